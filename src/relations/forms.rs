//! Relations that a form states by its columns and rows.

use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::word::has;
use std::ops::Range;

use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place};
use crate::base::ordered::{Map, Set};

use super::{Basis, Dimension, Reading, Relation, Shape, Term, missing, plus, rates, stated, subjects};
use crate::facts::{Confidence, Fact, Facts, Field, Figure, FigureId, Group, Org};
use crate::packs::{Packs, Stage, words};
use crate::vocabulary::measure::UnitKind;
use crate::vocabulary::{FormKind, Measure, measure};

/// Fields of one form.
pub(super) type Block<'a> = Vec<&'a Field>;

/// All relations that forms state.
pub(super) fn state(facts: &Facts, packs: &Packs) -> Vec<Relation> {
    let mut blocks: Map<(u32, usize), Block<'_>> = Map::new();
    for field in &facts.fields {
        blocks.entry(field.block).or_default().push(field);
    }
    let mut relations = Vec::new();
    for block in blocks.values() {
        relations.take_in(totals_of_parts(facts, block));
        relations.take_in(totals_of_units(facts, block));
        relations.take_in(subjects::state(facts, block));
        relations.take_in(rates::state(block, packs));
        relations.take_in(limits(block));
        relations.take_in(by_use(block));
        relations.take_in(classifications(block));
    }
    relations
}

/// Total = its parts, in each row (or inner block) by itself.
fn totals_of_parts(facts: &Facts, block: &Block<'_>) -> Vec<Relation> {
    let mut groups: Map<Group, Block<'_>> = Map::new();
    for field in block {
        groups.entry(field.group).or_default().push(field);
    }
    let mut relations = Vec::new();
    let mut known: Vec<usize> = Vec::new();
    let (mut halves, mut tries) = (Set::<Measure>::new(), MOST_HALVES);
    for fields in groups.values().filter(|fields| fields.iter().any(|field| field.fact != Fact::Blank)) {
        let wholes: Set<Measure> = fields.iter().filter_map(|field| field.part_of).collect();
        for whole in wholes {
            let Some(result) = fields.iter().find(|field| field.measure == Some(whole)) else { continue };
            let parts = fields.iter().copied().filter(|field| field.part_of == Some(whole));
            let parts = nearest(result, parts.gather());
            let lines = reach(result, &parts, fields);
            let unknown = fields.iter().filter(|field| is_unknown(field) && is_within(field, &lines));
            let unknown = unknown.filter_map(|field| field.figure()).filter(|id| !is_zero(facts, *id)).gather();
            let lone = parts.len() == 1 || parts.iter().all(|part| is_grant(part));
            let inner = [measure::FUNDS_BY_SOURCE, measure::FUNDS_BY_NATURE].contains(&whole);
            let open = (inner && result.fact == Fact::Blank).then(|| classified(facts, block, whole, &parts)).flatten();
            let Some(mut relation) = total(open.unwrap_or(result), parts, Dimension::Part) else { continue };
            if open.is_some() {
                relation.trust = Confidence::Likely;
            }
            part_by_nature(&mut relation, facts);
            allow_left_out(&mut relation, fields);
            let readings = relation.readings.len();
            allow_unknown(&mut relation, unknown);
            // Idle assets are neither in use nor leased out; not every form has a column 其他 for them.
            let closed = whole != measure::FIXED_ASSETS
                || fields.iter().any(|field| field.measure == Some(measure::OTHER_FIXED_ASSETS));
            if !closed && is_short(facts, &relation) {
                relation.trust = Confidence::Likely;
            }
            // One part alone (其中：公用经费), or what levels above gave, need not be all of its whole. Where the report states
            // what is lacking elsewhere, the row of the other half may have been left out: asked once.
            if lone && relation.readings.len() == 1 && is_short(facts, &relation) {
                let asks =
                    cfg!(feature = "whole") && tries > 0 && !halves.contains(&whole) && is_half(fields, &relation);
                tries = tries.saturating_sub(usize::from(asks));
                if !(asks && is_stated_elsewhere(facts, &relation)) {
                    continue;
                }
                halves.insert(whole);
                relation.trust = Confidence::Guess;
            }
            relations.push(relation);
            known.push(readings);
        }
    }
    same_throughout(facts, &mut relations, &known);
    leave_out_blank_rows(facts, block, &mut relations);
    relations
}

