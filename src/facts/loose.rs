//! Numbers that stand in no recognised form: cells of other tables, and quantities in sentences.
//!
//! They have no measure yet and end unverified: what could not be checked is said, never counted as checked.

use super::figure::{Figure, Labels, Scope};
use super::{Facts, Source};
use crate::base::anchor::{Anchor, Place};
use crate::base::fold::{self, Folded};
use crate::base::number::{self, CellValue, Number};
use crate::base::unit::Unit;
use crate::document::{Block, Cell, Table};

/// Words in the label of a number that is no quantity.
const NO_QUANTITY: &[&str] =
    &["电话", "编码", "代码", "账号", "邮编", "文号", "序号", "日期", "身份证", "年份", "手机"];

/// Columns to the left in which a number's label is looked for.
const NEAR: usize = 8;

/// Reads the loose figures of a source.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts) {
    for (block, content) in source.document.blocks.iter().enumerate() {
        if let Block::Paragraph(paragraph) = content {
            let anchor = Anchor { source: source.id, place: Place::Block { block, range: None } };
            sentences(facts, anchor, &paragraph.text);
        }
    }
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

fn read_cell(facts: &mut Facts, anchor: Anchor, table: &Table, cell: &Cell) {
    match number::cell(&cell.text) {
        CellValue::Number(number) => {
            let label = left_label(table, cell);
            if is_quantity(&label, &number, number.range.slice(&cell.text)) {
                let labels = Labels { form: None, row: vec![label], column: String::new() };
                facts.add(Figure::of(None, Scope::default(), labels).read(anchor, &cell.text, number, Unit::None));
            }
        }
        CellValue::Text => sentences(facts, anchor, &cell.text),
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
    !code && !year && !NO_QUANTITY.iter().any(|word| label.contains(word))
}

/// Quantities in running text: digits with a unit right behind them.
fn sentences(facts: &mut Facts, anchor: Anchor, text: &str) {
    let folded = Folded::new(text);
    let chars: Vec<char> = folded.chars.iter().map(|(c, _)| *c).collect();
    let mut at = 0usize;
    while at < chars.len() {
        match quantity(&folded, &chars, at) {
            Some((number, next)) => {
                let labels = Labels::default();
                facts.add(Figure::of(None, Scope::default(), labels).read(anchor, text, number, Unit::None));
                at = next;
            }
            None => at = after_digits(&chars, at),
        }
    }
}

/// The quantity that begins at a character, and the character behind it.
fn quantity(folded: &Folded, chars: &[char], at: usize) -> Option<(Number, usize)> {
    let first = chars.get(at)?;
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    let joined = before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '第' | '*' | '[' | '-'));
    if !first.is_ascii_digit() || joined {
        return None;
    }
    let rest: String = chars.iter().skip(at).take(64).collect();
    let digits = number::digits_at(&rest)?;
    let behind: String = rest.chars().skip(digits.length).collect();
    let blanks = behind.chars().take_while(|c| *c == ' ').count();
    let (unit, length) = Unit::at_start(behind.trim_start_matches(' '))?;
    let end = at.saturating_add(digits.length);
    let range = folded.range(at, end)?;
    let number = Number { amount: digits.amount, scale: digits.scale, unit, bound: None, bracketed: false, range };
    Some((number, end.saturating_add(blanks).saturating_add(length)))
}

/// The character after a run of digits that is no quantity, so that its tail is not read as one.
fn after_digits(chars: &[char], at: usize) -> usize {
    let run = chars.iter().skip(at).take_while(|c| c.is_ascii_digit() || **c == '.').count();
    at.saturating_add(run.max(1))
}
