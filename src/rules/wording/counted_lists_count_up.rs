//! JH-W123. Page and cases: `counted_lists_count_up.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// A list that says how many it names.
pub const RULE: Rule = Rule {
    code: Code("JH-W123"),
    name: "counted-lists-count-up",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("counted_lists_count_up.md"),
};

const FOUND: Label = Label {
    zh: "“{0}”与所列名称的个数不一致（共 {1} 处），请核对。",
    en: "“{0}” does not count as many as are named ({1} place(s)): please check.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.mentions.iter().filter(|mention| matches!(mention.what, What::Counted(_))).count();
    scan.mentions(Severity::Note, "机构个数", FOUND, |_, mention| mention.what == What::Counted(false));
}
