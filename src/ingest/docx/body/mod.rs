//! The main part: XML in, paragraphs and tables in the order of the body out.
//!
//! A walk over elements with two stacks and no recursion: frames say what an element means, levels hold what is
//! being put together. Tracked changes are read as if accepted; of alternatives one is read.

mod fields;
mod footnotes;
mod paragraphs;
mod tables;

use super::notes::Notes;
use super::numbering::Numbering;
use super::story::{Item, Level, OpenParagraph, Story};
use super::symbol;
use super::table::{OpenRow, OpenTable};
use super::xml::{Element, End, Sink};
use crate::base::anchor::{Place, TableId};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::document::{Block, Document, Paragraph, Table};
use crate::ingest::{IngestNote, NoteKind};
use footnotes::Footnotes;
pub(super) use footnotes::Kind as FootnoteKind;

/// What an open element means.
#[derive(Clone, Copy)]
enum Frame {
    /// Nothing by itself: its content is read.
    Plain,
    Paragraph,
    ParagraphProps,
    /// Properties of the paragraph mark.
    MarkProps,
    ListProps,
    /// Characters of one look: hidden ones are not read, raised ones behind a number are marks of notes.
    Run {
        hidden: bool,
        raised: bool,
    },
    RunProps,
    /// Characters; they begin at this byte of the paragraph's text.
    Text {
        from: usize,
        keep_blanks: bool,
    },
    Table,
    Row,
    RowProps,
    Cell,
    CellProps,
    /// Hidden characters.
    Unseen,
    TextBox,
    /// A footnote or an endnote, in a part of its own.
    Note,
    /// A box of an old form, and whether it is ticked.
    TickBox {
        ticked: bool,
    },
    /// A list of an old form: the entry that is chosen, and how many have passed.
    DropDown {
        chosen: Option<u32>,
        passed: u32,
    },
    /// Alternatives, and whether one has been taken.
    Alternatives {
        taken: bool,
    },
}

/// Reads the main part.
pub(super) struct Body {
    frames: Vec<Frame>,
    levels: Vec<Level>,
    tables: Map<TableId, Table>,
    next_table: u32,
    numbering: Numbering,
    notes: Notes,
    paragraphs: usize,
    cells: usize,
    squares: usize,
    footnotes: Footnotes,
    stopped: bool,
}

impl Sink for Body {
    fn open(&mut self, element: &Element<'_>, at: u64) -> bool {
        let parent = self.frames.last().copied().unwrap_or(Frame::Plain);
        let frame = match parent {
            Frame::ParagraphProps => self.paragraph_property(element),
            Frame::MarkProps => self.mark_property(element),
            Frame::ListProps => self.list_property(element),
            Frame::RunProps => self.run_property(element),
            Frame::RowProps => self.row_property(element),
            Frame::CellProps => self.cell_property(element),
            Frame::Alternatives { taken } => self.alternative(element, taken),
            Frame::TickBox { .. } | Frame::DropDown { .. } => self.form_field(element),
            Frame::Cell if self.story().is_some_and(|story| story.cell.dropped) => None,
            _ => self.content(element, parent, at),
        };
        self.frames.take_in(frame);
        frame.is_some()
    }

    fn text(&mut self, text: &str) {
        if matches!(self.frames.last(), Some(Frame::Unseen)) && !text.trim().is_empty() {
            self.unread(NoteKind::HiddenText);
        }
        let in_text = matches!(self.frames.last(), Some(Frame::Text { .. }));
        if let Some(paragraph) = self.paragraph().filter(|_| in_text) {
            paragraph.text.extend(text.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }));
        }
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph) => self.end_paragraph(),
            Some(Frame::Text { from, keep_blanks: false }) => self.trim_text(from),
            Some(Frame::Table) => self.end_table(),
            Some(Frame::Row) => {
                if let Some(table) = self.table() {
                    table.end_row();
                }
            }
            Some(Frame::Cell) => self.end_cell(),
            Some(Frame::CellProps) => self.settle_cell(),
            Some(Frame::TextBox) => self.end_text_box(),
            Some(Frame::Note) => self.end_note(),
            Some(Frame::TickBox { ticked }) => self.push(if ticked { "☑" } else { "☐" }),
            _ => {}
        }
    }

    fn proceed(&self) -> bool {
        !self.stopped
    }
}

impl Body {
    pub(super) fn new(numbering: Numbering, notes: Notes) -> Self {
        Self {
            frames: Vec::new(),
            levels: vec![Level::Story(Story::default())],
            tables: Map::new(),
            next_table: 0,
            numbering,
            notes,
            paragraphs: 0,
            cells: 0,
            squares: 0,
            footnotes: Footnotes::default(),
            stopped: false,
        }
    }

    /// The main part has been read to this end.
    pub(super) fn end(&mut self, end: End) {
        self.end_story();
        let last = Place::Block { block: self.blocks_so_far().saturating_sub(1), range: None };
        if end == End::Broken {
            self.notes.add(NoteKind::BreaksOff, last);
        }
        if end == End::Stopped && self.notes.count(NoteKind::BeyondLimits) == 0 {
            self.notes.add(NoteKind::BeyondLimits, last);
        }
    }

