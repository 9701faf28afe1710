//! What a text extraction leaves: a cell a line, led by a tab; rows parted by blank lines; merges gone.

use super::Block;

pub fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&format!("{}\n", paragraph.text)),
            Block::Table(table) => {
                for row in 0..table.rows() {
                    for (area, first) in table.row(row) {
                        out.push_str(&format!("\t{}\n", if first { area.text.as_str() } else { "" }));
                    }
                    out.push('\n');
                }
            }
        }
    }
    out
}
