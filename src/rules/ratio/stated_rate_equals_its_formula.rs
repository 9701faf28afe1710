//! JH-R190. Page and cases: `stated_rate_equals_its_formula.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Shape};
use crate::rules::{Check, Claim, Rule};

/// Any other rate that a pack states with its formula: what no rule before this one claims.
pub const RULE: Rule = Rule {
    code: Code("JH-R190"),
    name: "stated-rate-equals-its-formula",
    severity: Severity::Error,
    check: Check::Relations(Claim { basis: Some(Basis::Identity), ..Claim::shape(Shape::Ratio) }),
    #[cfg(feature = "cli")]
    page: include_str!("stated_rate_equals_its_formula.md"),
};
