//! Slips that people make, one at a time, each of a figure that the truth file lists.

use rust_decimal::{Decimal, RoundingStrategy};

use super::source::{Source, Spot, parsed};
use super::truth::{Class, Kind, Relation, Truth};

/// A defect: a fixture with one thing wrong.
pub struct Defect {
    pub kind: &'static str,
    pub spot: Spot,
    pub source: Source,
    /// What stands there now; none where it is gone.
    pub new: Option<String>,
    /// The line that was taken out.
    pub removed: Option<usize>,
    /// Merged cells of it that begin in the next row now.
    pub kept: Vec<usize>,
    /// The listed relations that it breaks beyond rounding.
    pub broken: Vec<usize>,
}

/// All defects of a fixture, in order: those that break a listed relation.
pub fn all(source: &Source, truth: &Truth) -> Vec<Defect> {
    let mut defects = Vec::new();
    for (spot, class) in truth.figures() {
        for (kind, new) in written(source, truth, &spot, class) {
            let mut source = source.with(&spot, &new);
            if kind == "lost 万" {
                let at = spot.start + new.len();
                source.lines[spot.line].replace_range(at..at + "万".len(), "");
            }
            defects.push(Defect {
                kind,
                spot: spot.clone(),
                source,
                new: Some(new),
                removed: None,
                kept: Vec::new(),
                broken: Vec::new(),
            });
        }
        let is_sum = |relation: &&Relation| relation.kind == Kind::Sum && is_part(relation, &spot);
        let sums: Vec<&Relation> = truth.relations.iter().filter(is_sum).collect();
        let row = spot.col.is_some() && !defects.iter().any(|defect: &Defect| defect.removed == Some(spot.line));
        // A sentence that does not say that it names all parts claims nothing without one of them.
        let clause = spot.col.is_none() && sums.iter().any(|relation| relation.closed);
        if !sums.is_empty() && (row || clause) {
            defects.extend(dropped(source, &spot));
        }
    }
    for defect in &mut defects {
        defect.broken = broken(source, truth, defect);
    }
    defects.retain(|defect| !defect.broken.is_empty());
    defects
}

impl Defect {
    /// True for what stood in the row that was taken out.
    pub fn is_gone(&self, spot: &Spot) -> bool {
        Some(spot.line) == self.removed && spot.col.is_none_or(|col| !self.kept.contains(&col))
    }
}

fn is_part(relation: &Relation, spot: &Spot) -> bool {
    relation.terms.iter().skip(1).any(|term| term.spot == *spot)
}

/// The listed relations that a defect breaks.
fn broken(source: &Source, truth: &Truth, defect: &Defect) -> Vec<usize> {
    let lost = if defect.kind == "lost 万" { Decimal::from(10_000) } else { Decimal::ONE };
    let value = |spot: &Spot| match &defect.new {
        Some(new) if *spot == defect.spot => parsed(new).map(|value| value / lost),
        None if *spot == defect.spot || defect.is_gone(spot) => None,
        _ => Some(source.value(spot)),
    };
    let word = |spot: &Spot| match &defect.new {
        Some(new) if *spot == defect.spot => new.clone(),
        _ => source.at(spot).to_owned(),
    };
    let relations = truth.relations.iter().enumerate();
    relations.filter(|(_, relation)| relation.is_broken(&value, &word)).map(|(at, _)| at).collect()
}

