//! JH-W124. Page and cases: `unit_has_one_name.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// The department has the same name in titles and behind labels.
pub const RULE: Rule = Rule {
    code: Code("JH-W124"),
    name: "unit-has-one-name",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("unit_has_one_name.md"),
};

const FOUND: Label = Label {
    zh: "单位名称“{0}”写法不一（共 {1} 处），请统一。",
    en: "The unit is named in two ways: “{0}” ({1} place(s)). Please use one.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.mentions.iter().filter(|mention| matches!(mention.what, What::Name(_))).count();
    scan.mentions(Severity::Note, "单位名称", FOUND, |_, mention| mention.what == What::Name(false));
}
