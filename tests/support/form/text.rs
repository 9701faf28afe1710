//! What a text extraction leaves: a cell a line with a mark; rows parted by blank lines; merges gone.

use super::Block;

/// `cell` writes a cell.
pub fn write(blocks: &[Block], cell: fn(&str) -> String) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&format!("{}\n", paragraph.text)),
            Block::Table(table) => {
                for row in 0..table.rows() {
                    for (area, first) in table.row(row) {
                        out.push_str(&cell(if first { &area.text } else { "" }));
                    }
                    out.push('\n');
                }
            }
        }
    }
    out
}

/// Every table in one line.
pub fn flat(blocks: &[Block], separator: &str) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&paragraph.text),
            Block::Table(table) => {
                let cells = (0..table.rows()).flat_map(|row| table.row(row));
                let texts: Vec<String> = cells
                    .map(|(area, first)| if first { area.text.replace('\n', "") } else { String::new() })
                    .collect();
                out.push_str(&texts.join(separator));
            }
        }
        out.push('\n');
    }
    out
}
