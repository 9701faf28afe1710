//! Running text → the quantities in it, each with the words around it. One pass, a few characters looked ahead.

use crate::base::anchor::{Anchor, TextRange};
use crate::base::fold::Folded;
use crate::base::number::{self, Number};
use crate::base::numeral;
use crate::base::unit::Unit;
use crate::facts::FigureId;
use crate::packs::words::prose as words;

/// A quantity in running text.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Its figure; none yet where only a statement makes it one (两个, 200余人).
    pub figure: Option<FigureId>,
    /// The number; its range is one of the text that the paragraph is in.
    pub number: Number,
    /// Its digits as written.
    pub raw: String,
    /// Where its text stands.
    pub anchor: Anchor,
    /// Counts paragraphs.
    pub paragraph: usize,
    /// Counts sentences.
    pub sentence: usize,
    /// Brackets that are open.
    pub depth: usize,
    /// The words right before it, to the next mark.
    pub lead: String,
    /// Everything between it and the quantity before, no further back than its sentence.
    pub gap: String,
    /// The words right behind it, to the next mark and with it.
    pub after: String,
    /// Nothing but a mark or 和 between it and the quantity before: one list without words.
    pub joined: bool,
    /// It begins an item of a numbered list.
    pub numbered: bool,
    /// 约, 近, 余, 左右
    pub about: bool,
}

/// Marks at which words end, as folded.
const MARKS: &[char] = &[',', '。', ';', ':', '、', '(', ')', '!', '?', '\n'];

/// Reads paragraphs one after the other.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    /// What was found.
    pub mentions: Vec<Mention>,
    gap: String,
    depth: usize,
    sentence: usize,
    paragraph: usize,
    /// The last character of the paragraph before, and its length.
    end: (char, usize),
}

/// No unit is written further behind its number than this many characters.
const AHEAD: usize = 64;

impl Scanner {
    /// Reads a paragraph, which begins at a byte of the text at the anchor.
    pub fn paragraph(&mut self, anchor: Anchor, text: &str, from: usize) {
        let folded = Folded::new(text);
        let chars: Vec<char> = folded.chars.iter().map(|(c, _)| *c).collect();
        let Some(last) = chars.iter().rev().find(|c| !c.is_whitespace()) else { return };
        // A long line that ends without a mark was broken by its margin.
        let broken = self.end.1 > 24 && !MARKS.contains(&self.end.0) && !begins_item(&chars.iter().collect::<String>());
        if !broken {
            self.mark('\n');
        }
        self.end = (*last, chars.len());
        let (mut at, mut title) = (0usize, false);
        while let Some(c) = chars.get(at) {
            title = if title { *c != '》' } else { *c == '《' };
            let found = if title { None } else { quantity(&folded, &chars, at) };
            match found {
                Some(mut found) => {
                    at = found.end;
                    let raw = found.number.range.slice(text).to_owned();
                    let TextRange { start, end } = found.number.range;
                    let range = TextRange { start: start.saturating_add(from), end: end.saturating_add(from) };
                    found.number.range = range;
                    self.push(anchor, raw, found, &chars);
                }
                None => {
                    let next = after_digits(&chars, at);
                    for c in chars.iter().take(next).skip(at) {
                        self.mark(*c);
                    }
                    at = next;
                }
            }
        }
    }

    fn mark(&mut self, c: char) {
        match c {
            '(' => self.depth = self.depth.saturating_add(1),
            ')' => self.depth = self.depth.saturating_sub(1),
            '。' | '!' | '?' | '\n' => {
                self.sentence = self.sentence.saturating_add(1);
                // 如下：and the items behind it are one list.
                if !self.gap.ends_with(':') {
                    self.gap.clear();
                }
                if c == '\n' {
                    (self.depth, self.paragraph) = (0, self.paragraph.saturating_add(1));
                }
            }
            _ => {}
        }
        if !matches!(c, ' ' | '“' | '”' | '"' | '‘' | '’') {
            self.gap.push(c);
        }
    }

