//! Rows of cells in; cells with their squares and spans out.
//!
//! The grid has as many columns as the widest block; each block begins at the first column, and the last cell of
//! a row takes what is left.

use super::blocks::{self, Block};
use super::cells::{Kind, RawCell, RawRow, Words};
use super::columns::Columns;
use super::{align, header};
use crate::base::anchor::TableId;
use crate::base::list::Gather as _;
use crate::base::text::Text;
use crate::document::{Cell, CellSpan, Origin, Reading, Table, TableBuilder};

/// A table, before it gets its number.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    /// Rows of the grid.
    pub rows: usize,
    /// Columns of the grid.
    pub cols: usize,
    /// The cells.
    pub cells: Vec<Placed>,
    /// Rows that can be read in several ways.
    pub notes: Vec<Doubt>,
}

/// A cell at its place.
#[derive(Clone, Debug, Default)]
pub struct Placed {
    /// First row.
    pub row: usize,
    /// First column.
    pub col: usize,
    /// Rows covered.
    pub rows: usize,
    /// Columns covered.
    pub cols: usize,
    /// The text.
    pub text: String,
    /// The line at which it begins.
    pub line: u32,
}

/// A row or header of which several readings remain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The row.
    pub row: usize,
    /// True for a header, false for a row below one.
    pub header: bool,
    /// How sure the reading taken is.
    pub reading: Reading,
    /// The rows that share its columns, `end` not among them: all that it touches.
    pub block: (usize, usize),
}

impl Doubt {
    /// What is open, for people.
    pub fn text(self) -> Text {
        let (zh, en) = match (self.header, self.reading) {
            (true, Reading::Ambiguous) => (
                "粘贴的文字没有保留合并单元格，这一表头有多种读法，各列的归属请核实；用 .docx 文件核对更可靠。",
                "The pasted text has lost its merged cells, and this header can be read in several ways: please verify which columns belong together, or use the .docx file.",
            ),
            (true, _) => (
                "粘贴的文字没有保留合并单元格，这一表头按最可能的读法处理，请核实各列的归属。",
                "The pasted text has lost its merged cells; this header was read in the likeliest way. Please verify which columns belong together.",
            ),
            (false, Reading::Ambiguous) => (
                "这一行的单元格比表头少，数字属于哪一列有多种可能，请核实；用 .docx 文件核对更可靠。",
                "This row has fewer cells than its header, and its numbers may belong to several columns: please verify, or use the .docx file.",
            ),
            (false, _) => (
                "这一行的单元格比表头少，数字按最可能的列处理，请核实。",
                "This row has fewer cells than its header; its numbers were put under the likeliest columns. Please verify.",
            ),
        };
        Text::new(zh, en)
    }
}

impl Laid {
    /// Adds a cell and returns its place among the cells. No cell at all: a blank one the text has lost.
    pub fn push(&mut self, row: usize, col: usize, cols: usize, cell: Option<&RawCell>) -> usize {
        let (text, line) = cell.map_or_else(Default::default, |cell| (cell.text.clone(), cell.line));
        self.cells.push(Placed { row, col, rows: 1, cols, text, line });
        self.cells.len().saturating_sub(1)
    }

    /// Remembers a reading that is not certain.
    fn doubt(&mut self, doubt: Doubt) {
        if doubt.reading != Reading::Certain {
            self.notes.push(doubt);
        }
    }

    /// The table; `origin` says where a cell that begins at a line stands in the file.
    pub fn build(self, id: TableId, block: usize, origin: &dyn Fn(u32) -> Origin) -> Table {
        let doubts = self.notes.iter().map(|doubt| (doubt.block.0, doubt.block.1, doubt.reading)).gather();
        let reading = self.notes.iter().map(|doubt| doubt.reading).max().unwrap_or_default();
        let mut builder = TableBuilder::default();
        for placed in self.cells {
            builder.push(Cell {
                row: placed.row,
                col: placed.col,
                span: CellSpan { rows: placed.rows, cols: placed.cols },
                text: placed.text,
                nested: Vec::new(),
                origin: if placed.line == 0 { Origin::Unknown } else { origin(placed.line) },
            });
        }
        let mut table = builder.build(id, block, self.rows, self.cols);
        (table.reading, table.doubts) = (reading, doubts);
        table
    }
}

/// The table of rows in which merges are gone.
pub fn lay_out(rows: Vec<RawRow>, words: &Words<'_>) -> Laid {
    let mut laid = Laid { rows: rows.len(), ..Laid::default() };
    let mut widths: Vec<usize> = Vec::with_capacity(rows.len());
    let blocks = blocks::blocks(&rows, words);
    let keeps_blanks = blocks.iter().any(|block| keeps_blanks(block.split(&rows)));
    for block in blocks {
        let width = lay_block(&rows, block, keeps_blanks, words, &mut laid);
        widths.resize(block.end, width);
    }
    laid.cols = widths.iter().copied().max().unwrap_or(1).max(1);
    for cell in &mut laid.cells {
        let end = cell.col.saturating_add(cell.cols);
        if widths.get(cell.row).is_some_and(|width| end >= *width) {
            cell.cols = laid.cols.saturating_sub(cell.col);
        }
    }
    laid
}

