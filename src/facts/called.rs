//! What quantities are called, so that those of a sentence can be held against those of a table.

use super::Facts;
use crate::base::anchor::{Anchor, Place, SourceId};
use crate::base::fold;
use crate::base::number::CellValue;
use crate::base::ordered::Map;
use crate::base::unit::Unit;
use crate::base::word::words;
use crate::packs::words::{DOING, called};

/// The name in a label or before a number: without its number, year, bracket, and words that say no more than that it was
/// done, or how it is counted. Empty where less than two characters are left.
pub fn name_of(label: &str) -> String {
    let folded = fold::label(label);
    let bare = fold::unnumbered(&folded);
    let mut name = bare.split('(').next().unwrap_or_default().trim_start_matches(|c: char| c.is_ascii());
    while let Some(rest) = words(called::BEFORE).chain(words(DOING)).find_map(|word| name.strip_prefix(word)) {
        name = rest;
    }
    while let Some(rest) = words(called::BEHIND).find_map(|word| name.strip_suffix(word)) {
        if rest.chars().nth(1).is_none() {
            break;
        }
        name = rest;
    }
    if name.chars().nth(1).is_some() { name.to_owned() } else { String::new() }
}

/// A cell.
type Square = (SourceId, u32, usize, usize);

/// Gives the results of indicators (实际完成值), which no form measures, the names and units of their rows.
pub(super) fn results(facts: &mut Facts) {
    let mut results: Map<Square, (String, Unit)> = Map::new();
    for row in facts.scores.iter().flat_map(|table| table.rows()) {
        let Some(actual) = row.said.actual.as_ref().filter(|actual| !actual.of_several()) else { continue };
        if let (Some(square), CellValue::Number(number)) = (square(actual.anchor), &actual.value) {
            results.insert(square, (row.name().to_owned(), number.unit));
        }
    }
    for figure in facts.figures.iter_mut().filter(|figure| figure.labels.form.is_none()) {
        let result = figure.anchor.and_then(square).and_then(|square| results.get(&square));
        if let Some((name, unit)) = result {
            figure.labels.row = vec![name.clone()];
            figure.unit = if figure.unit == Unit::None { *unit } else { figure.unit };
        }
    }
}

fn square(anchor: Anchor) -> Option<Square> {
    match anchor.place {
        Place::Cell { table, row, col, .. } => Some((anchor.source, table.0, row, col)),
        Place::Block { .. } | Place::Document => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_left_of_what_stands_around_it() {
        for (label, name) in [
            ("全年接待读者", "接待读者"),
            ("2022年度收入总计", "收入"),
            ("演出场次（10分）", "演出"),
            ("全年开展演出", "演出"),
            ("1、储备粮轮换补贴", "储备粮轮换补贴"),
            ("安置人数", "安置"),
            ("支出", "支出"),
            ("共", ""),
        ] {
            assert_eq!(name_of(label), name, "{label}");
        }
    }
}
