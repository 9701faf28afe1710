//! Rows of a table in; blocks out: a header, if there is one, and the rows that share its columns.
//!
//! One table of a form often holds several parts with columns of their own, one below the other.

use super::cells::{Kind, RawCell, RawRow, Words, filled, has_number};
use crate::base::list::Gather as _;

/// Lines of a header.
const HEADER_ROWS: usize = 3;

/// Rows with common columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// First row.
    pub start: usize,
    /// Rows of its header; none where it has no header that we know.
    pub header: usize,
    /// The row after the last.
    pub end: usize,
}

impl Block {
    /// The rows of the header and those below it.
    pub fn split(self, rows: &[RawRow]) -> (&[RawRow], &[RawRow]) {
        rows.get(self.start..self.end).and_then(|rows| rows.split_at_checked(self.header)).unwrap_or_default()
    }
}

/// The blocks of a table.
pub fn blocks(rows: &[RawRow], words: &Words<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut start = 0_usize;
    while let Some(first) = rows.get(start) {
        let header = if first.len() < 2 { 0 } else { header_rows(rows, start, words) };
        let end = if first.len() < 2 { start.saturating_add(1) } else { end_of_block(rows, start, header, words) };
        blocks.push(Block { start, header, end });
        start = end;
    }
    blocks
}

/// The row after the last of a block: the next header, a title, or a row with more cells ends it.
fn end_of_block(rows: &[RawRow], start: usize, header: usize, words: &Words<'_>) -> usize {
    let below = start.saturating_add(header.max(1));
    // The row below a header may be wider than the header: a header cell may span columns.
    let seen = if header == 0 { below } else { below.saturating_add(1) };
    let width = rows.iter().take(seen).skip(start).map(Vec::len).max().unwrap_or(1);
    let mut end = below;
    while let Some(row) = rows.get(end) {
        if row.len() == 1 {
            // A title within a block is followed by a row as wide as the block.
            let next = end.saturating_add(1);
            let inside = rows.get(next).is_some_and(|row| row.len() == width);
            if !inside || header_rows(rows, next, words) > 0 {
                break;
            }
        } else if row.len() > width || header_rows(rows, end, words) > 0 {
            break;
        }
        end = end.saturating_add(1);
    }
    end
}

/// How many lines the header has that begins at this row; none where no header begins.
fn header_rows(rows: &[RawRow], at: usize, words: &Words<'_>) -> usize {
    let Some(first) = rows.get(at) else { return 0 };
    if first.len() < 2 || has_number(first) || filled(first) < 2 {
        return 0;
    }
    let known = words.is_header_row(first);
    if !known && !all_labels(first) {
        return 0;
    }
    let mut header = 1_usize;
    while header < HEADER_ROWS && is_lower(rows, at.saturating_add(header), words) {
        header = header.saturating_add(1);
    }
    if known || header > 1 || widened(rows, at) { header } else { 0 }
}

fn all_labels(row: &[RawCell]) -> bool {
    row.iter().all(RawCell::is_label)
}

/// True for a row of words that stands, as part of a header, below the row before it.
fn is_lower(rows: &[RawRow], at: usize, words: &Words<'_>) -> bool {
    let (Some(upper), Some(row)) = (at.checked_sub(1).and_then(|at| rows.get(at)), rows.get(at)) else {
        return false;
    };
    let labels = row.iter().all(|cell| cell.kind == Kind::Blank || cell.is_label());
    let Some(first) = row.first().filter(|_| row.len() >= 2 && filled(row) >= 1 && labels) else {
        return false;
    };
    let next = rows.get(at.saturating_add(1));
    let known = words.mostly_header(row);
    if first.kind == Kind::Blank {
        // Blanks stand where cells of the upper line go on; the row has at least as many cells.
        let wider = row.len() > upper.len();
        let stub_below = next.is_some_and(|next| next.first().is_some_and(|cell| cell.kind != Kind::Blank));
        let below = stub_below || next.is_some_and(|next| words.mostly_header(next));
        return (known && row.len() >= upper.len()) || (wider && below);
    }
    if known && is_repeated(row, upper.len()) {
        return true;
    }
    // The text has left out the cells that go on: only the children of a grouping word stand here.
    if words.opens_header(first) || !words.has_parent(upper) || filled(row) < row.len() {
        return false;
    }
    let numbers_soon = [next, rows.get(at.saturating_add(2))]
        .into_iter()
        .spread(|one| one)
        .any(|row| has_number(row) && row.first().is_some_and(|cell| cell.kind == Kind::Text));
    known || (numbers_soon && row.len() != upper.len())
}

/// True for the same words several times, as 预算数 and 决算数 stand over the same columns.
fn is_repeated(row: &[RawCell], times: usize) -> bool {
    let count = row.len().checked_div(times).unwrap_or(0);
    let first = || row.iter().map(|cell| &cell.text).take(count);
    times > 1 && count > 1 && row.chunks(count).all(|part| first().eq(part.iter().map(|cell| &cell.text)))
}

fn first_is_blank(row: &[RawCell]) -> bool {
    row.first().is_none_or(|cell| cell.kind == Kind::Blank)
}

/// True for an unknown header over rows with one or two cells more, the first of which goes on from above.
fn widened(rows: &[RawRow], at: usize) -> bool {
    let row = |down: usize| rows.get(at.saturating_add(down));
    let (Some(upper), Some(next)) = (row(0), row(1)) else { return false };
    let more = next.len().saturating_sub(upper.len());
    upper.len() >= 3
        && (1..=2).contains(&more)
        && first_is_blank(next)
        && row(2).is_none_or(|after| after.len() == next.len())
}
