//! Blocks: a header and the data rows that belong to it.

use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use std::ops::Range;

use super::header::{self, Header};
use super::{BlockColumn, FormBlock, title};
use crate::base::amount::Amount;
use crate::base::anchor::SourceId;
use crate::base::fold;
use crate::base::number::{self, CellValue};
use crate::base::text::Text;
use crate::base::word::is_one;
use crate::document::{Cell, Document, Reading, Table};
use crate::packs::{Form, Layout, Packs, Role, RowRole};
use crate::vocabulary::FormKind;

/// The forms of one table, from top to bottom.
pub fn blocks(source: SourceId, document: &Document, table: &Table, packs: &Packs) -> Vec<FormBlock> {
    let headers = headers(table, packs);
    let mut blocks = Vec::new();
    let latest = headers.iter().filter_map(|header| header.half?.1).max();
    for (at, header) in headers.iter().enumerate() {
        let Some(form) = packs.form(header.form) else { continue };
        let Some(kind) = FormKind::by_id(&form.kind) else { continue };
        let next = headers.iter().skip(at.saturating_add(1)).find(|next| next.rows.0 > header.rows.1);
        let end = next.map_or(table.rows(), |next| next.rows.0);
        let title = title::title(source, document, table, header.rows.0, form);
        let rows = rows(table, form, &header.columns, header.rows.1.saturating_add(1)..end);
        if form.layout == Layout::Funds && is_list(table, form, &rows) {
            continue;
        }
        let of_targets = || cfg!(feature = "whole") && title::is_of_targets(document, table, header.rows.0);
        if kind == FormKind::ApprovedTargets && !of_targets() {
            continue;
        }
        blocks.push(FormBlock {
            kind,
            form: header.form,
            table: table.id,
            header: header.rows.0,
            rows,
            columns: header.columns.clone(),
            others: header.others.clone(),
            unit: title::unit(source, document, table, header.rows, title.as_ref(), form),
            reading: if header.doubled { Reading::Ambiguous } else { table.reading_of(header.rows.0, end) },
            project: title::is_of_project(table, header.rows.0, title.as_ref().map(|title| title.value.as_str())),
            stage: header.half.and_then(|(spec, _)| form.columns.get(spec)?.stage),
            prior_year: header.half.is_some_and(|(spec, year)| {
                let earlier = year.is_some() && year < latest;
                earlier || form.columns.get(spec).is_some_and(|column| column.prior_year)
            }),
            continues: false,
            evidence: evidence(header, title.as_ref().map(|title| title.value.as_str())),
            title,
        });
    }
    blocks
}

fn headers(table: &Table, packs: &Packs) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    let mut row = 0;
    while row < table.rows() {
        let mut beside = header::at(table, row, packs);
        let Some(mut found) = beside.pop() else {
            row = row.saturating_add(1);
            continue;
        };
        row = found.rows.1.saturating_add(1);
        headers.append(&mut beside);
        let above = |last: &mut Header| last.form == found.form && last.rows.1.saturating_add(1) == found.rows.0;
        if let Some(last) = headers.pop_if(above) {
            // Two header lines of one form without data between them are one header: its lower line says more.
            found.rows.0 = last.rows.0;
            if last.columns.len() > found.columns.len() {
                (found.columns, found.others) = (last.columns, last.others);
            }
        }
        headers.push(found);
    }
    headers
}

/// The rows of a range that are data of a form: up to a row of another kind, or the total.
pub fn rows(table: &Table, form: &Form, columns: &[BlockColumn], range: Range<usize>) -> Vec<usize> {
    let mut rows = Vec::new();
    for row in range {
        let cells = header::covering(table, row);
        if cells.iter().all(|cell| fold::is_blank(&cell.text)) || counts_columns(&cells) {
            continue;
        }
        let section = || is_section(table, form, columns, &cells, row);
        if !belongs(form, columns, &cells, row) && !section() {
            // A list goes on below a line across the table.
            if form.layout == Layout::Measures {
                continue;
            }
            break;
        }
        rows.push(row);
        if form.layout == Layout::Indicators && is_total(form, columns, &cells, row) {
            // The whole may stand on top: then the rows that it sums up follow.
            let next = row.saturating_add(1);
            if rows.len() > 1 || next >= table.rows() || !has_score(form, columns, &header::covering(table, next), next)
            {
                break;
            }
        }
    }
    rows
}

/// True for a heading over all columns, numbered or with its points (一、预算配置（10分）), above a scored row of the table.
fn is_section(table: &Table, form: &Form, columns: &[BlockColumn], cells: &[&Cell], row: usize) -> bool {
    const LONGEST: usize = 90;
    let [cell] = cells else { return false };
    let label = fold::label(&cell.text);
    let heads = cell.row == row
        && label.len() <= LONGEST
        && (fold::unnumbered(&label) != label || label.trim_end_matches('。').ends_with("分)"));
    // Headings may stand above one another.
    const DEEPEST: usize = 3;
    let rows = (row.saturating_add(1)..table.rows()).take(DEEPEST);
    let Some((next, below)) = rows.map(|row| (row, header::covering(table, row))).find(|(_, below)| below.len() > 1)
    else {
        return false;
    };
    form.layout == Layout::Indicators
        && heads
        && columns.first().is_some_and(|column| fills(&below, column.ordinal.1))
        && has_score(form, columns, &below, next)
}

