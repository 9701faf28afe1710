//! Header rows: which form they belong to, and which column means what.

use crate::base::ordered::Set;

use super::BlockColumn;
use crate::base::fold;
use crate::document::{Cell, Table};
use crate::packs::{Form, Packs, Role, Word};

/// A header that was recognised.
pub struct Header {
    /// The form's number among the forms of the packs.
    pub form: usize,
    /// Its rows, first and last.
    pub rows: (usize, usize),
    /// Columns the pack knows.
    pub columns: Vec<BlockColumn>,
    /// Columns it does not.
    pub others: Vec<BlockColumn>,
    /// A measure has two columns, as of two years side by side: which one is meant is not known.
    pub doubled: bool,
}

/// No form has a header of more lines.
const MOST_ROWS: usize = 4;

/// The cells that cover a row, from left to right, each once, whether they begin in it or above.
pub fn covering(table: &Table, row: usize) -> Vec<&Cell> {
    let mut cells: Vec<&Cell> = Vec::new();
    for col in 0..table.cols() {
        let Some(cell) = table.at(row, col) else { continue };
        if cells.last().is_none_or(|last| (last.row, last.col) != (cell.row, cell.col)) {
            cells.push(cell);
        }
    }
    cells
}

/// The header that begins in a row; where several forms fit, the one with most of its columns there.
pub fn at(table: &Table, row: usize, packs: &Packs) -> Option<Header> {
    candidates(table, row, packs)
        .into_iter()
        .filter_map(|(form, data)| read(table, row, form, data, packs))
        .max_by_key(|header| (header.columns.len(), usize::MAX.saturating_sub(header.form)))
}

/// Forms of which at least two header words begin in this row.
fn candidates<'a>(table: &Table, row: usize, packs: &'a Packs) -> Vec<(usize, &'a Form)> {
    let words: Vec<&Word> = table.row(row).flat_map(|cell| packs.lexicon.lookup(&cell.text)).collect();
    let forms: Set<usize> = words.iter().map(|word| word.form).collect();
    let columns = |form: usize| {
        let seen: Set<usize> = words.iter().filter(|word| word.form == form).filter_map(|word| word.column).collect();
        seen.len()
    };
    forms.into_iter().filter(|form| columns(*form) >= 2).filter_map(|form| Some((form, packs.form(form)?))).collect()
}

/// Reads the header of one form; none where a required column is missing.
fn read(table: &Table, row: usize, form: usize, data: &Form, packs: &Packs) -> Option<Header> {
    let last = last_row(table, row, form, packs);
    let leaves = covering(table, last);
    let (mut columns, mut others, mut used, mut doubled) = (Vec::new(), Vec::new(), Set::new(), false);
    for (ordinal, leaf) in leaves.iter().enumerate() {
        let path = path(table, (row, last), leaf.col);
        let Some(label) = path.last() else { continue };
        let known = word(label, &path, form, packs).and_then(|word| word.column);
        let again = known.is_some_and(|spec| !used.insert(spec) && !is_scored(data, spec));
        doubled |= again;
        let spec = known.filter(|_| !again);
        let column = BlockColumn {
            spec: spec.unwrap_or_default(),
            ordinal: (ordinal, leaves.len()),
            col: leaf.col,
            label: fold::label(label),
            grouped: path.len() > 1,
        };
        match spec {
            Some(_) => columns.push(column),
            None if is_no_amount(&column.label) => {}
            None => others.push(column),
        }
    }
    let complete = data.columns.iter().enumerate().all(|(spec, column)| !column.required || used.contains(&spec));
    complete.then_some(Header { form, rows: (row, last), columns, others, doubled })
}

/// Points and scores may stand beside each level.
pub fn is_scored(form: &Form, spec: usize) -> bool {
    form.columns.get(spec).is_some_and(|column| matches!(column.role, Role::Points | Role::Score))
}

/// True for an unknown column that cannot be a part of a sum of money.
fn is_no_amount(label: &str) -> bool {
    ["序号", "编号", "代码", "备注", "说明", "年份", "日期", "人数", "率", "%", "占比", "比例"]
        .iter()
        .any(|word| label.contains(word))
}

/// The last line of a header: it goes on while all that begins in a row are header words of the same form.
fn last_row(table: &Table, row: usize, form: usize, packs: &Packs) -> usize {
    let belongs = |cell: &Cell| packs.lexicon.lookup(&cell.text).iter().any(|word| word.form == form);
    let mut last = row;
    for next in (row.saturating_add(1)..table.rows()).take(MOST_ROWS.saturating_sub(1)) {
        let mut words = table.row(next).filter(|cell| !fold::is_blank(&cell.text)).peekable();
        if words.peek().is_none() || !words.all(belongs) {
            break;
        }
        last = next;
    }
    last
}

/// The header texts over a column from top to bottom, blank ones left out.
fn path(table: &Table, (first, last): (usize, usize), col: usize) -> Vec<&str> {
    let mut path: Vec<&Cell> = Vec::new();
    for cell in (first..=last).filter_map(|row| table.at(row, col)) {
        if !fold::is_blank(&cell.text) && path.last().is_none_or(|above| above.row != cell.row) {
            path.push(cell);
        }
    }
    path.into_iter().map(|cell| cell.text.as_str()).collect()
}

/// What a header word means in a form: best where the word above it is the one the pack names.
fn word<'a>(label: &str, path: &[&str], form: usize, packs: &'a Packs) -> Option<&'a Word> {
    let above: Set<String> = path.iter().map(|text| fold::label(text)).collect();
    packs
        .lexicon
        .lookup(label)
        .iter()
        .filter(|word| word.form == form && word.column.is_some())
        .max_by_key(|word| word.under.as_ref().is_some_and(|under| above.contains(under)))
}
