//! Invented pages and clipboard fragments.

use super::read;
use crate::base::anchor::{Place, TableId};
use crate::document::{Block, Document};
use crate::ingest::{IngestError, NoteKind};

fn document(html: &str) -> Document {
    read(html).unwrap().0
}

fn notes(html: &str) -> Vec<NoteKind> {
    read(html).unwrap().1.into_iter().map(|note| note.kind).collect()
}

fn paragraphs(html: &str) -> Vec<String> {
    let text = |block: &Block| match block {
        Block::Paragraph(paragraph) => paragraph.text.clone(),
        Block::Table(id) => format!("[{}]", id.0),
    };
    document(html).blocks.iter().map(text).collect()
}

/// Tables as text: the column of each cell, its span where it is more than one square, its text.
fn tables(html: &str) -> Vec<String> {
    let show = |table: &crate::document::Table| {
        let row = |row: usize| {
            let cell = |cell: &crate::document::Cell| {
                let cols = if cell.span.cols > 1 { format!("+{}", cell.span.cols) } else { String::new() };
                let rows = if cell.span.rows > 1 { format!("v{}", cell.span.rows) } else { String::new() };
                format!("{}{cols}{rows}:{}", cell.col, cell.text.replace('\n', "/"))
            };
            table.row(row).map(cell).collect::<Vec<_>>().join(" ")
        };
        (0..table.rows()).map(row).collect::<Vec<_>>().join("; ")
    };
    document(html).tables.iter().map(show).collect()
}

#[test]
fn blanks_collapse_as_in_a_browser() {
    let html =
        "<p>\n  收入 合计\t\n 543.00 </p>  <div>甲<br>\n 乙<br></div><p><br></p><p></p><p>&nbsp;</p>丙&nbsp;&nbsp;丁";
    assert_eq!(paragraphs(html), ["收入 合计 543.00", "甲\n乙", "", "", "丙  丁"]);
}

#[test]
fn entities_become_characters_and_stray_ones_stay() {
    let html =
        "<p>&ldquo;三公&rdquo;&nbsp;1&times;2 &ge;90&percnt; &#8804; &#x4E00; &#151; a&lt;b &amp;c &lt5 R&D &;&#;</p>";
    assert_eq!(paragraphs(html), ["“三公” 1×2 ≥90&percnt; ≤ 一 — a<b &c &lt5 R&D &;&#;"]);
    assert_eq!(paragraphs("1 < 2 <3> &nbsp 4<"), ["1 < 2 <3>   4<"]);
}

#[test]
fn what_is_not_content_is_left_out() {
    let html = "<!DOCTYPE html><html><head><meta charset=utf-8><title>题</title><style>p{}</style><script>if(a<b)</script></head>
        <body><!-- 注 --><!--[if gte mso 9]><xml><w:View>x</w:View></xml><![endif]--><p>正<span style='display: none'>隐</span>文\
        <span hidden>隐<span>藏</span></span><del>删</del><ins>增</ins><o:p></o:p></p><xml><a>x</a></xml>
        <![if !supportEmptyParas]>&nbsp;<![endif]><div style=\"DISPLAY:none\"><p>甲</p><div>乙</div></div><p style='mso-hide:all'>丙<p>后";
    assert_eq!(paragraphs(html), ["正文增", "", "后"]);
    let hidden = read(html).unwrap().1;
    assert!(hidden.len() == 1 && hidden[0].message.zh.contains("4 处"), "{hidden:?}");
    let machinery =
        "甲<span style='mso-special-character:comment'>[A1]</span><span style='display:none'>&nbsp; </span>";
    assert!(notes(machinery).is_empty());
}

#[test]
fn the_mark_of_a_note_is_no_digit_of_the_number_before_it() {
    let html = "<p>543<sup>1</sup>万元，3m<sup>2</sup>，8<span style='vertical-align:super'>[2]</span>个</p>";
    assert_eq!(paragraphs(html), ["543万元，3m2，8个"]);
}

#[test]
fn numbers_of_lists_are_kept() {
    let word = "<p class=MsoListParagraph><![if !supportLists]><span><span style='mso-list:Ignore'>一、<span
        style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>部门概况</p>";
    assert_eq!(paragraphs(word), ["一、部门概况"]);
    let lists = "<ol start=3><li>甲<li><p>乙</p><ul><li>丙</ul><li>丁</ol><ol type=a><li value=2>戊</li></ol><li>己";
    assert_eq!(paragraphs(lists), ["3.甲", "4.乙", "丙", "5.丁", "b.戊", "己"]);
}

