//! Word documents that want to cost more than they weigh, or say what no program writes.

use super::container::Container;
use super::{Case, Ends::*};
use crate::support::form::{self, docx};

pub const CASES: &[Case] = &[
    Case {
        name: "deep.docx",
        ends: Said("JH-I102"),
        limits: &["XML_DEPTH"],
        make: || with(&"<w:sdt>".repeat(100_000)),
    },
    Case { name: "deep-tables.docx", ends: Said("JH-I102"), limits: &["TABLE_DEPTH"], make: deep_tables },
    Case { name: "grid-span.docx", ends: Said("JH-I102"), limits: &["TABLE_COLS"], make: grid_span },
    Case {
        name: "paragraphs.docx",
        ends: Said("JH-I102"),
        limits: &["PARAGRAPHS"],
        make: || with(&"<w:p/>".repeat(200_001)),
    },
    Case { name: "cells.docx", ends: Said("JH-I102"), limits: &["CELLS"], make: cells },
    Case { name: "squares.docx", ends: Said("JH-I102"), limits: &["SQUARES"], make: squares },
    Case {
        name: "definitions.docx", ends: Read("柳塘县"), limits: &["DEFINITIONS", "STYLE_DEPTH"], make: definitions
    },
    Case { name: "labels.docx", ends: Read("柳塘县"), limits: &["LABEL_CHARS"], make: labels },
    Case { name: "entities.docx", ends: Read("柳塘县"), limits: &[], make: entities },
    Case {
        name: "surrogates.docx",
        ends: Read("柳塘县"),
        limits: &[],
        make: || with("<w:p><w:r><w:t>&#xD800;&#xDC00;&#x110000;&#0;</w:t></w:r></w:p>"),
    },
    Case {
        name: "nul.docx",
        ends: Read("柳塘县"),
        limits: &[],
        make: || with("<w:p><w:r><w:t>\0\u{1}\0</w:t></w:r></w:p>"),
    },
    Case { name: "long-number.docx", ends: Read("柳塘县"), limits: &[], make: || with(&said(&"9".repeat(10_000))) },
    Case { name: "invisible-marks.docx", ends: Read("柳塘县"), limits: &[], make: invisible },
    Case {
        name: "script.docx",
        ends: Read("<script>"),
        limits: &[],
        make: || with(&said("&lt;script>fetch('//x')&lt;/script>&lt;img src=x onerror=alert(1)> =1+1")),
    },
];

/// The main part around more than the form.
fn with(more: &str) -> Vec<u8> {
    main_part(&(body() + more)).build()
}

/// The form of all these documents.
pub fn body() -> String {
    docx::body(&form::blocks(
        "年度收入情况（万元）\n机构名称 | 收入合计 | 上年结转 | 公共财政拨款\n柳塘县水文站 | 37.50 | 2.50 | 35.00\n",
    ))
}

/// A package with this body, packed.
pub fn main_part(body: &str) -> Container {
    Container::default()
        .part("[Content_Types].xml", "<Types/>")
        .part(
            "_rels/.rels",
            r#"<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#,
        )
        .part("word/document.xml", docx::document(body))
}

/// A paragraph.
fn said(xml: &str) -> String {
    format!("<w:p><w:r><w:t>{xml}</w:t></w:r></w:p>")
}

fn deep_tables() -> Vec<u8> {
    let (open, close) = ("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>");
    with(&format!("{}{}{}", open.repeat(40), said("最里面"), close.repeat(40)))
}

/// Cells over 2³¹ columns, after as many columns left out.
fn grid_span() -> Vec<u8> {
    let cell = |cols: u64| format!("<w:tc><w:tcPr><w:gridSpan w:val='{cols}'/></w:tcPr>{}</w:tc>", said("1"));
    let row =
        format!("<w:tr><w:trPr><w:gridBefore w:val='2147483648'/></w:trPr>{}{}</w:tr>", cell(1 << 31), cell(1 << 32));
    with(&format!("<w:tbl>{}</w:tbl>", row.repeat(100)))
}

fn cells() -> Vec<u8> {
    let row = format!("<w:tr>{}</w:tr>", "<w:tc><w:p/></w:tc>".repeat(50));
    with(&format!("<w:tbl>{}</w:tbl>", row.repeat(4_100)))
}

/// Few cells, far apart.
fn squares() -> Vec<u8> {
    let row = "<w:tr><w:trPr><w:gridBefore w:val='1000'/></w:trPr><w:tc><w:p/></w:tc></w:tr>";
    with(&format!("<w:tbl>{}</w:tbl>", row.repeat(3_000)))
}

/// More styles than are kept, each based on the next, the last on the first; lists likewise.
fn definitions() -> Vec<u8> {
    const MANY: usize = 20_500;
    let style = |at: usize| format!("<w:style w:styleId='s{at}'><w:basedOn w:val='s{}'/></w:style>", (at + 1) % MANY);
    let list = |at: usize| {
        format!("<w:abstractNum w:abstractNumId='{at}'/><w:num w:numId='{at}'><w:abstractNumId w:val='{at}'/></w:num>")
    };
    let styles: String = (0..MANY).map(style).collect();
    let lists: String = (0..MANY).map(list).collect();
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships><Relationship Id='a' Type='{kind}/styles' Target='styles.xml'/><Relationship Id='b' Type='{kind}/numbering' Target='numbering.xml'/></Relationships>"
    );
    let styled = "<w:p><w:pPr><w:pStyle w:val='s0'/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>".repeat(1_000);
    main_part(&(body() + &styled))
        .part("word/_rels/document.xml.rels", relations)
        .part("word/styles.xml", format!("<w:styles>{styles}</w:styles>"))
        .part("word/numbering.xml", format!("<w:numbering>{lists}</w:numbering>"))
        .build()
}

/// A list whose numbers are long texts.
fn labels() -> Vec<u8> {
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:lvlText w:val='{}'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
        "%1长".repeat(30_000)
    );
    let item =
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>";
    main_part(&(body() + &item.repeat(20_000)))
        .part(
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id='b' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering' Target='numbering.xml'/></Relationships>",
        )
        .part("word/numbering.xml", numbering)
        .build()
}

/// Entities that name each other, a file and an address: none is looked up.
fn entities() -> Vec<u8> {
    let laughs: String =
        (1..10).map(|at| format!("<!ENTITY a{at} \"{}\">", format!("&a{};", at - 1).repeat(10))).collect();
    let head = format!(
        "<!DOCTYPE x [<!ENTITY a0 \"哈\">{laughs}<!ENTITY f SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1/\">%p;]>"
    );
    let main = docx::document(&(body() + &said("&a9;&f;")));
    let main = main.replacen("<w:document", &format!("{head}<w:document"), 1);
    Container::default().part("[Content_Types].xml", "<Types/>").part("word/document.xml", main).build()
}

/// Marks that turn the direction of writing, and letters without width, in and around figures.
fn invisible() -> Vec<u8> {
    let xml = docx::document(&body());
    let xml = xml
        .replace("37.50", "\u{202e}37\u{200b}.50\u{202c}")
        .replace("2.50", "\u{200f}2.5\u{feff}0")
        .replace("合计", "合\u{200d}计");
    Container::default().part("[Content_Types].xml", "<Types/>").part("word/document.xml", xml).build()
}
