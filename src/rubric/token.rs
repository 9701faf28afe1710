//! Text → tokens. Titles in 《》 and document numbers are no numbers; a bracket that says nothing of points is left out.

use std::sync::LazyLock;

use super::words::{Kind, WORDS};
use crate::base::amount::Amount;
use crate::base::fold::fold_char;
use crate::base::number::digits_at;
use crate::base::numeral;

/// A word of a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// As folded.
    pub text: String,
    /// Its value, where it is a number or a date.
    pub amount: Amount,
}

impl Token {
    fn new(kind: Kind, text: &str) -> Self {
        Self { kind, text: text.to_owned(), amount: Amount::ZERO }
    }
}

/// A text as it is compared: folded, without blanks and quotation marks.
pub fn folded(text: &str) -> String {
    let kept = |c: &char| *c == '\n' || !(c.is_whitespace() || matches!(c, '“' | '”' | '"' | '‘' | '’' | '\''));
    text.chars().filter_map(fold_char).filter(kept).collect()
}

/// Reads a text into tokens.
pub fn tokens(text: &str) -> Vec<Token> {
    let folded = super::spoken::plain(&folded(text));
    let mut rest = folded.as_str();
    let mut found: Vec<Token> = Vec::new();
    while let Some(c) = rest.chars().next() {
        let (token, length) = token(rest, c, &found);
        let (written, after) = rest.split_at_checked(length.max(c.len_utf8())).unwrap_or((rest, ""));
        rest = after;
        let token = token.filter(|token| fits(token.kind, found.last().map(|last| last.kind)));
        match (token, found.last_mut()) {
            (Some(token), _) => found.push(token),
            (None, Some(last)) if last.kind == Kind::Text => last.text.push_str(written),
            (None, _) => found.push(Token::new(Kind::Text, written)),
        }
    }
    soften(&mut found);
    found
}

/// Units stand behind numbers and 每, 以上 behind a value; elsewhere these characters are of other words.
fn fits(kind: Kind, before: Option<Kind>) -> bool {
    let valued = matches!(
        before,
        Some(
            Kind::Number
                | Kind::Percent
                | Kind::Counter
                | Kind::Points
                | Kind::Date
                | Kind::Close
                | Kind::With
                | Kind::Without
        )
    );
    match kind {
        Kind::Counter => matches!(before, Some(Kind::Number | Kind::Each | Kind::Over)),
        Kind::Points => before == Some(Kind::Number),
        Kind::OrMore | Kind::OrLess => valued,
        _ => true,
    }
}

/// The token at the start of a text, and its length in bytes; none for a text that is no word of rubrics.
fn token(rest: &str, c: char, before: &[Token]) -> (Option<Token>, usize) {
    if let Some(length) = quoted(rest, c) {
        return (None, length);
    }
    if let Some(length) = marker(rest, before) {
        return (Some(Token::new(Kind::Marker, rest.get(..length).unwrap_or_default())), length);
    }
    if let Some(digits) = rest.strip_prefix('±').and_then(digits_at) {
        let length = digits.length.saturating_add('±'.len_utf8());
        return (number_token(rest, length, digits.amount), length);
    }
    if c.is_ascii_digit() || (c == '-' && is_negative(rest, before)) {
        if let Some((amount, length)) = date(rest) {
            let text = rest.get(..length).unwrap_or_default();
            return (Some(Token { kind: Kind::Date, text: text.to_owned(), amount }), length);
        }
        let number = digits_at(rest).filter(|_| !is_reference(before));
        return match number {
            Some(digits) => {
                let (amount, length) = myriads(rest, digits.amount, digits.length);
                (number_token(rest, length, amount), length)
            }
            None => (None, rest.chars().take_while(char::is_ascii_digit).count()),
        };
    }
    if let Some(kind) = mark(c) {
        let text = rest.get(..c.len_utf8()).unwrap_or_default();
        return (Some(Token::new(kind, text)), c.len_utf8());
    }
    let (kind, length) = longest(rest);
    if length <= c.len_utf8()
        && let Some((amount, length, kind)) = spelled(rest, before)
    {
        let text = rest.get(..length).unwrap_or_default();
        return (Some(Token { kind, text: text.to_owned(), amount }), length);
    }
    match kind {
        Kind::Text if c == '(' => (Some(Token::new(Kind::Open, "(")), 1),
        Kind::Text if c == ')' => (Some(Token::new(Kind::Close, ")")), 1),
        Kind::Text => (None, length),
        kind => (Some(Token::new(kind, rest.get(..length).unwrap_or_default())), length),
    }
}

