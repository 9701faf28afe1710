//! JH-A112. Page and cases: `change_equals_difference.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 增减额 = 本年 − 上年, or 决算 − 预算.
pub const RULE: Rule = Rule {
    code: Code("JH-A112"),
    name: "change-equals-difference",
    severity: Severity::Error,
    check: Check::Relations(Claim {
        result: Some(measure::CHANGE_AMOUNT),
        varies: Some(Dimension::Stage),
        ..Claim::shape(Shape::Sum)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("change_equals_difference.md"),
};
