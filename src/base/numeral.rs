//! Chinese numerals: 十五, 一百二十, 二〇二二, 叁佰, 两千余.

use super::amount::Amount;

/// The value of one numeral character.
fn digit(c: char) -> Option<i64> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '两' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// The value of a place word below 万.
fn place(c: char) -> Option<i64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1_000,
        _ => return None,
    })
}

/// Reads a whole Chinese numeral; none where it is none, or is larger than a 64-bit number.
pub fn parse(text: &str) -> Option<Amount> {
    let only_digits = text.chars().all(|c| digit(c).is_some());
    let value = if only_digits { by_digits(text) } else { by_places(text) };
    value.map(Amount::whole)
}

/// 二〇二二: digit by digit.
fn by_digits(text: &str) -> Option<i64> {
    if text.is_empty() {
        return None;
    }
    text.chars().try_fold(0i64, |value, c| value.checked_mul(10)?.checked_add(digit(c)?))
}

/// 一百二十: digits before place words, sections before 万 and 亿.
fn by_places(text: &str) -> Option<i64> {
    let (mut total, mut section, mut pending) = (0i64, 0i64, None);
    for c in text.chars() {
        if let Some(value) = digit(c) {
            if pending.is_some_and(|before| before != 0) {
                return None;
            }
            pending = Some(value);
        } else if let Some(value) = place(c) {
            section = section.checked_add(pending.take().unwrap_or(1).checked_mul(value)?)?;
        } else {
            let factor = match c {
                '万' | '萬' => 10_000,
                '亿' => 100_000_000,
                _ => return None,
            };
            section = section.checked_add(pending.take().unwrap_or(0))?;
            total = total.checked_add(section)?.checked_mul(factor)?;
            section = 0;
        }
    }
    total.checked_add(section)?.checked_add(pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_read() {
        for (written, value) in [
            ("十五", 15),
            ("一百二十", 120),
            ("二〇二二", 2022),
            ("叁佰", 300),
            ("两千零五", 2005),
            ("三万六千", 36000),
            ("一百", 100),
        ] {
            assert_eq!(parse(written), Some(Amount::whole(value)), "{written}");
        }
    }

    #[test]
    fn what_is_no_numeral_is_none() {
        for written in ["", "十个", "三三百", "亿亿亿亿亿亿亿"] {
            assert!(parse(written).is_none() || parse(written) == Some(Amount::ZERO), "{written}");
        }
    }
}
