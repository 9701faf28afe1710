//! Identities of the packs between measures of different forms, such as 收入 − 支出 = 结余.

use crate::base::list::Gather as _;
use crate::base::ordered::{Map, Set};

use super::{Basis, Dimension, Missing, Reading, Relation, Shape, Term, minus, missing, stated};
use crate::facts::{Confidence, Fact, Facts, Field, Group, Org};
use crate::packs::{Identity, IdentityReading, Packs};
use crate::vocabulary::{Measure, measure};

/// For each unit, the fields of a measure, in order of their sources.
type Stated<'a> = Map<(Org, Measure), Vec<&'a Field>>;

/// States each identity once for every unit that states its result.
pub(super) fn state(facts: &Facts, packs: &Packs) -> Vec<Relation> {
    let mut fields: Stated<'_> = Map::new();
    for field in &facts.fields {
        if let (Some(measure), Some(org)) = (field.measure, &field.scope.org) {
            fields.entry((org.clone(), measure)).or_default().push(field);
        }
    }
    let strange = facts.fields.iter().filter(|field| field.measure.is_none());
    let unknown: Set<_> = strange.map(|field| (field.block.0, field.group)).collect();
    packs
        .packs
        .iter()
        .spread(|pack| &pack.identities)
        .spread(|identity| state_one(identity, &fields, &unknown))
        .gather()
}

fn state_one(identity: &Identity, fields: &Stated<'_>, unknown: &Set<(u32, Group)>) -> Vec<Relation> {
    let result = identity.result;
    let wanted = fields.iter().filter(|((_, measure), _)| *measure == result);
    wanted
        .spread(|((org, _), stated_by)| by_source(stated_by).map(move |of_source| (org, of_source)))
        .filter_map(|(org, of_source)| {
            let [field] = of_source else { return None };
            let source = field.block.0;
            let mut absent = Vec::new();
            let readings: Vec<Reading> =
                identity.readings.iter().filter_map(|reading| read(reading, source, org, fields, &mut absent)).gather();
            absent.dedup();
            if readings.is_empty() && absent.is_empty() {
                return None;
            }
            // Where it is no surplus, it is a sum like any other.
            let is_surplus = [measure::SURPLUS, measure::YEAR_SURPLUS, measure::CUMULATIVE_SURPLUS].contains(&result);
            let (shape, varies) =
                if is_surplus { (Shape::Difference, Dimension::Measure) } else { (Shape::Sum, Dimension::Part) };
            let mut relation = stated(shape, Basis::Identity, varies, field.anchor, field.labels.clone());
            relation.measure = Some(result);
            relation.result = field.figure();
            relation.missing =
                relation.result.is_none().then(|| missing(field)).into_iter().followed_by(absent).gather();
            relation.readings = if readings.is_empty() { vec![Reading::default()] } else { readings };
            // A column that no pack knows may be 结余分配 or the like.
            if unknown.contains(&(field.block.0, field.group)) || !same_table_with_carry_over(field, fields) {
                relation.trust = Confidence::Likely;
            }
            let filled = relation.result.is_some() || relation.figures().next().is_some();
            filled.then_some(relation)
        })
        .gather()
}

/// Only where all of it stands in one table, and what was carried over is stated, is a gap certain: else older funds,
/// 结余分配, 财政收回 or 年初调整 may fill it (domain of the annual accounts).
fn same_table_with_carry_over(result: &Field, fields: &Stated<'_>) -> bool {
    let Some(org) = result.scope.org.clone() else { return false };
    let source = result.block.0;
    let one = |measure| {
        let found = fields.get(&(org.clone(), measure))?;
        found.iter().find(|field| field.block.0 == source).or(found.first()).copied()
    };
    let stated = one(measure::CARRY_OVER_FROM_PRIOR_YEAR).and_then(Field::figure).is_some();
    let tables = [one(measure::INCOME_TOTAL), one(measure::EXPENDITURE_TOTAL)];
    stated
        && tables
            .iter()
            .spread(|one| one)
            .all(|field| (field.block.0, field.group.table()) == (source, result.group.table()))
}

/// The fields of each source.
fn by_source<'f, 'a>(fields: &'f [&'a Field]) -> impl Iterator<Item = &'f [&'a Field]> {
    fields.chunk_by(|one, other| one.block.0 == other.block.0)
}

/// The only field of a source; where it has none, the only one of the whole submission. Of several nobody knows which is
/// meant.
fn only<'a>(fields: &[&'a Field], source: u32) -> Option<&'a Field> {
    let own = by_source(fields).find(|fields| fields.first().is_some_and(|field| field.block.0 == source));
    match own.unwrap_or(fields) {
        [field] => Some(field),
        _ => None,
    }
}

/// The terms of one reading; none where a measure has no field of its own for this unit, or one that holds no number:
/// that one is noted as absent.
fn read(
    reading: &IdentityReading,
    source: u32,
    org: &Org,
    fields: &Stated<'_>,
    absent: &mut Vec<Missing>,
) -> Option<Reading> {
    let one = |measure: &Measure| only(fields.get(&(org.clone(), *measure))?, source);
    let mut terms = Vec::new();
    let needed = reading
        .plus
        .iter()
        .map(|measure| (measure, false))
        .followed_by(reading.minus.iter().map(|measure| (measure, true)));
    for (measure, taken_off) in needed {
        let field = one(measure)?;
        let Some(figure) = field.figure() else {
            absent.push(Missing { minus: taken_off, ..missing(field) });
            return None;
        };
        terms.push(Term { figure, minus: taken_off });
    }
    for field in reading.minus_if_stated.iter().filter_map(one) {
        match field.fact {
            Fact::Figure(figure) => terms.push(minus(figure)),
            // A blank is nothing, or something forgotten.
            Fact::Blank => absent.push(Missing { minus: true, ..missing(field) }),
            Fact::Unread => return None,
        }
    }
    Some(Reading { terms })
}
