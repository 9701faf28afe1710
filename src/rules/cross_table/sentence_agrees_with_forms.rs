//! JH-X110. Page and cases: `sentence_agrees_with_forms.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 2022年部门整体支出a万元, and 支出总额 of the base data.
pub const RULE: Rule = Rule {
    code: Code("JH-X110"),
    name: "sentence-agrees-with-forms",
    severity: Severity::Error,
    check: Check::Relations(Claim {
        varies: Some(Dimension::Form),
        basis: Some(Basis::Sentence),
        ..Claim::shape(Shape::Equal)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("sentence_agrees_with_forms.md"),
};
