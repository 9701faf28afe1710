//! Slips of the hand in the amounts of sentences: one digit, two digits swapped, the point moved.

use super::Reader;
use crate::base::slip;

impl Reader<'_> {
    /// The values for which an amount may have been written by a slip.
    pub(super) fn written_for(&self, at: usize) -> impl Iterator<Item = i64> + use<> {
        let (value, mut unit) = (self.value(at).saturating_abs(), self.last_digit(at));
        let mut found = Vec::new();
        for by in [10i64, 100] {
            found.push(value.saturating_mul(by));
            found.extend(value.checked_div(by));
        }
        let mut before = None;
        while unit != 0 && unit <= value {
            let digit = value.checked_div(unit).unwrap_or_default().checked_rem(10).unwrap_or_default();
            let moved = |by: i64| value.saturating_add(unit.saturating_mul(by.saturating_sub(digit)));
            found.extend((0..10).filter(|other| *other != digit).map(moved));
            // Two that stand side by side: each takes the place of the other.
            if let Some((smaller, last)) = before {
                let gap = i64::saturating_sub(last, digit);
                found.push(value.saturating_add(i64::saturating_sub(unit, smaller).saturating_mul(gap)));
            }
            before = Some((unit, digit));
            unit = unit.saturating_mul(10);
        }
        found.into_iter()
    }

    /// True where an amount may have been written for a value by a slip. Of few digits that is an accident.
    pub(super) fn is_written_for(&self, at: usize, value: i64) -> bool {
        let long = slip::digits(self.mention(at).number.amount) > 3;
        long && self.written_for(at).any(|other| other == value)
    }

    /// The same of a rate, to the digits that it has.
    pub(super) fn is_rate_for(&self, at: usize, value: i64) -> bool {
        let digit = self.last_digit(at);
        self.written_for(at).any(|other| other.saturating_sub(value).saturating_abs() <= digit)
    }

    /// What one of its last digit is worth.
    fn last_digit(&self, at: usize) -> i64 {
        let number = &self.mention(at).number;
        let one = 10i64.saturating_pow(4u32.saturating_sub(number.scale.min(4)));
        let yuan = number.unit.yuan().and_then(|yuan| yuan.in_units(0)).unwrap_or(1);
        one.saturating_mul(yuan)
    }
}
