//! Reads the rows of an indicator form into a score table.

use super::fields::role;
use super::figure::{Confidence, Figure, FigureId, Labels, Scope};
use super::nested::{self, Mark};
use super::points_label::{label_points, points_in_label, without_points};
use super::said::Said;
use super::score_row::{LEVELS, Level, Row, column, levels, points_beside};
use super::score_table::{Points, ScoreNode, ScoreTable};
use super::{Context, Fact, Facts};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::number::{self, CellValue};
use crate::base::unit::Unit;
use crate::base::word::{has, without_end};
use crate::document::Cell;
use crate::packs::Role;
use crate::recognize::{BlockColumn, RowCells};
use crate::vocabulary::{FormKind, Measure, measure};

/// The headings that are open while rows are read: for each level the node and the cell that opened it.
type Open = [Option<(usize, Anchor)>; 2];

/// Reads a block into a new score table, or into the one that it goes on with.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    let mut table = take_open(context, facts);
    table.kind = context.block.kind;
    table.project |= context.block.project;
    table.full_points = context.form.full_points.as_deref().and_then(Amount::parse);
    let mut open: Open = reopen(&table);
    let before = table.nodes.len();
    let mut rows = context.block.rows.iter().copied().peekable();
    while let Some(row) = rows.next() {
        let next = rows.peek().map(|next| Row::new(context, *next));
        read_row(context, facts, &mut table, &mut open, &Row::new(context, row), next.as_ref());
    }
    take_criteria(context, facts);
    if columns_of_levels(context) == 1 {
        nested::nest(facts, &mut table);
    }
    if cfg!(feature = "whole")
        && let Some(label) = label_of_block(context)
    {
        let points = points_in_label(context, facts, label, &label.text);
        table.labelled.extend(points.map(|points| (points, before..table.nodes.len())));
    }
    facts.scores.push(table);
}

/// The cell beside or right above the header that carries the points of all that stands below: 绩效指标（90分）, 年度目标1（80分）.
fn label_of_block<'a>(context: &Context<'a>) -> Option<&'a Cell> {
    let header = context.block.header;
    let first = context.block.columns.iter().map(|column| column.col).min()?;
    let beside = context.table.row(header).find(|cell| cell.col < first);
    let above = || context.table.row(header.checked_sub(1)?).next().filter(|cell| is_goal(&cell.text));
    beside.filter(|cell| label_points(&cell.text).is_some()).or_else(above)
}

fn is_goal(text: &str) -> bool {
    label_points(text).is_some() && has(&fold::label(text), "目标")
}

/// The score table that this block adds to: the one it continues, or the one its form's money block has opened, in this
/// table or in the one before.
fn take_open(context: &Context<'_>, facts: &mut Facts) -> ScoreTable {
    let new = ScoreTable::new(context.block.kind, context.source, context.table.id);
    let Some(last) = facts.scores.last().filter(|last| last.source == context.source) else { return new };
    let opened = last.nodes.iter().all(|node| node.execution);
    let continued = context.block.continues && last.kind == context.block.kind;
    let apart = opened && last.table.0.checked_add(1) == Some(context.table.id.0) && may_be_one(context, facts, last);
    if !(continued || apart || (opened && last.table == context.table.id)) {
        return new;
    }
    match facts.scores.pop() {
        Some(last) if apart => ScoreTable { table: new.table, execution_apart: true, ..last },
        last => last.unwrap_or(new),
    }
}

/// False where the money is the department's and the indicators are a project's.
fn may_be_one(context: &Context<'_>, facts: &Facts, opened: &ScoreTable) -> bool {
    let of_project = |node: &ScoreNode| match node.points {
        Points::Own(points) => facts.figure(points).is_some_and(|figure| figure.scope.project),
        Points::Shared(_) | Points::Unstated => false,
    };
    context.form.full_points.is_some() && (!context.block.project || opened.nodes.iter().any(of_project))
}

fn columns_of_levels(context: &Context<'_>) -> usize {
    LEVELS.into_iter().filter(|level| column(context, *level).is_some()).count()
}

