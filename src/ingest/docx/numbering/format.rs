//! A list's counter as it is printed: 3 in, 三 or ③ or (iii)'s iii out.

use crate::base::list::Gather as _;

/// The formats of list numbers; those that no Chinese report uses are printed as Arabic numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum NumberFormat {
    /// 1, 2, 3
    #[default]
    Decimal,
    /// 01, 02, 03
    DecimalZero,
    /// １, ２, ３
    FullWidth,
    /// ①, ②, ③
    Circled,
    /// ⒈, ⒉, ⒊
    FullStop,
    /// ⑴, ⑵, ⑶
    Parenthesized,
    /// 一, 十, 十一, 二十
    Chinese,
    /// 一, 一〇, 一一, 二〇
    ChineseDigits,
    /// 壹, 拾, 壹拾壹
    ChineseLegal,
    /// 甲, 乙, 丙
    HeavenlyStems,
    /// 子, 丑, 寅
    EarthlyBranches,
    /// A, B, C
    UpperLetter,
    /// a, b, c
    LowerLetter,
    /// I, II, III
    UpperRoman,
    /// i, ii, iii
    LowerRoman,
    /// A bullet: a mark, no number.
    Bullet,
    /// Nothing.
    None,
}

impl NumberFormat {
    /// The format of a name in numbering.xml.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "decimalZero" => Self::DecimalZero,
            "decimalFullWidth" | "decimalFullWidth2" => Self::FullWidth,
            "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Self::Circled,
            "decimalEnclosedFullstop" => Self::FullStop,
            "decimalEnclosedParen" => Self::Parenthesized,
            "chineseCounting"
            | "chineseCountingThousand"
            | "japaneseCounting"
            | "taiwaneseCounting"
            | "taiwaneseCountingThousand" => Self::Chinese,
            "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => Self::ChineseDigits,
            "chineseLegalSimplified" => Self::ChineseLegal,
            "ideographTraditional" => Self::HeavenlyStems,
            "ideographZodiac" => Self::EarthlyBranches,
            "upperLetter" => Self::UpperLetter,
            "lowerLetter" => Self::LowerLetter,
            "upperRoman" => Self::UpperRoman,
            "lowerRoman" => Self::LowerRoman,
            "bullet" => Self::Bullet,
            "none" => Self::None,
            _ => Self::Decimal,
        }
    }

    /// The number in this format; in Arabic digits where the format does not reach so far.
    pub(super) fn print(self, number: u32) -> String {
        let special = match self {
            Self::Decimal => None,
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::FullWidth => digits(number, '０'),
            Self::Circled => enclosed(number, &[('①', 1, 20), ('㉑', 21, 35), ('㊱', 36, 50)]),
            Self::FullStop => enclosed(number, &[('⒈', 1, 20)]),
            Self::Parenthesized => enclosed(number, &[('⑴', 1, 20)]),
            Self::Chinese => counted(number, &SIMPLE, &["", "十", "百", "千"], true),
            Self::ChineseLegal => counted(number, &LEGAL, &["", "拾", "佰", "仟"], false),
            Self::ChineseDigits => Some(decimal(number).filter_map(|digit| SIMPLE.get(digit)).copied().collect()),
            Self::HeavenlyStems => listed(number, "甲乙丙丁戊己庚辛壬癸"),
            Self::EarthlyBranches => listed(number, "子丑寅卯辰巳午未申酉戌亥"),
            Self::UpperLetter => letters(number, 'A'),
            Self::LowerLetter => letters(number, 'a'),
            Self::UpperRoman => roman(number),
            Self::LowerRoman => roman(number).map(|text| text.to_ascii_lowercase()),
            Self::Bullet | Self::None => Some(String::new()),
        };
        special.unwrap_or_else(|| number.to_string())
    }
}

const SIMPLE: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const LEGAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