/// True where a row has a number of its own in a column of points or scores.
fn has_score(form: &Form, columns: &[BlockColumn], cells: &[&Cell], row: usize) -> bool {
    cells.iter().any(|cell| {
        cell.row == row
            && matches!(number::cell(&cell.text), CellValue::Number(_))
            && columns.iter().any(|column| column.col == cell.col && header::is_scored(form, column.spec))
    })
}

/// True for 栏次 | 1 | 2 | 3 below a header: the columns are counted, there is no data.
fn counts_columns(cells: &[&Cell]) -> bool {
    const FEWEST: usize = 3;
    let cells: Vec<&&Cell> = cells.iter().filter(|cell| !fold::is_blank(&cell.text)).gather();
    // 类 | 款 | 项 | 栏次 before them.
    let is_label =
        |cell: &&&Cell| matches!(fold::label(&cell.text).as_str(), "类" | "款" | "项" | "目" | "栏次" | "行次");
    let labels = cells.iter().take_while(|cell| is_label(cell)).count();
    let counted = cells.get(labels..).unwrap_or_default();
    let is_number = |(at, cell): (i64, &&&Cell)| match number::cell(&cell.text) {
        CellValue::Number(number) => number.amount == Amount::whole(at),
        _ => false,
    };
    counted.len() >= FEWEST && (1..).zip(counted).all(is_number)
}

/// True where a row has a cell for each of so many columns; blank ones too many at its end do not count.
pub fn fills(cells: &[&Cell], columns: usize) -> bool {
    let rest = cells.get(columns..).unwrap_or_default();
    cells.len() >= columns && rest.iter().all(|cell| fold::is_blank(&cell.text))
}

/// True where a row is data of a form, by the form's layout.
fn belongs(form: &Form, columns: &[BlockColumn], cells: &[&Cell], row: usize) -> bool {
    // A row fills a cell in every column; one of other cells belongs to what comes next.
    let full = columns.first().is_some_and(|column| fills(cells, column.ordinal.1));
    match form.layout {
        // 合计 stands over the columns of code and name.
        Layout::Units => full || (cells.len() > 2 && columns.iter().any(|column| is_code(form, column))),
        _ if form.common_words => parts_columns(columns, cells),
        // A merged label leaves fewer cells; a number of its own still makes it a row of the table.
        Layout::Indicators => full || is_total(form, columns, cells, row) || has_score(form, columns, cells, row),
        Layout::Funds => {
            let has_number = cells.iter().any(|cell| matches!(number::cell(&cell.text), CellValue::Number(_)));
            cells.iter().any(|cell| is_labelled(form, &cell.text)) || (full && has_number)
        }
        Layout::Measures => cells.len() > 1,
        Layout::Squares | Layout::People => false,
    }
}

fn is_code(form: &Form, column: &BlockColumn) -> bool {
    form.columns.get(column.spec).is_some_and(|spec| spec.role == Role::Code)
}

/// True where a row has a cell of its own in each of the columns, in their order.
fn parts_columns(columns: &[BlockColumn], cells: &[&Cell]) -> bool {
    let at = |column: &BlockColumn| cells.iter().rposition(|cell| cell.col <= column.col);
    columns.windows(2).all(|pair| match pair {
        [left, right] => at(left) < at(right),
        _ => true,
    })
}

/// True for a list of projects below the headers of a money block: no row is a source or a kind of funds.
fn is_list(table: &Table, form: &Form, rows: &[usize]) -> bool {
    let known = |cell: &Cell| {
        let label = fold::unnumbered(&cell.text);
        label.contains(':') || (header::row_of(form, &label).is_some() && !is_one(&label, "合计 总计 总额 总量"))
    };
    rows.len() > 2 && !rows.iter().any(|row| header::covering(table, *row).into_iter().any(known))
}

/// True for a label of the form, alone or before a colon, and for any label with a number behind a colon.
fn is_labelled(form: &Form, text: &str) -> bool {
    let folded = fold::unnumbered(text);
    let name = folded.split(':').next().unwrap_or_default();
    let known = header::row_of(form, name).is_some();
    let tail = folded.rsplit(':').next().unwrap_or_default();
    known || (folded.contains(':') && matches!(number::cell(tail), CellValue::Number(_)))
}

/// True for the row of totals: its first words are one of the form's labels for it, points in brackets left out. What
/// goes on from above beside the form's columns (绩效指标, over all rows) is no word of the row.
pub fn is_total(form: &Form, columns: &[BlockColumn], cells: &[&Cell], row: usize) -> bool {
    let beside = |cell: &Cell| cell.row < row && columns.iter().all(|column| column.col != cell.col);
    let Some(first) = cells.iter().find(|cell| !fold::is_blank(&cell.text) && !beside(cell)) else { return false };
    let folded = fold::label(&first.text);
    let label = folded.split('(').next().unwrap_or_default();
    let mut totals = form.rows.iter().filter(|row| row.role == RowRole::Total).spread(|row| &row.labels);
    totals.any(|total| *total == label)
}

fn evidence(header: &Header, title: Option<&str>) -> Vec<Text> {
    let words: Vec<&str> = header.columns.iter().map(|column| column.label.as_str()).gather();
    let words = words.joined("、");
    let mut evidence = vec![Text::new(format!("表头：{words}"), format!("header: {words}"))];
    if let Some(title) = title {
        evidence.push(Text::new(format!("表题：{title}"), format!("title: {title}")));
    }
    evidence
}
