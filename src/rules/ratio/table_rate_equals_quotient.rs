//! JH-R130. Page and cases: `table_rate_equals_quotient.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Shape};
use crate::rules::{Check, Claim, Rule};

/// A rate, a share or an average of a table that follows no known form.
pub const RULE: Rule = Rule {
    code: Code("JH-R130"),
    name: "table-rate-equals-quotient",
    severity: Severity::Warning,
    check: Check::Relations(Claim { basis: Some(Basis::Structure), ..Claim::shape(Shape::Ratio) }),
    #[cfg(feature = "cli")]
    page: include_str!("table_rate_equals_quotient.md"),
};
