//! JH-F106. Page and cases: `total_is_stated.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Field, What};
use crate::rules::{Check, Rule, Scan, column_of, say};
use crate::vocabulary::measure;

/// Rows with scores, and no total anywhere in the document.
pub const RULE: Rule = Rule {
    code: Code("JH-F106"),
    name: "total-is-stated",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("total_is_stated.md"),
};

const NONE: Label = Label {
    zh: "表中各项有得分，没有写总得分，请补充。",
    en: "The rows have scores, but no total is stated: please add it.",
};

/// Rows with a score before a total is missed.
const MANY: usize = 3;

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        if table.rows().filter(|row| row.score.is_some()).count() < MANY {
            continue;
        }
        scan.look();
        let square = |field: &Field| field.measure == Some(measure::TOTAL_SELF_SCORE) && field.figure().is_some();
        let mut fields = scan.facts.fields.iter().filter(|field| field.anchor.source == table.source);
        let mut mentions = scan.facts.mentions.iter().filter(|mention| mention.anchor.source == table.source);
        if table.total_score.is_none() && !fields.any(square) && !mentions.any(|mention| mention.what == What::Total) {
            let place = (column_of(table, "总得分"), table.anchor());
            scan.find(Severity::Note, place, say(NONE, &[]), Vec::new());
        }
    }
}
