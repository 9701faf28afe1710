//! A grade with the score it belongs to, outside the forms: 评价得分 | 86 | 评价等次 | 良, 自评得分86分，等级为良.

use super::What;
use super::labelled::{Grade, graded};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::number::{self, CellValue};
use crate::base::unit::Unit;
use crate::base::word::{ends_with, is_one, without_end};
use crate::document::{Cell, Table};
use crate::facts::Facts;
use crate::packs::words;

/// The cell behind a label: at its right, or below it.
pub(super) fn behind<'a>(table: &'a Table, label: &Cell, below: bool) -> Option<&'a Cell> {
    if below {
        return table.at(label.row.saturating_add(label.span.rows), label.col);
    }
    table.at(label.row, label.col.saturating_add(label.span.cols)).filter(|cell| cell.row == label.row)
}

/// The score beside the label of a grade: in its row, or where values stand at the right in the rows next to it. None
/// where two scores differ.
pub(super) fn beside<'a>(
    table: &'a Table,
    label: &Cell,
    below: bool,
    at: impl Fn(&'a Cell) -> Anchor,
) -> Option<(Amount, Anchor)> {
    let near = if below { 0 } else { 1 };
    let rows = label.row.saturating_sub(near)..=label.row.saturating_add(near);
    let mut found: Option<(Amount, Anchor)> = None;
    for cell in rows.flat_map(|row| table.row(row)) {
        let text = fold::label(&cell.text);
        if !is_one(without_end(&text, "(分)"), words::SCORE_LABELS) {
            continue;
        }
        let Some(value) = behind(table, cell, below) else { continue };
        let Some(score) = points(&value.text) else { continue };
        // 总分 | 100 | 86: points and score of a row of totals.
        if !below && behind(table, value, false).is_some_and(|next| points(&next.text).is_some()) {
            continue;
        }
        if found.is_some_and(|(other, _)| other != score) {
            return None;
        }
        found = Some((score, at(value)));
    }
    found
}

fn points(text: &str) -> Option<Amount> {
    match number::cell(text) {
        CellValue::Number(number) if number.unit.fits(Unit::Points) && number.bound.is_none() => Some(number.amount),
        _ => None,
    }
}

/// Sentences that name both: the one score of the whole, and what it was graded.
pub(super) fn sentences(facts: &mut Facts, anchor: Anchor, folded: &str) {
    for sentence in folded.split(['。', ';']) {
        // 年度考核 grades people and offices.
        if sentence.contains("考核") {
            continue;
        }
        if let (Some((word, grade)), Some(score)) = (grade_in(sentence), score_in(sentence)) {
            let what = What::Grade { grade, longer: false, score: Some((score, anchor)) };
            facts.mention(what, word.to_owned(), anchor);
        }
    }
}

fn grade_in(sentence: &str) -> Option<(&'static str, Grade)> {
    words::GRADED.split(' ').find_map(|label| {
        let (_, rest) = sentence.split_once(label)?;
        let word = rest.trim_start_matches(['为', '是', ':', '达', '到', '定', '评', '(']);
        graded(word.split([',', '、', ')', '级', '等', '次', '档']).next()?)
    })
}

/// The score of the whole; none where several are named, or one that is a bound. What stands in brackets is of its parts.
fn score_in(sentence: &str) -> Option<Amount> {
    let plain = without_brackets(sentence);
    let mut found: Option<Amount> = None;
    let (mut before, mut rest) = (String::new(), plain.as_str());
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (words, behind) = rest.split_at_checked(at)?;
        let length = number::digits_at(behind).map_or(1, |digits| digits.length);
        before.push_str(words);
        if let Some(score) = score_behind(&before, behind) {
            // 总分100分，自评得分95分: the first is what there was to be had.
            let full = Amount::whole(100);
            if found.is_some_and(|other| other != score && other != full) {
                return None;
            }
            found = Some(score);
        }
        let end = behind.char_indices().nth(length).map_or(behind.len(), |(end, _)| end);
        before.push_str(behind.get(..end)?);
        rest = behind.get(end..)?;
    }
    found
}

/// The score that a text begins with, where the words before it say that it is of the whole.
fn score_behind(before: &str, text: &str) -> Option<Amount> {
    /// Below it, what is named loosely is the score of a part.
    const LEAST: i64 = 50;
    let digits = number::digits_at(text)?;
    let label = before.trim_end_matches(['为', '是', ':', '达', '到', '共']);
    let word = ends_with(label, words::OF_THE_WHOLE)?;
    let after: String = text.chars().skip(digits.length).collect();
    let unit = after.strip_prefix('分');
    let ends = unit.unwrap_or(&after);
    let named = word.ends_with('分');
    let whole = named || unit.is_some() && digits.amount >= Amount::whole(LEAST);
    (whole && (ends.is_empty() || ends.starts_with([',', '、', ')']))).then_some(digits.amount)
}

fn without_brackets(sentence: &str) -> String {
    let mut depth = 0usize;
    let mut plain = String::with_capacity(sentence.len());
    for c in sentence.chars() {
        match c {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_of_the_whole_is_told_from_those_of_its_parts() {
        let cases = [
            ("自评得分86分,等级为良", Some("86")),
            ("自评得94.3分,等次为良好", Some("94.3")),
            ("本年度自评97.51分,评定等级良", Some("97.51")),
            ("自评得分94.5分(含加分2分),等级为良", Some("94.5")),
            ("总分100分,自评得分95分,等级为优", Some("95")),
            ("合计得分94.9分,评价等级为良", Some("94.9")),
            ("自评得分95分以上,等级为优", None),
            ("自评得分95分,综合得分93分,等级为优", None),
            ("过程自评14分,等级为良", None),
        ];
        for (sentence, score) in cases {
            assert_eq!(score_in(sentence).map(|score| score.written(0)).as_deref(), score, "{sentence}");
        }
    }
}