/// The decimal digits, the highest first.
fn decimal(number: u32) -> impl Iterator<Item = usize> {
    let digits: Vec<usize> = number.to_string().chars().filter_map(|c| c.to_digit(10)?.try_into().ok()).gather();
    digits.into_iter()
}

/// The character so many places after `first`.
fn shifted(first: char, steps: u32) -> Option<char> {
    char::from_u32(u32::from(first).checked_add(steps)?)
}

fn digits(number: u32, zero: char) -> Option<String> {
    decimal(number).map(|digit| shifted(zero, u32::try_from(digit).ok()?)).collect()
}

/// Characters that stand in runs: the first of a run, the number it means, and the last number of the run.
fn enclosed(number: u32, runs: &[(char, u32, u32)]) -> Option<String> {
    let (first, from, _) = runs.iter().find(|(_, from, to)| (*from..=*to).contains(&number))?;
    shifted(*first, number.checked_sub(*from)?).map(String::from)
}

fn listed(number: u32, list: &str) -> Option<String> {
    let index = usize::try_from(number.checked_sub(1)?).ok()?;
    list.chars().nth(index).map(String::from)
}

/// 一百二十三. A gap between digits is one 零; `short` leaves out the one of 十 to 十九.
fn counted(number: u32, names: &[&str; 10], units: &[&str; 4], short: bool) -> Option<String> {
    if number == 0 || number > 9_999 {
        return None;
    }
    let places: Vec<usize> = decimal(number).gather();
    let mut text = String::new();
    let mut gap = false;
    for (unit, digit) in units.iter().take(places.len()).rev().zip(&places) {
        if *digit == 0 {
            gap = true;
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        text.push_str(names.get(*digit)?);
        text.push_str(unit);
    }
    match text.strip_prefix("一十") {
        Some(rest) if short => Some(format!("十{rest}")),
        _ => Some(text),
    }
}

/// A to Z, then AA, BB and so on.
fn letters(number: u32, first: char) -> Option<String> {
    let index = number.checked_sub(1)?;
    let (round, step) = (index / 26, index % 26);
    if round >= 4 {
        return None;
    }
    let letter = shifted(first, step)?;
    Some((0..=round).map(|_| letter).collect())
}

fn roman(number: u32) -> Option<String> {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3_999 {
        return None;
    }
    let mut text = String::new();
    let mut rest = number;
    for (value, letters) in STEPS {
        while let Some(less) = rest.checked_sub(value) {
            text.push_str(letters);
            rest = less;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::NumberFormat as F;

    #[test]
    fn formats_print_as_word_prints_them() {
        let cases = [
            (F::Decimal, 12, "12"),
            (F::DecimalZero, 7, "07"),
            (F::FullWidth, 12, "１２"),
            (F::Circled, 20, "⑳"),
            (F::Circled, 21, "㉑"),
            (F::Circled, 36, "㊱"),
            (F::Circled, 51, "51"),
            (F::FullStop, 3, "⒊"),
            (F::Parenthesized, 2, "⑵"),
            (F::Chinese, 10, "十"),
            (F::Chinese, 11, "十一"),
            (F::Chinese, 20, "二十"),
            (F::Chinese, 105, "一百零五"),
            (F::Chinese, 110, "一百一十"),
            (F::Chinese, 1_001, "一千零一"),
            (F::ChineseDigits, 20, "二〇"),
            (F::ChineseLegal, 12, "壹拾贰"),
            (F::HeavenlyStems, 3, "丙"),
            (F::EarthlyBranches, 13, "13"),
            (F::UpperLetter, 26, "Z"),
            (F::LowerLetter, 28, "bb"),
            (F::LowerLetter, u32::MAX, "4294967295"),
            (F::UpperRoman, 1_994, "MCMXCIV"),
            (F::LowerRoman, 4, "iv"),
            (F::Bullet, 4, ""),
        ];
        for (format, number, text) in cases {
            assert_eq!(format.print(number), text, "{format:?} {number}");
        }
    }
}
