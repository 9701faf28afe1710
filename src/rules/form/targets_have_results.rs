//! JH-F102. Page and cases: `targets_have_results.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan, column_of};

/// A target without a result, in a form whose other rows have theirs. Where a score was claimed, see JH-S114. One finding a
/// form.
pub const RULE: Rule = Rule {
    code: Code("JH-F102"),
    name: "targets-have-results",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("targets_have_results.md"),
};

const BLANK: Label = Label {
    zh: "“{0}”等 {1} 项填了指标值，没有填完成值，请补充。",
    en: "“{0}” ({1} row(s)): a target, but no result; please add it.",
};

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        let (mut blank, mut filled) = (Vec::new(), 0_usize);
        for row in table.rows().filter(|row| row.score.is_none()) {
            let (Some(target), Some(actual)) = (&row.said.target, &row.said.actual) else { continue };
            if target.is_empty() || target.shared {
                continue;
            }
            scan.look();
            if actual.is_blank() {
                blank.push((row.name().to_owned(), actual.anchor));
            } else {
                filled = filled.saturating_add(1);
            }
        }
        // A form with targets alone was handed in before the year began.
        if blank.len() <= filled {
            scan.find_all(Severity::Note, column_of(table, "实际完成值"), BLANK, blank);
        }
    }
}
