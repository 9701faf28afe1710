//! The smallest change that mends broken relations (after Fellegi and Holt 1976): one variable to a new value, or two,
//! so that all broken relations they stand in hold and none that holds is broken.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Set;
use crate::base::ordered::sort_by_key;
use std::cmp::Reverse;

use super::candidate::{self, Candidate};
use super::{Cause, Context, Explanation, Repair, evidence, pair};
use crate::base::amount::Amount;
use crate::base::slip;
use crate::facts::{Facts, FigureId};
use crate::ingest::limits;
use crate::relations::{Dimension, Relation, RelationId, Shape, Verdict};
use crate::vocabulary::measure;

/// Splits a component of broken relations into causes, the one that explains most first.
pub fn explain(context: &Context<'_>, trial: &mut Facts, component: Vec<RelationId>) -> Vec<Cause> {
    if component.len() > limits::SEARCHED_RELATIONS {
        let (explanation, repairs, suspects) = (Explanation::TooMany, Vec::new(), Vec::new());
        return vec![Cause { relations: component, suspects, explanation, repairs }];
    }
    let mut open: Set<RelationId> = component.into_iter().collect();
    let mut causes = Vec::new();
    while let Some(first) = open.first().copied() {
        let candidates = candidate::candidates(context, trial, &open);
        let best = candidate::best(candidates.iter().filter(|candidate| candidate.settles).cloned().gather());
        let Some(found) = best.first() else {
            causes.take_in(without_single_cause(context, &open, &candidates, first));
            break;
        };
        let taken = found.mends.clone();
        open.retain(|id| !taken.contains(id));
        causes.push(cause(context, taken, &best));
    }
    causes
}

/// No single change settles what it touches: two changes may, or each broken relation is said by itself.
fn without_single_cause(
    context: &Context<'_>,
    open: &Set<RelationId>,
    candidates: &[Candidate],
    first: RelationId,
) -> Vec<Cause> {
    if let Some(pair) = pair::pair(context, open, candidates) {
        return pair.into_iter().map(|(taken, best)| cause(context, taken, &best)).gather();
    }
    let mut rest: Vec<RelationId> = open.iter().copied().filter(|id| *id != first).gather();
    rest.insert(0, first);
    rest.into_iter().map(|id| cause(context, vec![id], &[])).gather()
}

/// No more proposals than a person reads.
const MOST_REPAIRS: usize = 3;

fn cause(context: &Context<'_>, mut taken: Vec<RelationId>, best: &[Candidate]) -> Cause {
    // What a part may be at most is no proposal of what it is.
    let is_limit = |id: &RelationId| context.get(*id).is_some_and(|relation| relation.shape == Shape::Bound);
    let of_parts = |id: &RelationId| context.get(*id).is_some_and(|relation| relation.varies == Dimension::Part);
    let (suspects, repairs) = match best {
        [only] if taken.iter().all(|id| is_limit(id) && of_parts(id)) => (only.figures.clone(), Vec::new()),
        // A rate alone: what it is computed from may as well be wrong.
        [only] if taken.iter().all(|id| is_open(context, *id, only.variable)) => (Vec::new(), vec![repair(only)]),
        [only] => (only.figures.clone(), vec![repair(only)]),
        several => (Vec::new(), likely(context, &taken, several)),
    };
    sort_by_key(&mut taken, |id| telling(context, *id, &suspects));
    let explanation = explanation(context, &taken, &suspects);
    Cause { relations: taken, suspects, explanation, repairs }
}

/// True for a quotient or product of which the result is the candidate, and nothing vouches for one of the others.
fn is_open(context: &Context<'_>, id: RelationId, variable: FigureId) -> bool {
    let Some(relation) = context.get(id) else { return false };
    let computed = matches!(relation.shape, Shape::Ratio | Shape::Growth | Shape::Change | Shape::Product);
    let is_result = relation.result.is_some_and(|result| context.aliases.variable(result) == variable);
    let unsure = |variable: FigureId| {
        !context.vouched.contains(&variable)
            && !context.loose.contains_key(&variable)
            && context.aliases.members(variable).len() < 2
    };
    computed && is_result && relation.terms().iter().any(|term| unsure(context.aliases.variable(term.figure)))
}

