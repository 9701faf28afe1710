//! What sentences state of their own figures: data, no verdicts.

use super::figure::{Confidence, FigureId};
use crate::vocabulary::Measure;

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

/// A quantity of a sentence that a form may state as well.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The figure.
    pub figure: FigureId,
    /// What it is a figure of.
    pub measure: Measure,
    /// Stages of the budget that the words allow (bits of `packs::words::told`); 0 where they name none.
    pub stage: u16,
    /// 上年
    pub prior: bool,
    /// The year that the sentence names.
    pub year: Option<u16>,
    /// The stage is not that of a budget by what was said before.
    pub sure: bool,
    /// Some of the funds or units only, or perhaps only some (bits of `packs::words::told`).
    pub narrow: u16,
    /// Its words name the measure only with those before them: enough for a criterion, not to be held against a form.
    pub loose: bool,
}

/// A quantity of a sentence, by its name.
#[derive(Clone, Debug)]
pub struct Called {
    /// The figure.
    pub figure: FigureId,
    /// What it is called, without words around the name.
    pub name: String,
    /// Stages of the budget that the words allow (bits of `packs::words::told`); 0 where they name none.
    pub stage: u16,
    /// The year that the sentence names.
    pub year: Option<u16>,
}
