//! JH-S105. Page and cases: `scores_sum_to_heading.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Basis;
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 得分 of a subtotal = 得分 of what stands under it.
pub const RULE: Rule = Rule {
    code: Code("JH-S105"),
    name: "scores-sum-to-heading",
    severity: Severity::Error,
    check: Check::Relations(Claim::sums_of(measure::SELF_SCORE, Some(Basis::Heading), None)),
    #[cfg(feature = "cli")]
    page: include_str!("scores_sum_to_heading.md"),
};
