//! Squares beside a label: 评价等次, 部门名称. A label and its value stand in neighbouring cells, or in one text
//! with a colon.

use super::What;
use crate::base::anchor::Anchor;
use crate::base::fold;
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
    if words::TOTALS.contains(&folded) {
        facts.mention(What::Total, folded.to_owned(), at(cell));
    }
    let right = table.at(cell.row, cell.col.saturating_add(cell.span.cols));
    match right.filter(|right| right.row == cell.row) {
        Some(right) => value(facts, folded, &right.text, at(right)),
        None => line(facts, at(cell), folded, false),
    }
}

/// A text "label：value"; `ends` where nothing follows its colon, which is folded away.
pub(super) fn line(facts: &mut Facts, anchor: Anchor, folded: &str, ends: bool) {
    let Some((label, rest)) = folded.split_once(':') else {
        if ends && words::DEPARTMENT.contains(&folded) {
            facts.mention(What::BlankSquare, folded.to_owned(), anchor);
        }
        return;
    };
    if words::TOTALS.contains(&label) {
        facts.mention(What::Total, label.to_owned(), anchor);
    }
    if words::GRADE_LABELS.contains(&label.trim_start_matches('(')) {
        grade(facts, rest.trim_end_matches(')'), anchor);
    }
}

fn value(facts: &mut Facts, label: &str, text: &str, anchor: Anchor) {
    if words::DEPARTMENT.contains(&label) && fold::is_blank(text) {
        facts.mention(What::BlankSquare, label.to_owned(), anchor);
    } else if words::GRADE_LABELS.contains(&label) {
        grade(facts, &fold::label(text), anchor);
    }
}

fn grade(facts: &mut Facts, folded: &str, anchor: Anchor) {
    if let Some((word, grade, longer)) = GRADES.iter().find(|(word, ..)| *word == folded) {
        facts.mention(What::Grade { grade: *grade, longer: *longer }, (*word).to_owned(), anchor);
    }
}