/// The headings that were open at the end of the table so far.
fn reopen(table: &ScoreTable) -> Open {
    let mut open: Open = [None, None];
    let mut at = table.nodes.last().and_then(|node| node.parent);
    while let Some((parent, node)) = at.and_then(|at| Some((at, table.nodes.get(at)?))) {
        let level = node.path.len().saturating_sub(1);
        if let Some(slot) = open.get_mut(level) {
            *slot = Some((parent, node.anchor));
        }
        at = node.parent;
    }
    open
}

fn read_row<'a>(
    context: &Context<'a>,
    facts: &mut Facts,
    table: &mut ScoreTable,
    open: &mut Open,
    row: &Row<'a>,
    next: Option<&Row<'a>>,
) {
    if row.cells.is_total(context.form, &context.block.columns)
        || cfg!(feature = "whole") && is_only_subtotal(context, row)
    {
        read_total(context, facts, table, row);
        return;
    }
    let levels = levels(context, row);
    for level in &levels {
        facts.take(level.anchor);
    }
    // Where the levels have columns of their own, a line across them says what they say.
    let across = row.is_across() && columns_of_levels(context) > 1;
    if across || repeats_execution(context, facts, table, row, &levels) {
        return;
    }
    let Some((own, above)) = levels.split_last() else { return };
    let mut parent = None;
    for (depth, level) in above.iter().enumerate() {
        let before = table.nodes.len();
        parent = heading(facts, table, open, (depth, parent), level);
        if table.nodes.len() > before {
            add_points_beside(context, facts, table, row, depth);
        }
    }
    let label = fold::unnumbered(&without_points(&own.cell.text));
    if is_heading(context, levels.len(), next) {
        open_heading(context, facts, table, open, (levels.len().saturating_sub(1), parent), own, row);
        return;
    }
    add_row(context, facts, table, (row, parent), own.anchor, &label);
}

/// True for a 小计 that ends the rows and is the only one: of all of them.
fn is_only_subtotal(context: &Context<'_>, row: &Row<'_>) -> bool {
    let is_subtotal = |row: &usize| {
        let cells = RowCells::new(context.table, *row);
        cells.iter().find(|cell| !fold::is_blank(&cell.text)).is_some_and(|cell| fold::label(&cell.text) == "小计")
    };
    let last = context.block.rows.last() == Some(&row.number);
    last && is_subtotal(&row.number) && context.block.rows.iter().filter(|row| is_subtotal(row)).count() == 1
}

fn read_total(context: &Context<'_>, facts: &mut Facts, table: &mut ScoreTable, row: &Row<'_>) {
    let path = ["总分".to_owned()];
    if let Some(cells) = misplaced(context, table, row) {
        let mut read = |wanted: Role, cell: Option<&Cell>| {
            let id = value_in(context, facts, cell?, column(context, wanted)?, &path)?;
            facts.figure_mut(id)?.confidence = Confidence::Likely;
            Some(id)
        };
        (table.total_points, table.total_score) = (read(Role::Points, cells.0), read(Role::Score, cells.1));
    } else {
        table.total_points = value(context, facts, row, Role::Points, &path);
        table.total_score = value(context, facts, row, Role::Score, &path);
    }
    let label =
        |facts: &mut Facts| row.cells.iter().find_map(|cell| label_value(context, facts, table.kind, cell, &path));
    table.total_points = table.total_points.or_else(|| label(facts));
    table.total_score = table.total_score.or_else(|| only_value(context, facts, table, row, &path));
}

