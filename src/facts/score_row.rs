//! A row of an indicator form: its level cells, and which column holds what.

use super::Context;
use super::fields::role;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::document::{Cell, Origin};
use crate::packs::Role;
use crate::recognize::{BlockColumn, RowCells};

/// The columns that give a row its place, outermost first.
pub(super) const LEVELS: [Role; 3] = [Role::Level1, Role::Level2, Role::Level3];

/// A row of the form.
pub(super) struct Row<'a> {
    pub(super) number: usize,
    pub(super) cells: RowCells<'a>,
}

impl<'a> Row<'a> {
    pub(super) fn new(context: &Context<'a>, number: usize) -> Self {
        Self { number, cells: RowCells::new(context.table, number) }
    }

    /// True where the table came as text, which has lost its merged cells, and the criterion was merged as well: blank
    /// points beside a criterion of their own were forgotten.
    pub(super) fn lost_its_merges(&self, context: &Context<'_>) -> bool {
        let of_text = self.cells.iter().any(|cell| matches!(cell.origin, Origin::Line(_)));
        of_text && self.get(context, Role::Criterion).is_some_and(|cell| fold::is_blank(&cell.text))
    }

    /// True for one cell over all columns.
    pub(super) fn is_across(&self) -> bool {
        self.cells.iter().count() == 1
    }

    /// The cell in the column of a role.
    pub(super) fn get(&self, context: &Context<'_>, wanted: Role) -> Option<&'a Cell> {
        self.cells.get(column(context, wanted)?)
    }
}

/// A level cell of a row.
pub(super) struct Level<'a> {
    pub(super) cell: &'a Cell,
    pub(super) anchor: Anchor,
}

/// The level cells of a row, outermost first; a cell that covers several levels counts once, at its innermost.
pub(super) fn levels<'a>(context: &Context<'a>, row: &Row<'a>) -> Vec<Level<'a>> {
    let mut levels: Vec<Level<'a>> = Vec::new();
    for wanted in LEVELS {
        let Some(cell) = row.get(context, wanted) else { continue };
        let anchor = context.anchor(cell);
        levels.retain(|level| level.anchor != anchor);
        levels.push(Level { cell, anchor });
    }
    // A row without words in its inner levels is named by the innermost level that begins in it.
    let named = levels.iter().rposition(|level| level.cell.row == row.number && !fold::is_blank(&level.cell.text));
    if let Some(named) = named.filter(|_| levels.last().is_some_and(|level| fold::is_blank(&level.cell.text))) {
        levels.truncate(named.saturating_add(1));
    }
    levels
}

/// The column of a role. Where points or scores stand beside each level, those of the rows are the last.
pub(super) fn column<'a>(context: &'a Context<'_>, wanted: Role) -> Option<&'a BlockColumn> {
    context.block.columns.iter().rfind(|column| role(context, column) == Some(wanted))
}

/// The points that stand in a column of their own beside an outer level (一级指标 · 分值 · 二级指标 · 分值 …).
pub(super) fn points_beside<'a>(context: &'a Context<'_>, depth: usize) -> Option<&'a BlockColumn> {
    let levels: Vec<&BlockColumn> = LEVELS.into_iter().filter_map(|level| column(context, level)).gather();
    let (level, inner) = (levels.get(depth)?.ordinal.0, levels.get(depth.saturating_add(1))?.ordinal.0);
    context
        .block
        .columns
        .iter()
        .find(|column| role(context, column) == Some(Role::Points) && (level..inner).contains(&column.ordinal.0))
}
