//! JH-I106. Page and cases: `cells_hold_no_error_values.md`.

use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// `#REF!`, `#DIV/0!` and the like: a formula that cannot be computed.
pub const RULE: Rule = Rule {
    code: Code("JH-I106"),
    name: "cells-hold-no-error-values",
    severity: Severity::Warning,
    check: Check::Reading(&[NoteKind::ErrorValue]),
    #[cfg(feature = "cli")]
    page: include_str!("cells_hold_no_error_values.md"),
};
