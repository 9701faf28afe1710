//! Manners of speech that say what figures say: 过半, 减半计分, 排名前10名, 第4名.

use crate::base::amount::Amount;
use crate::base::numeral;

/// What is said, and the figures it stands for.
const SPOKEN: &[(&str, &str)] = &[
    ("未过半数", "不超过50%"),
    ("未过半", "不超过50%"),
    ("不过半", "不超过50%"),
    ("过半数", "超过50%"),
    ("过半", "超过50%"),
    ("超过一半", "超过50%"),
    ("不足一半", "低于50%"),
    ("不到一半", "低于50%"),
    ("一半以上", "50%以上"),
    ("分值的一半", "分值的50%"),
    ("一半的分值", "50%的分值"),
    ("一半分值", "50%的分值"),
    ("一半分", "50%的分值"),
    ("减半计分", "计50%的分值"),
    ("减半得分", "得50%的分值"),
];

/// A folded text with figures in place of these words.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((said, figure)) = SPOKEN.iter().find(|(said, _)| rest.starts_with(said)) {
            out.push_str(figure);
            rest = rest.strip_prefix(said).unwrap_or_default();
        } else if let Some((written, left)) =
            rank(rest, c).or_else(|| interval(rest, c)).or_else(|| percent(rest)).or_else(|| decimal(rest))
        {
            out.push_str(&written);
            rest = left;
        } else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    out
}

/// 前10名 is a rank of at most 10; 第7名及以后 one of at least 7; 第4名 is 4名.
fn rank(rest: &str, c: char) -> Option<(String, &str)> {
    if !matches!(c, '前' | '第') {
        return None;
    }
    let inner = rest.get(c.len_utf8()..)?;
    let (number, behind) = number(inner)?;
    // 第4至6名, 第4-6名
    let span = behind.strip_prefix(['-', '至', '到', '~']).map(|last| last.strip_prefix('第').unwrap_or(last));
    let unit = |behind: &str| behind.starts_with('名') && !behind.starts_with("名单") && !behind.starts_with("名称");
    if c == '第' && span.and_then(self::number).is_some_and(|(_, behind)| unit(behind)) {
        return Some((number.to_owned(), behind));
    }
    if !unit(behind) {
        return None;
    }
    let left = behind.strip_prefix('名')?;
    let ahead = |words: &[&str]| words.iter().find_map(|word| left.strip_prefix(word));
    let written = |sign: &str| [sign, number, "名"].concat();
    Some(match c {
        '前' => match ahead(&["以外", "之外"]) {
            Some(left) => (written("超过"), left),
            None => (written("≤"), ahead(&["以内", "之内"]).unwrap_or(left)),
        },
        _ => match ahead(&["及以后", "及之后", "及以下", "及其以后", "以下"]) {
            Some(left) => (written("≥"), left),
            None => match ahead(&["及以前", "及之前", "及以上", "及其以前", "以上"]) {
                Some(left) => (written("≤"), left),
                None => (written(""), left),
            },
        },
    })
}

/// 百分之九十 is 90%.
fn percent(rest: &str) -> Option<(String, &str)> {
    let (number, behind) = number(rest.strip_prefix("百分之")?)?;
    let number = numeral::parse(number).or_else(|| Amount::parse(number))?;
    Some(([number.written(0).as_str(), "%"].concat(), behind))
}

/// 零点五分 is 0.5分.
fn decimal(rest: &str) -> Option<(String, &str)> {
    let (whole, behind) = rest.split_once('点').filter(|(whole, _)| whole.chars().count() == 1)?;
    let (part, behind) =
        number(behind).filter(|(part, behind)| part.chars().count() == 1 && behind.starts_with('分'))?;
    let digit = |numeral: &str| if numeral == "零" { Some(Amount::ZERO) } else { numeral::parse(numeral) };
    let (whole, part) = (digit(whole)?, digit(part)?);
    Some(([whole.written(0).as_str(), ".", &part.written(0)].concat(), behind))
}

/// [96%,99%) is 96%(含)至99%(不含).
fn interval(rest: &str, c: char) -> Option<(String, &str)> {
    let inner = rest.get(c.len_utf8()..).filter(|_| matches!(c, '[' | '('))?;
    let end = inner.chars().take(24).position(|c| matches!(c, ']' | ')'))?;
    let at: usize = inner.chars().take(end).map(char::len_utf8).sum();
    let (ends, behind) = inner.split_at_checked(at)?;
    let (low, high) = ends.split_once([',', '，'])?;
    let value = |end: &str| end.ends_with('%') && Amount::parse(end.trim_end_matches('%')).is_some();
    let close = behind.chars().next()?;
    let said = |closed: bool| if closed { "(含)" } else { "(不含)" };
    let written = [low, said(c == '['), "至", high, said(close == ']')].concat();
    (value(low) && value(high)).then_some((written, behind.get(1..)?))
}

/// A number in digits or numerals, and what follows.
fn number(text: &str) -> Option<(&str, &str)> {
    let is = |c: &char| c.is_ascii_digit() || "一二两三四五六七八九十百".contains(*c);
    let length = text.chars().take(5).take_while(is).map(char::len_utf8).sum();
    let (number, behind) = text.split_at_checked(length)?;
    let known = !number.is_empty() && (number.parse::<u32>().is_ok() || numeral::parse(number).is_some());
    known.then_some((number, behind))
}
