//! Rows as lines with tabs between the cells, as spreadsheets and Word put them on the clipboard.
//!
//! Every square is there, but merges are gone: a merged cell stands in its first square, the others are blank.
//! In a header a blank square therefore belongs to the cell before it, or to the one above. (A browser leaves out what
//! is merged, so that later cells move to the left: [`is_shifted`].)

use super::across;
use super::cells::{Kind, RawCell, RawRow, Words, filled};
use super::lines::Lines;
use super::table::{Laid, Placed};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::ingest::limits;

/// Lines of a header.
const HEADER_ROWS: usize = 3;

/// True for a line with which a grid may begin.
pub fn may_begin(line: &str) -> bool {
    is_row(line) || line.starts_with('"')
}

/// True for a line with cells parted by tabs. One tab at the start leads a cell of the other form.
fn is_row(line: &str) -> bool {
    line.trim_start_matches('\t').contains('\t') || (line.contains('\t') && !line.starts_with('\t'))
}

/// The grid that begins with this line and the lines after it; none where it is no grid of two rows or more.
/// `stray` is what is left of [`limits::STRAY_QUOTES`].
pub fn grid<'a>(first: &'a str, number: u32, after: Lines<'a>, stray: &mut usize) -> Option<(Vec<RawRow>, Lines<'a>)> {
    let mut rows: Vec<RawRow> = Vec::new();
    let mut cells = 0_usize;
    let mut next = Some((first, number));
    let mut lines = after;
    let mut end = after;
    while let Some((line, number)) = next {
        // A row may begin with a blank, and go on with a cell of several lines.
        let begins_blank = line.starts_with('\t') && !rows.is_empty();
        if cells >= limits::CELLS || !(may_begin(line) || begins_blank) {
            break;
        }
        let row = row(line, number, &mut lines, '\t', stray);
        if row.len() < if begins_blank && !is_row(line) { 3 } else { 2 } {
            break;
        }
        cells = cells.saturating_add(row.len());
        rows.push(row);
        end = lines;
        next = lines.next();
    }
    let width = rows.iter().map(Vec::len).max()?;
    // Lines of text may hold a tab each; a grid has rows of one length, or at least three columns.
    let even = rows.iter().all(|row| row.len() == width);
    (rows.len() >= 2 && (even || width >= 3)).then_some((rows, end))
}

/// The cells of a line, and of the lines into which a quoted cell goes on. `stray` is what is left of [`limits::STRAY_QUOTES`].
pub fn row<'a>(line: &'a str, number: u32, lines: &mut Lines<'a>, separator: char, stray: &mut usize) -> RawRow {
    let mut cells = RawRow::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        if let Some((cell, tail)) = quoted(text, lines, separator, stray) {
            cells.push(RawCell::new(&cell, number));
            rest = tail;
        } else if let Some((cell, tail)) = text.split_once(separator) {
            cells.push(RawCell::new(cell, number));
            rest = Some(tail);
        } else {
            cells.push(RawCell::new(text, number));
            rest = None;
        }
        if cells.len() >= limits::TABLE_COLS {
            break;
        }
    }
    cells
}

/// A quoted cell: its text, and what is left of its last line (none at the end of the row).
fn quoted<'a>(
    text: &'a str,
    lines: &mut Lines<'a>,
    separator: char,
    stray: &mut usize,
) -> Option<(String, Option<&'a str>)> {
    let mut rest = text.strip_prefix('"')?;
    let most = limits::QUOTED_BYTES.min(*stray);
    let mut cell = String::new();
    let mut ahead = *lines;
    while cell.len() <= most {
        let Some((part, tail)) = rest.split_once('"') else {
            cell.push_str(rest);
            cell.push('\n');
            let Some((line, _)) = ahead.next() else { break };
            rest = line;
            continue;
        };
        cell.push_str(part);
        if let Some(more) = tail.strip_prefix('"') {
            cell.push('"');
            rest = more;
        } else if tail.is_empty() || tail.starts_with(separator) {
            *lines = ahead;
            return Some((cell, tail.strip_prefix(separator)));
        } else {
            break;
        }
    }
    *stray = stray.saturating_sub(cell.len());
    None
}