/// Points and score of a row of totals that stand one column off, as its merged label is too short or too long: two
/// numbers that both stand beside their columns, or a lone one below the points that is not what all points make.
fn misplaced<'a>(
    context: &Context<'a>,
    table: &ScoreTable,
    row: &Row<'a>,
) -> Option<(Option<&'a Cell>, Option<&'a Cell>)> {
    let own = |wanted| column(context, wanted).and_then(|column| row.cells.own(column)).map(|cell| cell.col);
    let (points, score) = (column(context, Role::Points)?, column(context, Role::Score)?);
    let amount = |cell: &Cell| match number::cell(&cell.text) {
        CellValue::Number(number) if number.unit.fits(Unit::Points) => Some(number.amount),
        _ => None,
    };
    let is_whole = |cell: &Cell| table.full_points.or(Some(Amount::whole(100))) == amount(cell);
    let numbers: Vec<&Cell> = row.cells.iter().filter(|cell| cell.row == row.number && amount(cell).is_some()).gather();
    match numbers.as_slice() {
        [first, second] => {
            let beside = own(Role::Points) != Some(first.col) && own(Role::Score) != Some(second.col);
            // A label that is too long covers the points; where they have a cell of their own it is blank, and what
            // follows the score is what was taken off.
            let covered = own(Role::Points).is_none() || (is_whole(first) && amount(second) != Some(Amount::ZERO));
            let moved = first.col < points.col || covered;
            (beside && moved && points.col < score.col).then_some((Some(*first), Some(*second)))
        }
        [only] if own(Role::Points) == Some(only.col) && !is_whole(only) => {
            let short = context.table.at(row.number, context.table.cols().saturating_sub(1)).is_none();
            let labelled = row.cells.iter().any(|cell| label_points(&cell.text).is_some());
            let scored = table.nodes.iter().any(|node| node.score.is_some());
            match short || labelled {
                true => Some((None, Some(*only))),
                false => scored.then_some((Some(*only), None)),
            }
        }
        _ => None,
    }
}

/// Gives the heading just opened the points beside its level.
fn add_points_beside(context: &Context<'_>, facts: &mut Facts, table: &mut ScoreTable, row: &Row<'_>, depth: usize) {
    let Some(cell) = points_beside(context, depth).and_then(|column| row.cells.own(column)) else { return };
    let Some(node) = table.nodes.last_mut() else { return };
    let labels = Labels { form: Some(table.kind), row: node.path.clone(), column: "分值".to_owned() };
    let figure = Figure::of(Some(measure::MAX_POINTS), Scope::default(), labels);
    let fact = facts.read_cell(context.anchor(cell), &cell.text, points_unit(&cell.text), figure);
    if let (Points::Unstated, Fact::Figure(points)) = (node.points, fact) {
        node.points = Points::Own(points);
    }
}

/// A heading in a row of its own: its label stands in an outer column, and the row below goes on in a deeper one.
fn is_heading(context: &Context<'_>, depth: usize, next: Option<&Row<'_>>) -> bool {
    let columns: Vec<Role> = LEVELS.into_iter().filter(|level| column(context, *level).is_some()).gather();
    let blank = |next: &Row<'_>, level: Option<&Role>| {
        let cell = level.and_then(|level| next.get(context, *level)).filter(|cell| cell.row == next.number);
        cell.is_some_and(|cell| fold::is_blank(&cell.text))
    };
    let outer = depth.checked_sub(1).and_then(|at| columns.get(at));
    depth < columns.len() && next.is_some_and(|next| blank(next, outer) && !blank(next, columns.get(depth)))
}

/// Opens a heading whose points and score stand in the columns of its own row.
fn open_heading(
    context: &Context<'_>,
    facts: &mut Facts,
    table: &mut ScoreTable,
    open: &mut Open,
    at: (usize, Option<usize>),
    level: &Level<'_>,
    row: &Row<'_>,
) {
    let Some(number) = heading(facts, table, open, at, level) else { return };
    let path = table.nodes.get(number).map(|node| node.path.clone()).unwrap_or_default();
    let (points, score) =
        (value(context, facts, row, Role::Points, &path), value(context, facts, row, Role::Score, &path));
    if let Some(node) = table.nodes.get_mut(number) {
        if let (Points::Unstated, Some(points)) = (node.points, points) {
            node.points = Points::Own(points);
        }
        node.score = node.score.or(score);
    }
}

