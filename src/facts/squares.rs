//! Labelled squares: 人员编制 | 16 | 实有人数 | 15.

use super::fields::{self, Fact, Field, Group};
use super::figure::{Figure, Labels, Scope};
use super::score_table::{EXECUTION, ScoreNode};
use super::{Context, Facts};
use crate::base::fold;
use crate::base::number::{self, CellValue};
use crate::base::unit::Unit;
use crate::document::Cell;
use crate::packs::Row;
use crate::recognize;
use crate::vocabulary::{FormKind, Measure, measure};

/// Reads every label of the form with the cell at its right.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    for &row in &context.block.rows {
        for label in context.table.row(row) {
            let Some(spec) = recognize::row_of(context.form, &label.text) else { continue };
            let under = below(context, label);
            let beside = recognize::value_beside(context.table, label);
            // 自评总分 | 执行率 over 97.27 | 72.74%: a header of squares, their values below.
            let is_header = beside.is_none_or(|cell| number::cell(&cell.text) == CellValue::Text);
            let Some(value) = under.filter(|_| is_header).or(beside) else { continue };
            if recognize::row_of(context.form, &value.text).is_none() {
                read_square(context, facts, spec, label, value);
                if is_header && spec.measure == Some(measure::TOTAL_SELF_SCORE) {
                    read_execution(context, facts, row);
                }
            }
        }
    }
}

/// The number below a label.
fn below<'a>(context: &Context<'a>, label: &Cell) -> Option<&'a Cell> {
    let under = context.table.at(label.row.saturating_add(label.span.rows), label.col)?;
    matches!(number::cell(&under.text), CellValue::Number(_)).then_some(under)
}

/// 执行率权重 and 执行率得分 in a header beside 自评总分, their values below: a row of the scores below.
fn read_execution(context: &Context<'_>, facts: &mut Facts, row: usize) {
    let mut read = |word: &str, of: Measure| {
        let label = context.table.row(row).find(|cell| fold::label(&cell.text).contains(word))?;
        let cell = below(context, label)?;
        let labels = Labels {
            form: Some(context.block.kind),
            row: vec![EXECUTION.to_owned()],
            column: fold::label(&label.text),
        };
        let figure = Figure::of(Some(of), Scope::default(), labels);
        match facts.read_cell(context.anchor(cell), &cell.text, fields::unit(Some(of), Unit::None), figure) {
            Fact::Figure(id) => Some((id, context.anchor(label))),
            Fact::Blank | Fact::Unread => None,
        }
    };
    let points = read("执行率权重", measure::MAX_POINTS);
    let score = read("执行率得分", measure::SELF_SCORE);
    let rate = read("执行率", measure::SCORE_COEFFICIENT);
    let table = facts.scores.iter_mut().find(|table| table.source == context.source && table.table == context.table.id);
    if let (Some(table), Some((points, anchor))) = (table, points)
        && !table.nodes.iter().any(|node| node.execution)
    {
        let mut node = ScoreNode::of_execution(Some(points), score.map(|(score, _)| score), anchor);
        node.coefficient = rate.map(|(rate, _)| rate);
        table.nodes.push(node);
    }
}

fn read_square(context: &Context<'_>, facts: &mut Facts, spec: &Row, label: &Cell, value: &Cell) {
    let measure = spec.measure;
    let labels =
        Labels { form: Some(context.block.kind), row: vec![fold::unnumbered(&label.text)], column: String::new() };
    let anchor = context.anchor(value);
    facts.take(context.anchor(label));
    let money = recognize::square_unit(&label.text, context.block.unit);
    let figure = Figure::of(measure, Scope::default(), labels.clone());
    let fact = facts.read_cell(anchor, &value.text, fields::unit(measure, money), figure);
    // 自评总分 at the top of a form is the total of the scores below.
    if let (Some(measure::TOTAL_SELF_SCORE), Fact::Figure(id)) = (measure, fact) {
        let below = facts.scores.iter_mut().find(|table| {
            let same = table.source == context.source && table.table == context.table.id;
            same && table.total_score.is_none() && table.kind != FormKind::Targets
        });
        if let Some(table) = below {
            table.total_score = Some(id);
        }
    }
    facts.fields.push(Field {
        block: (context.source.0, context.number),
        group: Group::Row(context.table.id.0, label.row),
        line: label.row,
        measure,
        part_of: None,
        within: None,
        may_be_left_out: false,
        scope: context.scope(),
        anchor,
        labels,
        fact,
    });
}
