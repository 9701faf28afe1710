//! JH-R111. Page and cases: `sentence_growth_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Shape};
use crate::rules::{Check, Claim, Rule};

/// 支出b，比上年增加d，增长r%.
pub const RULE: Rule = Rule {
    code: Code("JH-R111"),
    name: "sentence-growth-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim { basis: Some(Basis::Sentence), ..Claim::shape(Shape::Growth) }),
    #[cfg(feature = "cli")]
    page: include_str!("sentence_growth_equals_quotient.md"),
};
