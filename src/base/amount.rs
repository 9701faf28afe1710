//! Exact amounts: decimals with checked operations only.

use crate::base::list::Gather as _;
use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// An exact decimal. Every operation that could overflow returns none instead.
///
/// Ordered and compared by value: `88` equals `88.00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(Decimal);

impl Amount {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(Decimal::from(number))
    }

    /// `10^-scale`: one unit of the last digit written with `scale` decimals; 1 beyond 28 decimals.
    pub fn last_digit(scale: u32) -> Self {
        Self(Decimal::try_new(1, scale).unwrap_or(Decimal::ONE))
    }

    /// Reads ASCII digits with at most one point and a leading minus. None where they do not fit 28 digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let (minus, digits) = digits.strip_prefix('-').map_or((false, digits), |digits| (true, digits));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() && part.is_empty() {
            return None;
        }
        // Digit by digit: the crate's own way makes 3 KB of WebAssembly of it.
        let mut value = Decimal::ZERO;
        for digit in whole.chars().followed_by(part.chars()) {
            value = value.checked_mul(Decimal::TEN)?.checked_add(Decimal::from(digit.to_digit(10)?))?;
        }
        value.set_scale(u32::try_from(part.len()).ok()?).ok()?;
        value.set_sign_negative(minus && !value.is_zero());
        Some(Self(value))
    }

    /// Sum.
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Difference.
    pub fn minus(self, other: Self) -> Option<Self> {
        // Not the crate's own difference, which is its sum compiled a second time.
        self.plus(other.negated())
    }

    /// Product.
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self)
    }

    /// Quotient, to 28 digits; none for a divisor of zero.
    pub fn over(self, other: Self) -> Option<Self> {
        self.0.checked_div(other.0).map(Self)
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// With the opposite sign.
    pub fn negated(self) -> Self {
        let mut value = self.0;
        value.set_sign_negative(!self.is_zero() && value.is_sign_positive());
        Self(value)
    }

    /// True for zero, however written.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// True below zero.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.is_zero()
    }

    /// 四舍五入: half away from zero.
    pub fn rounded(self, scale: u32) -> Self {
        Self(self.0.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero))
    }

    /// How many units of its digit number `scale` it is, to add up many of them fast.
    pub fn in_units(self, scale: u32) -> Option<i64> {
        let mut value = self.0;
        value.rescale(scale);
        i64::try_from(value.mantissa()).ok().filter(|_| value.scale() == scale)
    }

    /// Without what stands behind the point.
    pub fn whole_part(self) -> Self {
        Self(self.0.trunc())
    }

    /// Digits after the point that mean something: 2 for 186.80 read as 186.8 is 1.
    pub fn significant_scale(self) -> u32 {
        self.0.normalize().scale()
    }

    /// Written with at least `scale` digits after the point, and as many more as the value needs.
    pub fn written(self, scale: u32) -> String {
        let mut value = self.0.normalize();
        if value.scale() < scale {
            value.rescale(scale);
        }
        if value.is_zero() {
            value.set_sign_positive(true);
        }
        value.to_string()
    }

    /// Written with its sign, also where it is positive: for differences.
    pub fn signed(self, scale: u32) -> String {
        let written = self.written(scale);
        if self.is_zero() || self.is_negative() { written } else { format!("+{written}") }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Amount {
        Amount::parse(text).unwrap()
    }

    #[test]
    fn sums_are_exact_and_written_to_the_asked_scale() {
        let total = amount("220.58").plus(amount("1150.46")).unwrap();
        assert_eq!(total, amount("1371.04"));
        assert_eq!(amount("186.80").written(0), "186.8");
        assert_eq!(amount("186.8").written(2), "186.80");
        assert_eq!(amount("3").signed(2), "+3.00");
        assert_eq!(amount("0").negated().written(2), "0.00");
    }

    #[test]
    fn what_does_not_fit_is_none_and_never_a_panic() {
        let large = amount("79228162514264337593543950335");
        assert_eq!(large.plus(large), None);
        assert_eq!(large.over(Amount::ZERO), None);
        assert_eq!(Amount::parse(&"9".repeat(10_000)), None);
        assert_eq!(Amount::parse(&format!("0.{}", "9".repeat(10_000))), None);
        for text in ["", "-", ".", "-.", "1.2.3", "1-", "--1", "+1", "１", "1e3"] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    #[test]
    fn digits_are_read_as_the_crate_reads_them() {
        for text in [
            "0",
            "-0",
            "-0.00",
            "007.10",
            "12",
            "-3.5",
            ".5",
            "5.",
            "79228162514264337593543950335",
            "0.0000000000000000000000000001",
        ] {
            let (ours, theirs) = (amount(text), Decimal::from_str_exact(text).unwrap());
            assert_eq!((ours.0, ours.0.scale()), (theirs, theirs.scale()), "{text}");
        }
    }

    #[test]
    fn rounding_is_half_away_from_zero() {
        assert_eq!(amount("12.345").rounded(2), amount("12.35"));
        assert_eq!(amount("-324.995").rounded(2), amount("-325.00"));
    }
}
