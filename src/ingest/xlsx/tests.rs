//! Workbooks in miniature, one for each thing that spreadsheet programs write.

use super::fixture::{Book, rows};
use crate::document::{Block, Document, Origin, Table};
use crate::ingest::{IngestError, IngestNote, NoteKind};
use crate::packs::Packs;

pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<IngestNote>), IngestError> {
    match crate::ingest::format::recognize("a.xlsx", bytes)? {
        crate::ingest::format::Found::Xlsx(mut archive) => {
            super::read(&mut archive, &Packs::built_in().unwrap().lexicon)
        }
        _ => panic!("taken for something else"),
    }
}

/// A workbook that is read without a note.
fn clean(book: Book) -> Document {
    let (document, notes) = read(&book.build()).unwrap();
    assert_eq!(notes, []);
    document
}

/// The blocks of a document: paragraphs as they are, tables row by row, cells parted by |, merged squares as ^.
pub(super) fn shown(document: &Document) -> Vec<String> {
    let square = |table: &Table, row, col| match table.at(row, col) {
        None => "-".to_owned(),
        Some(cell) if (cell.row, cell.col) != (row, col) => "^".to_owned(),
        Some(cell) => cell.text.replace('\n', "/"),
    };
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text.clone()),
            Block::Table(id) => {
                let table = document.table(*id).unwrap();
                let row = |row| (0..table.cols()).map(|col| square(table, row, col)).collect::<Vec<_>>().join("|");
                lines.extend((0..table.rows()).map(row));
            }
        }
    }
    lines
}

fn lines(book: Book) -> Vec<String> {
    shown(&clean(book))
}

/// What a sheet of one row shows, without its name.
fn row(book: Book, cells: &str) -> String {
    let book = book.sheet("表", "", &format!("<sheetData><row>{cells}<c t=\"str\"><v>末</v></c></row></sheetData>"));
    lines(book)[1].clone()
}

#[test]
fn cells_of_every_kind_are_read() {
    let book = Book::default().strings(&[
        "<t>收入</t>",
        "<r><rPr><b/></rPr><t>合</t></r><r><t xml:space=\"preserve\"> 计</t></r><rPh sb=\"0\" eb=\"1\"><t>hé</t></rPh><phoneticPr/>",
        "<t>第一行_x000D_\r\n第二行</t>",
    ]);
    let cells = r#"<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="inlineStr"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>
        <c t="str"><f>A1</f><v>文字</v></c><c t="b"><v>1</v></c><c t="n"><v>12.5</v></c><c><f>1+1</f><v>2</v></c><c t="d"><v>2022-07-30</v></c>
        <c t="str"><f>""</f><v></v></c><c t="inlineStr"><is><t>１２．５</t></is></c>"#;
    assert_eq!(row(book, cells), "收入|合 计|第一行/第二行|甲乙|文字|TRUE|12.5|2|2022年7月30日|１２．５|末");
}

