//! Labels before names and years, and the ends by which a name is told.

use super::identity::{Line, years};
use crate::base::anchor::Place;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::word::{ends_with, has, is_one};
use crate::document::{Document, Table};

/// Labels before the department's name.
pub(super) const DEPARTMENT: &str = "预算部门 部门(单位)名称 部门名称 单位名称 预算部门(单位) 预算单位 单位(部门)名称";
/// Labels before the name of whoever filled the form.
pub(super) const FILLED_BY: &str = "填报单位 填报部门 填报部门(单位) 填报单位(部门) 填报单位名称 填表单位 编制单位 编制部门 公开部门 公开单位 报送单位 自评单位 被评价单位 部门(单位) 单位(部门)";
/// Labels before the department's name that stand before other things as well (单位：万元), and over columns.
pub(super) const SHORT: &str = "部门 单位";
/// Labels before the department above a project.
pub(super) const SUPERIOR: &str = "主管部门 项目主管部门 预算主管部门 主管部门及代码 主管部门(单位)";
/// Labels before the unit that carries a project out.
pub(super) const UNIT: &str = "实施单位 项目实施单位 项目单位 项目承担单位 资金使用单位";
/// Labels before the year that was evaluated.
pub(super) const YEAR_EVALUATED: &str = "评价年度 自评年度 绩效年度";
/// Labels before a year that is rather the report's than another.
pub(super) const YEAR: &str = "年度 预算年度 决算年度 所属年度 资金年度";

/// Endings by which a line can be told to name a unit of government.
const ENDINGS: &str = "局 办公室 中心 委员会 部 院 处 站 所 厅 办 会 队 政府 学校 镇 街道办事处 街道 乡 社 馆 中学 小学 党校 幼儿园 \
                       林场 农场 电视台 公司 园林所 残联 文联 妇联 工商联 侨联 科协 政法委 发改委 卫健委 住建委 纪委 团县委 团市委 监委";
/// Behind a name or a label: where the seal goes.
const SEALS: &str = "(盖章) (公章) (章) (签章) (盖公章) (加盖公章) (单位公章) (单位盖章)";

/// True for what ends like the name of a unit of government.
pub(super) fn is_unit(text: &str) -> bool {
    ends_with(text, ENDINGS).is_some()
}

/// True for a name that a label with other uses may stand before: an office inside a department has its own 部门.
pub(super) fn is_whole_unit(name: &str) -> bool {
    is_unit(name) && (name.contains(['省', '市', '州', '县', '区', '旗', '镇', '乡']) || name.ends_with('局'))
}

/// A folded label without the seal behind it.
pub(super) fn unsealed(label: &str) -> &str {
    SEALS.split(' ').find_map(|seal| label.strip_suffix(seal)).unwrap_or(label)
}

/// What stands behind one of some labels in a line, up to what follows on the line: 部门：甲局　2023年度　单位：万元.
pub(super) fn behind(line: &str, labels: &str) -> Option<String> {
    let parts: Vec<&str> = line.split([':', '：']).gather();
    parts.windows(2).find_map(|pair| {
        let [before, after] = pair else { return None };
        let mut tail = String::new();
        let known = |tail: &str| is_one(unsealed(&fold::label(tail)), labels);
        // The label may stand behind something else, and have blanks in it; 主管 部门 is not 部门.
        let whole = fold::label(before);
        if whole.ends_with("主管部门") && !known(before) {
            return None;
        }
        let is_label = before.split_whitespace().rev().any(|word| {
            tail.insert_str(0, word);
            known(&tail)
        });
        is_label.then(|| value(after)).filter(|value| !value.is_empty())
    })
}

/// A value up to the seal, the year, or the next label of the line.
pub(super) fn value(text: &str) -> String {
    const NEXT: &str = "单位 金额单位 计量单位 填报日期 填表日期 日期 年度 编制日期 公开";
    let is_next = |word: &str| {
        let folded = fold::label(word);
        is_one(&folded, NEXT) || folded.starts_with(|c: char| c.is_ascii_digit()) && !years(&folded).is_empty()
    };
    let words = text.split_whitespace().take_while(|word| !is_next(word));
    let mut value = words.map(fold::label).gather().concat();
    for seal in SEALS.split(' ') {
        if let Some((name, _)) = value.split_once(seal) {
            value = name.to_owned();
        }
    }
    value
}

