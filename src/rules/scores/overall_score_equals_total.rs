//! JH-S117. Page and cases: `overall_score_equals_total.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 综合得分 in the report's form = the total of its table of scores.
pub const RULE: Rule = Rule {
    code: Code("JH-S117"),
    name: "overall-score-equals-total",
    label: Label {
        zh: "综合得分应等于评分表的总得分", en: "The overall score equals the total of the scores"
    },
    severity: Severity::Error,
    since: "0.1.0",
    check: Check::Relations(Claim {
        shape: Shape::Equal,
        result: Some(measure::SELF_SCORE),
        varies: Some(Dimension::Measure),
        basis: None,
    }),
    #[cfg(feature = "cli")]
    page: include_str!("overall_score_equals_total.md"),
};
