//! JH-S104. Page and cases: `score_within_points.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 得分 ≤ 分值.
pub const RULE: Rule = Rule {
    code: Code("JH-S104"),
    name: "score-within-points",
    severity: Severity::Error,
    check: Check::Relations(Claim { varies: Some(Dimension::Indicator), ..Claim::shape(Shape::Bound) }),
    #[cfg(feature = "cli")]
    page: include_str!("score_within_points.md"),
};
