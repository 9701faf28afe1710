//! JH-W122. Page and cases: `quotation_marks_are_paired.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// Quotation marks go by turns.
pub const RULE: Rule = Rule {
    code: Code("JH-W122"),
    name: "quotation-marks-are-paired",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("quotation_marks_are_paired.md"),
};

const FOUND: Label = Label {
    zh: "“{0}…”处引号不成对（共 {1} 处），请改正。",
    en: "Quotation marks are not paired at “{0}…” ({1} place(s)): please correct them.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.mentions.iter().filter(|mention| matches!(mention.what, What::Quotes(_))).count();
    scan.mentions(Severity::Note, "引号", FOUND, |_, mention| mention.what == What::Quotes(false));
}
