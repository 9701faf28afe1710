//! JH-A103. Page and cases: `basic_expenditure_equals_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 基本支出 = 人员支出 + 公用支出.
pub const RULE: Rule = Rule {
    code: Code("JH-A103"),
    name: "basic-expenditure-equals-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::BASIC_EXPENDITURE)),
    #[cfg(feature = "cli")]
    page: include_str!("basic_expenditure_equals_parts.md"),
};
