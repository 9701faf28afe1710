//! JH-F302. Page and cases: `attachments_are_there.md`.

use super::chapters_are_there::lacking;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan};

/// The forms and papers that the place wants with a report.
pub const RULE: Rule = Rule {
    code: Code("JH-F302"),
    name: "attachments-are-there",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("attachments_are_there.md"),
};

const MISSING: Label = Label {
    zh: "没有看到“{0}”，{1}要求随报告报送；已另行报送的可以不改。",
    en: "“{0}” was not found; {1} wants it with the report. It may have been handed in apart.",
};

fn scan(scan: &mut Scan<'_>) {
    lacking(scan, true, "附件", MISSING);
}
