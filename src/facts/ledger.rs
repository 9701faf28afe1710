//! Tables that follow no form we know: a total row (合计) and a total column, by the words of row and header alone.
//!
//! Structure proposes, figures only confirm (`relations::ledgers`); what comes of it is never more than a question.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use std::ops::Range;

use super::figure::{Figure, FigureId, Labels, Scope};
use super::{Fact, Facts, Field, Source, rated};
use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::base::number::{self, CellValue};
use crate::base::ordered::Map;
use crate::base::unit::Unit;
use crate::base::word::has;
use crate::document::Table;
use crate::packs::{self, Packs};
use crate::recognize;

/// A sum that the words of a table speak of.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Its total, with parts: one for each column of a total row, or for each row of a total column.
    pub sums: Vec<(FigureId, Vec<FigureId>)>,
    /// Only what others confirm is a sum: those of rows, and where nobody knows how far 其中 goes.
    pub doubtful: bool,
    /// Rates and changes, and what they are computed from, by the headers of published lists.
    pub rated: Vec<Field>,
    /// A table with a total that is too long to be summed, and where it stands.
    pub beyond: Option<Anchor>,
}

/// What is said of a table that is too long to be summed.
pub const TOO_LONG: &str = "表格过长，合计未核对";

/// Tables beyond this are not summed: they are data, no report.
const MOST_CELLS: usize = 20_000;

