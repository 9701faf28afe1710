//! JH-A107. Page and cases: `project_expenditure_equals_items.md`.

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Claim, Rule};
use crate::vocabulary::measure;

/// 项目支出 = the items listed under it (1、2、…).
pub const RULE: Rule = Rule {
    code: Code("JH-A107"),
    name: "project-expenditure-equals-items",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::PROJECT_EXPENDITURE)),
    #[cfg(feature = "cli")]
    page: include_str!("project_expenditure_equals_items.md"),
};
