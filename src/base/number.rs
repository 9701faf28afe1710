//! Numbers as people write them in forms: `1,370.04`, `１５`, `≥90%`, `10分`, `(10)`, `36\n1.74`, `百分之百`, `——`.

use super::amount::Amount;
use super::anchor::TextRange;
use super::fold::{Folded, is_letter};
use super::numeral;
use super::unit::Unit;
use crate::base::list::Gather as _;

/// What the whole text of a cell says, as far as numbers go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// Nothing, or blanks.
    Blank,
    /// A stroke or a word for "none given": `-`, `/`, `——`, 无.
    Dash,
    /// One number, with or without unit and bound.
    Number(Number),
    /// Anything else.
    Text,
}

/// A number with its place in the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// The value.
    pub amount: Amount,
    /// Digits after the point, as written.
    pub scale: u32,
    /// The unit written behind it.
    pub unit: Unit,
    /// A sign that makes it a bound (≥90%), not a value.
    pub bound: Option<Bound>,
    /// Brackets around the whole: `(10)`. Of points they mean nothing, of money perhaps a minus.
    pub bracketed: bool,
    /// The characters of the number itself, sign and point included, unit excluded.
    pub range: TextRange,
}

/// The sign before a number that states a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// ≥, 以上, 不低于
    AtLeast,
    /// >, 超过
    Over,
    /// ≤, 以下, 不超过
    AtMost,
    /// <, 低于
    Under,
}

impl Bound {
    /// True for a lower limit.
    pub fn is_least(self) -> bool {
        matches!(self, Self::AtLeast | Self::Over)
    }

    /// True where the number itself is beyond the limit.
    pub fn is_strict(self) -> bool {
        matches!(self, Self::Over | Self::Under)
    }
}

/// Reads the whole text of a cell.
pub fn cell(text: &str) -> CellValue {
    // What nearly all cells are: digits alone, or words without any. The small engine does without the shorter way.
    if cfg!(feature = "whole") {
        if let Some(number) = plain(text) {
            return CellValue::Number(number);
        }
        if is_words(text) {
            return CellValue::Text;
        }
    }
    let mut folded = Folded::new(text);
    // A soft break or a blank may stand inside a number ("36\n1.74"); in a cell that is one number it means nothing.
    folded.chars.retain(|(c, _)| !c.is_whitespace());
    if folded.chars.is_empty() {
        return CellValue::Blank;
    }
    let words: String = folded.chars.iter().map(|(c, _)| *c).collect();
    if is_dash(&words) {
        return CellValue::Dash;
    }
    one_number(&folded, &words).map_or(CellValue::Text, CellValue::Number)
}

/// A number of half-width digits, points and commas alone.
fn plain(text: &str) -> Option<Number> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let digits = digits_at(text).filter(|digits| is_plain && digits.length == text.len())?;
    let range = TextRange { start: 0, end: text.len() };
    Some(Number { amount: digits.amount, scale: digits.scale, unit: Unit::None, bound: None, bracketed: false, range })
}

/// Words without a digit that are neither 无 nor 百分之….
fn is_words(text: &str) -> bool {
    let first = text.chars().next();
    let begins = first.is_some_and(|c| is_letter(c) && !matches!(c, '百' | '无' | '没' | '不'));
    begins && !text.chars().any(|c| matches!(c, '0'..='9' | '０'..='９'))
}

fn is_dash(words: &str) -> bool {
    words.chars().all(|c| matches!(c, '-' | '/' | '—' | '─' | '\\' | '~' | '…'))
        || matches!(words, "无" | "没有" | "不适用")
}

