//! Whether a row's result reaches its target: only where both are numbers that can be compared on any reading.

use super::said::{Said, Says};
use super::score_table::ScoreNode;
use crate::base::amount::Amount;
use crate::base::number::{Bound, CellValue, Number};
use crate::base::unit::Unit;
use crate::packs::words;

/// What a result is to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It keeps to it.
    Met,
    /// It stays behind, or goes beyond a limit.
    Missed,
    /// It is itself a limit (≥75% for ≥80%): what was reached is not said.
    Open,
}

impl ScoreNode {
    /// Whether the result reaches the target. None where that cannot be told from the two numbers: words, other units,
    /// a criterion of its own (a ladder may give all points for less), a target without sign that may mean a limit.
    pub fn reach(&self) -> Option<Reach> {
        let Said { target, actual, criterion, .. } = &self.said;
        if criterion.as_ref().is_some_and(|criterion| !criterion.is_empty()) {
            return None;
        }
        let (target, actual) = (number(target.as_ref()?)?, number(actual.as_ref()?)?);
        let wanted = target.bound.or_else(|| self.meant(target))?;
        let value = in_unit(actual, target.unit)?;
        if value.is_negative() != target.amount.is_negative() && !value.is_zero() && !target.amount.is_zero() {
            // "下降 −5%" against "下降 5%".
            return None;
        }
        let value = if actual.scale > target.scale { value.rounded(target.scale) } else { value };
        let behind = match wanted {
            Bound::AtLeast => value < target.amount,
            Bound::AtMost => value > target.amount,
        };
        Some(match (behind, actual.bound) {
            (true, Some(bound)) if bound == wanted => Reach::Open,
            (false, Some(bound)) if bound != wanted => Reach::Open,
            (true, _) => Reach::Missed,
            (false, _) => Reach::Met,
        })
    }

    /// Whether a share of a whole (满意度, 达标率) is above the whole; none for what is no such share.
    pub fn share_beyond_whole(&self) -> Option<bool> {
        let share = words::SHARES.iter().any(|word| self.path.iter().any(|label| label.contains(word)));
        let actual = number(self.said.actual.as_ref().filter(|_| share)?)?;
        (actual.unit == Unit::Percent).then(|| actual.amount > Amount::whole(100))
    }

    /// What a target without a sign means: to be reached, unless more of it may be worse (money, time, 控制率).
    fn meant(&self, target: &Number) -> Option<Bound> {
        let counted = match target.unit {
            Unit::Percent | Unit::None => true,
            Unit::Count(word) => !words::TIME.contains(&word),
            _ => false,
        };
        let reverse = self.path.iter().any(|label| words::REVERSE.iter().any(|word| label.contains(word)));
        (counted && !reverse).then_some(Bound::AtLeast)
    }
}

fn number(says: &Says) -> Option<&Number> {
    match &says.value {
        CellValue::Number(number) if !says.shared => Some(number),
        _ => None,
    }
}

/// The number in another unit; none where the units do not say how.
fn in_unit(number: &Number, unit: Unit) -> Option<Amount> {
    if number.unit == unit {
        return Some(number.amount);
    }
    if unit.yuan().is_some() || number.unit.yuan().is_some() {
        return number.amount.times(number.unit.factor_to(unit)?);
    }
    // 0.95 or 1 beside a target of 95%.
    let share = number.amount.abs() <= Amount::whole(1);
    (!share && (unit == Unit::None || number.unit == Unit::None)).then_some(number.amount)
}
