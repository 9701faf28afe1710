//! Two changes that together mend what no single one does: two slips whose equations cross.

use crate::base::list::Gather as _;
use crate::base::ordered::sort;
use crate::base::ordered::{Map, Set};

use super::Context;
use super::candidate::{self, Candidate};
use crate::base::amount::Amount;
use crate::facts::FigureId;
use crate::relations::{Gap, Relation, RelationId, Shape, Verdict};

/// Larger tangles than this are not searched for two causes.
const MOST_RELATIONS: usize = 24;
/// First steps tried.
const MOST_STEPS: usize = 400;

/// The relations of a cause, and the changes that would mend them (one: it is to blame).
type Found = (Vec<RelationId>, Vec<Candidate>);

/// Two causes that explain all open relations. None where there is no such pair, or where several pairs have no
/// change in common.
pub fn pair(context: &Context<'_>, open: &Set<RelationId>, candidates: &[Candidate]) -> Option<[Found; 2]> {
    if open.len() > MOST_RELATIONS || candidates.len() > MOST_STEPS {
        return None;
    }
    let open: Vec<&Relation> = open.iter().filter_map(|id| context.get(*id)).gather();
    if open.iter().any(|relation| !matches!(relation.shape, Shape::Sum | Shape::Difference | Shape::Equal)) {
        return None;
    }
    let mut pairs: Set<[(FigureId, Amount); 2]> = Set::new();
    for first in candidates {
        for second in seconds(context, &open, first) {
            let mut pair = [(first.variable, first.value), second];
            sort(&mut pair);
            pairs.insert(pair);
        }
    }
    let fewest = pairs.iter().map(|pair| figures(context, pair)).min()?;
    pairs.retain(|pair| figures(context, pair) == fewest);
    split(context, &open, &pairs)
}

fn figures(context: &Context<'_>, pair: &[(FigureId, Amount); 2]) -> usize {
    pair.iter().map(|(variable, _)| context.aliases.members(*variable).len()).sum()
}

/// The changes that mend all that a first change leaves broken.
fn seconds(context: &Context<'_>, open: &[&Relation], first: &Candidate) -> Vec<(FigureId, Amount)> {
    let changed = Map::from([(first.variable, first.value)]);
    let left: Vec<(&Relation, Gap)> =
        open.iter().filter_map(|relation| Some((*relation, gap_after(context, relation, &changed)?))).gather();
    let Some((relation, gap)) = left.first() else { return Vec::new() };
    let mends_all = |variable: FigureId, value: Amount| {
        let mut both = changed.clone();
        both.insert(variable, value);
        open.iter().all(|relation| gap_after(context, relation, &both).is_none())
    };
    candidate::solutions(context, relation, *gap)
        .into_iter()
        .filter(|(variable, _)| *variable != first.variable && !context.vouched.contains(variable))
        .filter(|(variable, value)| mends_all(*variable, *value))
        .gather()
}

/// What a relation lacks after some variables have changed; none where it holds.
fn gap_after(context: &Context<'_>, relation: &Relation, changed: &Map<FigureId, Amount>) -> Option<Gap> {
    let Verdict::Broken(gap) = relation.verdict else { return None };
    let shift = |figure: FigureId| {
        let value = changed.get(&context.aliases.variable(figure))?;
        value.minus(context.facts.figure(figure)?.amount)
    };
    let stated = relation.result.and_then(shift).and_then(|by| gap.stated.plus(by)).unwrap_or(gap.stated);
    let computed = relation.terms().iter().fold(gap.computed, |sum, term| {
        let by = shift(term.figure).unwrap_or(Amount::ZERO);
        let after = if term.minus { sum.minus(by) } else { sum.plus(by) };
        after.unwrap_or(sum)
    });
    let difference = stated.minus(computed)?;
    (difference.abs() > gap.slack).then_some(Gap { stated, computed, difference, slack: gap.slack })
}

/// Parts the open relations between the two changes. What all pairs have in common is certain; the other change may
/// be one of several.
fn split(context: &Context<'_>, open: &[&Relation], pairs: &Set<[(FigureId, Amount); 2]>) -> Option<[Found; 2]> {
    let first = pairs.first()?;
    let common = first.iter().find(|change| pairs.iter().all(|pair| pair.contains(change)))?;
    let others: Set<(FigureId, Amount)> =
        pairs.iter().spread(|one| one).copied().filter(|change| change != common).collect();
    let alone = |change: &(FigureId, Amount)| {
        let changed = Map::from([*change]);
        let mended = open.iter().filter(|relation| gap_after(context, relation, &changed).is_none());
        mended.map(|relation| relation.id).gather()
    };
    let other_mends = others.first().map(alone)?;
    let rest: Vec<RelationId> = open.iter().map(|relation| relation.id).filter(|id| !other_mends.contains(id)).gather();
    if other_mends.is_empty() || rest.is_empty() {
        return None;
    }
    let named = |change: &(FigureId, Amount), mends: &[RelationId]| Candidate {
        variable: change.0,
        figures: context.aliases.members(change.0),
        value: change.1,
        mends: mends.to_vec(),
        settles: true,
    };
    let other_changes = others.iter().map(|change| named(change, &other_mends)).gather();
    Some([(rest.clone(), vec![named(common, &rest)]), (other_mends, other_changes)])
}
