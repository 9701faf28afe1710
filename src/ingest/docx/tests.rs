//! Documents in miniature, one for each thing that Word can say.

use super::fixture::{Entry, Package, document_xml, docx, p, tc, with_main};
use crate::base::anchor::{Place, TableId};
use crate::document::{Block, Document, Origin, Table};
use crate::ingest::{IngestError, IngestNote, NoteKind};

pub(super) fn read(bytes: &[u8]) -> Result<(Document, Vec<IngestNote>), IngestError> {
    match crate::ingest::format::recognize("report.docx", bytes)? {
        crate::ingest::format::Found::Docx(mut archive) => super::read(&mut archive),
        _ => panic!("taken for another format"),
    }
}

/// The document of a body that is read without a note.
fn body(xml: &str) -> Document {
    let (document, notes) = read(&docx(xml)).unwrap();
    assert_eq!(notes, []);
    document
}

fn lines(document: &Document) -> Vec<&str> {
    document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.as_str(),
            Block::Table(_) => "<table>",
        })
        .collect()
}

/// A table as text: cells parted by |, with the size of merged ones, holes as -.
fn grid(table: &Table) -> Vec<String> {
    let square = |row, col| match table.at(row, col) {
        None => "-".to_owned(),
        Some(cell) if (cell.row, cell.col) != (row, col) => "^".to_owned(),
        Some(cell) => cell.text.replace('\n', "/"),
    };
    (0..table.rows()).map(|row| (0..table.cols()).map(|col| square(row, col)).collect::<Vec<_>>().join("|")).collect()
}

