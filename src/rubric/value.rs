//! What is known of a row: figures, answers and grades under names.

use super::expression;
use super::token::{date, folded};
use super::words::{NO, YES};
use crate::base::amount::Amount;
use crate::base::number::digits_at;
use crate::base::numeral;

/// What is known, in the order given.
#[derive(Clone, Debug, Default)]
pub struct Values(Vec<(String, Value)>);

/// Something known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// Its name, as folded.
    pub name: String,
    /// As folded.
    pub words: String,
    /// As a number, a date as 20221130.
    pub number: Option<Amount>,
    /// `%`, `日期`, 次; empty for a bare number.
    pub unit: String,
    /// Where it comes from.
    pub source: Source,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// It was given.
    Given,
    /// The text states it: 目标值200户.
    Stated,
    /// It follows from others.
    Derived,
}

impl Value {
    fn new(name: &str, text: &str) -> Self {
        let words = folded(text);
        let (number, unit) = numeric(&words).map_or((None, String::new()), |(number, unit)| (Some(number), unit));
        Self { name: folded(name), words, number, unit, source: Source::Given }
    }

    /// The number in the unit that a criterion asks in: 63000万元 is 6.3亿元; none where 20天 stands beside 个月.
    pub fn in_unit(&self, unit: &str) -> Option<Amount> {
        const TIMES: &[&str] = &["分钟", "小时", "天", "日", "工作日", "周", "月", "季度", "年"];
        // Money, land, ways.
        const MEASURES: &[(&str, u8, i64)] = &[
            ("元", 0, 1),
            ("万元", 0, 10_000),
            ("亿元", 0, 100_000_000),
            ("亩", 1, 1),
            ("公顷", 1, 15),
            ("米", 2, 1),
            ("公里", 2, 1000),
            ("千米", 2, 1000),
        ];
        let (own, asked) = (self.unit.trim_start_matches('个'), unit.trim_start_matches('个'));
        let of = |unit: &str| MEASURES.iter().find(|(name, ..)| *name == unit);
        let days = ["天", "日"];
        let same = own == asked || days.contains(&own) && (days.contains(&asked) || asked == "工作日");
        match (self.number, of(own).zip(of(asked))) {
            (Some(number), Some(((_, kind, own), (_, other, asked)))) => {
                number.times(Amount::whole(*own))?.over(Amount::whole(*asked)).filter(|_| kind == other)
            }
            (Some(_), None)
                if !same && !own.is_empty() && !asked.is_empty() && (of(own).is_some() || of(asked).is_some()) =>
            {
                None
            }
            (Some(_), None) if !same && TIMES.contains(&own) && TIMES.contains(&asked) => None,
            (number, _) => number,
        }
    }

    /// True for what may be a rate: a percentage, or a number without a unit.
    pub fn may_be_rate(&self) -> bool {
        self.unit.is_empty() || self.unit == "%"
    }

    /// 逾期2天 beside 办理时限: how much later, not how long.
    pub fn is_late(&self, subject: &str) -> bool {
        const LATE: &[&str] = &["逾期", "延期", "延迟", "延长", "推迟", "晚", "超时", "超期"];
        LATE.iter().any(|word| self.name.contains(word) && !subject.contains(word)) && !subject.is_empty()
    }

    /// Yes or no.
    pub fn answer(&self) -> Option<bool> {
        let said = |words: &[&str]| words.contains(&self.words.as_str());
        if said(YES) { Some(true) } else { said(NO).then_some(false) }
    }

    /// How many: 2次, and 无 for none.
    pub fn count(&self) -> Option<Amount> {
        self.number.or_else(|| matches!(self.words.as_str(), "无" | "没有" | "未发生").then_some(Amount::ZERO))
    }

    /// In percent, as it is and as it may be meant: 1.032 beside a threshold of 100 is 103.2%.
    pub fn rate(&self, near: Amount) -> Option<(Amount, Option<Amount>)> {
        let value = self.number?;
        let hundredfold = value.times(Amount::whole(100))?;
        if !self.unit.is_empty() || value.abs() > Amount::whole(2) || value.is_zero() {
            return Some((value, None));
        }
        Some(if near.abs() >= Amount::whole(20) { (hundredfold, None) } else { (value, Some(hundredfold)) })
    }
}

