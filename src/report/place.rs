//! Anchors → places of the report: UTF-16 offsets, quotes, where in the file.

use crate::base::ordered::Map;
use std::cell::RefCell;

use super::model;
use crate::base::anchor::{Anchor, Place, SourceId, TextRange};
use crate::document::{Block, Document, Origin, cell_name};

/// Writes places for the documents of one check.
pub struct Places<'a> {
    documents: Vec<&'a Document>,
    /// Offsets of long texts, made when first asked for: a text may hold thousands of figures.
    offsets: RefCell<Map<Anchor, Offsets>>,
}

impl<'a> Places<'a> {
    /// For documents in the order of their sources.
    pub fn new(documents: Vec<&'a Document>) -> Self {
        Self { documents, offsets: RefCell::default() }
    }

    /// The place of an anchor.
    pub fn place(&self, anchor: Anchor) -> model::Place {
        let document = usize::try_from(anchor.source.0).ok().and_then(|at| self.documents.get(at)).copied();
        let mut place = empty(anchor.source.0);
        match anchor.place {
            Place::Document => {}
            Place::Block { block, range } => {
                place.block = Some(number(block));
                if let Some(Block::Paragraph(paragraph)) = document.and_then(|d| d.blocks.get(block)) {
                    let whole = Place::Block { block, range: None };
                    self.cut(&mut place, whole, &paragraph.text, range);
                    place.origin = document.and_then(|document| origin(document, paragraph.origin));
                }
            }
            Place::Cell { table, row, col, range } => {
                place.table = Some(table.0);
                place.row = Some(number(row));
                place.col = Some(number(col));
                if let Some(table) = document.and_then(|document| document.table(table)) {
                    place.block = Some(number(table.block));
                    if let Some(cell) = table.at(row, col) {
                        let whole = Place::Cell { table: table.id, row, col, range: None };
                        self.cut(&mut place, whole, &cell.text, range);
                        place.origin = document.and_then(|document| origin(document, cell.origin));
                    }
                }
            }
        }
        place
    }

    /// Sets offsets and quote; without a range the whole text is quoted where it is short.
    fn cut(&self, place: &mut model::Place, whole: Place, text: &str, range: Option<TextRange>) {
        const LONGEST_QUOTE: usize = 80;
        match range {
            Some(range) => {
                let anchor = Anchor { source: SourceId(place.source), place: whole };
                let start = self.utf16(anchor, text, range.start);
                let quote = range.slice(text);
                place.start = Some(number(start));
                place.end = Some(number(start.saturating_add(quote.encode_utf16().count())));
                place.quote = Some(quote.to_owned());
            }
            None if text.len() <= LONGEST_QUOTE.saturating_mul(4) && text.chars().count() <= LONGEST_QUOTE => {
                place.quote = Some(text.to_owned());
            }
            None => {}
        }
    }

    /// The UTF-16 offset of a byte in the text of an anchor.
    fn utf16(&self, anchor: Anchor, text: &str, byte: usize) -> usize {
        let count = |from: usize| text.get(from..byte).unwrap_or_default().encode_utf16().count();
        if byte < STEP {
            return count(0);
        }
        let mut offsets = self.offsets.borrow_mut();
        let (from, before) = offsets.entry(anchor).or_insert_with(|| Offsets::new(text)).before(byte);
        before.saturating_add(count(from))
    }
}

/// Bytes between two known offsets of a long text.
const STEP: usize = 512;

/// UTF-16 offsets of some bytes of a text, about every [`STEP`] bytes.
#[derive(Debug, Default)]
struct Offsets {
    known: Vec<(usize, usize)>,
}

impl Offsets {
    fn new(text: &str) -> Self {
        let (mut known, mut units) = (vec![(0, 0)], 0usize);
        for (byte, c) in text.char_indices() {
            if known.last().is_some_and(|(last, _)| byte.saturating_sub(*last) >= STEP) {
                known.push((byte, units));
            }
            units = units.saturating_add(c.len_utf16());
        }
        Self { known }
    }

    /// The last known byte not behind this one, and its offset.
    fn before(&self, byte: usize) -> (usize, usize) {
        let at = self.known.partition_point(|(known, _)| *known <= byte);
        at.checked_sub(1).and_then(|at| self.known.get(at)).copied().unwrap_or_default()
    }
}

fn empty(source: u32) -> model::Place {
    model::Place {
        source,
        block: None,
        table: None,
        row: None,
        col: None,
        start: None,
        end: None,
        quote: None,
        origin: None,
    }
}

fn origin(document: &Document, origin: Origin) -> Option<model::Origin> {
    let nowhere = model::Origin { line: None, byte: None, sheet: None, cell: None };
    match origin {
        Origin::Unknown => None,
        Origin::Line(line) => Some(model::Origin { line: Some(line), ..nowhere }),
        Origin::DocxByte(byte) | Origin::HtmlByte(byte) => Some(model::Origin { byte: Some(byte), ..nowhere }),
        Origin::SheetCell { sheet, row, col } => {
            let sheet = usize::try_from(sheet).ok().and_then(|sheet| document.sheets.get(sheet)).cloned();
            Some(model::Origin { sheet, cell: Some(cell_name(row, col)), ..nowhere })
        }
    }
}

/// A count as JSON carries it. No document that is read comes near the largest.
pub fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The byte offset of a UTF-16 offset in a text; none where it falls inside a character or beyond the end.
pub fn byte_of_utf16(text: &str, offset: usize) -> Option<usize> {
    let mut units = 0usize;
    for (byte, c) in text.char_indices() {
        if units == offset {
            return Some(byte);
        }
        units = units.saturating_add(c.len_utf16());
    }
    (units == offset).then_some(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_offsets_fall_on_characters_or_nowhere() {
        assert_eq!(byte_of_utf16("合计𠀀1", 2), Some(6));
        assert_eq!(byte_of_utf16("合计𠀀1", 3), None);
        assert_eq!(byte_of_utf16("合计𠀀1", 5), Some(11));
        assert_eq!(byte_of_utf16("合计𠀀1", 6), None);
    }
}
