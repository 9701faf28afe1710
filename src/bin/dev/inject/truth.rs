//! The truth file beside a fixture: relations over its figures, listed by hand. What is said here rests on the meaning of
//! the document alone; the engine is not asked.
//!
//! A figure is named by words of its line, with what is needed to be clear: `LINE~2@3>WORDS*10000` is, in the second line
//! (from the line of `in`) that holds LINE, in the cell of column 3 (from 0), the first number after WORDS, times 10000.
//! A leading `-` takes it off. `columns` repeats a relation for each of these columns.

use rust_decimal::Decimal;
use serde_json::Value;

use super::source::{Source, Spot};

/// What a relation says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The first is the sum of the others.
    Sum,
    /// All but the first say the same as the first; stated pair by pair.
    Equal,
    /// The first is the second times the third.
    Product,
    /// The first is the second over the third, in percent.
    Ratio,
    /// The first is how much the second is above the third, in percent of the third; without a sign.
    Growth,
    /// A score: the points (second), or in proportion of actual (third) to target (fourth) where that is less.
    Score,
    /// A word, the first, is the grade of the second.
    Grade,
    /// Years: the second is the first and `offset`.
    Year,
    /// The others are each at most the first.
    Within,
}

const KINDS: &[(&str, Kind)] = &[
    ("sum", Kind::Sum),
    ("equal", Kind::Equal),
    ("product", Kind::Product),
    ("ratio", Kind::Ratio),
    ("growth", Kind::Growth),
    ("score", Kind::Score),
    ("grade", Kind::Grade),
    ("year", Kind::Year),
    ("within", Kind::Within),
];

/// What a figure is, which decides how people slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Count,
    Money,
    Rate,
    Points,
    Score,
    Grade,
    Year,
}

/// A figure in a relation.
#[derive(Clone, Debug)]
pub struct Term {
    pub spot: Spot,
    pub factor: Decimal,
}

#[derive(Clone, Debug)]
pub struct Relation {
    pub kind: Kind,
    pub class: Class,
    pub terms: Vec<Term>,
    /// Digits of a rate as the document writes it.
    scale: u32,
    /// The words say that all parts are named (`closed`).
    pub closed: bool,
    offset: Decimal,
    bands: Vec<(String, Decimal)>,
    /// As in the file, for people.
    pub said: String,
}

pub struct Truth {
    pub relations: Vec<Relation>,
    /// Amounts of money in tables that no relation speaks of: they change their unit with the others.
    pub money: Vec<Spot>,
    /// Rows of totals, each with the row before or after which it may as well stand.
    pub totals: Vec<(usize, usize)>,
}

impl Truth {
    pub fn read(source: &Source, text: &str) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let mut relations = Vec::new();
        for group in value["relations"].as_array().ok_or("no relations")? {
            relations.extend(stated(source, group)?);
        }
        let mut money = Vec::new();
        for (from, words) in in_parts(source, &value["money"])? {
            money.push(figure(source, from, &words, None)?.spot);
        }
        let mut totals = Vec::new();
        for pair in value["totals"].as_array().into_iter().flatten() {
            let line = |at: usize| line_of(source, 0, pair[at].as_str().unwrap_or_default());
            totals.push((line(0)?, line(1)?));
        }
        Ok(Self { relations, money, totals })
    }

    /// Every listed figure once, in order, with what it is.
    pub fn figures(&self) -> Vec<(Spot, Class)> {
        let mut figures: Vec<(Spot, Class)> = Vec::new();
        for relation in &self.relations {
            for (at, term) in relation.terms.iter().enumerate() {
                let class = relation.class_of(at);
                match figures.iter_mut().find(|(spot, _)| *spot == term.spot) {
                    // What is told more closely elsewhere stays.
                    Some((_, known)) => *known = (*known).max(class),
                    None => figures.push((term.spot.clone(), class)),
                }
            }
        }
        figures.sort();
        figures
    }

    /// The relations that speak of a figure.
    pub fn touching(&self, spot: &Spot) -> usize {
        self.relations.iter().filter(|relation| relation.terms.iter().any(|term| term.spot == *spot)).count()
    }
}

