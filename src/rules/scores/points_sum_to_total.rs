//! JH-S102. Page and cases: `points_sum_to_total.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 总分 = 分值 of all headings = 分值 of all rows.
pub const RULE: Rule = Rule {
    code: Code("JH-S102"),
    name: "points-sum-to-total",
    severity: Severity::Error,
    check: Check::Relations(Claim::sums_of(measure::MAX_POINTS, None, None)),
    #[cfg(feature = "cli")]
    page: include_str!("points_sum_to_total.md"),
};
