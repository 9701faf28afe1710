//! Workbooks that want to cost more than they weigh.

use super::fixture::{Book, rows};
use super::tests::{read, shown};
use crate::document::Document;
use crate::ingest::docx::fixture::Package;
use crate::ingest::{IngestError, NoteKind, limits};

/// A sheet with this inside its data.
fn sheet(inside: &str) -> Book {
    Book::default().sheet("表", "", &format!("<sheetData>{inside}</sheetData>"))
}

fn is_bounded(document: &Document) {
    let squares: usize = document.tables.iter().map(|table| table.rows() * table.cols()).sum();
    assert!(squares <= limits::CELLS, "{squares}");
    assert!(document.tables.iter().all(|table| table.cols() <= limits::TABLE_COLS));
}

fn kinds(book: Book) -> (Document, Vec<NoteKind>) {
    let (document, notes) = read(&book.build()).unwrap();
    is_bounded(&document);
    (document, notes.into_iter().map(|note| note.kind).collect())
}

#[test]
fn two_cells_far_apart_are_a_small_table() {
    let far = r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#;
    let merges = r#"<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A1:XFD1048576"/></mergeCells>"#;
    let (document, notes) = kinds(sheet(far));
    assert_eq!((shown(&document), notes), (vec!["表".to_owned(), "1".to_owned(), "2".to_owned()], vec![]));
    let (document, _) = kinds(Book::default().sheet("表", "", &format!("<sheetData>{far}</sheetData>{merges}")));
    assert_eq!(shown(&document), ["表", "1|^", "^|^"]);
}