/// `["words", {"in": "part", "of": ["words"]}]`: each with the line from which it is looked for.
fn in_parts(source: &Source, list: &Value) -> Result<Vec<(usize, String)>, String> {
    let mut found = Vec::new();
    for item in list.as_array().into_iter().flatten() {
        if let Some(words) = item.as_str() {
            found.push((0, words.to_owned()));
            continue;
        }
        let from = line_of(source, 0, item["in"].as_str().unwrap_or_default())?;
        let columns = columns(item);
        for words in item["of"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            match &columns {
                Some(columns) => found.extend(columns.iter().map(|col| (from, format!("{words}@{col}")))),
                None => found.push((from, words.to_owned())),
            }
        }
    }
    Ok(found)
}

fn columns(group: &Value) -> Option<Vec<u64>> {
    group["columns"].as_array().map(|list| list.iter().filter_map(Value::as_u64).collect())
}

/// The relations that an entry of the file states.
fn stated(source: &Source, group: &Value) -> Result<Vec<Relation>, String> {
    let (key, kind) =
        KINDS.iter().find(|(key, _)| group[*key].is_array()).ok_or_else(|| format!("no kind: {group}"))?;
    let words: Vec<&str> = group[*key].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let from = group["in"].as_str().map_or(Ok(0), |part| line_of(source, 0, part))?;
    let mut found = Vec::new();
    let columns = columns(group).map_or(vec![None], |columns| columns.into_iter().map(Some).collect());
    for col in columns {
        let word = |at: usize, words: &str| match kind {
            Kind::Grade if at == 0 => word(source, from, words),
            _ => figure(source, from, words, col),
        };
        let terms: Vec<Term> = words.iter().enumerate().map(|(at, words)| word(at, words)).collect::<Result<_, _>>()?;
        let said = format!("{key} {}{}", words.join(" , "), col.map(|col| format!(" @{col}")).unwrap_or_default());
        found.extend(relations(source, *kind, group, terms, &said));
    }
    Ok(found)
}

fn relations(source: &Source, kind: Kind, group: &Value, terms: Vec<Term>, said: &str) -> Vec<Relation> {
    let class = match (kind, group["of"].as_str()) {
        (_, Some("points")) => Class::Points,
        (_, Some("score")) | (Kind::Score, _) => Class::Score,
        (_, Some("count")) => Class::Count,
        (_, Some("rate")) => Class::Rate,
        (Kind::Grade, _) => Class::Grade,
        (Kind::Year, _) => Class::Year,
        _ => Class::Money,
    };
    let bands = group["bands"].as_array().into_iter().flatten().filter_map(|band| {
        let least = band[1].as_i64().map(Decimal::from)?;
        Some((band[0].as_str()?.to_owned(), least))
    });
    let scale = terms.first().map(|term| scale(source.at(&term.spot))).unwrap_or_default();
    let offset = Decimal::from(group["offset"].as_i64().unwrap_or_default());
    let closed = group["closed"].as_bool().unwrap_or_default();
    let relation =
        Relation { kind, class, terms, scale, closed, offset, bands: bands.collect(), said: said.to_owned() };
    // Repetitions and limits are a relation each.
    match (kind, relation.terms.split_first()) {
        (Kind::Equal | Kind::Within | Kind::Year, Some((first, rest))) => {
            let pair = |other: &Term| Relation { terms: vec![first.clone(), other.clone()], ..relation.clone() };
            rest.iter().map(pair).collect()
        }
        _ => vec![relation],
    }
}

fn scale(raw: &str) -> u32 {
    raw.split_once('.').map_or(0, |(_, part)| part.len() as u32)
}

