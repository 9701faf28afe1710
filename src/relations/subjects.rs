//! 科目 that hold one another by their codes: 201 = 20101 + 20102, 20101 = 2010101 + 2010102, and 合计 all of the first level.

use crate::base::list::Gather as _;
use crate::base::ordered::Map;

use super::forms::{Block, total};
use super::{Dimension, Relation};
use crate::base::amount::Amount;
use crate::facts::{Confidence, Facts, Field, FigureId, Org};
use crate::packs::Stage;
use crate::vocabulary::Measure;

/// What tells one column of a form from the others.
type Column<'a> = (Option<Measure>, Option<Stage>, &'a str);

/// A sum for each row with others below it, in each column by itself. That all of them are listed is certain where
/// another sum of the table holds; else some may have been left out.
pub(super) fn state(facts: &Facts, block: &Block<'_>) -> Vec<Relation> {
    let mut columns: Map<Column<'_>, Vec<(&str, &Field)>> = Map::new();
    for field in block {
        if let Some(Org::Subject(code)) = &field.scope.org {
            let key = (field.measure, field.scope.stage, field.labels.column.as_str());
            columns.entry(key).or_default().push((code, field));
        }
    }
    let mut relations: Vec<Relation> = Vec::new();
    for rows in columns.values() {
        for (whole, parts) in wholes(rows) {
            relations.extend(total(whole, parts, Dimension::Part));
        }
    }
    let holding = relations.iter().filter(|relation| relation.terms().len() > 1 && holds(facts, relation)).count();
    for relation in &mut relations {
        if holding == 0 || relation.measure.is_none() {
            relation.trust = Confidence::Likely;
        }
    }
    relations
}

/// Each row with the rows that are right below it by their codes, one pass over all.
fn wholes<'a>(rows: &[(&'a str, &'a Field)]) -> Vec<(&'a Field, Vec<&'a Field>)> {
    let mut wholes: Vec<(&Field, Vec<&Field>)> = rows.iter().map(|(_, field)| (*field, Vec::new())).gather();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut outermost = Vec::new();
    // A code that comes again, as with a row for each project below its 科目: what holds what is not known.
    if rows.iter().zip(rows.iter().skip(1)).any(|((one, _), (other, _))| one == other) {
        return Vec::new();
    }
    for (at, (code, field)) in rows.iter().enumerate() {
        while open.pop_if(|(_, over)| *over == *code || !code.starts_with(*over)).is_some() {}
        match open.last().and_then(|(over, _)| wholes.get_mut(*over)) {
            Some((_, parts)) => parts.push(field),
            None if !code.is_empty() => outermost.push(*field),
            None => {}
        }
        open.push((at, code));
    }
    // The total may stand below.
    if let (Some(("", _)), Some((_, parts))) = (rows.last(), wholes.last_mut()) {
        *parts = outermost;
    }
    wholes.retain(|(_, parts)| !parts.is_empty());
    wholes
}

fn holds(facts: &Facts, relation: &Relation) -> bool {
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let sum = relation.terms().iter().try_fold(Amount::ZERO, |sum, term| sum.plus(amount(term.figure)?));
    sum.is_some() && sum == relation.result.and_then(amount)
}
