//! The money block of a self-evaluation form: budget stages as columns, and inner cells "label：value".

use super::fields::{self, Fact, Field, Group};
use super::figure::{Figure, FigureId, Labels, Scope, within};
use super::points_label::{label_points, points_in_label};
use super::score_table::{EXECUTION, ScoreNode, ScoreTable};
use super::{Context, Facts};
use crate::base::anchor::TextRange;
use crate::base::fold::{self, Folded};
use crate::base::list::Gather as _;
use crate::base::number::{self, CellValue};
use crate::document::Cell;
use crate::packs::{Role, Row, RowRole};
use crate::recognize::{self, BlockColumn, RowCells};
use crate::vocabulary::measure::UnitKind;
use crate::vocabulary::{Measure, measure};

/// Reads the block: rows with an amount in each stage's column, and inner cells.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    let lines: Vec<_> = context.block.rows.iter().map(|row| (*row, amounts(context, *row))).gather();
    let specs = lines.iter().filter_map(|(_, line)| line.as_ref()?.1);
    let known: Vec<Measure> = specs.filter_map(|spec| spec.measure).gather();
    let (mut inner, mut nested, mut after_part) = (false, false, false);
    for (row, line) in &lines {
        let amounts = line.filter(|(label, _)| !(inner && is_blank_inner(context, *row, label)));
        let Some((label, spec)) = amounts else {
            inner |= context.table.row(*row).any(|cell| label_and_value(&cell.text).is_some());
            read_inner(context, facts, *row);
            continue;
        };
        // A block of one row without a label of its own states the whole.
        let spec = spec.or_else(|| context.form.rows.iter().find(|row| is_whole(row)).filter(|_| lines.len() == 1));
        let part_of = spec.and_then(|spec| fields::whole_of_row(context.form, spec, |whole| known.contains(&whole)));
        // 其中 below a part may list what is in that part already, up to the next part of the whole itself.
        let direct = spec.is_some_and(|spec| spec.part_of == Some(measure::ANNUAL_FUNDS));
        let opens = after_part && fold::label(&label.text).starts_with("其中");
        nested = (nested || opens) && !direct && part_of == Some(measure::ANNUAL_FUNDS);
        after_part = part_of.is_some();
        read_amounts(context, facts, (*row, label, spec), (part_of, nested));
    }
}

/// True for an inner cell that was left blank, `其他资金：`, beside blanks where the columns of amounts go on.
fn is_blank_inner(context: &Context<'_>, row: usize, label: &Cell) -> bool {
    let cells = RowCells::new(context.table, row);
    label.text.trim_end().ends_with([':', '：'])
        && cells.iter().all(|cell| cell.col <= label.col || fold::is_blank(&cell.text))
}

fn is_whole(row: &Row) -> bool {
    row.role == RowRole::Amount && row.part_of.is_none()
}

/// The label of a row of amounts (年度资金总额, 其中：当年财政拨款), and what the form knows of it.
fn amounts<'a>(context: &Context<'a>, row: usize) -> Option<(&'a Cell, Option<&'a Row>)> {
    let cells = RowCells::new(context.table, row);
    let amount =
        cells.own(context.block.columns.first()?).filter(|cell| number::cell(&cell.text) != CellValue::Text)?;
    let label = cells.iter().take_while(|cell| cell.col < amount.col).last()?;
    let spec = recognize::row_as(context.form, &label.text, |role| role == RowRole::Amount);
    // A source of funds that the form does not know stands in the same columns.
    let filled = !fold::is_blank(&label.text) && number::cell(&amount.text) != CellValue::Blank;
    (spec.is_some() || filled).then_some((label, spec))
}

/// A row of amounts: one for each stage, the rate; of the whole also the points and score of the rate.
fn read_amounts(
    context: &Context<'_>,
    facts: &mut Facts,
    (row, label, spec): (usize, &Cell, Option<&Row>),
    (part_of, may_be_left_out): (Option<Measure>, bool),
) {
    let whole = spec.is_some_and(|spec| spec.part_of.is_none());
    let (mut points, mut score, mut rate, mut formula) = (None, None, None, false);
    let cells = RowCells::new(context.table, row);
    facts.take(context.anchor(label));
    for column in &context.block.columns {
        let (Some(cell), Some(role)) = (cells.own(column), fields::role(context, column)) else { continue };
        if !whole && !matches!(role, Role::Figure) {
            continue;
        }
        let mut field = amount_field(context, facts, (row, label, spec), column, cell);
        field.part_of = part_of.filter(|_| !is_rate(&field));
        field.may_be_left_out = may_be_left_out;
        match role {
            Role::Points => points = field.figure(),
            Role::Score => (score, formula) = (field.figure(), column.label.contains(['*', '×'])),
            Role::Figure => {
                rate = rate.or(field.figure().filter(|_| is_rate(&field)));
                facts.fields.push(field);
            }
            _ => {}
        }
    }
    let beside = points.is_some() && cfg!(feature = "whole");
    let labelled = if whole && (points.is_none() || beside) { points_of_label(context, facts, row) } else { None };
    points = points.or(labelled);
    // The rate is scored beside the indicators: its points and score open the score table of the form.
    if whole && (points.is_some() || score.is_some()) {
        // 得分（20分*执行率）: the form prints how the rate is scored.
        let mut node = ScoreNode::of_execution(points, score, context.anchor(label));
        (node.coefficient, node.by_custom) = (rate, !formula);
        let mut table = ScoreTable::new(context.block.kind, context.source, context.table.id);
        table.nodes.push(node);
        table.labelled.extend(labelled.filter(|_| beside).map(|label| (label, 0..1)));
        facts.scores.push(table);
    }
}

