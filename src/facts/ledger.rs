//! Tables that follow no form we know: their rows and columns, and the figures where they meet.
//!
//! What is a sum of what, `relations::sums` finds out; what comes of it is never more than a question.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use std::ops::Range;

use super::figure::{Figure, FigureId, Labels, Scope};
use super::line::Line;
use super::{Fact, Facts, Field, Source, rated};
use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::base::number::{self, CellValue, Number};
use crate::base::ordered::Map;
use crate::base::unit::Unit;
use crate::base::word::{ends_with, has, is_one};
use crate::document::{Cell, Table};
use crate::ingest::limits;
use crate::packs::{self, Layout, Packs};
use crate::recognize;

/// A table that follows no form: its rows and columns, and the figures where they meet.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Its rows, in order.
    pub rows: Vec<Line>,
    /// Its columns of figures, in order.
    pub columns: Vec<Line>,
    /// For each row, the figure of each column.
    pub figures: Vec<Vec<Option<FigureId>>>,
    /// It stands beside a form: what nothing else confirms is not said.
    pub beside: bool,
    /// Rates and changes, and what they are computed from, by the headers of published lists.
    pub rated: Vec<Field>,
    /// A table with a total that is too long to be summed, and where it stands.
    pub beyond: Option<Anchor>,
}

/// What is said of a table that is too long to be summed.
pub const TOO_LONG: &str = "表格过长，合计未核对";

/// The figures that forms have read already, by table, row and column.
type Read = Map<(u32, usize, usize), FigureId>;

/// Reads the tables of a source: those in which no form was recognised, and what other tables hold besides the equations of
/// their forms.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts, packs: &Packs) {
    let of_forms = facts.figures.iter().filter_map(|figure| match figure.anchor {
        Some(Anchor { source: of, place: Place::Cell { table, row, col, .. } }) if of == source.id => {
            Some(((table.0, row, col), figure.id))
        }
        _ => None,
    });
    let of_forms: Read = of_forms.collect();
    for table in &source.document.tables {
        let unknown = source.recognition.unknown.contains(&table.id);
        if table.cells().len() > limits::SUMMED_CELLS {
            let total = unknown && table.cells().iter().any(|cell| is_one(&fold::label(&cell.text), "合计 总计"));
            let beyond = Some(place(source, table, (0, 0))).filter(|_| total);
            facts.ledgers.take_in(beyond.map(|_| Ledger { beyond, ..Ledger::default() }));
            continue;
        }
        let mut parts = if unknown { Vec::new() } else { between_forms(source, table, packs) };
        parts.take_in(Some(0..table.rows()).filter(|_| unknown));
        for part in parts.into_iter().spread(|part| by_header(table, part)) {
            let ledgers = rows(source, table, part, (facts, packs, &of_forms));
            facts.ledgers.take_in(ledgers.into_iter().map(|ledger| Ledger { beside: !unknown, ..ledger }));
        }
    }
}

/// The parts of a table that belong to no form but lists of amounts, from one line across it to the next.
fn between_forms(source: &Source<'_>, table: &Table, packs: &Packs) -> Vec<Range<usize>> {
    let mut free = vec![Free::Outside; table.rows()];
    for block in source.recognition.blocks.iter().filter(|block| block.table == table.id) {
        let Some((first, last)) = block.rows.first().zip(block.rows.last()) else { continue };
        let from = block.header.min(*first);
        let layout = packs.form(block.form).map(|form| form.layout);
        let list = matches!(layout, Some(Layout::Units | Layout::Measures));
        let within = if list { Free::List } else { Free::No };
        free.iter_mut().take(last.saturating_add(1)).skip(from).for_each(|row| *row = within);
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for (row, free) in free.into_iter().enumerate() {
        if free == Free::No || free == Free::Outside && is_line(table, row) {
            parts.push(start..row);
            start = row.saturating_add(1);
        }
    }
    parts.push(start..table.rows());
    parts.retain(|part| part.len() > 3);
    parts
}

/// Whether the sums of a row are searched for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Free {
    /// It is of no form.
    Outside,
    /// It is of a list of amounts, the form of which states some of its sums.
    List,
    /// It is of points, or of labelled squares.
    No,
}

