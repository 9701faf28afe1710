//! Plain text in, [`Document`] out: paragraphs, and tables whose columns are rebuilt.
//!
//! Text taken out of Word has one cell a line, led by a tab (or ended by one, or by a bar), and has lost every merge. Lines become rows of
//! cells (`lines`, `rows`), rows become blocks under a header (`blocks`), the spans of a header are
//! searched (`header`) and the rows below aligned to it (`align`). Knowledge of header words comes from the
//! lexicon. Where several readings remain that put a number under different headers, a note says so.

mod across;
mod align;
mod bars;
mod blocks;
mod cells;
mod columns;
mod delimited;
mod ended;
mod flat;
mod glued;
mod header;
mod layer;
mod lines;
mod pause;
mod rows;
mod shifted;
mod spaced;
mod table;
mod tsv;

#[cfg(test)]
mod tests;

use crate::base::anchor::{Place, TableId};
use crate::base::list::TakeIn as _;
use crate::base::text::Text;
use crate::document::{Block, Document, Origin, Paragraph, Table};
use crate::ingest::limits;
use crate::packs::Lexicon;
use cells::{RawCell, RawRow, Words};
use flat::Flat;
use lines::Piece;
use table::Laid;

/// A text that was read.
#[derive(Clone, Debug, Default)]
pub struct TextRead {
    /// What it says.
    pub document: Document,
    /// Headers and rows that can be read in several ways.
    pub notes: Vec<TextNote>,
    /// True where the text goes beyond the limits and its end was not read.
    pub cut: bool,
}

/// A header or a row of which several readings remain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextNote {
    /// The row.
    pub place: Place,
    /// What is open, for people.
    pub text: Text,
}

pub use delimited::separator;
pub use shifted::mend;

/// Reads rows of cells parted by a separator, as spreadsheets save them.
pub fn read_delimited(text: &str, separator: char, lexicon: &Lexicon) -> TextRead {
    let words = Words::new(lexicon);
    let mut out = Reader::default();
    let (sections, cut) = delimited::sections(text, separator, &words);
    out.read.cut = cut;
    for section in sections {
        for cell in section.titles {
            out.paragraph(cell);
        }
        out.sheet(section.rows, &words);
    }
    out.read
}

/// Reads a text.
pub fn read(text: &str, lexicon: &Lexicon) -> TextRead {
    let words = Words::new(lexicon);
    let split = lines::pieces(text, &words);
    let mut out = Reader { read: TextRead { cut: split.cut, ..TextRead::default() }, squares: 0 };
    // Header words, a line each.
    let mut bare = 0_usize;
    for piece in split.pieces {
        bare = match &piece {
            Piece::Paragraph(cell) if words.opens_header(cell) => 1,
            Piece::Paragraph(cell) if bare > 0 && words.known(std::slice::from_ref(cell)) == 1 => {
                bare.saturating_add(1)
            }
            _ => 0,
        };
        if bare == flat::TOGETHER {
            out.lost();
        }
        match piece {
            Piece::Paragraph(cell) => out.paragraph(cell),
            Piece::Run(fragments) => {
                for rows in rows::tables(fragments, &words) {
                    out.run(rows, &words);
                }
            }
            Piece::Rows(rows) => out.add(rows, &words, |rows| table::rebuilt(table::lay_out(rows, &words))),
            Piece::Lost => out.lost(),
            Piece::Grid(rows) => out.add(rows, &words, |rows| grid(rows, &words)),
        }
    }
    out.read
}

/// The table of a sheet, or of one that a browser copied.
fn grid(rows: Vec<RawRow>, words: &Words<'_>) -> Laid {
    if tsv::is_shifted(&rows, words) { table::lay_out(rows, words) } else { tsv::lay_out(rows, words) }
}

#[derive(Default)]
struct Reader {
    read: TextRead,
    squares: usize,
}

impl Reader {
    fn paragraph(&mut self, cell: RawCell) {
        let origin = Origin::Line(cell.line);
        self.read.document.blocks.push(Block::Paragraph(Paragraph { text: cell.text, origin }));
    }

    /// The next paragraph is a table that cannot be read.
    fn lost(&mut self) {
        let place = Place::Block { block: self.read.document.blocks.len(), range: None };
        let text = Text::new(
            "这里像是一张表，但粘贴后行列已经丢失，未能按表核对；请在 Word/WPS 中选中表格直接复制，或另存为 .docx 再打开。",
            "This looks like a table that has lost its rows and columns; it was not checked. Please copy the table itself, or use the .docx file.",
        );
        self.read.notes.push(TextNote { place, text });
    }

    /// Adds a table of lines; where nothing parted its rows they are cut by its header.
    fn run(&mut self, rows: Vec<RawRow>, words: &Words<'_>) {
        let unfolded = match rows.as_slice() {
            [only] => flat::unfold(only.clone(), words),
            _ => None,
        };
        match unfolded {
            Some(Flat::Table(titles, rows)) => {
                titles.into_iter().for_each(|cell| self.paragraph(cell));
                self.add(rows, words, |rows| table::rebuilt(table::lay_out(rows, words)));
            }
            lost => {
                if lost.is_some() {
                    self.lost();
                }
                self.add(rows, words, |rows| table::lay_out(rows, words));
            }
        }
    }

    /// Adds the rows of a sheet; lines behind them that are no rows of the table stand outside.
    fn sheet(&mut self, mut rows: Vec<RawRow>, words: &Words<'_>) {
        let end = rows.iter().rposition(|row| !across::is_behind(row)).map_or(0, |last| last.saturating_add(1));
        let behind = rows.split_off(end);
        if !rows.is_empty() {
            self.add(rows, words, |rows| grid(rows, words));
        }
        for cell in behind.into_iter().filter_map(|row| row.into_iter().next()) {
            self.paragraph(cell);
        }
    }

    /// Adds a table, as long as all tables together stay within the limits.
    fn add(&mut self, mut rows: Vec<RawRow>, words: &Words<'_>, lay_out: impl Fn(Vec<RawRow>) -> Laid) {
        let glued = glued::split(&mut rows);
        let squares = |row: &RawRow| row.iter().any(|cell| cell.is_label() && glued::is_squares(&cell.text, words));
        if rows.iter().any(squares) {
            self.lost();
        }
        let height = rows.len();
        let squares = |width: usize| height.saturating_mul(width).saturating_add(self.squares);
        // Looked at twice: a header may have more columns than any row has cells.
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let laid = (squares(width) <= limits::SQUARES).then(|| lay_out(rows));
        let Some(mut laid) = laid.filter(|laid| squares(laid.cols) <= limits::SQUARES) else {
            self.read.cut = true;
            return;
        };
        laid.notes.take_in(glued);
        self.squares = squares(laid.cols);
        let id = TableId(u32::try_from(self.read.document.tables.len()).unwrap_or(u32::MAX));
        let block = self.read.document.blocks.len();
        self.read.notes.take_in(laid.notes.iter().map(|note| TextNote {
            place: Place::Cell { table: id, row: note.row, col: 0, range: None },
            text: note.text(),
        }));
        let table: Table = laid.build(id, block, &Origin::Line);
        self.read.document.blocks.push(Block::Table(id));
        self.read.document.tables.push(table);
    }
}
