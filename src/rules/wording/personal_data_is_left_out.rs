//! JH-W120. Page and cases: `personal_data_is_left_out.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// What belongs to a person: identity card, mobile telephone, account, the name of somebody who was helped.
pub const RULE: Rule = Rule {
    code: Code("JH-W120"),
    name: "personal-data-is-left-out",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("personal_data_is_left_out.md"),
};

const FOUND: Label = Label {
    zh: "正文中有{0}（共 {1} 处），公开前请删去。",
    en: "The text holds what belongs to a person ({0}, {1} place(s)): please remove it before publication.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.mentions.iter().filter(|mention| matches!(mention.what, What::Personal(_))).count();
    scan.mentions(Severity::Note, "个人信息", FOUND, |_, mention| mention.what == What::Personal(false));
}