/// -3.2%, 增长5%, 2次, 两次, 2022年11月30日.
pub fn numeric(words: &str) -> Option<(Amount, String)> {
    if words == "持平" {
        return Some((Amount::ZERO, "%".to_owned()));
    }
    let (rest, sign) = signed(words.strip_prefix('第').unwrap_or(words));
    if let Some((at, length)) = date(rest) {
        return (length == rest.len()).then(|| (at, "日期".to_owned()));
    }
    let (value, length) = match digits_at(rest) {
        Some(digits) => (digits.amount, digits.length),
        None => {
            let length =
                rest.chars().take_while(|c| "〇零一二两三四五六七八九十百千".contains(*c)).map(char::len_utf8).sum();
            (numeral::parse(rest.get(..length)?)?, length)
        }
    };
    let unit = rest.get(length..)?.trim_start_matches('个');
    let unit = if unit == "百分点" { "%" } else { unit };
    // 0.32万亩
    let myriads = unit.strip_prefix('万').filter(|unit| !unit.is_empty() && *unit != "元");
    let value = if myriads.is_some() { value.times(Amount::whole(10_000))? } else { value };
    let unit = myriads.unwrap_or(unit);
    if unit.chars().count() > 3 || unit.contains(|c: char| !c.is_alphabetic() && c != '%' && c != '‰') {
        return None;
    }
    Some((if sign { value.negated() } else { value }, unit.to_owned()))
}

/// The words after a verb of change, and whether it makes less.
fn signed(words: &str) -> (&str, bool) {
    const VERBS: &[(&str, bool)] =
        &[("增长", false), ("增加", false), ("上升", false), ("下降", true), ("减少", true), ("降低", true)];
    VERBS
        .iter()
        .find_map(|(verb, less)| words.strip_prefix(verb).map(|rest| (rest.trim_start_matches('了'), *less)))
        .unwrap_or((words, false))
}

impl Values {
    /// From names and texts.
    pub fn new<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        Self(
            entries
                .map(|(name, text)| (folded(name), Value::new(name, text)))
                .filter(|(_, value)| !value.words.is_empty())
                .collect(),
        )
    }

    /// True where nothing is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many were given.
    pub fn len(&self) -> usize {
        self.0.iter().filter(|(_, value)| value.source == Source::Given).count()
    }

    /// All that is known.
    pub fn iter(&self) -> impl Iterator<Item = &(String, Value)> {
        self.0.iter()
    }

    /// The value that alone fits.
    pub fn one(&self, fits: &dyn Fn(&Value) -> bool) -> Option<&Value> {
        let mut fitting = self.0.iter().map(|(_, value)| value).filter(|value| fits(value));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// The only value.
    pub fn only(&self) -> Option<&Value> {
        match self.0.as_slice() {
            [(_, value)] => Some(value),
            _ => None,
        }
    }

    /// All that is known, as words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| value.words.as_str())
    }

    /// The value of an item: under its marker, its number or its words.
    pub fn item(&self, marker: &str, words: &str) -> Option<&Value> {
        let order = order_of(marker);
        let marked = self
            .0
            .iter()
            .find(|(name, _)| !marker.is_empty() && (name == marker || order.is_some() && order_of(name) == order));
        let found = marked.or_else(|| {
            let words = unstopped(words);
            self.0.iter().find(|(name, _)| {
                let name = unstopped(name);
                !words.is_empty()
                    && !name.is_empty()
                    && (name == words || words.contains(&name) || name.contains(&words))
            })
        });
        found.map(|(_, value)| value)
    }

    /// The value of a subject, among those that fit. Where only one figure is asked for, a single value stands under any
    /// name; else name and subject must be nearest to each other.
    pub fn named(&self, subject: &str, subjects: &[String], fits: &dyn Fn(&Value) -> bool) -> Option<&Value> {
        let fitting: Vec<&(String, Value)> = self.0.iter().filter(|(_, value)| fits(value)).collect();
        let lone = subjects.len() < 2;
        if let Some((_, value)) = fitting.iter().find(|(name, _)| name == subject) {
            return Some(value);
        }
        // What the text states is what a figure is compared with.
        let fitting: Vec<&(String, Value)> =
            fitting.into_iter().filter(|(_, value)| value.source != Source::Stated).collect();
        if let ([(name, value)], true) = (fitting.as_slice(), lone)
            && (self.len() == 1 || value.source == Source::Derived || subject.is_empty() || common(name, subject) > 0)
        {
            return Some(value);
        }
        // 在职人数与编制数之比: two figures from which another one follows.
        if fitting.iter().filter(|(name, _)| subject.contains(name.as_str())).count() > 1 {
            return None;
        }
        let (found, shared) = nearest(fitting.iter().map(|(name, _)| likeness(name, subject)))?;
        let (name, value) = fitting.get(found)?;
        // 在职人数 beside 编制数 is not 超编人数.
        let half = shared.saturating_mul(2) <= name.chars().count();
        if lone && half && !name.contains(subject) {
            return None;
        }
        let back = nearest(subjects.iter().map(|subject| likeness(name, subject))).and_then(|(at, _)| subjects.get(at));
        let same = |back: &String| back == subject || back.ends_with(subject) || subject.ends_with(back.as_str());
        (lone || back.is_some_and(same)).then_some(value)
    }
}

