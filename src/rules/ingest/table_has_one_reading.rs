//! JH-I101. Page and cases: `table_has_one_reading.md`.

use crate::diagnostic::{Code, Severity};
use crate::ingest::NoteKind;
use crate::rules::{Check, Rule};

/// Text without cell borders: where several readings of the columns remain, that is said.
pub const RULE: Rule = Rule {
    code: Code("JH-I101"),
    name: "table-has-one-reading",
    severity: Severity::Note,
    check: Check::Reading(&[NoteKind::SeveralReadings]),
    #[cfg(feature = "cli")]
    page: include_str!("table_has_one_reading.md"),
};