/// True for a row that repeats the execution rate of the form's money block: one item, written twice.
fn repeats_execution(
    context: &Context<'_>,
    facts: &Facts,
    table: &ScoreTable,
    row: &Row<'_>,
    levels: &[Level<'_>],
) -> bool {
    let amount = |points: Points| match points {
        Points::Own(id) => facts.figure(id).map(|figure| figure.amount),
        Points::Shared(_) | Points::Unstated => None,
    };
    let before = table.nodes.first().filter(|node| node.execution).and_then(|node| amount(node.points));
    let here = row.get(context, Role::Points).and_then(|cell| match number::cell(&cell.text) {
        CellValue::Number(number) => Some(number.amount),
        _ => None,
    });
    let named = levels.iter().any(|level| fold::label(&level.cell.text).contains("预算执行率"));
    named && before.is_some() && before == here
}

/// The heading of a level cell: the open one where the cell is blank, merged, or repeats it; else a new one.
fn heading(
    facts: &mut Facts,
    table: &mut ScoreTable,
    open: &mut Open,
    (depth, parent): (usize, Option<usize>),
    level: &Level<'_>,
) -> Option<usize> {
    let current = open.get(depth).copied().flatten();
    let label = fold::unnumbered(&without_points(&level.cell.text));
    let same = current.filter(|(node, anchor)| {
        *anchor == level.anchor
            || table
                .nodes
                .get(*node)
                .is_some_and(|node| node.parent == parent && (label.is_empty() || node.path.last() == Some(&label)))
    });
    if let Some((node, _)) = same {
        return Some(node);
    }
    if label.is_empty() {
        return parent;
    }
    let mut path = parent.and_then(|parent| table.nodes.get(parent)).map(|node| node.path.clone()).unwrap_or_default();
    path.push(label);
    let points = label_points(&level.cell.text).map(|number| {
        let labels = Labels { form: Some(table.kind), row: path.clone(), column: "分值".to_owned() };
        let figure = Figure::of(Some(measure::MAX_POINTS), Scope::default(), labels);
        facts.add(figure.read(level.anchor, &level.cell.text, number, Unit::Points))
    });
    table.nodes.push(ScoreNode {
        parent,
        bonus: is_bonus(&path),
        path,
        anchor: level.anchor,
        points: points.map_or(Points::Unstated, Points::Own),
        score: None,
        shares_score: false,
        not_applicable: false,
        heading: true,
        execution: false,
        coefficient: None,
        by_custom: false,
        said: Said::default(),
        mark: None,
    });
    let node = table.nodes.len().saturating_sub(1);
    for (slot, place) in open.iter_mut().enumerate() {
        if slot == depth {
            *place = Some((node, level.anchor));
        } else if slot > depth {
            *place = None;
        }
    }
    Some(node)
}

fn add_row(
    context: &Context<'_>,
    facts: &mut Facts,
    table: &mut ScoreTable,
    (row, parent): (&Row<'_>, Option<usize>),
    anchor: Anchor,
    label: &str,
) {
    let mut path = parent.and_then(|parent| table.nodes.get(parent)).map(|node| node.path.clone()).unwrap_or_default();
    path.push(label.to_owned());
    if label.ends_with("小计") || label.ends_with("合计") {
        let subtotal =
            (value(context, facts, row, Role::Points, &path), value(context, facts, row, Role::Score, &path));
        let parent = parent.or_else(|| summed_by(facts, table, label, subtotal.0));
        if let Some(heading) = parent.and_then(|parent| table.nodes.get_mut(parent)) {
            if let (Points::Unstated, Some(points)) = (heading.points, subtotal.0) {
                heading.points = Points::Own(points);
            }
            heading.score = heading.score.or(subtotal.1);
        }
        return;
    }
    let merged = merged_points(context, table, row);
    let points = match merged {
        Some(node) => Points::Shared(node),
        None => value(context, facts, row, Role::Points, &path)
            .or_else(|| level_points(context, facts, row, &path))
            .map_or(Points::Unstated, Points::Own),
    };
    let shares_score = row.get(context, Role::Score).is_some_and(|cell| cell.row < row.number);
    let score = if shares_score { None } else { value(context, facts, row, Role::Score, &path) };
    // 一、预算执行（30分）, with nothing beside it: the heading of what follows.
    let mark = mark(context, row);
    let points = match points {
        Points::Unstated if score.is_none() && mark.is_some() => row
            .get(context, Role::Level3)
            .and_then(|cell| label_value(context, facts, context.block.kind, cell, &path))
            .map_or(points, Points::Own),
        _ => points,
    };
    let says = |role| row.get(context, role).map(|cell| fold::label(&cell.text)).unwrap_or_default();
    let says_score = says(Role::Score);
    // 一票否决项 and the like: strokes for points and score, not blanks that were forgotten.
    if is_placeholder(label) && points == Points::Unstated && score.is_none() {
        return;
    }
    let is_stroke = |role| row.get(context, role).is_some_and(|cell| number::cell(&cell.text) == CellValue::Dash);
    let stroke = is_stroke(Role::Points) && is_stroke(Role::Score);
    let shared = match points {
        Points::Unstated if score.is_some() && row.lost_its_merges(context) => shares_with(table, parent, mark),
        _ => None,
    };
    table.nodes.push(ScoreNode {
        parent,
        execution: label.contains("预算执行率") && parent.is_none(),
        bonus: is_bonus(&path) || is_negative(facts, points),
        path,
        anchor,
        points: shared.map_or(points, Points::Shared),
        score,
        shares_score,
        not_applicable: stroke || says_score.contains("不适用") || says_score.contains("不涉及"),
        heading: false,
        coefficient: coefficient(context, facts, row, label),
        by_custom: false,
        said: Said::read(context, row),
        mark,
    });
}

/// The number of a row: in its first cell, or before its name.
fn mark(context: &Context<'_>, row: &Row<'_>) -> Option<Mark> {
    let first = context.table.starting(row.number, 0).map_or("", |cell| &cell.text);
    nested::mark(first, row.get(context, Role::Level3).map_or("", |cell| &cell.text), row.is_across())
}

/// True for what the blank form printed and nobody filled: `指标2：`, `……`, `/`.
fn is_placeholder(label: &str) -> bool {
    let rest = label.strip_prefix("指标").unwrap_or(label);
    rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '…' | '.' | '/' | '-' | '—'))
}

