//! The main part: XML in, paragraphs and tables in the order of the body out.
//!
//! A walk over elements with two stacks and no recursion: frames say what an element means, levels hold what is
//! being put together. Tracked changes are read as if accepted; of alternatives one is read.

use super::notes::Notes;
use super::numbering::Numbering;
use super::story::{Item, Level, OpenParagraph, Story};
use super::symbol;
use super::table::{CellProps, Merge, OpenRow, OpenTable, columns};
use super::xml::{Element, Sink};
use crate::base::anchor::{Place, TableId};
use crate::document::{Block, Document, Origin, Paragraph, Table};
use crate::ingest::{IngestNote, NoteKind, limits};
use std::collections::BTreeMap;

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
    TextBox,
    /// Alternatives, and whether one has been taken.
    Alternatives {
        taken: bool,
    },
}

/// Reads the main part.
pub(super) struct Body {
    frames: Vec<Frame>,
    levels: Vec<Level>,
    tables: BTreeMap<TableId, Table>,
    next_table: u32,
    numbering: Numbering,
    notes: Notes,
    paragraphs: usize,
    cells: usize,
    squares: usize,
    stopped: bool,
}

impl Sink for Body {
    fn open(&mut self, element: &Element<'_>, at: u64) -> bool {
        let parent = self.frames.last().copied().unwrap_or(Frame::Plain);
        let frame = match parent {
            Frame::ParagraphProps => self.paragraph_property(element),
            Frame::MarkProps => self.mark_property(element),
            Frame::ListProps => self.list_property(element),
            Frame::RowProps => self.row_property(element),
            Frame::CellProps => self.cell_property(element),
            Frame::Alternatives { taken } => self.alternative(element, taken),
            Frame::Cell if self.story().is_some_and(|story| story.cell.dropped) => None,
            _ => self.content(element, parent, at),
        };
        self.frames.extend(frame);
        frame.is_some()
    }

