//! Cells as the text gives them, and what their words mean as headers.

use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::number::{self, CellValue};
use crate::packs::{Lexicon, Role};

/// Longer texts are neither numbers nor header words; they are not folded to find that out.
const LONGEST_LABEL: usize = 160;

/// A cell, before it has a column.
#[derive(Clone, Debug, Default)]
pub struct RawCell {
    /// The text as written, lines joined by one line feed.
    pub text: String,
    /// The line at which it begins, from 1; none for a cell that the text has lost.
    pub line: u32,
    /// What it holds.
    pub kind: Kind,
}

/// The cells of one row, before they have columns.
pub type RawRow = Vec<RawCell>;

/// What a cell holds, as far as columns depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or a stroke.
    #[default]
    Blank,
    /// One number.
    Number,
    /// Words.
    Text,
}

impl RawCell {
    /// A cell, from its text as it stands in the lines.
    pub fn new(text: &str, line: u32) -> Self {
        let text = text.trim_end_matches('\n').replace('\u{000B}', "\n");
        let kind = Kind::of(&text);
        Self { text, line, kind }
    }

    /// True for a number of points in brackets: （100分）.
    pub fn is_bracketed(&self) -> bool {
        self.text.starts_with(['（', '(']) && self.text.contains('分')
    }

    /// True for words that are short enough for a header.
    pub fn is_label(&self) -> bool {
        self.kind == Kind::Text && self.text.len() <= LONGEST_LABEL
    }
}

impl Kind {
    /// What a text holds.
    pub fn of(text: &str) -> Self {
        let words = text.trim();
        if words.len() > LONGEST_LABEL {
            return Self::Text;
        }
        match number::cell(words) {
            CellValue::Blank | CellValue::Dash => Self::Blank,
            CellValue::Number(_) => Self::Number,
            CellValue::Text => Self::Text,
        }
    }
}

/// True where a row holds a number.
pub fn has_number(row: &[RawCell]) -> bool {
    row.iter().any(|cell| cell.kind == Kind::Number)
}

/// Cells of a row that are not blank.
pub fn filled(row: &[RawCell]) -> usize {
    row.iter().filter(|cell| cell.kind != Kind::Blank).count()
}

/// What a header word says about the column below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Numbers.
    Numbers,
    /// Words.
    Words,
    /// Either.
    Open,
    /// Not known: neither its header nor its cells say.
    Unknown,
}

/// A header cell and what the lexicon knows of it.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The folded label; empty where the cell is blank.
    pub label: String,
    /// A word that only groups others (其中).
    pub group: bool,
    /// A header word of some form.
    pub known: bool,
    /// A header word that is known to stand above others.
    pub parent: bool,
    /// Headers above it, folded.
    pub under: Vec<String>,
}

/// The lexicon, asked about cells.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    lexicon: &'a Lexicon,
}

impl<'a> Words<'a> {
    /// Questions to this lexicon.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        Self { lexicon }
    }

    /// What is known of a header cell.
    pub fn head(self, cell: &RawCell) -> Head {
        if cell.kind == Kind::Blank {
            return Head::default();
        }
        if !cell.is_label() {
            return Head { label: cell.text.clone(), ..Head::default() };
        }
        let words = self.lexicon.lookup(&cell.text);
        let label = fold::label(&cell.text);
        Head {
            group: label == "其中" || words.iter().any(|word| word.column.is_none()),
            known: !words.is_empty(),
            parent: self.lexicon.is_parent(&cell.text),
            under: words.iter().filter_map(|word| word.under.clone()).gather(),
            label,
        }
    }

    /// What the column below a header cell holds.
    pub fn column_kind(self, cell: &RawCell) -> ColumnKind {
        if !cell.is_label() {
            return ColumnKind::Unknown;
        }
        let (mut numbers, mut words, mut open) = (false, false, false);
        for role in self.lexicon.lookup(&cell.text).iter().filter_map(|word| word.role) {
            match role {
                Role::Figure | Role::Points | Role::Score | Role::Coefficient => numbers = true,
                Role::Stub | Role::Level1 | Role::Level2 | Role::Level3 | Role::Criterion | Role::Reason => {
                    words = true
                }
                Role::Relation | Role::UnitOf => words = true,
                Role::Target | Role::Actual | Role::Code => open = true,
            }
        }
        match (numbers, words, open) {
            (true, false, false) => ColumnKind::Numbers,
            (false, true, false) => ColumnKind::Words,
            (false, false, false) => ColumnKind::Unknown,
            _ => ColumnKind::Open,
        }
    }

    /// True for a cell that opens a header: the stub, or the first level of indicators.
    pub fn opens_header(self, cell: &RawCell) -> bool {
        cell.is_label()
            && self
                .lexicon
                .lookup(&cell.text)
                .iter()
                .any(|word| matches!(word.role, Some(Role::Stub | Role::Code | Role::Level1)))
    }

    /// True for a cell over a level of indicators.
    pub fn is_level(self, cell: &RawCell) -> bool {
        let levels = [Some(Role::Level1), Some(Role::Level2), Some(Role::Level3)];
        cell.is_label() && self.lexicon.lookup(&cell.text).iter().any(|word| levels.contains(&word.role))
    }

    /// True for a row of a label that is known and its value.
    pub fn is_square(self, row: &[RawCell]) -> bool {
        filled(row) == 2 && row.first().is_some_and(|cell| cell.is_label() && self.lexicon.is_square(&cell.text))
    }

    /// Header words among the cells of a row.
    pub fn known(self, row: &[RawCell]) -> usize {
        row.iter().filter(|cell| cell.is_label() && self.lexicon.is_header(&cell.text)).count()
    }

    /// True where at least half of a row's words are header words and no number stands in it.
    pub fn mostly_header(self, row: &[RawCell]) -> bool {
        !has_number(row) && {
            let known = self.known(row);
            known > 0 && known.saturating_mul(2) >= filled(row)
        }
    }

    /// True for a row that is the first line of a known header.
    pub fn is_header_row(self, row: &[RawCell]) -> bool {
        filled(row) >= 2 && self.mostly_header(row) && self.known(row) >= 2
    }

    /// True where a cell of the row must have others below it.
    pub fn has_parent(self, row: &[RawCell]) -> bool {
        row.iter().any(|cell| {
            let head = self.head(cell);
            head.group || head.parent
        })
    }
}
