//! JH-R105. Page and cases: `change_rate_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Shape;
use crate::rules::{Check, Claim, Rule};

/// 增减率 = (本年 − 上年) ÷ 上年.
pub const RULE: Rule = Rule {
    code: Code("JH-R105"),
    name: "change-rate-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim::shape(Shape::Change)),
    #[cfg(feature = "cli")]
    page: include_str!("change_rate_equals_quotient.md"),
};
