//! JH-S118. Page and cases: `points_and_scores_are_numbers.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, Rule, Scan};

/// Words, a percentage or a number below zero where points or a score belong. One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-S118"),
    name: "points-and-scores-are-numbers",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("points_and_scores_are_numbers.md"),
};

const NONE: Label = Label {
    zh: "“{0}”等 {1} 处的分值或得分不是数，或者小于零，未能核对，请核实。",
    en: "“{0}” ({1} place(s)): points or scores that are no number or below zero and could not be checked; please verify.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.rows(Severity::Note, "分值和得分", NONE, |scan, row| {
        let (points, score) = (row.said.points.as_ref()?, row.said.score.as_ref()?);
        scan.look();
        let below = row.score.and_then(|id| scan.facts.figure(id)).filter(|score| score.amount.is_negative());
        let words =
            Some(points).filter(|says| says.is_no_points(true)).or(Some(score).filter(|says| says.is_no_points(false)));
        words.map(|says| says.anchor).or(below.and_then(|score| score.anchor))
    });
}
