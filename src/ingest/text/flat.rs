//! Tables whose rows are lost: all cells in one line, parted by tabs, bars or blanks, or run together; all in one row.
//!
//! Header words tell how many columns there are, and the kinds of the columns whether the cells, so many at a time, are
//! its rows. If they are not, nothing is guessed: the line stays prose, and a note says what was lost.

use super::bars::BARS;
use super::cells::{ColumnKind, Kind, RawCell, RawRow, Words};
use super::columns::Columns;
use super::{glued, header};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::word::is_one;
use crate::packs::words::TOTALS;

/// A line with fewer cells is no table.
const CELLS: usize = 8;

/// Header words that stand together in no sentence.
pub const TOGETHER: usize = 4;

/// Header words that make up a whole line of no prose, and as many as are looked for.
const ALONE: usize = 3;
const MOST: usize = 16;

/// How many lines one with a header is worth, of those that are looked at.
const COST: usize = 100;

/// The same for a line of many numbers, in which so many characters may begin a header.
const COST_OF_DENSE: usize = 1_000;
const REACH: usize = 1_000;

/// Numbers of a line that is no prose, where fewer than half of them have a mark.
const DENSE: usize = 10;

/// Characters of a header word.
const LONGEST_WORD: usize = 16;

/// What a line holds.
pub enum Flat {
    /// Titles, and the rows of a table.
    Table(RawRow, Vec<RawRow>),
    /// A table that cannot be read.
    Lost,
}

/// The table in a line. `left` is how many of them may still be looked at.
pub fn table(line: &str, number: u32, words: &Words<'_>, left: &mut usize) -> Option<Flat> {
    // A sentence of prose is soon told.
    let sentence = line.chars().take(LONGEST_WORD).any(|c| matches!(c, '，' | '。' | '；'));
    if sentence || line.starts_with('\t') || line.len() < LONGEST_WORD || *left == 0 {
        return None;
    }
    *left = left.saturating_sub(1);
    if is_glued(line, words) || glued::is_squares(line, words) {
        return Some(Flat::Lost);
    }
    if is_dense(line) {
        *left = left.saturating_sub(COST_OF_DENSE);
        let glued = |(at, _)| line.get(at..).is_some_and(|rest| opens_table(rest, words));
        if line.char_indices().take(REACH).any(glued) {
            return Some(Flat::Lost);
        }
    }
    let mut cells = cells(line, number)?;
    if start(&cells, words).is_none() && is_dense(line) {
        // Every square ends in two tabs, or merged ones left blanks behind.
        cells.retain(|cell| cell.kind != Kind::Blank);
        return start(&cells, words).map(|_| Flat::Lost);
    }
    start(&cells, words)?;
    *left = left.saturating_sub(COST);
    unfold(cells, words)
}

/// The table in a row of cells that holds a header and what should stand below it.
pub fn unfold(mut cells: RawRow, words: &Words<'_>) -> Option<Flat> {
    let start = start(&cells, words)?;
    let rest = cells.split_off(start);
    if rest.iter().filter(|cell| cell.kind == Kind::Number).count() < 2 {
        return None;
    }
    Some(rows(&rest, words).map_or(Flat::Lost, |rows| Flat::Table(cells, rows)))
}

fn cells(line: &str, number: u32) -> Option<RawRow> {
    let cell = |text: &str| RawCell::new(text, number);
    let tabs: RawRow = line.trim_start_matches('\t').split('\t').map(cell).gather();
    if tabs.len() >= CELLS {
        return Some(tabs);
    }
    let bars = line.trim().trim_matches(BARS).split(BARS);
    if bars.clone().take(CELLS).count() == CELLS {
        return Some(bars.map(|text| cell(text.trim())).gather());
    }
    let parts = || line.split([' ', '\t', '\u{3000}']).filter(|part| !part.is_empty());
    (parts().take(CELLS).count() == CELLS).then(|| parts().map(cell).gather())
}

/// Where a header begins: a word that opens one, and two that stand in one behind it.
fn start(cells: &[RawCell], words: &Words<'_>) -> Option<usize> {
    cells
        .windows(3)
        .position(|part| words.known(part) == part.len() && part.first().is_some_and(|c| words.opens_header(c)))
}

