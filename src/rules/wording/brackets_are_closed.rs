//! JH-W106. Page and cases: `brackets_are_closed.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// A label in which a bracket is opened and not closed.
pub const RULE: Rule = Rule {
    code: Code("JH-W106"),
    name: "brackets-are-closed",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("brackets_are_closed.md"),
};

const OPEN: Label = Label {
    zh: "“{0}”的括号没有成对（共 {1} 处），请补全。",
    en: "“{0}” opens a bracket that is not closed ({1} place(s)): please complete it.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.fields.len().saturating_add(scan.facts.scores.len());
    scan.mentions(Severity::Note, "标签的括号", OPEN, |_, mention| mention.what == What::Bracket);
}
