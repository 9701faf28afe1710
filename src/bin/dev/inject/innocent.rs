//! Edits that change nothing: another way to write the same report.

use rust_decimal::Decimal;

use super::slips::separated;
use super::source::{Source, Spot, parsed};
use super::truth::{Class, Truth};

/// An edit: its name and what it makes of a fixture; none where it does not apply.
pub type Edit = (&'static str, fn(&Source, &Truth) -> Option<Source>);

pub const EDITS: &[Edit] = &[
    ("88 → 88.00", |source, truth| rewritten(source, &money(source, truth), with_decimals)),
    ("thousands separators", |source, truth| rewritten(source, &money(source, truth), with_separators)),
    ("no thousands separators", |source, truth| rewritten(source, &money(source, truth), |raw| raw.replace(',', ""))),
    ("full width", full_width),
    ("万元 → 元", in_yuan),
    ("spaces in labels", spaced),
    ("total row elsewhere", total_moved),
];

/// All amounts of money: those in relations, those listed beside them, and those that say 万元 themselves.
fn money(source: &Source, truth: &Truth) -> Vec<Spot> {
    let listed = truth.figures().into_iter().filter(|(_, class)| *class == Class::Money).map(|(spot, _)| spot);
    let mut spots: Vec<Spot> = listed.chain(truth.money.iter().cloned()).collect();
    for line in 0..source.lines.len() {
        for (col, cell) in source.cells(line).into_iter().enumerate() {
            for number in source.numbers(line, cell) {
                let col = source.is_row(line).then_some(col);
                let spot = Spot { line, col, start: number.start, end: number.end };
                if source.after(&spot).starts_with("万元") {
                    spots.push(spot);
                }
            }
        }
    }
    spots.sort();
    spots.dedup();
    spots
}

/// Every number of a list written anew, the last first, so that places stay true.
fn rewritten(source: &Source, spots: &[Spot], write: fn(&str) -> String) -> Option<Source> {
    let mut changed = source.clone();
    for spot in spots.iter().rev() {
        let new = write(source.at(spot));
        changed.lines[spot.line].replace_range(spot.range(), &new);
    }
    (changed != *source).then_some(changed)
}

fn with_decimals(raw: &str) -> String {
    match raw.split_once('.') {
        None => format!("{raw}.00"),
        Some((_, part)) if part.len() == 1 => format!("{raw}0"),
        Some(_) => raw.to_owned(),
    }
}

fn with_separators(raw: &str) -> String {
    separated(&raw.replace(',', ""))
}

/// Digits, points and signs of percent of all listed figures, as wide as a Chinese character.
fn full_width(source: &Source, truth: &Truth) -> Option<Source> {
    let wide = |raw: &str| -> String {
        let widened = |c: char| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xFEE0).unwrap_or(c),
            c => c,
        };
        raw.chars().map(widened).collect()
    };
    let mut changed = source.clone();
    for (spot, class) in truth.figures().iter().rev().filter(|(_, class)| *class != Class::Grade) {
        let sign = *class == Class::Rate && source.after(spot).starts_with('%');
        let end = spot.end + usize::from(sign);
        let new = wide(&source.lines[spot.line][spot.start..end]);
        changed.lines[spot.line].replace_range(spot.start..end, &new);
    }
    Some(changed)
}

/// All money in 元 instead of 万元, and said so everywhere. Not where amounts are in 元 already.
fn in_yuan(source: &Source, truth: &Truth) -> Option<Source> {
    let whole = source.text();
    if !whole.contains("万元") || whole.contains("单位：元") {
        return None;
    }
    let mut changed = source.clone();
    for spot in money(source, truth).iter().rev() {
        let value = parsed(source.at(spot))? * Decimal::from(10_000);
        let mut value = value.normalize();
        if source.at(spot).contains('.') {
            value.rescale(value.scale().max(2));
        }
        let new = value.to_string();
        let new = if source.at(spot).contains(',') { separated(&new) } else { new };
        changed.lines[spot.line].replace_range(spot.range(), &new);
    }
    changed.lines.iter_mut().for_each(|line| *line = line.replace("万元", "元"));
    Some(changed)
}

/// A full-width blank between the two characters of each short label.
fn spaced(source: &Source, _: &Truth) -> Option<Source> {
    let mut changed = source.clone();
    for line in (0..source.lines.len()).filter(|line| source.is_row(*line)) {
        for cell in source.cells(line).into_iter().rev() {
            let text = source.lines[line][cell.clone()].trim_matches(' ');
            let chars: Vec<char> = text.chars().collect();
            // Words of results (达标, 完成) are no labels.
            let label = [
                "合计",
                "总分",
                "总计",
                "分值",
                "得分",
                "项目",
                "科目",
                "支出合计",
                "收入合计",
                "基本支出",
                "项目支出",
            ];
            if label.contains(&text) {
                let half = chars.len() / 2;
                let new: String = chars[..half].iter().chain(&['　']).chain(&chars[half..]).collect();
                let start = cell.start + source.lines[line][cell.clone()].find(text)?;
                changed.lines[line].replace_range(start..start + text.len(), &new);
            }
        }
    }
    (changed != *source).then_some(changed)
}

/// Rows of totals where they may as well stand.
fn total_moved(source: &Source, truth: &Truth) -> Option<Source> {
    let mut lines = source.lines.clone();
    for (total, beside) in truth.totals.iter().rev() {
        let row = lines.remove(*total);
        lines.insert(*beside, row);
    }
    (!truth.totals.is_empty()).then_some(Source { lines })
}
