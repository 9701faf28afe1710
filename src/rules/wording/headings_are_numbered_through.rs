//! JH-W121. Page and cases: `headings_are_numbered_through.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// The numbers of headings follow each other.
pub const RULE: Rule = Rule {
    code: Code("JH-W121"),
    name: "headings-are-numbered-through",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("headings_are_numbered_through.md"),
};

const FOUND: Label = Label {
    zh: "标题“{0}”的序号与前面不连续（共 {1} 处），请核对是否缺一节。",
    en: "The number of heading “{0}” does not follow the one before ({1} place(s)): is a section missing?",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.mentions.iter().filter(|mention| matches!(mention.what, What::Heading(_))).count();
    scan.mentions(Severity::Note, "标题序号", FOUND, |_, mention| mention.what == What::Heading(false));
}
