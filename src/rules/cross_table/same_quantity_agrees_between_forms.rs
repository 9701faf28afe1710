//! JH-X104. Page and cases: `same_quantity_agrees_between_forms.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 支出总额 = 年度资金总额 of the same stage, and other quantities that two forms state.
pub const RULE: Rule = Rule {
    code: Code("JH-X104"),
    name: "same-quantity-agrees-between-forms",
    severity: Severity::Warning,
    check: Check::Relations(Claim {
        varies: Some(Dimension::Form),
        basis: Some(Basis::Identity),
        ..Claim::shape(Shape::Equal)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("same_quantity_agrees_between_forms.md"),
};
