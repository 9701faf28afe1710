//! JH-S106. Page and cases: `score_equals_coefficient_times_points.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Shape;
use crate::rules::{Check, Claim, Rule};

/// 指标得分 = 得分系数 × 指标权重.
pub const RULE: Rule = Rule {
    code: Code("JH-S106"),
    name: "score-equals-coefficient-times-points",
    severity: Severity::Error,
    check: Check::Relations(Claim::shape(Shape::Product)),
    #[cfg(feature = "cli")]
    page: include_str!("score_equals_coefficient_times_points.md"),
};
