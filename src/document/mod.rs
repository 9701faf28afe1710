//! Rank 2: what a file says, in one shape for every format: paragraphs and tables in their order.
//!
//! Ingest interprets nothing: a document holds the text as written, merged cells as spans, and no meaning.

mod table;

pub use table::{Cell, CellSpan, Reading, Table, TableBuilder};

use crate::base::anchor::TableId;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;

/// A document: the blocks of its body in order, and every table, nested ones included.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Paragraphs and tables of the body.
    pub blocks: Vec<Block>,
    /// All tables by their number ([`TableId`]), a nested one after the table that holds it.
    pub tables: Vec<Table>,
    /// Names of the sheets of a workbook, by their number in [`Origin::SheetCell`]; of other formats none.
    pub sheets: Vec<String>,
}

/// A piece of the body.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table, to be looked up in [`Document::tables`].
    Table(TableId),
}

/// A paragraph's text as written. Automatic numbering is part of the text; a soft line break is a line feed.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// The text.
    pub text: String,
    /// Where it stands in the file.
    pub origin: Origin,
}

/// Where something stands in the file, for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Origin {
    /// Not known, or nowhere (typed in the page).
    #[default]
    Unknown,
    /// A line of a text file, from 1.
    Line(u32),
    /// A paragraph of the main part of a .docx, by the byte at which its element begins in the unpacked part.
    DocxByte(u64),
    /// A paragraph of a page in HTML, by the byte at which it begins in the decoded text.
    HtmlByte(u64),
    /// A cell of a workbook, each number from 0.
    SheetCell {
        /// The sheet, of [`Document::sheets`].
        sheet: u32,
        /// The row.
        row: u32,
        /// The column.
        col: u32,
    },
}

/// A cell of a sheet as people name it: `B7`.
pub fn cell_name(row: u32, col: u32) -> String {
    format!("{}{}", column_name(col), row.saturating_add(1))
}

/// A column of a sheet as people name it: `AB`.
pub fn column_name(col: u32) -> String {
    let (mut name, mut left) = (Vec::new(), col.saturating_add(1));
    while let Some(rest) = left.checked_sub(1) {
        name.take_in(char::from_digit(rest.wrapping_rem(26).saturating_add(10), 36));
        left = rest.wrapping_div(26);
    }
    name.iter().rev().map(char::to_ascii_uppercase).collect()
}

impl Document {
    /// A document of these blocks and tables; tells every table in which block it stands. A nested table comes after
    /// the one that holds it.
    pub fn new(blocks: Vec<Block>, mut tables: Vec<Table>) -> Self {
        let mut places = vec![0_usize; tables.len()];
        let slot = |id: TableId| usize::try_from(id.0).unwrap_or(usize::MAX);
        for (index, block) in blocks.iter().enumerate() {
            if let Block::Table(id) = block
                && let Some(place) = places.get_mut(slot(*id))
            {
                *place = index;
            }
        }
        for table in &mut tables {
            let holder = table.parent.map_or(table.id, |(parent, _, _)| parent);
            table.block = places.get(slot(holder)).copied().unwrap_or_default();
            if let Some(place) = places.get_mut(slot(table.id)) {
                *place = table.block;
            }
        }
        Self { blocks, tables, sheets: Vec::new() }
    }

    /// True where anything but blanks stands in it.
    pub fn has_text(&self) -> bool {
        let in_blocks = self.blocks.iter().any(|block| match block {
            Block::Paragraph(paragraph) => !paragraph.text.trim().is_empty(),
            Block::Table(_) => false,
        });
        in_blocks || self.tables.iter().spread(|table| table.cells()).any(|cell| !cell.text.trim().is_empty())
    }

    /// The table of this number.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.get(usize::try_from(id.0).ok()?)
    }

    /// The table of this number, to change a cell of it.
    pub fn table_mut(&mut self, id: TableId) -> Option<&mut Table> {
        self.tables.get_mut(usize::try_from(id.0).ok()?)
    }
}
