//! JH-A140. Page and cases: `sentence_total_equals_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 收入合计a，其中b、c; b，c，合计a.
pub const RULE: Rule = Rule {
    code: Code("JH-A140"),
    name: "sentence-total-equals-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim {
        varies: Some(Dimension::Part),
        basis: Some(Basis::Sentence),
        ..Claim::shape(Shape::Sum)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("sentence_total_equals_parts.md"),
};
