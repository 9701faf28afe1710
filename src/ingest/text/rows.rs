//! Fragments of tabbed lines in; tables of rows out.
//!
//! A blank line parts two rows, more of them part two tables. But a cell that ends with an empty paragraph leaves
//! blank lines *inside* its row: fragments that only together have as many cells as their neighbours are joined.

use super::cells::{ColumnKind, Kind, RawCell, RawRow, Words, has_number};
use super::lines::Fragment;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::ingest::limits;

/// A row is put together from at most so many fragments.
const MOST_FRAGMENTS: usize = 4;

/// Fewer cells are no table with a blank line after each.
const SPACED: usize = 6;

/// The tables of a run.
pub fn tables(fragments: Vec<Fragment>, words: &Words<'_>) -> Vec<Vec<RawRow>> {
    let mut fragments = spaced(fragments);
    let usual = usual_gap(&fragments);
    let mut tables: Vec<Vec<RawRow>> = Vec::new();
    let mut at = 0_usize;
    while let Some(fragment) = fragments.get(at) {
        if fragment.gap > usual || tables.is_empty() {
            tables.push(Vec::new());
        }
        let before = tables.last().and_then(|table| table.last());
        let length = joined(&fragments, at, usual, before, words);
        let mut row = RawRow::new();
        for part in fragments.iter_mut().skip(at).take(length) {
            row.append(&mut part.cells);
        }
        row.truncate(limits::TABLE_COLS);
        if let Some(table) = tables.last_mut() {
            table.push(row);
        }
        at = at.saturating_add(length);
    }
    tables
}

/// Where a blank line stands after every cell, more of them part the rows.
fn spaced(fragments: Vec<Fragment>) -> Vec<Fragment> {
    let gaps = || fragments.iter().skip(1).map(|fragment| fragment.gap);
    let usual = gaps().min().unwrap_or(0);
    let single = fragments.iter().all(|fragment| fragment.cells.len() == 1);
    let parted = gaps().filter(|gap| *gap > usual).count();
    // Rows of a title, or of a label and its value, are not many among them.
    if !single || fragments.len() < SPACED || parted == 0 || parted.saturating_mul(2) > fragments.len() {
        return fragments;
    }
    let mut rows: Vec<Fragment> = Vec::new();
    for fragment in fragments {
        match rows.last_mut() {
            Some(row) if fragment.gap == usual && row.cells.len() < limits::TABLE_COLS => {
                row.cells.take_in(fragment.cells);
            }
            _ => rows.push(Fragment { gap: fragment.gap.saturating_sub(usual), ..fragment }),
        }
    }
    rows
}

/// Blank lines between two rows: one, but some extractions leave more between all of them.
fn usual_gap(fragments: &[Fragment]) -> usize {
    let gaps = fragments.iter().skip(1).map(|fragment| fragment.gap);
    if fragments.len() >= MOST_FRAGMENTS { gaps.min().unwrap_or(1).max(1) } else { 1 }
}

/// How many fragments from `at` on make one row.
fn joined(fragments: &[Fragment], at: usize, usual: usize, before: Option<&RawRow>, words: &Words<'_>) -> usize {
    for length in 2..=MOST_FRAGMENTS {
        let end = at.saturating_add(length);
        let Some(parts) = fragments.get(at..end) else { break };
        let arity = parts.iter().map(|part| part.cells.len()).fold(0, usize::saturating_add);
        if arity > limits::TABLE_COLS || parts.iter().any(|part| is_whole(&part.cells, words)) {
            break;
        }
        let wide = parts.iter().skip(1).any(|part| part.gap > usual);
        let same_before = before.filter(|row| row.len() == arity);
        let last = fragments.get(end).is_none_or(|next| next.gap > usual);
        let same_after = !last && fits(fragments, end, arity);
        // A wide gap would end the table: one neighbour is evidence enough. A narrow one parts rows as a rule, and a
        // single cell is then a row by itself: a title, perhaps before rows of label and value.
        let supported = if wide {
            same_before.is_some() || same_after
        } else {
            let two = length == 2 && parts.iter().all(|part| part.cells.len() > 1);
            two && same_before.is_some() && (same_after || last)
        };
        if !supported {
            continue;
        }
        let cells: Vec<&RawCell> = parts.iter().spread(|part| &part.cells).gather();
        let after = fragments.get(end).map(|next| &next.cells).filter(|row| row.len() == arity);
        let alike = [same_before, after].into_iter().spread(|one| one).all(|row| alike(&cells, row, words));
        if alike && (wide || parts.iter().any(|part| has_number(&part.cells))) {
            return length;
        }
    }
    1
}

/// True for a row that is no part of another.
fn is_whole(row: &[RawCell], words: &Words<'_>) -> bool {
    words.is_header_row(row) || words.is_square(row)
}

/// True where the fragments from `at` on can make a row of so many cells.
fn fits(fragments: &[Fragment], at: usize, arity: usize) -> bool {
    let mut sum = 0_usize;
    for fragment in fragments.iter().skip(at).take(MOST_FRAGMENTS) {
        sum = sum.saturating_add(fragment.cells.len());
        if sum >= arity {
            break;
        }
    }
    sum == arity
}

/// True where no number stands in a column of words, and no words in one of numbers.
fn alike(cells: &[&RawCell], neighbour: &[RawCell], words: &Words<'_>) -> bool {
    // Over a neighbour of words only, a header of an unknown form perhaps, a number may stand.
    let open = !has_number(neighbour);
    cells.iter().zip(neighbour).all(|(cell, other)| match (cell.kind, other.kind) {
        (Kind::Number, Kind::Text) => match words.column_kind(other) {
            ColumnKind::Numbers => true,
            ColumnKind::Open | ColumnKind::Unknown => open,
            ColumnKind::Words => false,
        },
        (Kind::Text, Kind::Number) => false,
        _ => true,
    })
}
