//! JH-X111. Page and cases: `sentences_agree_with_each_other.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::relations::{Basis, Dimension, Shape};
use crate::rules::{Check, Claim, Rule};

/// 2022年部门整体支出 with one amount here and another one there.
pub const RULE: Rule = Rule {
    code: Code("JH-X111"),
    name: "sentences-agree-with-each-other",
    label: Label {
        zh: "文中前后所写的同一数据应一致", en: "A figure that the text states twice is the same"
    },
    severity: Severity::Warning,
    since: "0.2.0",
    check: Check::Relations(Claim {
        varies: Some(Dimension::Part),
        basis: Some(Basis::Sentence),
        ..Claim::shape(Shape::Equal)
    }),
    #[cfg(feature = "cli")]
    page: include_str!("sentences_agree_with_each_other.md"),
};