fn amount_field(
    context: &Context<'_>,
    facts: &mut Facts,
    (row, label, spec): (usize, &Cell, Option<&Row>),
    column: &BlockColumn,
    cell: &Cell,
) -> Field {
    let held = context.form.columns.get(column.spec);
    let by_column = held.and_then(|held| held.measure);
    let by_row = spec.and_then(|spec| spec.measure);
    let (measure, name) = match held.map(|held| held.role) {
        Some(Role::Points) => (Some(measure::MAX_POINTS), EXECUTION.to_owned()),
        Some(Role::Score) => (Some(measure::SELF_SCORE), EXECUTION.to_owned()),
        _ => (by_column.or(by_row), fold::unnumbered(&label.text)),
    };
    let stage = fields::stage(context, column);
    let scope = Scope { stage, ..context.scope() };
    let labels = Labels { form: Some(context.block.kind), row: vec![name], column: column.label.clone() };
    let anchor = context.anchor(cell);
    let figure = Figure::of(measure, scope.clone(), labels.clone());
    let fact = facts.read_cell(anchor, &cell.text, fields::unit(measure, context.block.unit), figure);
    Field {
        block: (context.source.0, context.number),
        group: Group::Column(context.table.id.0, context.number, column.ordinal.0),
        line: row,
        measure,
        part_of: None,
        within: None,
        may_be_left_out: false,
        scope,
        anchor,
        labels,
        fact,
    }
}

fn is_rate(field: &Field) -> bool {
    field.measure.is_some_and(|measure| measure.unit() == UnitKind::Rate)
}

/// The points of the rate in the label of the whole block, beside the row or in the header: 预算执行情况（20分）.
fn points_of_label(context: &Context<'_>, facts: &mut Facts, row: usize) -> Option<FigureId> {
    let cells = RowCells::new(context.table, row);
    let header = context.table.row(context.block.header).take(1);
    let cell = cells.iter().chain(header).find(|cell| label_points(&cell.text).is_some())?;
    points_in_label(context, facts, cell, EXECUTION)
}

/// Rows of inner cells: "其中：一般公共预算：161.85" is a label and a value, perhaps several of them in lines.
fn read_inner(context: &Context<'_>, facts: &mut Facts, row: usize) {
    for cell in context.table.row(row) {
        for (label, value) in items(&cell.text) {
            facts.take(context.anchor(cell));
            read_item(context, facts, (row, cell), label, value);
        }
    }
}

fn read_item(context: &Context<'_>, facts: &mut Facts, (row, cell): (usize, &Cell), label: String, value: TextRange) {
    let (text, anchor) = (&cell.text, context.anchor(cell));
    let first = context.block.rows.first().copied().unwrap_or(row);
    let spec = recognize::row_as(context.form, &label, |role| role == RowRole::Inner);
    let measure = spec.and_then(|row| row.measure);
    let part_of = spec.and_then(|row| row.part_of);
    let labels = Labels { form: Some(context.block.kind), row: vec![label], column: String::new() };
    let figure = Figure::of(measure, Scope::default(), labels.clone());
    let fact = match number::cell(value.slice(text)) {
        CellValue::Blank | CellValue::Dash => Fact::Blank,
        CellValue::Text => Fact::Unread,
        CellValue::Number(mut number) => {
            number.range.start = number.range.start.saturating_add(value.start);
            number.range.end = number.range.end.saturating_add(value.start);
            let read = figure.read(within(anchor, value), text, number, context.block.unit);
            Fact::Figure(facts.add(read))
        }
    };
    // All inner cells are one group, whatever their rows: the two columns are told apart by what they are parts of.
    facts.fields.push(Field {
        block: (context.source.0, context.number),
        group: Group::Inner(context.table.id.0, first),
        line: row,
        measure,
        part_of,
        within: None,
        may_be_left_out: false,
        scope: Scope::default(),
        anchor,
        labels,
        fact,
    });
}

/// The labels and values of a cell: one a line where every line has both, else one.
fn items(text: &str) -> Vec<(String, TextRange)> {
    let mut from = 0usize;
    let mut items = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = from;
        from = from.saturating_add(line.len());
        if fold::is_blank(line) {
            continue;
        }
        let Some((label, value)) = label_and_value(line) else {
            return label_and_value(text).into_iter().gather();
        };
        let shifted = |at: usize| at.saturating_add(start);
        items.push((label, TextRange { start: shifted(value.start), end: shifted(value.end) }));
    }
    items
}

/// Splits "其中：基本支出：264.56" at its last colon. The label comes folded and without 其中.
fn label_and_value(text: &str) -> Option<(String, TextRange)> {
    let folded = Folded::new(text);
    let colon = folded.chars.iter().rposition(|(c, _)| *c == ':')?;
    let start = folded.chars.get(colon)?.1.end;
    let before = folded.range(0, colon)?;
    let label = fold::label(before.slice(text));
    let label = label.strip_prefix("其中:").or(label.strip_prefix("其中")).unwrap_or(&label);
    let value = TextRange { start, end: text.len() };
    (!label.is_empty() && label != "其中").then(|| (label.to_owned(), value))
}
