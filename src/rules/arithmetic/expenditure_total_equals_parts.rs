//! JH-A102. Page and cases: `expenditure_total_equals_parts.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 支出合计 = 基本支出 + 项目支出.
pub const RULE: Rule = Rule {
    code: Code("JH-A102"),
    name: "expenditure-total-equals-parts",
    label: Label {
        zh: "支出合计应等于基本支出与项目支出之和",
        en: "Total expenditure equals basic plus project expenditure",
    },
    severity: Severity::Error,
    since: "0.1.0",
    check: Check::Relations(Claim::parts_of(measure::EXPENDITURE_TOTAL)),
    #[cfg(feature = "cli")]
    page: include_str!("expenditure_total_equals_parts.md"),
};
