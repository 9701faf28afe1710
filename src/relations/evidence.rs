//! Whether two figures that are called alike are meant to be the same: where they differ by one slip of the hand, or
//! where one of them is what a broken sum asks of the other.

use super::verdict::{self, in_unit};
use super::{Relation, Scales, Shape, Verdict};
use crate::base::amount::Amount;
use crate::base::ordered::{Map, Set};
use crate::base::slip;
use crate::base::unit::Unit;
use crate::facts::{Facts, Figure, FigureId};

/// What the relations that were stated so far come to.
pub(super) struct Evidence<'a> {
    facts: &'a Facts,
    /// Figures in sums that hold.
    vouched: Set<FigureId>,
    /// The values that broken sums ask of a figure, in its unit.
    wanted: Map<FigureId, Vec<Amount>>,
    /// All amounts: a difference that is one of them may have its reason.
    amounts: Set<(Unit, Amount)>,
}

impl<'a> Evidence<'a> {
    pub fn new(facts: &'a Facts, relations: &[Relation]) -> Self {
        let scales = Scales::new(facts);
        let mut vouched = Set::default();
        let mut wanted: Map<FigureId, Vec<Amount>> = Map::new();
        for relation in relations.iter().filter(|relation| relation.shape == Shape::Sum) {
            let (verdict, read_as) = verdict::judge(relation, facts, &scales);
            let terms = relation.readings.get(read_as).map(|reading| reading.terms.as_slice()).unwrap_or_default();
            match verdict {
                Verdict::Holds if terms.len() > 1 => {
                    let figures = terms.iter().map(|term| term.figure);
                    vouched.extend(relation.result.into_iter().chain(figures));
                }
                Verdict::Broken(gap) => {
                    let Some(result) = relation.result else { continue };
                    let unit = facts.figure(result).map(|figure| figure.unit);
                    wanted.entry(result).or_default().push(gap.computed);
                    for term in terms {
                        let figure = facts.figure(term.figure).filter(|figure| Some(figure.unit) == unit);
                        let moved = figure.and_then(|figure| match term.minus {
                            true => figure.amount.minus(gap.difference),
                            false => figure.amount.plus(gap.difference),
                        });
                        wanted.entry(term.figure).or_default().extend(moved);
                    }
                }
                _ => {}
            }
        }
        let amounts = facts.figures.iter().map(base).collect();
        Self { facts, vouched, wanted, amounts }
    }

    /// True where two figures that differ should be the same. Fewer digits than `least` differ by a slip by chance.
    pub fn should_agree(&self, one: FigureId, other: FigureId, least: usize) -> bool {
        let (Some(one), Some(other)) = (self.facts.figure(one), self.facts.figure(other)) else { return false };
        let (Some(of_one), Some(of_other)) = (in_unit(one, other.unit), in_unit(other, one.unit)) else { return false };
        self.asks(one.id, of_other) || self.asks(other.id, of_one) || self.is_slip((one, of_other), other, least)
    }

    fn asks(&self, figure: FigureId, value: Amount) -> bool {
        self.wanted.get(&figure).is_some_and(|values| values.contains(&value))
    }

    fn is_slip(&self, (one, value): (&Figure, Amount), other: &Figure, least: usize) -> bool {
        let both = self.vouched.contains(&one.id) && self.vouched.contains(&other.id);
        let long = slip::digits(one.amount).min(slip::digits(other.amount)) >= least;
        let scale = one.scale.max(value.significant_scale());
        let (unit, of_one) = base(one);
        let gap = of_one.minus(base(other).1).map(Amount::abs);
        let explained = gap.is_none_or(|gap| self.amounts.contains(&(unit, gap)));
        // A broken sum that asks for other values speaks of another slip.
        let in_question = self.wanted.contains_key(&one.id) || self.wanted.contains_key(&other.id);
        !both && !in_question && long && !explained && slip::is_slip(one.amount, scale, value)
    }
}

/// A value of money in 元.
fn base(figure: &Figure) -> (Unit, Amount) {
    match figure.unit.yuan().and_then(|yuan| figure.amount.times(yuan)) {
        Some(amount) => (Unit::Yuan, amount),
        None => (figure.unit, figure.amount),
    }
}
