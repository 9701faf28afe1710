//! JH-I104. Page and cases: `hidden_content_is_told.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// Hidden rows, columns and sheets are read like all others; who looks at the sheet does not see them.
pub const RULE: Rule = Rule {
    code: Code("JH-I104"),
    name: "hidden-content-is-told",
    label: Label { zh: "隐藏的行、列和工作表也会读取", en: "Hidden rows, columns and sheets are read" },
    severity: Severity::Note,
    since: "0.1.0",
    check: Check::Reading(&[NoteKind::Hidden]),
    #[cfg(feature = "cli")]
    page: include_str!("hidden_content_is_told.md"),
};
