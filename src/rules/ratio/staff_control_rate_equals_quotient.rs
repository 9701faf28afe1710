//! JH-R102. Page and cases: `staff_control_rate_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Shape;
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 在职人员控制率 = 在职人数 ÷ 编制数.
pub const RULE: Rule = Rule {
    code: Code("JH-R102"),
    name: "staff-control-rate-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim {
        result: Some(measure::IN_SERVICE_STAFF_CONTROL_RATE),
        ..Claim::shape(Shape::Ratio)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("staff_control_rate_equals_quotient.md"),
};
