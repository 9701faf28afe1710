//! Invented tables, read from text.

use super::*;
use crate::document::Reading;
use crate::packs::Packs;

mod delimited;
mod hostile;
mod twins;

fn lexicon() -> Lexicon {
    Packs::built_in().unwrap().lexicon
}

/// The tab-and-line form of a table: a row a line, cells parted by strokes.
fn tabbed(rows: &str) -> String {
    let row = |line: &str| line.split('|').map(|cell| format!("\t{}\n", cell.trim())).collect::<String>();
    rows.trim().lines().map(row).collect::<Vec<_>>().join("\n")
}

fn show(table: &Table) -> String {
    let mut out = String::new();
    for row in 0..table.rows() {
        let cells: Vec<String> = table
            .row(row)
            .map(|cell| {
                let cols = if cell.span.cols > 1 { format!("+{}", cell.span.cols) } else { String::new() };
                let rows = if cell.span.rows > 1 { format!("v{}", cell.span.rows) } else { String::new() };
                format!("{}{cols}{rows}:{}", cell.col, cell.text.replace('\n', "/"))
            })
            .collect();
        out.push_str(cells.join(" ").trim());
        out.push('\n');
    }
    out
}

fn tables(text: &str) -> Vec<Table> {
    read(text, &lexicon()).document.tables
}

/// One table: how it was read, and its rows.
#[track_caller]
fn expect(text: &str, reading: Reading, rows: &str) {
    let read = read(text, &lexicon());
    let [table] = read.document.tables.as_slice() else { panic!("not one table") };
    let wanted: String = rows.trim().lines().map(|line| format!("{}\n", line.trim())).collect();
    assert_eq!(show(table), wanted);
    assert_eq!((table.reading, read.notes.is_empty()), (reading, reading == Reading::Certain));
}

const WITH_ONE_SURPLUS: &str = "
    0v3:机构名称 1v3:支出合计 2+4:其中： 6v3:结余
    2v2:基本支出 3+2:其中： 5v2:项目支出
    3:人员支出 4:公用支出
    0:汇总 1:9 2:5 3:3 4:2 5:4 6:1";

const WITH_TWO_SURPLUSES: &str = "
    0v3:机构名称 1v3:支出合计 2+4:其中： 6+2:结余
    2v2:基本支出 3+2:其中： 5v2:项目支出 6v2:当年结余 7v2:累计结余
    3:人员支出 4:公用支出
    0:汇总 1:9 2:5 3:3 4:2 5:4 6:1 7:1";

#[test]
fn a_header_of_three_lines_with_the_blanks_of_its_merges() {
    let one = "机构名称|支出合计|其中：|结余
        ||基本支出|其中：|项目支出|
        |||人员支出|公用支出||
        汇总|9|5|3|2|4|1";
    expect(&tabbed(one), Reading::Certain, WITH_ONE_SURPLUS);
    let two = "机构名称|支出合计|其中：|结余
        ||基本支出|其中：|项目支出|当年结余|累计结余
        |||人员支出|公用支出|||
        汇总|9|5|3|2|4|1|1";
    expect(&tabbed(two), Reading::Certain, WITH_TWO_SURPLUSES);
}

#[test]
fn a_header_of_three_lines_whose_merges_left_nothing() {
    let one = "机构名称|支出合计|其中：|结余
        基本支出|其中：|项目支出
        人员支出|公用支出
        汇总|9|5|3|2|4|1";
    expect(&tabbed(one), Reading::Certain, WITH_ONE_SURPLUS);
    let two = "机构名称|支出合计|其中：|结余
        基本支出|其中：|项目支出|当年结余|累计结余
        人员支出|公用支出
        汇总|9|5|3|2|4|1|1";
    expect(&tabbed(two), Reading::Certain, WITH_TWO_SURPLUSES);
}

