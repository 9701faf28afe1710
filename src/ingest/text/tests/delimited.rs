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
fn a_blank_before_a_bar_is_a_cell_where_no_bars_stand_around() {
    let read = read("机构名称 | 收入合计 | 上年结转\n汇总 | 1 | 2\n | | 3\n", &lexicon());
    let last: Vec<&str> = read.document.tables[0].row(2).map(|cell| cell.text.as_str()).collect();
    assert_eq!(last, ["", "", "3"]);
}

#[test]
fn bars_in_prose_draw_no_table() {
    let read = read("首页 | 公开\n正文\n甲 | 乙\n丙 | 丁 | 戊\n------\n", &lexicon());
    assert!(read.document.tables.is_empty());
}

#[test]
fn a_line_across_a_sheet_is_told_from_a_row_with_blanks() {
    let head = "机构名称,收入合计,其他收入,其中\n汇总,3,3,\n";
    let rows = |line: &str, after: &str| {
        let read = csv(&format!("{head}{line},,,\n{after}\n尾,,1,\n"));
        read.document.tables[0].row(2).count()
    };
    let form = "机构名称,支出合计,基本支出,项目支出";
    for (line, after, cells) in [
        ("二、支出情况", form, 1),
        ("三、自评情况", "目标,内容,完成,", 1),
        ("支出情况（万元）", form, 1),
        ("2、二级机构1", form, 4),
        ("某县林场", form, 4),
        ("二、林场", "三、农场,5,5,", 4),
        ("说明：数字含下属单位。", form, 1),
    ] {
        assert_eq!(rows(line, after), cells, "{line}");
    }
}

#[test]
fn a_blank_below_a_header_goes_on_from_its_first_cell() {
    let text = "人员情况,编制数,实际在职人数,控制率\n,22,21,95.45%\n\n一级指标,二级指标,分值,得分\n,时效,5,5\n";
    let tables: Vec<String> = csv(text).document.tables.iter().map(show).collect();
    assert_eq!(
        tables[0],
        "0:人员情况 1:编制数 2:实际在职人数 3:控制率\n0: 1:22 2:21 3:95.45%\n"
            .replacen("0:人员情况", "0v2:人员情况", 1)
            .replace("0: 1:22", "1:22")
    );
    assert_eq!(tables[1], "0:一级指标 1:二级指标 2:分值 3:得分\n0: 1:时效 2:5 3:5\n");
}

#[test]
fn inner_cells_and_remarks_go_on_over_the_blanks_behind_them() {
    let text = "资金,,年初预算数,全年预算数,全年执行数,分值,执行率,得分\n,年度资金总额,9,9,9,10,100%,10\n,按性质分：9,,,按来源分：9,,,\n,专户：,,,项目支出：4,,,\n";
    let table = &csv(text).document.tables[0];
    let texts = |row| table.row(row).map(|cell| (cell.text.clone(), cell.span.cols)).collect::<Vec<_>>();
    assert_eq!(texts(3)[1..], [("专户：".to_owned(), 3), ("项目支出：4".to_owned(), 4)]);
    let text = "指标名称,指标值,完成值,指标权重,指标得分\n甲,1,1,5,5\n说明,因故延期，未完成。,,,\n乙,无,,,\n";
    let table = &csv(text).document.tables[0];
    assert_eq!((table.row(2).count(), table.row(3).count()), (2, 5));
}
