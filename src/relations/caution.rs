//! Gaps that a lawful practice explains: they are no errors, whatever the equation says.

use super::{Dimension, Relation, Shape, Verdict};
use crate::base::amount::Amount;
use crate::facts::{Confidence, Facts};
use crate::vocabulary::measure;

/// What is known of the practices of one submission.
pub struct Caution {
    /// What units pay each other (上级补助, 附属单位上缴): counted once in the aggregate.
    transfers: Vec<Amount>,
}

impl Caution {
    /// Reads the figures once.
    pub fn new(facts: &Facts) -> Self {
        let transfers = [measure::SUBSIDY_FROM_SUPERIOR, measure::REMITTANCE_FROM_SUBORDINATES];
        let of_transfers = facts.figures.iter().filter(|figure| figure.measure.is_some_and(|m| transfers.contains(&m)));
        Self { transfers: of_transfers.map(|figure| figure.amount).filter(|amount| !amount.is_zero()).collect() }
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
            _ => Confidence::Certain,
        }
    }
}
