//! One sheet: its cells one after the other, its merges, and what is hidden.

use super::address::{self, Square};
use super::date::{self, Epoch};
use super::strings::Text;
use super::styles::Styles;
use super::value;
use crate::base::fold;
use crate::base::list::TakeIn as _;
use crate::ingest::limits;
use crate::ingest::xml::{Element, Sink};

/// What stands for the value of a formula that no program has computed: words, so that it is neither blank nor a number.
pub(super) const UNCOMPUTED: &str = "（公式未计算）";

/// What cells refer to.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) strings: Vec<String>,
    pub(super) styles: Styles,
    pub(super) epoch: Epoch,
}

/// What may still be read of the workbook.
pub(super) struct Budget {
    pub(super) cells: usize,
    pub(super) bytes: usize,
}

/// A sheet.
#[derive(Default)]
pub(super) struct Sheet {
    /// Cells that say something, as they came.
    pub(super) cells: Vec<Found>,
    /// First and last square of merged cells.
    pub(super) merges: Vec<(Square, Square)>,
    /// Hidden rows in which something stands.
    pub(super) hidden_rows: Vec<u32>,
    /// First and last of hidden columns.
    pub(super) hidden_cols: Vec<(u32, u32)>,
    pub(super) uncomputed: Vec<Square>,
    pub(super) errors: Vec<Square>,
    /// Pictures, charts and shapes lie on it.
    pub(super) drawing: bool,
    /// A cell refers to what is not there.
    pub(super) broken: bool,
    /// There was more than is read.
    pub(super) cut: bool,
}

/// A cell that says something.
pub(super) struct Found {
    pub(super) at: Square,
    pub(super) text: String,
}

/// Reads the part of a sheet.
pub(super) struct Reader<'a> {
    pub(super) sheet: Sheet,
    shared: &'a Shared,
    budget: &'a mut Budget,
    /// Elements that are open, outermost first.
    open: Vec<Level>,
    /// Where the next row or cell stands that does not say so itself.
    next_row: u32,
    next: Square,
    row_hidden: bool,
    cell: Cell,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    Cell,
    /// Characters: a value, or a run of a string in place.
    Text,
    Other,
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    at: Square,
    kind: String,
    style: usize,
    formula: bool,
    valued: bool,
    text: Text,
}

impl<'a> Reader<'a> {
    pub(super) fn new(shared: &'a Shared, budget: &'a mut Budget) -> Self {
        Self {
            sheet: Sheet::default(),
            shared,
            budget,
            open: Vec::new(),
            next_row: 0,
            next: Square::default(),
            row_hidden: false,
            cell: Cell::default(),
        }
    }

    fn start_row(&mut self, element: &Element<'_>) {
        let stated = element.attribute("r").and_then(|row| row.parse::<u32>().ok()?.checked_sub(1));
        self.next = Square { row: stated.unwrap_or(self.next_row), col: 0 };
        self.next_row = self.next.row.saturating_add(1);
        self.row_hidden = is_on(element, "hidden");
    }

    fn start_cell(&mut self, element: &Element<'_>) {
        let at = element.attribute("r").and_then(|address| address::square(&address)).unwrap_or(self.next);
        self.next = Square { row: at.row, col: at.col.saturating_add(1) };
        self.cell = Cell {
            at,
            kind: element.attribute("t").unwrap_or_default(),
            style: element.attribute("s").and_then(|style| style.parse().ok()).unwrap_or_default(),
            ..Cell::default()
        };
    }

    fn end_cell(&mut self) {
        let mut cell = std::mem::take(&mut self.cell);
        let written = cell.text.take();
        let shared = self.shared;
        let text = match cell.kind.as_str() {
            "s" => match written.trim().parse().ok().and_then(|index: usize| shared.strings.get(index)) {
                Some(text) => text.clone(),
                None => {
                    self.sheet.broken |= cell.valued;
                    String::new()
                }
            },
            "inlineStr" => written,
            "str" if cell.valued || !cell.formula => written,
            "b" if cell.valued => if written.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" if cell.valued => {
                self.sheet.errors.push(cell.at);
                written
            }
            "d" => date::iso(&written).unwrap_or(written),
            _ if !written.trim().is_empty() => {
                value::number(&written, shared.styles.format(cell.style), cell.formula, shared.epoch)
            }
            _ if cell.formula => {
                self.sheet.uncomputed.push(cell.at);
                UNCOMPUTED.to_owned()
            }
            _ => String::new(),
        };
        self.keep(cell.at, text);
    }

    fn keep(&mut self, at: Square, text: String) {
        if fold::is_blank(&text) {
            return;
        }
        if self.budget.cells == 0 || self.budget.bytes < text.len() {
            self.sheet.cut = true;
            return;
        }
        self.budget.cells = self.budget.cells.saturating_sub(1);
        self.budget.bytes = self.budget.bytes.saturating_sub(text.len());
        if self.row_hidden && self.sheet.hidden_rows.last() != Some(&at.row) {
            self.sheet.hidden_rows.push(at.row);
        }
        self.sheet.cells.push(Found { at, text });
    }

    fn hide_columns(&mut self, element: &Element<'_>) {
        let number = |name: &str| element.attribute(name).and_then(|number| number.parse::<u32>().ok()?.checked_sub(1));
        if is_on(element, "hidden")
            && self.sheet.hidden_cols.len() < limits::TABLE_COLS
            && let (Some(first), Some(last)) = (number("min"), number("max"))
        {
            self.sheet.hidden_cols.push((first, last));
        }
    }

    fn merge(&mut self, element: &Element<'_>) {
        let range = element.attribute("ref").and_then(|reference| address::range(&reference));
        self.sheet.merges.take_in(range.filter(|_| self.sheet.merges.len() < limits::CELLS));
    }
}

/// A switch that is off where it is not written.
fn is_on(element: &Element<'_>, name: &str) -> bool {
    element.attribute(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
}

impl Sink for Reader<'_> {
    fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
        let name = element.name();
        let level = match (self.open.last(), name) {
            (Some(Level::Cell), "v") => {
                self.cell.valued = true;
                self.cell.text.open("t");
                Level::Text
            }
            (Some(Level::Cell), "is") => Level::Text,
            (Some(Level::Cell), "f") => {
                self.cell.formula = true;
                return false;
            }
            (Some(Level::Text), _) if self.cell.text.open(name) => Level::Text,
            (Some(Level::Other), "c") => {
                self.start_cell(element);
                Level::Cell
            }
            (Some(Level::Other), "row") => {
                self.start_row(element);
                Level::Other
            }
            (Some(Level::Other), "col") => {
                self.hide_columns(element);
                return false;
            }
            (Some(Level::Other), "mergeCell") => {
                self.merge(element);
                return false;
            }
            (Some(Level::Other), "drawing") => {
                self.sheet.drawing = true;
                return false;
            }
            (None, _) | (Some(Level::Other), "sheetData" | "cols" | "mergeCells") => Level::Other,
            _ => return false,
        };
        self.open.push(level);
        true
    }

    fn text(&mut self, text: &str) {
        self.cell.text.push(text);
    }

    fn close(&mut self) {
        self.cell.text.open = false;
        if self.open.pop() == Some(Level::Cell) {
            self.end_cell();
        }
    }

    fn proceed(&self) -> bool {
        !self.sheet.cut
    }
}