/// 1.5万人次 are 15000; 万元 is a unit.
fn myriads(rest: &str, amount: Amount, length: usize) -> (Amount, usize) {
    let behind = rest.get(length..).unwrap_or_default();
    let counted = behind.strip_prefix('万').is_some_and(|unit| longest(unit).0 == Kind::Counter);
    match amount.times(Amount::whole(10_000)) {
        Some(all) if counted && longest(behind).0 != Kind::Counter => (all, length.saturating_add('万'.len_utf8())),
        _ => (amount, length),
    }
}

fn number_token(rest: &str, length: usize, amount: Amount) -> Option<Token> {
    Some(Token { kind: Kind::Number, text: rest.get(..length).unwrap_or_default().to_owned(), amount })
}

/// The length of the number of a list at the start of a clause: `1.`, `2、`, `(3)`, `(一)`, `一是`.
fn marker(rest: &str, before: &[Token]) -> Option<usize> {
    let kind = before.last().map_or(Kind::Stop, |last| last.kind);
    let fresh = before.last().is_some_and(|last| last.text == ":")
        || matches!(
            kind,
            Kind::Stop | Kind::Close | Kind::Points | Kind::Nothing | Kind::Full | Kind::Floor | Kind::Skip
        );
    let bracketed = rest.strip_prefix('(');
    let inner = bracketed.unwrap_or(rest);
    let lettered = usize::from(inner.starts_with(|c: char| c.is_ascii_uppercase()));
    let spelled = numerals(inner).max(lettered);
    let length = if spelled > 0 { spelled } else { inner.chars().take(3).take_while(char::is_ascii_digit).count() };
    let behind = inner.get(length..)?;
    let sign = behind.chars().next().filter(|_| length > 0)?;
    let next = behind.chars().nth(1)?;
    let fits = match sign {
        ')' => bracketed.is_some() && (fresh || kind == Kind::Pause) || fresh && spelled == 0,
        '.' | '、' => fresh && bracketed.is_none() && !next.is_ascii_digit(),
        '是' => fresh && spelled > 0,
        _ => false,
    };
    let open = usize::from(bracketed.is_some());
    fits.then(|| open.saturating_add(length).saturating_add(sign.len_utf8()))
}

/// The longest word that a text begins with, and its length in bytes.
fn longest(rest: &str) -> (Kind, usize) {
    let mut best = (Kind::Text, 0);
    let first = rest.chars().next().and_then(|c| INDEX.get(bucket(c)));
    for (kind, word) in first.into_iter().flatten() {
        if word.len() > best.1 && rest.starts_with(word) {
            best = (*kind, word.len());
        }
    }
    best
}

/// The words by their first characters: looking through all of them at each character took half of a check.
static INDEX: LazyLock<Vec<Vec<(Kind, &str)>>> = LazyLock::new(|| {
    let mut index = vec![Vec::new(); BUCKETS];
    for (kind, words) in WORDS {
        for word in words.split_ascii_whitespace() {
            let list = word.chars().next().and_then(|c| index.get_mut(bucket(c)));
            if let Some(list) = list {
                list.push((*kind, word));
            }
        }
    }
    index
});

const BUCKETS: usize = 64;

fn bucket(c: char) -> usize {
    (c as usize) % BUCKETS
}

fn mark(c: char) -> Option<Kind> {
    Some(match c {
        '①'..='⑳' => Kind::Marker,
        ';' | '。' | '\n' | '；' | '!' => Kind::Stop,
        ',' | '、' | ':' | '，' | '：' => Kind::Pause,
        '×' | '*' | '✕' => Kind::Times,
        '÷' | '/' => Kind::Over,
        '%' => Kind::Percent,
        _ => return None,
    })
}

