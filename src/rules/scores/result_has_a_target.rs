//! JH-S113. Page and cases: `result_has_a_target.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan, column_of};

/// A result, or a score, against a target that was left blank. One finding a form; a note where most rows have theirs.
pub const RULE: Rule = Rule {
    code: Code("JH-S113"),
    name: "result-has-a-target",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("result_has_a_target.md"),
};

const BLANK: Label = Label {
    zh: "“{0}”等 {1} 项没有填指标值，却有完成值或得分，请补充指标值。",
    en: "“{0}” ({1} row(s)): a result or a score, but no target; please add it.",
};

/// Rows without a target before it is said of the whole form.
const MANY: usize = 3;

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        let (mut blank, mut filled) = (Vec::new(), false);
        for row in table.nodes.iter().filter(|row| !row.heading && !row.rates_execution()) {
            let (Some(target), Some(actual)) = (&row.said.target, &row.said.actual) else { continue };
            if actual.is_empty() && row.score.is_none() {
                continue;
            }
            scan.look();
            filled |= !target.is_blank();
            if target.is_blank() {
                blank.push((row.name().to_owned(), target.anchor));
            }
        }
        let severity = if filled || blank.len() < MANY { Severity::Note } else { Severity::Warning };
        scan.find_all(severity, column_of(table, "指标值"), BLANK, blank);
    }
}
