//! Tokens in, paragraphs and tables out.

use super::attributes::{Style, attribute, number, style};
use super::flow::{Item, Story};
use super::narrow::Narrow;
use super::skip::{Skip, Why, is_block, is_void};
use super::table::{CellTag, OpenTable};
use super::tokens::Token;
use crate::base::anchor::{Place, TableId};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::document::{Block, Cell, Document, Origin, Paragraph, Table};
use crate::ingest::docx::notes::Notes;
use crate::ingest::{IngestNote, NoteKind, limits};

/// What is open: the body, then tables and cells in turn.
enum Level<'a> {
    Story(Story),
    Table(OpenTable),
    Cell(OpenCell<'a>),
}

/// A cell being read.
#[derive(Default)]
struct OpenCell<'a> {
    story: Story,
    tag: CellTag,
    /// Attributes of its tag, for the number behind a column that is too narrow.
    attributes: &'a str,
}

/// A list; one without numbers has no next one.
struct List {
    next: Option<usize>,
    letters: Option<u8>,
}

/// A document being read.
pub(super) struct Reader<'a> {
    levels: Vec<Level<'a>>,
    tables: Map<TableId, Table>,
    next_table: u32,
    notes: Notes,
    skip: Option<Skip>,
    lists: Vec<List>,
    label: Option<String>,
    narrow: Narrow<'a>,
    /// Tables beyond the depth that is read, and preformatted elements, that are open.
    deep: usize,
    preformatted: usize,
    paragraphs: usize,
    cells: usize,
    squares: usize,
    stopped: bool,
}

impl Default for Reader<'_> {
    fn default() -> Self {
        Self {
            levels: vec![Level::Story(Story::default())],
            tables: Map::new(),
            next_table: 0,
            notes: Notes::default(),
            skip: None,
            lists: Vec::new(),
            label: None,
            narrow: Narrow::default(),
            deep: 0,
            preformatted: 0,
            paragraphs: 0,
            cells: 0,
            squares: 0,
            stopped: false,
        }
    }
}

impl<'a> Reader<'a> {
    /// Takes a token that begins at a byte; false where the limits are reached.
    pub(super) fn token(&mut self, token: Token<'a>, at: u64) -> bool {
        if let Some(skip) = &mut self.skip {
            let (why, taken) = (skip.why, skip.takes(token));
            if !taken || skip.has_ended() {
                self.skip = None;
            }
            if taken {
                self.left_out(token, why, at);
                return true;
            }
        }
        match token {
            Token::Text(text) => self.text(text, at),
            Token::Styles(styles) => self.narrow.add(styles),
            Token::Open(name, attributes) => self.open(&name.to_ascii_lowercase(), attributes, at),
            Token::Close(name) => self.close(&name.to_ascii_lowercase()),
        }
        !self.stopped
    }

    /// The document, with what is still open ended.
    pub(super) fn finish(mut self) -> (Document, Vec<IngestNote>) {
        while self.levels.len() > 1 {
            self.end_cell();
            self.end_table();
        }
        self.end_paragraph();
        let items = match self.levels.pop() {
            Some(Level::Story(story)) => story.items,
            _ => Vec::new(),
        };
        if self.skip.is_some_and(|skip| skip.why != Why::Label) {
            let last = Place::Block { block: items.len().saturating_sub(1), range: None };
            self.notes.add(NoteKind::BreaksOff, last);
        }
        let block = |item| match item {
            Item::Table(id) => Block::Table(id),
            Item::Paragraph { text, at } => Block::Paragraph(Paragraph { text, origin: Origin::HtmlByte(at) }),
        };
        let document = Document::new(items.into_iter().map(block).gather(), self.tables.into_values().gather());
        let notes = self.notes.finish(&document);
        (document, notes)
    }

    // Characters.

    fn text(&mut self, text: &str, at: u64) {
        let between = matches!(self.levels.last(), Some(Level::Table(_)));
        if between && text.trim_ascii().is_empty() {
            return;
        }
        self.put_label(text, at);
        let preformatted = self.preformatted > 0;
        let Some(story) = self.story() else { return };
        if preformatted {
            let ended = story.lines(text, at);
            self.count_paragraphs(ended);
        } else {
            story.text(text, at);
        }
    }

    /// The number of a list stands before the first character of its paragraph.
    fn put_label(&mut self, text: &str, at: u64) {
        if !text.trim_ascii().is_empty()
            && let Some(label) = self.label.take()
            && let Some(story) = self.story()
        {
            story.label(&label, at);
        }
    }

    /// A piece of an element that is left out.
    fn left_out(&mut self, token: Token<'_>, why: Why, at: u64) {
        let Token::Text(text) = token else { return };
        match why {
            Why::NoText => {}
            Why::Label => self.label_text(text, at),
            Why::Hidden => {
                if super::entities::characters(text).all(char::is_whitespace) {
                    return;
                }
                if let Some(skip) = &mut self.skip {
                    skip.why = Why::NoText;
                }
                let place = self.place();
                self.notes.add(NoteKind::HiddenText, place);
            }
        }
    }

