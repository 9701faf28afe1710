//! What a report says besides its equations of which of several figures is wrong: the value that one would have to be stands
//! elsewhere, a score is what target and result make it.

use crate::base::list::Gather as _;
use crate::base::ordered::{Map, Set};

use super::Context;
use super::candidate::Candidate;
use crate::base::amount::Amount;
use crate::base::unit::Unit;
use crate::facts::{Facts, Figure, FigureId, Points, ScoreNode, Share};
use crate::relations::{RelationId, Shape, Verdict};

/// A quantity in the smallest unit of its kind.
type Quantity = (&'static str, Amount);

/// What is looked up for every change.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// The figures that state each quantity.
    stated: Map<Quantity, Vec<FigureId>>,
    /// What target and result make of scores, and full scores of points.
    due: Map<FigureId, Amount>,
}

impl Evidence {
    /// Looks through all figures and score tables.
    pub fn new(facts: &Facts) -> Self {
        let mut evidence = Self::default();
        for figure in &facts.figures {
            if let Some(quantity) = quantity(figure, figure.amount) {
                evidence.stated.entry(quantity).or_default().push(figure.id);
            }
        }
        for node in facts.scores.iter().spread(|table| table.rows()) {
            for (figure, value) in due(facts, node) {
                evidence.due.insert(figure, value);
            }
        }
        evidence
    }

    /// True where a figure outside of an equation states the quantity.
    pub fn is_stated(&self, figure: &Figure, value: Amount, own: &Set<FigureId>) -> bool {
        let stated = quantity(figure, value).and_then(|quantity| self.stated.get(&quantity));
        stated.is_some_and(|figures| figures.iter().any(|id| *id != figure.id && !own.contains(id)))
    }
}

/// A quantity that is not met by chance: three digits, of what is counted two.
fn quantity(figure: &Figure, value: Amount) -> Option<Quantity> {
    let least = if matches!(figure.unit, Unit::Count(_)) { 2 } else { 3 };
    let written = value.abs().written(0);
    let digits = written.trim_start_matches(['0', '.']).bytes().filter(u8::is_ascii_digit).count();
    let (unit, factor) = figure.unit.base();
    (digits >= least).then(|| Some((unit, value.times(factor)?))).flatten()
}

/// The score of a row as target and result make it; the points of a row with a full score.
fn due(facts: &Facts, node: &ScoreNode) -> Vec<(FigureId, Amount)> {
    let (Points::Own(points), Some(score)) = (node.points, node.score) else { return Vec::new() };
    let (Some(most), Some(own)) = (facts.figure(points), facts.figure(score)) else { return Vec::new() };
    match node.share() {
        Some(Share::Full) => vec![(score, most.amount), (points, own.amount)],
        Some(Share::Part(share)) => {
            let of = most.amount.times(share).and_then(|all| all.over(Amount::whole(100)));
            of.map(|of| (score, of.rounded(own.scale.max(1)))).into_iter().gather()
        }
        _ => Vec::new(),
    }
}

/// How much speaks for a change: its new value stands elsewhere and the old one does not; the gap is a part of the total.
pub fn weigh(context: &Context<'_>, taken: &[RelationId], own: &Set<FigureId>, candidate: &Candidate) -> i8 {
    let evidence = &context.evidence;
    let is_stated = |value: fn(&Figure, Amount) -> Amount| {
        let figures = candidate.figures.iter().filter_map(|id| context.facts.figure(*id));
        let mut figures = figures.filter(|figure| evidence.is_stated(figure, value(figure, candidate.value), own));
        i8::from(figures.next().is_some())
    };
    let mut weight = is_stated(|_, new| new).saturating_sub(is_stated(|figure, _| figure.amount));
    for figure in candidate.figures.iter().filter_map(|id| context.facts.figure(*id)) {
        let due = evidence.due.get(&figure.id).copied();
        let off = i8::from(due == Some(candidate.value)).saturating_sub(i8::from(due == Some(figure.amount)));
        weight = weight.saturating_add(off);
    }
    weight.saturating_add(i8::from(taken.iter().any(|id| is_part(context, *id, candidate.variable))))
}

/// True where a total is off by one of its parts: it was left out, or added twice.
fn is_part(context: &Context<'_>, id: RelationId, variable: FigureId) -> bool {
    let Some(relation) = context.get(id).filter(|relation| relation.shape == Shape::Sum) else { return false };
    let Verdict::Broken(gap) = relation.verdict else { return false };
    let is_total = relation.result.is_some_and(|total| context.aliases.variable(total) == variable);
    let gap = gap.difference.abs();
    let mut parts = relation.terms().iter().filter_map(|term| context.facts.figure(term.figure));
    is_total && relation.terms().len() > 1 && parts.any(|part| part.amount.abs() == gap)
}