/// The year behind one of some labels, where all of them agree.
pub(super) fn year(lines: &[Line<'_>], labels: &str) -> Option<(u16, Place)> {
    let mut found: Option<(u16, Place)> = None;
    for line in lines {
        let parts: Vec<&str> = line.text.split([':', '：']).gather();
        let said = parts.windows(2).find_map(|pair| match pair {
            [before, after] if is_one(&fold::label(before), labels) => {
                let digits = fold::label(after).trim_end_matches('度').trim_end_matches('年').to_owned();
                years(&(digits + "年")).first().copied()
            }
            _ => None,
        });
        match (said, found) {
            (Some(year), Some((other, _))) if year != other => return None,
            (Some(year), None) => found = Some((year, line.place)),
            _ => {}
        }
    }
    found
}

/// The words before the year, where a line can be the title of a table, or stands by itself below one: 2023年度.
pub(super) fn before_year_of_title<'a>(document: &Document, line: &Line<'_>, folded: &'a str) -> Option<&'a str> {
    const LONGEST: usize = 48;
    const OTHER: &str = "上年 号 通知 截至 月 日 计划 申报 。 ;";
    let bare = without_remark(folded);
    let is_title = bare.ends_with(['表', '度']) || bare.ends_with("情况") || behind(line.text, SHORT).is_some();
    let fits = is_title && folded.chars().count() <= LONGEST && !has(folded, OTHER);
    let before = folded.get(..folded.find(|c: char| c.is_ascii_digit())?);
    before.filter(|_| fits && is_above_a_table(document, line.place))
}

/// True for a paragraph, and for a cell of the first rows of a table or with a row of its own: what else may be a header.
fn is_above_a_table(document: &Document, place: Place) -> bool {
    const FIRST: usize = 3;
    let Place::Cell { table, row, .. } = place else { return true };
    let filled = |table: &Table| table.row(row).filter(|cell| !fold::is_blank(&cell.text)).count();
    row < FIRST || document.table(table).is_some_and(|table| filled(table) == 1)
}

/// The unit that a title names before 部门整体支出 or what else is evaluated: 2023年度甲县水利局部门整体支出绩效自评表.
pub(super) fn in_title(line: &str) -> Option<String> {
    const LONGEST: usize = 48;
    const WHAT: &str = "部门整体 整体支出 部门预算 项目支出 绩效自评 绩效评价";
    let folded = fold::label(line);
    let is_title = without_remark(&folded).ends_with(['表', '告']) && folded.chars().count() <= LONGEST;
    let start = folded
        .find('年')
        .filter(|_| !years(&folded).is_empty())
        .and_then(|at| folded.get(at..)?.get('年'.len_utf8()..));
    let start = start.unwrap_or(&folded);
    let end = WHAT.split(' ').filter_map(|what| start.find(what)).min()?;
    let name = start.get(..end)?.trim_start_matches('度');
    (is_title && is_whole_unit(name)).then(|| name.to_owned())
}

/// A folded title without the remark in brackets at its end; one that is nothing else, without the bracket.
fn without_remark(folded: &str) -> &str {
    let before = folded.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(text, _)| text);
    before.filter(|text| !text.is_empty()).unwrap_or_else(|| folded.trim_end_matches(')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_ends_where_the_line_goes_on() {
        for (line, labels, name) in [
            ("部门：石桥县水利局　2023年度　单位：万元", SHORT, "石桥县水利局"),
            ("公开01表  部 门：石桥县 水利局      金额单位：元", SHORT, "石桥县水利局"),
            ("填报单位：石桥县档案馆（盖章）　　单位：万元", FILLED_BY, "石桥县档案馆"),
            ("填报单位（盖章）：石桥县档案馆", FILLED_BY, "石桥县档案馆"),
            ("单位名称（公章）:石桥县档案馆  填报日期：2024年3月1日", DEPARTMENT, "石桥县档案馆"),
        ] {
            assert_eq!(behind(line, labels).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn a_title_names_a_unit_before_what_is_evaluated() {
        for title in ["2023年度石桥县水文站部门整体支出绩效自评表（定稿）", "石桥县水文站整体支出绩效评价报告"]
        {
            assert_eq!(in_title(title).as_deref(), Some("石桥县水文站"), "{title}");
        }
        for title in
            ["2023年度部门整体支出绩效自评表", "石桥县部门预算项目支出绩效自评表", "石桥县财政局整体支出管理办法"]
        {
            assert_eq!(in_title(title), None, "{title}");
        }
    }

    #[test]
    fn what_is_no_name_of_a_department_is_none() {
        for line in ["主管 部门：石桥县水利局", "部门：　　单位：", "单位负责人：", "2023年度", "金额单位：万元"]
        {
            assert_eq!(behind(line, SHORT), None, "{line}");
        }
        assert!(!is_whole_unit("办公室") && !is_whole_unit("万元") && is_whole_unit("水利局"));
    }
}
