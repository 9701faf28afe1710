//! Running text → the quantities in it, each with the words around it. One pass, a few characters looked ahead.

use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, TextRange};
use crate::base::fold::Folded;
use crate::base::list::Gather as _;
use crate::base::number::{self, Digits, Number};
use crate::base::numeral;
use crate::base::unit::Unit;
use crate::base::word::{ends_with, has, starts_with};
use crate::facts::FigureId;
use crate::packs::words::{prose as words, told};

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
    /// What the headings above narrow it to (bits of `packs::words::told`).
    pub section: u16,
}

/// Marks at which words end, as folded.
pub(super) const MARKS: &[char] = &[',', '。', ';', ':', '、', '(', ')', '!', '?', '\n'];

/// Reads paragraphs one after the other.
#[derive(Debug, Default)]
pub(super) struct Scanner {
    /// What was found.
    pub mentions: Vec<Mention>,
    gap: String,
    depth: usize,
    sentence: usize,
    paragraph: usize,
    /// What the last heading of each of two levels says.
    section: (u16, u16),
    /// The last character of the paragraph before, and its length.
    end: (char, usize),
    /// A number at the end of the paragraph before: its unit may stand on the next line.
    open: Option<(Anchor, String, TextRange, Digits)>,
}

impl Scanner {
    /// Reads a paragraph, which begins at a byte of the text at the anchor.
    pub fn paragraph(&mut self, anchor: Anchor, text: &str, from: usize) {
        let folded = Folded::new(text);
        let line: String = folded.chars.iter().map(|(c, _)| *c).collect();
        let Some(last) = line.trim_end().chars().next_back() else { return };
        // A long line that ends without a mark was broken by its margin.
        let broken = self.end.1 > 24 && !MARKS.contains(&self.end.0) && !begins_item(&line);
        if !broken {
            self.mark('\n');
        }
        let titled = ends_with(line.trim_end(), words::TITLES).is_some();
        self.end = (last, if titled { 0 } else { folded.chars.len() });
        // （三）“三公”经费。2021年支出…
        let title = line.split_once('。').map(|(title, _)| title).filter(|_| begins_item(&line));
        self.heading(title.unwrap_or(&line), if title.is_some() { ' ' } else { last });
        let (mut at, mut rest, mut before, mut title) = (0usize, line.as_str(), ' ', false);
        if let Some(open) = self.open.take().filter(|_| cfg!(feature = "whole") && broken) {
            at = self.close(open, rest);
            rest = split(rest, at).1;
        }
        while let Some(c) = rest.chars().next() {
            title = if title { c != '》' } else { c == '《' };
            let found = if title { None } else { quantity(rest, before) };
            let length = found.as_ref().map_or_else(|| no_quantity(rest), |found| found.length);
            let (read, next) = split(rest, length);
            if let Some(found) = found {
                let to = at.saturating_add(found.digits);
                let range = folded.range(at, to).unwrap_or_default();
                let raw = range.slice(text).to_owned();
                self.push(anchor, raw, moved(range, from), found, next);
            } else if let Some(digits) = open_number(rest, before).filter(|_| cfg!(feature = "whole") && !title) {
                let range = folded.range(at, at.saturating_add(digits.length)).unwrap_or_default();
                self.open = Some((anchor, range.slice(text).to_owned(), moved(range, from), digits));
                return;
            } else {
                read.chars().for_each(|c| self.mark(c));
            }
            before = read.chars().next_back().unwrap_or(' ');
            at = at.saturating_add(length);
            rest = next;
        }
    }

    /// Gives the number at the end of the line before the unit that this line begins with: how many characters it takes.
    fn close(&mut self, (anchor, raw, range, digits): (Anchor, String, TextRange, Digits), line: &str) -> usize {
        let Some((unit, length, about)) = unit(line) else { return 0 };
        let Digits { amount, scale, length: read } = digits;
        let found = Quantity { amount, scale, unit, digits: read, length: read, about };
        self.push(anchor, raw, range, found, split(line, length).1);
        length
    }