#[test]
fn words_of_no_form_we_know_are_put_together_by_their_blanks() {
    let text = "项目点|合计|其中：|备注栏
        ||甲类|乙类|丙类|
        一站|6|1|2|3|";
    expect(
        &tabbed(text),
        Reading::Certain,
        "0v2:项目点 1v2:合计 2+3:其中： 5v2:备注栏
         2:甲类 3:乙类 4:丙类
         0:一站 1:6 2:1 3:2 4:3 5:",
    );
}

#[test]
fn a_header_that_can_be_split_in_several_ways_says_so() {
    let text = "项目点|合计|其中：|另计
        ||甲类|乙类|丙类|丁类
        一站|6|1|2|3|4";
    let read = read(&tabbed(text), &lexicon());
    assert_eq!(read.document.tables[0].reading, Reading::Ambiguous);
    let place = Place::Cell { table: TableId(0), row: 0, col: 0, range: None };
    assert_eq!(read.notes.iter().map(|note| note.place).collect::<Vec<_>>(), [place]);
    let named = text.replace("另计", "结存").replace("丙类", "年初结存").replace("丁类", "年末结存");
    let table = &tables(&tabbed(&named))[0];
    assert_eq!((table.reading, table.at(0, 3).map(|cell| cell.col)), (Reading::Likely, Some(2)));
}

#[test]
fn a_label_over_two_columns_does_not_make_its_numbers_doubtful() {
    let text = "完成情况表|考核内容|考核要点|完成程度
        |数量|质量一|要点一|100%
        ||质量二|要点二|90%
        结论|良好";
    expect(
        &tabbed(text),
        Reading::Certain,
        "0v3:完成情况表 1+2:考核内容 3:考核要点 4:完成程度
         1:数量 2:质量一 3:要点一 4:100%
         1: 2:质量二 3:要点二 4:90%
         0:结论 1+4:良好",
    );
}

#[test]
fn a_row_of_blanks_below_a_header_is_no_part_of_it() {
    let text = "机构名称|收入合计|支出合计|结余\n汇总|||\n一站|3|2|1";
    expect(
        &tabbed(text),
        Reading::Certain,
        "0:机构名称 1:收入合计 2:支出合计 3:结余
         0:汇总 1: 2: 3:
         0:一站 1:3 2:2 3:1",
    );
}

#[test]
fn blocks_of_one_table_have_columns_of_their_own() {
    let text = "一、概况
        联系人|某某|人数|3
        职责|若干
        二、收入
        机构名称|收入合计|其中：
        ||上年结转|公共财政拨款|其他收入
        汇总|6|1|2|3";
    expect(
        &tabbed(text),
        Reading::Certain,
        "0+5:一、概况
         0:联系人 1:某某 2:人数 3+2:3
         0:职责 1+4:若干
         0+5:二、收入
         0v2:机构名称 1v2:收入合计 2+3:其中：
         2:上年结转 3:公共财政拨款 4:其他收入
         0:汇总 1:6 2:1 3:2 4:3",
    );
}

const INDICATORS: &str = "一级指标|二级指标|三级指标|评分标准|分值|自评得分|备注";

#[test]
fn a_total_stands_under_the_points() {
    let text =
        format!("{INDICATORS}\n产出|数量|个数|每少一个扣一分|10|9|\n|质量|合格率|每少一点扣一分|20|20|\n总分|30|29");
    expect(
        &tabbed(&text),
        Reading::Certain,
        "0:一级指标 1:二级指标 2:三级指标 3:评分标准 4:分值 5:自评得分 6:备注
         0:产出 1:数量 2:个数 3:每少一个扣一分 4:10 5:9 6:
         0: 1:质量 2:合格率 3:每少一点扣一分 4:20 5:20 6:
         0+4:总分 4:30 5:29 6:",
    );
    let blanks = format!("{INDICATORS}\n产出|数量|个数|每少一个扣一分|10|9|\n总 分||||10|9");
    let table = &tables(&tabbed(&blanks))[0];
    assert_eq!(table.reading, Reading::Certain);
    assert_eq!(table.at(2, 5).map(|cell| cell.text.as_str()), Some("9"));
}

