//! A fixture as lines of cells, and the numbers in them by place.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::notation::{self, Block};

/// A source in the notation of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    pub lines: Vec<String>,
}

/// Where a figure (or a word) stands in the source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    pub line: usize,
    /// The cell, in a row of a table.
    pub col: Option<usize>,
    /// Its bytes in the line.
    pub start: usize,
    pub end: usize,
}

/// Where a line stands in the document that is made of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    Paragraph,
    Row { table: usize, row: usize },
}

impl Spot {
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl Source {
    pub fn new(text: &str) -> Self {
        Self { lines: text.lines().map(str::to_owned).collect() }
    }

    pub fn text(&self) -> String {
        self.lines.join("\n") + "\n"
    }

    /// The characters at a spot.
    pub fn at(&self, spot: &Spot) -> &str {
        &self.lines[spot.line][spot.range()]
    }

    /// The value at a spot.
    pub fn value(&self, spot: &Spot) -> Decimal {
        parsed(self.at(spot)).unwrap_or_else(|| panic!("no number: {}", self.at(spot)))
    }

    /// What stands in the line right after a spot.
    pub fn after(&self, spot: &Spot) -> &str {
        &self.lines[spot.line][spot.end..]
    }

    /// The source with other characters at a spot.
    pub fn with(&self, spot: &Spot, new: &str) -> Self {
        let mut changed = self.clone();
        changed.lines[spot.line].replace_range(spot.range(), new);
        changed
    }

    /// The bytes of each cell of a row; of a paragraph all of it.
    pub fn cells(&self, line: usize) -> Vec<Range<usize>> {
        let text = &self.lines[line];
        if !is_row(text) {
            return std::iter::once(0..text.len()).collect();
        }
        let mut start = 0;
        text.split('|')
            .map(|cell| {
                let range = start..start + cell.len();
                start = range.end + 1;
                range
            })
            .collect()
    }

    pub fn is_row(&self, line: usize) -> bool {
        is_row(&self.lines[line])
    }

    /// The numbers of a part of a line.
    pub fn numbers(&self, line: usize, range: Range<usize>) -> Vec<Range<usize>> {
        let text = &self.lines[line][range.clone()];
        numbers(text).into_iter().map(|found| range.start + found.start..range.start + found.end).collect()
    }

    /// Where each line stands in the document.
    pub fn homes(&self) -> Vec<Home> {
        let mut homes = vec![Home::Paragraph; self.lines.len()];
        let blocks = notation::blocks(&self.text());
        let tables = blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
        for (table, found) in tables.enumerate() {
            for (row, line) in found.lines.iter().enumerate() {
                homes[*line] = Home::Row { table, row };
            }
        }
        homes
    }
}

fn is_row(line: &str) -> bool {
    line.contains(" | ") || line.ends_with(" |")
}

/// A number as written: separators left out.
pub fn parsed(raw: &str) -> Option<Decimal> {
    raw.replace(',', "").parse().ok()
}

/// The numbers of a text, from left to right.
pub fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let minus = at > 0 && bytes[at - 1] == b'-' && (at == 1 || !bytes[at - 2].is_ascii_alphanumeric());
        let start = if minus { at - 1 } else { at };
        // A point or a separator belongs to the number where a digit follows.
        let goes_on = |at: usize| bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        while at < bytes.len() && (bytes[at].is_ascii_digit() || (matches!(bytes[at], b'.' | b',') && goes_on(at))) {
            at += 1;
        }
        found.push(start..at);
    }
    found
}
