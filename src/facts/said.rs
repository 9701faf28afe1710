//! What a row of a score table says beside its points and score: target, result, reason, criterion.

use super::score_row::{Row, column};
use super::{Context, fields};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::fold;
use crate::base::number::{self, CellValue, Number};
use crate::base::unit::Unit;
use crate::base::word::{has, starts_with};
use crate::document::Cell;
use crate::packs::{Role, words};

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
    /// The same as written: its lines part what it lists.
    pub standard: String,
    /// 备注: what is remarked, where that is no column of reasons.
    pub remark: Option<Says>,
    /// The cell of its points.
    pub points: Option<Says>,
    /// The cell of its score.
    pub score: Option<Says>,
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
    /// The cell goes on in the row below.
    pub goes_on: bool,
}

impl Says {
    /// The number with the relation and the unit that stand in cells of their own: ≥ | 30 | 万元.
    fn with(mut self, relation: &str, unit: &str) -> Self {
        let bare =
            matches!(&self.value, CellValue::Number(number) if number.unit == Unit::None && number.bound.is_none());
        if bare && !(relation.is_empty() && unit.is_empty()) {
            let whole = format!("{}{}{unit}", relation.trim_start_matches('='), self.text);
            match number::cell(&whole) {
                value @ CellValue::Number(_) => self.value = value,
                _ => self.value = number::cell(&format!("{}{}", relation.trim_start_matches('='), self.text)),
            }
        }
        self
    }

    /// True for a cell without words: blank, a stroke, 无.
    pub fn is_empty(&self) -> bool {
        matches!(self.value, CellValue::Blank | CellValue::Dash)
    }

    /// True for a cell that was left blank; a stroke says something.
    pub fn is_blank(&self) -> bool {
        self.value == CellValue::Blank && !self.shared
    }

    /// True for a cell that speaks of several rows.
    pub fn of_several(&self) -> bool {
        self.shared || self.goes_on
    }

    /// True for words of praise, or that there is nothing to explain.
    pub fn is_praise(&self) -> bool {
        // 是, 否: an answer to something else.
        self.text.chars().nth(2).is_none() || has(&self.text, words::PRAISE)
    }

    /// True for words that say something was not reached.
    pub fn is_shortfall(&self) -> bool {
        let none = starts_with(&self.text, "无 不存在 没有未");
        !none && has(&self.text, words::SHORTFALL)
    }

    /// True for words where a number of points belongs; strokes and 不适用 are none. A weight may be a percentage.
    pub fn is_no_points(&self, weight: bool) -> bool {
        let skips = has(&self.text, "不适用 不涉及 不参与 否决");
        match &self.value {
            CellValue::Text => !skips && !self.shared,
            CellValue::Number(number) if weight && number.unit == Unit::Percent => false,
            CellValue::Number(number) => !self.shared && !number.unit.fits(Unit::Points),
            CellValue::Blank | CellValue::Dash => false,
        }
    }
}

impl Said {
    /// True where the result is the target, word for word or number for number.
    pub fn is_exact(&self) -> bool {
        let (Some(target), Some(actual)) = (&self.target, &self.actual) else { return false };
        let same = match (&target.value, &actual.value) {
            (CellValue::Number(target), CellValue::Number(actual)) => {
                target.amount == actual.amount && target.unit == actual.unit
            }
            _ => target.text == actual.text,
        };
        same && !target.is_empty()
    }

    /// Reads the cells of a row.
    pub(super) fn read(context: &Context<'_>, row: &Row<'_>) -> Self {
        let says = |wanted| row.get(context, wanted).map(|cell| says(context, row, cell));
        let written = |wanted| row.get(context, wanted).map(|cell| fold::label(&cell.text)).unwrap_or_default();
        let (relation, unit) = (written(Role::Relation), written(Role::UnitOf));
        let bound = relation.chars().all(|c| matches!(c, '≥' | '≤' | '=' | '>' | '<')).then_some(relation);
        let remarks = column(context, Role::Reason).is_some_and(|column| column.label.contains("备注"));
        Self {
            target: target(context, row).map(|says| says.with(bound.as_deref().unwrap_or_default(), &unit)),
            actual: says(Role::Actual).map(|says| says.with("", &unit)),
            reason: says(Role::Reason).filter(|_| !remarks),
            remark: says(Role::Reason).filter(|_| remarks),
            criterion: says(Role::Criterion),
            standard: row.get(context, Role::Criterion).map(|cell| cell.text.clone()).unwrap_or_default(),
            points: says(Role::Points),
            score: says(Role::Score),
        }
    }

    /// True where both have the same target, or none.
    pub fn has_target_of(&self, other: &Self) -> bool {
        let text = |said: &Self| said.target.as_ref().map(|target| target.text.clone());
        text(self) == text(other)
    }

    /// The cell without a percent sign, where target and result are numbers and only one has the sign; none inside where
    /// neither is a rate or both carry it.
    pub fn lacks_percent_sign(&self) -> Option<Option<Anchor>> {
        let (target, actual) = (self.target.as_ref()?, self.actual.as_ref()?);
        let (CellValue::Number(wanted), CellValue::Number(found)) = (&target.value, &actual.value) else { return None };
        if wanted.unit != Unit::Percent && found.unit != Unit::Percent {
            return None;
        }
        let is_bare = |number: &Number| number.unit == Unit::None && number.amount > Amount::whole(1);
        let bare = is_bare(found).then_some(actual.anchor);
        Some(bare.or(is_bare(wanted).then_some(target.anchor)))
    }

    /// Whether the result is written as a limit; none where it is no number.
    pub fn result_is_bound(&self) -> Option<bool> {
        match &self.actual.as_ref().filter(|actual| !actual.shared)?.value {
            CellValue::Number(number) => Some(number.bound.is_some()),
            _ => None,
        }
    }
}

/// The target: as adjusted in the year, where the form has a column for that and it is filled.
fn target(context: &Context<'_>, row: &Row<'_>) -> Option<Says> {
    let last = says(context, row, row.get(context, Role::Target)?);
    let first = context.block.columns.iter().find(|column| fields::role(context, column) == Some(Role::Target))?;
    if last.is_blank() { row.cells.get(first).map(|cell| says(context, row, cell)) } else { Some(last) }
}

fn says(context: &Context<'_>, row: &Row<'_>, cell: &Cell) -> Says {
    Says {
        text: fold::label(&cell.text),
        anchor: context.anchor(cell),
        value: number::cell(&cell.text),
        shared: cell.row < row.number,
        goes_on: cell.row.saturating_add(cell.span.rows) > row.number.saturating_add(1),
    }
}
