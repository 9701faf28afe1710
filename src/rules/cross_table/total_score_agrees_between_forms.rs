//! JH-X103. Page and cases: `total_score_agrees_between_forms.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 绩效自评综合得分 = 总得分 of the scoring table.
pub const RULE: Rule = Rule {
    code: Code("JH-X103"),
    name: "total-score-agrees-between-forms",
    severity: Severity::Error,
    check: Check::Relations(Claim {
        result: Some(measure::TOTAL_SELF_SCORE),
        varies: Some(Dimension::Form),
        ..Claim::shape(Shape::Equal)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("total_score_agrees_between_forms.md"),
};