fn table(rows: &str) -> Document {
    body(&format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"))
}

fn rows(rows: &[&[String]]) -> String {
    rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", cells.concat())).collect()
}

#[test]
fn paragraphs_and_tables_keep_their_order_and_know_their_place() {
    let document = body(&format!("{}<w:tbl>{}</w:tbl>{}", p("甲"), rows(&[&[tc("", "乙"), tc("", "丙")]]), p("丁")));
    assert_eq!(lines(&document), ["甲", "<table>", "丁"]);
    assert_eq!(document.tables[0].block, 1);
    assert_eq!(grid(&document.tables[0]), ["乙|丙"]);
    let Block::Paragraph(first) = &document.blocks[0] else { panic!() };
    let start = document_xml("").find("<w:sectPr").unwrap();
    assert_eq!(first.origin, Origin::DocxByte(start as u64));
}

#[test]
fn merged_cells_stand_once() {
    let document = table(&rows(&[
        &[tc(r#"<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>"#, "收入"), tc("", "1")],
        &[tc(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, ""), tc("", "2")],
        &[tc(r#"<w:gridSpan w:val="2"/><w:vMerge w:val="continue"/>"#, "续"), tc("", "3")],
        &[tc("", "a"), tc("", "b"), tc("", "c")],
    ]));
    assert_eq!(grid(&document.tables[0]), ["收入/续|^|1", "^|^|2", "^|^|3", "a|b|c"]);
}

#[test]
fn a_continuation_of_nothing_is_a_cell_of_its_own() {
    let continued = r#"<w:vMerge/>"#;
    let document = table(&rows(&[
        &[tc(continued, "1"), tc(r#"<w:vMerge w:val="restart"/>"#, "2")],
        &[tc("", "3"), tc(r#"<w:gridSpan w:val="2"/><w:vMerge/>"#, "4")],
        &[tc("", "5"), tc(continued, "6")],
    ]));
    assert_eq!(grid(&document.tables[0]), ["1|2|-", "3|4|^", "5|6|-"]);
}

#[test]
fn squares_left_out_before_and_after_a_row_are_holes() {
    let document = table(&format!(
        r#"<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>{}</w:tr>{}"#,
        tc("", "a"),
        rows(&[&[tc("", "b"), tc("", "c"), tc("", "d")]])
    ));
    assert_eq!(grid(&document.tables[0]), ["-|a|-", "b|c|d"]);
}

#[test]
fn horizontal_merges_of_old_files_are_spans() {
    let document = table(&rows(&[
        &[tc(r#"<w:hMerge w:val="restart"/>"#, "a"), tc("<w:hMerge/>", ""), tc("", "b")],
        &[tc("", "c"), tc("", "d"), tc("", "e")],
    ]));
    assert_eq!(grid(&document.tables[0]), ["a|^|b", "c|d|e"]);
}

#[test]
fn nested_tables_come_after_the_table_that_holds_them() {
    let inner = |text: &str| format!("<w:tbl>{}</w:tbl>", rows(&[&[tc("", text)]]));
    let holder = format!("<w:tc>{}{}{}<w:p/></w:tc>", p("外"), inner("内"), inner("又"));
    let document = body(&format!("{}<w:tbl>{}</w:tbl>{}", p("前"), rows(&[&[tc("", "甲"), holder]]), inner("后")));
    assert_eq!(document.tables.len(), 4);
    let (outer, first) = (&document.tables[0], &document.tables[1]);
    assert_eq!(outer.at(0, 1).unwrap().nested, [TableId(1), TableId(2)]);
    assert_eq!(outer.at(0, 1).unwrap().text, "外\n");
    assert_eq!((first.parent, first.block), (Some((TableId(0), 0, 1)), 1));
    assert_eq!((document.tables[3].id, document.tables[3].block), (TableId(3), 2));
}

#[test]
fn breaks_tabs_and_marks_are_characters() {
    let document = body(
        r#"<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>一 </w:t><w:br/><w:t>二</w:t><w:tab/>
        <w:t xml:space="preserve"> 三</w:t><w:br w:type="page"/><w:noBreakHyphen/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>9&lt;&#x31;&#48;&amp;&bad;&#1;</w:t></w:r></w:p>"#,
    );
    assert_eq!(lines(&document), ["一\n二\t 三-≥9<10&"]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let document = body(
        r#"<w:p><w:r><w:t>共</w:t></w:r><w:del><w:r><w:delText>10</w:delText><w:t>10</w:t></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins>
        <w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>无</w:delText></w:r></w:del></w:p>
        <w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:t>末</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>尾</w:t></w:r></w:p>"#,
    );
    assert_eq!(lines(&document), ["共12新", "前半后半", "末", "尾"]);
}

#[test]
fn deleted_rows_and_cells_are_gone() {
    let deleted = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", tc("", "旧"));
    let document = table(&format!(
        "{}{deleted}{}",
        rows(&[&[tc("", "a"), tc("<w:cellDel/>", "旧"), tc("<w:cellIns/>", "b")]]),
        rows(&[&[tc("", "c"), tc("", "d")]])
    ));
    assert_eq!(grid(&document.tables[0]), ["a|b", "c|d"]);
    assert!(body(&format!("{}<w:tbl>{deleted}</w:tbl>", p("x"))).tables.is_empty());
}

#[test]
fn fields_controls_links_and_readings_give_their_results_once() {
    let document = body(
        r#"<w:p><w:fldSimple w:instr="SUM(ABOVE)"><w:r><w:t>12</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE 99</w:instrText></w:r><w:r><w:t>3</w:t></w:r>
        <w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt><w:hyperlink><w:smartTag><w:r><w:t>乙</w:t></w:r></w:smartTag></w:hyperlink>
        <w:ruby><w:rt><w:r><w:t>bing</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>丙</w:t></w:r></w:rubyBase></w:ruby></w:p>
        <w:sdt><w:sdtContent><w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>"#,
    );
    assert_eq!(lines(&document), ["123甲乙丙", "<table>"]);
    assert_eq!(grid(&document.tables[0]), ["丁"]);
}

#[test]
fn a_text_box_is_read_once_after_the_paragraph_that_holds_it() {
    let shape =
        |text: &str| format!("<x><wps:txbx><w:txbxContent>{}{}</w:txbxContent></wps:txbx></x>", p(text), p("二"));
    let document = body(&format!(
        "<w:p><w:r><w:t>前</w:t><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent><w:t>后</w:t></w:r></w:p>",
        shape("框"),
        shape("旧框")
    ));
    assert_eq!(lines(&document), ["前后", "框", "二"]);
}

#[test]
fn the_result_of_a_field_within_an_instruction_is_no_text() {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let inner = [mark("begin"), mark("separate"), run("99"), mark("end")].concat();
    let outer = [mark("begin"), inner, mark("separate"), run("12"), mark("end"), run("元")].concat();
    // Where the end is missing, nothing is lost.
    let open = format!("<w:p>{}{}</w:p>", mark("begin"), run("7"));
    assert_eq!(lines(&body(&format!("<w:p>{outer}</w:p>{open}{}", p("8")))), ["12元", "7", "8"]);
}

#[test]
fn ticks_and_choices_of_old_forms_are_characters() {
    let field = |data: &str| {
        format!(
            r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="n"/>{data}</w:ffData></w:fldChar></w:r>"#
        )
    };
    let tick = |props: &str| field(&format!("<w:checkBox><w:sizeAuto/>{props}</w:checkBox>"));
    let list = |props: &str| {
        field(&format!(r#"<w:ddList>{props}<w:listEntry w:val="优"/><w:listEntry w:val="良"/></w:ddList>"#))
    };
    let fields = [
        tick(r#"<w:default w:val="0"/><w:checked/>"#),
        tick(r#"<w:default w:val="1"/><w:checked w:val="0"/>"#),
        tick(r#"<w:default w:val="1"/>"#),
        list(r#"<w:result w:val="1"/><w:default w:val="0"/>"#),
        list(""),
    ];
    assert_eq!(lines(&body(&format!("<w:p>{}</w:p>", fields.concat()))), ["☑☐☑良优"]);
}

#[test]
fn notes_are_read_below_the_body_in_the_order_of_their_references() {
    let refer = |name: &str, id: u32| format!(r#"<w:r><w:t>12</w:t><w:{name}Reference w:id="{id}"/></w:r>"#);
    let cell = format!("<w:tc><w:p>{}</w:p></w:tc>", refer("footnote", 2));
    let main = format!(
        "<w:tbl><w:tr>{cell}</w:tr></w:tbl><w:p>{}{}{}</w:p>",
        refer("endnote", 1),
        refer("footnote", 1),
        refer("footnote", 7)
    );
    let note = |name: &str, id: i32, text: &str| format!(r#"<w:{name} w:id="{id}">{}</w:{name}>"#, p(text));
    let footnotes = [
        r#"<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"#.to_owned(),
        note("footnote", 1, " 含上年结转3万元"),
        note("footnote", 2, "甲"),
        note("footnote", 3, "无人引用"),
    ];
    let bytes = with_main(&document_xml(&main))
        .part("word/footnotes.xml", &format!("<w:footnotes>{}</w:footnotes>", footnotes.concat()))
        .part("word/endnotes.xml", &format!("<w:endnotes>{}</w:endnotes>", note("endnote", 1, "乙")))
        .build();
    let (document, notes) = read(&bytes).unwrap();
    assert_eq!(lines(&document), ["<table>", "121212", "脚注1：甲", "尾注1：乙", "脚注2：含上年结转3万元"]);
    assert_eq!(grid(&document.tables[0]), ["12"]);
    let Block::Paragraph(last) = &document.blocks[4] else { panic!() };
    assert_eq!(last.origin, Origin::Unknown);
    let found: Vec<_> = notes.iter().map(|note| (note.kind, note.message.zh.contains("1 处"))).collect();
    assert_eq!(found, [(NoteKind::Footnote, true)], "the one that is missing");
}

#[test]
fn hidden_text_is_not_read_and_said() {
    let run = |props: &str, text: &str| format!("<w:r><w:rPr>{props}</w:rPr><w:t>{text}</w:t></w:r>");
    let xml = [run("", "1"), run("<w:vanish/>", "2"), run(r#"<w:vanish w:val="0"/>"#, "3"), run("<w:vanish/>", " ")];
    let (document, notes) = read(&docx(&format!("<w:p>{}</w:p>", xml.concat()))).unwrap();
    assert_eq!(lines(&document), ["13"]);
    assert_eq!((notes.len(), notes[0].kind), (1, NoteKind::HiddenText));
    assert!(notes[0].message.zh.contains("有 1 处"));
}

#[test]
fn text_boxes_of_every_make_are_read_once() {
    let content = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let vml =
        format!("<w:p><w:r><w:pict><v:shape><v:textbox>{}</v:textbox></v:shape></w:pict></w:r></w:p>", content("一"));
    let drawn = format!(
        "<w:p><w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r></w:p>",
        content("二")
    );
    assert_eq!(lines(&body(&[vml, drawn].concat())), ["", "一", "", "二"]);
}

#[test]
fn templates_and_files_with_macros_are_documents() {
    for kind in [
        "ms-word.document.macroEnabled",
        "ms-word.template.macroEnabledTemplate",
        "openxmlformats-officedocument.wordprocessingml.template",
    ] {
        let types = format!(
            r#"<Types><Override PartName="/word/main.xml" ContentType="application/vnd.{kind}.main+xml"/></Types>"#
        );
        let bytes = Package::default()
            .part("[Content_Types].xml", &types)
            .part("word/main.xml", &document_xml(&p("甲")))
            .build();
        assert_eq!(lines(&read(&bytes).unwrap().0), ["甲"], "{kind}");
    }
}

#[test]
fn what_other_programs_leave_out_or_add_does_no_harm() {
    // Property exceptions, an empty cell, custom elements around rows, cells and runs.
    let document = table(&format!(
        "<w:tr><w:tblPrEx/><w:trPr/>{}<w:tc/></w:tr><w:customXml><w:customXmlPr/><w:tr><w:customXml>{}</w:customXml>{}</w:tr></w:customXml>",
        tc("", "甲"),
        tc("", "乙"),
        tc("", "丙")
    ));
    assert_eq!(grid(&document.tables[0]), ["甲|", "乙|丙"]);
    let (_, notes) = read(&docx(&format!(r#"{}<w:altChunk r:id="r1"/>"#, p("x")))).unwrap();
    assert_eq!(notes[0].kind, NoteKind::EmbeddedObject);
}

#[test]
fn what_is_not_read_is_noted_with_its_place() {
    let picture = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>";
    let cell = format!("<w:tc>{}{picture}</w:tc>", p("x"));
    let (_, notes) = read(&docx(&format!(
        "{}<w:tbl>{}</w:tbl>{picture}<w:p><w:r><w:footnoteReference/><w:object><v:imagedata/></w:object></w:r></w:p>",
        p("a"),
        rows(&[&[tc("", "y"), cell]])
    )))
    .unwrap();
    let found: Vec<_> = notes.iter().map(|note| (note.kind, note.place)).collect();
    let block = |block| Place::Block { block, range: None };
    assert_eq!(
        found,
        [
            (NoteKind::Picture, Place::Cell { table: TableId(0), row: 0, col: 1, range: None }),
            (NoteKind::EmbeddedObject, block(3)),
            (NoteKind::Footnote, block(3)),
        ]
    );
    assert!(notes[0].message.zh.contains("2 幅图片"));
}

#[test]
fn a_strict_file_with_other_prefixes_and_part_names_reads_the_same() {
    let bytes = Package::default()
        .part("[Content_Types].xml", "<Types/>")
        .part("_rels/.rels", r#"<Relationships><Relationship Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/main/text.xml"/></Relationships>"#)
        .part("main/text.xml", "<document xmlns='s'><body><p><r><t>甲</t></r></p></body></document>")
        .build();
    assert_eq!(lines(&read(&bytes).unwrap().0), ["甲"]);
    let bytes = Package::default()
        .part("[Content_Types].xml", r#"<Types><Override PartName="/a.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#)
        .part("a.xml", "<document><body><p><r><t>乙</t></r></p></body></document>")
        .build();
    assert_eq!(lines(&read(&bytes).unwrap().0), ["乙"]);
}

#[test]
fn numbers_of_lists_are_part_of_the_text() {
    let numbering = r#"<w:numbering><w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="h2"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>
        <w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
    let styles = r#"<w:styles><w:style w:styleId="h2"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style></w:styles>"#;
    let item = |list: u32, level: u32, text: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
        )
    };
    let styled = r#"<w:p><w:pPr><w:pStyle w:val="h2"/></w:pPr><w:r><w:t>5万元</w:t></w:r></w:p>"#;
    let text = [
        item(5, 0, "收入"),
        styled.to_owned(),
        item(5, 1, "项目"),
        item(5, 0, "2022年"),
        styled.to_owned(),
        item(0, 0, "无号"),
        item(6, 0, "另起"),
        item(6, 0, ""),
        item(9, 0, "无此列表"),
    ];
    let bytes = with_main(&document_xml(&text.concat()))
        .packed("word/numbering.xml", numbering.as_bytes())
        .part("word/styles.xml", styles)
        .build();
    assert_eq!(
        lines(&read(&bytes).unwrap().0),
        ["一、收入", "1.1. 5万元", "1.2.项目", "二、2022年", "2.1. 5万元", "无号", "一、另起", "二、", "无此列表"]
    );
}

#[test]
fn a_file_that_breaks_off_is_read_up_to_there() {
    let main =
        document_xml(&format!("{}<w:tbl>{}</w:tbl>{}", p("甲"), rows(&[&[tc("", "乙"), tc("", "丙")]]), p("丁")));
    let cut = main.find("丙").unwrap() + "丙".len();
    let (document, notes) = read(&with_main(&main[..cut]).build()).unwrap();
    assert_eq!(lines(&document), ["甲", "<table>"]);
    assert_eq!(grid(&document.tables[0]), ["乙|丙"]);
    assert_eq!((notes[0].kind, notes[0].place), (NoteKind::BreaksOff, Place::Block { block: 1, range: None }));
    for cut in (0..main.len()).filter(|cut| main.is_char_boundary(*cut)) {
        let _ = read(&with_main(&main[..cut]).build());
    }
    assert_eq!(read(&with_main("<w:document><w:body><w:p").build()).err(), Some(IngestError::DamagedDocument));
    assert_eq!(read(&docx("<w:p/>")).err(), Some(IngestError::NoText));
}

#[test]
fn a_damaged_checksum_is_noted() {
    let main = document_xml(&p("12.5"));
    let entry = Entry { crc: 7, ..Entry::stored("word/document.xml", main.as_bytes()) };
    let bytes = Package::default().part("[Content_Types].xml", "<Types/>").entry(&entry).build();
    let (document, notes) = read(&bytes).unwrap();
    assert_eq!(lines(&document), ["12.5"]);
    assert_eq!(notes[0].kind, NoteKind::DamagedPart);
}

#[test]
fn declared_sizes_allocate_nothing() {
    let wide = rows(&[&[tc(r#"<w:gridSpan w:val="2147483648"/>"#, "a"), tc(r#"<w:gridSpan w:val="-1"/>"#, "b")]]);
    let (document, notes) = read(&docx(&format!("<w:tbl>{wide}</w:tbl>"))).unwrap();
    assert_eq!(grid(&document.tables[0]), ["a|b"]);
    assert_eq!(notes[0].kind, NoteKind::BeyondLimits);
    let row = rows(&[&[tc(r#"<w:gridSpan w:val="1000"/>"#, "a")]]);
    let (document, notes) = read(&docx(&format!("<w:tbl>{}</w:tbl>", row.repeat(3_000)))).unwrap();
    assert_eq!(document.tables[0].rows(), 2_000);
    assert_eq!(notes[0].kind, NoteKind::BeyondLimits);
}

#[test]
fn depth_without_end_is_cut() {
    for element in ["w:tbl", "w:p", "w:ins", "w:del", "w:tbl><w:tr><w:tc", "w:txbxContent", "w:p><w:r><w:txbxContent"] {
        let close: Vec<&str> = element.split("><").collect();
        let close: String = close.iter().rev().map(|name| format!("</{name}>")).collect();
        let deep = format!("{}<w:p/>{}", format!("<{element}>").repeat(100_000), close.repeat(100_000));
        let (document, notes) = read(&docx(&format!("{}{deep}{}", p("前"), p("后")))).unwrap();
        assert_eq!(lines(&document)[0], "前", "{element}");
        assert_eq!(notes[0].kind, NoteKind::BeyondLimits, "{element}");
    }
}

#[test]
fn tables_nested_too_deep_are_read_as_text() {
    let nest = |depth: usize| {
        format!("{}{}{}", "<w:tbl><w:tr><w:tc>".repeat(depth), p("芯"), "<w:p/></w:tc></w:tr></w:tbl>".repeat(depth))
    };
    let (document, notes) = read(&docx(&nest(20))).unwrap();
    assert_eq!(document.tables.len(), 16);
    assert_eq!(document.tables[15].at(0, 0).unwrap().text, "芯\n\n\n\n\n");
    assert_eq!(notes[0].kind, NoteKind::BeyondLimits);
    assert!(document.tables.windows(2).all(|pair| pair[1].parent == Some((pair[0].id, 0, 0))));
}
