//! Tables that follow no form we know: a total row (合计) and a total column, by the words of row and header alone.
//!
//! Structure proposes, figures only confirm (`relations::ledgers`); what comes of it is never more than a question.

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

/// Reads the tables of a source in which no form was recognised.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts) {
    for id in &source.recognition.unknown {
        let Some(table) = source.document.table(*id) else { continue };
        if table.cells().len() <= MOST_CELLS {
            rows(source, table, facts);
        }
    }
}

/// A row of the table with its label.
struct Line {
    row: usize,
    label: String,
    inner: bool,
}

/// The total row over or under the rows that it sums up.
fn rows(source: &Source<'_>, table: &Table, facts: &mut Facts) {
    let Some(header) = (0..table.rows()).find(|row| is_header(table, *row)) else { return };
    let body = header.saturating_add(1)..table.rows();
    let lines: Vec<Line> = body.filter_map(|row| line(table, row)).collect();
    let mut totals = lines.iter().enumerate().filter(|(_, line)| is_total(&line.label));
    let (Some((at, total)), None) = (totals.next(), totals.next()) else { return };
    let above = lines.get(..at).unwrap_or_default();
    // A total on top sums up what stands below it; what stands below a total at the end are remarks of it.
    let parts = if above.is_empty() { lines.get(at.saturating_add(1)..).unwrap_or_default() } else { above };
    let outermost: Vec<&Line> = parts.iter().filter(|line| !line.inner && !line.label.ends_with("小计")).collect();
    if outermost.len() < 2 {
        return;
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
    facts.ledgers.push(ledger);
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
