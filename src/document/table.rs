//! A table: a rectangular grid in which a merged cell stands once.

use super::Origin;
use crate::base::anchor::TableId;
use crate::base::ordered::sort_by_key;

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its number in the document.
    pub id: TableId,
    /// The block of the body that it is, or that holds the table it is nested in.
    pub block: usize,
    /// Where it is nested: the table around it and the square at which the holding cell begins.
    pub parent: Option<(TableId, usize, usize)>,
    /// How sure we are of its columns: the least sure of its parts.
    pub reading: Reading,
    /// Rows, from the first to before the last, whose columns are less than certain.
    pub doubts: Vec<(usize, usize, Reading)>,
    rows: usize,
    cols: usize,
    cells: Vec<Cell>,
    /// For each square, row by row, the cell that covers it.
    grid: Vec<Option<usize>>,
}

/// A cell, at the square where it begins.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// Row at which it begins, from 0.
    pub row: usize,
    /// Column at which it begins, from 0.
    pub col: usize,
    /// How many squares it covers.
    pub span: CellSpan,
    /// The text as written, paragraphs joined by one line feed.
    pub text: String,
    /// Tables inside this cell.
    pub nested: Vec<TableId>,
    /// Where its first paragraph stands in the file.
    pub origin: Origin,
}

/// Squares covered by a cell; both at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellSpan {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub cols: usize,
}

impl Default for CellSpan {
    fn default() -> Self {
        Self { rows: 1, cols: 1 }
    }
}

/// How the columns of a table are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Reading {
    /// The file says so, or only one reading fits the header.
    #[default]
    Certain,
    /// Rebuilt from text; the reading taken fits best, another is possible.
    Likely,
    /// Rebuilt from text; several readings fit equally and one had to be shown.
    Ambiguous,
}

impl Table {
    /// Rows of the grid.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Columns of the grid.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// How sure we are of the columns of some rows, `end` not among them.
    pub fn reading_of(&self, start: usize, end: usize) -> Reading {
        let touching = self.doubts.iter().filter(|(first, last, _)| *first < end && start < *last);
        touching.map(|(_, _, reading)| *reading).max().unwrap_or_default()
    }

    /// The cells, in order of row and column.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The cell that covers a square; none where the table has a hole or ends before it.
    pub fn at(&self, row: usize, col: usize) -> Option<&Cell> {
        self.cells.get(self.index(row, col)?)
    }

    /// The cell that begins at a square.
    pub fn starting(&self, row: usize, col: usize) -> Option<&Cell> {
        self.at(row, col).filter(|cell| cell.row == row && cell.col == col)
    }

    /// The cells of a row that begin in it, from left to right.
    pub fn row(&self, row: usize) -> impl Iterator<Item = &Cell> {
        (0..self.cols).filter_map(move |col| self.starting(row, col))
    }

    /// Replaces the text of the cell at a square. False where no cell begins there.
    pub fn set_text(&mut self, row: usize, col: usize, text: String) -> bool {
        let Some(index) = self.index(row, col) else { return false };
        match self.cells.get_mut(index) {
            Some(cell) if cell.row == row && cell.col == col => {
                cell.text = text;
                true
            }
            _ => false,
        }
    }

    fn index(&self, row: usize, col: usize) -> Option<usize> {
        if row >= self.rows || col >= self.cols {
            return None;
        }
        let square = row.checked_mul(self.cols)?.checked_add(col)?;
        self.grid.get(square).copied().flatten()
    }
}

/// Puts a table together from cells with their squares and spans.
///
/// A cell whose squares are taken already is cut down to those that are free; one without any free square is
/// dropped. A span beyond the grid ends at the grid's edge.
#[derive(Clone, Debug, Default)]
pub struct TableBuilder {
    cells: Vec<Cell>,
}

impl TableBuilder {
    /// Adds a cell.
    pub fn push(&mut self, cell: Cell) {
        self.cells.push(cell);
    }

    /// The cells so far.
    pub fn cells(&self) -> &[Cell] {
        &self.cells
    }

    /// The table of `rows` × `cols` squares; the caller has bounded both.
    pub fn build(mut self, id: TableId, block: usize, rows: usize, cols: usize) -> Table {
        sort_by_key(&mut self.cells, |cell| (cell.row, cell.col));
        let mut grid = vec![None; rows.saturating_mul(cols)];
        let mut kept: Vec<Cell> = Vec::with_capacity(self.cells.len());
        for mut cell in self.cells {
            cell.span.rows = cell.span.rows.clamp(1, rows.saturating_sub(cell.row).max(1));
            cell.span.cols = cell.span.cols.clamp(1, cols.saturating_sub(cell.col).max(1));
            if claim(&mut grid, cols, &mut cell, kept.len()) {
                kept.push(cell);
            }
        }
        Table { id, block, parent: None, reading: Reading::Certain, doubts: Vec::new(), rows, cols, cells: kept, grid }
    }
}

/// Marks the squares of a cell as its own. The rectangle shrinks to what is free; false where nothing is.
fn claim(grid: &mut [Option<usize>], cols: usize, cell: &mut Cell, index: usize) -> bool {
    let square = |row: usize, col: usize| row.saturating_mul(cols).saturating_add(col);
    let free = |grid: &[Option<usize>], row: usize, col: usize| {
        col < cols && grid.get(square(row, col)).is_some_and(Option::is_none)
    };
    let width = (0..cell.span.cols).take_while(|step| free(grid, cell.row, cell.col.saturating_add(*step))).count();
    if width == 0 {
        return false;
    }
    let height = (0..cell.span.rows)
        .take_while(|down| {
            (0..width).all(|step| free(grid, cell.row.saturating_add(*down), cell.col.saturating_add(step)))
        })
        .count();
    cell.span = CellSpan { rows: height, cols: width };
    for down in 0..height {
        for step in 0..width {
            let at = square(cell.row.saturating_add(down), cell.col.saturating_add(step));
            if let Some(slot) = grid.get_mut(at) {
                *slot = Some(index);
            }
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: usize, col: usize, rows: usize, cols: usize) -> Cell {
        Cell { row, col, span: CellSpan { rows, cols }, text: format!("{row},{col}"), ..Cell::default() }
    }

    #[test]
    fn a_merged_cell_stands_once_and_covers_its_squares() {
        let mut builder = TableBuilder::default();
        builder.push(cell(0, 0, 2, 1));
        builder.push(cell(0, 1, 1, 2));
        builder.push(cell(1, 1, 1, 1));
        builder.push(cell(1, 2, 1, 1));
        let table = builder.build(TableId(0), 0, 2, 3);
        assert_eq!(table.at(1, 0).map(|c| c.text.as_str()), Some("0,0"));
        assert_eq!(table.at(0, 2).map(|c| c.text.as_str()), Some("0,1"));
        assert_eq!(table.row(1).count(), 2);
    }

    #[test]
    fn overlapping_and_oversized_cells_are_cut_down() {
        let mut builder = TableBuilder::default();
        builder.push(cell(0, 0, 1, 1));
        builder.push(cell(0, 0, 9, 9));
        builder.push(cell(1, 0, usize::MAX, usize::MAX));
        let table = builder.build(TableId(0), 0, 2, 2);
        assert_eq!(table.cells().len(), 2);
        assert_eq!(table.at(1, 1).map(|c| c.text.as_str()), Some("1,0"));
        assert!(table.at(0, 1).is_none());
    }
}
