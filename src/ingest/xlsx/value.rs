//! What a cell says: the stored value, written at least as its format shows it and never coarser than it is stored.

use super::code::Format;
use super::date::{self, Epoch};
use super::decimal;

/// Decimals of a computed number that are kept. Money has six at most (分 in 万元); behind them stands what binary
/// arithmetic left over.
const COMPUTED_DECIMALS: u32 = 6;

/// A stored number as text. What is no number, or is beyond our decimals, stays as it is.
pub(super) fn number(stored: &str, format: &Format, computed: bool, epoch: Epoch) -> String {
    let stored = stored.trim();
    write(stored, format, computed, epoch).unwrap_or_else(|| stored.to_owned())
}

fn write(stored: &str, format: &Format, computed: bool, epoch: Epoch) -> Option<String> {
    let amount = decimal::read(stored)?;
    let date = format.date.and_then(|shape| date::written(amount, shape, epoch));
    if date.is_some() {
        return date;
    }
    let shown = amount.times(decimal::power_of_ten(format.percents.saturating_mul(2))?)?;
    let shown = if computed { shown.rounded(COMPUTED_DECIMALS) } else { shown };
    let mut text = format.prefix.clone();
    if shown.is_negative() {
        text.push('-');
    }
    let digits = shown.abs().written(format.decimals);
    if format.grouped {
        group(&digits, &mut text)
    } else {
        text.push_str(&digits)
    }
    text.extend((0..format.percents).map(|_| '%'));
    text.push_str(&format.suffix);
    Some(text)
}

/// Digits in groups of three.
fn group(digits: &str, text: &mut String) {
    let whole = digits.find('.').unwrap_or(digits.len());
    for (at, digit) in digits.char_indices() {
        let left = whole.saturating_sub(at);
        if at > 0 && left > 0 && left.is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::super::code;
    use super::*;
    use crate::base::amount::Amount;
    use crate::base::number::{CellValue, cell};

    fn shown(stored: &str, format: &str) -> String {
        number(stored, &code::parse(format), false, Epoch::Of1900)
    }

    #[test]
    fn the_stored_value_is_written_with_at_least_the_digits_of_its_format() {
        for (stored, format, text) in [
            ("88", "0.00", "88.00"),
            ("361.738921", "0.00", "361.738921"),
            ("361.73999999999995", "0.00", "361.74"),
            ("361.73999999999995", "General", "361.74"),
            ("1", "0%", "100%"),
            ("0.99728", "0.00%", "99.728%"),
            ("1196625", "#,##0", "1,196,625"),
            ("-1234567.5", "#,##0.00_);(#,##0.00)", "-1,234,567.50"),
            ("123", "#,##0.00", "123.00"),
            ("1234.5", "\"¥\"#,##0.00", "¥1,234.50"),
            ("12.3", "0.00\"万元\"", "12.30万元"),
            ("123456", "0!.0,", "123456"),
            ("0", "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "0.00"),
            ("0", "0.00;-0.00;;@", "0.00"),
            ("2022", "General", "2022"),
            ("44772", "yyyy\"年\"m\"月\"d\"日\"", "2022年7月30日"),
            ("-1", "yyyy/m/d", "-1"),
            ("1E+300", "0.00", "1E+300"),
            ("及时", "0.00", "及时"),
        ] {
            assert_eq!(shown(stored, format), text, "{stored} as {format}");
        }
    }

    #[test]
    fn what_is_written_is_read_as_the_stored_value() {
        for format in ["0.00", "#,##0.00", "0%", "¥#,##0.00", "[$¥-804]#,##0", "0\"万元\"", "#,##0.00_);(#,##0.00)"]
        {
            for stored in ["0", "1", "-3.2", "1234567.891234", "-1234567.5"] {
                let percent = if format == "0%" { Amount::whole(100) } else { Amount::whole(1) };
                let CellValue::Number(number) = cell(&shown(stored, format)) else { panic!("{stored} as {format}") };
                assert_eq!(Some(number.amount), Amount::parse(stored).unwrap().times(percent), "{stored} as {format}");
                assert!(!number.bracketed);
            }
        }
    }

    #[test]
    fn what_binary_arithmetic_leaves_behind_is_cut_from_computed_numbers() {
        let computed = |stored: &str, format: &str| number(stored, &code::parse(format), true, Epoch::Of1900);
        assert_eq!(computed("2000000.0100000054", "0.00"), "2000000.01");
        assert_eq!(computed("0.33333333333333331", "0.00%"), "33.333333%");
        assert_eq!(computed("361.738921", "0.00"), "361.738921");
    }
}
