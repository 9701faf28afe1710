//! Lines of text in; paragraphs, runs of tabbed lines and grids of tabbed columns out.

use super::cells::{Kind, RawCell, RawRow, Words};
use super::flat::{self, Flat};
use super::{bars, ended, pause, spaced, tsv};
use crate::base::fold;
use crate::base::list::TakeIn as _;
use crate::ingest::limits;

/// Rows that are compared with one that may be broken.
const SEEN: usize = 3;

/// A piece of the text.
#[derive(Clone, Debug)]
pub enum Piece {
    /// A line outside of tables.
    Paragraph(RawCell),
    /// Lines led by a tab, one cell a line.
    Run(Vec<Fragment>),
    /// Rows as lines, cells parted by tabs.
    Grid(Vec<RawRow>),
    /// Rows put together from a line that holds a whole table.
    Rows(Vec<RawRow>),
    /// The next paragraph is a table that cannot be read.
    Lost,
}

/// Cells that follow one another without a blank line: a row, or a part of one.
#[derive(Clone, Debug, Default)]
pub struct Fragment {
    /// The cells.
    pub cells: RawRow,
    /// Blank lines before it.
    pub gap: usize,
}

/// The pieces of a text.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
    /// True where the limits were reached and the rest was left out.
    pub cut: bool,
}

/// The lines of a text with their numbers; a copy looks ahead.
#[derive(Clone, Copy)]
pub struct Lines<'a> {
    rest: Option<&'a str>,
    number: u32,
}

impl<'a> Lines<'a> {
    /// The lines of a text.
    pub fn new(text: &'a str) -> Self {
        Self { rest: Some(text), number: 0 }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (&'a str, u32);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.rest?;
        self.number = self.number.saturating_add(1);
        let Some((line, end)) = rest.split_once(['\n', '\r', '\u{000C}', '\u{2028}', '\u{2029}']) else {
            self.rest = None;
            return Some((rest, self.number));
        };
        // CR LF is one end of a line.
        let cr = rest.get(line.len()..).is_some_and(|tail| tail.starts_with("\r\n"));
        self.rest = Some(if cr { end.get(1..).unwrap_or_default() } else { end });
        Some((line, self.number))
    }
}

/// Splits a text.
pub fn pieces(text: &str, words: &Words<'_>) -> Split {
    let mut splitter = Splitter {
        stray: limits::STRAY_QUOTES,
        flat: limits::FLAT_LINES,
        dense: pause::is_dense(Lines::new(text)),
        ..Splitter::default()
    };
    let mut lines = Lines::new(text);
    while let Some((line, number)) = lines.next() {
        if splitter.read_lines >= limits::PARAGRAPHS || splitter.cells >= limits::CELLS {
            splitter.split.cut = true;
            break;
        }
        if splitter.open.is_none() || splitter.blanks > 0 {
            let flat = flat::table(line, number, words, &mut splitter.flat).map(|flat| (flat, lines));
            match flat.or_else(|| spaced::table(line, number, lines, words)) {
                Some((Flat::Table(titles, rows), after)) => {
                    lines = after;
                    splitter.end_table();
                    splitter.split.pieces.take_in(titles.into_iter().map(Piece::Paragraph));
                    splitter.table(Piece::Rows(rows));
                    continue;
                }
                Some((Flat::Lost, _)) => {
                    splitter.end_table();
                    splitter.split.pieces.take_in([Piece::Lost, Piece::Paragraph(RawCell::new(line, number))]);
                    continue;
                }
                None => {}
            }
        }
        if let Some((piece, after)) = splitter.table_at(line, number, lines, words) {
            lines = after;
            splitter.table(piece);
            continue;
        }
        splitter.line(line, number, lines, words);
    }
    splitter.end_table();
    splitter.split
}

#[derive(Default)]
struct Splitter {
    split: Split,
    run: Vec<Fragment>,
    /// The cell whose lines are being read.
    open: Option<(String, u32)>,
    /// Blank lines since the last one that was not.
    blanks: usize,
    read_lines: usize,
    /// Paragraphs follow one another without blank lines: a blank line ends a cell.
    dense: bool,
    /// Lines that may still hold a whole table.
    flat: usize,
    /// The line before which no cells are ended by marks.
    unended: u32,
    /// What may still be spent on quotation marks that open no cell.
    stray: usize,
    cells: usize,
}

impl Splitter {
    /// Cells parted or ended by tabs or bars begin a table; inside a run of tabbed lines they are the text of a cell.
    fn table_at<'a>(
        &mut self,
        line: &'a str,
        number: u32,
        after: Lines<'a>,
        words: &Words<'_>,
    ) -> Option<(Piece, Lines<'a>)> {
        if self.open.is_some() && self.blanks == 0 {
            return None;
        }
        if number >= self.unended && ended::may_begin(line) {
            match ended::run(line, number, after, words) {
                Ok((run, end)) => return Some((Piece::Run(run), end)),
                Err(until) => self.unended = until,
            }
        }
        let tabs = tsv::may_begin(line).then(|| tsv::grid(line, number, after, &mut self.stray)).flatten();
        let grid = tabs.or_else(|| bars::may_begin(line).then(|| bars::grid(line, number, after)).flatten());
        grid.map(|(rows, end)| (Piece::Grid(rows), end))
    }