/// True where rows lack cells that are not their last ones: their numbers stand where complete rows have words alone.
pub fn is_shifted(rows: &[RawRow], words: &Words<'_>) -> bool {
    rows.split(|row| words.is_header_row(row)).any(|rows| {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let (mut numbers, mut texts) = (vec![false; width], vec![false; width]);
        for (col, cell) in rows.iter().filter(|row| row.len() == width).spread(|row| row.iter().enumerate()) {
            let seen = if cell.kind == Kind::Number { &mut numbers } else { &mut texts };
            if let Some(seen) = seen.get_mut(col).filter(|_| cell.kind != Kind::Blank) {
                *seen = true;
            }
        }
        let strange = |(col, cell): (usize, &RawCell)| {
            cell.kind == Kind::Number && texts.get(col) == Some(&true) && numbers.get(col) == Some(&false)
        };
        rows.iter().any(|row| row.len() < width && row.iter().enumerate().any(strange))
    })
}

/// The table of a grid.
pub fn lay_out(mut rows: Vec<RawRow>, words: &Words<'_>) -> Laid {
    let width = rows.iter().map(|row| row.iter().rposition(|c| !fold::is_blank(&c.text))).max();
    let width = width.flatten().map_or(1, |last| last.saturating_add(1));
    let height = rows.len();
    for row in &mut rows {
        row.resize(width, RawCell::default());
    }
    let mut laid = Laid { rows: height, cols: width, ..Laid::default() };
    let next = across::next_rows(&rows);
    let around = |at: usize| (at.checked_sub(1).and_then(|at| rows.get(at)), next.get(at).copied().flatten());
    let mut sheet = Sheet { above: vec![None; width], ..Sheet::default() };
    for (at, row) in rows.iter().enumerate() {
        let goes_on = (1..HEADER_ROWS).contains(&sheet.header)
            && words.mostly_header(row)
            && row.first().is_some_and(|cell| cell.kind == Kind::Blank);
        sheet.header = match goes_on {
            true => sheet.header.saturating_add(1),
            false => usize::from(words.is_header_row(row)),
        };
        if sheet.header > 0 {
            lay_header(at, sheet.header > 1, row, &mut sheet.above, &mut laid);
            sheet.begin(row, words, goes_on);
        } else if across::is_title(row)
            && row.first().is_some_and(|cell| across::is_across(cell, around(at), sheet.listed, words))
        {
            laid.push(at, 0, width, row.first());
            sheet = Sheet { above: vec![None; width], ..Sheet::default() };
        } else if words.is_square(row) {
            lay_across(at, row, 0, &mut laid);
        } else {
            sheet.row(at, row, &mut laid);
        }
    }
    laid
}

/// What is known of the rows above.
#[derive(Default)]
struct Sheet {
    /// For each column the header cell over it, by its place among those placed.
    above: Vec<Option<usize>>,
    /// Lines of the header that is being read.
    header: usize,
    /// The first cell of a header, as long as the rows below it begin with a blank: it may go on downwards.
    stub: Option<usize>,
    /// Rows below the header are numbered.
    listed: bool,
    /// A row of inner cells stands above.
    inner: bool,
}

impl Sheet {
    /// Below the lines of a header.
    fn begin(&mut self, row: &[RawCell], words: &Words<'_>, goes_on: bool) {
        if !goes_on {
            // An indicator's level is blank where it goes on from the page before.
            let known = row.first().is_some_and(|cell| cell.kind == Kind::Text && !words.is_level(cell));
            self.stub = self.above.first().copied().flatten().filter(|_| known);
        }
        (self.listed, self.inner) = (false, false);
    }

