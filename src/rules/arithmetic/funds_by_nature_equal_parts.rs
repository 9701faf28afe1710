//! JH-A106. Page and cases: `funds_by_nature_equal_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 按支出性质分 = 基本支出 + 项目支出.
pub const RULE: Rule = Rule {
    code: Code("JH-A106"),
    name: "funds-by-nature-equal-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::FUNDS_BY_NATURE)),
    #[cfg(feature = "cli")]
    page: include_str!("funds_by_nature_equal_parts.md"),
};