/// The length of a title in 《》, or of a year in the brackets of a document number with the number behind it.
fn quoted(rest: &str, c: char) -> Option<usize> {
    let close = match c {
        '《' => '》',
        '[' => ']',
        _ => return None,
    };
    let end = rest.find(close)?.saturating_add(close.len_utf8());
    let behind = rest.get(end..)?;
    let digits = behind.chars().take_while(char::is_ascii_digit).count();
    let number = behind.get(digits..)?.starts_with('号');
    Some(if number { end.saturating_add(digits).saturating_add('号'.len_utf8()) } else { end })
}

/// A minus, where no number stands before it: -5% but not 90-95%.
fn is_negative(rest: &str, before: &[Token]) -> bool {
    let digit = rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    digit
        && !before.last().is_some_and(|last| {
            matches!(
                last.kind,
                Kind::Number
                    | Kind::Percent
                    | Kind::Points
                    | Kind::Counter
                    | Kind::With
                    | Kind::Without
                    | Kind::Close
                    | Kind::Date
            )
        })
}

/// True behind 第: 第3条 is no quantity.
fn is_reference(before: &[Token]) -> bool {
    before.last().is_some_and(|last| last.kind == Kind::Text && last.text.ends_with('第'))
}

/// 2022年11月30日, 6月底, 11月30日: the date as a number, and its length. A lone year is text.
pub fn date(rest: &str) -> Option<(Amount, usize)> {
    let (mut at, mut value, mut parts) = (0usize, 0i64, 0u8);
    for (unit, factor) in [("年", 10_000), ("月", 100), ("日", 1)] {
        let digits: String = rest.get(at..)?.chars().take_while(char::is_ascii_digit).take(5).collect();
        let end = at.saturating_add(digits.len());
        let Some(behind) = rest.get(end..).filter(|behind| !digits.is_empty() && behind.starts_with(unit)) else {
            continue;
        };
        if behind.starts_with("日内") || (unit != "年" && at == 0 && unit == "日") {
            return None;
        }
        value = value.saturating_add(digits.parse::<i64>().ok()?.saturating_mul(factor));
        parts = parts.saturating_add(1);
        at = end.saturating_add(unit.len());
        if unit == "月" {
            let ends =
                ["底", "末", "份底"].iter().find(|word| rest.get(at..).is_some_and(|rest| rest.starts_with(*word)));
            if let Some(word) = ends {
                return Some((Amount::whole(value.saturating_add(31)), at.saturating_add(word.len())));
            }
        }
    }
    let year_alone = value.checked_rem(10_000) == Some(0);
    (parts > 0 && !year_alone).then(|| (Amount::whole(value), at))
}

/// 一, 两, 十五 before what is counted; 百分之八十 and 三分之二 as shares.
fn spelled(rest: &str, before: &[Token]) -> Option<(Amount, usize, Kind)> {
    let run = numerals(rest);
    let behind = rest.get(run..)?;
    if run == 0 || is_reference(before) {
        return None;
    }
    let value = numeral::parse(rest.get(..run)?)?;
    if let Some(part) = behind.strip_prefix("分之") {
        let length = numerals(part);
        let part = numeral::parse(part.get(..length)?)?;
        let share = part.times(Amount::whole(100))?.over(value)?;
        let length = run.saturating_add("分之".len()).saturating_add(length);
        return Some((share, length, Kind::Percent));
    }
    let (kind, _) = longest(behind);
    matches!(kind, Kind::Counter | Kind::Percent | Kind::Points).then_some((value, run, Kind::Number))
}

/// The length of the numerals that a text begins with.
fn numerals(rest: &str) -> usize {
    rest.chars()
        .take_while(|c| "〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾".contains(*c))
        .map(char::len_utf8)
        .sum()
}

/// The end of a line before 计5分 and behind a comma ends nothing.
fn soften(tokens: &mut [Token]) {
    let kinds: Vec<Kind> = tokens.iter().map(|token| token.kind).collect();
    for (at, token) in tokens.iter_mut().enumerate() {
        let next = kinds.get(at.saturating_add(1));
        let last = at.checked_sub(1).and_then(|at| kinds.get(at));
        let goes_on = matches!(next, Some(Kind::Gain | Kind::Nothing | Kind::Deduct)) || last == Some(&Kind::Pause);
        if token.text == "\n" && goes_on {
            token.kind = Kind::Pause;
        }
    }
}