    /// The number of a list as Word writes it out: without the blanks behind it.
    fn label_text(&mut self, text: &str, at: u64) {
        let label: String = super::entities::characters(text).filter(|c| !c.is_whitespace()).collect();
        if !label.is_empty()
            && let Some(story) = self.story()
        {
            story.label(&label, at);
        }
    }

    /// The story that takes characters; between the cells of a table it is the one around the table.
    fn story(&mut self) -> Option<&mut Story> {
        self.levels.iter_mut().rev().find_map(|level| match level {
            Level::Story(story) => Some(story),
            Level::Cell(cell) => Some(&mut cell.story),
            Level::Table(_) => None,
        })
    }

    fn end_paragraph(&mut self) {
        let ended = self.story().is_some_and(Story::end);
        self.count_paragraphs(usize::from(ended));
    }

    fn count_paragraphs(&mut self, more: usize) {
        self.paragraphs = self.paragraphs.saturating_add(more);
        if self.paragraphs > limits::PARAGRAPHS {
            self.stop();
        }
    }

    fn stop(&mut self) {
        self.beyond_limits();
        self.stopped = true;
    }

    fn beyond_limits(&mut self) {
        let place = self.place();
        self.notes.add(NoteKind::BeyondLimits, place);
    }

    /// The open cell, else the block of the body.
    fn place(&self) -> Place {
        let table = self.levels.iter().rev().find_map(|level| match level {
            Level::Table(table) => Some((table.id?, table.position())),
            _ => None,
        });
        let block = match self.levels.first() {
            Some(Level::Story(body)) => body.items.len(),
            _ => 0,
        };
        match table {
            Some((table, (row, col))) => Place::Cell { table, row, col, range: None },
            None => Place::Block { block, range: None },
        }
    }

    // Elements.

    fn open(&mut self, name: &str, attributes: &'a str, at: u64) {
        if is_block(name) {
            self.end_paragraph();
        }
        match name {
            "br" => self.line_break(at),
            "table" if style(attributes) != Style::Hidden => self.begin_table(),
            "tbody" | "thead" | "tfoot" => self.begin_group(attributes),
            "tr" => self.begin_row(attributes),
            "td" | "th" => self.begin_cell(attributes),
            "col" if style(attributes) == Style::Hidden => self.note_hidden(),
            "ul" | "ol" => self.begin_list(name, attributes),
            "li" => self.begin_item(attributes),
            "pre" => self.preformatted = self.preformatted.saturating_add(1),
            "img" => {
                let place = self.place();
                self.notes.add(NoteKind::Picture, place);
            }
            "del" | "rt" | "rp" | "xml" | "svg" | "template" => self.leave_out(name, Why::NoText),
            "sup" if self.behind_digit() => self.leave_out(name, Why::NoText),
            "body" | "html" | "col" => {}
            _ => match style(attributes) {
                _ if is_void(name) => {}
                Style::Hidden => self.leave_out(name, Why::Hidden),
                Style::Remark => self.leave_out(name, Why::NoText),
                Style::Label => self.leave_out(name, Why::Label),
                Style::Raised if self.behind_digit() => self.leave_out(name, Why::NoText),
                _ => {}
            },
        }
    }