/// What 按收入性质分：, left blank, would say: the annual funds of the stage that its parts make up; where they make up none,
/// those budgeted by source, those spent by nature.
fn classified<'a>(facts: &Facts, block: &Block<'a>, of: Measure, parts: &[&Field]) -> Option<&'a Field> {
    let amount = |field: &Field| facts.figure(field.figure()?).map(|figure| figure.amount);
    let sum = parts.iter().filter_map(|part| amount(part)).try_fold(Amount::ZERO, Amount::plus);
    let stage = if of == measure::FUNDS_BY_SOURCE { Stage::AdjustedBudget } else { Stage::Executed };
    let funds = || block.iter().copied().filter(|field| field.measure == Some(measure::ANNUAL_FUNDS));
    funds().find(|field| amount(field) == sum).or_else(|| funds().find(|field| field.scope.stage == Some(stage)))
}

/// Of one form, so many lone parts are looked up in the rest of the report.
const MOST_HALVES: usize = 16;

/// True where what a total lacks stands in another table or in a sentence.
fn is_stated_elsewhere(facts: &Facts, relation: &Relation) -> bool {
    const DIGITS: usize = 3;
    let figure = |id: FigureId| facts.figure(id);
    let terms = relation.terms().iter().filter_map(|term| figure(term.figure));
    let sum = terms.map(|term| term.amount).try_fold(Amount::ZERO, Amount::plus);
    let Some((total, gap)) =
        relation.result.and_then(figure).and_then(|total| Some((total, total.amount.minus(sum?)?)))
    else {
        return false;
    };
    let digits = gap.written(0).trim_end_matches('0').bytes().filter(u8::is_ascii_digit).count();
    let home = |figure: &Figure| {
        figure.anchor.map(|anchor| match anchor.place {
            Place::Cell { table, .. } => (anchor.source, Some(table)),
            Place::Block { .. } | Place::Document => (anchor.source, None),
        })
    };
    let is_gap = |other: &Figure| {
        let factor = other.unit.factor_to(total.unit);
        home(other) != home(total) && factor.and_then(|factor| other.amount.times(factor)) == Some(gap)
    };
    digits >= DIGITS && facts.figures.iter().any(is_gap)
}

/// True where the one part is one of two that make up such a whole.
fn is_half(fields: &[&Field], relation: &Relation) -> bool {
    const HALVES: [Measure; 6] = [
        measure::BASIC_EXPENDITURE,
        measure::PROJECT_EXPENDITURE,
        measure::OFFICIAL_VEHICLES_PURCHASE,
        measure::OFFICIAL_VEHICLES_OPERATION,
        measure::INCOME_OF_YEAR,
        measure::EXPENDITURE_OF_YEAR,
    ];
    let [only] = relation.terms() else { return false };
    let part = fields.iter().find(|field| field.figure() == Some(only.figure));
    let of = part.and_then(|part| part.measure);
    of.is_some_and(|of| HALVES.contains(&of)) && relation.missing.is_empty()
}

/// 其中：中央补助 is what another level gave.
fn is_grant(part: &Field) -> bool {
    let name = part.labels.row.last().map(String::as_str).unwrap_or_default();
    has(name, words::GRANTS)
}

