//! What a document says beside figures: placeholders left in, grades, dates, years in titles, squares left blank.

mod date;
mod graded;
mod labelled;
mod placeholder;
mod publish;
mod writing;

pub use date::Date;
pub use labelled::Grade;

use super::{Facts, Source};
use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::document::{Block, Cell, Table};

/// Something that a rule may have to speak of.
#[derive(Clone, Debug)]
pub struct Mention {
    /// What it is.
    pub what: What,
    /// Its words, as people find them.
    pub text: String,
    /// Where.
    pub anchor: Anchor,
}

/// Kinds of mentions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// XX县, 20××年, 单击此处: left to be filled in.
    Placeholder,
    /// 填表说明, or a row 指标2： with nothing beside it: what the blank form printed.
    BlankForm,
    /// A square for the department or the year with nothing in it.
    BlankSquare,
    /// 评价等次; `longer` where it is written 优秀 for 优.
    Grade {
        /// The grade.
        grade: Grade,
        /// Written with a longer word.
        longer: bool,
        /// The score beside it, where that is no figure of a form.
        score: Option<(Amount, Anchor)>,
    },
    /// A row that is named a total of scores.
    Total,
    /// The date of a report, a letter, a form.
    Date(Date),
    /// The year of a document that is cited by its number (〔2021〕1号).
    CitedYear(u16),
    /// A document that another one replaced, from the year that goes by the new one.
    Replaced(u16),
    /// A year in the title of a form.
    TitleYear(u16),
    /// A year in a label of a form.
    LabelYear(u16),
    /// A year before the one that is meant: that one.
    StaleYear(u16),
    /// 元 among 万元, where only 万元 can be meant.
    LostWan,
    /// A number with a point or comma too many.
    Number,
    /// A label in which a bracket is opened and not closed.
    Bracket,
    /// A long number: whether it is no number of a person.
    Personal(bool),
    /// A heading: whether its number follows the one before.
    Heading(bool),
    /// A sentence with quotation marks: whether they go by turns.
    Quotes(bool),
    /// A list that says how many it names: whether it does.
    Counted(bool),
    /// The department's name where a label or a title gives it: whether it is written as elsewhere.
    Name(bool),
}

/// The mentions of one document: what is read goes into the facts.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts) {
    let mut before = String::new();
    let mut headings = publish::Headings::default();
    for (block, content) in source.document.blocks.iter().enumerate() {
        if let Block::Paragraph(paragraph) = content {
            let anchor = Anchor { source: source.id, place: Place::Block { block, range: None } };
            let folded = fold::label(&paragraph.text);
            facts.texts = facts.texts.saturating_add(usize::from(!folded.is_empty()));
            common(facts, anchor, &folded);
            let ends = paragraph.text.trim_end().ends_with([':', '：']);
            labelled::line(facts, anchor, &folded, ends);
            date::paragraph(facts, anchor, &folded, &before);
            if cfg!(feature = "whole") {
                graded::sentences(facts, anchor, &folded);
                headings.paragraph(facts, anchor, &folded);
                publish::personal(facts, anchor, &paragraph.text);
                publish::quotes(facts, anchor, &paragraph.text);
                publish::lists(facts, anchor, &folded);
                publish::helped(facts, anchor, &folded);
            }
            if !folded.is_empty() {
                before = folded;
            }
        } else {
            headings.table();
        }
    }
    for table in &source.document.tables {
        for cell in table.cells() {
            read_cell(source, facts, table, cell);
        }
        placeholder::blank_rows(facts, table, |cell| at(source, table, cell));
        if cfg!(feature = "whole") {
            publish::roll(facts, table, |cell| at(source, table, cell));
        }
    }
    publish::names(facts, source.recognition);
}

fn read_cell(source: &Source<'_>, facts: &mut Facts, table: &Table, cell: &Cell) {
    let anchor = at(source, table, cell);
    let folded = fold::label(&cell.text);
    if folded.is_empty() {
        return;
    }
    facts.texts = facts.texts.saturating_add(1);
    common(facts, anchor, &folded);
    labelled::cell(facts, (table, cell), &folded, |cell| at(source, table, cell));
    if cfg!(feature = "whole") {
        graded::sentences(facts, anchor, &folded);
    }
    date::cell(facts, anchor, &folded);
    writing::cell(facts, anchor, &folded, cell.row < HEAD_ROWS || cell.col == 0);
}

/// Rows at the top of a table in which labels stand.
const HEAD_ROWS: usize = 3;

fn common(facts: &mut Facts, anchor: Anchor, folded: &str) {
    writing::title(facts, anchor, folded);
    if let Some(words) = placeholder::find(folded) {
        facts.mention(What::Placeholder, words, anchor);
    } else if placeholder::is_instruction(folded) {
        facts.mention(What::BlankForm, folded.chars().take(12).collect(), anchor);
    } else if folded == "(年度)" {
        facts.mention(What::BlankSquare, "年度".to_owned(), anchor);
    }
}

fn at(source: &Source<'_>, table: &Table, cell: &Cell) -> Anchor {
    let place = Place::Cell { table: table.id, row: cell.row, col: cell.col, range: None };
    Anchor { source: source.id, place }
}
