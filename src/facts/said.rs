//! What a row of a score table says beside its points and score: target, result, reason, criterion.

use super::Context;
use super::score_row::{Row, column};
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::number::{self, CellValue};
use crate::document::Cell;
use crate::packs::Role;

/// The words of a row. None: the form has no such column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// 指标值: what was to be reached.
    pub target: Option<Says>,
    /// 实际完成值: what was reached.
    pub actual: Option<Says>,
    /// 偏差原因, 扣分原因; a column of remarks (备注) is none.
    pub reason: Option<Says>,
    /// 评分标准: the text by which it is scored.
    pub criterion: Option<Says>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Says {
    /// Its text, folded.
    pub text: String,
    /// The cell.
    pub anchor: Anchor,
    /// Its number, where it is one, with unit and bound; a stroke, nothing, or words.
    pub value: CellValue,
    /// The cell begins in a row above and speaks of several rows.
    pub shared: bool,
}

impl Says {
    /// True for a cell without words: blank, a stroke, 无.
    pub fn is_empty(&self) -> bool {
        matches!(self.value, CellValue::Blank | CellValue::Dash)
    }
}

impl Said {
    /// Reads the cells of a row.
    pub(super) fn read(context: &Context<'_>, row: &Row<'_>) -> Self {
        let says = |wanted| row.get(context, wanted).map(|cell| says(context, row, cell));
        let remarks = column(context, Role::Reason).is_some_and(|column| column.label.contains("备注"));
        Self {
            target: says(Role::Target),
            actual: says(Role::Actual),
            reason: says(Role::Reason).filter(|_| !remarks),
            criterion: says(Role::Criterion),
        }
    }
}

fn says(context: &Context<'_>, row: &Row<'_>, cell: &Cell) -> Says {
    Says {
        text: fold::label(&cell.text),
        anchor: context.anchor(cell),
        value: number::cell(&cell.text),
        shared: cell.row < row.number,
    }
}