/// A row that is blank in every column holds nothing where one column of the form adds up without it.
fn leave_out_blank_rows(facts: &Facts, block: &Block<'_>, relations: &mut [Relation]) {
    let filled: Set<usize> = block.iter().filter(|field| field.fact != Fact::Blank).map(|field| field.line).collect();
    let of_columns = block.iter().filter(|field| matches!(field.group, Group::Column(..)));
    let blank: Set<Anchor> =
        of_columns.filter(|field| !filled.contains(&field.line)).map(|field| field.anchor).collect();
    let is_blank = |relation: &Relation| {
        !relation.missing.is_empty() && relation.missing.iter().all(|missing| blank.contains(&missing.anchor))
    };
    let adds_up = |relation: &&Relation| relation.terms().len() > 1 && is_blank(relation) && adds_up(facts, relation);
    let sure: Set<Measure> = relations.iter().filter(adds_up).filter_map(|relation| relation.measure).collect();
    for relation in relations.iter_mut().filter(|relation| relation.measure.is_some_and(|of| sure.contains(&of))) {
        if is_blank(relation) && is_short(facts, relation) {
            relation.missing.clear();
            relation.trust = Confidence::Likely;
        }
    }
}

/// The rows of a list in which a part of a total may stand: those above it, or below it up to what is no part of it.
fn reach(whole: &Field, parts: &[&Field], fields: &[&Field]) -> Range<usize> {
    let Some(last) = parts.iter().map(|part| part.line).max() else { return 0..0 };
    if last < whole.line {
        return 0..whole.line;
    }
    let ends = |field: &&&Field| {
        field.line > last && field.measure.is_some() && field.part_of.is_none() && field.within.is_none()
    };
    whole.line..fields.iter().find(ends).map_or(usize::MAX, |field| field.line)
}

fn is_within(field: &Field, lines: &Range<usize>) -> bool {
    !is_listed(field) || lines.contains(&field.line)
}

fn is_zero(facts: &Facts, id: FigureId) -> bool {
    facts.figure(id).is_some_and(|figure| figure.amount.is_zero())
}

/// True where the first reading falls short of what is stated.
fn is_short(facts: &Facts, relation: &Relation) -> bool {
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let terms = relation.terms().iter();
    let sum = terms.filter_map(|term| amount(term.figure)).try_fold(Amount::ZERO, Amount::plus);
    relation.result.and_then(amount).zip(sum).is_some_and(|(stated, sum)| sum < stated)
}

/// A list may state a part twice, with its details and under its total: the row nearer to the total counts.
fn nearest<'a>(whole: &Field, parts: Vec<&'a Field>) -> Vec<&'a Field> {
    let away = |field: &Field| field.line.abs_diff(whole.line);
    let nearer = |other: &&&Field, part: &Field| {
        part.measure.is_some() && other.measure == part.measure && away(other) < away(part)
    };
    parts.iter().copied().filter(|part| !parts.iter().any(|other| nearer(&other, part))).gather()
}

/// A money block may list its funds by source and again by nature (基本支出, 项目支出): each by itself is all of them.
fn part_by_nature(relation: &mut Relation, facts: &Facts) {
    let Some(first) = relation.readings.first_mut().filter(|_| relation.measure == Some(measure::ANNUAL_FUNDS)) else {
        return;
    };
    let of_nature = [Some(measure::BASIC_EXPENDITURE), Some(measure::PROJECT_EXPENDITURE)];
    let by_nature = |term: &Term| facts.figure(term.figure).is_some_and(|figure| of_nature.contains(&figure.measure));
    let (nature, source): (Vec<Term>, Vec<Term>) = first.terms.iter().partition(|term| by_nature(term));
    if !nature.is_empty() && !source.is_empty() {
        first.terms = source;
        relation.readings.push(Reading { terms: nature });
        relation.trust = Confidence::Likely;
    }
}

