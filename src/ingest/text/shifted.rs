//! Tables of markup that lost the spans of their rows: what stands behind a merged cell has moved to the left.

use super::TextNote;
use super::cells::{RawCell, RawRow, Words};
use super::table::{self, Laid};
use super::tsv;
use crate::base::anchor::Place;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::document::{Cell, Document, Origin, Table};
use crate::ingest::limits;
use crate::packs::Lexicon;

/// Puts such tables into columns anew, as if they had come as text.
pub fn mend(document: &mut Document, lexicon: &Lexicon) -> Vec<TextNote> {
    let words = Words::new(lexicon);
    let mut notes = Vec::new();
    for table in &mut document.tables {
        let merged = |cell: &Cell| cell.span.rows > 1 || !cell.nested.is_empty();
        if table.cells().iter().any(merged) {
            continue;
        }
        let wide = rows(table, true);
        if !(tsv::is_shifted(&wide, &words) || lacks_header(&wide, table.cols(), &words)) {
            continue;
        }
        let laid = table::lay_out(rows(table, false), &words);
        if laid.rows.saturating_mul(laid.cols) > limits::SQUARES {
            continue;
        }
        notes.take_in(laid.notes.iter().map(|note| TextNote {
            place: Place::Cell { table: table.id, row: note.row, col: 0, range: None },
            text: note.text(),
        }));
        let parent = table.parent;
        *table = rebuilt(table, laid);
        table.parent = parent;
    }
    notes
}

/// True where the second line of a header is shorter than the table.
fn lacks_header(rows: &[RawRow], width: usize, words: &Words<'_>) -> bool {
    rows.windows(2).any(|pair| match pair {
        [upper, lower] => {
            lower.len() < width && words.has_parent(upper) && words.is_header_row(upper) && words.is_header_row(lower)
        }
        _ => false,
    })
}

/// The rows; where they are to be compared with the grid, with a blank for each square that a wide cell covers.
fn rows(table: &Table, wide: bool) -> Vec<RawRow> {
    let mut rows = vec![RawRow::new(); table.rows()];
    for (number, cell) in (1..).zip(table.cells()) {
        let Some(row) = rows.get_mut(cell.row) else { continue };
        row.push(RawCell::new(&cell.text, number));
        if wide {
            row.resize(row.len().saturating_add(cell.span.cols.saturating_sub(1)), RawCell::default());
        }
    }
    rows
}

/// The table, each cell with the place in the file that it came from.
fn rebuilt(table: &Table, laid: Laid) -> Table {
    let origins: Vec<Origin> = table.cells().iter().map(|cell| cell.origin).gather();
    let origin = |number: u32| {
        let at = number.checked_sub(1).and_then(|at| usize::try_from(at).ok());
        at.and_then(|at| origins.get(at)).copied().unwrap_or_default()
    };
    laid.build(table.id, table.block, &origin)
}
