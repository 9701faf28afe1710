//! Tables drawn with bars: `| 甲 | 乙 |` or `甲 | 乙`, with or without rules between the rows.

use super::cells::{RawCell, RawRow};
use super::lines::Lines;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::ingest::limits;

/// The bars that occur.
pub const BARS: [char; 4] = ['|', '｜', '│', '┃'];

/// True for a line with which such a table may begin.
pub fn may_begin(line: &str) -> bool {
    line.contains(BARS) || (is_rule(line) && line.contains(['+', '┌', '┏']))
}

/// The table that begins with this line and the lines after it; none where it has not two rows of several cells.
pub fn grid<'a>(first: &'a str, number: u32, after: Lines<'a>) -> Option<(Vec<RawRow>, Lines<'a>)> {
    let drawn = is_drawn(first) || is_rule(first);
    let mut rows: Vec<RawRow> = Vec::new();
    let (mut cells, mut rules) = (0_usize, 0_usize);
    let (mut lines, mut end) = (after, after);
    let mut next = Some((first, number));
    while let Some((line, number)) = next {
        if is_rule(line) {
            rules = rules.saturating_add(1);
        } else {
            let row = row(line, number, drawn);
            // Without a bar at its begin, a line of another length is one of prose.
            let even = drawn || rows.first().is_none_or(|first| first.len() == row.len());
            if row.len() < 2 || cells >= limits::CELLS || !even {
                break;
            }
            cells = cells.saturating_add(row.len());
            rows.push(row);
        }
        // Rules alone draw nothing.
        if rules > rows.len().saturating_add(1) {
            break;
        }
        end = lines;
        next = lines.next();
        // Some extractions leave a blank line between the rows.
        if drawn && next.is_some_and(|(line, _)| fold::is_blank(line)) {
            next = lines.next().filter(|(line, _)| line.trim_start().starts_with(BARS));
        }
    }
    (rows.len() >= 2).then_some((rows, end))
}

/// True for a line with bars around its cells. A blank and a bar may be a blank cell too: `  | | 甲 | 1`.
fn is_drawn(line: &str) -> bool {
    line.starts_with(BARS) || (line.trim_start().starts_with(BARS) && line.trim_end().ends_with(BARS))
}

/// The cells of a line; bars at the ends of a drawn one stand around them. Full-width blanks are indentation, and stay.
fn row(line: &str, number: u32, drawn: bool) -> RawRow {
    let line = line.trim();
    let inner = line.strip_prefix(BARS).filter(|_| drawn);
    let line = inner.map_or(line, |line| line.strip_suffix(BARS).unwrap_or(line));
    let cell =
        |text: &str| RawCell::new(&text.trim_matches([' ', '\t']).replace("<br>", "\n").replace("<br/>", "\n"), number);
    line.split(BARS).take(limits::TABLE_COLS).map(cell).gather()
}

/// A line of strokes alone.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    let stroke = |c: char| BARS.contains(&c) || matches!(c, '-' | '+' | ':' | '=' | ' ' | '\u{2500}'..='\u{257F}');
    line.contains(['-', '=', '─', '━']) && line.chars().all(stroke)
}
