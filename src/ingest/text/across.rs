//! A grid in which merges are gone; which of its rows are no rows of squares: lines across the table, and inner cells.
//!
//! `二、收支情况 | | |` was one cell across, `二级机构1 | | |` has blank squares: only the words tell. Where they do
//! not, the squares are kept, as a blank square that may hold what is missing is never more than doubt.

use super::cells::{Kind, RawCell, RawRow, Words, filled, has_number};
use crate::base::fold;
use crate::base::number::{self, CellValue};
use crate::base::word::has;

/// Words by which a line is a title of what stands below it.
const OF_TITLES: &str = "情况 年度 万元 附件";

/// How a line begins that opens a part of a document, or a row of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// 一、 or （一）
    Chinese,
    /// 1、 or （1）
    Digits,
    None,
}

fn mark(text: &str) -> Mark {
    let text = fold::label(text);
    let bare = text.trim_start_matches('(');
    let rest = bare.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let is_mark = |rest: &str| rest.starts_with(['、', ')', '.']);
    if rest.len() < bare.len() && is_mark(rest) {
        return Mark::Chinese;
    }
    let rest = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < bare.len() && is_mark(rest) { Mark::Digits } else { Mark::None }
}

/// A title stands alone in the first square.
pub fn is_title(row: &[RawCell]) -> bool {
    filled(row) == 1 && row.first().is_some_and(|cell| cell.kind == Kind::Text)
}

/// For each row the next one that is no title.
pub fn next_rows(rows: &[RawRow]) -> Vec<Option<&RawRow>> {
    let mut next = None;
    let mut all: Vec<Option<&RawRow>> = Vec::with_capacity(rows.len());
    for row in rows.iter().rev() {
        all.push(next);
        next = if is_title(row) { next } else { Some(row) };
    }
    all.reverse();
    all
}

/// True where a title is a line across the table. `before` is the row above it, `next` the one below it and others like
/// it. `listed`: rows above it, below the same header, are numbered 一、二、 themselves.
pub fn is_across(
    cell: &RawCell,
    (before, next): (Option<&RawRow>, Option<&RawRow>),
    listed: bool,
    words: &Words<'_>,
) -> bool {
    let Some(before) = before else { return true };
    if next.is_some_and(|next| goes_on(next)) {
        return false;
    }
    let header = || next.is_some_and(|next| words.is_header_row(next));
    match mark(&cell.text) {
        _ if is_remark(cell) => true,
        Mark::Chinese => !listed,
        Mark::Digits => false,
        Mark::None => header() && (names_a_table(&cell.text) || !has_number(before)),
    }
}

/// True where a row is numbered 一、二、 and has numbers.
pub fn is_listed(row: &[RawCell]) -> bool {
    has_number(row) && row.first().is_some_and(|cell| cell.is_label() && mark(&cell.text) == Mark::Chinese)
}

/// A label and numbers: a row of the list above.
fn goes_on(row: &[RawCell]) -> bool {
    let numbers = row.iter().filter(|cell| cell.kind == Kind::Number).count();
    let words = row.iter().filter(|cell| cell.kind == Kind::Text).count();
    numbers >= 2 && words <= 1
}

/// Prose, or a label and its text with a colon: 自评等次：良好.
pub fn is_remark(cell: &RawCell) -> bool {
    !cell.is_label() || cell.text.contains(['。', '；', '：', ':'])
}

/// A sentence, no word of a form.
pub fn is_prose(cell: &RawCell) -> bool {
    cell.kind == Kind::Text && (!cell.is_label() || cell.text.contains(['。', '；', '，']))
}

/// True for lines at the end of a table that are none of its rows.
pub fn is_behind(row: &[RawCell]) -> bool {
    is_title(row) && row.first().is_some_and(|cell| is_remark(cell) || mark(&cell.text) == Mark::Chinese)
}

fn names_a_table(text: &str) -> bool {
    let label = fold::label(text);
    let bare = label.split('(').next().unwrap_or_default();
    // Without a word it is the number of a page.
    bare.ends_with('表') || has(&label, OF_TITLES) || !label.chars().any(fold::is_letter)
}

/// True for a row of inner cells: each is a label, a colon, and a number or nothing behind it. `among`: such a row
/// stands above.
pub fn is_inner(row: &[RawCell], among: bool) -> bool {
    let mut valued = among;
    filled(row) > 0
        && row.iter().filter(|cell| cell.kind != Kind::Blank).all(|cell| {
            let value = cell.text.rsplit_once(['：', ':']).map(|(_, value)| number::cell(value.trim()));
            valued |= matches!(value, Some(CellValue::Number(_)));
            cell.is_label() && value.is_some_and(|value| value != CellValue::Text)
        })
        && valued
}