/// A part of a table, parted again where another header stands: a sheet may hold several tables. A header that is repeated
/// on a new page is no other.
fn by_header(table: &Table, part: Range<usize>) -> Vec<Range<usize>> {
    let texts = |row: usize| -> Vec<&str> {
        table.row(row).map(|cell| cell.text.as_str()).filter(|text| !fold::is_blank(text)).gather()
    };
    let (mut parts, mut start) = (Vec::new(), part.start);
    let mut first: Option<usize> = None;
    let mut figures = false;
    for row in part.clone() {
        let header = is_header(table, row);
        let own = if header && figures { texts(row) } else { Vec::new() };
        if own.len() > 2 && first.map(texts) != Some(own) {
            parts.push(start..row);
            (start, first, figures) = (row, Some(row), false);
        }
        first = first.or(Some(row).filter(|_| header));
        figures |= has_figure(table, row) && !header;
    }
    parts.push(start..part.end);
    parts
}

/// True for a row with nothing but its first cell.
fn is_line(table: &Table, row: usize) -> bool {
    table.row(row).all(|cell| cell.col == 0 || fold::is_blank(&cell.text))
}

/// The sides of a table, each with its own words in front; mostly there is one.
fn rows(
    source: &Source<'_>,
    table: &Table,
    part: Range<usize>,
    (facts, packs, of_forms): (&mut Facts, &Packs, &Read),
) -> Vec<Ledger> {
    let Some(header) = part.clone().find(|row| is_header(table, *row)) else { return Vec::new() };
    let below = header.saturating_add(1)..part.end;
    let counts = |row: &usize| has_figure(table, *row) && !is_numbering(table, *row) && !is_header(table, *row);
    let body = below.filter(counts).gather();
    let first = body.first().copied().unwrap_or(part.end);
    let head = header..first;
    let name = |col: usize| header_of(table, header, col);
    let mut figures: Map<(usize, usize), Option<FigureId>> = Map::new();
    let mut read = |row: usize, col: usize, labels: (&str, &str), rate: bool| {
        let known = of_forms.get(&(table.id.0, row, col)).copied();
        let new = |facts: &mut Facts| figure(source, table, (row, col, labels, rate), facts);
        *figures.entry((row, col)).or_insert_with(|| known.or_else(|| new(facts)))
    };
    let named: Vec<(usize, String)> = (0..table.cols()).map(|col| (col, name(col))).gather();
    let rated = rated::read(
        packs,
        &named,
        |(col, name), rate| {
            let line = |row: &usize| {
                let label = Line::row(&words(table, *row, 0..*col)).label;
                let id = read(*row, *col, (&label, name), rate)?;
                Some((*row, label, id, place(source, table, (*row, *col))))
            };
            body.iter().filter_map(line).gather()
        },
        (source.id.0, header),
    );
    let mut ledgers = Vec::new();
    if !rated.is_empty() {
        ledgers.push(Ledger { rated, ..Ledger::default() });
    }
    let sides = sides(table, &body);
    for (at, start) in sides.iter().enumerate() {
        let end = sides.get(at.saturating_add(1)).copied().unwrap_or(table.cols());
        let is_figures = |col: &usize| body.iter().any(|row| number_at(table, *row, *col).is_some());
        // 行次 stands in the second line of the header.
        let has_words = |col: &usize| !headers(table, head.clone(), *col).iter().any(|text| has(text, ORDINALS));
        let columns: Vec<usize> =
            (start.saturating_add(1)..end).filter(|col| has_words(col) && is_figures(col)).gather();
        let front = *start..columns.first().copied().unwrap_or(end);
        let named = columns.iter().map(|col| column(table, head.clone(), *col)).gather();
        let mut ledger = Ledger { columns: named, ..Ledger::default() };
        for row in &body {
            let mut line = Line::row(&words(table, *row, front.clone()));
            let merged = front.clone().filter_map(|col| table.at(*row, col)).find(|cell| cell.span.rows > 1);
            line.group = merged.map(|cell| cell.row);
            let squares = columns.iter().zip(&ledger.columns);
            ledger
                .figures
                .push(squares.map(|(col, named)| read(*row, *col, (&line.label, &named.label), false)).gather());
            ledger.rows.push(line);
        }
        ledgers.push(ledger);
    }
    ledgers
}