impl Values {
    /// What an expression comes to; 60% is 0.6.
    pub fn worked(&self, over: &str, names: &[String], points: Amount) -> Option<Amount> {
        let numeric = |value: &Value| value.number.is_some() && value.unit != "日期";
        expression::value(over, &|name| {
            if name == "分值" {
                return Some(points);
            }
            let value = self.named(name, names, &numeric)?;
            let number = value.number?;
            let percent =
                value.unit == "%" || value.unit.is_empty() && name.ends_with('率') && number > Amount::whole(2);
            if percent { number.over(Amount::whole(100)) } else { Some(number) }
        })
    }

    /// Adds a figure that the text states, where it is one.
    pub fn state(&mut self, name: &str, text: &str) -> bool {
        let value = Value { source: Source::Stated, ..Value::new(name, text) };
        let stated = value.number.is_some();
        if stated && self.0.iter().all(|(known, _)| known != name) {
            self.0.push((name.to_owned(), value));
        }
        stated
    }

    /// Adds a figure that follows from others, where it is not given itself.
    pub fn follow(&mut self, name: &str, number: Option<Amount>, unit: &str) {
        let given = self.0.iter().any(|(known, _)| name.ends_with(known.as_str()) || known.contains(name));
        if let Some(number) = number.filter(|_| !given) {
            let value = Value {
                name: name.to_owned(),
                words: number.written(0),
                number: Some(number),
                unit: unit.to_owned(),
                source: Source::Derived,
            };
            self.0.push((name.to_owned(), value));
        }
    }
}

/// 截留、挤占 and 截留，挤占 are the same words.
fn unstopped(words: &str) -> String {
    words.chars().filter(|c| !matches!(c, '、' | '，' | ',')).collect()
}

/// The place of the largest number; none where it is below 2 or stands twice.
fn nearest(numbers: impl Iterator<Item = (usize, usize)>) -> Option<(usize, usize)> {
    let (mut best, mut most, mut tied) = (0usize, (1usize, usize::MAX), true);
    for (at, number) in numbers.enumerate() {
        if number > most {
            (best, most, tied) = (at, number, false);
        } else if number == most {
            tied = true;
        }
    }
    (!tied).then_some((best, most.0))
}

/// Characters of the longest run that two texts share, and of all that they share in the same order: 预算公开天数 is
/// nearer to 预算在批复后公开 than 决算公开天数 is.
fn likeness(a: &str, b: &str) -> (usize, usize) {
    let (long, other): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(200).collect());
    let mut row = vec![0usize; other.len()];
    for x in &long {
        let (mut diagonal, mut left) = (0usize, 0usize);
        for (y, cell) in other.iter().zip(row.iter_mut()) {
            let above = *cell;
            *cell = if x == y { diagonal.saturating_add(1) } else { above.max(left) };
            (diagonal, left) = (above, *cell);
        }
    }
    (common(a, b), row.last().copied().unwrap_or_default())
}

/// The number of a list: ②, (2), 2., 二是.
fn order_of(marker: &str) -> Option<u32> {
    let inner = marker.trim_matches(['(', ')', '.', '、', '是', '第', '项']);
    let c = inner.chars().next()?;
    if c.is_ascii_uppercase() && inner.len() == 1 {
        return u32::from(c).checked_sub(u32::from('A'))?.checked_add(1);
    }
    if let '①'..='⑳' = c {
        return u32::from(c).checked_sub(u32::from('①'))?.checked_add(1);
    }
    inner.parse().ok().or_else(|| numeral::parse(inner)?.written(0).parse().ok())
}

/// Characters of the longest run that two texts share.
fn common(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(40).collect(), b.chars().take(200).collect());
    let mut best = 0usize;
    let mut row = vec![0usize; b.len()];
    for x in &a {
        let mut diagonal = 0usize;
        for (y, cell) in b.iter().zip(row.iter_mut()) {
            let above = *cell;
            *cell = if x == y { diagonal.saturating_add(1) } else { 0 };
            best = best.max(*cell);
            diagonal = above;
        }
    }
    best
}
