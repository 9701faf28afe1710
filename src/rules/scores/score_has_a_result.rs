//! JH-S114. Page and cases: `score_has_a_result.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan};

/// A score beside a result that was left blank. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-S114"),
    name: "score-has-a-result",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("score_has_a_result.md"),
};

const BLANK: Label = Label {
    zh: "“{0}”等 {1} 项有得分，没有填实际完成值，请补充。",
    en: "“{0}” ({1} row(s)): a score, but no result; please add it.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.rows(Severity::Note, "实际完成值", BLANK, |scan, row| {
        let actual = row.said.actual.as_ref()?;
        row.score?;
        scan.look();
        actual.is_blank().then_some(actual.anchor)
    });
}
