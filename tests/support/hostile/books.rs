//! Workbooks that want to cost more than they weigh.

use super::container::Container;
use super::{Case, Ends::*};

pub const CASES: &[Case] = &[
    Case {
        name: "far-cells.xlsx",
        ends: Read("柳塘县"),
        limits: &[],
        make: || book(&form(r#"<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#)),
    },
    Case { name: "whole-merge.xlsx", ends: Read("年度收入"), limits: &[], make: whole_merge },
    Case { name: "outside.xlsx", ends: Read("柳塘县"), limits: &[], make: outside },
    Case { name: "million-rows.xlsx", ends: Read("柳塘县"), limits: &[], make: million_rows },
    Case { name: "wide.xlsx", ends: Said("JH-I102"), limits: &["TABLE_COLS"], make: wide },
    Case { name: "cells.xlsx", ends: Said("JH-I102"), limits: &["CELLS"], make: cells },
    Case { name: "one-string.xlsx", ends: Said("JH-I102"), limits: &["WORKBOOK_TEXT"], make: one_string },
    Case { name: "sheets.xlsx", ends: Said("JH-I102"), limits: &["SHEETS"], make: sheets },
    Case {
        name: "bomb.xlsx",
        ends: Refused("JH-I905"),
        limits: &["PART_BYTES"],
        make: || book(&" ".repeat((48 << 20) + 1)),
    },
    Case {
        name: "deep.xlsx",
        ends: Said("JH-I102"),
        limits: &["XML_DEPTH"],
        make: || book(&form(&format!(r#"<row r="9"><c r="A9" t="inlineStr"><is>{}"#, "<r>".repeat(100_000)))),
    },
    Case { name: "entities.xlsx", ends: Read("柳塘县"), limits: &[], make: entities },
    Case { name: "long-numbers.xlsx", ends: Read("柳塘县"), limits: &[], make: long_numbers },
    Case {
        name: "formulas.xlsx",
        ends: Read("=cmd"),
        limits: &[],
        make: || {
            book(&form(
                r#"<row r="9"><c r="A9" t="inlineStr"><is><t>=cmd|' /c calc'!A1</t></is></c><c r="B9" t="inlineStr"><is><t>&lt;script>alert(1)&lt;/script></t></is></c></row>"#,
            ))
        },
    },
    Case {
        name: "prototype.xlsx",
        ends: Read("__proto__"),
        limits: &[],
        make: || {
            book(&form(
                r#"<row r="9"><c r="A9" t="inlineStr"><is><t>__proto__</t></is></c><c r="B9" t="inlineStr"><is><t>constructor</t></is></c></row>"#,
            ))
        },
    },
];

/// A form in the first rows, and more rows.
fn form(more: &str) -> String {
    let text = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let number = |at: &str, number: &str| format!(r#"<c r="{at}"><v>{number}</v></c>"#);
    let header =
        text("A2", "机构名称") + &text("B2", "收入合计") + &text("C2", "上年结转") + &text("D2", "公共财政拨款");
    let row = text("A3", "柳塘县水文站") + &number("B3", "37.5") + &number("C3", "2.5") + &number("D3", "35");
    format!(
        r#"<row r="1">{}</row><row r="2">{header}</row><row r="3">{row}</row>{more}"#,
        text("A1", "年度收入情况（万元）")
    )
}

/// A workbook of one sheet with these rows.
fn book(rows: &str) -> Vec<u8> {
    with(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"), "", 1).build()
}

/// A workbook whose sheets are all the same part, with the relations of others.
fn with(sheet: &str, relations: &str, count: usize) -> Container {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let names: String = (0..count).map(|at| format!(r#"<sheet name="表{at}" id="s"/>"#)).collect();
    Container::default()
        .part("[Content_Types].xml", "<Types/>")
        .part("xl/workbook.xml", format!("<workbook><sheets>{names}</sheets></workbook>"))
        .part(
            "xl/_rels/workbook.xml.rels",
            format!(r#"<Relationships><Relationship Id="s" Type="{KIND}/worksheet" Target="sheet.xml"/>{relations}</Relationships>"#),
        )
        .part("xl/sheet.xml", sheet)
}

fn whole_merge() -> Vec<u8> {
    let merges = r#"<mergeCell ref="A1:XFD1048576"/>"#.repeat(10_000);
    with(&format!("<worksheet><sheetData>{}</sheetData><mergeCells>{merges}</mergeCells></worksheet>", form("")), "", 1)
        .build()
}

/// Addresses that no sheet has.
fn outside() -> Vec<u8> {
    let cells: String = ["XFE9", "A1048577", "A99999999999999999999", "ZZZZZZZZZZ9", "A0", "9", "-1", ""]
        .iter()
        .map(|at| format!(r#"<row r="9"><c r="{at}"><v>1</v></c></row>"#))
        .collect();
    book(&form(&(cells + r#"<row r="4294967296"><c><v>1</v></c></row><row r="-1"><c><v>1</v></c></row>"#)))
}

fn million_rows() -> Vec<u8> {
    let empty: String = (4..=1_048_576).map(|row| format!(r#"<row r="{row}" ht="15"/>"#)).collect();
    book(&form(&empty))
}

/// A diagonal: every row with a column of its own.
fn wide() -> Vec<u8> {
    let letters = |mut at: u32| {
        let mut letters = String::new();
        while at > 0 {
            letters.insert(0, char::from(b'A' + u8::try_from((at - 1) % 26).unwrap()));
            at = (at - 1) / 26;
        }
        letters
    };
    let cell = |at: u32| format!(r#"<row r="{at}"><c r="{}{at}"><v>1</v></c></row>"#, letters(at));
    book(&form(&(4..3_000).map(cell).collect::<String>()))
}

fn cells() -> Vec<u8> {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(40));
    book(&form(&row.repeat(5_100)))
}

/// One long string in many cells.
fn one_string() -> Vec<u8> {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let cells = r#"<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>"#.repeat(1_000);
    let relation = format!(r#"<Relationship Id="t" Type="{KIND}/sharedStrings" Target="strings.xml"/>"#);
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", form(&cells));
    with(&sheet, &relation, 1)
        .part("xl/strings.xml", format!("<sst><si><t>{}</t></si></sst>", "长".repeat(30_000)))
        .build()
}

fn sheets() -> Vec<u8> {
    with(&format!("<worksheet><sheetData>{}</sheetData></worksheet>", form("")), "", 1_100).build()
}

fn entities() -> Vec<u8> {
    let head = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>"#;
    let more = r#"<row r="9"><c r="A9" t="inlineStr"><is><t>&b;&c;&#xD800;&#0;</t></is></c></row>"#;
    with(&format!("{head}<worksheet><sheetData>{}</sheetData></worksheet>", form(more)), "", 1).build()
}

fn long_numbers() -> Vec<u8> {
    let cell = |number: &str| format!("<c><v>{number}</v></c>");
    let (long, dot) = ("9".repeat(10_000), format!("0.{}", "1".repeat(10_000)));
    let all: String =
        [long.as_str(), &dot, "1E999999999", "-1E-999999999", "NaN", "INF"].into_iter().map(cell).collect();
    book(&form(&format!("<row>{all}</row>")))
}
