//! JH-F103. Page and cases: `required_squares_are_filled.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// A labelled square for the department with nothing beside it; a title with blanks before 年度; a list of evaluators
/// over whose rows nobody has written.
pub const RULE: Rule = Rule {
    code: Code("JH-F103"),
    name: "required-squares-are-filled",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("required_squares_are_filled.md"),
};

const BLANK: Label = Label {
    zh: "“{0}”没有填写（{1} 处），请补充。",
    en: "“{0}” is left blank ({1} place(s)): please fill it in.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.texts;
    scan.mentions(Severity::Note, "部门名称和年度", BLANK, |_, mention| mention.what == What::BlankSquare);
}
