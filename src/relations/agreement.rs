//! The one table of agreement: when two values are the same, when the gap may be rounding, when it is neither.

use super::verdict::Gap;
use crate::base::amount::Amount;

/// What kind of values are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Counts, people, points, weights: exact.
    Exact,
    /// Money in two units: half of the last digit of the coarser one.
    Within(Amount),
    /// Money in one table or paragraph.
    Money {
        /// The prevailing number of decimals.
        scale: u32,
        /// Operands that are not zero, the total among them.
        operands: usize,
    },
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same.
    Same,
    /// Not the same, but rounding of the operands can explain it.
    Rounding,
    /// Not to be explained by rounding.
    Different,
}

/// Compares a stated value with the computed one. The gap is stated − computed.
pub fn compare(stated: Amount, computed: Amount, kind: Kind) -> Option<(Agreement, Gap)> {
    let difference = stated.minus(computed)?;
    let slack = slack(kind)?;
    let gap = Gap { stated, computed, difference, slack };
    let agreement = if difference.is_zero() {
        Agreement::Same
    } else if difference.abs() <= slack {
        Agreement::Rounding
    } else {
        Agreement::Different
    };
    Some((agreement, gap))
}

/// Half a unit of the prevailing scale for each operand that is not zero.
fn slack(kind: Kind) -> Option<Amount> {
    match kind {
        Kind::Exact => Some(Amount::ZERO),
        Kind::Within(slack) => Some(slack),
        Kind::Money { scale, operands } => {
            let half = Amount::last_digit(scale).over(Amount::whole(2))?;
            half.times(Amount::whole(i64::try_from(operands).ok()?))
        }
    }
}

/// An amount with what rounding may have taken from it.
#[derive(Clone, Copy, Debug)]
pub struct Rounded {
    /// The amount as stated.
    pub amount: Amount,
    /// Half a unit of its last digit.
    pub half: Amount,
}

/// Compares a stated rate (in percent) with dividend ÷ divisor: the interval of its digits against that of the
/// quotient, as the operands may have been rounded after the rate was computed.
pub fn compare_rate(stated: Amount, scale: u32, dividend: Rounded, divisor: Rounded) -> Option<(Agreement, Gap)> {
    let percent = |dividend: Amount, divisor: Amount| dividend.over(divisor)?.times(Amount::whole(100));
    let (agreement, gap) = compare_quotient(stated, scale, percent(dividend.amount, divisor.amount)?)?;
    if agreement != Agreement::Different {
        return Some((agreement, gap));
    }
    let low = percent(dividend.amount.minus(dividend.half)?, divisor.amount.plus(divisor.half)?)?;
    let high = percent(dividend.amount.plus(dividend.half)?, divisor.amount.minus(divisor.half)?)?;
    let half = Amount::last_digit(scale).over(Amount::whole(2))?;
    let overlaps = stated.plus(half)? >= low && stated.minus(half)? <= high && divisor.amount > divisor.half;
    Some((if overlaps { Agreement::Rounding } else { agreement }, gap))
}

/// Compares a stated rate with the quotient of the operands as they stand.
fn compare_quotient(stated: Amount, scale: u32, computed: Amount) -> Option<(Agreement, Gap)> {
    let unit = Amount::last_digit(scale);
    let half = unit.over(Amount::whole(2))?;
    let difference = stated.minus(computed)?;
    let shown = computed.rounded(scale.max(2));
    let gap = Gap { stated, computed: shown, difference: stated.minus(shown)?, slack: half };
    let agreement = if difference.abs() <= half {
        Agreement::Same
    } else if difference.abs() <= unit {
        Agreement::Rounding
    } else {
        Agreement::Different
    };
    Some((agreement, gap))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(stated: &str, computed: &str, kind: Kind) -> Agreement {
        compare(Amount::parse(stated).unwrap(), Amount::parse(computed).unwrap(), kind).unwrap().0
    }

    #[test]
    fn money_may_differ_by_half_a_unit_for_each_operand_and_points_not_at_all() {
        let money = Kind::Money { scale: 2, operands: 3 };
        assert_eq!(compared("186.8", "186.80", money), Agreement::Same);
        assert_eq!(compared("361.74", "361.742", money), Agreement::Rounding);
        assert_eq!(compared("361.74", "361.75", money), Agreement::Rounding);
        assert_eq!(compared("361.74", "361.76", money), Agreement::Different);
        assert_eq!(compared("50", "62", Kind::Exact), Agreement::Different);
        assert_eq!(compared("15", "14", Kind::Money { scale: 0, operands: 3 }), Agreement::Rounding);
        assert_eq!(compared("15", "14", Kind::Money { scale: 2, operands: 3 }), Agreement::Different);
    }

    #[test]
    fn a_rate_agrees_to_its_written_digits() {
        let rate = |stated: &str, scale, computed: &str| {
            compare_quotient(Amount::parse(stated).unwrap(), scale, Amount::parse(computed).unwrap()).unwrap().0
        };
        assert_eq!(rate("95", 0, "94.79"), Agreement::Same);
        assert_eq!(rate("94.8", 1, "94.79"), Agreement::Same);
        assert_eq!(rate("94", 0, "94.79"), Agreement::Rounding);
        assert_eq!(rate("93.2", 1, "94.79"), Agreement::Different);
    }
}
