//! Tables that follow no form we know: a total row (合计) and a total column, by the words of row and header alone.
//!
//! Structure proposes, figures only confirm (`relations::ledgers`); what comes of it is never more than a question.

use std::ops::Range;

use super::figure::{Figure, FigureId, Labels, Scope};
use super::{Fact, Facts, Source};
use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::base::number::{self, CellValue};
use crate::base::unit::Unit;
use crate::document::Table;

/// A sum that the words of a table speak of.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Its total, with parts: one for each column of a total row, or for each row of a total column.
    pub sums: Vec<(FigureId, Vec<FigureId>)>,
}

/// Tables beyond this are not looked at: they are data, no report.
const MOST_CELLS: usize = 4000;

/// Reads the tables of a source in which no form was recognised, and what other tables hold besides their forms.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts) {
    for table in source.document.tables.iter().filter(|table| table.cells().len() <= MOST_CELLS) {
        if source.recognition.unknown.contains(&table.id) {
            let whole = rows(source, table, 0..table.rows(), facts);
            facts.ledgers.extend(whole);
        } else {
            let parts = between_forms(source, table);
            let ledgers: Vec<Ledger> = parts.into_iter().filter_map(|part| rows(source, table, part, facts)).collect();
            // One sum alone has nothing that confirms it.
            facts.ledgers.extend(ledgers.into_iter().filter(|ledger| ledger.sums.len() > 1));
        }
    }
}

/// The parts of a table that belong to no form, from one line across it to the next.
fn between_forms(source: &Source<'_>, table: &Table) -> Vec<Range<usize>> {
    let mut free = vec![true; table.rows()];
    for block in source.recognition.blocks.iter().filter(|block| block.table == table.id) {
        let Some((first, last)) = block.rows.first().zip(block.rows.last()) else { continue };
        let from = block.header.min(*first);
        free.iter_mut().take(last.saturating_add(1)).skip(from).for_each(|row| *row = false);
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (row, free) in free.into_iter().enumerate() {
        if !free || is_line(table, row) {
            parts.push(start..row);
            start = row.saturating_add(1);
        }
    }
    parts.push(start..table.rows());
    parts.retain(|part| part.len() > 3);
    parts
}

/// True for a row with nothing but its first cell.
fn is_line(table: &Table, row: usize) -> bool {
    table.row(row).all(|cell| cell.col == 0 || fold::is_blank(&cell.text))
}

/// A row of the table with its label.
struct Line {
    row: usize,
    label: String,
    inner: bool,
}

/// The total row over or under the rows that it sums up.
fn rows(source: &Source<'_>, table: &Table, part: Range<usize>, facts: &mut Facts) -> Option<Ledger> {
    let header = part.clone().find(|row| is_header(table, *row))?;
    let body = header.saturating_add(1)..part.end;
    let lines: Vec<Line> = body.filter_map(|row| line(table, row)).collect();
    let mut totals = lines.iter().enumerate().filter(|(_, line)| is_total(&line.label));
    let (Some((at, total)), None) = (totals.next(), totals.next()) else { return None };
    let above = lines.get(..at).unwrap_or_default();
    // A total on top sums up what stands below it; what stands below a total at the end are remarks of it.
    let parts = if above.is_empty() { lines.get(at.saturating_add(1)..).unwrap_or_default() } else { above };
    let outermost: Vec<&Line> = parts.iter().filter(|line| !line.inner && !line.label.ends_with("小计")).collect();
    if outermost.len() < 2 {
        return None;
    }
    let mut ledger = Ledger { sums: Vec::new() };
    for col in 0..table.cols() {
        let name = header_of(table, header, col);
        if is_no_sum(&name) {
            continue;
        }
        let mut read = |line: &Line| figure(source, table, (line, col, &name), facts);
        let Some(result) = read(total) else { continue };
        let parts: Vec<FigureId> = outermost.iter().filter_map(|line| read(line)).collect();
        if parts.len() > 1 {
            ledger.sums.push((result, parts));
        }
    }
    Some(ledger)
}

fn figure(
    source: &Source<'_>,
    table: &Table,
    (line, col, name): (&Line, usize, &str),
    facts: &mut Facts,
) -> Option<FigureId> {
    let cell = table.starting(line.row, col)?;
    let CellValue::Number(number) = number::cell(&cell.text) else { return None };
    let place = Place::Cell { table: table.id, row: cell.row, col: cell.col, range: None };
    let anchor = Anchor { source: source.id, place };
    let labels = Labels { form: None, row: vec![line.label.clone()], column: name.to_owned() };
    let unit = if number.unit == Unit::None { Unit::None } else { number.unit };
    match facts.read_cell(anchor, &cell.text, unit, Figure::of(None, Scope::default(), labels)) {
        Fact::Figure(id) => Some(id),
        Fact::Blank | Fact::Unread => None,
    }
}

/// A header names at least two columns and holds no number.
fn is_header(table: &Table, row: usize) -> bool {
    let filled: Vec<_> = table.row(row).filter(|cell| !fold::is_blank(&cell.text)).collect();
    filled.len() > 1 && filled.iter().all(|cell| number::cell(&cell.text) == CellValue::Text)
}

fn header_of(table: &Table, row: usize, col: usize) -> String {
    table.at(row, col).map(|cell| fold::label(&cell.text)).unwrap_or_default()
}

/// The row's first words. What begins with 其中 or is indented is a detail of the row above.
fn line(table: &Table, row: usize) -> Option<Line> {
    let mut words = (0..table.cols()).filter_map(|col| table.starting(row, col));
    let cell = words.find(|cell| number::cell(&cell.text) == CellValue::Text)?;
    let label = fold::label(&cell.text);
    let inner = label.starts_with("其中") || cell.text.starts_with([' ', '\u{3000}', '\u{a0}', '\t']);
    Some(Line { row, label: fold::unnumbered(&cell.text), inner })
}

fn is_total(label: &str) -> bool {
    ["合计", "总计", "合计数"].contains(&label) || (label.ends_with("总计") && label.chars().count() <= 6)
}

/// Columns that do not add up: rates, numbers of rows, years, prices.
fn is_no_sum(name: &str) -> bool {
    name.is_empty()
        || ["率", "%", "占比", "比例", "比重", "序号", "编号", "年份", "单价", "标准", "均", "得分", "分值", "权重"]
            .iter()
            .any(|word| name.contains(word))
}