/// The proposals of a cause that several changes mend: those that the report itself speaks for first, then likely slips.
/// Of more than a person reads the likely ones.
fn likely(context: &Context<'_>, taken: &[RelationId], several: &[Candidate]) -> Vec<Repair> {
    let own = context.figures(taken);
    let is_slip = |candidate: &Candidate| {
        let figure = candidate.figures.first().and_then(|id| context.facts.figure(*id));
        figure.is_some_and(|figure| slip::is_slip(figure.amount, figure.scale, candidate.value))
    };
    let weighed = several.iter().map(|candidate| {
        let weight = if cfg!(feature = "whole") { evidence::weigh(context, taken, &own, candidate) } else { 0 };
        (Reverse(weight), !is_slip(candidate), candidate)
    });
    let mut weighed: Vec<(Reverse<i8>, bool, &Candidate)> = weighed.gather();
    sort_by_key(&mut weighed, |(weight, other, _)| (*weight, *other));
    if several.len() > MOST_REPAIRS {
        weighed.retain(|(weight, other, _)| weight.0 > 0 || !other && weight.0 == 0);
    }
    if weighed.len() > MOST_REPAIRS {
        weighed.retain(|(weight, ..)| weight.0 > 0);
    }
    if weighed.len() > MOST_REPAIRS {
        return Vec::new();
    }
    weighed.into_iter().map(|(.., candidate)| repair(candidate)).gather()
}

fn repair(candidate: &Candidate) -> Repair {
    Repair { figures: candidate.figures.clone(), value: candidate.value, mends: candidate.mends.len() }
}

/// The most telling equation first: the most certain, an equation before a limit, then the one whose result is to blame, a sum of parts before a repetition in another
/// row, few terms before many (they are closest to the place), then the order of the report.
fn telling(context: &Context<'_>, id: RelationId, suspects: &[FigureId]) -> impl Ord + use<> {
    let key = |relation: &Relation| {
        let is_result = relation.result.is_some_and(|result| suspects.contains(&result));
        (
            Reverse(relation.trust),
            relation.shape == Shape::Bound,
            !is_result,
            relation.varies == Dimension::Unit,
            relation.terms().len(),
        )
    };
    (context.get(id).map(key), id)
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
    if is_over_this_year(facts, first, gap.stated) {
        return Explanation::ThisYear;
    }
    let equals_gap = |id: FigureId| {
        facts.figure(id).is_some_and(|figure| !figure.amount.is_zero() && figure.amount == gap.difference.abs())
    };
    let parts: Vec<FigureId> = first.terms().iter().map(|term| term.figure).filter(|id| equals_gap(*id)).gather();
    // Points are round: that a gap equals one of them says nothing.
    let round = first.measure == Some(measure::MAX_POINTS);
    match (first.shape, parts.as_slice()) {
        (Shape::Sum, [part]) if first.terms().len() > 1 && !round => Explanation::PartLeftOut { part: *part },
        _ => Explanation::Plain,
    }
}

/// True for a rate of change that is right with the later amount below the line.
fn is_over_this_year(facts: &Facts, relation: &Relation, stated: Amount) -> bool {
    let [one, other] = relation.terms() else { return false };
    let (Some(one), Some(other)) = (facts.figure(one.figure), facts.figure(other.figure)) else { return false };
    let (change, later) = match relation.shape {
        Shape::Growth => (Some(one.amount), other.amount),
        Shape::Change => (one.amount.minus(other.amount), one.amount),
        _ => return false,
    };
    let scale = relation.result.and_then(|id| facts.figure(id)).map_or(0, |figure| figure.scale);
    let rate = change.and_then(|change| change.abs().times(Amount::whole(100))?.over(later));
    let gap = rate.and_then(|rate| rate.minus(stated.abs()));
    one.unit == other.unit && gap.is_some_and(|gap| gap.abs() <= Amount::last_digit(scale))
}