#[test]
fn a_total_that_fits_under_several_columns_says_so() {
    let text = "机构名称|收入合计|上年结转|公共财政拨款|其他收入\n一站|6|1|2|3\n合计|6|1";
    let read = read(&tabbed(text), &lexicon());
    assert_eq!(read.document.tables[0].reading, Reading::Ambiguous);
    let place = Place::Cell { table: TableId(0), row: 2, col: 0, range: None };
    assert_eq!(read.notes[0].place, place);
}

#[test]
fn cells_left_out_at_the_left_go_on_from_above() {
    let text = format!(
        "{INDICATORS}\n产出|数量|个数|标准一|10|9|\n次数|标准二|10|8|\n频次|标准三|||\n质量|合格率|标准四|5|5|好"
    );
    expect(
        &tabbed(&text),
        Reading::Certain,
        "0:一级指标 1:二级指标 2:三级指标 3:评分标准 4:分值 5:自评得分 6:备注
         0v4:产出 1v3:数量 2:个数 3:标准一 4:10 5:9 6:
         2:次数 3:标准二 4:10 5:8 6:
         2:频次 3:标准三 4: 5: 6:
         1:质量 2:合格率 3:标准四 4:5 5:5 6:好",
    );
}

#[test]
fn a_row_that_follows_no_other_is_doubtful_where_cells_are_left_out() {
    let text = format!("{INDICATORS}\n产出|数量|个数|标准一|10|9|\n次数|标准二|10|8|\n频次|标准三||");
    assert_eq!(tables(&tabbed(&text))[0].reading, Reading::Ambiguous);
}

#[test]
fn cells_left_out_in_the_middle_leave_the_scores_in_place() {
    let text = format!("{INDICATORS}\n效果|效益|经济|标准一|15|5|\n社会|5|");
    let read = read(&tabbed(&text), &lexicon());
    let table = &read.document.tables[0];
    assert_eq!(table.at(2, 5).map(|cell| cell.text.as_str()), Some("5"));
    assert_eq!(table.at(2, 4).map(|cell| cell.text.as_str()), Some("15"));
    assert_ne!(table.reading, Reading::Certain);
}

#[test]
fn a_row_broken_by_empty_paragraphs_is_put_together() {
    let head = tabbed("甲|乙|丙|丁|戊\n1|2|3|4|5");
    for broken in ["\t6\n\t7\n\n\n\t8\n\t9\n\t10\n", "\t6\n\t7\n\n\t8\n\t9\n\t10\n", "\t6\n\n\t7\n\t8\n\n\n\t9\n\t10\n"]
    {
        let text = format!("{head}\n{broken}\n{}", tabbed("11|12|13|14|15"));
        let tables = tables(&text);
        assert_eq!((tables.len(), tables[0].rows(), tables[0].cols()), (1, 4, 5), "{broken:?}");
        assert_eq!(tables[0].at(2, 4).map(|cell| cell.text.as_str()), Some("10"));
    }
}

#[test]
fn titles_and_short_rows_are_not_put_together() {
    let text = "职责|若干\n总结|若干\n二、收支\n年度收入\n机构名称|收入合计|其中：\n||上年结转|其他收入\n汇总|6|1|5\n三、其他\n姓名|职务|单位\n某某|局长|某局";
    let table = &tables(&tabbed(text))[0];
    assert_eq!(table.rows(), 10);
    assert_eq!(table.at(2, 3).map(|cell| cell.text.as_str()), Some("二、收支"));
}

#[test]
fn two_blank_lines_part_two_tables() {
    let text = format!("{}\n\n{}", tabbed(&format!("{INDICATORS}\n甲|乙|丙|丁|1|1|")), tabbed(INDICATORS));
    assert_eq!(tables(&text).len(), 2);
}