/// The number that a folded text without blanks is, from its first character to its last.
fn one_number(folded: &Folded, words: &str) -> Option<Number> {
    if let Some(rest) = words.strip_prefix("百分之") {
        let amount = numeral::parse(rest)?;
        let range = folded.range(0, folded.chars.len())?;
        return Some(Number { amount, scale: 0, unit: Unit::Percent, bound: None, bracketed: false, range });
    }
    let (bound, sign_length) = bound_before(words);
    let body: String = words.chars().skip(sign_length).collect();
    let (open, close) = if body.starts_with('(') && body.ends_with(')') { (1, 1) } else { (0, 0) };
    let inner: String =
        body.chars().skip(open).take(body.chars().count().saturating_sub(open).saturating_sub(close)).collect();
    let digits = digits_at(&inner)?;
    let rest: String = inner.chars().skip(digits.length).collect();
    let (unit, bound_after) = unit_and_bound(&rest)?;
    let from = sign_length.saturating_add(open);
    let range = folded.range(from, from.saturating_add(digits.length))?;
    Some(Number {
        amount: digits.amount,
        scale: digits.scale,
        unit,
        // 控制在95%以上: what follows says which side.
        bound: bound_after.or(bound),
        bracketed: open > 0,
        range,
    })
}

/// Signs and words before a number. A longer one stands before one that it ends with.
const SIGNS: &[(&str, Option<Bound>)] = &[
    ("≥", Some(Bound::AtLeast)),
    (">=", Some(Bound::AtLeast)),
    ("不低于", Some(Bound::AtLeast)),
    ("不得低于", Some(Bound::AtLeast)),
    ("不少于", Some(Bound::AtLeast)),
    ("不得少于", Some(Bound::AtLeast)),
    ("不小于", Some(Bound::AtLeast)),
    ("至少", Some(Bound::AtLeast)),
    (">", Some(Bound::Over)),
    ("≤", Some(Bound::AtMost)),
    ("<=", Some(Bound::AtMost)),
    ("不超过", Some(Bound::AtMost)),
    ("不得超过", Some(Bound::AtMost)),
    ("不高于", Some(Bound::AtMost)),
    ("不得高于", Some(Bound::AtMost)),
    ("不大于", Some(Bound::AtMost)),
    ("不多于", Some(Bound::AtMost)),
    ("控制在", Some(Bound::AtMost)),
    ("<", Some(Bound::Under)),
    ("超过", Some(Bound::Over)),
    ("高于", Some(Bound::Over)),
    ("大于", Some(Bound::Over)),
    ("低于", Some(Bound::Under)),
    ("小于", Some(Bound::Under)),
    ("少于", Some(Bound::Under)),
    ("=", None),
    ("¥", None),
    ("￥", None),
];

/// The bound that a sign or word at the start of a folded text states, and its length in characters.
pub fn bound_before(words: &str) -> (Option<Bound>, usize) {
    let sign = SIGNS.iter().find(|(sign, _)| words.starts_with(sign));
    sign.map_or((None, 0), |(sign, bound)| (*bound, sign.chars().count()))
}

/// The bound that a sign or word at the end of a folded text states, and the text before it.
pub fn bound_at_end(words: &str) -> (Option<Bound>, &str) {
    SIGNS.iter().find_map(|(sign, bound)| Some((*bound, words.strip_suffix(sign)?))).unwrap_or((None, words))
}

/// The bound behind a number and its unit, and the text behind that.
pub fn bound_behind(words: &str) -> (Option<Bound>, &str) {
    const WORDS: &[(&str, Bound)] = &[
        ("及以上", Bound::AtLeast),
        ("以上", Bound::AtLeast),
        ("及以下", Bound::AtMost),
        ("以下", Bound::AtMost),
        ("以内", Bound::AtMost),
        ("之内", Bound::AtMost),
        ("内", Bound::AtMost),
    ];
    WORDS.iter().find_map(|(word, bound)| Some((Some(*bound), words.strip_prefix(word)?))).unwrap_or((None, words))
}

/// What follows the digits to the end of the cell: a unit, perhaps 以上 or 以下, perhaps a stray full stop.
fn unit_and_bound(rest: &str) -> Option<(Unit, Option<Bound>)> {
    let (unit, length) = match rest {
        "万" => (Unit::WanYuan, 1),
        "亿" => (Unit::YiYuan, 1),
        _ => Unit::at_start(rest).unwrap_or((Unit::None, 0)),
    };
    let tail: String = rest.chars().skip(length).collect();
    let (bound, left) = bound_behind(tail.trim_end_matches(['.', '。', ';', ',']));
    left.is_empty().then_some((unit, bound))
}

/// Digits read from a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits {
    /// Their value.
    pub amount: Amount,
    /// Digits after the point.
    pub scale: u32,
    /// Characters read.
    pub length: usize,
}

