//! JH-S101. Page and cases: `points_sum_to_heading.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 分值 of a heading = 分值 of what stands under it.
pub const RULE: Rule = Rule {
    code: Code("JH-S101"),
    name: "points-sum-to-heading",
    label: Label {
        zh: "各项分值之和应等于上级指标的分值",
        en: "Points of the rows sum to the points of their heading",
    },
    severity: Severity::Error,
    since: "0.1.0",
    check: Check::Relations(Claim::sums_of(measure::MAX_POINTS, Some(Basis::Heading), Some(Dimension::Indicator))),
    #[cfg(feature = "cli")]
    page: include_str!("points_sum_to_heading.md"),
};
