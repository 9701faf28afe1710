//! A form's title and the unit of its money.

use super::Cited;
use crate::base::anchor::{Anchor, Place, SourceId};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::unit::Unit;
use crate::base::word::{has, is_one, without_start};
use crate::document::{Block, Document, Table};
use crate::packs::Form;

use super::header::covering;

/// A title longer than this is a sentence.
const LONGEST_TITLE: usize = 48;
/// Paragraphs before a table that are looked at.
const PARAGRAPHS_BEFORE: usize = 4;

/// The title of a form: the row across the table just above its header, else a paragraph before the table.
pub fn title(
    source: SourceId,
    document: &Document,
    table: &Table,
    header: usize,
    form: &Form,
) -> Option<Cited<String>> {
    let candidates = match header {
        0 => paragraphs_before(source, document, table),
        _ => row_above(source, table, header).into_iter().gather(),
    };
    let named = |text: &str| form.titles.iter().any(|title| fold::label(text).contains(&fold::label(title)));
    let at = candidates.iter().position(|candidate| named(&candidate.value)).unwrap_or(0);
    candidates.into_iter().nth(at)
}

fn row_above(source: SourceId, table: &Table, header: usize) -> Option<Cited<String>> {
    let row = header.checked_sub(1)?;
    let cells = covering(table, row);
    let [cell] = cells.as_slice() else { return None };
    let place = Place::Cell { table: table.id, row: cell.row, col: cell.col, range: None };
    short(&cell.text, Anchor { source, place })
}

/// The short paragraphs right before a table, nearest first.
fn paragraphs_before(source: SourceId, document: &Document, table: &Table) -> Vec<Cited<String>> {
    let before = document.blocks.get(..table.block).unwrap_or_default();
    before
        .iter()
        .enumerate()
        .rev()
        .take(PARAGRAPHS_BEFORE)
        .map_while(|(block, content)| match content {
            Block::Paragraph(paragraph) => Some((block, paragraph)),
            Block::Table(_) => None,
        })
        .filter_map(|(block, paragraph)| {
            short(&paragraph.text, Anchor { source, place: Place::Block { block, range: None } })
        })
        .gather()
}

fn short(text: &str, anchor: Anchor) -> Option<Cited<String>> {
    let value = text.split_whitespace().gather().joined(" ");
    let length = value.chars().count();
    (1..=LONGEST_TITLE).contains(&length).then_some(Cited { value, anchor })
}

/// True for a table of targets that were set before the year began: the nearest line above its header that speaks of
/// targets or results says so; without such a line a table of targets alone is none.
pub fn is_of_targets(document: &Document, table: &Table, header: usize) -> bool {
    const RESULTS: &str = "自评 自我评价 完成 评分 得分 绩效评价 监控";
    const TARGETS: &str = "申报 批复 目标表 绩效目标 预算绩效";
    let alone = |row| Some(covering(table, row)).filter(|cells| cells.len() == 1).unwrap_or_default();
    let above = (0..header).rev().spread(alone).map(|cell| cell.text.as_str());
    let before = document.blocks.get(..table.block).unwrap_or_default().iter().rev().take(PARAGRAPHS_BEFORE);
    let before = before.map_while(|block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.text.as_str()),
        Block::Table(_) => None,
    });
    let mut lines = above.followed_by(before).filter(|line| line.chars().count() <= LONGEST_TITLE);
    lines.find(|line| has(&fold::label(line), RESULTS) || has(&fold::label(line), TARGETS)).is_some_and(|line| {
        let line = fold::label(line);
        has(&line, "申报 批复") || !has(&line, RESULTS)
    })
}

/// True for a form of one project: it names the project above, or its title says so.
pub fn is_of_project(table: &Table, header: usize, title: Option<&str>) -> bool {
    const NAMES: &str = "项目名称 专项名称 项目(专项)名称 专项资金名称 转移支付(项目)名称";
    const TITLES: &str = "项目支出 专项资金 转移支付 项目绩效";
    let named = |row: usize| covering(table, row).iter().any(|cell| is_one(&fold::label(&cell.text), NAMES));
    title.is_some_and(|title| has(title, TITLES)) || (0..header).any(named)
}

/// The unit of a form's money: as its title or header states it, or the nearest line above it, in the table or before
/// it (单位：元), else as the pack says.
pub fn unit(
    source: SourceId,
    document: &Document,
    table: &Table,
    (first, last): (usize, usize),
    title: Option<&Cited<String>>,
    form: &Form,
) -> Unit {
    let header = (first..=last).spread(|row| covering(table, row)).map(|cell| cell.text.as_str());
    let stated = title.map(|title| title.value.as_str()).into_iter().followed_by(header).find_map(stated_unit);
    let above =
        || (0..first).rev().find_map(|row| covering(table, row).iter().find_map(|cell| labelled_unit(&cell.text)));
    let before = || paragraphs_before(source, document, table).iter().find_map(|line| stated_unit(&line.value));
    let usual = || form.unit.as_deref().and_then(Unit::at_start).map_or(Unit::None, |(unit, _)| unit);
    stated.or_else(above).or_else(before).unwrap_or_else(usual)
}

/// The money unit that a text states: `（万元）`, `单位：元`, `金额单位:万元`.
pub fn stated_unit(text: &str) -> Option<Unit> {
    let folded = fold::label(text);
    let bracket = folded.split('(').skip(1).filter_map(|part| part.split(')').next());
    bracket.filter_map(money_at_start).next().or_else(|| labelled_unit(text))
}

/// The money unit behind the word for it: `编制单位：某局　单位：元`.
fn labelled_unit(text: &str) -> Option<Unit> {
    fold::label(text).split("单位:").skip(1).find_map(money_at_start)
}

fn money_at_start(text: &str) -> Option<Unit> {
    let (unit, _) = Unit::at_start(without_start(text, "单位:"))?;
    Some(unit).filter(|unit| unit.yuan().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_stated_in_brackets_or_after_the_word() {
        assert_eq!(stated_unit("年度收入情况（万元）"), Some(Unit::WanYuan));
        assert_eq!(stated_unit("金额单位：元"), Some(Unit::Yuan));
        assert_eq!(stated_unit("收入合计"), None);
        assert_eq!(stated_unit("效益指标（40分）"), None);
    }
}
