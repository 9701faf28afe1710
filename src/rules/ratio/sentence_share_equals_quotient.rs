//! JH-R110. Page and cases: `sentence_share_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Shape};
use crate::rules::{Check, Claim, Rule};

/// a万元，占b万元的r%; 应完成a，完成b，完成率r%.
pub const RULE: Rule = Rule {
    code: Code("JH-R110"),
    name: "sentence-share-equals-quotient",
    severity: Severity::Error,
    check: Check::Relations(Claim { basis: Some(Basis::Sentence), ..Claim::shape(Shape::Ratio) }),
    #[cfg(feature = "cli")]
    page: include_str!("sentence_share_equals_quotient.md"),
};
