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

/// The score of the whole; none where several are named, or one that is a bound.
fn score_in(sentence: &str) -> Option<Amount> {
    let mut found = None;
    let mut rest = sentence;
    while let Some((before, behind)) = rest.split_once('分') {
        rest = behind;
        if ends_with(before, words::OF_THE_WHOLE).is_none() {
            continue;
        }
        let value = behind.trim_start_matches(['为', '是', ':', '达', '到', '共']);
        let Some(digits) = number::digits_at(value) else { continue };
        let after: String = value.chars().skip(digits.length).collect();
        let ends = after.strip_prefix('分').unwrap_or(&after);
        if found.is_some() || !(ends.is_empty() || ends.starts_with([',', '、', ')'])) {
            return None;
        }
        found = Some(digits.amount);
    }
    found
}