/// A table whose rows were lost is no more than likely.
pub fn rebuilt(mut laid: Laid) -> Laid {
    laid.doubt(Doubt { row: 0, header: true, reading: Reading::Likely, block: (0, laid.rows) });
    laid
}

/// True where blanks stand for the cells that go on from above: a row with all its cells begins with one. (A shorter
/// row may begin with a cell that really is blank.)
fn keeps_blanks((head, data): (&[RawRow], &[RawRow])) -> bool {
    let width = head.iter().followed_by(data).map(Vec::len).max().unwrap_or(0);
    let complete = |row: &&RawRow| row.len() == width && align::begins_blank(row);
    width > 2
        && head.iter().skip(1).followed_by(data.iter().skip(usize::from(head.is_empty()))).any(|row| complete(&row))
}

/// Lays out a block and returns its columns.
fn lay_block(rows: &[RawRow], block: Block, keeps_blanks: bool, words: &Words<'_>, laid: &mut Laid) -> usize {
    let (head, data) = block.split(rows);
    let solved = header::solve(head, data, words);
    let width = solved.width;
    let mut stub = None;
    for span in &solved.cells {
        let cell = head.get(span.row).and_then(|row| row.get(span.index));
        let placed = laid.push(block.start.saturating_add(span.row), span.col, span.cols, cell);
        if let Some(cell) = laid.cells.get_mut(placed) {
            cell.rows = span.rows;
        }
        if span.col == 0 && span.row.saturating_add(span.rows) == head.len() {
            // It may go on below. (An indicator's level is blank where it goes on from the page before.)
            stub = cell.filter(|cell| cell.kind == Kind::Text && !words.is_level(cell)).map(|_| placed);
        }
    }
    let columns = Columns::new(head, &solved, data, words);
    let part = (block.start, block.end);
    laid.doubt(Doubt { row: block.start, header: true, reading: solved.reading, block: part });
    // For each column the cell that covers it in the last row laid out.
    let mut open: Vec<Option<usize>> = vec![None; width];
    let aligned = align::rows(data, &columns, keeps_blanks, words);
    for (down, (row, aligned)) in data.iter().zip(aligned).enumerate() {
        let at = block.start.saturating_add(head.len()).saturating_add(down);
        let goes_on = |stub: &usize| {
            let cols = laid.cells.get(*stub).map(|stub| (0, stub.cols));
            align::begins_blank(row) && aligned.places.first().copied() == cols
        };
        stub = stub.filter(goes_on);
        lay_row(at, (row, &aligned), stub, &mut open, laid);
        laid.doubt(Doubt { row: at, header: false, reading: aligned.reading, block: part });
    }
    width
}

/// Lays out one row; columns it does not reach go on from above, or are blank. `stub` is the header cell that its first
/// blank goes on from.
fn lay_row(
    at: usize,
    (row, aligned): (&RawRow, &align::Aligned),
    stub: Option<usize>,
    open: &mut [Option<usize>],
    laid: &mut Laid,
) {
    let mut covered = 0_usize;
    for (index, (cell, (col, cols))) in row.iter().zip(&aligned.places).enumerate() {
        fill(at, covered, *col, aligned.from_above, open, laid);
        let above = stub.filter(|_| index == 0);
        if let Some(stub) = above.and_then(|stub| laid.cells.get_mut(stub)) {
            stub.rows = stub.rows.saturating_add(1);
        }
        let placed = above.unwrap_or_else(|| laid.push(at, *col, *cols, Some(cell)));
        for slot in open.iter_mut().skip(*col).take(*cols) {
            *slot = Some(placed);
        }
        covered = col.saturating_add(*cols);
    }
    fill(at, covered, open.len(), false, open, laid);
}

fn fill(at: usize, from: usize, to: usize, from_above: bool, open: &mut [Option<usize>], laid: &mut Laid) {
    for (col, slot) in open.iter_mut().enumerate().take(to).skip(from) {
        let above = slot.filter(|_| from_above).and_then(|above| laid.cells.get_mut(above));
        // One that reaches under the cells of the row would cover them.
        match above.filter(|above| above.col.saturating_add(above.cols) <= to) {
            // A merged cell goes on; over several columns it was lengthened at its first one.
            Some(cell) => cell.rows = cell.rows.max(at.saturating_add(1).saturating_sub(cell.row)),
            None => *slot = Some(laid.push(at, col, 1, None)),
        }
    }
}