#[test]
fn paragraphs_stand_outside_cells_of_several_lines_inside() {
    let text = "说明\r\n\r\n\t标签\r\n第二行\r\n\r\n第三行\r\n\t100\r\n\r\n填表人：某某\r\n\t尾\r\n\r\n\r\n完";
    let read = read(text, &lexicon());
    let blocks: Vec<&str> = read
        .document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(paragraph) => paragraph.text.as_str(),
            Block::Table(_) => "—",
        })
        .collect();
    assert_eq!(blocks, ["说明", "—", "填表人：某某", "—", "完"]);
    let first = read.document.tables[0].at(0, 0).unwrap();
    assert_eq!((first.text.as_str(), first.origin), ("标签\n第二行\n第三行", Origin::Line(3)));
    assert_eq!(read.document.tables[0].at(0, 1).map(|cell| cell.origin), Some(Origin::Line(7)));
}

#[test]
fn a_grid_of_the_clipboard_keeps_its_columns() {
    let text = "说明\n支出情况\t\t\t\t\t\t\t\r\n机构名称\t支出合计\t其中：\t\t\t\t结余\t\r\n\t\t基本支出\t其中：\t\t项目支出\t当年结余\t累计结余\r\n\t\t\t人员支出\t公用支出\t\t\t\r\n汇总\t9\t5\t3\t2\t4\t1\t1\r\n";
    expect(text, Reading::Certain, &format!("0+8:支出情况\n{}", WITH_TWO_SURPLUSES.trim()));
    let quoted = "\"机构\n名称\"\t收入合计\t其他收入\n\"说\"\"甲\"\"\"\t5\t5\n";
    expect(quoted, Reading::Certain, "0:机构/名称 1:收入合计 2:其他收入\n0:说\"甲\" 1:5 2:5");
}

#[test]
fn what_a_browser_leaves_out_of_a_grid_is_no_shift_to_the_left() {
    let text = "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\n产出指标\t数量指标\t茶苗\t≥20\t21\t25\t25\n\
        质量指标\t成活率\t95%\t96%\t25\t25\n总分\t50\t50\n";
    let [table] = tables(text).try_into().unwrap_or_else(|_| panic!("not one table"));
    let places: Vec<(usize, &str)> =
        table.row(2).chain(table.row(3)).map(|cell| (cell.col, cell.text.as_str())).collect();
    for place in [(1, "质量指标"), (2, "成活率"), (5, "25"), (6, "25"), (0, "总分"), (5, "50"), (6, "50")] {
        assert!(places.contains(&place), "{place:?} in {places:?}");
    }
    // Blank cells at the end may be left out of a sheet.
    let trimmed = "项目\t预算数\t决算数\n甲\t1\t2\n乙\t3\n";
    assert_eq!(show(&tables(trimmed)[0]).lines().nth(2), Some("0:乙 1:3 2:"));
}

#[test]
fn a_tab_inside_a_paragraph_is_no_table() {
    let text = "第一段\t有一个制表符。\n第二段没有。\n\n\t\n";
    assert_eq!(read("第一段\t有一个制表符。\n第二段没有。", &lexicon()).document.tables.len(), 0);
    assert_eq!(tables(text).len(), 1);
}

#[test]
fn a_doubt_touches_the_rows_that_share_its_columns() {
    let text = "机构名称|收入合计|上年结转|公共财政拨款|其他收入
        汇总|6|1|2|3
        项目点|合计|其中：|另计
        ||甲类|乙类|丙类|丁类
        一站|6|1|2|3|4";
    let table = &tables(&tabbed(text))[0];
    assert_eq!(table.reading, Reading::Ambiguous);
    assert_eq!((table.reading_of(0, 2), table.reading_of(2, 5)), (Reading::Certain, Reading::Ambiguous));
}

