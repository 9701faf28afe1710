//! JH-W103. Page and cases: `numbers_are_well_written.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// 7.50. , 12..5 , 1,23.4: numbers that a program may read otherwise, or not at all.
pub const RULE: Rule = Rule {
    code: Code("JH-W103"),
    name: "numbers-are-well-written",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("numbers_are_well_written.md"),
};

const ODD: Label = Label {
    zh: "数字“{0}”的小数点或分节号多写、错写（共 {1} 处），请核对。",
    en: "“{0}” has a point or a comma too many or out of place ({1} place(s)): please check.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.figures.len();
    scan.mentions(Severity::Note, "数字写法", ODD, |_, mention| mention.what == What::Number);
}