    /// 二、政府性基金的使用: what stands below is of these funds; （一）人员方面 goes on with them.
    fn heading(&mut self, line: &str, last: char) {
        const LONGEST: usize = 120;
        if line.len() > LONGEST || MARKS.contains(&last) && last != ')' {
            return;
        }
        let subject = if has(line, told::SUBJECTS) { told::SUBJECT } else { 0 };
        let says = super::told::scope(line).0 & !told::PRIOR | subject;
        let top = line.trim_start().trim_start_matches(is_numeral).starts_with('、');
        self.section = if top { (says, 0) } else { (self.section.0, says) };
    }

    fn mark(&mut self, c: char) {
        match c {
            '(' => self.depth = self.depth.saturating_add(1),
            ')' => self.depth = self.depth.saturating_sub(1),
            '。' | '!' | '?' | '\n' => {
                self.sentence = self.sentence.saturating_add(1);
                // 如下：and the items behind it are one list.
                if !self.gap.trim_end_matches('\n').ends_with(':') {
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

    fn push(&mut self, anchor: Anchor, raw: String, range: TextRange, found: Quantity, behind: &str) {
        let gap = std::mem::take(&mut self.gap);
        let lead = lead(&gap);
        let mut after = String::new();
        for c in behind.chars().take(12) {
            after.push(c);
            if MARKS.contains(&c) || c.is_ascii_digit() {
                break;
            }
        }
        let about = found.about || ends_with(&lead, words::ABOUT).is_some() || starts_with(&after, words::ABOUT_BEHIND);
        let Quantity { amount, scale, unit, .. } = found;
        self.mentions.push(Mention {
            figure: None,
            number: Number { amount, scale, unit, bound: None, bracketed: false, range },
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
            section: self.section.0 | self.section.1,
        });
    }
}

/// A text without the words at its end.
pub(super) fn trimmed<'a>(text: &'a str, words: &str) -> &'a str {
    let mut rest = text;
    while let Some(word) = ends_with(rest, words) {
        rest = rest.strip_suffix(word).unwrap_or_default();
    }
    rest
}

/// A text after so many characters.
pub(super) fn split(text: &str, count: usize) -> (&str, &str) {
    let at = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    text.split_at_checked(at).unwrap_or((text, ""))
}

fn moved(range: TextRange, by: usize) -> TextRange {
    TextRange { start: range.start.saturating_add(by), end: range.end.saturating_add(by) }
}

/// The number that ends a text, without a unit.
fn open_number(text: &str, before: char) -> Option<Digits> {
    let digits = number::digits_at(text)?;
    let ends = split(text, digits.length).1.trim_end().is_empty();
    (ends && is_free(before) && text.starts_with(|c: char| c.is_ascii_digit())).then_some(digits)
}

/// True for a character behind which a number may begin.
fn is_free(before: char) -> bool {
    !(before.is_ascii_alphanumeric() || ".第*[-~×/".contains(before))
}

/// 1、 1. （一） ① ⑴ ㈠ 一是 第一, at the beginning of a text.
fn begins_item(text: &str) -> bool {
    const HAN: &str = "一二三四五六七八九十";
    let text = text.trim_start();
    let is_number = |c: char| c.is_ascii_digit() || HAN.contains(c);
    let bracket = text.starts_with('(') || text.starts_with('第');
    let bare = text.trim_start_matches(['(', '第']);
    let rest = bare.trim_start_matches(is_number);
    // 75.00万元 goes on from the line before, 3.1 项目决策 does not.
    let amount =
        number::digits_at(bare).is_some_and(|read| read.scale > 0 && unit(split(bare, read.length).1).is_some());
    let counted = rest.len() < bare.len() && !amount;
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
        words = gap.chars().rev().take_while(|c| *c != ')').gather();
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
    amount: Amount,
    scale: u32,
    unit: Unit,
    /// Characters of its digits.
    digits: usize,
    /// Characters with its unit.
    length: usize,
    about: bool,
}

/// The quantity that a text begins with, behind a character.
fn quantity(text: &str, before: char) -> Option<Quantity> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if !is_free(before) {
        return None;
    }
    let negative = first == '-' && chars.next().is_some_and(|next| next.is_ascii_digit());
    if !first.is_ascii_digit() && !negative {
        return if is_numeral(first) && !is_numeral(before) { in_words(text) } else { None };
    }
    let digits = number::digits_at(text)?;
    let behind = text.get(digits.length..)?;
    let (unit, length, about) = unit(behind).or_else(|| Some((borrowed(behind)?, 0, false)))?;
    // 3-5人, 85%-95%, 3米×2米: neither of two numbers.
    let mut next = split(behind, length).1.chars();
    if next.next().is_some_and(|c| "-~—*×".contains(c)) && next.next().is_some_and(|c| c.is_ascii_digit()) {
        return None;
    }
    let length = length.saturating_add(digits.length);
    Some(Quantity { amount: digits.amount, scale: digits.scale, unit, digits: digits.length, length, about })
}

/// The unit behind a number, how many characters it takes, and whether 余 or 多 stands before it.
fn unit(behind: &str) -> Option<(Unit, usize, bool)> {
    let bare = behind.trim_start_matches(' ');
    let rest = bare.trim_start_matches(['余', '多']);
    let skipped = behind.get(..behind.len().saturating_sub(rest.len()))?.chars().count();
    let ten_thousand = rest.strip_prefix('万').is_some_and(|next| next.is_empty() || next.starts_with(MARKS));
    let (unit, length) = if ten_thousand { (Unit::WanYuan, 1) } else { Unit::at_start(rest)? };
    Some((unit, length.saturating_add(skipped), rest.len() < bare.len()))
}

/// 1.2、3.4和5.6万元, 较上年2.11减少0.75万元: a number without unit has that of the list it begins.
fn borrowed(behind: &str) -> Option<Unit> {
    let verb = |words: &'static str| words.split(' ').find_map(|word| behind.strip_prefix(word));
    let mut next = verb(words::UP).or_else(|| verb(words::DOWN));
    let single = next.is_some();
    let mut rest = behind;
    for _ in 0..6 {
        let digits = match next.take() {
            Some(next) => next,
            None => rest.trim_start_matches(' ').strip_prefix(LISTED)?.trim_start_matches(' '),
        };
        rest = digits.get(number::digits_at(digits)?.length..)?;
        if let Some((unit, _, _)) = unit(rest) {
            return Some(unit);
        }
        if single {
            break;
        }
    }
    None
}

/// Between the numbers of a list without words.
const LISTED: &[char] = &['、', ',', '和', '与', '及', '/'];

/// A character of a number in words.
pub(super) fn is_numeral(c: char) -> bool {
    "零〇一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾".contains(c)
}

/// Counts and percentages in words: 十五人, 两个, 百分之九十五.
fn in_words(text: &str) -> Option<Quantity> {
    let percent = text.strip_prefix("百分之");
    let body = percent.unwrap_or(text);
    let behind = body.trim_start_matches(is_numeral);
    let numeral = body.get(..body.len().saturating_sub(behind.len()))?;
    // 一 and 一百 of something are manners of speaking.
    if numeral == "一" || numeral.starts_with('万') || numeral.starts_with('百') && percent.is_none() {
        return None;
    }
    let amount = numeral::parse(numeral)?;
    let length = numeral.chars().count();
    let (digits, unit, taken) = match percent {
        Some(_) => (length.saturating_add(3), Unit::Percent, 0),
        None => match Unit::at_start(behind)? {
            (Unit::Count(word), taken) if "人名户个家辆项件".contains(word) => {
                (length, Unit::Count(word), taken)
            }
            (Unit::Yuan, taken) => (length, Unit::Yuan, taken),
            _ => return None,
        },
    };
    Some(Quantity { amount, scale: 0, unit, digits, length: digits.saturating_add(taken), about: false })
}

/// How many characters of a run of digits are no quantity, so that its tail is not read as one.
fn no_quantity(text: &str) -> usize {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    text.len().saturating_sub(rest.len()).max(1)
}
