//! Equations of tables that follow no form: sums by row and by column (`sums`), rates by their headers.

use super::scale::Scales;
use super::sums::{Lines, Sum};
use super::{Basis, Dimension, Missing, Reading, Relation, Shape, Verdict, minus, plus, rates, stated, verdict};
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::{Map, sort};
use crate::base::unit::Unit;
use crate::facts::{Confidence, Facts, Field, FigureId, Labels, Ledger, TOO_LONG};
use crate::vocabulary::measure;

/// Digits after the point that are compared.
const SCALE: u32 = 6;

/// The equations of all such tables.
pub(super) fn state(facts: &Facts, relations: &mut Vec<Relation>) {
    let scales = Scales::new(facts);
    for ledger in &facts.ledgers {
        relations.take_in(ledger.beyond.map(too_long));
        let block: Vec<&Field> = ledger.rated.iter().gather();
        for of in [measure::BUDGET_EXECUTION_RATE, measure::CHANGE_AMOUNT, measure::CHANGE_RATE] {
            let computed = block.iter().filter(|field| field.measure == Some(of)).filter_map(|field| {
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
    // What a form says of a total goes first, and nothing is said twice.
    let mut known: Known = Map::new();
    for relation in relations.iter() {
        let Some(result) = relation.result else { continue };
        known.entry(result).or_default().take_in(relation.readings.iter().cloned());
    }
    for ledger in &facts.ledgers {
        sums(facts, ledger, (relations, &known));
    }
}

/// What is said of a figure already.
type Known = Map<FigureId, Vec<Reading>>;

/// The figures of a table as whole numbers of one unit, and how many decimals that is.
fn values(facts: &Facts, ledger: &Ledger) -> (Vec<Vec<Option<i64>>>, u32) {
    let figures = || ledger.figures.iter().spread(|row| row.iter().filter_map(|id| facts.figure((*id)?)));
    let scale = figures().map(|figure| figure.scale).max().unwrap_or_default().min(SCALE);
    let value = |id: &Option<FigureId>| facts.figure((*id)?)?.amount.in_units(scale);
    (ledger.figures.iter().map(|row| row.iter().map(value).gather()).gather(), scale)
}

/// The sums by row and by column.
fn sums(facts: &Facts, ledger: &Ledger, (relations, known): (&mut Vec<Relation>, &Known)) {
    let (by_row, scale) = values(facts, ledger);
    let square = |row: usize, col: usize| by_row.get(row).and_then(|row| *row.get(col)?);
    let rows = || 0..ledger.rows.len();
    let by_column = (0..ledger.columns.len()).map(|col| rows().map(|row| square(row, col)).gather()).gather();
    let down = Lines { lines: &ledger.rows, across: &ledger.columns, values: by_row.clone() };
    let along = Lines { lines: &ledger.columns, across: &ledger.rows, values: by_column };
    let id = |row: usize, col: usize| ledger.figures.get(row).and_then(|row| *row.get(col)?);
    let found = down.find(!ledger.beside);
    squares(facts, &down, &found, scale, (relations, known), id);
    let found = along.find(false);
    squares(facts, &along, &found, scale, (relations, known), |col, row| id(row, col));
}

/// A relation for each square of each sum, but where the line across does not add up.
fn squares(
    facts: &Facts,
    lines: &Lines<'_>,
    sums: &[Sum],
    scale: u32,
    (relations, known): (&mut Vec<Relation>, &Known),
    id: impl Fn(usize, usize) -> Option<FigureId>,
) {
    for (at, across) in lines.across.iter().enumerate() {
        let (mut found, mut no_sum) = (Vec::new(), across.unit == Unit::None);
        for sum in sums {
            let Some((computed, count, filled)) = lines.running(sum).at(at) else { continue };
            let value = lines.values.get(sum.total).and_then(|line| *line.get(at)?);
            let Some(value) = value.filter(|_| count > 0) else { continue };
            let gap = value.abs_diff(computed);
            // What rounding explains is no sum, and nothing to ask.
            let rounded =
                scale > 0 && gap.saturating_mul(2) <= u64::try_from(count).unwrap_or_default().saturating_add(1);
            no_sum &= gap > 0 && looks_like_no_sum(lines, sum, at, value);
            if gap == 0 && (filled > 1 || !across.is_running()) || gap > 0 && !rounded {
                found.push((sum, gap == 0));
            }
        }
        no_sum |= across.is_running();
        for (sum, holds) in found.into_iter().filter(|(_, holds)| *holds || !no_sum) {
            let figures = |lines: &[usize]| lines.iter().filter_map(|line| id(*line, at)).gather();
            let taken = figures(&sum.minus).into_iter().map(minus);
            let terms = figures(&sum.parts).into_iter().map(plus).followed_by(taken).gather();
            let Some(figure) = id(sum.total, at).and_then(|id| facts.figure(id)) else { continue };
            let Some(anchor) = figure.anchor else { continue };
            let terms = Reading { terms };
            let same = |other: &Reading| {
                other.terms.len() == terms.terms.len() && other.terms.iter().all(|term| terms.terms.contains(term))
            };
            if known.get(&figure.id).is_some_and(|readings| !holds || readings.iter().any(same)) {
                continue;
            }
            let mut relation = stated(Shape::Sum, Basis::Structure, Dimension::Part, anchor, figure.labels.clone());
            relation.result = Some(figure.id);
            relation.trust = if sum.guess { Confidence::Guess } else { Confidence::Likely };
            relation.readings.push(terms);
            relations.push(relation);
        }
    }
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
