//! Rates and changes in tables that follow no form: what their columns are, by the headers of the published lists.

use super::figure::{FigureId, Labels, Scope};
use super::{Fact, Field, Group};
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::packs::{self, Column, Packs, Stage};
use crate::vocabulary::{FormKind, measure};

/// A column with its header.
type Named = (usize, String);
/// A figure of a column: its row, the label of the row, where it stands.
type Read = (usize, String, FigureId, Anchor);

/// The fields of the columns of a rate or change and of those it is computed from; none where there is no such column, or
/// where two columns are of one stage and year.
pub(super) fn read(
    packs: &Packs,
    named: &[Named],
    mut figures: impl FnMut(&Named, bool) -> Vec<Read>,
    block: (u32, usize),
) -> Vec<Field> {
    let columns: Vec<(&Named, &Column, Option<u16>)> = named.iter().filter_map(|named| meant(packs, named)).gather();
    let latest = columns.iter().filter_map(|(_, _, year)| *year).max();
    let kind =
        |(_, column, year): &(&Named, &Column, Option<u16>)| (column.measure, column.stage, *year, column.prior_year);
    let twice = |at: usize, one| columns.iter().skip(at.saturating_add(1)).any(|other| kind(other) == kind(one));
    let computed = columns.iter().any(|(_, column, _)| column.measure.is_some());
    let years = columns.iter().filter(|(_, column, year)| column.measure.is_none() && year.is_some()).count();
    if !computed || years > 2 || columns.iter().enumerate().any(|(at, column)| twice(at, column)) {
        return Vec::new();
    }
    let mut fields = Vec::new();
    for (named, column, year) in columns {
        let measure = column.measure;
        let rate = matches!(measure, Some(measure::BUDGET_EXECUTION_RATE | measure::CHANGE_RATE));
        let prior_year = year.map_or(column.prior_year, |year| Some(year) < latest);
        let scope = Scope { stage: column.stage, prior_year, ..Scope::default() };
        for (line, label, id, anchor) in figures(named, rate) {
            fields.push(Field {
                block,
                group: Group::Row(block.0, line),
                line,
                measure,
                part_of: None,
                within: None,
                may_be_left_out: false,
                scope: scope.clone(),
                anchor,
                labels: Labels { form: None, row: vec![label], column: named.1.clone() },
                fact: Fact::Figure(id),
            });
        }
    }
    fields
}

/// What a header means in a published list of expenditure; a bare year is the outturn of that year.
fn meant<'a>(packs: &'a Packs, named: &'a Named) -> Option<(&'a Named, &'a Column, Option<u16>)> {
    let (number, form) = packs.forms().enumerate().find(|(_, form)| form.kind == FormKind::ExpenditureList.id())?;
    let label = fold::label(&named.1);
    let year = packs::year(&label);
    let words = packs.headers.lookup(&named.1).iter().filter(|word| word.form == number);
    let known = words
        .filter_map(|word| form.columns.get(word.column?))
        .find(|spec| spec.stage.is_some() || spec.measure.is_some());
    let outturn = |column: &&Column| column.stage == Some(Stage::FinalAccounts) && !column.prior_year;
    let bare = || form.columns.iter().find(outturn).filter(|_| year.is_some_and(|(_, rest)| rest.is_empty()));
    Some((named, known.or_else(bare)?, year.map(|(year, _)| year)))
}
