//! Labelled squares: 人员编制 | 16 | 实有人数 | 15.

use super::fields::{self, Fact, Field, Group};
use super::figure::{Figure, Labels, Scope};
use super::{Context, Facts};
use crate::base::fold;
use crate::document::Cell;
use crate::packs::Row;
use crate::recognize;
use crate::vocabulary::{FormKind, Measure, measure};

/// Reads every label of the form with the cell at its right.
pub(super) fn read(context: &Context<'_>, facts: &mut Facts) {
    for &row in &context.block.rows {
        for label in context.table.row(row) {
            let (Some(spec), Some(value)) =
                (recognize::row_of(context.form, &label.text), recognize::value_beside(context.table, label))
            else {
                continue;
            };
            if recognize::row_of(context.form, &value.text).is_none() {
                read_square(context, facts, spec, label, value);
            }
        }
    }
}

fn read_square(context: &Context<'_>, facts: &mut Facts, spec: &Row, label: &Cell, value: &Cell) {
    let measure = spec.measure.as_deref().and_then(Measure::by_id);
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
