//! A document for display.

use super::model::{self, BlockKind, BlockView, CellView, DocumentView, ParentView, TableView};
use super::place::number;
use crate::base::list::Gather as _;
use crate::document::{Block, Cell, Document, Reading, Table};

/// The view of a document.
pub fn view(document: &Document) -> DocumentView {
    DocumentView {
        blocks: document.blocks.iter().map(block).gather(),
        tables: document.tables.iter().map(table).gather(),
    }
}

fn block(block: &Block) -> BlockView {
    match block {
        Block::Paragraph(paragraph) => {
            BlockView { kind: BlockKind::Paragraph, text: Some(paragraph.text.clone()), table: None }
        }
        Block::Table(table) => BlockView { kind: BlockKind::Table, text: None, table: Some(table.0) },
    }
}

fn table(table: &Table) -> TableView {
    let parent =
        table.parent.map(|(parent, row, col)| ParentView { table: parent.0, row: number(row), col: number(col) });
    TableView {
        table: table.id.0,
        block: number(table.block),
        parent,
        reading: reading(table.reading),
        rows: number(table.rows()),
        cols: number(table.cols()),
        cells: table.cells().iter().map(cell).gather(),
    }
}

fn reading(reading: Reading) -> model::Reading {
    match reading {
        Reading::Certain => model::Reading::Certain,
        Reading::Likely => model::Reading::Likely,
        Reading::Ambiguous => model::Reading::Ambiguous,
    }
}

fn cell(cell: &Cell) -> CellView {
    CellView {
        row: number(cell.row),
        col: number(cell.col),
        row_span: number(cell.span.rows),
        col_span: number(cell.span.cols),
        text: cell.text.clone(),
        tables: cell.nested.iter().map(|table| table.0).gather(),
    }
}
