//! JH-S111. Page and cases: `deduction_has_a_reason.md`.

use crate::base::anchor::Anchor;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Reach, ScoreNode};
use crate::rules::{Check, Rule, Scan, column_of};

/// A score below its points needs a word in the form's column of reasons. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-S111"),
    name: "deduction-has-a-reason",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("deduction_has_a_reason.md"),
};

const BLANK: Label = Label {
    zh: "得分低于分值而没有写原因的有 {1} 项，如“{0}”，请补充。",
    en: "{1} row(s) claim less than their points without a reason, such as “{0}”: please add it.",
};

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        let mut severity = Severity::Note;
        let mut blank: Vec<(String, Anchor)> = Vec::new();
        // A row without a name, or 小计, is no item.
        for row in table.rows().filter(|row| !matches!(row.name(), "" | "小计")) {
            let Some(anchor) = without_reason(scan, row, &mut severity) else { continue };
            blank.push((row.name().to_owned(), anchor));
        }
        scan.find_all(severity, column_of(table, "扣分原因"), BLANK, blank);
    }
}

/// The blank cell of a row whose deduction nobody explains. A note only where a criterion may explain it by arithmetic,
/// or the points themselves are in doubt.
fn without_reason(scan: &mut Scan<'_>, row: &ScoreNode, severity: &mut Severity) -> Option<Anchor> {
    let reason = row.said.reason.as_ref()?;
    let (points, score) = row.points_and_score(scan.facts)?;
    scan.look();
    let deducted = score.amount < points.amount && !scan.is_blamed(points.id) && !scan.is_blamed(score.id);
    // A score of zero for a met target is a slip of its own, see JH-S115.
    let slip = score.amount.is_zero() && row.reach() == Some(Reach::Met);
    let deducted = deducted && reason.is_empty() && !slip;
    let computed = row.said.criterion.as_ref().is_some_and(|criterion| !criterion.is_empty());
    if deducted && !computed && !scan.is_disputed(points.id) {
        *severity = Severity::Warning;
    }
    deducted.then_some(reason.anchor)
}
