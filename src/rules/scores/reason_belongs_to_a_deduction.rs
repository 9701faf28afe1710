//! JH-S112. Page and cases: `reason_belongs_to_a_deduction.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan};

/// A reason beside full points and a result that is just the target: one of the three was left as it was. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-S112"),
    name: "reason-belongs-to-a-deduction",
    label: Label { zh: "写明扣分原因的指标应有扣分", en: "A reason belongs to a deduction" },
    severity: Severity::Note,
    since: "0.1.0",
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("reason_belongs_to_a_deduction.md"),
};

const FULL: Label = Label {
    zh: "“{0}”等 {1} 项写了原因，而完成值与指标值相同、得分为满分，请核对是否漏扣分或填错行。",
    en: "“{0}” ({1} row(s)): a reason is given beside full points and a result equal to the target; please check.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.rows(Severity::Note, "扣分原因", FULL, |scan, row| {
        let reason = row.said.reason.as_ref().filter(|reason| !reason.is_empty() && !reason.shared)?;
        let (points, score) = row.points_and_score(scan.facts)?;
        scan.look();
        let full = score.amount == points.amount && row.said.is_exact() && !scan.is_blamed(score.id);
        (full && !reason.is_praise()).then_some(reason.anchor)
    });
}