#[test]
fn a_million_empty_rows_cost_nothing() {
    let empty: String = (1..=1_000_000).map(|row| format!(r#"<row r="{row}" hidden="1"/>"#)).collect();
    let (document, notes) = kinds(sheet(&format!("{empty}<row><c><v>1</v></c><c><v>2</v></c></row>")));
    assert_eq!((document.tables[0].rows(), notes), (1, vec![]));
}

#[test]
fn a_diagonal_of_cells_is_cut_and_that_is_said() {
    let cells: String = (1..=3_000_u32)
        .map(|at| {
            let name = crate::document::cell_name(at, at * 5);
            format!(r#"<row><c r="{name}"><v>1</v></c><c><v>2</v></c></row>"#)
        })
        .collect();
    let (_, notes) = kinds(sheet(&cells));
    assert_eq!(notes, [NoteKind::BeyondLimits]);
}

#[test]
fn more_cells_than_are_read_are_cut_and_that_is_said() {
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(100));
    let (document, notes) = kinds(sheet(&row.repeat(limits::CELLS / 100 + 50)));
    assert_eq!(notes, [NoteKind::BeyondLimits]);
    assert_eq!(document.tables[0].cells().len(), limits::CELLS);
}

#[test]
fn one_long_string_for_many_cells_is_counted_each_time() {
    let long = format!("<t>{}</t>", "长".repeat(400_000));
    let cells = r#"<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>"#.repeat(10_000);
    let book = sheet(&cells).strings(&[&long]);
    let (document, notes) = kinds(book);
    let bytes: usize = document.tables.iter().flat_map(|table| table.cells()).map(|cell| cell.text.len()).sum();
    assert!(bytes <= limits::WORKBOOK_TEXT);
    assert_eq!(notes, [NoteKind::BeyondLimits]);
}

#[test]
fn overlapping_merges_stay_within_the_table() {
    let merges: String = (1..=20_000_u32)
        .map(|at| {
            let first = crate::document::cell_name(at % 900, at % 90);
            format!(r#"<mergeCell ref="{first}:XFD1048576"/>"#)
        })
        .collect();
    let data = rows(&[["1"; 90].as_slice(); 900]);
    let (document, _) = kinds(Book::default().sheet("表", "", &format!("{data}<mergeCells>{merges}</mergeCells>")));
    assert_eq!(document.tables[0].rows(), 900);
}

#[test]
fn long_numbers_deep_elements_and_entities_end_in_text_or_nothing() {
    let long = "9".repeat(10_000);
    let (document, _) =
        kinds(sheet(&format!("<row><c><v>{long}</v></c><c><v>1E999999999</v></c><c><v>-</v></c></row>")));
    assert_eq!(shown(&document)[1], format!("{long}|1E999999999|-"));
    let deep =
        format!("<row><c t=\"inlineStr\"><is>{}<t>深</t>{}</is></c></row>", "<r>".repeat(5_000), "</r>".repeat(5_000));
    assert!(read(&sheet(&deep).build()).is_err());
    let unwanted = format!("<row>{}{}<c><v>1</v></c><c><v>2</v></c></row>", "<x>".repeat(900), "</x>".repeat(900));
    assert_eq!(shown(&kinds(sheet(&unwanted)).0)[1], "1|2");
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><worksheet><sheetData>
        <row><c t="inlineStr"><is><t>&b;甲&c;</t></is></c><c><v>1</v></c></row></sheetData></worksheet>"#;
    assert_eq!(shown(&kinds(Book::default().sheet("表", "", laughs)).0)[1], "甲|1");
}

#[test]
fn a_bomb_is_refused_by_what_comes_out() {
    let bomb = vec![b' '; limits::PART_BYTES + 1];
    let book = sheet("<row><c><v>1</v></c><c><v>2</v></c></row>").sheet("弹", "", "<sheetData/>");
    let bytes = Book::default().sheet("弹", "", "").package().packed("x", b"").build();
    assert_eq!(read(&bytes).unwrap_err(), IngestError::NoText);
    let bytes = book.with("xl/sharedStrings.xml", std::str::from_utf8(&bomb).unwrap()).build();
    assert!(read(&bytes).is_ok(), "a part that nobody names is not unpacked");
    let named = Book::default().sheet("表", "", std::str::from_utf8(&bomb).unwrap()).build();
    assert!(named.len() < 200_000);
    assert_eq!(read(&named).unwrap_err(), IngestError::UnpacksTooLarge);
}

#[test]
fn parts_that_are_missing_or_name_each_other_end_in_a_typed_way() {
    let package = || {
        Package::default().part("xl/workbook.xml", r#"<workbook><sheets><sheet name="a" id="r0"/></sheets></workbook>"#)
    };
    assert!(read(&package().build()).is_err());
    let relations =
        r#"<Relationships><Relationship Id="r0" Type="x/worksheet" Target="workbook.xml"/></Relationships>"#;
    assert_eq!(
        read(&package().part("xl/_rels/workbook.xml.rels", relations).build()).unwrap_err(),
        IngestError::NoText
    );
    let many = r#"<sheet name="a" id="r0"/>"#.repeat(100_000);
    let package = Package::default()
        .packed("xl/workbook.xml", format!("<workbook><sheets>{many}</sheets></workbook>").as_bytes())
        .part("xl/_rels/workbook.xml.rels", &relations.replace("workbook.xml", "worksheets/a.xml"))
        .part("xl/worksheets/a.xml", &format!("<worksheet>{}</worksheet>", rows(&[&["甲", "1"]])));
    let (document, _) = read(&package.build()).unwrap();
    assert_eq!(document.tables.len(), limits::SHEETS);
}

#[test]
fn every_cut_and_every_flipped_byte_ends_in_a_typed_way() {
    let good = sheet("<row><c s=\"1\"><v>12.5</v></c><c t=\"s\"><v>0</v></c></row>")
        .strings(&["<t>甲</t>"])
        .formats(&["0.00"])
        .build();
    assert!(read(&good).is_ok());
    let host = crate::ingest::Host { decode_gb18030: |_| None };
    let lexicon = crate::packs::Packs::built_in().unwrap().lexicon;
    for at in 0..good.len() {
        let _ = crate::ingest::ingest("a.xlsx", &good[..at], &lexicon, &host);
        let mut bad = good.clone();
        bad[at] ^= 0xff;
        let _ = crate::ingest::ingest("a.xlsx", &bad, &lexicon, &host);
    }
}
