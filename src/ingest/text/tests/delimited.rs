//! Rows parted by separators, and tables drawn with bars.

use super::{lexicon, show};
use crate::document::Block;
use crate::ingest::text::{TextRead, read, read_delimited, separator};

const GRID: &str = "0:机构名称 1:收入合计 2:上年结转 3:其他收入
0:汇总 1:1,543 2:12.6 3:
0:1、本/级 1:3 2: 3:\"引\"
";

fn csv(text: &str) -> TextRead {
    read_delimited(text, separator(text, true).unwrap(), &lexicon())
}

fn paragraphs(read: &TextRead) -> Vec<&str> {
    let mut texts = Vec::new();
    for block in &read.document.blocks {
        if let Block::Paragraph(paragraph) = block {
            texts.push(paragraph.text.as_str());
        }
    }
    texts
}

#[test]
fn separators_are_told_by_the_rows() {
    let text = "机构名称;收入合计;上年结转;其他收入\r\n汇总;1,543;12.6;\r\n\"1、本\r\n级\";3;;\"\"\"引\"\"\"\r\n";
    for separator in [";", "\t", ","] {
        let text = text.replace("1,543", "\"1,543\"").replace(';', separator);
        assert_eq!(show(&csv(&text).document.tables[0]), GRID, "{text}");
        assert_eq!(show(&csv(&format!("sep={separator}\r\n{text}")).document.tables[0]), GRID);
    }
    assert_eq!(show(&csv(text).document.tables[0]), GRID);
}

#[test]
fn text_is_taken_for_rows_only_where_it_must_be() {
    assert_eq!(separator("机构名称,收入,支出\n汇总,1,2\n甲站,3,4\n", false), Some(','));
    for prose in [
        "一,二,三\n四,五\n六,七,八",
        "1,234,567\n2,345,678\n3,456,789",
        "甲站收入1,234.56元\n乙站\n丙",
        "甲\t乙\t丙\n1\t2\t3\n4\t5\t6",
    ] {
        assert_eq!(separator(prose, false), None, "{prose}");
    }
    assert_eq!(separator("甲,乙\n1,2", false), None);
    assert_eq!(separator("甲,乙\n1,2", true), Some(','));
    assert_eq!(separator("甲乙", true), None);
}

#[test]
fn lines_before_a_table_are_paragraphs_and_blank_lines_part_tables() {
    let text = "云岭县某站,,\n（2022年度）,,\n机构名称,收入合计,其他收入\n汇总,3,3\n,,\n二级机构1,1,1\n\n机构名称,支出合计,基本支出\n汇总,2,2\n,,\n填表人：,,\n";
    let read = csv(text);
    assert_eq!(paragraphs(&read), ["云岭县某站", "（2022年度）", "填表人："]);
    let rows: Vec<usize> = read.document.tables.iter().map(crate::document::Table::rows).collect();
    assert_eq!(rows, [4, 2]);
}

#[test]
fn tables_drawn_with_bars_have_their_cells() {
    let rows =
        "| 机构名称 | 收入合计 | 上年结转 | 其他收入 |\n| 汇总 | 1,543 | 12.6 | |\n| 1、本<br>级 | 3 |  | \"引\" |";
    let ruled = rows.replacen('\n', "\n|---|:---:|---:|---|\n", 1);
    let framed = format!("+----+----+\n{}\n+----+----+", rows.replace('\n', "\n+----+----+\n"));
    let bare: Vec<&str> = rows.lines().map(|line| line.trim_matches(['|', ' '])).collect();
    let wide = rows.replace('|', "│");
    for text in [rows, &ruled, &framed, &wide, &rows.replace('\n', "\n\n"), &bare.join("\n").replace("12.6", "12.6 |")]
    {
        let read = read(&format!("标题\n{text}\n尾注"), &lexicon());
        assert_eq!(show(&read.document.tables[0]), GRID, "{text}");
        assert_eq!(paragraphs(&read), ["标题", "尾注"], "{text}");
    }
}

#[test]
fn bars_in_prose_draw_no_table() {
    let read = read("首页 | 公开\n正文\n甲 | 乙\n丙 | 丁 | 戊\n------\n", &lexicon());
    assert!(read.document.tables.is_empty());
}
