//! Lists with a measure a row and a budget stage or a year a column: 基础数据表, 三公经费, 收入 and 支出 side by side.

use super::fields::{self, Field, Group, role, stage};
use super::figure::{Figure, Labels, Scope};
use super::{Context, Facts};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::unit::Unit;
use crate::base::word::has;
use crate::document::Cell;
use crate::packs::{Items, Role, Row};
use crate::recognize::{self, BlockColumn, RowCells};
use crate::vocabulary::Measure;

/// A row of the list.
struct Line<'a> {
    row: usize,
    cell: &'a Cell,
    spec: Option<&'a Row>,
    mark: Mark,
    measure: Option<Measure>,
    part_of: Option<Measure>,
    /// No label knows it: it may be a part of what is summed up around it, or none. Of a total: 合计, which need not
    /// hold what was carried over.
    doubtful: bool,
    unit: Unit,
}

/// No list has more totals, or rows in units of their own.
const MOST: usize = 20;

/// How deep a label stands, by its numbering: 一、 above （一） above 1、 above （1） above ①. None: it has none.
type Mark = Option<u8>;

/// Reads the list.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    let Some(stub) = context.block.columns.iter().find(|column| role(context, column) == Some(Role::Stub)) else {
        return;
    };
    let lines = lines(context, stub);
    let latest = context.block.columns.iter().filter_map(|column| column.year).max();
    for line in &lines {
        facts.take(context.anchor(line.cell));
        let cells = RowCells::new(context.table, line.row);
        for column in context.block.columns.iter().filter(|column| column.ordinal != stub.ordinal) {
            if let Some(cell) = cells.own(column) {
                read_square(context, facts, line, (column, latest), cell);
            }
        }
    }
}

fn read_square(
    context: &Context<'_>,
    facts: &mut Facts,
    line: &Line<'_>,
    (column, latest): (&BlockColumn, Option<u16>),
    cell: &Cell,
) {
    let spec = context.form.columns.get(column.spec);
    let by_column = spec.and_then(|spec| spec.measure);
    let measure = by_column.or(line.measure);
    let prior_year = match (column.year, latest) {
        (Some(year), Some(latest)) => year < latest,
        _ => spec.is_some_and(|spec| spec.prior_year),
    };
    let scope = Scope { stage: stage(context, column), prior_year, ..context.scope() };
    let labels = Labels {
        form: Some(context.block.kind),
        row: vec![fold::unnumbered(&line.cell.text)],
        column: column.label.clone(),
    };
    let anchor = context.anchor(cell);
    let figure = Figure::of(measure, scope.clone(), labels.clone());
    let fact = facts.read_cell(anchor, &cell.text, fields::unit(measure, line.unit), figure);
    let within = line.spec.and_then(|spec| spec.within);
    facts.fields.push(Field {
        block: (context.source.0, context.number),
        group: Group::Column(context.table.id.0, context.number, column.ordinal.0),
        line: line.row,
        measure,
        part_of: line.part_of.filter(|_| by_column.is_none()),
        within: within.filter(|_| by_column.is_none()),
        may_be_left_out: line.doubtful,
        scope,
        anchor,
        labels,
        fact,
    });
}

