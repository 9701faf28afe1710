//! JH-I104. Page and cases: `hidden_content_is_told.md`.

use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// Hidden rows, columns and sheets are read like all others; who looks at the sheet does not see them.
pub const RULE: Rule = Rule {
    code: Code("JH-I104"),
    name: "hidden-content-is-told",
    severity: Severity::Note,
    check: Check::Reading(&[NoteKind::Hidden]),
    #[cfg(feature = "cli")]
    page: include_str!("hidden_content_is_told.md"),
};
