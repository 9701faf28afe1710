//! JH-I107. Page and cases: `no_text_is_hidden.md`.

use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// Characters that Word does not show: they were not read.
pub const RULE: Rule = Rule {
    code: Code("JH-I107"),
    name: "no-text-is-hidden",
    severity: Severity::Note,
    check: Check::Reading(&[NoteKind::HiddenText]),
    #[cfg(feature = "cli")]
    page: include_str!("no_text_is_hidden.md"),
};
