//! JH-R101. Page and cases: `execution_rate_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 执行率 = 全年执行数 ÷ 全年预算数, of one row.
pub const RULE: Rule = Rule {
    code: Code("JH-R101"),
    name: "execution-rate-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim { varies: Some(Dimension::Stage), ..Claim::shape(Shape::Ratio) }),
    #[cfg(feature = "cli")]
    page: include_str!("execution_rate_equals_quotient.md"),
};
