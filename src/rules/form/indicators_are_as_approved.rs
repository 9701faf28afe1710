//! JH-F305. Page and cases: `indicators_are_as_approved.md`.

use super::targets_are_as_approved::changed;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::Changed;
use crate::rules::{Check, Rule, Scan};

/// The form has the indicators that were approved, no fewer and no others. One finding a form and way.
pub const RULE: Rule = Rule {
    code: Code("JH-F305"),
    name: "indicators-are-as-approved",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("indicators_are_as_approved.md"),
};

const MISSING: Label = Label {
    zh: "批复的绩效目标中有 {0} 项指标没有自评：{1}。请补充或说明。",
    en: "{0} approved indicator(s) are not evaluated: {1}. Please add them, or say why.",
};
const ADDED: Label = Label {
    zh: "{0} 项指标不在批复的绩效目标中：{1}。请说明增加的依据。",
    en: "{0} indicator(s) were not approved: {1}. Please say why they were added.",
};
const RENAMED: Label = Label {
    zh: "{0} 项指标的名称与批复的绩效目标不同：{1}。请核实。",
    en: "{0} indicator(s) were approved under another name: {1}. Please check.",
};
const NAME: Label = Label { zh: "“{0}”", en: "“{0}”" };
const NAMES: Label = Label { zh: "“{1}”写作“{2}”", en: "“{1}” is “{2}”" };

fn scan(scan: &mut Scan<'_>) {
    let column = "三级指标";
    changed(
        scan,
        &[
            (Changed::Missing, "批复的绩效目标", MISSING, NAME),
            (Changed::Added, "增加的指标", ADDED, NAME),
            (Changed::Name, column, RENAMED, NAMES),
        ],
    );
}