/// Reads the tables of a source in which no form was recognised, and what other tables hold besides their forms.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts, packs: &Packs) {
    for table in &source.document.tables {
        let unknown = source.recognition.unknown.contains(&table.id);
        if table.cells().len() > MOST_CELLS {
            let total =
                unknown && (0..table.rows()).filter_map(|row| line(table, row)).any(|line| is_total(&line.label));
            let beyond = Some(place(source, table, (0, 0))).filter(|_| total);
            facts.ledgers.take_in(beyond.map(|_| Ledger { beyond, ..Ledger::default() }));
        } else if unknown {
            let whole = rows(source, table, 0..table.rows(), (facts, packs));
            facts.ledgers.take_in(whole);
        } else {
            let parts = between_forms(source, table);
            let ledgers: Vec<Ledger> =
                parts.into_iter().spread(|part| rows(source, table, part, (facts, packs))).gather();
            // One sum alone has nothing that confirms it.
            facts
                .ledgers
                .take_in(ledgers.into_iter().filter(|ledger| ledger.sums.len() > 1 || !ledger.rated.is_empty()));
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
    /// The level of its number: 一 before （一） before 1.
    level: Option<usize>,
    inner: bool,
}

/// The total row over or under the rows that it sums up, and the total column beside the columns that it sums up.
fn rows(source: &Source<'_>, table: &Table, part: Range<usize>, (facts, packs): (&mut Facts, &Packs)) -> Vec<Ledger> {
    let Some(header) = part.clone().find(|row| is_header(table, *row)) else { return Vec::new() };
    let body = header.saturating_add(1)..part.end;
    let lines: Vec<Line> = body.filter_map(|row| line(table, row)).gather();
    let named: Vec<(usize, String)> = (0..table.cols()).map(|col| (col, header_of(table, header, col))).gather();
    let mut figures: Map<(usize, usize), Option<FigureId>> = Map::new();
    let mut read = |line: &Line, (col, name): &(usize, String), rate: bool| {
        *figures.entry((line.row, *col)).or_insert_with(|| figure(source, table, (line, *col, name, rate), facts))
    };
    let block = (source.id.0, header);
    let rated = rated::read(
        packs,
        &named,
        |column, rate| {
            let fields =
                lines.iter().filter_map(|line| Some((line.row, line.label.clone(), read(line, column, rate)?)));
            fields.map(|(row, label, id)| (row, label, id, place(source, table, (row, column.0)))).gather()
        },
        block,
    );
    let mut ledgers: Vec<Ledger> = Vec::new();
    if !rated.is_empty() {
        ledgers.push(Ledger { rated, ..Ledger::default() });
    }
    let mut totals = lines.iter().enumerate().filter(|(_, line)| is_total(&line.label));
    let (Some((at, total)), None) = (totals.next(), totals.next()) else { return ledgers };
    let above = lines.get(..at).unwrap_or_default();
    // A total on top sums up what stands below it; what stands below a total at the end are remarks of it.
    let parts = if above.is_empty() { lines.get(at.saturating_add(1)..).unwrap_or_default() } else { above };
    let outermost = outermost(parts);
    if outermost.len() < 2 {
        return ledgers;
    }
    let columns = named.into_iter().filter(|(_, name)| !is_no_sum(name)).gather();
    let mut read = |line: &Line, column: &(usize, String)| read(line, column, false);
    // The columns that the total row sums up: no 文号 is among them.
    let mut summed: Vec<&(usize, String)> = Vec::new();
    let is_open = |pair: &[Line]| matches!(pair, [inner, next] if inner.inner && !next.inner && next.level.is_none());
    let mut down = Ledger { doubtful: parts.windows(2).any(is_open), ..Ledger::default() };
    for column in &columns {
        let Some(result) = read(total, column) else { continue };
        let parts: Vec<FigureId> = outermost.iter().filter_map(|line| read(line, column)).gather();
        if parts.len() > 1 {
            down.sums.push((result, parts));
        }
        summed.push(column);
    }
    let mut along = Ledger { doubtful: true, ..Ledger::default() };
    let mut wholes = summed.iter().enumerate().filter(|(_, (_, name))| is_total(name));
    if let (Some((at, whole)), None) = (wholes.next(), wholes.next()) {
        let (before, after) = (summed.get(..at).unwrap_or_default(), summed.get(at.saturating_add(1)..));
        for line in &lines {
            let mut sum = |columns: &[&(usize, String)]| -> Vec<FigureId> {
                columns.iter().filter_map(|column| read(line, column)).gather()
            };
            // What stands before the total, else what stands behind it.
            let mut parts = sum(before);
            if parts.is_empty() {
                parts = sum(after.unwrap_or_default());
            }
            if let Some(result) = read(line, whole).filter(|_| parts.len() > 1) {
                along.sums.push((result, parts));
            }
        }
    }
    ledgers.push(down);
    ledgers.push(along);
    ledgers
}

/// The rows that no other row of them holds: of numbered ones those of the outermost numbers (一 before 1), no 其中, no
/// 小计.
fn outermost(parts: &[Line]) -> Vec<&Line> {
    let first = parts.first().and_then(|line| line.level);
    let level = first.filter(|first| parts.iter().filter_map(|line| line.level).min() == Some(*first));
    let is_inner = |line: &Line| match (level, line.level) {
        (Some(outer), Some(own)) => own > outer,
        _ => false,
    };
    parts.iter().filter(|line| !line.inner && !is_inner(line) && !line.label.ends_with("小计")).gather()
}

/// The level of the number that a label begins with, or is: 一, （一）, 1, （1）, 1.1.
pub(super) fn level(label: &str) -> Option<usize> {
    let bare = label.trim_start_matches('(');
    let rest = bare.trim_start_matches(|c| is_numeral(c) || c.is_ascii_digit());
    let closed = bare.strip_suffix(rest).is_some_and(|number| number.ends_with(')'));
    let ends = closed || rest.is_empty() || rest.starts_with(['、', '.']);
    let inner = usize::from(bare.len() < label.len());
    match bare.chars().next().filter(|_| ends) {
        Some(c) if is_numeral(c) => Some(inner),
        Some(c) if c.is_ascii_digit() => {
            let dotted = rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            Some(inner.saturating_add(if dotted { 4 } else { 2 }))
        }
        _ => None,
    }
}

/// 一 to 十, and brackets around them.
pub(super) fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十()".contains(c)
}

