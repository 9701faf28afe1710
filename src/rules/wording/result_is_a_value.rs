//! JH-W107. Page and cases: `result_is_a_value.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan};

/// A result copied from its target with the sign: ≥90%. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-W107"),
    name: "result-is-a-value",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("result_is_a_value.md"),
};

const BOUND: Label = Label {
    zh: "“{0}”等 {1} 项的完成值写成“以上”“以下”一类范围，请写实际完成的数。",
    en: "“{0}” ({1} row(s)): the result is written as a limit; please state what was reached.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.rows(Severity::Note, "实际完成值", BOUND, |scan, row| {
        let bound = row.said.result_is_bound()?;
        scan.look();
        row.said.actual.as_ref().filter(|_| bound).map(|actual| actual.anchor)
    });
}
