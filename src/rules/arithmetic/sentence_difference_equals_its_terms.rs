//! JH-A141. Page and cases: `sentence_difference_equals_its_terms.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 上年a，本年b，增加c; 年初预算a，追加b，全年预算c.
pub const RULE: Rule = Rule {
    code: Code("JH-A141"),
    name: "sentence-difference-equals-its-terms",
    severity: Severity::Error,
    check: Check::Relations(Claim {
        varies: Some(Dimension::Stage),
        basis: Some(Basis::Sentence),
        ..Claim::shape(Shape::Sum)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("sentence_difference_equals_its_terms.md"),
};
