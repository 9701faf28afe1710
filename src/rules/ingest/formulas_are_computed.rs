//! JH-I105. Page and cases: `formulas_are_computed.md`.

use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// A formula without a computed value has no number that could be checked; it is not blank either.
pub const RULE: Rule = Rule {
    code: Code("JH-I105"),
    name: "formulas-are-computed",
    severity: Severity::Warning,
    check: Check::Reading(&[NoteKind::UncomputedFormula]),
    #[cfg(feature = "cli")]
    page: include_str!("formulas_are_computed.md"),
};
