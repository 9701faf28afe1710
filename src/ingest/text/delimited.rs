//! Files of rows whose cells are parted by commas, semicolons or tabs.

use super::across;
use super::cells::{Kind, RawCell, RawRow, Words};
use super::lines::Lines;
use super::tsv;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::ingest::limits;

/// Rows that are looked at to tell the separator.
const LOOKED_AT: usize = 64;

/// Rows between blank lines.
#[derive(Default)]
pub struct Section {
    /// Lines before its first row of several cells.
    pub titles: RawRow,
    /// Its rows.
    pub rows: Vec<RawRow>,
}

/// The separator of a text: the one with which most rows have as many cells as the others. Without a name that says so,
/// a text is of this kind only where all rows have as many cells, three or more, and one of them has several words.
pub fn separator(text: &str, named: bool) -> Option<char> {
    let text = text.trim_start_matches('\u{feff}');
    if let Some(c) = text.strip_prefix("sep=").and_then(|rest| rest.chars().next()) {
        return Some(c);
    }
    // Tabs without a name are grids, in which other things may stand besides.
    let score = |separator: char| {
        let rows: Vec<RawRow> = rows(text, separator).take(LOOKED_AT).filter(|row| !is_empty(row)).gather();
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let even = rows.iter().filter(|row| row.len() == width).count();
        let words = rows.iter().any(|row| row.iter().filter(|cell| cell.kind == Kind::Text).count() >= 2);
        let sure = separator != '\t' && width >= 3 && even == rows.len() && rows.len() >= 3 && words;
        (width >= 2 && (named || sure)).then_some((even, width, separator))
    };
    // Equal scores are those of a text that holds none of them but once.
    [';', '\t', ','].into_iter().filter_map(score).max_by_key(|(even, width, _)| (*even, *width)).map(|best| best.2)
}

/// The rows of a text.
fn rows(text: &str, separator: char) -> impl Iterator<Item = RawRow> {
    let mut lines = Lines::new(text);
    let mut stray = limits::STRAY_QUOTES;
    std::iter::from_fn(move || {
        let (line, number) = lines.next()?;
        Some(tsv::row(line, number, &mut lines, separator, &mut stray))
    })
}

/// The rows of a file in sections, and whether the limits left some out.
pub fn sections(text: &str, separator: char, words: &Words<'_>) -> (Vec<Section>, bool) {
    let mut sections: Vec<Section> = Vec::new();
    let mut open = Section::default();
    // Rows of blanks that part two tables, or stand in one.
    let mut blanks: Vec<RawRow> = Vec::new();
    let (mut cells, mut read) = (0_usize, 0_usize);
    for row in rows(text, separator).skip(usize::from(text.starts_with("sep="))) {
        cells = cells.saturating_add(row.len());
        read = read.saturating_add(1);
        if read > limits::PARAGRAPHS || cells > limits::CELLS {
            // Spreadsheets save a million rows of nothing: leaving them out is nothing to speak of.
            if is_empty(&row) {
                continue;
            }
            sections.push(open);
            return (sections, true);
        }
        if is_empty(&row) {
            blanks.push(row);
            continue;
        }
        let title = across::is_title(&row);
        if !blanks.is_empty() && (title || words.is_header_row(&row) || blanks.iter().any(|row| row.len() == 1)) {
            sections.push(std::mem::take(&mut open));
            blanks.clear();
        }
        if title && open.rows.is_empty() {
            open.titles.take_in(row.into_iter().next());
        } else {
            open.rows.append(&mut blanks);
            open.rows.push(row);
        }
    }
    sections.push(open);
    (sections, false)
}

fn is_empty(row: &[RawCell]) -> bool {
    row.iter().all(|cell| fold::is_blank(&cell.text))
}
