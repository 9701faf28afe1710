//! JH-A142. Page and cases: `sentence_product_equals_count_times_standard.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Shape};
use crate::rules::{Check, Claim, Rule};

/// 67人，每人400元，共2.68万元.
pub const RULE: Rule = Rule {
    code: Code("JH-A142"),
    name: "sentence-product-equals-count-times-standard",
    severity: Severity::Warning,
    check: Check::Relations(Claim { basis: Some(Basis::Sentence), ..Claim::shape(Shape::Product) }),
    #[cfg(feature = "cli")]
    page: include_str!("sentence_product_equals_count_times_standard.md"),
};
