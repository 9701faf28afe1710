//! Labelled squares: a label of a form anywhere in a table, with its value in the next cell of the row.

use super::{FormBlock, header, title};
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::number::{self, CellValue};
use crate::base::text::Text;
use crate::base::unit::Unit;
use crate::document::{Cell, Document, Table};
use crate::packs::{Form, Layout, Packs};
use crate::vocabulary::FormKind;

/// Adds a block for each table that has labels of a form of squares outside its other blocks.
pub fn add(document: &Document, blocks: &mut Vec<FormBlock>, packs: &Packs) {
    for table in &document.tables {
        for (number, form) in packs.forms().enumerate().filter(|(_, form)| form.layout == Layout::Squares) {
            let block = read(table, number, form, blocks);
            // Blocks stay in document order.
            let at = blocks.iter().position(|other| other.table > table.id).unwrap_or(blocks.len());
            if let Some(block) = block {
                blocks.insert(at, block);
            }
        }
    }
}

fn read(table: &Table, number: usize, form: &Form, blocks: &[FormBlock]) -> Option<FormBlock> {
    let kind = FormKind::by_id(&form.kind)?;
    let header =
        |block: &FormBlock, row: usize| block.header <= row && block.rows.first().is_some_and(|first| row < *first);
    let of_form = |block: &FormBlock, row: usize| block.rows.contains(&row) || header(block, row);
    let taken = |row: usize| blocks.iter().any(|block| block.table == table.id && of_form(block, row));
    let labelled = |row: &usize| table.row(*row).any(|cell| is_labelled(table, form, cell));
    let rows: Vec<usize> = (0..table.rows()).filter(labelled).filter(|row| !taken(*row)).gather();
    let words: Vec<&str> = rows
        .iter()
        .spread(|row| table.row(*row).filter(|cell| is_labelled(table, form, cell)))
        .map(|cell| cell.text.as_str())
        .gather();
    let words = words.joined("、");
    let first = *rows.first()?;
    let unit = form.unit.as_deref().and_then(Unit::at_start).map_or(Unit::None, |(unit, _)| unit);
    // Money beside a money block is in its unit.
    let beside = blocks.iter().find(|block| block.table == table.id && block.unit.yuan().is_some());
    let unit = beside.filter(|_| unit.yuan().is_some()).map_or(unit, |block| block.unit);
    Some(FormBlock {
        kind,
        form: number,
        table: table.id,
        header: first,
        reading: rows.iter().map(|row| table.reading_of(*row, row.saturating_add(1))).max().unwrap_or_default(),
        rows,
        columns: Vec::new(),
        others: Vec::new(),
        title: None,
        unit,
        project: title::is_of_project(table, first, None),
        stage: None,
        prior_year: false,
        continues: false,
        evidence: vec![Text::new(format!("栏目：{words}"), format!("labels: {words}"))],
    })
}

/// True for a label of the form with a cell at its right that is none.
fn is_labelled(table: &Table, form: &Form, cell: &Cell) -> bool {
    header::row_of(form, &cell.text).is_some()
        && !is_over_a_column(table, cell)
        && value(table, cell).is_some_and(|value| header::row_of(form, &value.text).is_none())
}

/// True for a header over several numbers, beside another header: a column of a list, of which no row is the whole.
fn is_over_a_column(table: &Table, cell: &Cell) -> bool {
    let is = |row: usize, col: usize, text: bool| {
        table.at(row, col).is_some_and(|cell| match number::cell(&cell.text) {
            CellValue::Text => text,
            CellValue::Number(_) => !text,
            CellValue::Blank | CellValue::Dash => false,
        })
    };
    let below = |rows: usize| is(cell.row.saturating_add(cell.span.rows).saturating_add(rows), cell.col, false);
    is(cell.row, cell.col.saturating_add(cell.span.cols), true) && below(0) && below(1)
}

/// The cell at the right of a label.
pub fn value<'a>(table: &'a Table, label: &Cell) -> Option<&'a Cell> {
    table.at(label.row, label.col.saturating_add(label.span.cols))
}

/// The unit of money that a label states in brackets, else the form's.
pub fn unit(label: &str, usual: Unit) -> Unit {
    title::stated_unit(label).unwrap_or(usual)
}
