//! JH-I103. Page and cases: `no_content_outside_text.md`.

use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// Pictures, embedded objects, notes that are missing: what stands in them was not checked.
pub const RULE: Rule = Rule {
    code: Code("JH-I103"),
    name: "no-content-outside-text",
    severity: Severity::Note,
    check: Check::Reading(&[NoteKind::Picture, NoteKind::EmbeddedObject, NoteKind::Footnote]),
    #[cfg(feature = "cli")]
    page: include_str!("no_content_outside_text.md"),
};
