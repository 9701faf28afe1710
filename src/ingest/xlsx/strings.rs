//! The strings that cells share, by their number.

use crate::ingest::xml::{self, Element, Sink};

/// Reads the part with the shared strings. How many it declares says nothing.
pub(super) fn read(part: &str) -> (Vec<String>, xml::End) {
    let mut strings = Strings::default();
    let end = xml::read(part, &mut strings);
    (strings.done, end)
}

#[derive(Default)]
struct Strings {
    done: Vec<String>,
    text: Text,
    depth: usize,
}

/// The text of a string: of all its runs, without how they are to be pronounced.
#[derive(Default)]
pub(super) struct Text {
    /// The text so far.
    pub(super) text: String,
    /// Inside an element that holds characters.
    pub(super) open: bool,
}

impl Text {
    /// An element within a string begins; whether its content is wanted.
    pub(super) fn open(&mut self, name: &str) -> bool {
        self.open = name == "t";
        matches!(name, "t" | "r")
    }

    /// Characters of the innermost element.
    pub(super) fn push(&mut self, text: &str) {
        if self.open {
            self.text.push_str(text);
        }
    }

    /// The finished text. A carriage return may be written as an escape.
    pub(super) fn take(&mut self) -> String {
        self.open = false;
        let text = std::mem::take(&mut self.text);
        if text.contains('\r') || text.contains("_x00") {
            return text.replace("_x000D_", "").replace("_x000d_", "").replace('\r', "");
        }
        text
    }
}

impl Sink for Strings {
    fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
        let wanted = match self.depth {
            0 => true,
            1 => element.name() == "si",
            _ => self.text.open(element.name()),
        };
        if wanted {
            self.depth = self.depth.saturating_add(1);
        }
        wanted
    }

    fn text(&mut self, text: &str) {
        self.text.push(text);
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        self.text.open = false;
        if self.depth == 1 {
            self.done.push(self.text.take());
        }
    }
}
