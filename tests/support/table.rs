//! Tables written as text: `a | b`, a row a line. `<` goes on from the left, `^` from above.

use jihe::base::anchor::TableId;
use jihe::document::{Block, Cell, CellSpan, Document, Paragraph, Table, TableBuilder};

/// Adds a paragraph.
pub fn paragraph(document: &mut Document, text: &str) {
    document.blocks.push(Block::Paragraph(Paragraph { text: text.to_owned(), ..Paragraph::default() }));
}

/// Adds a table.
pub fn table(document: &mut Document, text: &str) {
    let id = TableId(document.tables.len() as u32);
    let block = document.blocks.len();
    document.tables.push(parse(text, id, block));
    document.blocks.push(Block::Table(id));
}

fn parse(text: &str, id: TableId, block: usize) -> Table {
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    let cols = rows.iter().map(Vec::len).max().unwrap_or(0);
    let at = |row: usize, col: usize| rows.get(row).and_then(|row| row.get(col)).copied().unwrap_or_default();
    let mut builder = TableBuilder::default();
    for (row, cells) in rows.iter().enumerate() {
        for (col, cell) in cells.iter().enumerate() {
            if matches!(*cell, "<" | "^") {
                continue;
            }
            let width = 1 + (col + 1..cols).take_while(|col| at(row, *col) == "<").count();
            let height = 1 + (row + 1..rows.len()).take_while(|row| at(*row, col) == "^").count();
            let text = cell.replace("\\n", "\n");
            builder.push(Cell { row, col, span: CellSpan { rows: height, cols: width }, text, ..Cell::default() });
        }
    }
    builder.build(id, block, rows.len(), cols)
}