/// Forms differ in what they count (会议费 in 三公经费): the total without it is lawful too.
fn allow_left_out(relation: &mut Relation, fields: &[&Field]) {
    let optional: Vec<_> =
        fields.iter().filter(|field| field.may_be_left_out).filter_map(|field| field.figure()).gather();
    let Some(mut without) = relation.readings.first().cloned() else { return };
    without.terms.retain(|term| !optional.contains(&term.figure));
    let strange = |field: &&&Field| {
        let counted = field.figure().is_some_and(|id| relation.terms().iter().any(|term| term.figure == id));
        counted && field.may_be_left_out && field.measure.is_none()
    };
    if fields.iter().any(|field| strange(&field)) {
        relation.trust = Confidence::Likely;
    }
    if !without.terms.is_empty() && !relation.readings.contains(&without) {
        relation.readings.push(without);
    }
}

/// A county's column or row that no pack knows may be a part too: then both readings are lawful, and none is certain.
fn allow_unknown(relation: &mut Relation, unknown: Vec<FigureId>) {
    const FEW: usize = 4;
    const MOST: usize = 16;
    let Some(known) = relation.readings.first().cloned().filter(|_| !unknown.is_empty()) else { return };
    relation.trust = Confidence::Likely;
    let mut add = |takes: &dyn Fn(usize) -> bool| {
        let mut with = known.clone();
        let taken = unknown.iter().enumerate().filter(|(at, _)| takes(*at));
        with.terms.take_in(taken.map(|(_, id)| plus(*id)));
        relation.readings.push(with);
    };
    // All of them; of a few also some, of more each by itself, as one may hold another (财政拨款, 其中非税收入).
    add(&|_| true);
    if unknown.len() <= FEW {
        let all = (1usize << unknown.len()).saturating_sub(1);
        (1..all).rev().for_each(|some| add(&|at| some >> at & 1 == 1));
    } else {
        (0..unknown.len().min(MOST)).for_each(|one| add(&|at| at == one));
    }
}

/// An unknown column that is no part of the total in the other rows is none in this one: 政府采购金额 was added once more.
fn same_throughout(facts: &Facts, relations: &mut [Relation], known: &[usize]) {
    const SURE: usize = 3;
    let mut without: Map<Measure, usize> = Map::new();
    for (relation, known) in relations.iter().zip(known).filter(|(relation, known)| relation.readings.len() > **known) {
        let Some(of) = relation.measure.filter(|_| *known > 0 && adds_up(facts, relation)) else { continue };
        let count = without.entry(of).or_insert(0usize);
        *count = count.saturating_add(1);
    }
    for (relation, known) in relations.iter_mut().zip(known) {
        let sure = relation.measure.and_then(|of| without.get(&of)).is_some_and(|count| *count >= SURE);
        if sure && !adds_up(facts, relation) {
            relation.readings.truncate(*known);
        }
    }
}

/// True where the first reading makes up what is stated.
fn adds_up(facts: &Facts, relation: &Relation) -> bool {
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let sum = relation.terms().iter().try_fold(Amount::ZERO, |sum, term| sum.plus(amount(term.figure)?));
    sum.is_some() && sum == relation.result.and_then(amount)
}

/// True for an amount of which nothing is known. In a list of measures a detail is a memo item.
fn is_unknown(field: &Field) -> bool {
    field.measure.is_none()
        && field.part_of.is_none()
        && field.within.is_none()
        && (!is_listed(field) || field.may_be_left_out)
}

fn is_listed(field: &Field) -> bool {
    matches!(field.group, Group::Column(..)) && field.labels.form != Some(FormKind::SelfEvaluationFunds)
}

