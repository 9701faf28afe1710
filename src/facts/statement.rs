//! What sentences state of their own figures: data, no verdicts.

use super::figure::{Confidence, FigureId};

/// An equation that a sentence states.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What kind of equation.
    pub kind: Stated,
    /// Its left side.
    pub result: FigureId,
    /// The lawful right sides, best first: figures, each added or taken off (in a quotient, the divisor).
    pub readings: Vec<Vec<(FigureId, bool)>>,
    /// How sure it is that the sentence states it.
    pub sure: Confidence,
    /// The result is a decrease, written without a sign.
    pub falls: bool,
}

/// Kinds of statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stated {
    /// A whole and all of its parts.
    Total,
    /// A whole and some of its parts.
    Within,
    /// A difference, or a budget with what was added to it.
    Difference,
    /// A part in percent of its whole.
    Share,
    /// What was done in percent of what was to be done.
    Completion,
    /// A change in percent of the earlier amount, from the change and the later amount.
    Growth,
    /// The same, from the later and the earlier amount.
    Change,
    /// A number of persons or things times what each gets.
    Product,
}
