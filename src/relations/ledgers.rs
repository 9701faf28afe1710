//! Equations of tables that follow no form: sums by row and by column (`sums`), rates by their headers.

use super::quotients::Table;
use super::scale::Scales;
use super::sums::{Lines, Sum};
use super::{Basis, Dimension, Missing, Reading, Relation, Shape, Term, Verdict, minus, plus, rates, stated, verdict};
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::{Map, Set, sort};
use crate::base::unit::Unit;
use crate::facts::{Confidence, Facts, Field, Figure, FigureId, Labels, Ledger, TOO_LONG};
use crate::vocabulary::measure;

/// Digits after the point that are compared.
const SCALE: u32 = 6;

/// The equations of all such tables.
pub(super) fn state(facts: &Facts, relations: &mut Vec<Relation>) {
    let scales = Scales::new(facts);
    // What a form says of a figure goes first, and nothing is said twice.
    let computed = relations.iter().filter(|relation| relation.shape != Shape::Bound).filter_map(|one| one.result);
    let by_form: Set<FigureId> = computed.collect();
    for ledger in &facts.ledgers {
        relations.take_in(ledger.beyond.map(too_long));
        let block: Vec<&Field> = ledger.rated.iter().gather();
        for of in [measure::BUDGET_EXECUTION_RATE, measure::CHANGE_AMOUNT, measure::CHANGE_RATE] {
            let is_new = |field: &Field| field.figure().is_some_and(|id| !by_form.contains(&id));
            let computed =
                block.iter().filter(|field| field.measure == Some(of) && is_new(field)).filter_map(|field| {
                    let rate = Some(*field).filter(|_| of == measure::BUDGET_EXECUTION_RATE);
                    let computed = rate.and_then(|rate| rates::execution_rate(rate, &block));
                    let relation = computed.or_else(|| rates::change(field, &block))?;
                    Some(Relation { trust: Confidence::Likely, basis: Basis::Structure, ..relation })
                });
            let computed: Vec<Relation> = computed.gather();
            // Where most rows disagree, the columns are others than their headers say (追加 beside 年初预算).
            let count = |wanted: fn(&Verdict) -> bool| {
                computed.iter().filter(|relation| wanted(&verdict::judge(relation, facts, &scales).0)).count()
            };
            let broken = count(|verdict| matches!(verdict, Verdict::Broken(_)));
            let holding = count(|verdict| matches!(verdict, Verdict::Holds | Verdict::Rounding(_)));
            if broken <= holding {
                relations.take_in(computed);
            }
        }
    }
    let mut known = Known::default();
    for relation in relations.iter() {
        let verdict = verdict::judge(relation, facts, &scales).0;
        if relation.trust == Confidence::Certain && matches!(verdict, Verdict::Broken(_)) {
            known.blamed.extend(relation.figures());
        }
        let Some(result) = relation.result else { continue };
        if relation.shape == Shape::Sum && matches!(verdict, Verdict::Holds | Verdict::Rounding(_)) {
            known.settled.insert(result);
        }
        if matches!(relation.shape, Shape::Ratio | Shape::Change | Shape::Product) {
            known.computed.insert(result);
        }
        known.readings.entry(result).or_default().take_in(relation.readings.iter().cloned());
    }
    for ledger in &facts.ledgers {
        sums((facts, &scales), ledger, (relations, &mut known));
    }
}

/// What forms say of figures already.
#[derive(Default)]
struct Known {
    /// What each figure is the sum of.
    readings: Map<FigureId, Vec<Reading>>,
    /// Rates and changes that are computed.
    computed: Set<FigureId>,
    /// Sums that hold: what is no sum of other figures is none.
    settled: Set<FigureId>,
    /// Figures of which something is sure to be wrong: that comes first.
    blamed: Set<FigureId>,
}

