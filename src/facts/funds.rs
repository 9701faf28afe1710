//! The money block of a self-evaluation form: budget stages as columns, and inner cells "label：value".

use super::fields::{self, Fact, Field};
use super::figure::{Figure, FigureId, Labels, Scope, within};
use super::said::Said;
use super::score_table::{Points, ScoreNode, ScoreTable};
use super::{Context, Facts};
use crate::base::anchor::{Anchor, TextRange};
use crate::base::fold::{self, Folded};
use crate::base::number::{self, CellValue};
use crate::document::Cell;
use crate::packs::{Role, Row, RowRole};
use crate::recognize::{BlockColumn, RowCells};
use crate::vocabulary::{Measure, measure};

/// Reads the block: the row of the total by its columns, every other row by its inner labels.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    for &row in &context.block.rows {
        let amount = context.table.row(row).any(|cell| {
            let label = fold::label(&cell.text);
            labelled(context, &label).is_some_and(|row| row.role == RowRole::Amount)
        });
        if amount {
            read_amounts(context, facts, row);
        } else {
            read_inner(context, facts, row);
        }
    }
}

fn labelled<'a>(context: &'a Context<'_>, label: &str) -> Option<&'a Row> {
    context.form.rows.iter().find(|row| row.labels.iter().any(|known| fold::label(known) == label))
}

/// The row 年度资金总额: an amount for each stage, the rate, and the points and score of the rate.
fn read_amounts(context: &Context<'_>, facts: &mut Facts, row: usize) {
    let (mut points, mut score) = (None, None);
    let cells = RowCells::new(context.table, row);
    for column in &context.block.columns {
        let (Some(cell), Some(role)) = (cells.get(column), fields::role(context, column)) else { continue };
        let field = amount_field(context, facts, row, column, cell, role);
        match role {
            Role::Points => points = field.figure(),
            Role::Score => score = field.figure(),
            _ => facts.fields.push(field),
        }
    }
    let anchor = context.table.row(row).next().map(|cell| context.anchor(cell));
    if let (Some(anchor), true) = (anchor, points.is_some() || score.is_some()) {
        open_score_table(context, facts, points, score, anchor);
    }
}

fn amount_field(
    context: &Context<'_>,
    facts: &mut Facts,
    row: usize,
    column: &BlockColumn,
    cell: &Cell,
    role: Role,
) -> Field {
    let measure = match role {
        Role::Points => Some(measure::MAX_POINTS),
        Role::Score => Some(measure::SELF_SCORE),
        _ => context.form.columns.get(column.spec).and_then(|c| c.measure.as_deref()).and_then(Measure::by_id),
    };
    let scope = Scope { org: None, stage: fields::stage(context, column) };
    let name = if matches!(role, Role::Points | Role::Score) { "预算执行率" } else { "年度资金总额" };
    let labels = Labels { form: Some(context.block.kind), row: vec![name.to_owned()], column: column.label.clone() };
    let anchor = context.anchor(cell);
    let figure = Figure::of(measure, scope.clone(), labels.clone());
    let fact = facts.read_cell(anchor, &cell.text, fields::unit(measure, context.block.unit), figure);
    let block = (context.source.0, context.number);
    Field {
        block,
        group: (context.table.id.0, row),
        measure,
        part_of: None,
        may_be_left_out: false,
        scope,
        anchor,
        labels,
        fact,
    }
}

/// The execution rate is scored beside the indicators: its points and score open the score table of the form.
fn open_score_table(
    context: &Context<'_>,
    facts: &mut Facts,
    points: Option<FigureId>,
    score: Option<FigureId>,
    anchor: Anchor,
) {
    let node = ScoreNode {
        parent: None,
        path: vec!["预算执行率".to_owned()],
        anchor,
        points: points.map_or(Points::Unstated, Points::Own),
        score,
        shares_score: false,
        not_applicable: false,
        heading: false,
        execution: true,
        bonus: false,
        said: Said::default(),
    };
    let mut table = ScoreTable::new(context.block.kind, context.source, context.table.id);
    table.nodes.push(node);
    facts.scores.push(table);
}

/// Rows of inner cells: "其中：一般公共预算：161.85" is a label and a value, perhaps in neighbouring cells.
fn read_inner(context: &Context<'_>, facts: &mut Facts, row: usize) {
    let first = context.block.rows.first().copied().unwrap_or(row);
    for cell in context.table.row(row) {
        let text = &cell.text;
        let Some((label, value)) = label_and_value(text) else { continue };
        let anchor = context.anchor(cell);
        facts.take(anchor);
        let spec = labelled(context, &label).filter(|row| row.role == RowRole::Inner);
        let measure = spec.and_then(|row| row.measure.as_deref()).and_then(Measure::by_id);
        let part_of = spec.and_then(|row| row.part_of.as_deref()).and_then(Measure::by_id);
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
        let block = (context.source.0, context.number);
        // All inner cells are one group, whatever their rows: the two columns are told apart by what they are parts of.
        facts.fields.push(Field {
            block,
            group: (context.table.id.0, first.saturating_add(context.table.rows())),
            measure,
            part_of,
            may_be_left_out: false,
            scope: Scope::default(),
            anchor,
            labels,
            fact,
        });
    }
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
