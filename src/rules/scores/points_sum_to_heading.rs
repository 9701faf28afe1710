//! JH-S101. Page and cases: `points_sum_to_heading.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 分值 of a heading = 分值 of what stands under it.
pub const RULE: Rule = Rule {
    code: Code("JH-S101"),
    name: "points-sum-to-heading",
    severity: Severity::Error,
    check: Check::Relations(Claim::sums_of(measure::MAX_POINTS, Some(Basis::Heading), Some(Dimension::Indicator))),
    #[cfg(feature = "cli")]
    page: include_str!("points_sum_to_heading.md"),
};