/// What stands outside of tables.
fn outside(text: &str) -> Vec<String> {
    let blocks = read(text, &lexicon()).document.blocks;
    let paragraph = |block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text),
        Block::Table(_) => None,
    };
    blocks.into_iter().filter_map(paragraph).collect()
}

#[test]
fn a_blank_line_ends_a_row_where_paragraphs_have_none_between_them() {
    let table = "\t机构名称\n\t收入合计\n\t备注\n\n\t汇总\n\t3\n\t已核\n\n";
    assert_eq!(outside(&format!("一\n二\n三\n{table}后文\n后文二\n")), ["一", "二", "三", "后文", "后文二"]);
    // As is: where they have, it may be a paragraph of the cell.
    assert_eq!(outside(&format!("一\n\n二\n\n三\n\n{table}后文\n\n")), ["一", "二", "三"]);
    // A part of the report, the title of a table, or its header show the end of the table.
    for after in ["二、后文", "后文\n\t一级指标\n\t二级指标\n\t得分\n", "某县支出绩效自评表\n\t名称\n\t甲\n"]
    {
        assert_eq!(outside(&format!("{table}{after}")), [after.lines().next().unwrap()]);
    }
    // A row that is whole only with what follows goes on.
    let text = format!("一\n二\n三\n{table}\t甲站\n\n（本级）\n\t4\n\t已核\n\n");
    assert_eq!(outside(&text), ["一", "二", "三"]);
    assert_eq!(tables(&text)[0].at(2, 0).map(|cell| cell.text.as_str()), Some("甲站\n（本级）"));
}

#[test]
fn a_total_with_remarks_has_its_columns() {
    let text = format!("{INDICATORS}\n产出|数量|个数|标准|10|9|\n|质量|率|标准|9|9|\n总分|20|18|（等级：优）");
    let table = &tables(&tabbed(&text))[0];
    assert_eq!((table.reading, table.at(3, 5).map(|cell| cell.text.as_str())), (Reading::Certain, Some("18")));
    let text = "一级指标|二级指标|三级指标|得分\n决策（5分）|目标（5分）|相关性（5分）|5\n||明确性|1\n合计|（5分）|5";
    let table = &tables(&tabbed(text))[0];
    assert_eq!((table.reading, table.at(3, 3).map(|cell| cell.text.as_str())), (Reading::Certain, Some("5")));
    // One number beside the total, where no blank is lost: that of points or that of scores.
    let text = format!("{INDICATORS}\n产出|数量|个数|标准|10|9|\n|质量|率|标准|9|9|\n总分|18");
    let table = &tables(&tabbed(&text))[0];
    assert_eq!((table.reading, table.at(3, 1).map(|cell| cell.text.as_str())), (Reading::Likely, Some("18")));
}