/// The figures of a table as whole numbers of one unit, and how many decimals that is.
fn values(facts: &Facts, ledger: &Ledger) -> (Vec<Vec<Option<i64>>>, u32) {
    let figures = || ledger.figures.iter().spread(|row| row.iter().filter_map(|id| facts.figure((*id)?)));
    let scale = figures().map(|figure| figure.scale).max().unwrap_or_default().min(SCALE);
    let value = |id: &Option<FigureId>| facts.figure((*id)?)?.amount.in_units(scale);
    (ledger.figures.iter().map(|row| row.iter().map(value).gather()).gather(), scale)
}

/// The sums by row and by column, and what else is computed.
fn sums((facts, scales): (&Facts, &Scales), ledger: &Ledger, (relations, known): (&mut Vec<Relation>, &mut Known)) {
    let (by_row, scale) = values(facts, ledger);
    let square = |row: usize, col: usize| by_row.get(row).and_then(|row| *row.get(col)?);
    let rows = || 0..ledger.rows.len();
    let by_column = (0..ledger.columns.len()).map(|col| rows().map(|row| square(row, col)).gather()).gather();
    let down = Lines { lines: &ledger.rows, across: &ledger.columns, values: by_row.clone() };
    let along = Lines { lines: &ledger.columns, across: &ledger.rows, values: by_column };
    let id = |row: usize, col: usize| ledger.figures.get(row).and_then(|row| *row.get(col)?);
    let turned = |col: usize, row: usize| id(row, col);
    let of_rows = down.find(!ledger.beside);
    let mut of_columns = along.find(false);
    along.overlaps(&mut of_columns);
    squares(facts, &down, &of_rows, (scale, ledger.beside), (relations, known), id);
    squares(facts, &along, &of_columns, (scale, ledger.beside), (relations, known), turned);
    let table = |lines, across, id| Table { facts, scales, lines, across, known: &known.computed, id };
    let mut found = table(&along, &of_rows, &turned).find(!ledger.beside);
    found.take_in(table(&down, &of_columns, &id).find(false));
    let blamed = |relation: &Relation| {
        relation.terms_of(0).map(|term| term.figure).followed_by(relation.result).any(|id| known.blamed.contains(&id))
    };
    let broken = |relation: &Relation| matches!(verdict::judge(relation, facts, scales).0, Verdict::Broken(_));
    found.retain(|relation| !(blamed(relation) && broken(relation)));
    relations.take_in(found);
}

