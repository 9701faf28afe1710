//! Rank 6: broken relations → their causes: which fail for one reason, which figure is to blame, what would mend it.
//!
//! One cause becomes one finding. Nothing is worded here.

mod alias;
mod candidate;
mod component;
mod evidence;
mod exchange;
mod pair;
mod pattern;
mod repair;

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::{Map, Set};

use alias::Aliases;
use evidence::Evidence;

use crate::base::amount::Amount;
use crate::facts::{Confidence, Facts, FigureId};
use crate::relations::{Relation, RelationId, Scales, Shape, Verdict};

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
    /// Two figures of one row in each other's place. Both repairs belong together.
    Exchanged,
    /// More equations hang together than are searched for a cause.
    TooMany,
    /// A rate of change that has the later amount for its divisor.
    ThisYear,
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

/// What the search for causes looks at.
struct Context<'a> {
    facts: &'a Facts,
    relations: &'a [Relation],
    aliases: Aliases,
    /// Variables for which an equation vouches that holds: to change them would break it.
    vouched: Set<FigureId>,
    /// Variables in quotients that hold, which leave room for small changes: what they stand in is tried.
    loose: Map<FigureId, Vec<RelationId>>,
    /// Variables in certain limits that are kept (no score is more than its points): what would break them is no repair.
    limits: Map<FigureId, Vec<RelationId>>,
    scales: Scales,
    evidence: Evidence,
}

/// More quotients than this that a figure stands in are not tried: they vouch for it.
const MOST_QUOTIENTS: usize = 32;

/// Groups what is broken, and what holds only but for rounding, into causes.
pub fn causes(facts: &Facts, relations: &[Relation]) -> Vec<Cause> {
    let context = Context::new(facts, relations);
    let mut open: Set<RelationId> = context.with(|verdict| matches!(verdict, Verdict::Broken(_)));
    let mut causes = pattern::explained(facts, relations, &mut open);
    let mut trial = Facts::of(facts.figures.clone());
    for component in component::components(&context, &open) {
        causes.take_in(repair::explain(&context, &mut trial, component));
    }
    let mut causes = exchange::join(&context, causes);
    let blamed = context.figures(causes.iter().spread(|cause| &cause.relations));
    let mut rounding = context.with(|verdict| matches!(verdict, Verdict::Rounding(_)));
    // Where something larger is wrong with a figure, its last digit is not the news.
    // One figure written with fewer digits than the other is no news at all.
    let shorter =
        |relation: &Relation| matches!(relation.shape, Shape::Sum | Shape::Equal) && relation.terms().len() == 1;
    rounding.retain(|id| !get(relations, *id).is_some_and(shorter) && context.figures([id]).is_disjoint(&blamed));
    causes.take_in(component::components(&context, &rounding).into_iter().map(|relations| Cause {
        relations,
        suspects: Vec::new(),
        explanation: Explanation::Plain,
        repairs: Vec::new(),
    }));
    causes
}

/// The relation of this number.
pub fn get(relations: &[Relation], id: RelationId) -> Option<&Relation> {
    relations.get(usize::try_from(id.0).ok()?)
}

/// An equation that rounding leaves room in: other values may make it hold as well.
fn is_quotient(relation: &Relation) -> bool {
    matches!(relation.shape, Shape::Ratio | Shape::Growth | Shape::Change)
}

impl<'a> Context<'a> {
    fn new(facts: &'a Facts, relations: &'a [Relation]) -> Self {
        let aliases = Aliases::new(relations);
        let holding = || relations.iter().filter(|relation| relation.verifies() && !aliases.is_alias(relation.id));
        let mut loose: Map<FigureId, Vec<RelationId>> = Map::new();
        for relation in holding().filter(|relation| is_quotient(relation)) {
            for figure in relation.figures() {
                loose.entry(aliases.variable(figure)).or_default().push(relation.id);
            }
        }
        let mut limits: Map<FigureId, Vec<RelationId>> = Map::new();
        let kept = |relation: &&Relation| {
            relation.shape == Shape::Bound
                && relation.verdict == Verdict::Holds
                && relation.trust == Confidence::Certain
        };
        for relation in relations.iter().filter(kept) {
            // Points may be lowered below a score that follows from them: both are then to be changed.
            for term in relation.terms() {
                limits.entry(aliases.variable(term.figure)).or_default().push(relation.id);
            }
        }
        let crowded = loose.iter().filter(|(_, quotients)| quotients.len() > MOST_QUOTIENTS).map(|(id, _)| *id);
        let crowded: Vec<FigureId> = crowded.gather();
        let firm = |relation: &&Relation| !is_quotient(relation);
        let equations = holding().filter(firm);
        // A printed whole that is what the form makes it (100 points) is no slip.
        let wholes = facts.scores.iter().filter_map(|table| {
            let total = table.total_points?;
            (facts.figure(total).map(|figure| figure.amount) == table.full_points).then_some(total)
        });
        let vouched = equations.spread(Relation::figures).followed_by(wholes).followed_by(crowded);
        let vouched = vouched.map(|figure| aliases.variable(figure)).collect();
        let is_broken = |relation: &Relation| matches!(relation.verdict, Verdict::Broken(_));
        let asked = cfg!(feature = "whole") && relations.iter().any(is_broken);
        let evidence = if asked { Evidence::new(facts) } else { Evidence::default() };
        let scales = Scales::new(facts);
        Self { facts, relations, aliases, vouched, loose, limits, scales, evidence }
    }

    fn get(&self, id: RelationId) -> Option<&'a Relation> {
        get(self.relations, id)
    }

    fn with(&self, wanted: impl Fn(&Verdict) -> bool) -> Set<RelationId> {
        self.relations.iter().filter(|relation| wanted(&relation.verdict)).map(|relation| relation.id).collect()
    }

    fn figures<'b>(&self, ids: impl IntoIterator<Item = &'b RelationId>) -> Set<FigureId> {
        ids.into_iter().filter_map(|id| self.get(*id)).spread(Relation::figures).collect()
    }
}
