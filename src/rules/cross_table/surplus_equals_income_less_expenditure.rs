//! JH-X101. Page and cases: `surplus_equals_income_less_expenditure.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::Shape;
use crate::rules::{Check, Claim, Rule};

/// 结余 = 收入 − 支出, in one of its lawful readings.
pub const RULE: Rule = Rule {
    code: Code("JH-X101"),
    name: "surplus-equals-income-less-expenditure",
    severity: Severity::Error,
    check: Check::Relations(Claim::shape(Shape::Difference)),
    #[cfg(feature = "cli")]
    page: include_str!("surplus_equals_income_less_expenditure.md"),
};