/// The line that holds words, from another on; `~2`: the second such.
fn line_of(source: &Source, from: usize, words: &str) -> Result<usize, String> {
    let (words, nth) = match words.split_once('~') {
        Some((words, nth)) => (words, nth.parse::<usize>().map_err(|_| format!("no count: {nth}"))?),
        None => (words, 1),
    };
    let lines = source.lines.iter().enumerate().skip(from).filter(|(_, line)| line.contains(words));
    lines.map(|(at, _)| at).nth(nth - 1).ok_or_else(|| format!("no line {nth} holds “{words}”"))
}

/// The figure of this name.
fn figure(source: &Source, from: usize, words: &str, col: Option<u64>) -> Result<Term, String> {
    let fault = |what: &str| format!("{words}: {what}");
    let (name, factor) = match words.split_once('*') {
        Some((name, factor)) => (name, factor.parse::<Decimal>().map_err(|_| fault("no factor"))?),
        None => (words, Decimal::ONE),
    };
    let (name, sign) = name.strip_prefix('-').map_or((name, Decimal::ONE), |name| (name, -Decimal::ONE));
    let (name, after) = name.split_once('>').map_or((name, None), |(name, after)| (name, Some(after)));
    let (name, own) = name.split_once('@').map_or((name, None), |(name, col)| (name, Some(col)));
    let line = line_of(source, from, name).map_err(|error| fault(&error))?;
    let col = match own {
        Some(own) => Some(own.parse::<u64>().map_err(|_| fault("no column"))?),
        None => col,
    };
    let col = col.map(|col| col as usize).filter(|_| source.is_row(line));
    let cells = source.cells(line);
    let range = cells.get(col.unwrap_or(0)).cloned().ok_or_else(|| fault("no such column"))?;
    if source.is_row(line) && col.is_none() {
        return Err(fault("a row without a column"));
    }
    let start = match after {
        Some(after) => {
            let found = source.lines[line][range.clone()].find(after).ok_or_else(|| fault("no such words"))?;
            range.start + found + after.len()
        }
        None => range.start,
    };
    let numbers = source.numbers(line, range);
    let found = numbers.into_iter().find(|number| number.start >= start).ok_or_else(|| fault("no number"))?;
    Ok(Term { spot: Spot { line, col, start: found.start, end: found.end }, factor: factor * sign })
}

/// A word: `LINE@COL=WORD`.
fn word(source: &Source, from: usize, words: &str) -> Result<Term, String> {
    let fault = |what: &str| format!("{words}: {what}");
    let (place, word) = words.split_once('=').ok_or_else(|| fault("no word"))?;
    let (name, col) = place.split_once('@').map_or((place, None), |(name, col)| (name, Some(col)));
    let line = line_of(source, from, name).map_err(|error| fault(&error))?;
    let col = col.map(|col| col.parse::<usize>().map_err(|_| fault("no column"))).transpose()?;
    let range = source.cells(line).get(col.unwrap_or(0)).cloned().ok_or_else(|| fault("no such column"))?;
    let found = source.lines[line][range.clone()].rfind(word).ok_or_else(|| fault("not there"))?;
    let start = range.start + found;
    Ok(Term { spot: Spot { line, col, start, end: start + word.len() }, factor: Decimal::ONE })
}

/// Half of the last digit that money is written with.
fn half() -> Decimal {
    Decimal::new(5, 3)
}

impl Relation {
    /// What the figure is that stands at a place of this relation.
    pub fn class_of(&self, at: usize) -> Class {
        match (self.kind, at) {
            (Kind::Ratio | Kind::Growth, 0) => Class::Rate,
            (Kind::Ratio | Kind::Growth, _) if self.class == Class::Score => Class::Money,
            (Kind::Score, 1) => Class::Points,
            (Kind::Product, 1) if self.class == Class::Score => Class::Points,
            (Kind::Product, 1) => Class::Count,
            (Kind::Product, 2) if self.class == Class::Score || self.terms[2].factor != Decimal::ONE => Class::Count,
            (Kind::Score, 2 | 3) => Class::Count,
            (Kind::Grade, 1) => Class::Score,
            (Kind::Grade, 0) => Class::Grade,
            _ => self.class,
        }
    }