/// A relation for each square of each sum, but where the line across does not add up.
fn squares(
    facts: &Facts,
    lines: &Lines<'_>,
    sums: &[Sum],
    (scale, beside): (u32, bool),
    (relations, known): (&mut Vec<Relation>, &Known),
    id: impl Fn(usize, usize) -> Option<FigureId>,
) {
    let held = sums.iter().map(|sum| lines.held(sum)).gather();
    let mut asked: Set<usize> = Set::new();
    for (at, across) in lines.across.iter().enumerate() {
        let (mut found, mut no_sum) = (Vec::new(), across.unit == Unit::None);
        let is_money = |sum: &Sum| {
            id(sum.total, at).and_then(|id| facts.figure(id)).is_some_and(|figure| figure.unit.yuan().is_some())
        };
        for (sum, held) in sums.iter().zip(&held) {
            let Some((computed, count, filled)) = held.0.at(at) else { continue };
            let value = lines.values.get(sum.total).and_then(|line| *line.get(at)?);
            let Some(value) = value.filter(|_| count > 0) else { continue };
            let percent = |id| facts.figure(id).is_some_and(|figure: &Figure| figure.unit == Unit::Percent);
            no_sum |= across.label.ends_with('率') && id(sum.total, at).is_some_and(percent);
            let gap = value.abs_diff(computed);
            // What rounding explains is no sum, and nothing to ask.
            let figures =
                sum.parts.iter().followed_by(&sum.minus).followed_by([&sum.total]).filter_map(|line| id(*line, at));
            let rounded = gap > 0 && may_be_rounded(facts, figures, gap, scale);
            no_sum &= gap > 0 && !is_money(sum) && looks_like_no_sum(lines, sum, at, value);
            if gap == 0 && (filled > 1 || !across.is_running()) || gap > 0 && !rounded {
                found.push((sum, held, gap == 0));
            }
        }
        no_sum |= across.is_running();
        for (sum, held, holds) in found.into_iter().filter(|(.., holds)| *holds || !no_sum) {
            let figures = |lines: &[usize]| lines.iter().filter_map(|line| id(*line, at)).gather();
            let taken = figures(&sum.minus).into_iter().map(minus);
            let terms = figures(&sum.parts).into_iter().map(plus).followed_by(taken).gather();
            let Some(figure) = id(sum.total, at).and_then(|id| facts.figure(id)) else { continue };
            let Some(anchor) = figure.anchor else { continue };
            let terms = Reading { terms };
            // Parts of nothing tell two sums of one total not apart.
            let filled = |reading: &Reading| -> Vec<Term> {
                let is_filled = |term: &&Term| facts.figure(term.figure).is_some_and(|figure| !figure.amount.is_zero());
                reading.terms.iter().filter(is_filled).copied().gather()
            };
            let own = filled(&terms);
            let same = |other: &Reading| {
                let other = filled(other);
                other.len() == own.len() && other.iter().all(|term| own.contains(term))
            };
            let of_form = known.readings.get(&figure.id);
            let said = terms.terms.iter().any(|term| known.blamed.contains(&term.figure))
                || known.blamed.contains(&figure.id)
                || known.settled.contains(&figure.id);
            let again = cfg!(feature = "whole") && sum.once && !asked.insert(sum.total);
            if again || !holds && said || of_form.is_some_and(|readings| readings.iter().any(same)) {
                continue;
            }
            let mut relation = stated(Shape::Sum, Basis::Structure, Dimension::Part, anchor, figure.labels.clone());
            relation.result = Some(figure.id);
            relation.by_chance = of_form.is_some() || !lines.is_firm(sum, held, at, beside);
            relation.trust = if sum.guess { Confidence::Guess } else { Confidence::Likely };
            relation.readings.push(terms);
            relations.push(relation);
        }
    }
}

/// True where half of the last digit of each figure makes up a gap, all written with as many decimals as most of them.
fn may_be_rounded(facts: &Facts, figures: impl Iterator<Item = FigureId>, gap: u64, scale: u32) -> bool {
    let mut decimals: Map<u32, u64> = Map::new();
    let mut count = 0_u64;
    for figure in figures.filter_map(|id| facts.figure(id)).filter(|figure| !figure.amount.is_zero()) {
        count = count.saturating_add(1);
        if figure.scale > 0 {
            let own = decimals.entry(figure.scale).or_insert(0u64);
            *own = own.saturating_add(1);
        }
    }
    let most = decimals.iter().max_by_key(|(decimals, count)| (**count, **decimals)).map(|(decimals, _)| *decimals);
    let unit = most.map(|most| 10_u64.saturating_pow(scale.saturating_sub(most)));
    unit.is_some_and(|unit| gap.saturating_mul(2) <= count.saturating_mul(unit))
}

/// True where the total of a column is one of several like its parts: an average, an extreme, a number of the whole.
fn looks_like_no_sum(lines: &Lines<'_>, sum: &Sum, at: usize, value: i64) -> bool {
    let parts = sum.parts.iter().filter_map(|part| *lines.values.get(*part)?.get(at)?);
    let mut parts: Vec<i64> = parts.filter(|part| *part != 0).gather();
    sort(&mut parts);
    // One of them may be the wrong figure.
    let most = parts.len().checked_sub(2).and_then(|at| parts.get(at));
    parts.len() > 2 && parts.first().is_some_and(|least| *least <= value) && most.is_some_and(|most| value <= *most)
        || parts.len() > 2 && parts.last() == Some(&value)
}

/// What was not summed is said.
fn too_long(anchor: Anchor) -> Relation {
    let mut relation = stated(Shape::Sum, Basis::Structure, Dimension::Part, anchor, Labels::default());
    let name = TOO_LONG.to_owned();
    relation.missing.push(Missing { anchor, name, unread: true, minus: false, signed: false });
    relation
}
