//! Rows as lines whose cells are parted by blanks, below a header of known words, as they come out of a page of print.

use super::cells::{RawCell, RawRow, Words, has_number};
use super::flat::{self, Flat};
use super::lines::Lines;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::ingest::limits;

/// Cells of a header.
const FEW: usize = 3;

/// Bytes of a line of cells.
const LONGEST: usize = 600;

/// The table that begins with this line, and the lines after it; `Lost` where the lines below are not all rows of it.
pub fn table<'a>(first: &str, number: u32, after: Lines<'a>, words: &Words<'_>) -> Option<(Flat, Lines<'a>)> {
    let head = cells(first, number);
    let known = head.len() >= FEW && head.first().is_some_and(|cell| words.opens_header(cell));
    if !known || words.known(&head) < head.len() {
        return None;
    }
    let (width, mut all) = (head.len(), head);
    let (mut lines, mut end, mut even) = (after, after, true);
    while let Some((line, number)) = lines.next() {
        let row = cells(line, number);
        if row.len() < 2 || !has_number(&row) || all.len() >= limits::CELLS {
            break;
        }
        // Only a last row may be shorter.
        even &= all.len().checked_rem(width) == Some(0) && row.len() <= width;
        all.take_in(row);
        end = lines;
    }
    if all.len() == width {
        return None;
    }
    let rows = if even { flat::rows(&all, words) } else { None };
    Some(rows.map_or((Flat::Lost, after), |rows| (Flat::Table(RawRow::new(), rows), end)))
}

fn cells(line: &str, number: u32) -> RawRow {
    if line.len() > LONGEST || line.contains('\t') {
        return RawRow::new();
    }
    let parts = line.split([' ', '\u{3000}']).filter(|part| !part.is_empty());
    parts.map(|part| RawCell::new(part, number)).gather()
}
