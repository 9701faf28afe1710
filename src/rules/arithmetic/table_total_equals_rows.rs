//! JH-A130. Page and cases: `table_total_equals_rows.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Shape};
use crate::rules::{Check, Claim, Rule};

/// 合计 = the rows of a table that follows no known form.
pub const RULE: Rule = Rule {
    code: Code("JH-A130"),
    name: "table-total-equals-rows",
    severity: Severity::Warning,
    check: Check::Relations(Claim { basis: Some(Basis::Structure), ..Claim::shape(Shape::Sum) }),
    #[cfg(feature = "cli")]
    page: include_str!("table_total_equals_rows.md"),
};
