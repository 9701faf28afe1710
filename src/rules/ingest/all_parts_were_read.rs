//! JH-I102. Page and cases: `all_parts_were_read.md`.

use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// Damaged or cut off parts: what stands in them was not checked.
pub const RULE: Rule = Rule {
    code: Code("JH-I102"),
    name: "all-parts-were-read",
    severity: Severity::Warning,
    check: Check::Reading(&[NoteKind::BreaksOff, NoteKind::DamagedPart, NoteKind::BeyondLimits]),
    #[cfg(feature = "cli")]
    page: include_str!("all_parts_were_read.md"),
};