/// 汇总 = 本级 + 所属单位, in each column by itself.
fn totals_of_units(facts: &Facts, block: &Block<'_>) -> Vec<Relation> {
    let mut columns: Map<(Option<Measure>, Option<Stage>, &str), Block<'_>> = Map::new();
    for field in block {
        let key = (field.measure, field.scope.stage, field.labels.column.as_str());
        columns.entry(key).or_default().push(field);
    }
    let blank_rows = blank_rows(block);
    let mut relations = Vec::new();
    for fields in columns.values() {
        let mut wholes = fields.iter().filter(|field| field.scope.org == Some(Org::Aggregate));
        let (Some(result), None) = (wholes.next(), wholes.next()) else { continue };
        if result.measure.is_some_and(|measure| measure.unit() == UnitKind::Rate) {
            continue;
        }
        let counts = |field: &&&Field| !blank_rows.contains(&field.group) || !is_placeholder(field);
        relations.take_in(total_of_units(result, &fields.iter().copied().filter(|f| counts(&f)).gather()));
    }
    // Where one unit alone is listed and none of its columns is all of the total, the others were not listed: said once.
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let is_less = |relation: &Relation| match relation.terms() {
        [only] => relation.missing.is_empty() && amount(only.figure) < relation.result.and_then(amount),
        _ => false,
    };
    let is_nothing = |relation: &Relation| relation.result.and_then(amount).is_none_or(Amount::is_zero);
    let all = relations.iter().all(|relation| is_less(relation) || is_nothing(relation));
    if all && relations.iter().any(is_less) {
        relations.retain(is_less);
        relations.truncate(1);
        relations.iter_mut().for_each(|relation| relation.trust = Confidence::Guess);
    }
    relations
}

/// The sum of the units; where the list holds subtotals, with these for what they hold, or without them.
fn total_of_units(result: &Field, fields: &[&Field]) -> Option<Relation> {
    let of = |wanted: fn(&Org) -> bool| {
        let parts = fields.iter().copied().filter(|field| field.scope.org.as_ref().is_some_and(wanted));
        parts.gather()
    };
    let single = of(|org| matches!(org, Org::Own | Org::Unit(_) | Org::Placeholder(_) | Org::Lower(_)));
    let summed = of(|org| matches!(org, Org::Own | Org::Unit(_) | Org::Placeholder(_) | Org::Subtotal(_)));
    let any = |wanted: fn(&Org) -> bool| fields.iter().any(|field| field.scope.org.as_ref().is_some_and(wanted));
    // What stands below a unit (其中) may be in it already.
    let nested = any(|org| matches!(org, Org::Detail(_))) && any(|org| matches!(org, Org::Lower(_)));
    let has_subtotals = nested || any(|org| matches!(org, Org::Subtotal(_)));
    // 二级机构 over its units is no unit, but all of them.
    let heads = |field: &&Field| match &field.scope.org {
        Some(Org::Placeholder(name)) => field.figure().is_some() && !name.ends_with(|c: char| c.is_ascii_digit()),
        _ => false,
    };
    let headed = fields.iter().copied().any(|field| heads(&field)) && any(|org| matches!(org, Org::Unit(_)));
    let mut relation = total(result, single, Dimension::Unit)?;
    if headed {
        let own = of(|org| matches!(org, Org::Own | Org::Placeholder(_)));
        relation
            .readings
            .insert(0, Reading { terms: own.iter().filter_map(|field| field.figure()).map(plus).gather() });
        relation.trust = Confidence::Likely;
    }
    if result.measure.is_none() {
        // What an unknown column holds need not add up.
        relation.trust = Confidence::Likely;
    }
    if has_subtotals {
        relation.readings.push(Reading { terms: summed.iter().filter_map(|field| field.figure()).map(plus).gather() });
        relation.trust = Confidence::Likely;
    }
    Some(relation)
}

/// True for a blank row that names no unit. One that does (环卫处等5个单位) may hold what is missing.
fn is_placeholder(field: &Field) -> bool {
    match &field.scope.org {
        Some(Org::Own | Org::Placeholder(_)) => true,
        // 5. alone is a number of the printed form.
        Some(Org::Unit(name) | Org::Lower(name)) => !name.chars().any(fold::is_letter),
        _ => false,
    }
}