/// The heading that a subtotal sums up: the one it names (产出小计), else the only one since the subtotal before, or the
/// last one where it has the same points.
fn summed_by(facts: &Facts, table: &ScoreTable, label: &str, points: Option<FigureId>) -> Option<usize> {
    let name = without_end(without_end(label, "小计"), "合计");
    let tops = || table.nodes.iter().enumerate().rev().filter(|(_, node)| node.heading && node.parent.is_none());
    if !name.is_empty() {
        let named = tops().find(|(_, node)| node.path.last().is_some_and(|path| path.starts_with(name)));
        return named.map(|(number, _)| number);
    }
    let mut open = tops().take_while(|(_, node)| node.score.is_none());
    let (number, last) = open.next()?;
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let same =
        matches!(last.points, Points::Own(own) if points.and_then(amount).is_some_and(|of| amount(own) == Some(of)));
    (same || open.next().is_none()).then_some(number)
}

/// 加分项 and 扣分项 stand beside the points that make up the whole.
pub(super) fn is_bonus(path: &[String]) -> bool {
    path.iter().any(|label| has(label, "加分 附加 扣分项 减分 扣减 一票否决"))
}

/// Points below zero are taken off the whole, not a part of it.
fn is_negative(facts: &Facts, points: Points) -> bool {
    match points {
        Points::Own(id) => facts.figure(id).is_some_and(|figure| figure.amount.is_negative()),
        Points::Shared(_) | Points::Unstated => false,
    }
}

/// The row of which a merged points cell begins above this one.
fn merged_points(context: &Context<'_>, table: &ScoreTable, row: &Row<'_>) -> Option<usize> {
    if row.get(context, Role::Points)?.row >= row.number {
        return None;
    }
    let last = table.nodes.len().checked_sub(1)?;
    let node = table.nodes.get(last).filter(|node| !node.heading)?;
    match node.points {
        Points::Own(_) => Some(last),
        Points::Shared(first) => Some(first),
        Points::Unstated => None,
    }
}

/// Merged cells leave blanks where a table came as text: a score without points shares those of the row above, under
/// the same heading.
fn shares_with(table: &ScoreTable, parent: Option<usize>, mark: Option<Mark>) -> Option<usize> {
    let (at, above) = table.nodes.iter().enumerate().next_back()?;
    let beside = match (above.mark, mark) {
        (Some(above), Some(own)) => above.is_beside(own),
        _ => true,
    };
    if above.heading || above.parent != parent || !beside {
        return None;
    }
    match above.points {
        Points::Own(_) => Some(at),
        Points::Shared(first) => Some(first),
        Points::Unstated => None,
    }
}

/// The number in a row's cell of points or score.
fn value(context: &Context<'_>, facts: &mut Facts, row: &Row<'_>, wanted: Role, path: &[String]) -> Option<FigureId> {
    let column = column(context, wanted)?;
    value_in(context, facts, row.cells.own(column)?, column, path)
}

