//! Slips that people make in score tables, recognised whole.

use crate::base::list::Gather as _;
use crate::base::ordered::Set;

use super::{Cause, Explanation, get};
use crate::base::amount::Amount;
use crate::facts::{Facts, FigureId, Points, ScoreNode, ScoreTable};
use crate::relations::{Basis, Dimension, Relation, RelationId, Shape, Verdict};
use crate::vocabulary::{Measure, measure};

/// Causes of known patterns; what they explain is taken from the open relations.
pub fn explained(facts: &Facts, relations: &[Relation], open: &mut Set<RelationId>) -> Vec<Cause> {
    let mut causes = Vec::new();
    for table in &facts.scores {
        let own = figures(table);
        let of_table: Vec<&Relation> =
            open.iter().filter_map(|id| get(relations, *id)).filter(|relation| is_sum_of(relation, &own)).gather();
        let found = no_points_left(facts, table, &of_table).or_else(|| execution_elsewhere(table, &of_table));
        if let Some(cause) = found {
            for id in &cause.relations {
                open.remove(id);
            }
            causes.push(cause);
        }
    }
    causes
}

/// Points and scores of a score table.
fn figures(table: &ScoreTable) -> Set<FigureId> {
    let of_node = |node: &ScoreNode| {
        let points = match node.points {
            Points::Own(figure) => Some(figure),
            Points::Shared(_) | Points::Unstated => None,
        };
        points.into_iter().followed_by(node.score).gather()
    };
    table.nodes.iter().spread(of_node).collect()
}

/// A sum of such figures.
fn is_sum_of(relation: &Relation, own: &Set<FigureId>) -> bool {
    relation.shape == Shape::Sum && relation.terms().iter().all(|term| own.contains(&term.figure))
}

/// The relation of the whole to all rows, for points or for scores.
fn of_rows<'a>(relations: &[&'a Relation], of: Measure) -> Option<&'a Relation> {
    relations
        .iter()
        .copied()
        .filter(|relation| relation.measure == Some(of) && relation.varies == Dimension::Indicator)
        .filter(|relation| relation.basis == Basis::Form)
        .max_by_key(|relation| relation.terms().len())
}

fn difference(relation: &Relation) -> Option<Amount> {
    match relation.verdict {
        Verdict::Broken(gap) => Some(gap.difference),
        _ => None,
    }
}

/// The indicators alone make up the whole, so the points of the execution rate come on top.
fn no_points_left(facts: &Facts, table: &ScoreTable, broken: &[&Relation]) -> Option<Cause> {
    let node = table.nodes.iter().find(|node| node.execution)?;
    let Points::Own(execution) = node.points else { return None };
    let execution = facts.figure(execution)?.amount;
    let whole = of_rows(broken, measure::MAX_POINTS)?;
    let Verdict::Broken(gap) = whole.verdict else { return None };
    if execution.is_zero() || gap.difference != execution.negated() {
        return None;
    }
    let score = node.score.and_then(|id| facts.figure(id)).map(|figure| figure.amount);
    let scores =
        of_rows(broken, measure::SELF_SCORE).filter(|relation| difference(relation) == score.map(Amount::negated));
    let headings = broken
        .iter()
        // A heading that its rows do not reach belongs to it; headings that do not make up the whole are another slip.
        .filter(|relation| relation.measure == Some(measure::MAX_POINTS) && relation.basis == Basis::Heading)
        .filter(|relation| relation.varies == Dimension::Indicator)
        .map(|relation| relation.id);
    let relations: Vec<RelationId> =
        std::iter::once(whole.id).followed_by(scores.map(|relation| relation.id)).followed_by(headings).gather();
    Some(Cause {
        relations,
        suspects: Vec::new(),
        explanation: Explanation::NoPointsLeft { whole: gap.stated, execution },
        repairs: Vec::new(),
    })
}

/// Headings and rows alike lack ten points in a hundred, and the table has no row for the execution rate: it may be
/// scored elsewhere.
fn execution_elsewhere(table: &ScoreTable, broken: &[&Relation]) -> Option<Cause> {
    if table.nodes.iter().any(|node| node.execution) {
        return None;
    }
    let Verdict::Broken(gap) = of_rows(broken, measure::MAX_POINTS)?.verdict else { return None };
    let tenth = gap.stated.over(Amount::whole(10))?;
    let lacks = |relation: &&Relation| {
        let by = difference(relation).unwrap_or_default();
        match relation.measure == Some(measure::MAX_POINTS) {
            true => by == tenth && (relation.basis == Basis::Form || relation.varies == Dimension::Heading),
            false => relation.basis == Basis::Form && !by.is_negative() && by <= tenth,
        }
    };
    (gap.difference == tenth && broken.iter().all(lacks)).then(|| Cause {
        relations: broken.iter().map(|relation| relation.id).gather(),
        suspects: Vec::new(),
        explanation: Explanation::ExecutionElsewhere { lacking: tenth },
        repairs: Vec::new(),
    })
}