    /// The words of its grades.
    pub fn grades(&self) -> impl Iterator<Item = &str> {
        self.bands.iter().map(|(word, _)| word.as_str())
    }

    pub fn speaks_of(&self, spot: &Spot) -> bool {
        self.terms.iter().any(|term| term.spot == *spot)
    }

    /// True where the relation does not hold, and rounding does not explain it. `value` gives the value at a spot, none
    /// where what stood there is gone; `word` the word of a grade.
    pub fn is_broken(&self, value: &dyn Fn(&Spot) -> Option<Decimal>, word: &dyn Fn(&Spot) -> String) -> bool {
        if self.kind == Kind::Grade {
            let [grade, score] = self.terms.as_slice() else { return false };
            let Some(score) = value(&score.spot) else { return false };
            let due = self.bands.iter().find(|(_, least)| score >= *least).map(|(word, _)| word.as_str());
            return due.is_none_or(|due| due != word(&grade.spot));
        }
        let values: Vec<Option<Decimal>> =
            self.terms.iter().map(|term| value(&term.spot).map(|value| value * term.factor)).collect();
        let gone = values.iter().any(Option::is_none);
        let values: Vec<Decimal> = values.into_iter().map(Option::unwrap_or_default).collect();
        // What was left out is missed by a sum alone.
        if gone && (self.kind != Kind::Sum || values.first().is_none_or(Decimal::is_zero)) {
            return false;
        }
        match (self.kind, values.as_slice()) {
            (Kind::Sum, [first, rest @ ..]) => (first - rest.iter().sum::<Decimal>()).abs() > self.slack(&values),
            (Kind::Equal, [one, other]) => (one - other).abs() > self.slack(&values),
            (Kind::Within, [whole, part]) => *part > *whole,
            (Kind::Year, [one, other]) => one + self.offset != *other,
            (Kind::Product, [result, one, other]) => (result - one * other).abs() > self.half_of(0),
            (Kind::Ratio, [rate, part, whole]) => self.misses(*rate, *part, *whole, Decimal::ZERO),
            (Kind::Growth, [rate, later, prior]) => self.misses(*rate, *later, *prior, Decimal::ONE_HUNDRED),
            (Kind::Score, [score, points, actual, target]) => {
                let due = if target.is_zero() || actual >= target { *points } else { points * actual / target };
                (score - due).abs() > Decimal::new(1, self.scale)
            }
            _ => false,
        }
    }

    /// True where a rate is off by more than its last digit, and than what rounding of the amounts may come to.
    fn misses(&self, rate: Decimal, part: Decimal, whole: Decimal, less: Decimal) -> bool {
        if whole.is_zero() {
            return false;
        }
        let exact = self.class == Class::Count;
        let (part_half, whole_half) = if exact { Default::default() } else { (self.half_of(1), self.half_of(2)) };
        let computed = (part / whole * Decimal::ONE_HUNDRED - less).abs();
        let rounding = (part_half + whole_half * (part / whole).abs()) / whole.abs() * Decimal::ONE_HUNDRED;
        (rate.abs() - computed).abs() > Decimal::new(1, self.scale) + rounding
    }

    fn half_of(&self, at: usize) -> Decimal {
        half() * self.terms[at].factor.abs()
    }

    /// What rounding may come to: nothing in people and points, half of the last digit of each amount that is not zero.
    fn slack(&self, values: &[Decimal]) -> Decimal {
        match self.class {
            Class::Money | Class::Rate => {
                (0..values.len()).filter(|at| !values[*at].is_zero()).map(|at| self.half_of(at)).sum()
            }
            _ => Decimal::ZERO,
        }
    }
}
