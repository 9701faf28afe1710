//! JH-A110. Page and cases: `annual_funds_equal_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 年度资金总额 = 当年财政拨款 + 上年结转资金 + 其他资金, in each stage of the budget.
pub const RULE: Rule = Rule {
    code: Code("JH-A110"),
    name: "annual-funds-equal-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::ANNUAL_FUNDS)),
    #[cfg(feature = "cli")]
    page: include_str!("annual_funds_equal_parts.md"),
};
