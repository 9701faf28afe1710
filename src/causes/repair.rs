//! The smallest change that mends broken relations (after Fellegi and Holt 1976): one variable to a new value, so that
//! as many broken relations as possible hold and none that holds is broken.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cause, Context, Explanation, Repair};
use crate::base::amount::Amount;
use crate::facts::FigureId;
use crate::relations::{Dimension, Relation, RelationId, Shape, Verdict};
use crate::vocabulary::measure;

/// A change of one variable.
#[derive(Clone, Debug)]
struct Candidate {
    figures: Vec<FigureId>,
    value: Amount,
    mends: Vec<RelationId>,
}

/// More broken relations than this that hang together are not searched for a cause: the report is beyond repair by
/// single figures, and the search would take too long.
const MOST_SEARCHED: usize = 400;

/// Splits a component of broken relations into causes, the one that explains most first.
pub fn explain(context: &Context<'_>, component: Vec<RelationId>) -> Vec<Cause> {
    if component.len() > MOST_SEARCHED {
        let (explanation, repairs, suspects) = (Explanation::TooMany, Vec::new(), Vec::new());
        return vec![Cause { relations: component, suspects, explanation, repairs }];
    }
    let mut open: BTreeSet<RelationId> = component.into_iter().collect();
    let mut causes = Vec::new();
    while let Some(first) = open.first().copied() {
        let mut best = best(candidates(context, &open));
        // Others as good may mend other relations: their turn comes.
        let first_mends = best.first().map(|candidate| candidate.mends.clone()).unwrap_or_default();
        best.retain(|candidate| candidate.mends == first_mends);
        let taken = best.first().map_or_else(|| vec![first], |candidate| candidate.mends.clone());
        for id in &taken {
            open.remove(id);
        }
        causes.push(cause(context, taken, &best));
    }
    causes
}

/// All changes of one variable that mend some of the open relations and break none that holds.
fn candidates(context: &Context<'_>, open: &BTreeSet<RelationId>) -> Vec<Candidate> {
    let mut mended: BTreeMap<(FigureId, Amount), Vec<RelationId>> = BTreeMap::new();
    for relation in open.iter().filter_map(|id| context.get(*id)) {
        for (variable, value) in solutions(context, relation) {
            mended.entry((variable, value)).or_default().push(relation.id);
        }
    }
    mended
        .into_iter()
        .filter(|((variable, _), _)| !context.vouched.contains(variable))
        .map(|((variable, value), mends)| Candidate { figures: context.aliases.members(variable), value, mends })
        .collect()
}

/// The values of single variables that would make a relation hold.
fn solutions(context: &Context<'_>, relation: &Relation) -> Vec<(FigureId, Amount)> {
    let Context { facts, aliases, .. } = context;
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

fn cause(context: &Context<'_>, mut taken: Vec<RelationId>, best: &[Candidate]) -> Cause {
    let (suspects, repairs) = match best {
        [only] => (only.figures.clone(), vec![repair(only)]),
        several if several.len() <= MOST_REPAIRS => (Vec::new(), several.iter().map(repair).collect()),
        _ => (Vec::new(), Vec::new()),
    };
    taken.sort_by_key(|id| telling(context, *id, &suspects));
    let explanation = explanation(context, &taken, &suspects);
    Cause { relations: taken, suspects, explanation, repairs }
}

fn repair(candidate: &Candidate) -> Repair {
    Repair { figures: candidate.figures.clone(), value: candidate.value, mends: candidate.mends.len() }
}

/// The most telling equation first: the one whose result is to blame, a sum of parts before a repetition in another
/// row, few terms before many (they are closest to the place), then the order of the report.
fn telling(context: &Context<'_>, id: RelationId, suspects: &[FigureId]) -> (bool, bool, usize, RelationId) {
    let Some(relation) = context.get(id) else { return (true, true, usize::MAX, id) };
    let is_result = relation.result.is_some_and(|result| suspects.contains(&result));
    (!is_result, relation.varies == Dimension::Unit, relation.terms().len(), id)
}

fn explanation(context: &Context<'_>, taken: &[RelationId], suspects: &[FigureId]) -> Explanation {
    let facts = context.facts;
    let points =
        suspects.iter().all(|id| facts.figure(*id).is_some_and(|figure| figure.measure == Some(measure::MAX_POINTS)));
    if suspects.len() > 1 && points {
        return Explanation::Template;
    }
    let Some(first) = taken.first().and_then(|id| context.get(*id)) else { return Explanation::Plain };
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