fn place(source: &Source<'_>, table: &Table, (row, col): (usize, usize)) -> Anchor {
    Anchor { source: source.id, place: Place::Cell { table: table.id, row, col, range: None } }
}

fn figure(
    source: &Source<'_>,
    table: &Table,
    (line, col, name, rate): (&Line, usize, &str, bool),
    facts: &mut Facts,
) -> Option<FigureId> {
    let cell = table.starting(line.row, col)?;
    let CellValue::Number(number) = number::cell(&cell.text) else { return None };
    // Rates do not add up, shares do.
    if !rate && number.unit == Unit::Percent && is_total(&line.label) && number.amount != Amount::whole(100) {
        return None;
    }
    let anchor = place(source, table, (cell.row, cell.col));
    let labels = Labels { form: None, row: vec![line.label.clone()], column: name.to_owned() };
    // 1 is 1%, or all of it.
    if rate && number.unit == Unit::None && number.amount == Amount::whole(1) {
        return None;
    }
    let unit = match (number.unit, rate) {
        (Unit::None, true) => Unit::Percent,
        (Unit::None, false) => recognize::square_unit(name, Unit::None),
        (unit, _) => unit,
    };
    match facts.read_cell(anchor, &cell.text, unit, Figure::of(None, Scope::default(), labels)) {
        Fact::Figure(id) => Some(id),
        Fact::Blank | Fact::Unread => None,
    }
}

/// A header names at least two columns and holds no number but years.
fn is_header(table: &Table, row: usize) -> bool {
    let filled: Vec<_> = table.row(row).filter(|cell| !fold::is_blank(&cell.text)).gather();
    let is_word = |text: &str| match number::cell(text) {
        CellValue::Number(number) => number.unit == Unit::None && packs::year(&(fold::label(text) + "年")).is_some(),
        value => value == CellValue::Text,
    };
    let words = filled.iter().any(|cell| number::cell(&cell.text) == CellValue::Text);
    // 填报单位：某局 | 单位：万元 is a line above the header.
    let line = filled.iter().any(|cell| has(&fold::label(&cell.text), "单位: 部门: 日期:"));
    filled.len() > 1 && !line && words && filled.iter().all(|cell| is_word(&cell.text))
}

fn header_of(table: &Table, row: usize, col: usize) -> String {
    table.at(row, col).map(|cell| fold::label(&cell.text)).unwrap_or_default()
}

/// The row's first words. What begins with 其中 or is indented is a detail of the row above.
fn line(table: &Table, row: usize) -> Option<Line> {
    let mut words = (0..table.cols()).filter_map(|col| table.starting(row, col));
    let is_word = |text: &str| number::cell(text) == CellValue::Text && !fold::label(text).chars().all(is_numeral);
    let cell = words.find(|cell| is_word(&cell.text))?;
    let label = fold::label(&cell.text);
    let inner = label.starts_with("其中") || cell.text.starts_with([' ', '\u{3000}', '\u{a0}', '\t']);
    let first = table.starting(row, 0).map(|cell| fold::label(&cell.text)).unwrap_or_default();
    Some(Line { row, label: fold::unnumbered(&cell.text), level: level(&first), inner })
}

fn is_total(label: &str) -> bool {
    ["合计", "总计", "合计数"].contains(&label) || (label.ends_with("总计") && label.chars().count() <= 6)
}

/// Columns that do not add up: rates, numbers of rows, years, prices, extremes.
fn is_no_sum(name: &str) -> bool {
    name.is_empty()
        || [
            "率",
            "%",
            "占比",
            "比例",
            "比重",
            "序号",
            "编号",
            "年份",
            "单价",
            "标准",
            "均",
            "最",
            "极",
            "峰",
            "排",
            "龄",
            "名次",
            "得分",
            "分值",
            "权重",
            "满意度",
            "累计",
            "余额",
        ]
        .iter()
        .any(|word| name.contains(word))
}
