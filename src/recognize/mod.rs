//! Rank 3: Document → which forms, which columns, whose report, which year; each with the evidence for it.
//!
//! A form is known by its header words (packs), never by its place. One physical table may hold several forms one
//! below the other; what matches no form is said to be unknown.

mod block;
mod choice;
mod continued;
mod header;
mod identity;
mod labels;
mod squares;
mod title;

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Set;

use crate::base::anchor::{Anchor, SourceId, TableId};
use crate::base::text::Text;
use crate::base::unit::Unit;
use crate::document::{Cell, Document, Reading, Table};
use crate::packs::{Form, Packs, Stage};
use crate::vocabulary::FormKind;

pub use choice::terms;
pub use header::{row_as, row_of};
pub use squares::{unit as square_unit, value as value_beside};

/// What was recognised in one document.
#[derive(Clone, Debug, Default)]
pub struct Recognition {
    /// Forms, in document order.
    pub blocks: Vec<FormBlock>,
    /// Tables in which no form was recognised.
    pub unknown: Vec<TableId>,
    /// Name of the department (部门名称).
    pub department: Option<Cited<String>>,
    /// Year that the report is about.
    pub year: Option<Cited<u16>>,
    /// The department above (主管部门), as the form of a project names it.
    pub superior: Option<String>,
    /// The unit that carries a project out (实施单位).
    pub unit: Option<String>,
    /// Every place that names the department itself, as it is written there.
    pub names: Vec<Cited<String>>,
}

/// A value with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub anchor: Anchor,
}

/// A form that was recognised: its header and the rows below it.
#[derive(Clone, Debug)]
pub struct FormBlock {
    /// What form it is.
    pub kind: FormKind,
    /// The form's number among the forms of the packs.
    pub form: usize,
    /// The table it stands in.
    pub table: TableId,
    /// First row of its header.
    pub header: usize,
    /// Its data rows.
    pub rows: Vec<usize>,
    /// The columns that the pack knows.
    pub columns: Vec<BlockColumn>,
    /// Columns with a header that the pack does not know.
    pub others: Vec<BlockColumn>,
    /// Its title.
    pub title: Option<Cited<String>>,
    /// Unit of its money.
    pub unit: Unit,
    /// How sure we are of its columns.
    pub reading: Reading,
    /// It speaks of one project, not of the department.
    pub project: bool,
    /// The stage of all its figures, and whether they are of the year before: one half of a table that holds the same
    /// columns twice.
    pub stage: Option<Stage>,
    /// See `stage`.
    pub prior_year: bool,
    /// Goes on where the block before it ended, after a page break that repeated the header.
    pub continues: bool,
    /// Why we think so.
    pub evidence: Vec<Text>,
}

/// A column of a recognised form.
#[derive(Clone, Debug)]
pub struct BlockColumn {
    /// Column of the form in the pack; of no meaning among [`FormBlock::others`].
    pub spec: usize,
    /// Place among the columns of the header, from the left, of how many in all.
    pub ordinal: (usize, usize),
    /// Column of the grid at which its header cell begins.
    pub col: usize,
    /// The header as written, folded.
    pub label: String,
    /// It stands under another header.
    pub grouped: bool,
    /// The year that its header names, or the header above it.
    pub year: Option<u16>,
}

/// The cells of a row of a form.
///
/// A row of as many cells as the header has columns is read cell by cell, however the edges were drawn; any other row
/// by the column at which a header begins.
#[derive(Clone, Debug)]
pub struct RowCells<'a> {
    table: &'a Table,
    row: usize,
    cells: Vec<&'a Cell>,
}

impl<'a> RowCells<'a> {
    /// The cells that cover a row.
    pub fn new(table: &'a Table, row: usize) -> Self {
        Self { table, row, cells: header::covering(table, row) }
    }

    /// The cell that holds a column's value.
    pub fn get(&self, column: &BlockColumn) -> Option<&'a Cell> {
        let (ordinal, of) = column.ordinal;
        let by_ordinal = block::fills(&self.cells, of);
        if by_ordinal { self.cells.get(ordinal).copied() } else { self.table.at(self.row, column.col) }
    }

    /// The cell that holds a column's value, where it belongs to that column and not to one at its left as well.
    pub fn own(&self, column: &BlockColumn) -> Option<&'a Cell> {
        self.get(column).filter(|cell| block::fills(&self.cells, column.ordinal.1) || cell.col == column.col)
    }

    /// The cells, from left to right.
    pub fn iter(&self) -> impl Iterator<Item = &'a Cell> {
        self.cells.iter().copied()
    }

    /// True for the row of totals of a form (总分, 合计).
    pub fn is_total(&self, form: &Form, columns: &[BlockColumn]) -> bool {
        block::is_total(form, columns, &self.cells, self.row)
    }
}

/// Recognises the forms of a document, its department and its year.
pub fn recognize(source: SourceId, document: &Document, packs: &Packs) -> Recognition {
    let mut blocks = Vec::new();
    for table in &document.tables {
        blocks.take_in(block::blocks(source, document, table, packs));
    }
    let mut blocks = continued::join(document, blocks, packs);
    squares::add(document, &mut blocks, packs);
    let known: Set<TableId> = blocks.iter().map(|block| block.table).collect();
    let tables = document.tables.iter().filter(|table| table.cols() > 1 && table.rows() > 1);
    let unknown = tables.map(|table| table.id).filter(|id| !known.contains(id)).gather();
    let identity = identity::identity(source, document, &packs.lexicon);
    let identity::Identity { department, year, superior, unit, names } = identity;
    Recognition { blocks, unknown, department, year, superior, unit, names }
}
