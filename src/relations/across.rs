//! The same quantity in two forms of one submission. Forms are filled at different times and for different purposes
//! (执行数 in spring, 决算数 later): what differs is to be explained, it is no certain slip.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::base::ordered::sort_by_key;

use super::{Basis, Dimension, Reading, Relation, Shape, plus, stated};
use crate::base::unit::Unit;
use crate::base::word::{ends_with, has};
use crate::facts::{Confidence, Facts, Field, FigureId, Org};
use crate::packs::{Stage, words};
use crate::vocabulary::{FormKind, Measure, measure};

/// What forms repeat of each other. 年度资金总额 of a self-evaluation form is 支出总额 of the base data; of a list that
/// holds what was carried over as well, 总计 or 本年合计 may be meant.
const REPEATED: &[&[Measure]] = &[
    &[measure::EXPENDITURE_TOTAL, measure::ANNUAL_FUNDS, measure::EXPENDITURE_OF_YEAR],
    &[measure::INCOME_TOTAL, measure::INCOME_OF_YEAR],
    &[measure::THREE_PUBLIC_EXPENSES],
    &[measure::FIXED_ASSETS],
    &[measure::AUTHORIZED_POSTS],
    &[measure::IN_SERVICE_STAFF],
];

/// A quantity of the whole department in one form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Time {
    /// 上年
    Prior,
    /// 年初预算, 全年预算
    Budget,
    /// 执行数, 决算数, or no stage at all
    Outturn,
}

/// States what is repeated.
pub(super) fn state(facts: &Facts) -> Vec<Relation> {
    let mut relations: Vec<Relation> = REPEATED.iter().spread(|names| repeated(facts, names)).gather();
    relations.take_in(total_scores(facts));
    if cfg!(feature = "whole") {
        relations.take_in(told_scores(facts));
    }
    relations.take_in(balances(facts));
    relations.take_in(twice(facts));
    relations.take_in(by_nature(facts));
    relations
}

/// 年度资金总额 = 基本支出总额 + 项目支出总额, which stand in squares of the same table: of the funds that were spent, or
/// of those budgeted.
fn by_nature(facts: &Facts) -> Vec<Relation> {
    let amount = |field: &Field| facts.figure(field.figure()?).map(|figure| (figure.amount, figure.unit));
    let mut relations = Vec::new();
    let squares = || facts.fields.iter().filter(|field| field.labels.form == Some(FormKind::ExpenditureSquares));
    for basic in squares().filter(|field| field.measure == Some(measure::BASIC_EXPENDITURE)) {
        let here = |field: &&Field| (field.block.0, field.group.table()) == (basic.block.0, basic.group.table());
        let Some(project) = squares().filter(here).find(|field| field.measure == Some(measure::PROJECT_EXPENDITURE))
        else {
            continue;
        };
        let funds: Vec<&Field> =
            facts.fields.iter().filter(here).filter(|field| field.measure == Some(measure::ANNUAL_FUNDS)).gather();
        let (Some((one, unit)), Some((other, _))) = (amount(basic), amount(project)) else { continue };
        let sum = one.plus(other);
        let same = |field: &&&Field| amount(field).is_some_and(|(whole, of)| Some(whole) == sum && of == unit);
        // Of which stage they are, nobody says: a blank one may be meant.
        let filled = funds.iter().all(|field| field.figure().is_some());
        let spent = funds.iter().find(|field| filled && field.scope.stage == Some(Stage::Executed));
        let Some(whole) = funds.iter().find(same).or(spent) else { continue };
        let terms: Vec<_> = basic.figure().into_iter().followed_by(project.figure()).map(plus).gather();
        let labels = whole.labels.clone();
        let mut relation = stated(Shape::Sum, Basis::Identity, Dimension::Part, whole.anchor, labels);
        relation.measure = whole.measure;
        relation.result = whole.figure();
        relation.readings.push(Reading { terms });
        relations.take_in(relation.result.is_some().then_some(relation));
    }
    relations
}