    fn push(&mut self, anchor: Anchor, raw: String, found: Quantity, chars: &[char]) {
        let gap = std::mem::take(&mut self.gap);
        let lead = lead(&gap);
        let mut after = String::new();
        for c in chars.iter().skip(found.end).take(12) {
            after.push(*c);
            if MARKS.contains(c) || c.is_ascii_digit() {
                break;
            }
        }
        let about = found.about
            || ends_with(&lead, words::ABOUT).is_some()
            || words::ABOUT_BEHIND.iter().any(|word| after.starts_with(word));
        self.mentions.push(Mention {
            figure: None,
            number: found.number,
            raw,
            anchor,
            paragraph: self.paragraph,
            sentence: self.sentence,
            depth: self.depth,
            joined: matches!(gap.as_str(), "," | "、" | "和" | "与" | "及" | "/" | "、和"),
            numbered: begins_item(gap.rsplit(['。', ';', '\n']).next().unwrap_or_default()),
            lead,
            gap,
            after,
            about,
        });
    }
}

/// The first of the words that a text ends with.
pub(super) fn ends_with<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().find(|word| text.ends_with(word))
}

/// True where one of the words stands in a text.
pub(super) fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// 1、 1. （一） ① ⑴ ㈠ 一是 第一, at the beginning of a text.
fn begins_item(text: &str) -> bool {
    const HAN: &str = "一二三四五六七八九十";
    let text = text.trim_start();
    let is_number = |c: char| c.is_ascii_digit() || HAN.contains(c);
    let bracket = text.starts_with('(') || text.starts_with('第');
    let bare = text.trim_start_matches(['(', '第']);
    let rest = bare.trim_start_matches(is_number);
    let counted = rest.len() < bare.len();
    let closes = if bracket { &[')', ',', '、'][..] } else { &['、', '.', ')', '是'][..] };
    text.starts_with(|c| matches!(c, '①'..='⒇' | '㈠'..='㈩')) || (counted && rest.starts_with(closes))
}

/// The words before a number, to the next mark. Brackets between them are left out, list numbers too.
fn lead(gap: &str) -> String {
    let mut words: Vec<char> = Vec::new();
    let mut before = gap.chars().rev();
    let mut inside = false;
    for c in before.by_ref() {
        match c {
            ')' => inside = true,
            '(' if inside => inside = false,
            _ if inside => {}
            ':' if words.is_empty() => {}
            _ if MARKS.contains(&c) => break,
            _ => words.push(c),
        }
    }
    if inside {
        // The bracket was opened before the number before: what stands behind it is all there is.
        words = gap.chars().rev().take_while(|c| *c != ')').collect();
    }
    let lead: String = words.iter().rev().collect();
    let bare = lead.trim_start_matches(|c| matches!(c, '①'..='⒇' | '㈠'..='㈩'));
    let unnumbered = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = unnumbered.strip_prefix('.').unwrap_or(bare);
    let mut rest = bare.chars();
    let said = rest.next().is_some_and(|c| "一二三四五六七八九".contains(c)) && rest.next() == Some('是');
    if said { rest.collect() } else { bare.to_owned() }
}

/// A quantity that was read.
struct Quantity {
    number: Number,
    /// The character behind its unit.
    end: usize,
    about: bool,
}

/// The quantity that begins at a character.
fn quantity(folded: &Folded, chars: &[char], at: usize) -> Option<Quantity> {
    let first = *chars.get(at)?;
    let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied().unwrap_or(' ');
    let joined = before.is_ascii_alphanumeric() || matches!(before, '.' | '第' | '*' | '[' | '-' | '~' | '×' | '/');
    let negative = first == '-' && chars.get(at.saturating_add(1)).is_some_and(char::is_ascii_digit);
    if joined {
        return None;
    }
    if !first.is_ascii_digit() && !negative {
        return if is_numeral(first) && !is_numeral(before) { in_words(folded, chars, at) } else { None };
    }
    let rest: String = chars.iter().skip(at).take(AHEAD).collect();
    let digits = number::digits_at(&rest)?;
    let behind: String = rest.chars().skip(digits.length).collect();
    let (unit, length, about) = unit(&behind).or_else(|| Some((borrowed(&behind)?, 0, false)))?;
    let to = at.saturating_add(digits.length);
    let end = to.saturating_add(length);
    // 3-5人, 85%-95%, 3米×2米: neither of two numbers.
    let next = (chars.get(end), chars.get(end.saturating_add(1)).is_some_and(char::is_ascii_digit));
    if matches!(next, (Some('-' | '~' | '—' | '*' | '×'), true)) {
        return None;
    }
    let range = folded.range(at, to)?;
    let number = Number { amount: digits.amount, scale: digits.scale, unit, bound: None, bracketed: false, range };
    Some(Quantity { number, end, about })
}

