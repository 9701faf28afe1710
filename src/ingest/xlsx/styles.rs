//! Styles: by the number that a cell names, how its number is shown.

use super::code::{self, Format};
use crate::base::ordered::Map;
use crate::ingest::limits;
use crate::ingest::xml::{self, Element, Sink};

/// Built-in formats have numbers below this one.
const BUILT_IN: u32 = 60;
/// Characters of a format code, as programs allow them.
const CODE_CHARS: usize = 255;

/// The styles of a workbook.
#[derive(Default)]
pub(super) struct Styles {
    /// By the number of a style, the number of its format.
    cells: Vec<u32>,
    formats: Map<u32, Format>,
    /// Inside the list of the styles of cells.
    listing: bool,
    general: Format,
}

impl Styles {
    /// Reads the part with the styles.
    pub(super) fn read(part: &str) -> Self {
        let built_in = (0..BUILT_IN).map(|id| (id, code::parse(code::built_in(id))));
        let mut styles = Self { formats: built_in.collect(), ..Self::default() };
        xml::read(part, &mut styles);
        styles
    }

    /// The format of a style.
    pub(super) fn format(&self, style: usize) -> &Format {
        let format = self.cells.get(style).and_then(|id| self.formats.get(id));
        format.unwrap_or(&self.general)
    }
}

impl Sink for Styles {
    fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
        let id = || element.attribute("numFmtId").and_then(|id| id.parse().ok());
        match element.name() {
            "styleSheet" | "numFmts" => true,
            "cellXfs" => {
                self.listing = true;
                true
            }
            "xf" if self.listing && self.cells.len() < limits::DEFINITIONS => {
                self.cells.push(id().unwrap_or_default());
                false
            }
            "numFmt" if self.formats.len() < limits::DEFINITIONS => {
                if let (Some(id), Some(written)) = (id(), element.attribute("formatCode")) {
                    let written: String = written.chars().take(CODE_CHARS).collect();
                    self.formats.insert(id, code::parse(&written));
                }
                false
            }
            _ => false,
        }
    }

    fn text(&mut self, _text: &str) {}

    fn close(&mut self) {
        self.listing = false;
    }
}