/// 项目支出 of the base data with its items, and once more as a part of 部门整体支出: the outturn is the same.
fn twice(facts: &Facts) -> Vec<Relation> {
    let kind = Some(FormKind::BaseDataMoney);
    let is_outturn = |field: &&Field| {
        field.labels.form == kind && field.measure == Some(measure::PROJECT_EXPENDITURE) && time(field) == Time::Outturn
    };
    let fields: Vec<&Field> = facts.fields.iter().filter(is_outturn).gather();
    fields
        .windows(2)
        .filter_map(|pair| match pair {
            [first, second] if first.group == second.group => equal(first, vec![second.figure()?], Confidence::Likely),
            _ => None,
        })
        .gather()
}

/// Each later form against the first one that states the quantity.
fn repeated(facts: &Facts, names: &[Measure]) -> Vec<Relation> {
    let mut by_time: Map<Time, Vec<Vec<&Field>>> = Map::new();
    for field in facts.fields.iter().filter(|field| field.figure().is_some() && is_whole(field)) {
        if !field.measure.is_some_and(|measure| names.contains(&measure)) || is_wider(facts, field) {
            continue;
        }
        let forms = by_time.entry(time(field)).or_default();
        match forms.iter_mut().find(|form| form.first().is_some_and(|first| first.block == field.block)) {
            Some(form) => form.push(field),
            None => forms.push(vec![field]),
        }
    }
    for (_, forms) in by_time.iter_mut() {
        // The order of files must not matter.
        let amount =
            |form: &Vec<&Field>| form.first().and_then(|field| facts.figure(field.figure()?)).map(|f| f.amount);
        sort_by_key(forms, |form| (form.first().and_then(|field| field.labels.form), amount(form)));
    }
    by_time.values().spread(|forms| echoes(forms)).gather()
}

fn echoes(forms: &[Vec<&Field>]) -> Vec<Relation> {
    let Some((first, later)) = forms.split_first() else { return Vec::new() };
    let mut relations = Vec::new();
    for form in later {
        // The form that states one stage only is held against all stages of the other.
        let (single, several) = if form.len() > first.len() { (first, form) } else { (form, first) };
        match single.as_slice() {
            [field] => {
                let readings = several.iter().filter_map(|field| field.figure());
                relations.take_in(equal(field, readings.gather(), Confidence::Likely));
            }
            fields => relations.take_in(fields.iter().filter_map(|field| same_square(field, first))),
        }
    }
    relations
}

/// The same form in another file: stage by stage.
fn same_square(field: &Field, first: &[&Field]) -> Option<Relation> {
    let same = |other: &&&Field| {
        other.block.0 != field.block.0
            && (other.labels.form, other.measure) == (field.labels.form, field.measure)
            && other.scope.stage == field.scope.stage
    };
    let mut others = first.iter().filter(same);
    let other = others.next().filter(|_| others.next().is_none())?;
    equal(field, vec![other.figure()?], Confidence::Likely)
}

/// The figure of a field is one of others.
fn equal(field: &Field, others: Vec<FigureId>, trust: Confidence) -> Option<Relation> {
    let mut relation = stated(Shape::Equal, Basis::Identity, Dimension::Form, field.anchor, field.labels.clone());
    relation.measure = field.measure;
    relation.result = Some(field.figure()?);
    relation.trust = trust;
    relation.readings = others.into_iter().map(|figure| Reading { terms: vec![plus(figure)] }).gather();
    (!relation.readings.is_empty()).then_some(relation)
}

/// True for a figure of the whole department: no row of a unit, unless it is the only one that is filled.
pub(super) fn is_whole(field: &Field) -> bool {
    matches!(field.scope.org, None | Some(Org::Aggregate)) && !field.scope.project
}

/// 会议费 counted into 三公经费 is a form of its own.
pub(super) fn is_wider(facts: &Facts, field: &Field) -> bool {
    field.measure == Some(measure::THREE_PUBLIC_EXPENSES)
        && facts.fields.iter().any(|other| {
            other.block == field.block
                && other.measure == Some(measure::CONFERENCE_EXPENSES)
                && other.part_of == field.measure
                && other.figure().and_then(|id| facts.figure(id)).is_some_and(|figure| !figure.amount.is_zero())
        })
}