/// The longest number that a folded text begins with: sign, digits, thousands separators, one point.
///
/// Separators must stand before groups of three; what looks otherwise ends the number before the comma.
/// None where there is no digit, or more digits than a decimal can hold.
pub fn digits_at(text: &str) -> Option<Digits> {
    let chars: Vec<char> = text.chars().take(LONGEST).gather();
    let (mut written, mut at, mut scale, mut point) = (String::new(), 0usize, 0u32, false);
    if matches!(chars.first(), Some('-' | '+')) {
        if chars.first() == Some(&'-') {
            written.push('-');
        }
        at = 1;
    }
    while let Some(&c) = chars.get(at) {
        if c.is_ascii_digit() {
            written.push(c);
            scale = scale.saturating_add(u32::from(point));
        } else if c == '.' && !point && is_digit(&chars, at.saturating_add(1)) {
            point = true;
            written.push('.');
        } else if c != ',' || point || !is_group(&chars, at) {
            break;
        }
        at = at.saturating_add(1);
    }
    if at == LONGEST || !written.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(Digits { amount: Amount::parse(&written)?, scale, length: at })
}

/// No quantity in a report has more characters than this; a longer run of digits is not read as a number.
const LONGEST: usize = 40;

fn is_digit(chars: &[char], at: usize) -> bool {
    chars.get(at).is_some_and(char::is_ascii_digit)
}

/// True where the comma at `at` parts a group of exactly three digits from a digit before it.
fn is_group(chars: &[char], at: usize) -> bool {
    at > 0
        && is_digit(chars, at.saturating_sub(1))
        && (1..=3).all(|step| is_digit(chars, at.saturating_add(step)))
        && !is_digit(chars, at.saturating_add(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, value, digits after the point, unit, bound, the characters of the number.
    type Case = (&'static str, &'static str, u32, Unit, Option<Bound>, &'static str);

    fn read(text: &str) -> Option<(String, u32, Unit, Option<Bound>, String)> {
        match cell(text) {
            CellValue::Number(n) => {
                Some((n.amount.written(0), n.scale, n.unit, n.bound, n.range.slice(text).to_owned()))
            }
            _ => None,
        }
    }

    #[test]
    fn numbers_of_forms_are_read_with_their_place() {
        let cases: &[Case] = &[
            ("1,196,625", "1196625", 0, Unit::None, None, "1,196,625"),
            (" 36\n1.74 ", "361.74", 2, Unit::None, None, "36\n1.74"),
            ("１３７０．０４", "1370.04", 2, Unit::None, None, "１３７０．０４"),
            ("10分", "10", 0, Unit::Points, None, "10"),
            ("(10)", "10", 0, Unit::None, None, "10"),
            ("（10分）", "10", 0, Unit::Points, None, "10"),
            ("≥90％", "90", 0, Unit::Percent, Some(Bound::AtLeast), "90"),
            ("95%以上", "95", 0, Unit::Percent, Some(Bound::AtLeast), "95"),
            ("≦0", "0", 0, Unit::None, Some(Bound::AtMost), "0"),
            ("7.50.", "7.5", 2, Unit::None, None, "7.50"),
            ("-3.2万元", "-3.2", 1, Unit::WanYuan, None, "-3.2"),
            ("100万", "100", 0, Unit::WanYuan, None, "100"),
            ("百分之百", "100", 0, Unit::Percent, None, "百分之百"),
        ];
        for (text, value, scale, unit, bound, slice) in cases {
            let expected = Some(((*value).to_owned(), *scale, *unit, *bound, (*slice).to_owned()));
            assert_eq!(read(text), expected, "{text}");
        }
    }

    #[test]
    fn blanks_strokes_and_words_are_no_numbers() {
        assert_eq!(cell("　 \n"), CellValue::Blank);
        for stroke in ["——", "-", "/", "无", "……"] {
            assert_eq!(cell(stroke), CellValue::Dash, "{stroke}");
        }
        for words in ["及时", "2022年", "1,2,3", "3*1.8*2", "85%-95%", "12 月 3 日"] {
            assert_eq!(cell(words), CellValue::Text, "{words}");
        }
        assert_eq!(cell(&"9".repeat(10_000)), CellValue::Text);
    }
}
