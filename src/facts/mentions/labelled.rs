//! Squares beside a label: 评价等次, 部门名称. A label and its value stand in neighbouring cells, or in one text
//! with a colon.

use super::{What, graded};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::word::is_one;
use crate::document::{Cell, Table};
use crate::facts::Facts;
use crate::packs::words;

/// Grades, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// 优
    Excellent,
    /// 良
    Good,
    /// 中
    Fair,
    /// 差
    Poor,
}

impl Grade {
    /// Its word: 优, 良, 中, 差.
    pub fn word(self) -> &'static str {
        GRADES.iter().find(|(_, grade, longer)| *grade == self && !longer).map_or("", |(word, ..)| word)
    }
}

/// The words for a grade; whether each is longer than the form asks for.
const GRADES: &[(&str, Grade, bool)] = &[
    ("优", Grade::Excellent, false),
    ("优秀", Grade::Excellent, true),
    ("良", Grade::Good, false),
    ("良好", Grade::Good, true),
    ("中", Grade::Fair, false),
    ("中等", Grade::Fair, true),
    ("差", Grade::Poor, false),
    ("较差", Grade::Poor, true),
];

/// A cell that is a label: its value stands at its right.
pub(super) fn cell<'a>(
    facts: &mut Facts,
    (table, cell): (&'a Table, &'a Cell),
    folded: &str,
    at: impl Fn(&'a Cell) -> Anchor,
) {
    if is_one(folded, words::TOTALS) {
        facts.mention(What::Total, folded.to_owned(), at(cell));
    }
    let right = graded::behind(table, cell, false);
    if is_one(folded, words::GRADE_LABELS) {
        for below in [false, true] {
            let value = graded::behind(table, cell, below);
            if let Some((value, text)) =
                value.map(|value| (value, fold::label(&value.text))).filter(|(_, text)| graded(text).is_some())
            {
                let score = graded::beside(table, cell, below, &at);
                return grade(facts, &text, at(value), score);
            }
        }
    }
    match right {
        Some(right) if is_one(folded, words::DEPARTMENT) && fold::is_blank(&right.text) => {
            facts.mention(What::BlankSquare, folded.to_owned(), at(right));
        }
        Some(_) => {}
        None => line(facts, at(cell), folded, false),
    }
}

/// A text "label：value"; `ends` where nothing follows its colon, which is folded away.
pub(super) fn line(facts: &mut Facts, anchor: Anchor, folded: &str, ends: bool) {
    let Some((label, rest)) = folded.split_once(':') else {
        if ends && is_one(folded, words::DEPARTMENT) {
            facts.mention(What::BlankSquare, folded.to_owned(), anchor);
        }
        return;
    };
    if is_one(label, words::TOTALS) {
        facts.mention(What::Total, label.to_owned(), anchor);
    }
    if is_one(label.trim_start_matches('('), words::GRADE_LABELS) {
        grade(facts, rest.trim_end_matches(')'), anchor, None);
    }
}

/// The grade that a word stands for.
pub(super) fn graded(folded: &str) -> Option<(&'static str, Grade)> {
    GRADES.iter().find(|(word, ..)| *word == folded).map(|(word, grade, _)| (*word, *grade))
}

fn grade(facts: &mut Facts, folded: &str, anchor: Anchor, score: Option<(Amount, Anchor)>) {
    if let Some((word, grade, longer)) = GRADES.iter().find(|(word, ..)| *word == folded) {
        let what = What::Grade { grade: *grade, longer: *longer, score };
        facts.mention(what, (*word).to_owned(), anchor);
    }
}