fn time(field: &Field) -> Time {
    match field.scope.stage {
        _ if field.scope.prior_year => Time::Prior,
        Some(Stage::InitialBudget | Stage::AdjustedBudget) => Time::Budget,
        Some(Stage::Executed | Stage::FinalAccounts) | None => Time::Outturn,
    }
}

/// 收入总计 = 支出总计 of two lists side by side, stage by stage: the totals hold what was carried over on both sides.
fn balances(facts: &Facts) -> Vec<Relation> {
    let of = |kind: FormKind, whole: Measure| {
        facts.fields.iter().filter(move |field| field.labels.form == Some(kind) && field.measure == Some(whole))
    };
    of(FormKind::ExpenditureList, measure::EXPENDITURE_TOTAL)
        .filter_map(|spent| {
            let mut incomes = of(FormKind::IncomeList, measure::INCOME_TOTAL);
            let income = incomes.find(|income| {
                (income.block.0, income.group.table(), income.line, income.scope.stage)
                    == (spent.block.0, spent.group.table(), spent.line, spent.scope.stage)
            })?;
            // 合计 may leave out what was carried over; 总计, or a row of it, says that it is in.
            let carried = |field: &Field| {
                let of = [measure::CARRY_OVER_FROM_PRIOR_YEAR, measure::SURPLUS];
                (field.block == spent.block || field.block == income.block)
                    && field.measure.is_some_and(|measure| of.contains(&measure))
            };
            if (spent.may_be_left_out || income.may_be_left_out) && !facts.fields.iter().any(carried) {
                return None;
            }
            let mut relation = equal(spent, vec![income.figure()?], Confidence::Certain)?;
            relation.varies = Dimension::Measure;
            Some(relation)
        })
        .gather()
}

/// The total that one form states of the scores of another.
fn total_scores(facts: &Facts) -> Vec<Relation> {
    let totals: Vec<FigureId> = facts.scores.iter().filter_map(|table| table.total_score).gather();
    let trust = if totals.len() == 1 { Confidence::Certain } else { Confidence::Likely };
    let stated = facts.fields.iter().filter(|field| field.measure == Some(measure::TOTAL_SELF_SCORE));
    stated
        .filter(|field| field.figure().is_some_and(|figure| !totals.contains(&figure)))
        .filter_map(|field| equal(field, totals.clone(), trust))
        .gather()
}

/// The total score that a sentence states: that of one of the score tables.
fn told_scores(facts: &Facts) -> Vec<Relation> {
    const MOST: usize = 16;
    let totals: Vec<FigureId> = facts.scores.iter().filter_map(|table| table.total_score).gather();
    let of_fields = facts.fields.iter().filter(|field| field.measure == Some(measure::TOTAL_SELF_SCORE));
    let totals: Vec<FigureId> = totals.into_iter().followed_by(of_fields.filter_map(Field::figure)).gather();
    let told = facts.figures.iter().filter(|figure| {
        let label =
            figure.labels.row.last().filter(|_| figure.labels.form.is_none() && figure.labels.column.is_empty());
        figure.unit == Unit::Points
            && figure.measure.is_none()
            && !totals.contains(&figure.id)
            && label.is_some_and(|label| is_total_score(label))
    });
    let mut relations = Vec::new();
    for figure in told.take(MOST) {
        let Some(anchor) = figure.anchor.filter(|_| !totals.is_empty()) else { continue };
        let labels = figure.labels.clone();
        let mut relation = stated(Shape::Equal, Basis::Identity, Dimension::Form, anchor, labels);
        relation.measure = Some(measure::TOTAL_SELF_SCORE);
        relation.result = Some(figure.id);
        relation.trust = Confidence::Likely;
        relation.readings = totals.iter().map(|total| Reading { terms: vec![plus(*total)] }).gather();
        relations.push(relation);
    }
    relations
}

/// 综合得分, 自评得分: of all, and no part of it.
fn is_total_score(label: &str) -> bool {
    let own = label.strip_prefix(words::THIS_PROJECT).unwrap_or(label);
    ends_with(own, words::TOLD_SCORES).is_some() && !has(own, words::PARTS_OF_SCORE)
}