/// What people write instead of a figure, by kind of slip.
fn written(source: &Source, truth: &Truth, spot: &Spot, class: Class) -> Vec<(&'static str, String)> {
    let raw = source.at(spot);
    let mut found: Vec<(&'static str, String)> = Vec::new();
    let mut add = |kind, new: Option<String>| {
        if let Some(new) = new.filter(|new| new != raw && !found.iter().any(|(_, known)| known == new)) {
            found.push((kind, new));
        }
    };
    match class {
        Class::Grade => return grades(truth, spot, raw),
        Class::Year => {
            add("stale year", raw.parse::<i32>().ok().map(|year| (year - 1).to_string()));
            return found;
        }
        Class::Points => {
            add("points", changed(raw, Decimal::ONE));
            add("points", changed(raw, Decimal::from(-2)));
        }
        Class::Score => {
            add("score", changed(raw, -Decimal::ONE));
            add("score", changed(raw, Decimal::new(5, 1)));
        }
        Class::Rate => {
            for new in wrong_rates(source, truth, spot) {
                add("percentage", Some(new));
            }
        }
        Class::Money | Class::Count => {}
    }
    add("digit", digit(raw, |digits| digits.first().copied()));
    add("digit", digit(raw, |digits| digits.get(digits.len() / 2).copied()));
    add("digit", digit(raw, |digits| digits.last().copied()));
    add("swap", swapped(raw));
    add("decimal point", raw.contains('.').then(|| point_lost(raw)));
    add("decimal point", point_moved(raw));
    if class == Class::Money && source.after(spot).starts_with("万元") {
        // The characters are the same; the 万 after them goes.
        found.push(("lost 万", raw.to_owned()));
    }
    for new in wrong_totals(source, truth, spot) {
        if new != raw && !found.iter().any(|(_, known)| *known == new) {
            found.push(("wrong total", new));
        }
    }
    found
}

/// A value written as another one is: with as many digits, with separators where it has them.
fn like(raw: &str, value: Decimal) -> String {
    let scale = raw.split_once('.').map_or(0, |(_, part)| part.len() as u32);
    let mut value = value;
    if value.scale() < scale {
        value.rescale(scale);
    }
    let plain = value.to_string();
    if raw.contains(',') { separated(&plain) } else { plain }
}

/// With a comma before every three digits of the whole part.
pub fn separated(plain: &str) -> String {
    let (whole, part) = plain.split_once('.').map_or((plain, None), |(whole, part)| (whole, Some(part)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut out = sign.to_owned();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

fn changed(raw: &str, by: Decimal) -> Option<String> {
    let value = parsed(raw)? + by;
    (!value.is_sign_negative()).then(|| like(raw, value))
}

/// One digit, counted up by one, by three where that would lead with a zero.
fn digit(raw: &str, choose: fn(&[usize]) -> Option<usize>) -> Option<String> {
    let places: Vec<usize> = raw.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let at = choose(&places)?;
    let old = raw[at..].chars().next()?.to_digit(10)?;
    let step = if places.first() == Some(&at) && old == 9 { 8 } else { 1 };
    let new = (old + if Some(&at) == places.last() { 4 } else { step }) % 10;
    let leads = places.first() == Some(&at) && new == 0;
    Some(format!("{}{}{}", &raw[..at], if leads { 7 } else { new }, &raw[at + 1..]))
}

/// The last two digits beside each other that differ, in each other's place.
fn swapped(raw: &str) -> Option<String> {
    let chars: Vec<char> = raw.chars().collect();
    let pair = chars.windows(2).rposition(|pair| pair.iter().all(char::is_ascii_digit) && pair[0] != pair[1])?;
    let mut new = chars.clone();
    new.swap(pair, pair + 1);
    let leads = new[0] == '0' && new.get(1) != Some(&'.');
    (!leads).then(|| new.into_iter().collect())
}

/// The digits without the point; what groups digits groups them anew.
fn point_lost(raw: &str) -> String {
    let digits = raw.replace(['.', ','], "");
    if raw.contains(',') { separated(&digits) } else { digits }
}

/// The point one digit to the left.
fn point_moved(raw: &str) -> Option<String> {
    let plain = raw.replace(',', "");
    let (whole, part) = plain.split_once('.')?;
    let (shorter, last) = whole.split_at(whole.len().checked_sub(1)?);
    let new = format!("{}.{last}{part}", if shorter.is_empty() { "0" } else { shorter });
    (parsed(&new) != parsed(&plain)).then_some(new)
}

fn shown(value: Decimal, scale: u32) -> String {
    value.round_dp_with_strategy(scale, RoundingStrategy::MidpointAwayFromZero).to_string()
}

/// The rates that people get who divide by the wrong amount, or write the share for the percentage.
fn wrong_rates(source: &Source, truth: &Truth, spot: &Spot) -> Vec<String> {
    let stated = truth.relations.iter().filter(|relation| relation.terms.first().is_some_and(|t| t.spot == *spot));
    let raw = source.at(spot);
    let scale = raw.split_once('.').map_or(0, |(_, part)| part.len() as u32);
    let mut found = Vec::new();
    for relation in stated {
        let value = |at: usize| relation.terms.get(at).map(|term| source.value(&term.spot) * term.factor);
        let (Some(part), Some(whole)) = (value(1), value(2)) else { continue };
        let less = if relation.kind == Kind::Growth { Decimal::ONE_HUNDRED } else { Decimal::ZERO };
        if !part.is_zero() {
            found.push(shown((whole / part * Decimal::ONE_HUNDRED - less).abs(), scale));
        }
        found.push(shown(source.value(spot) / Decimal::ONE_HUNDRED, scale.max(2)));
    }
    found
}

/// A total without one of its parts, and with one of them twice.
fn wrong_totals(source: &Source, truth: &Truth, spot: &Spot) -> Vec<String> {
    let raw = source.at(spot);
    let mut found = Vec::new();
    for relation in truth.relations.iter().filter(|relation| relation.kind == Kind::Sum) {
        let Some((result, parts)) = relation.terms.split_first().filter(|(_, parts)| parts.len() > 1) else { continue };
        if result.spot != *spot {
            continue;
        }
        let values: Vec<Decimal> = parts.iter().map(|term| source.value(&term.spot) * term.factor).collect();
        let part = values.iter().rev().find(|value| !value.is_zero()).copied().unwrap_or_default() / result.factor;
        found.extend([-part, part].into_iter().filter_map(|by| changed(raw, by)));
    }
    found
}

fn grades(truth: &Truth, spot: &Spot, raw: &str) -> Vec<(&'static str, String)> {
    let bands = truth.relations.iter().filter(|relation| relation.speaks_of(spot)).flat_map(Relation::grades);
    bands.filter(|word| *word != raw).map(|word| ("grade", word.to_owned())).collect()
}

/// The fixture without a part: without its row, or without its words in a sentence.
fn dropped(source: &Source, spot: &Spot) -> Option<Defect> {
    let mut changed = source.clone();
    let defect = |source, removed, kept| Defect {
        kind: "dropped part",
        spot: spot.clone(),
        source,
        new: None,
        removed,
        kept,
        broken: Vec::new(),
    };
    if spot.col.is_none() {
        let range = clause(&source.lines[spot.line], spot)?;
        changed.lines[spot.line].replace_range(range, "");
        return Some(defect(changed, None, Vec::new()));
    }
    let kept = without_row(&mut changed, spot);
    // A heading of several rows is no part that somebody forgets.
    (!kept.contains(&spot.col.unwrap_or_default())).then(|| defect(changed, Some(spot.line), kept))
}

/// The words of a part with the mark before it: none where they hold more than one number or begin the sentence.
fn clause(line: &str, spot: &Spot) -> Option<std::ops::Range<usize>> {
    const MARKS: [char; 4] = ['，', '、', '；', '。'];
    let start = line[..spot.start].rfind(['，', '、', '；', '。', '：', '（'])?;
    let end = spot.end + line[spot.end..].find(['，', '、', '；', '。', '：', '（', '）'])?;
    let mark = line[start..].chars().next()?;
    let alone = super::source::numbers(&line[start..end]).len() == 1;
    let ends = line[end..].chars().next()?;
    (alone && MARKS[..3].contains(&mark) && MARKS.contains(&ends)).then_some(start..end)
}

/// Takes a row out; merged cells that begin in it begin in the next one: their columns.
fn without_row(source: &mut Source, spot: &Spot) -> Vec<usize> {
    let cells = |line: &str| line.split('|').map(|cell| cell.trim_matches(' ').to_owned()).collect::<Vec<_>>();
    let row = cells(&source.lines[spot.line]);
    let mut kept = Vec::new();
    if spot.line + 1 < source.lines.len() && source.is_row(spot.line + 1) {
        let mut next = cells(&source.lines[spot.line + 1]);
        for (col, (mine, below)) in row.iter().zip(next.iter_mut()).enumerate() {
            if below == "^" && mine != "^" {
                *below = mine.clone();
                kept.push(col);
            }
        }
        source.lines[spot.line + 1] = next.join(" | ");
    }
    source.lines.remove(spot.line);
    kept
}
