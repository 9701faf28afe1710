//! JH-A104. Page and cases: `three_public_total_equals_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 三公经费合计 = 接待 + 车辆 + 出国（境）.
pub const RULE: Rule = Rule {
    code: Code("JH-A104"),
    name: "three-public-total-equals-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::THREE_PUBLIC_EXPENSES)),
    #[cfg(feature = "cli")]
    page: include_str!("three_public_total_equals_parts.md"),
};
