//! JH-A190. Page and cases: `total_equals_parts.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// Any other sum inside one table: what no rule before this one claims.
pub const RULE: Rule = Rule {
    code: Code("JH-A190"),
    name: "total-equals-parts",
    severity: Severity::Error,
    check: Check::Relations(Claim { varies: Some(Dimension::Part), ..Claim::shape(Shape::Sum) }),
    #[cfg(feature = "cli")]
    page: include_str!("total_equals_parts.md"),
};
