//! Stored numbers → exact decimals. No floats: the digits of the file are rounded as decimals.

use crate::base::amount::Amount;
use crate::base::list::Gather as _;

/// A program computes with so many significant digits; what is stored behind them is noise (0.30000000000000004).
const SIGNIFICANT: usize = 15;

/// Decimals of a typed number that are kept at most; smaller amounts mean nothing in any unit of money.
const DECIMALS: u32 = 10;

/// Reads a number as XML writes it: digits, one point, an exponent. None for what is none, or is beyond our decimals.
pub(super) fn read(text: &str) -> Option<Amount> {
    let (minus, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let exponent: i32 = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (mantissa, dropped) = significant(whole, fraction)?;
    let scale = i32::try_from(fraction.len()).ok()?.saturating_sub(exponent).saturating_sub(dropped);
    let amount = Amount::whole(mantissa);
    let amount = match u32::try_from(scale) {
        // Fifteen digits that many places behind the point are nothing.
        Ok(25..) => Amount::ZERO,
        Ok(scale) => amount.times(Amount::last_digit(scale))?,
        Err(_) => amount.times(power_of_ten(scale.unsigned_abs())?)?,
    };
    let amount = amount.rounded(DECIMALS);
    Some(if minus { amount.negated() } else { amount })
}

/// 10 to this power; none where it is beyond our decimals.
pub(super) fn power_of_ten(power: u32) -> Option<Amount> {
    let zeros = usize::try_from(power).ok().filter(|zeros| *zeros < 28)?;
    Amount::parse(&format!("1{:0<zeros$}", ""))
}

/// The significant digits as a whole number, rounded half away from zero, and how many digits were cut off behind
/// them. None where something is no digit, or nothing is.
fn significant(whole: &str, fraction: &str) -> Option<(i64, i32)> {
    let (mut mantissa, mut kept, mut dropped) = (0_i64, 0_usize, 0_i32);
    for byte in whole.bytes().followed_by(fraction.bytes()) {
        let digit = i64::from(byte.checked_sub(b'0').filter(|digit| *digit < 10)?);
        if kept < SIGNIFICANT {
            mantissa = mantissa.saturating_mul(10).saturating_add(digit);
            kept = if mantissa == 0 { 0 } else { kept.saturating_add(1) };
        } else {
            // The first digit that is cut off decides.
            mantissa = mantissa.saturating_add(i64::from(dropped == 0 && digit >= 5));
            dropped = dropped.saturating_add(1);
        }
    }
    (!whole.is_empty() || !fraction.is_empty()).then_some((mantissa, dropped))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        read(text).map(|amount| amount.written(0))
    }

    #[test]
    fn binary_noise_is_rounded_away_and_nothing_else() {
        for (stored, meant) in [
            ("0.30000000000000004", "0.3"),
            ("361.73999999999995", "361.74"),
            ("9.9999999999999995", "10"),
            ("99999999999999.995", "100000000000000"),
            ("361.738921", "361.738921"),
            ("-0", "0"),
            ("-12.50", "-12.5"),
            ("1.5E+3", "1500"),
            ("2E-3", "0.002"),
            ("1.0000000000000001E-2", "0.01"),
            ("5.6843418860808015E-14", "0"),
            ("1E-999999", "0"),
            (".5", "0.5"),
            ("5.", "5"),
            ("123456789012345678", "123456789012346000"),
            ("0.000000000000000000000000000001", "0"),
        ] {
            assert_eq!(shown(stored).as_deref(), Some(meant), "{stored}");
        }
    }

    #[test]
    fn what_is_no_number_or_too_large_is_none() {
        for text in ["", "-", ".", "1,5", "1e", "1E+400", "NaN", "0x1", "１", "1 2", "--1", "1E99999999999"] {
            assert_eq!(shown(text), None, "{text}");
        }
        assert_eq!(shown(&"9".repeat(10_000)), None);
        assert_eq!(shown(&format!("0.{}", "3".repeat(10_000))).as_deref(), Some("0.3333333333"));
    }
}
