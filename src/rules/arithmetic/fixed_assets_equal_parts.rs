//! JH-A109. Page and cases: `fixed_assets_equal_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 固定资产合计 = 在用 + 出租 + 其他.
pub const RULE: Rule = Rule {
    code: Code("JH-A109"),
    name: "fixed-assets-equal-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::FIXED_ASSETS)),
    #[cfg(feature = "cli")]
    page: include_str!("fixed_assets_equal_parts.md"),
};
