//! Two numbers that the text has run together: 1200.001150.00 is 1200.00 and 1150.00 where the row lacks one cell.

use super::cells::{Kind, RawCell, RawRow, Words};
use super::table::Doubt;
use crate::base::number;
use crate::document::Reading;

/// Labels with numbers that are looked at in one cell; a longer one is prose.
const MOST: usize = 8;

/// Splits such cells; a row in which one was found is doubtful.
pub fn split(rows: &mut [RawRow]) -> Vec<Doubt> {
    let end =
        |row: &RawRow| row.iter().rposition(|cell| !cell.text.trim().is_empty()).map_or(0, |at| at.saturating_add(1));
    let width = rows.iter().map(end).max().unwrap_or(0);
    let mut doubts = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let lacking = width.saturating_sub(end(row));
        let found = row.iter().position(|cell| is_glued(&cell.text)).filter(|_| lacking > 0);
        let Some(glued) = found else { continue };
        let alone = !row.iter().skip(glued.saturating_add(1)).any(|cell| is_glued(&cell.text));
        let halves = row.get(glued).and_then(halves).filter(|_| alone && lacking == 1);
        let reading = if halves.is_some() { Reading::Likely } else { Reading::Ambiguous };
        if let (Some((first, second)), Some(cell)) = (halves, row.get_mut(glued)) {
            *cell = first;
            row.truncate(width.saturating_sub(1));
            row.insert(glued.saturating_add(1), second);
        }
        doubts.push(Doubt { row: at, header: false, reading, block: (at, at.saturating_add(1)) });
    }
    doubts
}

/// Digits with two points or two percent signs; no date (2023.3.15).
fn is_glued(text: &str) -> bool {
    let twice = |mark: char| text.matches(mark).count() == 2;
    let date = text.len() <= 10 && text.starts_with("20") && text.find('.') == Some(4);
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'))
        && !date
        && (twice('%') || (twice('.') && !text.contains('%')))
}

/// True for labels that are known and numbers by turns, run together: 编制数24在职人数26.
pub fn is_squares(text: &str, words: &Words<'_>) -> bool {
    let (mut rest, mut pairs) = (text.trim().to_owned(), 0_usize);
    while !rest.is_empty() && pairs < MOST {
        let from_number = rest.trim_start_matches(|c: char| !c.is_ascii_digit());
        let label = rest.strip_suffix(from_number).unwrap_or_default();
        let cell = RawCell::new(label, 0);
        let Some(digits) = number::digits_at(from_number) else { return false };
        if words.known(std::slice::from_ref(&cell)) == 0 {
            return false;
        }
        pairs = pairs.saturating_add(1);
        let behind: String = from_number.chars().skip(digits.length).collect();
        rest = behind.trim_start_matches(['%', ' ']).to_owned();
    }
    rest.is_empty() && pairs > 1
}

/// The two numbers; both have as many decimals as the second.
fn halves(cell: &RawCell) -> Option<(RawCell, RawCell)> {
    let text = cell.text.as_str();
    let first = match text.split_once('%') {
        Some((first, _)) => first.len().saturating_add(1),
        None => text.find('.')?.saturating_add(text.len().saturating_sub(text.rfind('.')?)),
    };
    let (first, second) = text.split_at_checked(first)?;
    let whole = second.split('.').next().unwrap_or_default();
    let part = |text: &str| Some(RawCell::new(text, cell.line)).filter(|part| part.kind == Kind::Number);
    // 0150.00 is no number that anybody writes.
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    Some((part(first)?, part(second)?))
}