/// Rows without a single figure: a unit that does not exist (二级机构1) is no part.
fn blank_rows(block: &Block<'_>) -> Set<Group> {
    let filled: Set<Group> = block.iter().filter(|field| field.fact != Fact::Blank).map(|field| field.group).collect();
    block.iter().map(|field| field.group).filter(|group| !filled.contains(group)).collect()
}

/// A sum. None where there is no filled part, or no total to compare with and nothing to say about it.
pub(super) fn total(result: &Field, parts: Vec<&Field>, varies: Dimension) -> Option<Relation> {
    let terms: Vec<_> = parts.iter().filter_map(|field| field.figure()).map(plus).gather();
    if terms.is_empty() {
        return None;
    }
    let mut relation = stated(Shape::Sum, Basis::Form, varies, result.anchor, result.labels.clone());
    relation.measure = result.measure;
    relation.result = result.figure();
    relation.missing = parts.iter().filter(|field| field.figure().is_none()).map(|field| missing(field)).gather();
    if relation.result.is_none() {
        relation.missing.insert(0, missing(result));
    }
    relation.readings.push(Reading { terms });
    Some(relation)
}

/// 其中：公用经费 is one chosen part of 基本支出: it may be anything up to the whole.
fn limits(block: &Block<'_>) -> Vec<Relation> {
    let parts = block.iter().filter(|field| field.within.is_some());
    parts
        .filter_map(|part| {
            let whole = block.iter().find(|field| field.group == part.group && field.measure == part.within)?;
            let mut relation = stated(Shape::Bound, Basis::Form, Dimension::Part, part.anchor, part.labels.clone());
            relation.measure = part.measure;
            relation.result = Some(whole.figure()?);
            relation.readings.push(Reading { terms: vec![plus(part.figure()?)] });
            Some(relation)
        })
        .gather()
}

/// 基本支出 = 人员经费 + 公用经费, where a list names both within it: each alone is a memo item.
fn by_use(block: &Block<'_>) -> Vec<Relation> {
    let wholes = block.iter().filter(|field| field.measure == Some(measure::BASIC_EXPENDITURE));
    wholes
        .filter_map(|whole| {
            let part = |of: Measure| {
                block.iter().copied().find(|field| {
                    let within = field.within == whole.measure && field.group == whole.group;
                    within && field.measure == Some(of) && field.figure().is_some()
                })
            };
            let parts = vec![part(measure::PERSONNEL_EXPENDITURE)?, part(measure::OPERATING_EXPENDITURE)?];
            whole.figure()?;
            Some(Relation { trust: Confidence::Likely, ..total(whole, parts, Dimension::Part)? })
        })
        .gather()
}

/// 按收入性质分 and 按支出性质分 each classify the funds of one stage; which one, the form leaves open.
fn classifications(block: &Block<'_>) -> Vec<Relation> {
    let funds: Vec<_> = [Stage::AdjustedBudget, Stage::Executed, Stage::InitialBudget]
        .into_iter()
        .filter_map(|stage| {
            block
                .iter()
                .find(|field| field.measure == Some(measure::ANNUAL_FUNDS) && field.scope.stage == Some(stage))?
                .figure()
        })
        .gather();
    if funds.is_empty() {
        return Vec::new();
    }
    block
        .iter()
        .filter(|field| {
            field.labels.form == Some(FormKind::SelfEvaluationFunds)
                && matches!(field.measure, Some(measure::FUNDS_BY_SOURCE | measure::FUNDS_BY_NATURE))
        })
        .filter_map(|field| {
            let mut relation = stated(Shape::Equal, Basis::Form, Dimension::Stage, field.anchor, field.labels.clone());
            relation.measure = field.measure;
            relation.result = Some(field.figure()?);
            relation.trust = Confidence::Likely;
            relation.readings = funds.iter().map(|figure| Reading { terms: vec![plus(*figure)] }).gather();
            Some(relation)
        })
        .gather()
}