    /// The document and the notes.
    pub(super) fn finish(mut self) -> (Document, Vec<IngestNote>) {
        let footnotes = self.take_footnotes();
        let mut items = match self.levels.pop() {
            Some(Level::Story(story)) => story.items,
            _ => Vec::new(),
        };
        items.take_in(footnotes);
        let document = Document::new(blocks(items), self.tables.into_values().gather());
        let notes = self.notes.finish(&document);
        (document, notes)
    }

    // What is open.

    fn story(&mut self) -> Option<&mut Story> {
        match self.levels.last_mut() {
            Some(Level::Story(story)) => Some(story),
            _ => None,
        }
    }

    fn paragraph(&mut self) -> Option<&mut OpenParagraph> {
        self.story()?.paragraph.as_mut()
    }

    fn table(&mut self) -> Option<&mut OpenTable> {
        match self.levels.last_mut() {
            Some(Level::Table(table)) => Some(table),
            _ => None,
        }
    }

    fn row(&mut self) -> Option<&mut OpenRow> {
        self.table()?.row.as_mut()
    }

    // Elements of content.

    fn content(&mut self, element: &Element<'_>, parent: Frame, at: u64) -> Option<Frame> {
        match element.name() {
            "p" => Some(self.begin_paragraph(at)),
            "t" if self.is_left_out() => None,
            "t" if self.is_hidden() => Some(Frame::Unseen),
            "t" => Some(self.begin_text(element)),
            "r" => Some(Frame::Run { hidden: false, raised: false }),
            "rPr" if matches!(parent, Frame::Run { .. }) => Some(Frame::RunProps),
            "tbl" => Some(self.begin_table()),
            "tr" => Some(self.begin_row()),
            "tc" => self.begin_cell(),
            "txbxContent" => Some(self.begin_text_box()),
            "fldChar" => Some(self.field_mark(element)),
            "checkBox" => Some(Frame::TickBox { ticked: false }),
            "ddList" => Some(Frame::DropDown { chosen: None, passed: 0 }),
            "footnote" | "endnote" => self.begin_note(element),
            "AlternateContent" => Some(Frame::Alternatives { taken: false }),
            "pPr" => matches!(parent, Frame::Paragraph).then_some(Frame::ParagraphProps),
            "trPr" => matches!(parent, Frame::Row).then_some(Frame::RowProps),
            "tcPr" => {
                let fresh = self.story().is_some_and(|story| story.is_fresh());
                (fresh && matches!(parent, Frame::Cell)).then_some(Frame::CellProps)
            }
            // Deleted and moved text, instructions of fields, readings over characters, other properties.
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rt" | "rPr" | "rubyPr" | "sectPr"
            | "tblPr" | "tblPrEx" | "tblGrid" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" => None,
            "pic" | "imagedata" => self.unread(NoteKind::Picture),
            "object" | "chart" | "relIds" | "altChunk" | "subDoc" | "contentPart" => {
                self.unread(NoteKind::EmbeddedObject)
            }
            "footnoteReference" | "endnoteReference" => self.refer(element),
            _ => {
                if let Some(mark) = symbol::mark(element) {
                    self.push(mark.encode_utf8(&mut [0; 4]));
                }
                Some(Frame::Plain)
            }
        }
    }

    fn alternative(&mut self, element: &Element<'_>, taken: bool) -> Option<Frame> {
        if taken || !matches!(element.name(), "Choice" | "Fallback") {
            return None;
        }
        if let Some(Frame::Alternatives { taken }) = self.frames.last_mut() {
            *taken = true;
        }
        Some(Frame::Plain)
    }

    fn unread(&mut self, kind: NoteKind) -> Option<Frame> {
        let place = self.place();
        self.notes.add(kind, place);
        None
    }

    /// The cell that is open, else the block of the body. Outside of paragraphs it is not certain yet that a cell
    /// or a table will be kept.
    fn place(&mut self) -> Place {
        if self.paragraph().is_none() {
            return self.block();
        }
        self.number_tables();
        let table = self.levels.iter().rev().find_map(|level| match level {
            Level::Table(table) => Some((table.id?, table.position())),
            Level::Story(_) => None,
        });
        match table {
            Some((table, (row, col))) => Place::Cell { table, row, col, range: None },
            None => self.block(),
        }
    }

    fn block(&self) -> Place {
        Place::Block { block: self.blocks_so_far(), range: None }
    }

    fn blocks_so_far(&self) -> usize {
        match self.levels.first() {
            Some(Level::Story(body)) => body.items.len(),
            _ => 0,
        }
    }

    fn push(&mut self, characters: &str) {
        if let Some(paragraph) = self.paragraph() {
            paragraph.text.push_str(characters);
        }
    }

    fn beyond_limits(&mut self) {
        let place = self.block();
        self.notes.add(NoteKind::BeyondLimits, place);
    }
}

fn blocks(items: Vec<Item>) -> Vec<Block> {
    let block = |item| match item {
        Item::Table(id) => Block::Table(id),
        Item::Paragraph { text, origin } => Block::Paragraph(Paragraph { text, origin }),
    };
    items.into_iter().map(block).gather()
}