    /// A row below a header.
    fn row(&mut self, at: usize, row: &[RawCell], laid: &mut Laid) {
        let stub = self.stub.and_then(|stub| laid.cells.get_mut(stub)).filter(|stub| {
            stub.row.saturating_add(stub.rows) == at
                && merges_down(stub, row)
                && row.iter().any(|c| c.kind != Kind::Blank)
        });
        let from = match stub {
            Some(stub) => {
                stub.rows = stub.rows.saturating_add(1);
                stub.cols
            }
            None => {
                self.stub = None;
                0
            }
        };
        self.listed |= across::is_listed(row);
        self.inner = self.above.iter().any(Option::is_some) && across::is_inner(row, self.inner);
        if self.inner {
            lay_across(at, row, from, laid);
        } else {
            lay_data(at, row, from, &self.above, laid);
        }
    }
}

/// Labels and values that follow no header: each goes on to the next one.
fn lay_across(at: usize, row: &[RawCell], from: usize, laid: &mut Laid) {
    let mut previous: Option<usize> = None;
    for (col, cell) in row.iter().enumerate().skip(from) {
        match previous.and_then(|left| laid.cells.get_mut(left)) {
            Some(left) if cell.kind == Kind::Blank => left.cols = left.cols.saturating_add(1),
            _ => {
                let placed = laid.push(at, col, 1, Some(cell));
                previous = (cell.kind != Kind::Blank).then_some(placed);
            }
        }
    }
}

fn lay_header(at: usize, lower: bool, row: &[RawCell], above: &mut [Option<usize>], laid: &mut Laid) {
    let mut previous: Option<usize> = None;
    let over: Vec<Option<usize>> = above.to_vec();
    for (col, cell) in row.iter().enumerate() {
        let parent = over.get(col).copied().flatten().filter(|_| lower);
        let placed = parent.and_then(|parent| laid.cells.get_mut(parent));
        if cell.kind != Kind::Blank {
            previous = Some(laid.push(at, col, 1, Some(cell)));
        } else if let Some(placed) = placed.filter(|placed| merges_down(placed, row)) {
            // The whole of the cell above is blank here: it goes on downwards.
            if placed.col == col {
                placed.rows = placed.rows.saturating_add(1);
            }
            previous = parent;
        } else if let Some(left) = previous.and_then(|left| laid.cells.get_mut(left)).filter(|c| c.row == at) {
            left.cols = left.cols.saturating_add(1);
        } else {
            previous = Some(laid.push(at, col, 1, Some(cell)));
        }
        if let Some(slot) = above.get_mut(col) {
            *slot = previous;
        }
    }
}

fn merges_down(placed: &Placed, row: &[RawCell]) -> bool {
    row.iter().skip(placed.col).take(placed.cols).all(|cell| cell.kind == Kind::Blank)
}

/// Blank squares below one header cell belong to the cell before them, or to the one behind them where nothing stands
/// before: there the first square went on from above.
fn lay_data(at: usize, row: &[RawCell], from: usize, above: &[Option<usize>], laid: &mut Laid) {
    let last = row.iter().rposition(|cell| cell.kind != Kind::Blank).unwrap_or(0);
    // 说明 with its text is no row of squares.
    let labelled = last > 0 && row.first().is_some_and(|cell| cell.kind == Kind::Text);
    let remark = labelled && filled(row) == 2 && row.get(last).is_some_and(across::is_prose);
    let mut previous: Option<(usize, Option<usize>)> = None;
    for (col, cell) in row.iter().enumerate().skip(from) {
        let header = above.get(col).copied().flatten();
        let blank = fold::is_blank(&cell.text);
        match previous {
            Some((left, under))
                if (remark && col > last)
                    || (header.is_some()
                        && header == under
                        && (blank || laid.cells.get(left).is_some_and(|left| fold::is_blank(&left.text)))) =>
            {
                if let Some(left) = laid.cells.get_mut(left) {
                    left.cols = left.cols.saturating_add(1);
                    if !blank {
                        (left.text, left.line) = (cell.text.clone(), cell.line);
                    }
                }
            }
            _ => previous = Some((laid.push(at, col, 1, Some(cell)), header)),
        }
    }
}
