//! JH-R106. Page and cases: `asset_utilization_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Shape;
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 固定资产利用率 = 在用固定资产 ÷ 固定资产合计.
pub const RULE: Rule = Rule {
    code: Code("JH-R106"),
    name: "asset-utilization-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim { result: Some(measure::FIXED_ASSET_UTILIZATION), ..Claim::shape(Shape::Ratio) }),
    #[cfg(feature = "cli")]
    page: include_str!("asset_utilization_equals_quotient.md"),
};
