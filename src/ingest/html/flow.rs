//! Paragraphs as a browser shows them: blanks put together, lines broken where `<br>` says so.

use super::entities;
use crate::base::anchor::TableId;
use crate::document::Origin;

/// A run of paragraphs and tables: the body, or a cell.
#[derive(Default)]
pub(super) struct Story {
    pub(super) items: Vec<Item>,
    open: Option<Open>,
}

/// A finished piece of a story.
pub(super) enum Item {
    Paragraph { text: String, at: u64 },
    Table(TableId),
}

/// A paragraph being read.
struct Open {
    text: String,
    at: u64,
    /// Blanks stand between the last character and the next.
    blank: bool,
}

impl Story {
    /// True where the last character of the open paragraph is a digit.
    pub(super) fn ends_with_digit(&self) -> bool {
        let digit = |open: &Open| !open.blank && open.text.ends_with(|c: char| c.is_ascii_digit());
        self.open.as_ref().is_some_and(digit)
    }

    /// Begins a paragraph with the number of a list.
    pub(super) fn label(&mut self, label: &str, at: u64) {
        self.paragraph(at).text.push_str(label);
    }

    /// Adds characters; blanks alone begin no paragraph.
    pub(super) fn text(&mut self, text: &str, at: u64) {
        for c in entities::characters(text) {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    if let Some(open) = &mut self.open {
                        open.blank = true;
                    }
                }
                c => self.paragraph(at).push(c),
            }
        }
    }

    /// Adds characters as they are; each line is a paragraph.
    pub(super) fn lines(&mut self, text: &str, at: u64) -> usize {
        let mut ended = 0_usize;
        for c in entities::characters(text).filter(|c| *c != '\r') {
            if c == '\n' {
                self.end();
                ended = ended.saturating_add(1);
            } else {
                self.paragraph(at).text.push(c);
            }
        }
        ended
    }

    /// `<br>`.
    pub(super) fn line_break(&mut self, at: u64) {
        let open = self.paragraph(at);
        open.text.push('\n');
        open.blank = false;
    }

    /// Ends the open paragraph; true where there was one.
    pub(super) fn end(&mut self) -> bool {
        let Some(Open { mut text, at, .. }) = self.open.take() else { return false };
        // The last break of a line ends it and begins none; a blank alone keeps an empty paragraph open.
        if text.ends_with('\n') {
            text.pop();
        } else if text == " " {
            text.clear();
        }
        self.items.push(Item::Paragraph { text, at });
        true
    }

    fn paragraph(&mut self, at: u64) -> &mut Open {
        self.open.get_or_insert_with(|| Open { text: String::new(), at, blank: false })
    }

    /// The story as the content of a cell: its text, the tables in it, where it begins.
    pub(super) fn into_cell(mut self) -> (String, Vec<TableId>, Origin) {
        self.end();
        let mut text: Option<String> = None;
        let mut nested = Vec::new();
        let mut origin = Origin::Unknown;
        for item in self.items {
            match (item, &mut text) {
                (Item::Table(id), _) => nested.push(id),
                (Item::Paragraph { text: line, .. }, Some(text)) => {
                    text.push('\n');
                    text.push_str(&line);
                }
                (Item::Paragraph { text: line, at }, None) => {
                    origin = Origin::HtmlByte(at);
                    text = Some(line);
                }
            }
        }
        (text.unwrap_or_default(), nested, origin)
    }
}

impl Open {
    /// Adds a character after the blanks before it.
    fn push(&mut self, c: char) {
        let begins = self.text.is_empty() || self.text.ends_with('\n');
        if self.blank && !begins {
            self.text.push(' ');
        }
        self.blank = false;
        // Office programs write several blanks as such, and nothing else.
        self.text.push(if c == '\u{a0}' { ' ' } else { c });
    }
}
