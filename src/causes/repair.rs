//! The smallest change that mends broken relations (after Fellegi and Holt 1976): one variable to a new value, so that
//! as many broken relations as possible hold and none that holds is broken.

use std::collections::{BTreeMap, BTreeSet};

use super::alias::Aliases;
use super::{Cause, Explanation, Repair, get};
use crate::base::amount::Amount;
use crate::facts::{Facts, FigureId};
use crate::relations::{Dimension, Relation, RelationId, Shape, Verdict};

/// A change of one variable.
#[derive(Clone, Debug)]
struct Candidate {
    figures: Vec<FigureId>,
    value: Amount,
    mends: Vec<RelationId>,
}

/// Splits a component of broken relations into causes, the one that explains most first.
pub fn explain(facts: &Facts, relations: &[Relation], aliases: &Aliases, component: Vec<RelationId>) -> Vec<Cause> {
    let mut open: BTreeSet<RelationId> = component.into_iter().collect();
    let mut causes = Vec::new();
    while !open.is_empty() {
        let best = best(candidates(facts, relations, aliases, &open));
        let taken: Vec<RelationId> = match best.first() {
            Some(candidate) => candidate.mends.clone(),
            None => open.first().copied().into_iter().collect(),
        };
        for id in &taken {
            open.remove(id);
        }
        causes.push(cause(facts, relations, taken, &best));
    }
    causes
}

/// All changes of one variable that mend some of the open relations and break none that holds.
fn candidates(facts: &Facts, relations: &[Relation], aliases: &Aliases, open: &BTreeSet<RelationId>) -> Vec<Candidate> {
    let mut mended: BTreeMap<(FigureId, Amount), Vec<RelationId>> = BTreeMap::new();
    for id in open {
        let Some(relation) = get(relations, *id) else { continue };
        for (variable, value) in solutions(facts, relation, aliases) {
            mended.entry((variable, value)).or_default().push(*id);
        }
    }
    let vouched = vouched(relations, aliases);
    mended
        .into_iter()
        .filter(|((variable, _), _)| !vouched.contains(variable))
        .map(|((variable, value), mends)| Candidate { figures: aliases.members(variable), value, mends })
        .collect()
}

/// The values of single variables that would make a relation hold.
fn solutions(facts: &Facts, relation: &Relation, aliases: &Aliases) -> Vec<(FigureId, Amount)> {
    let Verdict::Broken(gap) = relation.verdict else { return Vec::new() };
    let mut solutions: Vec<(FigureId, Amount)> =
        relation.result.into_iter().map(|result| (aliases.variable(result), gap.computed)).collect();
    if matches!(relation.shape, Shape::Sum | Shape::Difference | Shape::Equal) {
        for term in relation.terms() {
            let Some(figure) = facts.figure(term.figure) else { continue };
            let same_unit = relation.result.and_then(|id| facts.figure(id)).is_none_or(|r| r.unit == figure.unit);
            let value =
                if term.minus { figure.amount.minus(gap.difference) } else { figure.amount.plus(gap.difference) };
            if let (Some(value), true) = (value.filter(|value| !value.is_negative()), same_unit) {
                solutions.push((aliases.variable(term.figure), value));
            }
        }
    }
    // A variable that stands in the equation more than once is not solved for.
    let mut seen: BTreeMap<FigureId, usize> = BTreeMap::new();
    for (variable, _) in &solutions {
        let count = seen.entry(*variable).or_insert(0usize);
        *count = count.saturating_add(1);
    }
    solutions.retain(|(variable, _)| seen.get(variable) == Some(&1));
    solutions
}

/// Variables for which an equation vouches that holds: to change them would break it.
fn vouched(relations: &[Relation], aliases: &Aliases) -> BTreeSet<FigureId> {
    relations
        .iter()
        .filter(|relation| relation.verifies() && !aliases.is_alias(relation.id))
        .flat_map(Relation::figures)
        .map(|figure| aliases.variable(figure))
        .collect()
}

/// The candidates that mend most, of these the ones that change fewest figures. Several: the relations cannot tell.
fn best(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let most = candidates.iter().map(|candidate| candidate.mends.len()).max().unwrap_or(0);
    let most_mended = candidates.into_iter().filter(|candidate| candidate.mends.len() == most);
    let ranked: Vec<Candidate> = most_mended.collect();
    let fewest = ranked.iter().map(|candidate| candidate.figures.len()).min().unwrap_or(0);
    ranked.into_iter().filter(|candidate| candidate.figures.len() == fewest).collect()
}

/// No more proposals than a person reads.
const MOST_REPAIRS: usize = 3;

fn cause(facts: &Facts, relations: &[Relation], mut taken: Vec<RelationId>, best: &[Candidate]) -> Cause {
    let (suspects, repairs) = match best {
        [only] => (only.figures.clone(), vec![repair(only)]),
        several if several.len() <= MOST_REPAIRS => (Vec::new(), several.iter().map(repair).collect()),
        _ => (Vec::new(), Vec::new()),
    };
    taken.sort_by_key(|id| telling(relations, *id, &suspects));
    let explanation = explanation(facts, relations, &taken, &suspects);
    Cause { relations: taken, suspects, explanation, repairs }
}

fn repair(candidate: &Candidate) -> Repair {
    Repair { figures: candidate.figures.clone(), value: candidate.value, mends: candidate.mends.len() }
}

/// The most telling equation first: the one whose result is to blame, a sum of parts before a repetition in another
/// row, few terms before many (they are closest to the place), then the order of the report.
fn telling(relations: &[Relation], id: RelationId, suspects: &[FigureId]) -> (bool, bool, usize, RelationId) {
    let Some(relation) = get(relations, id) else { return (true, true, usize::MAX, id) };
    let is_result = relation.result.is_some_and(|result| suspects.contains(&result));
    (!is_result, relation.varies == Dimension::Unit, relation.terms().len(), id)
}

fn explanation(facts: &Facts, relations: &[Relation], taken: &[RelationId], suspects: &[FigureId]) -> Explanation {
    use crate::vocabulary::measure;
    let points =
        suspects.iter().all(|id| facts.figure(*id).is_some_and(|figure| figure.measure == Some(measure::MAX_POINTS)));
    if suspects.len() > 1 && points {
        return Explanation::Template;
    }
    let Some(first) = taken.first().and_then(|id| get(relations, *id)) else { return Explanation::Plain };
    let Verdict::Broken(gap) = first.verdict else { return Explanation::Plain };
    let equals_gap = |id: FigureId| {
        facts.figure(id).is_some_and(|figure| !figure.amount.is_zero() && figure.amount == gap.difference.abs())
    };
    let parts: Vec<FigureId> = first.terms().iter().map(|term| term.figure).filter(|id| equals_gap(*id)).collect();
    match (first.shape, parts.as_slice()) {
        (Shape::Sum, [part]) if first.terms().len() > 1 => Explanation::PartLeftOut { part: *part },
        _ => Explanation::Plain,
    }
}
