//! JH-A101. Page and cases: `income_total_equals_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 收入合计 = 上年结转 + 各类拨款 + 其他收入.
pub const RULE: Rule = Rule {
    code: Code("JH-A101"),
    name: "income-total-equals-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::INCOME_TOTAL)),
    #[cfg(feature = "cli")]
    page: include_str!("income_total_equals_parts.md"),
};
