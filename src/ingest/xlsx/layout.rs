//! Cells → blocks: the name of the sheet, the lines above the table, the table, the lines below it.
//!
//! A line is a row with one cell, as titles and prose have it, or one whose few cells all carry a label of their own
//! (单位：万元). Rows and columns in which nothing begins are left out, so that a cell far away costs nothing.

use super::address::Square;
use super::sheet::{Found, Sheet};
use crate::base::anchor::TableId;
use crate::base::list::Gather as _;
use crate::base::ordered::sort;
use crate::base::ordered::sort_by_key;
use crate::document::{Block, Cell, CellSpan, Document, Origin, Paragraph, TableBuilder};
use crate::ingest::limits;
use crate::packs::Lexicon;
use std::ops::Range;

/// A row of more cells is no line, whatever they say.
const LINE_CELLS: usize = 4;
/// A label is no longer than this; what is longer is prose.
const LABEL_CHARS: usize = 30;

/// Adds a sheet to a document. `squares` is what tables may still cover.
pub(super) fn lay_out(
    document: &mut Document,
    sheet: &mut Sheet,
    number: usize,
    squares: &mut usize,
    lexicon: &Lexicon,
) {
    sort_by_key(&mut sheet.cells, |cell| cell.at);
    sheet.cells.dedup_by_key(|cell| cell.at);
    if sheet.cells.is_empty() {
        return;
    }
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    let name = document.sheets.last().cloned().unwrap_or_default();
    if !is_given_by_program(&name) {
        document.blocks.push(Block::Paragraph(Paragraph { text: name, origin: Origin::Unknown }));
    }
    let cells = std::mem::take(&mut sheet.cells);
    let mut rows = Rows::new(&cells, &sheet.merges);
    let body = rows.body();
    rows.widen(&body, lexicon);
    let lines = |document: &mut Document, range: Range<usize>| {
        for cell in range.spread(|row| rows.cells(row)) {
            let origin = origin(number, cell.at);
            document.blocks.push(Block::Paragraph(Paragraph { text: cell.text.clone(), origin }));
        }
    };
    lines(document, 0..body.start);
    let after = body.end..rows.list.len();
    if !body.is_empty() {
        let body = rows.list.get(body).unwrap_or_default();
        sheet.cut |= table(document, body, &sheet.merges, number, squares);
    }
    lines(document, after);
}

fn origin(sheet: u32, at: Square) -> Origin {
    Origin::SheetCell { sheet, row: at.row, col: at.col }
}

/// The rows of a sheet in which something begins.
struct Rows<'a> {
    list: Vec<Row<'a>>,
}

struct Row<'a> {
    row: u32,
    cells: &'a [Found],
    /// A merged cell joins it with the row above or below.
    bound: bool,
    /// Its only cell stands across the table.
    wide: bool,
}

impl<'a> Rows<'a> {
    fn new(cells: &'a [Found], merges: &[(Square, Square)]) -> Self {
        let chunks = cells.chunk_by(|left, right| left.at.row == right.at.row);
        let mut list: Vec<Row<'a>> = chunks
            .filter_map(|cells| Some(Row { row: cells.first()?.at.row, cells, bound: false, wide: false }))
            .gather();
        // How many merges more than in the row above cover two rows or more.
        let mut steps = vec![0_i64; list.len()];
        for (first, last) in merges {
            let range = within(&list, |row| row.row, first.row, last.row);
            if range.len() > 1 {
                for (at, by) in [(range.start, 1), (range.end, -1)] {
                    if let Some(step) = steps.get_mut(at) {
                        *step = step.saturating_add(by);
                    }
                }
            }
        }
        let mut depth = 0_i64;
        for (row, step) in list.iter_mut().zip(steps) {
            depth = depth.saturating_add(step);
            row.bound = depth > 0;
        }
        Self { list }
    }

    fn cells(&self, row: usize) -> &'a [Found] {
        self.list.get(row).map_or(&[], |row| row.cells)
    }

    /// The only cell of a row that no merged cell joins with another.
    fn single(&self, row: usize) -> Option<&'a Found> {
        match self.list.get(row)? {
            Row { cells: [cell], bound: false, .. } => Some(cell),
            _ => None,
        }
    }

    /// Whether a row has few cells, and each of them says something of this kind.
    fn all(&self, row: usize, says: fn(&str) -> bool) -> bool {
        let row = self.list.get(row).filter(|row| !row.bound && row.cells.len() <= LINE_CELLS);
        row.is_some_and(|row| row.cells.iter().all(|cell| says(&cell.text)))
    }

    /// The rows of the table: all but the lines above and below it.
    fn body(&self) -> Range<usize> {
        let above = |row: &usize| self.single(*row).is_some() || self.all(*row, says_itself);
        let below =
            |row: &usize| self.all(*row, is_labelled) || self.single(*row).is_some_and(|cell| is_prose(&cell.text));
        let start = (0..self.list.len()).take_while(above).count();
        let last = (start.saturating_add(1)..self.list.len()).rev().take_while(below).count();
        start..self.list.len().saturating_sub(last)
    }

    /// Marks the rows of the table that stand across it: prose, and titles right above a header.
    fn widen(&mut self, body: &Range<usize>, lexicon: &Lexicon) {
        let mut titles = body.start;
        for row in body.clone() {
            let after = row.saturating_add(1);
            if let Some(cell) = self.single(row) {
                if is_prose(&cell.text) {
                    self.mark(row..after);
                }
                continue;
            }
            let words = || self.cells(row).iter().filter(|cell| lexicon.is_header(&cell.text));
            if titles < row && words().nth(1).is_some() {
                self.mark(titles..row);
            }
            titles = after;
        }
    }

    fn mark(&mut self, rows: Range<usize>) {
        for row in self.list.get_mut(rows).unwrap_or_default() {
            row.wide = true;
        }
    }
}

