//! Identities of the packs between measures of different forms, such as 收入 − 支出 = 结余.

use std::collections::BTreeMap;

use super::{Basis, Dimension, Reading, Relation, Shape, minus, missing, plus, stated};
use crate::facts::{Facts, Field, Org};
use crate::packs::{Identity, IdentityReading, Packs};
use crate::vocabulary::Measure;

/// For each unit, the field of a measure.
type Stated<'a> = BTreeMap<(u32, Org, Measure), Vec<&'a Field>>;

/// States each identity once for every unit that states its result.
pub(super) fn state(facts: &Facts, packs: &Packs) -> Vec<Relation> {
    let mut fields: Stated<'_> = BTreeMap::new();
    for field in &facts.fields {
        if let (Some(measure), Some(org)) = (field.measure, &field.scope.org) {
            fields.entry((field.block.0, org.clone(), measure)).or_default().push(field);
        }
    }
    packs.packs.iter().flat_map(|pack| &pack.identities).flat_map(|identity| state_one(identity, &fields)).collect()
}

fn state_one(identity: &Identity, fields: &Stated<'_>) -> Vec<Relation> {
    let Some(result) = Measure::by_id(&identity.result) else { return Vec::new() };
    let wanted = fields.iter().filter(|((_, _, measure), _)| *measure == result);
    wanted
        .filter_map(|((source, org, _), stated_by)| {
            let [field] = stated_by.as_slice() else { return None };
            let readings: Vec<Reading> =
                identity.readings.iter().filter_map(|reading| read(reading, *source, org, fields)).collect();
            if readings.is_empty() {
                return None;
            }
            let mut relation =
                stated(Shape::Difference, Basis::Identity, Dimension::Measure, field.anchor, field.labels.clone());
            relation.measure = Some(result);
            relation.result = field.figure();
            relation.missing = relation.result.is_none().then(|| missing(field)).into_iter().collect();
            relation.readings = readings;
            Some(relation)
        })
        .collect()
}

/// The terms of one reading; none where a measure is not stated, or stated twice, for this unit.
fn read(reading: &IdentityReading, source: u32, org: &Org, fields: &Stated<'_>) -> Option<Reading> {
    let one = |id: &String| {
        let found = fields.get(&(source, org.clone(), Measure::by_id(id)?))?;
        match found.as_slice() {
            [field] => Some(*field),
            _ => None,
        }
    };
    let mut terms = Vec::new();
    for id in &reading.plus {
        terms.push(plus(one(id)?.figure()?));
    }
    for id in &reading.minus {
        match one(id).map(Field::figure) {
            Some(Some(figure)) => terms.push(minus(figure)),
            // A blank square takes nothing off; a form without the column has no such reading.
            Some(None) => {}
            None => return None,
        }
    }
    Some(Reading { terms })
}
