//! A table being read: rows and cells with their spans in, a grid in which a merged cell stands once out.

use super::attributes::{Style, attribute, number, style};
use crate::base::anchor::TableId;
use crate::base::fold;
use crate::document::{Cell, CellSpan, Table, TableBuilder};
use crate::ingest::limits;

/// A table whose rows are being read.
#[derive(Default)]
pub(super) struct OpenTable {
    /// Given with the first cell, so that a table without any has none.
    pub(super) id: Option<TableId>,
    pub(super) row: Option<OpenRow>,
    /// A group of rows, or a column, that is not shown.
    pub(super) hidden: bool,
    /// Squares that have been counted against the limit.
    pub(super) counted: usize,
    rows: usize,
    cols: usize,
    cells: Vec<Cell>,
    /// For each column the rows, from the open one on, that a cell begun before still covers.
    covered: Vec<usize>,
}

/// A row whose cells are being read.
pub(super) struct OpenRow {
    /// Not shown, or without height: left out where it holds nothing.
    flat: bool,
    hidden: bool,
    /// Cells from above go on in it.
    below: bool,
    /// Its first cell among those of the table.
    first: usize,
    col: usize,
    cols: usize,
}

/// What the tag of a cell says.
#[derive(Clone, Copy, Default)]
pub(super) struct CellTag {
    pub(super) span: CellSpan,
    pub(super) hidden: bool,
}

impl CellTag {
    pub(super) fn new(attributes: &str) -> Self {
        let span = |name: &str| number(attributes, name);
        // More columns than a table may have say nothing.
        let cols = span("colspan").filter(|cols| *cols <= limits::TABLE_COLS).unwrap_or(1).max(1);
        // No rows at all: down to the end of the table.
        let rows = span("rowspan").map_or(1, |rows| if rows == 0 { limits::SQUARES } else { rows });
        Self { span: CellSpan { rows: rows.min(limits::SQUARES), cols }, hidden: style(attributes) == Style::Hidden }
    }
}

impl OpenRow {
    pub(super) fn is_hidden(&self) -> bool {
        self.hidden
    }
}

impl OpenTable {
    /// Begins a row; one that was open has been ended.
    pub(super) fn begin_row(&mut self, attributes: &str) {
        let hidden = self.hidden || style(attributes) == Style::Hidden;
        self.row = Some(OpenRow {
            flat: hidden || attribute(attributes, "height") == Some("0"),
            hidden,
            below: self.covered.iter().any(|rows| *rows > 0),
            first: self.cells.len(),
            col: 0,
            cols: 0,
        });
    }

    /// The square at which the next cell begins.
    pub(super) fn position(&self) -> (usize, usize) {
        let col = self.row.as_ref().map_or(0, |row| row.col);
        let taken = self.covered.iter().skip(col).take_while(|rows| **rows > 0).count();
        (self.rows, col.saturating_add(taken))
    }

    /// Squares the table has, or would have with so many columns in the open row.
    pub(super) fn squares_with(&self, cols: usize) -> usize {
        self.rows.saturating_add(1).saturating_mul(self.cols.max(cols))
    }

    /// Adds a cell to the open row, at a square that [`OpenTable::position`] gave.
    pub(super) fn push(&mut self, mut cell: Cell, tag: CellTag) {
        let Some(row) = &mut self.row else { return };
        let end = cell.col.saturating_add(tag.span.cols);
        row.col = end;
        row.cols = row.cols.max(end);
        if self.covered.len() < end {
            self.covered.resize(end, 0);
        }
        for rows in self.covered.iter_mut().take(end).skip(cell.col) {
            *rows = (*rows).max(tag.span.rows);
        }
        cell.span = tag.span;
        self.cells.push(cell);
    }

    /// Ends the open row; true where it is kept although it is not shown. A row without cells is one only where
    /// cells from above go on in it.
    pub(super) fn end_row(&mut self) -> bool {
        let Some(row) = self.row.take() else { return false };
        let cells = self.cells.get(row.first..).unwrap_or_default();
        let blank = cells.iter().all(|cell| cell.nested.is_empty() && fold::is_blank(&cell.text));
        if !row.below && (cells.is_empty() || (row.flat && blank)) {
            self.cells.truncate(row.first);
            self.covered.clear();
            return false;
        }
        self.cols = self.cols.max(row.cols);
        self.rows = self.rows.saturating_add(1);
        for rows in &mut self.covered {
            *rows = rows.saturating_sub(1);
        }
        row.hidden && !blank
    }

    /// The finished table; none where it never had a cell. One that kept no cell keeps its number, and a blank.
    pub(super) fn finish(mut self) -> Option<Table> {
        let id = self.id?;
        if self.cells.is_empty() {
            self.cells.push(Cell::default());
            (self.rows, self.cols) = (1, 1);
        }
        let mut builder = TableBuilder::default();
        for cell in self.cells {
            builder.push(cell);
        }
        Some(builder.build(id, 0, self.rows, self.cols))
    }
}