/// One table with a cell a line, ended by a mark.
fn ended(rows: &str, mark: &str) -> String {
    let row = |line: &str| line.split('|').map(|cell| format!("{}{mark}\n", cell.trim())).collect::<String>();
    rows.trim().lines().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn cells_may_be_ended_by_a_bar_or_a_tab() {
    let rows = "机构名称|收入合计|上年结转|其他收入\n汇总|6|1|5\n\\n（本级）|6||6";
    for mark in [" |", "|", "\t"] {
        let text = ended(&rows.replace("\\n", "1、某站\\n"), mark).replace("\\n", "\n");
        let read = read(&format!("标题\n{text}\n附件2\n某县收入情况表\n{text}尾注\n"), &lexicon());
        let shown = "0:机构名称 1:收入合计 2:上年结转 3:其他收入\n0:汇总 1:6 2:1 3:5\n0:1、某站/（本级） 1:6 2: 3:6\n";
        assert_eq!(read.document.tables.iter().map(show).collect::<Vec<_>>(), [shown, shown], "{mark:?}");
        assert_eq!(outside(&format!("标题\n{text}\n附件2\n某县收入情况表\n{text}尾注\n")).len(), 4, "{mark:?}");
    }
    // Rows of two, and prose, are none of these.
    assert!(tables("甲 |\n乙\n丙 |\n").is_empty());
    assert_eq!(show(&tables("人数\t3\n姓名\t\n备注\t\n")[0]), "0:人数 1:3\n0:姓名 1:\n0:备注 1:\n");
}

#[test]
fn a_blank_line_may_stand_after_every_cell() {
    let rows = "机构名称|收入合计|上年结转|其他收入\n汇总|6|1|5\n本级|6|1|5\n二级机构1|||";
    let text = format!("标题\n{}", tabbed(rows).replace('\n', "\n\n"));
    let shown =
        "0:机构名称 1:收入合计 2:上年结转 3:其他收入\n0:汇总 1:6 2:1 3:5\n0:本级 1:6 2:1 3:5\n0:二级机构1 1: 2: 3:\n";
    assert_eq!(tables(&text).iter().map(show).collect::<Vec<_>>(), [shown]);
}

#[test]
fn halves_of_a_header_have_the_same_columns() {
    let text = "预算数|决算数\n合计|公务接待费|公务用车运维费|合计|公务接待费|公务用车运维费\n5|2|3|4|1|3";
    expect(
        &tabbed(text),
        Reading::Certain,
        "0+3:预算数 3+3:决算数
         0:合计 1:公务接待费 2:公务用车运维费 3:合计 4:公务接待费 5:公务用车运维费
         0:5 1:2 2:3 3:4 4:1 5:3",
    );
}

#[test]
fn a_table_in_one_line_is_read_where_its_header_leaves_one_way() {
    let shown = "0:机构名称 1:收入合计 2:上年结转 3:其他收入\n0:汇总 1:6 2:1 3:5\n0:本级 1:6 2:1 3:5\n";
    let line = "收入情况表 机构名称 收入合计 上年结转 其他收入 汇总 6 1 5 本级 6 1 5";
    let drawn = "| 机构名称 | 收入合计 | 上年结转 | 其他收入 | | 汇总 | 6 | 1 | 5 | | 本级 | 6 | 1 | 5 |";
    let spaced = "收入情况表\n机构名称 收入合计  上年结转　其他收入\n汇总 6 1 5\n本级 6 1 5";
    let ways = [line.replace(' ', "\t"), line.replace(' ', "\u{3000} "), line.replace(' ', " | ")];
    for text in [line.to_owned(), format!("收入情况表\n{drawn}"), spaced.to_owned()].into_iter().chain(ways) {
        let read = read(&format!("前文\n{text}\n后文\n"), &lexicon());
        let [table] = read.document.tables.as_slice() else { panic!("{text}") };
        assert_eq!((show(table).as_str(), table.reading), (shown, Reading::Likely), "{text}");
        assert_eq!(outside(&format!("前文\n{text}\n后文\n")), ["前文", "收入情况表", "后文"]);
    }
}

#[test]
fn a_table_in_one_line_that_cannot_be_read_is_named() {
    for text in [
        // A blank was lost.
        "机构名称 收入合计 上年结转 其他收入 汇总 6 1 5 本级 6 5 二级机构 1",
        // Lines of the header are lost.
        "机构名称 支出合计 其中： 结余 基本支出 项目支出 汇总 9 5 4 1 本级 9 5 4 1",
        // Cells run together.
        "指标名称计量单位指标性质年初指标值全年完成值",
        "编制数年实际在职人数控制率",
        "编制数24年实际在职人数22控制率91.67%",
        // The same below other words, and with two tabs behind every cell.
        "填报单位甲局机构名称收入合计上年结转其他收入汇总6元1元5元本级6元1元5元一站6元1元5元二站6元",
        "附\t\t机构名称\t\t收入合计\t\t上年结转\t\t其他收入\t\t汇总\t\t6\t\t1\t\t5\t\t甲\t\t6\t\t1\t\t5\t\t乙\t\t6\t\t1\t\t5\t\t丙\t\t6",
        // Lines of which one is no row.
        "机构名称 收入合计 上年结转 其他收入\n汇总 6 1 5\n本级 6 5",
        // A bar was lost.
        "| 机构名称 | 收入合计 | 上年结转 | 其他收入 | | 汇总 | 6 | 1 | | 本级 | 6 | 1 | 5 |",
    ] {
        let read = read(&format!("前文\n{text}\n"), &lexicon());
        assert!(read.document.tables.is_empty(), "{text}");
        let place = Place::Block { block: 1, range: None };
        assert_eq!(read.notes.iter().map(|note| note.place).collect::<Vec<_>>(), [place], "{text}");
    }
    for prose in
        ["一级指标、二级指标和三级指标的得分 1 2 3 4 5 6 7 8", "机构名称 甲 乙 1 2 3 4 5 6", "指标名称和计量单位"]
    {
        assert!(read(prose, &lexicon()).notes.is_empty(), "{prose}");
    }
}

#[test]
fn cells_a_line_without_blank_lines_are_cut_into_rows_by_their_header() {
    let cells = "机构名称,收入合计,上年结转,其他收入,汇总,6,1,5,本级,6,1,5,合计,6";
    let shown = "0:机构名称 1:收入合计 2:上年结转 3:其他收入\n0:汇总 1:6 2:1 3:5\n0:本级 1:6 2:1 3:5\n0";
    for text in [cells.replace(',', " |\n") + " |\n", format!("\t{}\n", cells.replace(',', "\n\t"))] {
        let read = read(&text, &lexicon());
        let [table] = read.document.tables.as_slice() else { panic!("{text}") };
        let laid = show(table);
        assert!(laid.starts_with(shown) && laid.lines().count() == 4 && laid.contains(":合计"), "{laid}");
        assert_ne!(table.reading, Reading::Certain);
    }
    let lost = cells.replace(",本级,6,1,5", ",本级,6,5").replace(',', " |\n") + " |\n";
    assert_eq!(read(&lost, &lexicon()).notes.len(), 1);
}

#[test]
fn numbers_that_run_together_are_split_where_the_row_lacks_one_cell() {
    let row = |cells: &str| format!("机构名称\t收入合计\t上年结转\t其他收入\n{cells}\n汇总\t6\t1\t5\n");
    let cases = [
        ("本级\t1200.001150.00\t50.00", "0:本级 1:1200.00 2:1150.00 3:50.00", Reading::Likely),
        ("本级\t12.5%13.2%\t50.00", "0:本级 1:12.5% 2:13.2% 3:50.00", Reading::Likely),
        ("本级\t12.50113.2\t50.00", "0:本级 1:12.50113.2 2:50.00 3:", Reading::Ambiguous),
        ("本级\t1.00002.00\t50.00", "0:本级 1:1.00002.00 2:50.00 3:", Reading::Ambiguous),
        ("本级\t2023.3.15\t50.00", "0:本级 1:2023.3.15 2:50.00 3:", Reading::Certain),
        ("本级\t1200.001150.00\t50.00\t3", "0:本级 1:1200.001150.00 2:50.00 3:3", Reading::Certain),
    ];
    for (cells, shown, reading) in cases {
        let read = read(&row(cells), &lexicon());
        let table = &read.document.tables[0];
        assert_eq!((show(table).lines().nth(1), table.reading), (Some(shown), reading), "{cells}");
        assert_eq!(read.notes.is_empty(), reading == Reading::Certain);
    }
    let squares = read("\t部门\t编制数24年实际在职人数22\n\t机构\t3\n", &lexicon());
    assert_eq!((squares.document.tables.len(), squares.notes.len()), (1, 1));
}
