//! JH-R104. Page and cases: `investment_control_rate_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Shape;
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 投资概算控制率 = 实际投资 ÷ 预算投资.
pub const RULE: Rule = Rule {
    code: Code("JH-R104"),
    name: "investment-control-rate-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim { result: Some(measure::INVESTMENT_CONTROL_RATE), ..Claim::shape(Shape::Ratio) }),
    #[cfg(feature = "cli")]
    page: include_str!("investment_control_rate_equals_quotient.md"),
};
