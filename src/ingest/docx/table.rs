//! A table being read: rows and cells in, a grid in which a merged cell stands once out.

use crate::base::anchor::TableId;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::document::{Cell, CellSpan, Origin, Table, TableBuilder};
use crate::ingest::limits;

/// What the properties of a cell say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CellProps {
    /// Columns it covers, if more than one.
    pub(super) span: Option<u32>,
    pub(super) down: Merge,
    pub(super) across: Merge,
    /// Deleted, with the deletion tracked.
    pub(super) deleted: bool,
}

/// A cell's part in a merge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Merge {
    #[default]
    No,
    Restart,
    Continue,
}

impl Merge {
    /// From the attribute: without one, a cell continues.
    pub(super) fn named(value: Option<&str>) -> Self {
        match value {
            Some("restart" | "rest") => Self::Restart,
            _ => Self::Continue,
        }
    }
}

/// A table whose rows are being read.
#[derive(Default)]
pub(super) struct OpenTable {
    /// Given with the first cell, so that a table without any has none.
    pub(super) id: Option<TableId>,
    pub(super) row: Option<OpenRow>,
    /// Squares that have been counted against the limit.
    pub(super) counted: usize,
    rows: usize,
    cols: usize,
    cells: Vec<Cell>,
    /// Cells that may be continued downwards, by their first column.
    merges: Map<usize, DownMerge>,
}

struct DownMerge {
    cell: usize,
    cols: usize,
    last_row: usize,
}

/// A row whose cells are being read.
#[derive(Default)]
pub(super) struct OpenRow {
    pub(super) deleted: bool,
    /// Squares left out before the first cell and after the last.
    pub(super) before: usize,
    pub(super) after: usize,
    /// Columns taken by the cells so far.
    taken: usize,
    cells: Vec<RowCell>,
}

struct RowCell {
    cell: Cell,
    down: Merge,
}

/// Columns of a declared number: a number beyond what a table may have says nothing.
pub(super) fn columns(declared: Option<u32>) -> Option<usize> {
    let declared = usize::try_from(declared?).ok()?;
    (declared <= limits::TABLE_COLS).then_some(declared)
}

impl OpenRow {
    /// Whether no cell has been read yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.cells.is_empty()
    }

    /// The column at which the next cell begins.
    fn next(&self) -> usize {
        self.before.saturating_add(self.taken)
    }
}

impl OpenTable {
    /// The square at which the next cell begins.
    pub(super) fn position(&self) -> (usize, usize) {
        (self.rows, self.row.as_ref().map_or(0, OpenRow::next))
    }

    /// Squares the table has, or would have with a cell of this width added.
    pub(super) fn squares_with(&self, width: usize) -> usize {
        let after = self.row.as_ref().map_or(0, |row| row.after);
        let end = self.position().1.saturating_add(width).saturating_add(after);
        self.rows.saturating_add(1).saturating_mul(self.cols.max(end))
    }

    /// Whether a cell of this width fits beside those before it.
    pub(super) fn has_columns(&self, width: usize) -> bool {
        self.position().1.saturating_add(width) <= limits::TABLE_COLS
    }

    /// Adds a cell to the open row.
    pub(super) fn push(&mut self, props: CellProps, width: usize, text: String, nested: Vec<TableId>, origin: Origin) {
        let row_index = self.rows;
        let Some(row) = &mut self.row else { return };
        let col = row.next();
        row.taken = row.taken.saturating_add(width);
        if props.across == Merge::Continue
            && let Some(left) = row.cells.last_mut()
        {
            left.cell.span.cols = left.cell.span.cols.saturating_add(width);
            absorb(&mut left.cell, &text, nested);
            return;
        }
        let span = CellSpan { rows: 1, cols: width };
        let cell = Cell { row: row_index, col, span, text, nested, origin };
        row.cells.push(RowCell { cell, down: props.down });
    }

    /// Ends the open row. A row without cells, or a deleted one, leaves nothing behind.
    pub(super) fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        if row.cells.is_empty() {
            return;
        }
        self.cols = self.cols.max(row.next().saturating_add(row.after).min(limits::TABLE_COLS));
        for RowCell { cell, down } in row.cells {
            self.place(cell, down);
        }
        self.rows = self.rows.saturating_add(1);
    }

    /// Puts a cell into the grid, or adds it to the one above that it continues. A continuation of nothing, or
    /// of something of another width, is a cell of its own.
    fn place(&mut self, cell: Cell, down: Merge) {
        let (row, col, cols) = (cell.row, cell.col, cell.span.cols);
        if down == Merge::Continue
            && let Some(merge) = self.merges.get_mut(&col)
            && merge.cols == cols
            && merge.last_row.saturating_add(1) == row
            && let Some(start) = self.cells.get_mut(merge.cell)
        {
            merge.last_row = row;
            start.span.rows = start.span.rows.saturating_add(1);
            absorb(start, &cell.text, cell.nested);
            return;
        }
        self.merges.remove(&col);
        if down == Merge::Restart {
            self.merges.insert(col, DownMerge { cell: self.cells.len(), cols, last_row: row });
        }
        self.cells.push(cell);
    }

    /// The finished table; none where it has no cell.
    pub(super) fn finish(mut self) -> Option<Table> {
        self.end_row();
        let id = self.id.filter(|_| !self.cells.is_empty())?;
        let mut builder = TableBuilder::default();
        for cell in self.cells {
            builder.push(cell);
        }
        Some(builder.build(id, 0, self.rows, self.cols))
    }
}

/// Takes over what a continuing cell holds; usually that is an empty paragraph.
fn absorb(cell: &mut Cell, text: &str, nested: Vec<TableId>) {
    if !text.trim().is_empty() {
        if !cell.text.is_empty() {
            cell.text.push('\n');
        }
        cell.text.push_str(text);
    }
    cell.nested.take_in(nested);
}
