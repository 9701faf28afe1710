//! JH-F104. Page and cases: `indicator_is_named_once.md`.

use crate::base::list::Gather as _;
use crate::base::ordered::sort_by;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::ScoreNode;
use crate::rules::{Check, Rule, Scan, column_of};

/// Two rows of one form with the same name under the same headings and the same target. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-F104"),
    name: "indicator-is-named-once",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("indicator_is_named_once.md"),
};

const TWICE: Label = Label {
    zh: "“{0}”等 {1} 项指标在同一张表中重复列出，请核对是否重复计分。",
    en: "“{0}” ({1} row(s)) stands in the form twice: please check whether it is scored twice.",
};

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        let mut rows: Vec<&ScoreNode> =
            table.rows().filter(|row| row.path.len() > 1 && !row.name().is_empty()).gather();
        sort_by(&mut rows, |one, other| one.path.cmp(&other.path));
        scan.looked = scan.looked.saturating_add(rows.len());
        let mut twice = Vec::new();
        for pair in rows.windows(2) {
            let [first, second] = pair else { continue };
            // A name that is merged over several rows stands once.
            if first.path == second.path && first.anchor != second.anchor && first.said.has_target_of(&second.said) {
                twice.push((second.name().to_owned(), second.anchor));
            }
        }
        scan.find_all(Severity::Note, column_of(table, "三级指标"), TWICE, twice);
    }
}
