//! JH-A111. Page and cases: `part_within_whole.md`.

use crate::diagnostic::{Code, Severity};
use crate::relations::{Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 其中：公用经费 ≤ 基本支出.
pub const RULE: Rule = Rule {
    code: Code("JH-A111"),
    name: "part-within-whole",
    severity: Severity::Error,
    check: Check::Relations(Claim { varies: Some(Dimension::Part), ..Claim::shape(Shape::Bound) }),
    #[cfg(feature = "cli")]
    page: include_str!("part_within_whole.md"),
};
