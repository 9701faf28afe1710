//! JH-X111. Page and cases: `sentences_agree_with_each_other.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 2022年部门整体支出 with one amount here and another one there.
pub const RULE: Rule = Rule {
    code: Code("JH-X111"),
    name: "sentences-agree-with-each-other",
    severity: Severity::Warning,
    check: Check::Relations(Claim {
        varies: Some(Dimension::Part),
        basis: Some(Basis::Sentence),
        ..Claim::shape(Shape::Equal)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("sentences_agree_with_each_other.md"),
};
