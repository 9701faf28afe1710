//! Numbers that stand in no recognised form: cells of other tables, and quantities in sentences (read by `prose`).
//!
//! They have no measure yet and end unverified: what could not be checked is said, never counted as checked.

use super::figure::{Figure, Labels, Scope};
use super::prose::Passage;
use super::{Facts, Source};
use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::base::number::{self, CellValue, Number};
use crate::base::unit::Unit;
use crate::base::word::has;
use crate::document::{Block, Cell, Table};

/// Words in the label of a number that is no quantity.
const NO_QUANTITY: &str = "电话 编码 代码 账号 邮编 文号 序号 日期 身份证 年份 手机";

/// Columns to the left in which a number's label is looked for.
const NEAR: usize = 8;

/// Reads the loose figures of a source.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts) {
    let mut passage = Passage::default();
    for (block, content) in source.document.blocks.iter().enumerate() {
        match content {
            Block::Paragraph(paragraph) => {
                let anchor = Anchor { source: source.id, place: Place::Block { block, range: None } };
                let table = is_table(&paragraph.text);
                if table {
                    std::mem::take(&mut passage).finish(facts, true);
                }
                passage.paragraph(anchor, &paragraph.text, 0);
                if table {
                    std::mem::take(&mut passage).finish(facts, false);
                }
            }
            Block::Table(_) => std::mem::take(&mut passage).finish(facts, true),
        }
    }
    passage.finish(facts, true);
    for table in &source.document.tables {
        for cell in table.cells() {
            let place = Place::Cell { table: table.id, row: cell.row, col: cell.col, range: None };
            let anchor = Anchor { source: source.id, place };
            if !facts.is_taken(anchor) {
                read_cell(facts, anchor, table, cell);
            }
        }
    }
}

/// True for a table that was pasted as a line: many numbers, and few marks between them. It states nothing.
fn is_table(text: &str) -> bool {
    const NUMBERS: usize = 10;
    let mut last = ' ';
    let (mut numbers, mut marks) = (0_usize, 0_usize);
    for c in text.chars() {
        let part = c.is_ascii_digit() || matches!(c, '.' | ',');
        numbers = numbers.saturating_add(usize::from(c.is_ascii_digit() && !matches!(last, '0'..='9' | '.' | ',')));
        marks = marks.saturating_add(usize::from(!part && matches!(c, '，' | '。' | '；' | '、' | ';')));
        last = c;
    }
    numbers >= NUMBERS && marks.saturating_mul(2) < numbers
}

fn read_cell(facts: &mut Facts, anchor: Anchor, table: &Table, cell: &Cell) {
    match number::cell(&cell.text) {
        CellValue::Number(number) => {
            let label = left_label(table, cell);
            if is_quantity(&label, &number, number.range.slice(&cell.text)) {
                let labels = Labels { form: None, row: vec![label], column: String::new() };
                facts.add(Figure::of(None, Scope::default(), labels).read(anchor, &cell.text, number, Unit::None));
            }
        }
        CellValue::Text => {
            let mut passage = Passage::default();
            let mut from = 0usize;
            for line in cell.text.split_inclusive('\n') {
                passage.paragraph(anchor, line, from);
                from = from.saturating_add(line.len());
            }
            // A sheet has its paragraphs in rows of one cell.
            let alone = cell.col == 0 && table.row(cell.row).skip(1).all(|other| fold::is_blank(&other.text));
            passage.finish(facts, alone || is_prose(&cell.text));
        }
        CellValue::Blank | CellValue::Dash => {}
    }
}

/// The nearest words to the left in the same row.
fn left_label(table: &Table, cell: &Cell) -> String {
    (0..cell.col)
        .rev()
        .take(NEAR)
        .filter_map(|col| table.at(cell.row, col))
        .find(|left| number::cell(&left.text) == CellValue::Text)
        .map(|left| fold::label(&left.text))
        .unwrap_or_default()
}

/// Telephone numbers, codes and years are digits, not quantities.
fn is_quantity(label: &str, number: &Number, raw: &str) -> bool {
    let bare = number.unit == Unit::None && number.scale == 0 && !raw.contains([',', '，']);
    let digits = raw.chars().filter(char::is_ascii_digit).count();
    let code = bare && (digits >= 9 || (digits > 1 && raw.starts_with('0')));
    let year = bare && digits == 4 && (raw.starts_with("19") || raw.starts_with("20"));
    !code && !year && !has(label, NO_QUANTITY)
}

/// True for a cell that tells something in sentences: it speaks of money, and is no list of criteria (计5分).
fn is_prose(text: &str) -> bool {
    let mut before_points = text.split('分').rev().skip(1);
    let criteria = text.len() < 1500 && before_points.any(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    text.len() > 60 && text.contains(['，', ',']) && text.contains('元') && !criteria
}
