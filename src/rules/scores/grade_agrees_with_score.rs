//! JH-S116. Page and cases: `grade_agrees_with_score.md`.

use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::Label;
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Field, Figure, Grade, Mention, What};
use crate::rules::{Check, Rule, Scan, place_of, say};
use crate::vocabulary::measure;

/// The total is in the band of its grade, by the bands of the pack; at a bound both. Only of a total out of 100.
pub const RULE: Rule = Rule {
    code: Code("JH-S116"),
    name: "grade-agrees-with-score",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("grade_agrees_with_score.md"),
};

const OTHER: Label = Label {
    zh: "得分为 {0} 分，等次填“{1}”；按{2}的分数段（{3}），请核对。",
    en: "The score is {0}, the grade “{1}”; by the bands of {2} ({3}): please check.",
};

fn scan(scan: &mut Scan<'_>) {
    for mention in &scan.facts.mentions {
        let What::Grade { grade, score, .. } = mention.what else { continue };
        let of_form = score_beside(scan, mention).filter(|figure| score.is_none_or(|(own, _)| own == figure.amount));
        let blamed = of_form.is_some_and(|figure| scan.is_blamed(figure.id));
        let stated = score.or_else(|| of_form.and_then(|figure| Some((figure.amount, figure.anchor?))));
        if let (Some(score), false) = (stated, blamed) {
            check(scan, mention, grade, score);
        }
    }
}

fn check(scan: &mut Scan<'_>, mention: &Mention, grade: Grade, (score, anchor): (Amount, Anchor)) {
    if score > Amount::whole(100) || score.is_negative() {
        return;
    }
    scan.look();
    let Some(grades) = scan.terms.grades() else { return };
    let Some(at) = grades.bands.iter().position(|band| band.grade == grade.word()) else { return };
    let from = |at: usize| grades.bands.get(at).map(|band| Amount::whole(i64::from(band.from)));
    let above = at.checked_sub(1).map_or(Some(Amount::whole(100)), from);
    let fits = from(at) <= Some(score) && Some(score) <= above;
    if !fits {
        let bands: Vec<String> = grades
            .bands
            .iter()
            .filter(|band| band.from > 0)
            .map(|band| format!("{}≥{}", band.grade, band.from))
            .gather();
        let words = [&score.written(0), &mention.text, grades.origin.notice.as_str(), &bands.joined("、")];
        let message = say(OTHER, &words);
        let place = (place_of("评价等次"), mention.anchor);
        let related = vec![Annotation { label: say(SCORE, &[&score.written(0)]), anchor }];
        scan.find(Severity::Warning, place, message, related);
    }
}

const SCORE: Label = Label { zh: "得分：{0}", en: "score: {0}" };

/// The total score of the same document, where it states one alone.
fn score_beside<'a>(scan: &Scan<'a>, grade: &Mention) -> Option<&'a Figure> {
    let facts = scan.facts;
    let square = |field: &&Field| field.measure == Some(measure::TOTAL_SELF_SCORE);
    let squares = facts.fields.iter().filter(|field| square(field) && field.anchor.source == grade.anchor.source);
    let stated = squares.filter_map(|field| facts.figure(field.figure()?));
    let printed = facts.scores.iter().filter(|table| table.source == grade.anchor.source);
    let printed = printed.filter_map(|table| facts.figure(table.total_score?));
    let mut scores = stated.followed_by(printed);
    let first = scores.next()?;
    scores.all(|other| other.amount == first.amount).then_some(first)
}