/// The unit behind a number, how many characters it takes, and whether 余 or 多 stands before it.
fn unit(behind: &str) -> Option<(Unit, usize, bool)> {
    let bare = behind.trim_start_matches(' ');
    let rest = bare.trim_start_matches(['余', '多']);
    let about = rest.len() < bare.len();
    let skipped = behind.chars().count().saturating_sub(rest.chars().count());
    let ten_thousand = rest.strip_prefix('万').is_some_and(|next| next.is_empty() || next.starts_with(MARKS));
    let (unit, length) = if ten_thousand { (Unit::WanYuan, 1) } else { Unit::at_start(rest)? };
    Some((unit, length.saturating_add(skipped), about))
}

/// 1.2、3.4和5.6万元: a number without unit has that of the list it begins.
fn borrowed(behind: &str) -> Option<Unit> {
    let mut rest = behind;
    // 较上年2.11减少0.75万元
    for word in words::UP.iter().chain(words::DOWN) {
        if let Some(next) = behind.strip_prefix(word) {
            let digits = number::digits_at(next)?;
            let (at, _) = next.char_indices().nth(digits.length)?;
            return unit(next.get(at..)?).map(|(unit, _, _)| unit);
        }
    }
    for _ in 0..6 {
        rest = rest.trim_start_matches(' ').strip_prefix(['、', ',', '和', '与', '及', '/'])?.trim_start_matches(' ');
        let digits = number::digits_at(rest)?;
        rest = rest.char_indices().nth(digits.length).and_then(|(at, _)| rest.get(at..))?;
        if let Some((unit, _, _)) = unit(rest) {
            return Some(unit);
        }
    }
    None
}

/// A character of a number in words.
pub(super) fn is_numeral(c: char) -> bool {
    "零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾".contains(c)
}

/// Counts and percentages in words: 十五人, 两个, 百分之九十五.
fn in_words(folded: &Folded, chars: &[char], at: usize) -> Option<Quantity> {
    let rest: String = chars.iter().skip(at).take(AHEAD).collect();
    let percent = rest.strip_prefix("百分之");
    let body = percent.unwrap_or(&rest);
    let numeral: String = body.chars().take_while(|c| is_numeral(*c)).collect();
    let length = numeral.chars().count();
    let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied().unwrap_or(' ');
    // 一 and 一百 of something are manners of speaking; 第三 is no count.
    if length == 0
        || numeral == "一"
        || numeral.starts_with('万')
        || before == '第'
        || numeral.starts_with("百") && percent.is_none()
    {
        return None;
    }
    let amount = numeral::parse(&numeral)?;
    let behind: String = body.chars().skip(length).collect();
    let (from, unit, behind) = match percent {
        Some(_) => (at, Unit::Percent, 0),
        None => match Unit::at_start(&behind)? {
            (Unit::Count(word), taken) if "人名户个家辆项件".contains(word) => (at, Unit::Count(word), taken),
            (Unit::Yuan, taken) => (at, Unit::Yuan, taken),
            _ => return None,
        },
    };
    let to = at.saturating_add(length).saturating_add(if percent.is_some() { 3 } else { 0 });
    let range = folded.range(from, to)?;
    let number = Number { amount, scale: 0, unit, bound: None, bracketed: false, range };
    Some(Quantity { number, end: to.saturating_add(behind), about: false })
}

/// The character after a run of digits that is no quantity, so that its tail is not read as one.
fn after_digits(chars: &[char], at: usize) -> usize {
    let run = chars.iter().skip(at).take_while(|c| c.is_ascii_digit() || **c == '.').count();
    at.saturating_add(run.max(1))
}
