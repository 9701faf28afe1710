//! JH-I103. Page and cases: `no_content_outside_text.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// Pictures, embedded objects, notes that are missing: what stands in them was not checked.
pub const RULE: Rule = Rule {
    code: Code("JH-I103"),
    name: "no-content-outside-text",
    label: Label { zh: "图片和嵌入对象中的内容未读", en: "Content outside the text was not read" },
    severity: Severity::Note,
    since: "0.1.0",
    check: Check::Reading(&[NoteKind::Picture, NoteKind::EmbeddedObject, NoteKind::Footnote]),
    #[cfg(feature = "cli")]
    page: include_str!("no_content_outside_text.md"),
};