#[test]
fn numbers_are_written_as_their_formats_show_them() {
    let book = Book::default().formats(&["0.00", "#,##0.00_ ", "0.0%", "yyyy\"年\"m\"月\"d\"日\"", "@"]);
    let cells = r#"<c s="1"><v>88</v></c><c s="2"><v>1196625.5</v></c><c s="3"><v>0.755</v></c><c s="4"><v>44772</v></c><c s="5"><v>7</v></c><c s="99"><v>1</v></c>"#;
    assert_eq!(row(book, cells), "88.00|1,196,625.50|75.5%|2022年7月30日|7|1|末");
    let book = Book::default().formats(&["yyyy/m/d"]).properties(r#"<workbookPr date1904="1"/>"#);
    assert_eq!(row(book, r#"<c s="1"><v>43310</v></c>"#), "2022年7月30日|末");
}

#[test]
fn prefixes_strict_names_and_entities_are_read_alike() {
    let sheet = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "展开">]><x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>
        <x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>&#25910;&#x5165;&amp;&e;</x:t></x:is></x:c><x:c r="B1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"#;
    assert_eq!(lines(Book::default().sheet("表", "", sheet)), ["表", "收入&|1"]);
}

#[test]
fn addresses_may_be_missing_and_rows_out_of_order() {
    let sheet = r#"<sheetData><row r="3"><c r="B3"><v>4</v></c><c><v>5</v></c></row><row r="1"><c><v>1</v></c><c r="C1"><v>2</v></c><c r="B1"><v>3</v></c></row>
        <row><c r="A9"><v>6</v></c><c r="B9"><v>7</v></c></row></sheetData>"#;
    let document = clean(Book::default().sheet("表", "", sheet));
    assert_eq!(shown(&document), ["表", "1|3|2", "|4|5", "6|7|"]);
    let table = &document.tables[0];
    assert_eq!(table.at(2, 1).unwrap().origin, Origin::SheetCell { sheet: 0, row: 8, col: 1 });
    assert_eq!(document.sheets, ["表"]);
}

#[test]
fn merged_cells_stand_once() {
    let merged = |merges: &str, texts: &[&[&str]]| {
        let merges: String = merges.split(' ').map(|at| format!(r#"<mergeCell ref="{at}"/>"#)).collect();
        lines(Book::default().sheet("表", "", &format!("{}<mergeCells>{merges}</mergeCells>", rows(texts))))
            .split_off(1)
    };
    assert_eq!(
        merged("A1:A2 C1:D2", &[&["甲", "1", "乙", ""], &["", "2"], &["3", "4", "5", "6"]]),
        ["甲|1|乙|^", "^|2|^|^", "3|4|5|6"]
    );
    // Blank merged cells are one blank each; what stands under a merged cell is not seen.
    assert_eq!(merged("B2:C2", &[&["a", "b", "c"], &["1", "", "9"]]), ["a|b|c", "1||^"]);
    // Those that overlap, or lie where nothing is, do no harm.
    assert_eq!(
        merged("A1:B2 B1:C2 A1:B1 X9:Z99 D1:C1 A0:B2", &[&["a", "", "c"], &["1", "2", "3"]]),
        ["a|^|c", "^|^|3"]
    );
}

#[test]
fn what_is_blank_around_and_between_is_left_out() {
    let sheet = r#"<sheetData><row r="900"><c r="D900"><v>1</v></c><c r="E900" s="3"/><c r="F900"><v>2</v></c></row>
        <row r="1048576"><c r="D1048576"><v>3</v></c><c r="XFD1048576"><v>4</v></c></row></sheetData>"#;
    assert_eq!(lines(Book::default().sheet("表", "", sheet)), ["表", "1|2|", "3||4"]);
}

#[test]
fn lines_around_the_table_are_paragraphs() {
    let sheet = rows(&[
        &["2022年度部门整体支出绩效自评表"],
        &["填报单位：江湾县水务局", "", "单位：万元"],
        &["名称", "金额"],
        &["一站", "1"],
        &["二站", ""],
        &["三站"],
        &["注：含上年结转"],
        &["填表人：", "日期：2023年"],
    ]);
    let read = lines(Book::default().sheet("基础数据表", "", &sheet));
    assert_eq!(
        read,
        [
            "基础数据表",
            "2022年度部门整体支出绩效自评表",
            "填报单位：江湾县水务局",
            "单位：万元",
            "名称|金额",
            "一站|1",
            "二站|",
            "三站|",
            "注：含上年结转",
            "填表人：",
            "日期：2023年"
        ]
    );
}

#[test]
fn a_title_right_above_a_further_header_stands_across_the_table() {
    let sheet = rows(&[
        &["机构名称", "收入合计", "上年结转"],
        &["汇总", "1", "1"],
        &["支出情况（单位：元）"],
        &["机构名称", "支出合计", "基本支出"],
        &["汇总", "1", "1"],
    ]);
    let read = lines(Book::default().sheet("表", "", &sheet));
    assert_eq!(read[3], "支出情况（单位：元）|^|^");
}

#[test]
fn prose_in_one_column_is_paragraphs() {
    let sheet = rows(&[&["一、基本情况"], &["本单位编制15人。"], &[""], &["二、绩效情况"]]);
    let document = clean(Book::default().sheet("报告", "", &sheet));
    assert_eq!(shown(&document), ["报告", "一、基本情况", "本单位编制15人。", "二、绩效情况"]);
    assert!(document.tables.is_empty());
}

#[test]
fn all_sheets_are_read_in_order_and_empty_ones_leave_nothing() {
    let one = rows(&[&["甲", "1"]]);
    let book = Book::default().sheet("乙表", "", &one).sheet("Sheet2", "", "<sheetData/>").sheet("甲表", "", &one);
    assert_eq!(lines(book), ["乙表", "甲|1", "甲表", "甲|1"]);
}

/// Kind and Chinese words of the notes.
fn said(book: Book) -> Vec<(NoteKind, String)> {
    let (_, notes) = read(&book.build()).unwrap();
    notes.into_iter().map(|note| (note.kind, note.message.zh)).collect()
}

#[test]
fn what_is_hidden_is_read_and_said() {
    let columns = r#"<cols><col min="2" max="2" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>"#;
    let sheet = r#"<sheetData><row r="1"><c><v>1</v></c><c><v>2</v></c></row><row r="2" hidden="1"><c><v>3</v></c><c><v>4</v></c></row>
        <row r="7" hidden="true"/></sheetData>"#;
    let book = Book::default()
        .sheet("表", "", &format!("{columns}{sheet}"))
        .sheet("旧表", r#" state="veryHidden""#, &rows(&[&["甲", "1"]]))
        .sheet("空表", r#" state="hidden""#, "<sheetData/>");
    assert_eq!(
        said(book),
        [
            (NoteKind::Hidden, "表“表”中有隐藏的内容（第 2 行、B 列），已一并读取。".to_owned()),
            (NoteKind::Hidden, "表“旧表”中有隐藏的内容（整张表），已一并读取。".to_owned()),
        ]
    );
}

#[test]
fn formulas_without_a_value_and_error_values_are_words_and_said() {
    let sheet = r##"<sheetData><row><c><v>1</v></c><c><f>A1</f></c><c><f>A1</f><v></v></c><c t="str"><f>A1</f></c><c t="e"><f>B9</f><v>#REF!</v></c></row></sheetData>"##;
    let (document, notes) = read(&Book::default().sheet("自评表", "", sheet).build()).unwrap();
    assert_eq!(shown(&document)[1], "1|（公式未计算）|（公式未计算）|（公式未计算）|#REF!");
    let kinds: Vec<NoteKind> = notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, [NoteKind::UncomputedFormula, NoteKind::ErrorValue]);
    assert!(notes[0].message.zh.starts_with("表“自评表”中 B1、C1、D1 的公式"), "{}", notes[0].message.zh);
    assert!(notes[1].message.zh.starts_with("表“自评表”中 E1 是"), "{}", notes[1].message.zh);
    let crate::base::anchor::Place::Cell { row: 0, col: 1, .. } = notes[0].place else { panic!("{:?}", notes[0]) };
}

#[test]
fn charts_pictures_and_missing_parts_are_said() {
    let sheet = format!("{}<drawing r:id=\"x\"/>", rows(&[&["甲", "1"]]));
    let book = Book::default().sheet("表", "", &sheet).other_sheet("图表1", "chartsheet");
    let kinds: Vec<NoteKind> = said(book).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [NoteKind::Picture, NoteKind::EmbeddedObject]);
    let one = r#"<sheetData><row><c t="s"><v>7</v></c><c><v>1</v></c></row></sheetData>"#;
    let kinds: Vec<NoteKind> = said(Book::default().sheet("表", "", one)).into_iter().map(|(kind, _)| kind).collect();
    assert_eq!(kinds, [NoteKind::DamagedPart]);
    let broken = said(Book::default().sheet(
        "表",
        "",
        "<?xml version=\"1.0\"?><worksheet><sheetData><row><c><v>1</v></c><c><v>2",
    ));
    assert_eq!(broken.first().map(|(kind, _)| *kind), Some(NoteKind::BreaksOff));
}

#[test]
fn a_workbook_without_text_says_so() {
    let empty = Book::default().sheet("表", "", "<sheetData/>").build();
    assert_eq!(read(&empty).unwrap_err(), IngestError::NoText);
    let broken = Book::default().sheet("表", "", "<?xml version=\"1.0\"?><worksheet><sheetData><row><c>").build();
    assert_eq!(read(&broken).unwrap_err(), IngestError::DamagedDocument);
}
