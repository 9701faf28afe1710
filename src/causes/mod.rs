//! Rank 6: broken relations → their causes: which fail for one reason, which figure is to blame, what would mend it.
//!
//! One cause becomes one finding. Nothing is worded here.

mod alias;
mod pattern;
mod repair;

use std::collections::BTreeSet;

use crate::base::amount::Amount;
use crate::facts::{Facts, FigureId};
use crate::relations::{Relation, RelationId, Verdict};

/// Why some relations are broken together.
#[derive(Clone, Debug)]
pub struct Cause {
    /// The broken relations (or those that hold only but for rounding), the most telling first. Never empty.
    pub relations: Vec<RelationId>,
    /// The figure to blame, with those that state the same thing; empty where the relations cannot tell.
    pub suspects: Vec<FigureId>,
    /// The plain explanation, where there is one.
    pub explanation: Explanation,
    /// What would mend it.
    pub repairs: Vec<Repair>,
}

/// A plain explanation of a cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Explanation {
    /// None but the numbers themselves.
    Plain,
    /// All points of the whole were spread over the indicators and none left for the execution rate (预算执行率).
    NoPointsLeft {
        /// The whole.
        whole: Amount,
        /// The points of the execution rate.
        execution: Amount,
    },
    /// The rows lack just the points that are usual for the execution rate, which this table does not hold.
    ExecutionElsewhere {
        /// What is lacking.
        lacking: Amount,
    },
    /// A heading and its only child state the same wrong points: likely a slip of the blank form (模板).
    Template,
    /// The gap is the value of one part: it may have been left out of the total, or added twice.
    PartLeftOut {
        /// The part.
        part: FigureId,
    },
}

/// A change of figures that makes relations hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The figures, all to the same value.
    pub figures: Vec<FigureId>,
    /// The new value.
    pub value: Amount,
    /// How many relations it makes true.
    pub mends: usize,
}

/// Groups what is broken, and what holds only but for rounding, into causes; in order of place.
pub fn causes(facts: &Facts, relations: &[Relation]) -> Vec<Cause> {
    let aliases = alias::Aliases::new(relations);
    let mut open: BTreeSet<RelationId> = with(relations, |verdict| matches!(verdict, Verdict::Broken(_)));
    let mut causes = pattern::explained(facts, relations, &mut open);
    while let Some(component) = take_component(relations, &aliases, &mut open) {
        causes.extend(repair::explain(facts, relations, &aliases, component));
    }
    let blamed: BTreeSet<FigureId> = figures_of(relations, causes.iter().flat_map(|cause| &cause.relations));
    let mut rounding = with(relations, |verdict| matches!(verdict, Verdict::Rounding(_)));
    // Where something larger is wrong with a figure, its last digit is not the news.
    rounding.retain(|id| !figures_of(relations, [id]).iter().any(|figure| blamed.contains(figure)));
    while let Some(component) = take_component(relations, &aliases, &mut rounding) {
        causes.push(Cause {
            relations: component,
            suspects: Vec::new(),
            explanation: Explanation::Plain,
            repairs: Vec::new(),
        });
    }
    causes
}

fn with(relations: &[Relation], wanted: impl Fn(&Verdict) -> bool) -> BTreeSet<RelationId> {
    relations.iter().filter(|relation| wanted(&relation.verdict)).map(|relation| relation.id).collect()
}

fn figures_of<'a>(relations: &[Relation], ids: impl IntoIterator<Item = &'a RelationId>) -> BTreeSet<FigureId> {
    ids.into_iter().filter_map(|id| get(relations, *id)).flat_map(Relation::figures).collect()
}

/// The relation of this number.
pub(crate) fn get(relations: &[Relation], id: RelationId) -> Option<&Relation> {
    relations.get(usize::try_from(id.0).ok()?)
}

/// Takes a set of open relations that hang together by the variables they share.
fn take_component(
    relations: &[Relation],
    aliases: &alias::Aliases,
    open: &mut BTreeSet<RelationId>,
) -> Option<Vec<RelationId>> {
    let first = open.pop_first()?;
    let mut component = vec![first];
    let mut variables: BTreeSet<FigureId> = variables(relations, aliases, first).collect();
    loop {
        let next: Vec<RelationId> = open
            .iter()
            .copied()
            .filter(|id| self::variables(relations, aliases, *id).any(|variable| variables.contains(&variable)))
            .collect();
        if next.is_empty() {
            break;
        }
        for id in next {
            open.remove(&id);
            variables.extend(self::variables(relations, aliases, id));
            component.push(id);
        }
    }
    component.sort();
    Some(component)
}

fn variables<'a>(
    relations: &'a [Relation],
    aliases: &'a alias::Aliases,
    id: RelationId,
) -> impl Iterator<Item = FigureId> + 'a {
    get(relations, id).into_iter().flat_map(Relation::figures).map(|figure| aliases.variable(figure))
}
