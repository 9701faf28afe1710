//! JH-A131. Page and cases: `table_product_equals_factors.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Shape};
use crate::rules::{Check, Claim, Rule};

/// 金额 = 数量 × 单价 in a table that follows no known form.
pub const RULE: Rule = Rule {
    code: Code("JH-A131"),
    name: "table-product-equals-factors",
    severity: Severity::Warning,
    check: Check::Relations(Claim { basis: Some(Basis::Structure), ..Claim::shape(Shape::Product) }),
    #[cfg(feature = "cli")]
    page: include_str!("table_product_equals_factors.md"),
};
