//! What the rows of a table come to, by grounds; never one sum.

use super::{Grounds, Row, Sheet};
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

/// From so many points to so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// At least.
    pub low: Amount,
    /// At most.
    pub high: Amount,
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
    /// All of them.
    pub all: Sum,
    /// What the table comes to by figures alone: every other row may give nothing, or all of its points.
    pub by_figures: Span,
    /// The same, with stated and added values.
    pub by_all: Span,
    /// True where a row claims points.
    pub claims: bool,
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
            let claimed = row.claimed.and_then(|id| facts.figure(id)).map(|figure| figure.amount);
            totals.claims |= claimed.is_some();
            let (sum, awarded) = match (&row.outcome, row.grounds) {
                (Outcome::Points(points), Some(Grounds::Figures)) => (&mut totals.figures, *points),
                (Outcome::Points(points), Some(Grounds::Stated)) => (&mut totals.stated, *points),
                (Outcome::Points(points), Some(Grounds::Supplied)) => (&mut totals.supplied, *points),
                _ => (&mut totals.open, Amount::ZERO),
            };
            for sum in [sum, &mut totals.all] {
                sum.rows = sum.rows.saturating_add(1);
                add(&mut sum.points, row.points.unwrap_or_default());
                add(&mut sum.awarded, awarded);
                add(&mut sum.claimed, claimed.unwrap_or_default());
            }
            let (open, own) = span(row);
            let known = if matches!(row.grounds, None | Some(Grounds::Figures)) { own } else { open };
            totals.by_figures.add(known);
            totals.by_all.add(own);
        }
        totals
    }
}

impl Span {
    fn add(&mut self, other: Self) {
        add(&mut self.low, other.low);
        add(&mut self.high, other.high);
    }
}

/// What a row may give: with nothing known, and with what is known.
fn span(row: &Row) -> (Span, Span) {
    let open = Span { low: Amount::ZERO, high: row.points.unwrap_or_default() };
    let own = match &row.outcome {
        Outcome::Points(points) => Span { low: *points, high: *points },
        Outcome::Between { low, high, .. } => Span { low: *low, high: *high },
        Outcome::Judgement(_) => open,
    };
    (open, own)
}

fn add(sum: &mut Amount, amount: Amount) {
    *sum = sum.plus(amount).unwrap_or(*sum);
}