    fn close(&mut self, name: &str) {
        if is_block(name) {
            self.end_paragraph();
        }
        match name {
            "table" if self.deep > 0 => self.deep = self.deep.saturating_sub(1),
            "table" => {
                self.end_cell();
                self.end_table();
            }
            "td" | "th" if self.deep == 0 => self.end_cell(),
            "tr" if self.deep == 0 => {
                self.end_cell();
                self.end_row();
            }
            "tbody" | "thead" | "tfoot" => self.begin_group(""),
            "ul" | "ol" => {
                self.lists.pop();
            }
            "li" => self.label = None,
            "pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
    }

    fn leave_out(&mut self, name: &str, why: Why) {
        self.skip = Some(Skip::new(name.to_owned(), why));
    }

    fn behind_digit(&mut self) -> bool {
        self.story().is_some_and(|story| story.ends_with_digit())
    }

    fn line_break(&mut self, at: u64) {
        if !matches!(self.levels.last(), Some(Level::Table(_)))
            && let Some(story) = self.story()
        {
            story.line_break(at);
        }
    }

    // Lists.

    fn begin_list(&mut self, name: &str, attributes: &str) {
        let letters = match attribute(attributes, "type") {
            Some("a") => Some(b'a'),
            Some("A") => Some(b'A'),
            _ => None,
        };
        let next = (name == "ol").then(|| number(attributes, "start").unwrap_or(1));
        // A list that is never closed makes the innermost one stand for all deeper ones.
        self.lists.truncate(limits::LIST_DEPTH);
        self.lists.push(List { next, letters });
    }

    fn begin_item(&mut self, attributes: &str) {
        self.label = None;
        let Some(List { next: Some(next), letters }) = self.lists.last_mut() else { return };
        let value = number(attributes, "value").unwrap_or(*next);
        *next = value.saturating_add(1);
        let letter = value.checked_sub(1).filter(|at| *at < 26).and_then(|at| u8::try_from(at).ok());
        self.label = Some(match letter.zip(*letters) {
            Some((at, first)) => format!("{}.", char::from(first.saturating_add(at))),
            None => format!("{value}."),
        });
    }

    // Tables.

    fn table(&mut self) -> Option<&mut OpenTable> {
        match self.levels.last_mut() {
            Some(Level::Table(table)) => Some(table),
            _ => None,
        }
    }

    fn begin_table(&mut self) {
        // A table between the cells of another ends it.
        if self.table().is_some() {
            self.end_table();
        }
        let depth = self.levels.iter().filter(|level| matches!(level, Level::Table(_))).count();
        if self.deep > 0 || depth >= limits::TABLE_DEPTH {
            self.beyond_limits();
            self.deep = self.deep.saturating_add(1);
        } else {
            self.levels.push(Level::Table(OpenTable::default()));
        }
    }

    fn begin_group(&mut self, attributes: &str) {
        if self.deep == 0 && self.levels.len() > 1 {
            self.end_cell();
            self.end_row();
            if let Some(table) = self.table() {
                table.hidden = style(attributes) == Style::Hidden;
            }
        }
    }

    fn begin_row(&mut self, attributes: &str) {
        if self.deep > 0 {
            return;
        }
        self.end_cell();
        self.end_row();
        if self.table().is_none() {
            self.begin_table();
        }
        if let Some(table) = self.table() {
            table.begin_row(attributes);
        }
    }

    fn end_row(&mut self) {
        let (place, squares) = (self.place(), self.squares);
        let Some(table) = self.table() else { return };
        let more = table.squares_with(0).saturating_sub(table.counted);
        // The squares of its cells are counted; a row without any has squares too.
        if squares.saturating_add(more) > limits::SQUARES {
            table.row = None;
            self.stop();
            return;
        }
        table.counted = table.counted.saturating_add(more);
        let hidden = table.end_row();
        self.squares = squares.saturating_add(more);
        if hidden {
            self.notes.add(NoteKind::Hidden, place);
        }
    }

    fn begin_cell(&mut self, attributes: &'a str) {
        if self.deep > 0 {
            return;
        }
        self.end_cell();
        if self.table().is_none_or(|table| table.row.is_none()) {
            self.begin_row("");
        }
        self.cells = self.cells.saturating_add(1);
        if self.cells > limits::CELLS {
            self.stop();
            return;
        }
        let tag = CellTag::new(attributes);
        self.levels.push(Level::Cell(OpenCell { story: Story::default(), tag, attributes }));
    }

    fn end_cell(&mut self) {
        if !matches!(self.levels.last(), Some(Level::Cell(_))) {
            return;
        }
        self.end_paragraph();
        self.number_tables();
        let Some(Level::Cell(OpenCell { story, tag, attributes })) = self.levels.pop() else { return };
        let (mut text, nested, origin) = story.into_cell();
        if let Some(number) = self.narrow.number(&text, attributes) {
            text = number;
        }
        let squares = self.squares;
        let Some(table) = self.table() else { return };
        let (row, col) = table.position();
        let end = col.saturating_add(tag.span.cols);
        let wanted = table.squares_with(end);
        let more = squares.saturating_add(wanted.saturating_sub(table.counted));
        if end > limits::TABLE_COLS || more > limits::SQUARES {
            self.beyond_limits();
            if let Some(story) = self.story() {
                story.items.take_in(nested.into_iter().map(Item::Table));
            }
            return;
        }
        let hidden = tag.hidden && table.row.as_ref().is_some_and(|row| !row.is_hidden()) && !text.is_empty();
        table.counted = table.counted.max(wanted);
        table.push(Cell { row, col, text, nested, origin, ..Cell::default() }, tag);
        self.squares = more;
        if hidden {
            self.note_hidden();
        }
    }

    fn note_hidden(&mut self) {
        let place = self.place();
        self.notes.add(NoteKind::Hidden, place);
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

    fn end_table(&mut self) {
        self.end_row();
        if self.table().is_none() {
            return;
        }
        let Some(Level::Table(table)) = self.levels.pop() else { return };
        let Some(table) = table.finish() else { return };
        for cell in table.cells() {
            for nested in &cell.nested {
                if let Some(nested) = self.tables.get_mut(nested) {
                    nested.parent = Some((table.id, cell.row, cell.col));
                }
            }
        }
        self.end_paragraph();
        if let Some(story) = self.story() {
            story.items.push(Item::Table(table.id));
        }
        self.tables.insert(table.id, table);
    }
}
