//! Word documents with real tables: columns merged by `gridSpan`, rows by `vMerge`.

use super::{Area, Block, Table, Zip, escaped};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const TYPES: &str = concat!(
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument."#,
    r#"wordprocessingml.document.main+xml"/></Types>"#
);
const RELATIONS: &str = concat!(
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/"#,
    r#"officeDocument" Target="word/document.xml"/></Relationships>"#
);

pub fn write(blocks: &[Block]) -> Vec<u8> {
    package(&document(&body(blocks)))
}

/// What stands inside the body.
pub fn body(blocks: &[Block]) -> String {
    let block = |block: &Block| match block {
        Block::Paragraph(paragraph) => self::paragraph(&paragraph.text, ""),
        Block::Table(table) => self::table(table),
    };
    blocks.iter().map(block).collect()
}

/// A package around the XML of its main part.
pub fn package(xml: &str) -> Vec<u8> {
    Zip::default()
        .part("[Content_Types].xml", &format!("{HEAD}{TYPES}"))
        .part("_rels/.rels", &format!("{HEAD}{RELATIONS}"))
        .part("word/document.xml", xml)
        .build()
}

/// The main part around its body.
pub fn document(body: &str) -> String {
    let w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(r#"{HEAD}<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>"#)
}

/// A paragraph, with further runs after its text.
pub fn paragraph(text: &str, runs: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r>{runs}</w:p>"#, escaped(text))
}

fn table(table: &Table) -> String {
    let row = |row: usize| -> String {
        let cells: String = table.row(row).map(|(area, first)| cell(area, first)).collect();
        format!("<w:tr>{cells}</w:tr>")
    };
    let rows: String = (0..table.rows()).map(row).collect();
    format!("<w:tbl><w:tblGrid>{}</w:tblGrid>{rows}</w:tbl>", "<w:gridCol/>".repeat(table.cols))
}

fn cell(area: &Area, first: bool) -> String {
    let span = if area.cols > 1 { format!(r#"<w:gridSpan w:val="{}"/>"#, area.cols) } else { String::new() };
    let merge = match (area.rows > 1, first) {
        (false, _) => "",
        (true, true) => r#"<w:vMerge w:val="restart"/>"#,
        (true, false) => "<w:vMerge/>",
    };
    let text = if first { area.text.as_str() } else { "" };
    let paragraphs: String = text.split('\n').map(|line| paragraph(line, "")).collect();
    format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr>{paragraphs}</w:tc>")
}
