//! JH-A120. Page and cases: `aggregate_equals_units.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 汇总 = 本级 + 所属单位, in every column.
pub const RULE: Rule = Rule {
    code: Code("JH-A120"),
    name: "aggregate-equals-units",
    severity: Severity::Error,
    check: Check::Relations(Claim { varies: Some(Dimension::Unit), ..Claim::shape(Shape::Sum) }),
    #[cfg(feature = "cli")]
    page: include_str!("aggregate_equals_units.md"),
};
