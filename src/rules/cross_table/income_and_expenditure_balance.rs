//! JH-X105. Page and cases: `income_and_expenditure_balance.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 收入总计 = 支出总计, both with what was carried over.
pub const RULE: Rule = Rule {
    code: Code("JH-X105"),
    name: "income-and-expenditure-balance",
    severity: Severity::Error,
    check: Check::Relations(Claim { varies: Some(Dimension::Measure), ..Claim::shape(Shape::Equal) }),
    #[cfg(feature = "cli")]
    page: include_str!("income_and_expenditure_balance.md"),
};
