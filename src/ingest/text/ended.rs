//! Tables with a cell a line whose *end* is marked: by a bar (`甲 |`, a bar alone for a blank) or a tab.

use super::bars::BARS;
use super::cells::{RawCell, RawRow, Words};
use super::lines::{Fragment, Lines};
use super::pause;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::ingest::limits;

/// Lines of one cell.
const LINES: usize = 16;

/// The cell of a line that ends with the mark and holds it nowhere else.
fn ended<'a>(line: &'a str, marks: &[char]) -> Option<&'a str> {
    let cell = line.trim_end_matches(' ').strip_suffix(marks)?;
    (!cell.contains(marks)).then(|| cell.trim_end_matches(' '))
}

/// True for a line with which such a table may begin.
pub fn may_begin(line: &str) -> bool {
    ended(line, &['\t']).is_some() || ended(line, &BARS).is_some()
}

/// The run that begins with this line and the lines after it. Where it has not several cells in a row, the line up to
/// which there is none.
pub fn run<'a>(
    first: &'a str,
    number: u32,
    after: Lines<'a>,
    words: &Words<'_>,
) -> Result<(Vec<Fragment>, Lines<'a>), u32> {
    let marks: &[char] = if ended(first, &['\t']).is_some() { &['\t'] } else { &BARS };
    let mut run = Run::default();
    let (mut lines, mut end) = (after, after);
    let mut last = number;
    let mut next = Some((first, number));
    while let Some((line, number)) = next {
        last = number;
        if let Some(cell) = ended(line, marks) {
            if !run.cell(cell, number, words) {
                break;
            }
            end = lines;
        } else if line.contains(marks) {
            // Rows as lines: no table of this kind.
            return Err(last);
        } else if fold::is_blank(line) {
            if !run.pending.is_empty() {
                break;
            }
            run.gap = run.gap.saturating_add(1);
        } else if run.pending.len() < LINES {
            run.pending.push((line, number));
        } else {
            break;
        }
        next = lines.next();
    }
    let several = run.count > 3 && run.fragments.iter().any(|row| row.cells.len() > 1);
    if several { Ok((run.fragments, end)) } else { Err(last) }
}

#[derive(Default)]
struct Run<'a> {
    fragments: Vec<Fragment>,
    /// Lines of a cell whose end has not come yet.
    pending: Vec<(&'a str, u32)>,
    /// Blank lines before it.
    gap: usize,
    count: usize,
}

impl Run<'_> {
    /// Adds the cell that ends here; false where it belongs to another table, below a line that is none of it.
    fn cell(&mut self, text: &str, number: u32, words: &Words<'_>) -> bool {
        // After a pause the lines before the first cell of a row are its begin, or none of the table.
        let header = words.opens_header(&RawCell::new(text, number));
        let outside = self.gap > 0 && self.pending.iter().any(|(line, _)| header || pause::is_heading(line, text));
        if outside || self.count >= limits::CELLS {
            return false;
        }
        if self.gap > 0 || self.fragments.is_empty() {
            self.fragments.push(Fragment { cells: RawRow::new(), gap: self.gap });
        }
        let line = self.pending.first().map_or(number, |(_, number)| *number);
        let lines: Vec<&str> = self.pending.drain(..).map(|(line, _)| line).followed_by([text]).gather();
        if let Some(row) = self.fragments.last_mut() {
            row.cells.push(RawCell::new(&lines.joined("\n"), line));
        }
        (self.gap, self.count) = (0, self.count.saturating_add(1));
        true
    }
}
