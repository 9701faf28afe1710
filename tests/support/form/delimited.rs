//! Rows as lines of text: .csv, what Excel puts on the clipboard as text, and tables drawn with bars. Merges are lost.

use super::{Block, Table};

pub fn csv(blocks: &[Block]) -> String {
    // Excel marks its files of UTF-8.
    format!("\u{feff}{}", lines(blocks, ',', "\r\n"))
}

pub fn tsv(blocks: &[Block]) -> String {
    lines(blocks, '\t', "\r\n")
}

fn lines(blocks: &[Block], separator: char, end: &str) -> String {
    let quoted = |text: &str| match text.contains([separator, '"', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text.to_owned(),
    };
    let cols = blocks.iter().map(width).max().unwrap_or(1);
    let mut out = String::new();
    let mut line = |texts: &[&str]| {
        let cells: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        // A sheet is as wide as its widest row.
        let rest = separator.to_string().repeat(cols - texts.len());
        out.push_str(&format!("{}{rest}{end}", cells.join(&separator.to_string())));
    };
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => line(&[&paragraph.text]),
            Block::Table(table) => (0..table.rows()).for_each(|row| line(&table.flat(row))),
        }
    }
    out
}

fn width(block: &Block) -> usize {
    if let Block::Table(table) = block { table.cols } else { 1 }
}

pub fn pipe(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&format!("{}\n\n", paragraph.text)),
            Block::Table(table) => out.push_str(&bars(table)),
        }
    }
    out
}

/// A line break in a cell cannot be drawn: its lines are joined.
fn bars(table: &Table) -> String {
    let row = |row: usize| {
        let cells: Vec<String> = table.flat(row).iter().map(|text| text.replace('\n', "")).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    (0..table.rows()).map(row).collect::<String>() + "\n"
}
