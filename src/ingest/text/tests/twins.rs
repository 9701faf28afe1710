//! The sample reports as text and as Word documents: both must give the same rows, and the same label over every
//! number.

use super::lexicon;
use crate::base::anchor::Place;
use crate::base::number::{self, CellValue};
use crate::document::{Block, Document, Reading, Table};
use crate::ingest::{Host, ingest};
use std::path::{Path, PathBuf};

const STEMS: [&str; 5] = [
    "changning-resettlement-2022",
    "shaodong-resettlement-2024",
    "yueyang-resettlement-2017",
    "yunxi-port-office-2020",
    "ziyang-expropriation-2022",
];

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: the sample reports are not there ({})", folder.display());
    None
}

fn document(folder: &Path, name: &str) -> Document {
    let bytes = std::fs::read(folder.join(name)).unwrap();
    let read = ingest(name, &bytes, &lexicon(), &Host { decode_gb18030: |_| None }).unwrap();
    assert!(read.notes.is_empty(), "{name}: {:?}", read.notes);
    read.document
}

/// The paragraphs without their blanks; a mark that two of the texts carry is a real bookmark in the Word document.
fn paragraphs(document: &Document) -> Vec<String> {
    let bare = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.replace("[bookmark: _GoBack]", "").split_whitespace().collect(),
        Block::Table(_) => String::from("(table)"),
    };
    document.blocks.iter().map(bare).filter(|text| !text.is_empty()).collect()
}

/// Texts of a row's cells that are not blank, without their blanks.
fn row(table: &Table, row: usize) -> Vec<String> {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    table.row(row).map(|cell| bare(&cell.text)).filter(|text| !text.is_empty()).collect()
}

/// For each number of a row the nearest words above it.
fn over_numbers(table: &Table, row: usize) -> Vec<(String, String)> {
    let is_number = |text: &str| matches!(number::cell(text), CellValue::Number(_));
    let numbers = table.row(row).filter(|cell| is_number(&cell.text));
    let above = |col: usize, cols: usize| {
        (0..row).rev().find_map(|up| {
            (col..col + cols)
                .filter_map(|col| table.at(up, col))
                .find(|cell| matches!(number::cell(&cell.text), CellValue::Text))
                .map(|cell| cell.text.split_whitespace().collect::<String>())
        })
    };
    numbers.map(|cell| (cell.text.trim().to_owned(), above(cell.col, cell.span.cols).unwrap_or_default())).collect()
}

/// A Word table as extractions give it that leave out what goes on from above.
fn without_continuations(table: &Table) -> String {
    let cell = |text: &str| format!("\t{}\n", text.trim());
    let row = |at: usize| table.row(at).map(|found| cell(&found.text)).collect::<String>();
    (0..table.rows()).map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn rows_without_what_goes_on_from_above_give_the_same_labels_over_numbers() {
    let Some(folder) = folder() else { return };
    for stem in STEMS {
        let word = document(&folder, &format!("{stem}.docx"));
        for twin in word.tables.iter().filter(|table| table.rows() > 1) {
            let read = super::read(&without_continuations(twin), &lexicon());
            let [mine] = read.document.tables.as_slice() else { panic!("{stem}: several tables") };
            let doubtful = |row: usize| {
                read.notes.iter().any(|note| matches!(note.place, Place::Cell { row: at, .. } if at == row))
            };
            assert_ne!(mine.reading, Reading::Ambiguous, "{stem}");
            for at in 0..mine.rows() {
                // A label with its value may be put elsewhere, but not without a note.
                let same = over_numbers(mine, at) == over_numbers(twin, at);
                assert!(same || (doubtful(at) && twin.row(at).count() == 2), "{stem}: row {at}");
            }
        }
    }
}

/// A Word table as a spreadsheet puts it on the clipboard.
fn grid(table: &Table) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.trim().replace('"', "\"\""));
    let square = |row, col| table.starting(row, col).map(|cell| quoted(&cell.text)).unwrap_or_default();
    let row = |row| (0..table.cols()).map(|col| square(row, col)).collect::<Vec<_>>().join("\t");
    (0..table.rows()).map(row).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn grids_give_the_same_labels_over_numbers() {
    let Some(folder) = folder() else { return };
    for stem in STEMS {
        let word = document(&folder, &format!("{stem}.docx"));
        for twin in word.tables.iter().filter(|table| table.rows() > 1) {
            let read = super::read(&grid(twin), &lexicon());
            let [mine] = read.document.tables.as_slice() else { panic!("{stem}: several tables") };
            assert_eq!((mine.rows(), mine.reading), (twin.rows(), Reading::Certain), "{stem}");
            for at in 0..mine.rows() {
                assert_eq!(row(mine, at), row(twin, at), "{stem}: row {at}");
                // A label with its value has no column.
                let same = over_numbers(mine, at) == over_numbers(twin, at);
                assert!(same || twin.row(at).count() == 2, "{stem}: row {at}");
            }
        }
    }
}

#[test]
fn text_and_word_document_give_the_same_tables() {
    let Some(folder) = folder() else { return };
    for stem in STEMS {
        let text = document(&folder, &format!("{stem}.txt"));
        let word = document(&folder, &format!("{stem}.docx"));
        assert_eq!(text.tables.len(), word.tables.len(), "{stem}: tables");
        assert_eq!(paragraphs(&text), paragraphs(&word), "{stem}: paragraphs");
        for (mine, twin) in text.tables.iter().zip(&word.tables) {
            assert_eq!(mine.rows(), twin.rows(), "{stem}: rows");
            for at in 0..mine.rows() {
                assert_eq!(row(mine, at), row(twin, at), "{stem}: row {at}");
                assert_eq!(over_numbers(mine, at), over_numbers(twin, at), "{stem}: row {at}");
            }
        }
    }
}
