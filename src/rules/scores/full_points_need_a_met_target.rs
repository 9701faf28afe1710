//! JH-S110. Page and cases: `full_points_need_a_met_target.md`.

use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Reach, Says, ScoreNode};
use crate::rules::{Check, Rule, Scan, say};

/// Full points only where the result reaches the target (财预〔2020〕10号: a missed target is scored in proportion).
pub const RULE: Rule = Rule {
    code: Code("JH-S110"),
    name: "full-points-need-a-met-target",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("full_points_need_a_met_target.md"),
};

const MISSED: Label = Label {
    zh: "“{0}”指标值为 {1}，实际完成 {2}，未达到指标值，得分却为满分 {3} 分。",
    en: "“{0}”: the target is {1}, the result {2}; the target is missed, yet all {3} points are claimed.",
};

const ROUNDED: Label = Label {
    zh: "“{0}”指标值为 {1}，实际完成 {2}，四舍五入后才达到指标值，得分为满分 {3} 分，请核实。",
    en: "“{0}”: the target is {1}, the result {2}; it is met by rounding only, and all {3} points are claimed.",
};

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        for row in table.rows() {
            check(scan, row);
        }
    }
}

fn check(scan: &mut Scan<'_>, row: &ScoreNode) {
    let (Some(reach), Some((points, score))) = (row.reach(), row.points_and_score(scan.facts)) else { return };
    scan.look();
    let full = score.amount == points.amount && !points.amount.is_zero();
    // A coefficient that does not agree is JH-S106's.
    let disputed = row.coefficient.is_some_and(|coefficient| scan.is_disputed(coefficient));
    if reach == Reach::Met || disputed || !full || scan.is_blamed(points.id) || scan.is_blamed(score.id) {
        return;
    }
    let (Some(target), Some(actual), Some(anchor)) = (&row.said.target, &row.said.actual, score.anchor) else { return };
    let explained = row.said.reason.as_ref().is_some_and(|reason| !reason.is_empty());
    let severity = if explained || reach != Reach::Missed { Severity::Note } else { Severity::Warning };
    let words = if reach == Reach::Rounded { ROUNDED } else { MISSED };
    let message = say(words, &[row.name(), &target.text, &actual.text, &score.amount.written(0)]);
    let cell = |says: &Says| Annotation { label: Text::same(&says.text), anchor: says.anchor };
    scan.find(severity, (score.labels.clone(), anchor), message, vec![cell(target), cell(actual)]);
}
