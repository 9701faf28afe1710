//! JH-A105. Page and cases: `funds_by_source_equal_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 按收入性质分 = 各类资金之和.
pub const RULE: Rule = Rule {
    code: Code("JH-A105"),
    name: "funds-by-source-equal-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::FUNDS_BY_SOURCE)),
    #[cfg(feature = "cli")]
    page: include_str!("funds_by_source_equal_parts.md"),
};
