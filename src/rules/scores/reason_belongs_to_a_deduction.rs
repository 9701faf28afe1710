//! JH-S112. Page and cases: `reason_belongs_to_a_deduction.md`.

use crate::base::anchor::Anchor;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Reach, ScoreNode};
use crate::rules::{Check, Rule, Scan, column_of};

/// A reason beside full points: a warning where it says what was not reached, a note beside a result that is just the
/// target. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-S112"),
    name: "reason-belongs-to-a-deduction",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("reason_belongs_to_a_deduction.md"),
};

const FULL: Label = Label {
    zh: "“{0}”等 {1} 项写了原因，得分却为满分，请核对是否漏扣分或填错行。",
    en: "“{0}” ({1} row(s)): a reason is given beside full points; please check whether a deduction was forgotten.",
};

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        let (mut severity, mut places) = (Severity::Note, Vec::new());
        for row in table.rows() {
            if let Some((anchor, graver)) = full_with_reason(scan, row) {
                severity = severity.max(graver);
                places.push((row.name().to_owned(), anchor));
            }
        }
        scan.find_all(severity, column_of(table, "扣分原因"), FULL, places);
    }
}

/// The reason beside full points: a warning where it says that something was not reached.
fn full_with_reason(scan: &mut Scan<'_>, row: &ScoreNode) -> Option<(Anchor, Severity)> {
    let reason = row.said.reason.as_ref().filter(|reason| !reason.is_empty() && !reason.shared)?;
    let (points, score) = row.points_and_score(scan.facts)?;
    scan.look();
    let full = score.amount == points.amount && !points.amount.is_zero() && !scan.is_blamed(score.id);
    let severity = match (row.said.is_exact(), row.reach()) {
        // A missed target with full points is JH-S110's; more than the target needs no deduction.
        (false, Some(reach)) if reach != Reach::Met || row.said.result_is_bound().is_some() => return None,
        _ if reason.is_shortfall() && row.said.target.is_some() => Severity::Warning,
        (true, _) if !reason.is_praise() => Severity::Note,
        _ => return None,
    };
    full.then_some((reason.anchor, severity))
}