/// The rows with what they are parts of.
fn lines<'a>(context: &Context<'a>, stub: &BlockColumn) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut open: Option<(Measure, Mark, bool)> = None;
    let mut units: Vec<(Measure, Unit)> = Vec::new();
    let rows = context.block.rows.iter().filter_map(|row| RowCells::new(context.table, *row).own(stub));
    let specs = rows.filter_map(|cell| recognize::row_of(context.form, &cell.text));
    let known: Vec<Measure> = specs.filter_map(|spec| spec.measure).gather();
    for &row in &context.block.rows {
        let Some(cell) = RowCells::new(context.table, row).own(stub) else { continue };
        if fold::is_blank(&cell.text) {
            continue;
        }
        let spec = recognize::row_of(context.form, &cell.text);
        let measure = spec.and_then(|spec| spec.measure);
        let detail = is_detail(&cell.text);
        let doubtful = spec.is_none() && !detail && !is_total(&cell.text) && !is_placeholder(&cell.text);
        let unit = context.block.unit;
        let mut line = Line { row, cell, spec, mark: mark(&cell.text), measure, part_of: None, doubtful, unit };
        line.part_of = spec.and_then(|spec| fields::whole_of_row(context.form, spec, |whole| known.contains(&whole)));
        match (open, spec) {
            // What stands numbered or indented below 项目支出 is one of its items, listed by name or not.
            (Some((whole, first, seen)), None) if is_item(&line, first, seen) => {
                (line.part_of, line.doubtful) = (Some(whole), false);
                open = Some((whole, if seen { first } else { line.mark }, true));
            }
            (Some((whole, first, seen)), Some(_)) if line.part_of == Some(whole) => {
                open = Some((whole, if seen { first } else { line.mark }, true));
            }
            (Some(_), None) if line.mark.is_some() || detail => {}
            _ => open = None,
        }
        if let (Some(Items::Below), Some(measure)) = (spec.and_then(|spec| spec.items), measure) {
            open = Some((measure, None, false));
        }
        // Details are in the unit that their whole states: 三公经费（元）.
        let whole = units.iter().rev().find(|(whole, _)| line.part_of == Some(*whole));
        line.unit = recognize::square_unit(&line.cell.text, whole.map_or(unit, |(_, unit)| *unit));
        if let (Some(measure), true) = (measure, line.unit != unit && units.len() < MOST) {
            units.push((measure, line.unit));
        }
        lines.push(line);
    }
    part_divisions(&mut lines);
    let on_top = lines.first().is_some_and(|line| is_total(&line.cell.text));
    let totals: Vec<usize> = lines.iter().enumerate().filter(|(_, line)| line.sums_above()).map(|(at, _)| at).gather();
    for at in totals.into_iter().take(MOST) {
        part(&mut lines, at, on_top);
    }
    lines
}

/// 按经济分类 below 人员经费 and 公用经费: a second division of what those make up already. Its rows are no more parts of
/// it, nor are those of one division parts of a row of another.
fn part_divisions(lines: &mut [Line<'_>]) {
    // The row at which the division of each row begins; none before the first one, and from a whole of its own on.
    let mut starts: Vec<Option<usize>> = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        let ends = line.measure.is_some() && line.part_of.is_none();
        let before = starts.last().copied().flatten().filter(|_| !ends);
        starts.push(if is_division(&line.cell.text) { Some(at) } else { before });
    }
    for at in 0..lines.len() {
        let start = starts.get(at).copied().flatten();
        let Some((start, whole)) = start.zip(lines.get(at).and_then(|line| line.part_of)) else { continue };
        let of_whole = lines.iter().zip(&starts).find(|(line, _)| line.measure == Some(whole));
        let foreign = match of_whole.and_then(|(_, start)| *start) {
            Some(other) => other != start,
            None => lines.iter().take(start).any(|line| line.part_of == Some(whole)),
        };
        if let Some(line) = lines.get_mut(at).filter(|_| foreign) {
            (line.part_of, line.doubtful) = (None, false);
        }
    }
}

/// 按经济分类, 按资金来源分: in front of a label, or for itself.
fn is_division(text: &str) -> bool {
    let label = fold::unnumbered(text);
    let name = label.split(':').next().unwrap_or_default();
    name.starts_with('按')
        && (name.ends_with('分') || name.ends_with("分类") || name.ends_with("划分") || name.ends_with("来源"))
}

impl Line<'_> {
    fn sums_above(&self) -> bool {
        self.spec.is_some_and(|spec| spec.items == Some(Items::Above))
    }
}

