//! JH-R103. Page and cases: `area_control_rate_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Shape;
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 规模控制率 = 实际规模 ÷ 批复规模.
pub const RULE: Rule = Rule {
    code: Code("JH-R103"),
    name: "area-control-rate-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim { result: Some(measure::AREA_CONTROL_RATE), ..Claim::shape(Shape::Ratio) }),
    #[cfg(feature = "cli")]
    page: include_str!("area_control_rate_equals_quotient.md"),
};
