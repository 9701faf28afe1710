//! Gaps that a lawful practice explains: they are no errors, whatever the equation says.

use super::{Dimension, Gap, Relation, Scales, Shape, Verdict};
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::facts::{Confidence, Facts};
use crate::vocabulary::measure;

/// What is known of the practices of one submission.
pub struct Caution<'a> {
    facts: &'a Facts,
    scales: &'a Scales,
    /// What units pay each other (上级补助, 附属单位上缴): counted once in the aggregate.
    transfers: Vec<Amount>,
}

impl<'a> Caution<'a> {
    /// Reads the figures once.
    pub fn new(facts: &'a Facts, scales: &'a Scales) -> Self {
        let transfers = [
            measure::SUBSIDY_FROM_SUPERIOR,
            measure::REMITTANCE_FROM_SUBORDINATES,
            measure::SUBSIDY_TO_SUBORDINATES,
            measure::REMITTANCE_TO_SUPERIOR,
        ];
        let of_transfers = facts.figures.iter().filter(|figure| figure.measure.is_some_and(|m| transfers.contains(&m)));
        Self {
            facts,
            scales,
            transfers: of_transfers.map(|figure| figure.amount).filter(|amount| !amount.is_zero()).gather(),
        }
    }

    /// How sure a judged relation can be at most.
    pub fn limit(&self, relation: &Relation) -> Confidence {
        let Verdict::Broken(gap) = relation.verdict else { return Confidence::Certain };
        let full = Amount::whole(100);
        match relation.shape {
            // Some forms write no rate above 100%, however much was spent beyond the budget.
            Shape::Ratio if gap.stated == full && gap.computed > full => Confidence::Likely,
            Shape::Sum if relation.varies == Dimension::Unit && !self.transfers.is_empty() => {
                let explained = self.transfers.contains(&gap.difference.negated());
                if explained { Confidence::Guess } else { Confidence::Likely }
            }
            // Forms of different units: one of them may have been assumed.
            Shape::Difference if self.mixes_units(relation) => Confidence::Likely,
            // Units of columns, not of the figures themselves.
            Shape::Sum if self.mixes_units(relation) && self.is_bare(relation) => Confidence::Likely,
            // 元 in one place and 万元 in the other, without saying so.
            Shape::Sum | Shape::Equal if is_ten_thousand(gap.stated, gap.computed) => Confidence::Likely,
            // 上年结转 may stand beside 收入合计 instead of in it.
            Shape::Sum if relation.measure == Some(measure::INCOME_TOTAL) && self.is_carried_over(relation, &gap) => {
                Confidence::Likely
            }
            // Where a whole table is in whole 万元, its figures may have been rounded one by one.
            Shape::Sum if self.is_whole(relation) => {
                let operands = i64::try_from(relation.terms().len().saturating_add(1)).unwrap_or(i64::MAX);
                let most = Amount::whole(operands).over(Amount::whole(2)).unwrap_or_default();
                if gap.difference.abs() <= most { Confidence::Likely } else { Confidence::Certain }
            }
            _ => Confidence::Certain,
        }
    }

    /// True where the total is right without what was carried over.
    fn is_carried_over(&self, relation: &Relation, gap: &Gap) -> bool {
        let mut parts = relation.terms().iter().filter_map(|term| self.facts.figure(term.figure));
        let carried = parts.find(|part| part.measure == Some(measure::CARRY_OVER_FROM_PRIOR_YEAR));
        let without = carried.and_then(|carried| gap.difference.plus(carried.amount));
        without.is_some_and(|difference| difference.abs() <= gap.slack)
    }

    fn mixes_units(&self, relation: &Relation) -> bool {
        let mut units = relation.figures().filter_map(|id| self.facts.figure(id)).map(|figure| figure.unit);
        let first = units.next();
        units.any(|unit| Some(unit) != first)
    }

    fn is_bare(&self, relation: &Relation) -> bool {
        relation.figures().filter_map(|id| self.facts.figure(id)).all(|figure| figure.bare)
    }

    /// True for a sum of money in a table without a single decimal.
    fn is_whole(&self, relation: &Relation) -> bool {
        let result = relation.result.and_then(|id| self.facts.figure(id));
        let money = result.filter(|figure| figure.unit.yuan().is_some() && relation.terms().len() > 1);
        money.is_some_and(|figure| self.scales.around(figure) == 0)
    }
}

/// True where one amount is ten thousand times the other.
pub fn is_ten_thousand(one: Amount, other: Amount) -> bool {
    let times = |amount: Amount| amount.times(Amount::whole(10_000)).filter(|amount| !amount.is_zero());
    times(one) == Some(other) || times(other) == Some(one)
}
