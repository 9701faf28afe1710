//! Texts that no report holds: nothing may fail, and the work stays bounded.

use super::{lexicon, read};
use crate::document::{Block, Document};
use crate::ingest::limits;
use proptest::prelude::*;

fn survives(text: &str) {
    let read = read(text, &lexicon());
    let squares: usize = read.document.tables.iter().map(|table| table.rows() * table.cols()).sum();
    assert!(squares <= limits::SQUARES);
    assert!(read.document.tables.iter().all(|table| table.cols() <= limits::TABLE_COLS));
}

#[test]
fn nothing_and_almost_nothing() {
    for text in ["", "\n", "\t", "\t\n\t", "\t\t", "\"", "\"\t", "\r\r\r", "\t\n\n\n\t", "\u{feff}", "\t\u{b}\u{b}"] {
        survives(text);
    }
}

#[test]
fn endless_rows_columns_and_headers() {
    survives(&"\t机构名称\n".repeat(300_000));
    survives(&"\t机构名称\n\t其中：\n\n\t\n\t基本支出\n\n".repeat(40_000));
    survives(&"\t甲\n\n".repeat(300_000));
    survives(&"\"a\tb\n".repeat(100_000));
    survives(&"a\tb\tc\n".repeat(300_000));
    survives(&format!("{}\n\n{}", "\t其中：\n".repeat(60), "\t甲乙\n".repeat(200)).repeat(20));
    survives(&format!("{}\n{}", "\t1\n".repeat(1_024), "\n\t1\n".repeat(100_000)));
    survives(&format!("{}\n{}", "\t1\n".repeat(1_024), "\n\t甲\n\t1\n".repeat(90_000)));
    survives(&format!("{}\n{}", "\t其中\n".repeat(60), "\t基本支出\n".repeat(64)).repeat(30).replace("\n\n", "\n"));
    survives(&"a|b\na|b|c\n".repeat(100_000));
    survives(&format!("{}a|b|c", "a|b\n".repeat(100_000)));
    survives(&"|---|\n".repeat(100_000));
    survives(&"|甲|\n\n".repeat(100_000));
    survives(&format!("{}\n", "|".repeat(100_000)).repeat(10));
    assert!(read(&"段\n".repeat(300_000), &lexicon()).cut);
}

#[test]
fn a_long_text_takes_time_in_proportion() {
    survives(&"一二三四五六七八九十\n".repeat(1_000_000));
    survives(&format!("\t{}", "字".repeat(10_000_000)));
    survives(&"\n".repeat(30_000_000));
    survives(&"指标名称计量单位\n".repeat(190_000));
    survives(&"机构名称 支出合计 其中： 结余 基本支出 项目支出 汇总 9 5 4 1 本级 9 5 4\n".repeat(100_000));
    survives(&"甲 |\n\n".repeat(90_000));
    survives(&"甲\t\n".repeat(190_000));
    survives(&"甲\t\n\n\t乙\n\n丙\n".repeat(40_000));
    survives(&format!("\t甲\n{}", "\n一二三四五六七八九十\n".repeat(190_000)));
}

#[test]
fn a_wide_cell_does_not_go_on_over_those_of_the_next_row() {
    let read = read("\t\t总分\t\t1\t甲\t甲\n甲\t\n\t\t1\t", &lexicon());
    assert_eq!(said(&read.document), "总分1甲甲甲1");
}

/// Everything a document says, without blanks.
fn said(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => out.push_str(&paragraph.text),
            Block::Table(id) => out.extend(document.table(*id).unwrap().cells().iter().map(|cell| cell.text.as_str())),
        }
    }
    out.split_whitespace().collect()
}

proptest! {
    #[test]
    fn no_word_is_lost_or_moved(
        text in "(\t|\t|\n|\n\n|\n\t|\n\n\t|甲|1|总分|其中：|机构名称|支出合计|基本支出|结余|当年结余|分值|得分){0,120}"
    ) {
        let read = read(&text, &lexicon());
        prop_assert_eq!(said(&read.document), text.split_whitespace().collect::<String>());
    }
}