#[test]
fn cells_stand_in_the_squares_that_their_spans_give() {
    let html =
        "<table><tr><th rowspan=2>甲<th colspan=2>乙</th></tr><tr><td><p>丙</p><p>丁</p></td><td>戊<br>己</td></tr>
        <tbody><tr><td colspan=3></table>";
    assert_eq!(tables(html), ["0v2:甲 1+2:乙; 1:丙/丁 2:戊/己; 0+3:"]);
}

#[test]
fn rows_in_which_only_cells_from_above_go_on_are_rows() {
    let html = "<table><tr><td rowspan=3>甲<td rowspan=2>乙</tr><tr></tr><tr><td>丙</tr><tr></tr></table>";
    assert_eq!(tables(html), ["0v3:甲 1v2:乙; ; 1:丙"]);
}

#[test]
fn nested_tables_come_after_the_one_that_holds_them() {
    let html = "前<table><tr><td>外<table><caption>题</caption><tr><td>内</table>尾</td><td>右</table>后";
    let document = document(html);
    assert_eq!(tables(html), ["0:外/题/尾 1:右", "0:内"]);
    assert_eq!(document.tables[1].parent, Some((TableId(0), 0, 0)));
    assert_eq!((document.tables[0].block, document.tables[1].block), (1, 1));
    assert_eq!(document.tables[0].at(0, 0).unwrap().nested, [TableId(1)]);
    assert_eq!(paragraphs(html), ["前", "[0]", "后"]);
}

#[test]
fn markup_that_was_never_closed_still_gives_its_table() {
    assert_eq!(tables("<table><tr><td>甲<td>乙<tr><td><b>丙<td>丁"), ["0:甲 1:乙; 0:丙 1:丁"]);
    assert_eq!(tables("<!--StartFragment--><td>甲</td><td>乙</td></tr><tr><td>丙</td>"), ["0:甲 1:乙; 0:丙"]);
    assert_eq!(paragraphs("<table>散<tr><td>甲</td></tr>落</table></td></table>尾"), ["散", "落", "[0]", "尾"]);
}

#[test]
fn hidden_rows_are_read_and_said_and_those_that_only_hold_widths_left_out() {
    let html = "<table><col style='display:none'><tr><td>甲<td>1</tr><tr style='mso-yfti-irow:2;display:none'><td>乙<td>2</tr>
        <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td><td width=72></td></tr><![endif]></table>";
    let (document, notes) = read(html).unwrap();
    assert_eq!(tables(html), ["0:甲 1:1; 0:乙 1:2"]);
    let [note] = notes.as_slice() else { panic!("one note") };
    assert!(note.kind == NoteKind::Hidden && note.message.zh.contains("2 处"), "{}", note.message.zh);
    assert_eq!(document.tables[0].rows(), 2);
}

#[test]
fn a_number_its_column_was_too_narrow_for_is_taken_from_beside_it() {
    let html = "<style>.xl65\n{mso-number-format:\"0\\.00\";} .xl66{mso-number-format:0%;}</style><table><tr>
        <td class=xl65 x:num=\"1234.5\">####</td><td class=xl66 x:num=\"0.5\">###</td><td x:num=\"0.10000000000000001\">##</td>
        <td x:num=\"7\">8</td><td>##</td></table>";
    assert_eq!(tables(html), ["0:1234.5 1:### 2:## 3:8 4:##"]);
}

#[test]
fn the_header_of_the_clipboard_is_no_text() {
    let html = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\n<html><body><!--StartFragment--><p>甲</p><!--EndFragment-->";
    assert_eq!(paragraphs(html), ["甲"]);
}

#[test]
fn preformatted_lines_are_paragraphs() {
    assert_eq!(paragraphs("<pre>甲  乙\n丙</pre>丁  戊"), ["甲  乙", "丙", "丁 戊"]);
}

#[test]
fn pictures_are_noted_in_their_cell() {
    let (_, notes) = read("<p>甲</p><table><tr><td>乙<td><img src=a.png></table>").unwrap();
    assert_eq!(notes[0].kind, NoteKind::Picture);
    assert_eq!(notes[0].place, Place::Cell { table: TableId(0), row: 0, col: 1, range: None });
    assert_eq!(read("<p><img src=a.png></p>").unwrap_err(), IngestError::NoText);
}