/// Gives a total of a published list its parts: the rows above it up to the total before, or where the list begins with
/// a total, those below it. Further off the same names stand for something else (年初结转, again by its funds).
fn part(lines: &mut [Line<'_>], at: usize, on_top: bool) {
    let Some(total) = lines.get(at) else { return };
    let whole = total.measure;
    let bare = total.part_of.is_none() && !fold::unnumbered(&total.cell.text).ends_with("总计");
    let is_end = |line: &Line<'_>| is_total(&line.cell.text);
    let next = lines
        .iter()
        .skip(at.saturating_add(1))
        .position(is_end)
        .map_or(lines.len(), |next| next.saturating_add(at).saturating_add(1));
    for (place, line) in lines.iter_mut().enumerate().filter(|(_, line)| line.part_of == whole) {
        if if on_top { place < at || place > next } else { place > at } {
            (line.part_of, line.measure) = (None, None);
        }
    }
    if let Some(total) = lines.get_mut(at) {
        total.doubtful = bare;
    }
    if !on_top {
        let start = lines.iter().take(at).rposition(is_end).map_or(0, |last| last.saturating_add(1));
        adopt(lines.get_mut(start..at).unwrap_or_default(), whole);
    }
}

/// Gives the outermost rows above a total that no label knows to it; beside known ones only their numbering makes it sure.
fn adopt(lines: &mut [Line<'_>], whole: Option<Measure>) {
    let outermost = lines.iter().filter_map(|line| line.mark).min();
    let mixed = lines.iter().any(|line| line.part_of == whole);
    // 年末滚存结余 holds 本年收支结余 already.
    let is_balance = |line: &Line<'_>, words: &str| line.cell.text.contains("结余") && has(&line.cell.text, words);
    let closed = lines.iter().any(|line| is_balance(line, "年末 年终 滚存 累计"));
    for line in lines {
        let held = closed && is_balance(line, "本年 当年") && !is_balance(line, "年末 年终 滚存 累计");
        let free = line.spec.is_none() && line.part_of.is_none() && !held && !is_detail(&line.cell.text);
        let adopted = free && line.mark == outermost;
        line.doubtful = adopted && mixed && line.mark.is_none();
        if adopted {
            line.part_of = whole;
        }
    }
}

/// True for the row of a total, known to the form or not.
fn is_total(text: &str) -> bool {
    let name = fold::unnumbered(text);
    name.ends_with("合计") || name.ends_with("总计")
}

fn is_detail(text: &str) -> bool {
    fold::label(text).starts_with("其中") || is_indented(text)
}

fn is_placeholder(text: &str) -> bool {
    fold::label(text).chars().all(|c| matches!(c, '…' | '.'))
}

/// True for an item below its whole: the first one is numbered, indented or follows 其中, the others are marked alike.
fn is_item(line: &Line<'_>, first: Mark, seen: bool) -> bool {
    let folded = fold::label(&line.cell.text);
    if is_placeholder(&folded) {
        return false;
    }
    // 其中 without a number may be a part of the items only.
    let opens = line.mark.is_some() || (is_indented(&line.cell.text) && !folded.starts_with("其中"));
    if seen { line.mark == first } else { opens }
}

fn is_indented(text: &str) -> bool {
    text.starts_with([' ', '\u{3000}', '\u{a0}', '\t'])
}

/// The numbering of a label.
pub(super) fn mark(text: &str) -> Mark {
    let folded = fold::label(text);
    let bare = folded.strip_prefix("其中").map_or(folded.as_str(), |rest| rest.trim_start_matches(':'));
    let mut chars = bare.chars();
    let han = |c: char| "一二三四五六七八九十".contains(c);
    match (chars.next()?, chars.next()?) {
        (first, _) if ('①'..='⑳').contains(&first) => Some(5),
        ('(', second) if han(second) => Some(2),
        ('(', second) if second.is_ascii_digit() => Some(4),
        (first, second) if han(first) && (han(second) || second == '、') => Some(1),
        (first, second) if first.is_ascii_digit() && (second.is_ascii_digit() || matches!(second, '、' | '.')) => {
            Some(3)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_tells_how_deep_a_row_stands() {
        let marks =
            ["一、基本支出", "（一）人员", "1、运行", "其中：2．征拆", "（1）甲", "①乙", "三公经费", "项目支出"];
        let depths: Vec<Mark> = marks.iter().map(|text| mark(text)).collect();
        assert_eq!(depths, [Some(1), Some(2), Some(3), Some(3), Some(4), Some(5), None, None]);
    }
}