/// A column under its headers.
fn column(table: &Table, head: Range<usize>, col: usize) -> Line {
    let texts = headers(table, head.clone(), col);
    let mut line = Line::column(&texts);
    let units = texts.iter().map(|text| recognize::square_unit(text, Unit::None));
    line.unit = units.rev().find(|unit| *unit != Unit::None).unwrap_or_default();
    let mut over = head.filter_map(|row| table.at(row, col)).filter(|cell| cell.span.cols > 1);
    line.group = over.next_back().map(|cell| cell.col);
    line
}

/// Headers of columns of numbers that are no quantities.
const ORDINALS: &str = "序号 编号 编码 代码 年份 文号 行次 栏次 日期 电话 邮编 账号";

/// The columns at which the sides of a table begin: words behind figures that name a total of their own.
fn sides(table: &Table, body: &[usize]) -> Vec<usize> {
    let mut sides = vec![0];
    // In front of the first figures there may be a number.
    for col in 2..table.cols() {
        let own = |row: &usize| table.starting(*row, col).map(|cell| fold::unnumbered(&cell.text)).unwrap_or_default();
        let behind = body.iter().any(|row| number_at(table, *row, col.saturating_sub(1)).is_some());
        if behind && body.iter().any(|row| ends_with(&own(row), "合计 总计").is_some()) {
            sides.push(col);
        }
    }
    sides
}

/// The words in the first cells of a row; a cell over several rows is no name of one.
fn words(table: &Table, row: usize, front: Range<usize>) -> Vec<&str> {
    let cells = front.filter_map(|col| table.starting(row, col)).filter(|cell| !fold::is_blank(&cell.text));
    let cells: Vec<&Cell> = cells.gather();
    let own = cells.iter().filter(|cell| cell.span.rows == 1).map(|cell| cell.text.as_str()).gather();
    if own.is_empty() { cells.into_iter().map(|cell| cell.text.as_str()).gather() } else { own }
}

/// The headers over a column, the outermost first.
fn headers(table: &Table, rows: Range<usize>, col: usize) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for cell in rows.filter_map(|row| table.at(row, col)) {
        let text = fold::label(&cell.text);
        if !text.is_empty() && texts.last() != Some(&text) && !text.contains("单位:") {
            texts.push(text);
        }
    }
    texts
}

/// The number of a quantity in the cell that begins at a square.
fn number_at(table: &Table, row: usize, col: usize) -> Option<Number> {
    match number::cell(&table.starting(row, col)?.text) {
        CellValue::Number(number) => Some(number),
        _ => None,
    }
}

fn has_figure(table: &Table, row: usize) -> bool {
    (1..table.cols()).any(|col| number_at(table, row, col).is_some())
}

/// A row that numbers the columns: 栏次 | 1 | 2 | 3.
fn is_numbering(table: &Table, row: usize) -> bool {
    let numbers = (0..table.cols()).filter_map(|col| number_at(table, row, col)).map(|number| number.amount).gather();
    let steps = |pair: &[Amount]| matches!(pair, [one, next] if one.plus(Amount::whole(1)) == Some(*next));
    numbers.len() > 1 && numbers.first() == Some(&Amount::whole(1)) && numbers.windows(2).all(steps)
}

fn place(source: &Source<'_>, table: &Table, (row, col): (usize, usize)) -> Anchor {
    Anchor { source: source.id, place: Place::Cell { table: table.id, row, col, range: None } }
}

fn figure(
    source: &Source<'_>,
    table: &Table,
    (row, col, (label, name), rate): (usize, usize, (&str, &str), bool),
    facts: &mut Facts,
) -> Option<FigureId> {
    let cell = table.starting(row, col)?;
    let CellValue::Number(number) = number::cell(&cell.text) else { return None };
    let anchor = place(source, table, (cell.row, cell.col));
    if facts.is_taken(anchor) {
        return None;
    }
    let labels = Labels { form: None, row: vec![label.to_owned()], column: name.to_owned() };
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
