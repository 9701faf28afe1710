//! JH-X102. Page and cases: `classified_funds_equal_annual_funds.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 按收入（支出）性质分 = 年初预算数, 全年预算数 or 全年执行数.
pub const RULE: Rule = Rule {
    code: Code("JH-X102"),
    name: "classified-funds-equal-annual-funds",
    severity: Severity::Warning,
    check: Check::Relations(Claim { varies: Some(Dimension::Stage), ..Claim::shape(Shape::Equal) }),
    #[cfg(feature = "cli")]
    page: include_str!("classified_funds_equal_annual_funds.md"),
};
