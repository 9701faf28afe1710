//! A blank line after a cell: is what follows the next paragraph of the cell, or does it stand outside the table?
//!
//! Extractions differ. Some leave a blank line between all paragraphs, in cells too; some none, and then a blank line
//! ends the row.

use super::cells::{RawCell, RawRow};
use super::lines::Lines;
use crate::base::fold;
use crate::base::list::Gather as _;

/// Lines that are looked at after a pause.
const LOOKED_AT: usize = 64;

/// Bytes of a title.
const LONGEST_NAME: usize = 144;

/// True where most lines outside of cells follow one another without a blank line.
pub fn is_dense(lines: Lines<'_>) -> bool {
    let (mut alone, mut together, mut run, mut cell) = (0_usize, 0_usize, 0_usize, false);
    for (line, _) in lines.followed_by([("", 0)]) {
        let tabbed = line.contains('\t');
        if !tabbed && !fold::is_blank(line) {
            // What follows a cell without a pause goes on in it.
            run = run.saturating_add(usize::from(!cell));
            continue;
        }
        // A line right before a table is its title, or the end of a cell.
        match run {
            0 | 1 => alone = alone.saturating_add(if tabbed { 0 } else { run }),
            _ => together = together.saturating_add(run),
        }
        (run, cell) = (0, tabbed);
    }
    together > alone.saturating_mul(2)
}

/// The cells that follow this line and others without a tab, and the last one of these; none where a pause comes first.
pub fn fragment_after<'a>(line: &'a str, lines: Lines<'a>) -> Option<(&'a str, RawRow)> {
    let mut last = line;
    let mut cells = RawRow::new();
    for (line, number) in lines.take(LOOKED_AT) {
        if let Some(text) = line.strip_prefix('\t') {
            cells.push(RawCell::new(text, number));
        } else if fold::is_blank(line) {
            break;
        } else if cells.is_empty() {
            last = line;
        }
    }
    (!cells.is_empty()).then_some((last, cells))
}

/// True for a title such as 2023年度项目支出绩效自评表.
pub fn is_name_of_table(line: &str) -> bool {
    line.len() <= LONGEST_NAME && line.trim_end().ends_with('表') && line.chars().count() > 5
}

/// True for a line that is no begin of a cell that ends with `end`: a title, a heading, the number of a page, a
/// sentence. A bracket at the end goes on with what stands before it.
pub fn is_heading(line: &str, end: &str) -> bool {
    let line = line.trim();
    line.ends_with(['表', '。'])
        || (line.ends_with(['：', '）']) && !end.starts_with(['（', '(']))
        || line.len() > LONGEST_NAME
        || line.starts_with("附件")
        || is_numbered_on("", line)
        || !line.chars().any(fold::is_letter)
}

/// True where the line is numbered 二、 or higher, and no line of the cell is numbered so.
pub fn is_numbered_on(cell: &str, line: &str) -> bool {
    const NUMBERS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let number = |line: &str| line.trim_start().split_once('、')?.0.strip_prefix(NUMBERS).map(str::is_empty);
    number(line) == Some(true)
        && !line.trim_start().starts_with('一')
        && !cell.lines().any(|line| number(line) == Some(true))
}
