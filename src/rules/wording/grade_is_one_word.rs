//! JH-W101. Page and cases: `grade_is_one_word.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// 优秀 for 优, 良好 for 良 (财预〔2020〕10号 has 优、良、中、差).
pub const RULE: Rule = Rule {
    code: Code("JH-W101"),
    name: "grade-is-one-word",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("grade_is_one_word.md"),
};

const LONGER: Label = Label {
    zh: "评价等次写作“{0}”，办法中的等次为“优、良、中、差”，建议统一。",
    en: "The grade is written “{0}”; the four grades are 优, 良, 中, 差.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.mentions.iter().filter(|mention| matches!(mention.what, What::Grade { .. })).count();
    scan.mentions(Severity::Note, "评价等次", LONGER, |_, mention| {
        matches!(mention.what, What::Grade { longer: true, .. })
    });
}
