//! JH-S103. Page and cases: `scores_sum_to_total.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Basis;
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 总得分 = 得分 of all rows.
pub const RULE: Rule = Rule {
    code: Code("JH-S103"),
    name: "scores-sum-to-total",
    severity: Severity::Error,
    check: Check::Relations(Claim::sums_of(measure::SELF_SCORE, Some(Basis::Form), None)),
    #[cfg(feature = "cli")]
    page: include_str!("scores_sum_to_total.md"),
};