    fn line(&mut self, line: &str, number: u32, after: Lines<'_>, words: &Words<'_>) {
        if let Some(cell) = line.strip_prefix('\t') {
            self.begin_cell(cell, number);
        } else if fold::is_blank(line) {
            self.blanks = self.blanks.saturating_add(1);
            return;
        } else if self.continues(line, after, words) {
            if let Some((text, _)) = &mut self.open {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(line);
            }
        } else {
            self.end_table();
            self.split.pieces.push(Piece::Paragraph(RawCell::new(line, number)));
        }
        self.blanks = 0;
        self.read_lines = self.read_lines.saturating_add(1);
    }

    /// True where a line without a tab belongs to the open cell: at most one blank line (an empty paragraph)
    /// before it. After a number, a stroke or nothing, and a blank line it does not: neither goes on with words after a pause.
    fn continues(&self, line: &str, after: Lines<'_>, words: &Words<'_>) -> bool {
        let Some((text, _)) = &self.open else { return false };
        match self.blanks {
            0 => true,
            1 => match Kind::of(text) {
                Kind::Text => !self.is_outside(text, line, after, words),
                Kind::Number => Kind::of(line) == Kind::Number,
                Kind::Blank => false,
            },
            _ => false,
        }
    }

    /// True where the line after a pause is none of the cell: what follows it says so, or how it is numbered, or else
    /// the habit of the text.
    fn is_outside(&self, cell: &str, line: &str, after: Lines<'_>, words: &Words<'_>) -> bool {
        let habit = self.dense || pause::is_numbered_on(cell, line);
        let Some((last, fragment)) = pause::fragment_after(line, after) else { return habit };
        let first = fragment.first();
        if words.is_header_row(&fragment) && first.is_some_and(|first| words.opens_header(first)) {
            return true;
        }
        // The row goes on: together with what follows it has as many cells as rows above.
        let open = self.run.last().map_or(0, |row| row.cells.len()).saturating_add(1);
        let whole = open.saturating_add(fragment.len());
        let fits = self.run.iter().rev().skip(1).take(SEEN).any(|row| row.cells.len() == whole);
        !fits && (habit || pause::is_name_of_table(last))
    }

    fn begin_cell(&mut self, text: &str, number: u32) {
        let new_fragment = self.open.is_none() || self.blanks > 0;
        self.close_cell();
        if new_fragment {
            self.run.push(Fragment { cells: RawRow::new(), gap: self.blanks });
        }
        self.open = Some((text.to_owned(), number));
        self.cells = self.cells.saturating_add(1);
    }

    fn close_cell(&mut self) {
        if let Some((text, number)) = self.open.take()
            && let Some(fragment) = self.run.last_mut()
        {
            fragment.cells.push(RawCell::new(&text, number));
        }
    }

    fn end_table(&mut self) {
        self.close_cell();
        if !self.run.is_empty() {
            self.split.pieces.push(Piece::Run(std::mem::take(&mut self.run)));
        }
    }

    fn table(&mut self, piece: Piece) {
        self.end_table();
        let cells = match &piece {
            Piece::Grid(rows) | Piece::Rows(rows) => rows.iter().map(Vec::len).fold(0, usize::saturating_add),
            Piece::Run(run) => run.iter().map(|row| row.cells.len()).fold(0, usize::saturating_add),
            Piece::Paragraph(_) | Piece::Lost => 0,
        };
        self.cells = self.cells.saturating_add(cells);
        self.split.pieces.push(piece);
        self.blanks = 0;
    }
}