/// The rows of cells that begin with a header; none where they are not all rows of it, or where headers stand above
/// others, so that their lines are lost too.
pub fn rows(cells: &[RawCell], words: &Words<'_>) -> Option<Vec<RawRow>> {
    let width = cells.iter().take_while(|cell| words.known(std::slice::from_ref(*cell)) == 1).count();
    let (head, data) = cells.split_at_checked(width).filter(|(head, _)| !words.has_parent(head))?;
    // `| 甲 | 1 | | 乙 | 2 |`: the blank is where a row ended.
    let parted = data.len().saturating_add(1).checked_rem(width.saturating_add(1)) == Some(1)
        && data.chunks(width.saturating_add(1)).all(|row| row.first().is_some_and(|cell| cell.kind == Kind::Blank));
    let rows: Vec<RawRow> = match parted {
        true => data.chunks(width.saturating_add(1)).filter_map(|row| Some(row.get(1..)?.to_vec())).gather(),
        false => data.chunks(width).map(<[RawCell]>::to_vec).gather(),
    };
    let head = [head.to_vec()];
    let columns = Columns::new(&head, &header::solve(&head, &rows, words), &rows, words);
    let last = rows.iter().rposition(|row| !is_short_total(row, width)).map_or(0, |last| last.saturating_add(1));
    let whole = columns.known && last > 0 && last.saturating_add(1) >= rows.len();
    let whole = whole && rows.iter().take(last).all(|row| fits(row, &columns));
    whole.then(|| head.into_iter().followed_by(rows).gather())
}

/// True for a row of totals whose other cells were merged: 总分, 100, 98.
fn is_short_total(row: &[RawCell], width: usize) -> bool {
    let total = row.first().is_some_and(|cell| is_one(&fold::label(&cell.text), TOTALS));
    total && row.len() < width && row.len() > 1 && row.iter().skip(1).all(|cell| cell.kind == Kind::Number)
}

/// True for a whole row: a label, and no number under words or words under numbers.
fn fits(row: &[RawCell], columns: &Columns) -> bool {
    row.len() == columns.kinds.len()
        && row.first().is_some_and(|cell| cell.kind == Kind::Text)
        && row.iter().zip(&columns.kinds).all(|(cell, kind)| match cell.kind {
            Kind::Number => *kind != ColumnKind::Words,
            Kind::Text => *kind != ColumnKind::Numbers,
            Kind::Blank => true,
        })
}

/// True for a line of many numbers and few marks.
fn is_dense(line: &str) -> bool {
    let (mut numbers, mut marks, mut within) = (0_usize, 0_usize, false);
    for c in line.chars() {
        let part = c.is_ascii_digit() || within && matches!(c, '.' | ',');
        numbers = numbers.saturating_add(usize::from(part && !within));
        marks = marks.saturating_add(usize::from(matches!(c, '，' | '。' | '；' | '、' | ';')));
        within = part;
    }
    numbers >= DENSE && marks.saturating_mul(2) < numbers
}

/// True for a line that begins with several header words run together, or consists of nothing else.
fn is_glued(line: &str, words: &Words<'_>) -> bool {
    let (count, opens, all) = run_together(line, words);
    count == TOGETHER && opens || all && count >= ALONE
}

/// True for a line that begins with several header words run together, whether or not one of them opens a table.
fn opens_table(line: &str, words: &Words<'_>) -> bool {
    run_together(line, words).0 == TOGETHER
}

/// How many header words a line begins with, at most as many as matter; whether the first opens a table; whether there is
/// nothing else.
fn run_together(line: &str, words: &Words<'_>) -> (usize, bool, bool) {
    let mut rest = line.trim();
    let (mut count, mut opens) = (0_usize, false);
    while !(rest.is_empty() || rest.contains(char::is_whitespace) || count == TOGETHER && opens) {
        let ends = rest.char_indices().map(|(at, c)| at.saturating_add(c.len_utf8())).take(LONGEST_WORD);
        let cell = |end: usize| RawCell::new(rest.get(..end).unwrap_or_default(), 0);
        let word = ends.filter(|end| words.known(std::slice::from_ref(&cell(*end))) == 1).last();
        let Some(end) = word.filter(|_| count < MOST) else { return (count, opens, false) };
        opens |= count == 0 && words.opens_header(&cell(end));
        rest = rest.get(end..).unwrap_or_default();
        count = count.saturating_add(1);
    }
    (count, opens, rest.is_empty())
}