/// The number in a cell that belongs to a column of points or scores.
fn value_in(
    context: &Context<'_>,
    facts: &mut Facts,
    cell: &Cell,
    column: &BlockColumn,
    path: &[String],
) -> Option<FigureId> {
    let (measure, unit): (Measure, Unit) = if role(context, column) == Some(Role::Points) {
        (measure::MAX_POINTS, points_unit(&cell.text))
    } else {
        (measure::SELF_SCORE, Unit::Points)
    };
    let labels = Labels { form: Some(context.block.kind), row: path.to_vec(), column: column.label.clone() };
    let figure = Figure::of(Some(measure), Scope::default(), labels);
    match facts.read_cell(context.anchor(cell), &cell.text, unit, figure) {
        Fact::Figure(id) => Some(id),
        Fact::Blank | Fact::Unread => None,
    }
}

/// Weights may be written as shares of the whole: 10%.
fn points_unit(text: &str) -> Unit {
    match number::cell(text) {
        CellValue::Number(number) if number.unit == Unit::Percent => Unit::Percent,
        _ => Unit::Points,
    }
}

/// 得分系数: the share of its points that a row claims, where the form has a column for it.
fn coefficient(context: &Context<'_>, facts: &mut Facts, row: &Row<'_>, label: &str) -> Option<FigureId> {
    let column = column(context, Role::Coefficient)?;
    let cell = row.cells.own(column)?;
    let labels = Labels { form: Some(context.block.kind), row: vec![label.to_owned()], column: column.label.clone() };
    let figure = Figure::of(Some(measure::SCORE_COEFFICIENT), Scope::default(), labels);
    match facts.read_cell(context.anchor(cell), &cell.text, Unit::Percent, figure) {
        Fact::Figure(id) => Some(id),
        Fact::Blank | Fact::Unread => None,
    }
}

/// Where a form has no column of points, those in the label of the row itself: 相关性（5分）.
fn level_points(context: &Context<'_>, facts: &mut Facts, row: &Row<'_>, path: &[String]) -> Option<FigureId> {
    if column(context, Role::Points).is_some() {
        return None;
    }
    let cell = row.get(context, Role::Level3)?;
    label_value(context, facts, context.block.kind, cell, path)
}

/// The points in a label.
fn label_value(
    context: &Context<'_>,
    facts: &mut Facts,
    kind: FormKind,
    cell: &Cell,
    path: &[String],
) -> Option<FigureId> {
    let number = label_points(&cell.text)?;
    let labels = Labels { form: Some(kind), row: path.to_vec(), column: "分值".to_owned() };
    let figure = Figure::of(Some(measure::MAX_POINTS), Scope::default(), labels);
    Some(facts.add(figure.read(context.anchor(cell), &cell.text, number, Unit::Points)))
}

/// The total score in a row of totals that holds nothing else: 总分 | 98.91, over all columns.
fn only_value(
    context: &Context<'_>,
    facts: &mut Facts,
    table: &ScoreTable,
    row: &Row<'_>,
    path: &[String],
) -> Option<FigureId> {
    // Where the points of the total stand in their own column, a blank score is blank.
    if table.total_points.is_some() {
        return None;
    }
    let mut filled = row.cells.iter().filter(|cell| !fold::is_blank(&cell.text));
    let (Some(_), Some(cell), None) = (filled.next(), filled.next(), filled.next()) else { return None };
    let labels = Labels { form: Some(context.block.kind), row: path.to_vec(), column: "得分".to_owned() };
    let figure = Figure::of(Some(measure::SELF_SCORE), Scope::default(), labels);
    match facts.read_cell(context.anchor(cell), &cell.text, Unit::Points, figure) {
        Fact::Figure(id) => Some(id),
        Fact::Blank | Fact::Unread => None,
    }
}

/// The text of a criterion is full of digits that are no figures of the report.
fn take_criteria(context: &Context<'_>, facts: &mut Facts) {
    let Some(column) = column(context, Role::Criterion) else { return };
    for &row in &context.block.rows {
        if let Some(cell) = RowCells::new(context.table, row).get(column) {
            facts.take(context.anchor(cell));
        }
    }
}
