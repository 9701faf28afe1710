//! Where something stands in our model of the files.

/// A source (file or paste) of one check, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SourceId(pub u32);

/// A table of one document, counted from 0 in document order, nested tables after the table that holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct TableId(pub u32);

/// A range of bytes of a text as written; always on character boundaries of that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextRange {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl TextRange {
    /// The characters of `text` in this range; empty where the range does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// A place in a document. Ordered as a reader meets it, tables by their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The document as a whole.
    Document,
    /// A paragraph (or, without a range, a table) by its place among the blocks of the body, counted from 0.
    Block {
        /// The block.
        block: usize,
        /// Characters of the paragraph; none for the whole block.
        range: Option<TextRange>,
    },
    /// A cell, by the square at which it begins.
    Cell {
        /// The table.
        table: TableId,
        /// Row, from 0.
        row: usize,
        /// Column, from 0.
        col: usize,
        /// Characters of the cell's text; none for the whole cell.
        range: Option<TextRange>,
    },
}

/// A place in a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// The source.
    pub source: SourceId,
    /// The place in it.
    pub place: Place,
}
