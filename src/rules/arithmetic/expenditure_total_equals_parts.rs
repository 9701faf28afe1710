//! JH-A102. Page and cases: `expenditure_total_equals_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 支出合计 = 基本支出 + 项目支出.
pub const RULE: Rule = Rule {
    code: Code("JH-A102"),
    name: "expenditure-total-equals-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::EXPENDITURE_TOTAL)),
    #[cfg(feature = "cli")]
    page: include_str!("expenditure_total_equals_parts.md"),
};
