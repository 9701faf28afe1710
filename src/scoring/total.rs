//! What the rows of a table come to, by grounds; never one sum.

use super::{Grounds, Sheet};
use crate::base::amount::Amount;
use crate::facts::Facts;
use crate::rubric::Outcome;

/// Rows added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many rows.
    pub rows: usize,
    /// The points that they have.
    pub points: Amount,
    /// The points that they are worth.
    pub awarded: Amount,
    /// The points that they claim.
    pub claimed: Amount,
}

/// The rows of a table by what their points rest on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// 据实复算
    pub figures: Sum,
    /// 据自报值
    pub stated: Sum,
    /// What the user added.
    pub supplied: Sum,
    /// Left to a person, or not one number.
    pub open: Sum,
}

impl Sheet {
    /// Its rows added up.
    pub fn totals(&self, facts: &Facts) -> Totals {
        let mut totals = Totals::default();
        let nodes = facts.scores.get(self.table).map(|table| table.nodes.as_slice()).unwrap_or_default();
        for row in &self.rows {
            let node = nodes.get(row.node);
            if node.is_none_or(|node| node.bonus || node.not_applicable) {
                continue;
            }
            let (sum, awarded) = match (&row.outcome, row.grounds) {
                (Outcome::Points(points), Some(Grounds::Figures)) => (&mut totals.figures, *points),
                (Outcome::Points(points), Some(Grounds::Stated)) => (&mut totals.stated, *points),
                (Outcome::Points(points), Some(Grounds::Supplied)) => (&mut totals.supplied, *points),
                _ => (&mut totals.open, Amount::ZERO),
            };
            let claimed = row.claimed.and_then(|id| facts.figure(id)).map(|figure| figure.amount).unwrap_or_default();
            sum.rows = sum.rows.saturating_add(1);
            add(&mut sum.points, row.points.unwrap_or_default());
            add(&mut sum.awarded, awarded);
            add(&mut sum.claimed, claimed);
        }
        totals
    }
}

fn add(sum: &mut Amount, amount: Amount) {
    *sum = sum.plus(amount).unwrap_or(*sum);
}
