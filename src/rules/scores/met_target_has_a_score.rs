//! JH-S115. Page and cases: `met_target_has_a_score.md`.

use crate::base::anchor::Anchor;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Reach, ScoreNode};
use crate::rules::{Check, Rule, Scan};

/// A score of zero for a target that was met, without a reason: a score left out or put in the wrong row.
pub const RULE: Rule = Rule {
    code: Code("JH-S115"),
    name: "met-target-has-a-score",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("met_target_has_a_score.md"),
};

const ZERO: Label = Label {
    zh: "“{0}”等 {1} 项达到指标值而得 0 分，没有写原因，请核对得分。",
    en: "“{0}” ({1} row(s)): the target is met, yet the score is 0 without a reason; please check.",
};

const PART: Label = Label {
    zh: "“{0}”等 {1} 项达到指标值，得分却带小数、不是满分，请核对指标值、完成值和得分。",
    en: "“{0}” ({1} row(s)): the target is met, yet the score is a fraction of the points; please check both.",
};

fn scan(scan: &mut Scan<'_>) {
    if cfg!(feature = "whole") {
        scan.rows(Severity::Note, "完成值", PART, computed);
    }
    scan.rows(Severity::Note, "得分", ZERO, |scan, row| {
        let (points, score) = row.points_and_score(scan.facts)?;
        (row.reach()? == Reach::Met).then_some(())?;
        scan.look();
        let explained = row.said.reason.as_ref().is_some_and(|reason| !reason.is_empty());
        let zero = score.amount.is_zero() && !points.amount.is_zero() && !scan.is_blamed(score.id);
        score.anchor.filter(|_| zero && !explained)
    });
}

/// A score that was computed, as its digits show, from a result that stayed behind.
fn computed(scan: &mut Scan<'_>, row: &ScoreNode) -> Option<Anchor> {
    let (points, score) = row.points_and_score(scan.facts)?;
    let computed = score.amount.significant_scale() > 0 && score.amount < points.amount && !scan.is_blamed(score.id);
    let plain = points.amount.significant_scale() == 0 && !scan.is_disputed(points.id);
    let disputed = row.coefficient.is_some_and(|coefficient| scan.is_disputed(coefficient));
    // Where the form has a column of reasons, JH-S111 asks for one.
    let odd = computed && plain && row.said.reason.is_none() && !disputed && row.reach()? == Reach::Met;
    score.anchor.filter(|_| odd)
}
