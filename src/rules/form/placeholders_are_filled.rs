//! JH-F101. Page and cases: `placeholders_are_filled.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// Placeholders (XX, ××, 20××年, 单击此处) and what the blank form printed (指标2：, 填表说明). One finding each a document.
pub const RULE: Rule = Rule {
    code: Code("JH-F101"),
    name: "placeholders-are-filled",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("placeholders_are_filled.md"),
};

const LEFT: Label = Label {
    zh: "有 {1} 处待填的文字没有填，如“{0}”，请补充。",
    en: "{1} placeholder(s) were left unfilled, such as “{0}”: please fill them in.",
};
const BLANK_FORM: Label = Label {
    zh: "空白表的文字“{0}”等 {1} 处留在报告中，没有用到的行和说明可以删去。",
    en: "{1} piece(s) of the blank form, such as “{0}”, remain; unused rows and instructions can go.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.texts;
    scan.mentions(Severity::Warning, "待填文字", LEFT, |_, mention| mention.what == What::Placeholder);
    scan.mentions(Severity::Note, "空白表文字", BLANK_FORM, |_, mention| mention.what == What::BlankForm);
}