/// True for a name that nobody chose: Sheet1, 工作表2. It says nothing, and would part a form that goes on.
fn is_given_by_program(name: &str) -> bool {
    let word = name.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '(' | ')'));
    word.is_empty() || word.eq_ignore_ascii_case("sheet") || word == "工作表"
}

/// True for a text with a label and what it labels: 单位：万元.
fn says_itself(text: &str) -> bool {
    text.split_once(['：', ':']).is_some_and(|(label, said)| !label.trim().is_empty() && !said.trim().is_empty())
}

/// True for a text with a label; what it labels may be left blank (填表人：).
fn is_labelled(text: &str) -> bool {
    text.contains(['：', ':'])
}

fn is_prose(text: &str) -> bool {
    text.contains('。') || text.chars().count() > LABEL_CHARS
}

/// The entries of a sorted list from one number to another.
fn within<T>(list: &[T], key: impl Fn(&T) -> u32, first: u32, last: u32) -> Range<usize> {
    list.partition_point(|entry| key(entry) < first)..list.partition_point(|entry| key(entry) <= last)
}

/// Adds the table of these rows. True where it was larger than is read.
fn table(
    document: &mut Document,
    rows: &[Row<'_>],
    merges: &[(Square, Square)],
    number: u32,
    squares: &mut usize,
) -> bool {
    let cells = rows.iter().filter(|row| !row.wide).spread(|row| row.cells);
    let mut cols: Vec<u32> = cells.map(|cell| cell.at.col).gather();
    sort(&mut cols);
    cols.dedup();
    let mut cut = cols.len() > limits::TABLE_COLS;
    cols.truncate(limits::TABLE_COLS);
    let most = squares.checked_div(cols.len()).unwrap_or_default();
    cut |= rows.len() > most;
    let rows = rows.get(..most).unwrap_or(rows);
    let (height, width) = (rows.len(), cols.len());
    *squares = squares.saturating_sub(height.saturating_mul(width));
    if height == 0 || width == 0 {
        return cut;
    }
    let mut spans = spans(rows, &cols, merges).into_iter().peekable();
    let mut builder = TableBuilder::default();
    for (row, line) in rows.iter().enumerate() {
        if line.wide {
            builder.push(wide_cell(row, width, line, number));
            continue;
        }
        let mut cells = line.cells.iter().peekable();
        for (col, at) in cols.iter().enumerate() {
            let at = Square { row: line.row, col: *at };
            let text = cells.next_if(|cell| cell.at == at).map(|cell| cell.text.clone()).unwrap_or_default();
            while spans.next_if(|(place, _)| *place < (row, col)).is_some() {}
            let span = spans.next_if(|(place, _)| *place == (row, col)).map(|(_, span)| span).unwrap_or_default();
            builder.push(Cell { row, col, span, text, nested: Vec::new(), origin: origin(number, at) });
        }
    }
    let id = TableId(u32::try_from(document.tables.len()).unwrap_or(u32::MAX));
    document.tables.push(builder.build(id, document.blocks.len(), height, width));
    document.blocks.push(Block::Table(id));
    cut
}

/// The cell of a row that stands across the table.
fn wide_cell(row: usize, cols: usize, line: &Row<'_>, number: u32) -> Cell {
    let cell = line.cells.first();
    let text = cell.map(|cell| cell.text.clone()).unwrap_or_default();
    let origin = cell.map_or(Origin::Unknown, |cell| origin(number, cell.at));
    Cell { row, col: 0, span: CellSpan { rows: 1, cols }, text, nested: Vec::new(), origin }
}

/// The size of merged cells among the rows and columns that are kept, in order of the square at which they begin there.
fn spans(rows: &[Row<'_>], cols: &[u32], merges: &[(Square, Square)]) -> Vec<((usize, usize), CellSpan)> {
    let mut spans = Vec::new();
    for (first, last) in merges {
        let down = within(rows, |row| row.row, first.row, last.row);
        let across = within(cols, |col| *col, first.col, last.col);
        let span = CellSpan { rows: down.len(), cols: across.len() };
        if !down.is_empty() && !across.is_empty() && span != CellSpan::default() {
            spans.push(((down.start, across.start), span));
        }
    }
    // Of two that begin in one square the first counts.
    sort_by_key(&mut spans, |(place, _)| *place);
    spans.dedup_by_key(|(place, _)| *place);
    spans
}