    fn text(&mut self, text: &str) {
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
            tables: BTreeMap::new(),
            next_table: 0,
            numbering,
            notes,
            paragraphs: 0,
            cells: 0,
            squares: 0,
            stopped: false,
        }
    }

    /// The document and the notes; `broken` where the part breaks off, `stopped` where it became too deep.
    pub(super) fn finish(mut self, broken: bool, stopped: bool) -> (Document, Vec<IngestNote>) {
        self.end_story();
        let items = match self.levels.pop() {
            Some(Level::Story(story)) => story.items,
            _ => Vec::new(),
        };
        let last = Place::Block { block: items.len().saturating_sub(1), range: None };
        if broken {
            self.notes.add(NoteKind::BreaksOff, last);
        }
        if stopped && self.notes.count(NoteKind::BeyondLimits) == 0 {
            self.notes.add(NoteKind::BeyondLimits, last);
        }
        let document = Document { blocks: blocks(items), tables: self.tables.into_values().collect() };
        let document = with_blocks(document);
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
            "t" => Some(self.begin_text(element)),
            "tbl" => Some(self.begin_table()),
            "tr" => Some(self.begin_row()),
            "tc" => self.begin_cell(),
            "txbxContent" => Some(self.begin_text_box()),
            "AlternateContent" => Some(Frame::Alternatives { taken: false }),
            "pPr" => matches!(parent, Frame::Paragraph).then_some(Frame::ParagraphProps),
            "trPr" => matches!(parent, Frame::Row).then_some(Frame::RowProps),
            "tcPr" => {
                let fresh = self.story().is_some_and(|story| story.is_fresh());
                (fresh && matches!(parent, Frame::Cell)).then_some(Frame::CellProps)
            }
            // Deleted and moved text, instructions of fields, readings over characters, other properties.
            "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "fldChar" | "rt" | "rPr" | "rubyPr"
            | "sectPr" | "tblPr" | "tblPrEx" | "tblGrid" | "sdtPr" | "sdtEndPr" | "smartTagPr" | "customXmlPr" => None,
            "pic" | "imagedata" => self.unread(NoteKind::Picture),
            "object" | "chart" | "relIds" | "altChunk" | "subDoc" | "contentPart" => {
                self.unread(NoteKind::EmbeddedObject)
            }
            "footnoteReference" | "endnoteReference" => self.unread(NoteKind::Footnote),
            _ => {
                if let Some(mark) = symbol::mark(element)
                    && let Some(paragraph) = self.paragraph()
                {
                    paragraph.text.push(mark);
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

    /// The cell that is open, else the block of the body.
    fn place(&mut self) -> Place {
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
        let block = match self.levels.first() {
            Some(Level::Story(body)) => body.items.len(),
            _ => 0,
        };
        Place::Block { block, range: None }
    }

    fn beyond_limits(&mut self) {
        let place = self.block();
        self.notes.add(NoteKind::BeyondLimits, place);
    }

    // Paragraphs.

    fn begin_paragraph(&mut self, at: u64) -> Frame {
        let Some(story) = self.story().filter(|story| story.paragraph.is_none()) else { return Frame::Plain };
        // What stood before a deleted paragraph mark goes on in this paragraph, whose mark it now has.
        let paragraph = match story.carry.take() {
            Some(carry) => OpenParagraph { at: carry.at, text: carry.text, boxes: carry.boxes, ..Default::default() },
            None => OpenParagraph { at, ..OpenParagraph::default() },
        };
        story.paragraph = Some(paragraph);
        self.paragraphs = self.paragraphs.saturating_add(1);
        if self.paragraphs > limits::PARAGRAPHS {
            self.beyond_limits();
            self.stopped = true;
        }
        Frame::Paragraph
    }

    fn end_paragraph(&mut self) {
        let Some(story) = self.story() else { return };
        let Some(paragraph) = story.paragraph.take() else { return };
        if !paragraph.mark_deleted {
            self.put(paragraph);
        } else if !paragraph.text.is_empty() || !paragraph.boxes.is_empty() {
            story.carry = Some(paragraph);
        }
    }

    /// Adds a finished paragraph to the open story, with its number.
    fn put(&mut self, paragraph: OpenParagraph) {
        let OpenParagraph { at, text, style, list, boxes, .. } = paragraph;
        let label = self.numbering.label(style.as_deref(), list, &text);
        let text = if label.is_empty() { text } else { label + &text };
        if let Some(story) = self.story() {
            story.items.push(Item::Paragraph { text, at });
            story.items.extend(boxes);
        }
    }

    /// Ends what is still open in a story.
    fn end_story(&mut self) {
        let Some(story) = self.story() else { return };
        if let Some(paragraph) = story.carry.take() {
            self.put(paragraph);
        }
    }

    fn begin_text(&mut self, element: &Element<'_>) -> Frame {
        let keep_blanks = element.attribute("space").as_deref() == Some("preserve");
        match self.paragraph() {
            Some(paragraph) => Frame::Text { from: paragraph.text.len(), keep_blanks },
            None => Frame::Plain,
        }
    }

    /// Blanks at the ends of a run count only where it says so.
    fn trim_text(&mut self, from: usize) {
        let Some(paragraph) = self.paragraph() else { return };
        let kept = paragraph.text.get(from..).unwrap_or_default().trim_matches(' ').to_owned();
        paragraph.text.truncate(from);
        paragraph.text.push_str(&kept);
    }

    fn paragraph_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        match element.name() {
            "numPr" => Some(Frame::ListProps),
            "rPr" => Some(Frame::MarkProps),
            "pStyle" => {
                self.paragraph()?.style = element.val();
                None
            }
            _ => None,
        }
    }

    fn mark_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        if matches!(element.name(), "del" | "moveFrom") {
            self.paragraph()?.mark_deleted = true;
        }
        None
    }

    fn list_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        match element.name() {
            "numId" => self.paragraph()?.list.list = element.number(),
            "ilvl" => self.paragraph()?.list.level = element.number(),
            _ => {}
        }
        None
    }

    // Text boxes.

    fn begin_text_box(&mut self) -> Frame {
        if self.paragraph().is_none() {
            return Frame::Plain;
        }
        self.levels.push(Level::Story(Story::default()));
        Frame::TextBox
    }

    fn end_text_box(&mut self) {
        self.end_story();
        let Some(Level::Story(story)) = self.levels.pop() else { return };
        if let Some(paragraph) = self.paragraph() {
            paragraph.boxes.extend(story.items);
        }
    }

    // Tables.

    fn begin_table(&mut self) -> Frame {
        if self.story().is_none_or(|story| story.paragraph.is_some()) {
            return Frame::Plain;
        }
        let depth = self.levels.iter().filter(|level| matches!(level, Level::Table(_))).count();
        if depth >= limits::TABLE_DEPTH {
            self.beyond_limits();
            return Frame::Plain;
        }
        self.end_story();
        self.levels.push(Level::Table(OpenTable::default()));
        Frame::Table
    }

    fn end_table(&mut self) {
        let Some(Level::Table(table)) = self.levels.pop() else { return };
        let Some(table) = table.finish() else { return };
        for cell in table.cells() {
            for nested in &cell.nested {
                if let Some(nested) = self.tables.get_mut(nested) {
                    nested.parent = Some((table.id, cell.row, cell.col));
                }
            }
        }
        if let Some(story) = self.story() {
            story.items.push(Item::Table(table.id));
        }
        self.tables.insert(table.id, table);
    }

    /// Gives the open tables their numbers, the outer ones first.
    fn number_tables(&mut self) {
        for level in &mut self.levels {
            if let Level::Table(table) = level
                && table.id.is_none()
            {
                table.id = Some(TableId(self.next_table));
                self.next_table = self.next_table.saturating_add(1);
            }
        }
    }

    fn begin_row(&mut self) -> Frame {
        match self.table() {
            Some(table) if table.row.is_none() => {
                table.row = Some(OpenRow::default());
                Frame::Row
            }
            _ => Frame::Plain,
        }
    }

    fn row_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        let row = self.row().filter(|row| row.is_fresh())?;
        match element.name() {
            "del" | "moveFrom" => row.deleted = true,
            "gridBefore" => row.before = columns(element.number()).unwrap_or(0),
            "gridAfter" => row.after = columns(element.number()).unwrap_or(0),
            _ => {}
        }
        None
    }

    fn begin_cell(&mut self) -> Option<Frame> {
        let Some(row) = self.row() else { return Some(Frame::Plain) };
        if row.deleted || !self.has_room(1) {
            return None;
        }
        self.cells = self.cells.saturating_add(1);
        let mut story = Story::default();
        story.cell.width = 1;
        self.levels.push(Level::Story(story));
        Some(Frame::Cell)
    }

    /// Whether the open table may have a cell of this width; counts the squares that it takes.
    fn has_room(&mut self, width: usize) -> bool {
        let (cells, squares) = (self.cells, self.squares);
        let Some(table) = self.table() else { return false };
        let wanted = table.squares_with(width);
        let more = squares.saturating_add(wanted.saturating_sub(table.counted));
        if !table.has_columns(width) || more > limits::SQUARES || cells >= limits::CELLS {
            self.beyond_limits();
            return false;
        }
        table.counted = table.counted.max(wanted);
        self.squares = more;
        true
    }

    fn cell_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        let CellProps { span, down, across, deleted } = &mut self.story()?.cell.props;
        match element.name() {
            "gridSpan" => *span = element.number(),
            "vMerge" => *down = Merge::named(element.val().as_deref()),
            "hMerge" => *across = Merge::named(element.val().as_deref()),
            "cellMerge" => *down = Merge::named(element.attribute("vMerge").as_deref()),
            "cellDel" => *deleted = true,
            _ => {}
        }
        None
    }

    /// The properties of a cell are known: its width, and whether it is kept.
    fn settle_cell(&mut self) {
        let Some(Level::Story(mut story)) = self.levels.pop() else { return };
        let declared = story.cell.props.span;
        let width = columns(declared);
        if declared.is_some() && width.is_none() {
            self.beyond_limits();
        }
        story.cell.width = width.unwrap_or(1).max(1);
        story.cell.dropped = story.cell.props.deleted || !self.has_room(story.cell.width);
        self.levels.push(Level::Story(story));
    }

    fn end_cell(&mut self) {
        self.end_story();
        let Some(Level::Story(story)) = self.levels.pop() else { return };
        let cell = story.cell;
        if cell.dropped {
            return;
        }
        self.number_tables();
        let (text, nested, origin) = story.into_cell();
        if let Some(table) = self.table() {
            table.push(cell.props, cell.width, text, nested, origin);
        }
    }
}

fn blocks(items: Vec<Item>) -> Vec<Block> {
    let block = |item| match item {
        Item::Table(id) => Block::Table(id),
        Item::Paragraph { text, at } => Block::Paragraph(Paragraph { text, origin: Origin::DocxByte(at) }),
    };
    items.into_iter().map(block).collect()
}

/// Tells every table in which block it stands; a nested one comes after the table that holds it.
fn with_blocks(mut document: Document) -> Document {
    let mut places: BTreeMap<TableId, usize> = BTreeMap::new();
    for (index, block) in document.blocks.iter().enumerate() {
        if let Block::Table(id) = block {
            places.insert(*id, index);
        }
    }
    for table in &mut document.tables {
        let holder = table.parent.map_or(table.id, |(parent, _, _)| parent);
        let block = places.get(&holder).copied().unwrap_or_default();
        places.insert(table.id, block);
        table.block = block;
    }
    document
}
