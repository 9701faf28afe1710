//! How things are written: numbers with a comma too many, brackets left open, years in titles and labels.

use super::What;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::word::has;
use crate::facts::Facts;
use crate::packs::words;

/// A label has at most so many characters.
const LONGEST_LABEL: usize = 30;
/// A title has at most so many.
const LONGEST_TITLE: usize = 48;

/// A cell of a table; `heads` where it stands in the first rows or the first column.
pub(super) fn cell(facts: &mut Facts, anchor: Anchor, folded: &str, heads: bool) {
    if is_odd_number(folded) {
        facts.mention(What::Number, folded.to_owned(), anchor);
    }
    if folded.chars().nth(LONGEST_LABEL).is_some() {
        return;
    }
    if is_open(folded) {
        facts.mention(What::Bracket, folded.to_owned(), anchor);
    }
    let sentence = folded.contains([',', '。', ';']);
    if let Some(year) = only_year(folded).filter(|_| heads && !sentence && !is_title(folded)) {
        facts.mention(What::LabelYear(year), folded.to_owned(), anchor);
    }
}

/// A line that may be the title of a form, or of the report.
pub(super) fn title(facts: &mut Facts, anchor: Anchor, folded: &str) {
    if let Some(year) = only_year(folded).filter(|_| is_title(folded)) {
        facts.mention(What::TitleYear(year), folded.to_owned(), anchor);
    }
}

fn is_title(folded: &str) -> bool {
    let short = folded.chars().nth(LONGEST_TITLE).is_none();
    let report = folded.ends_with("报告") && has(folded, "自评 评价") && !folded.contains(['《', ',', ':', '。']);
    short && (folded.contains('表') && has(folded, words::TITLES) || report)
}

/// The year of a text that names one alone, and says nothing of another one (上年, 决算, 截至).
fn only_year(folded: &str) -> Option<u16> {
    let mut years = years(folded);
    let year = years.next().filter(|_| years.next().is_none())?;
    (!has(folded, words::OTHER_YEARS)).then_some(year)
}

/// Four digits before 年 that no day or month follows.
fn years(folded: &str) -> impl Iterator<Item = u16> + '_ {
    let mut before = folded.split('年').peekable();
    std::iter::from_fn(move || {
        let piece = before.next()?;
        let next = before.peek()?;
        let digits = piece.chars().rev().take_while(char::is_ascii_digit).count();
        let start = piece.len().checked_sub(digits)?;
        let month = next.starts_with(|c: char| c.is_ascii_digit()) || next.starts_with('月');
        Some(
            piece
                .get(start..)?
                .parse::<u16>()
                .ok()
                .filter(|year| digits == 4 && !month && (1990..=2100).contains(year)),
        )
    })
    .spread(|one| one)
}

/// `7.50.`, `12..5`, `1,23.4`: a decimal with a point or a comma out of place. Lists (1,2,3), dates and numbering are
/// none.
fn is_odd_number(folded: &str) -> bool {
    let chars = folded.chars();
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !chars.clone().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '、'))
        || !folded.starts_with(|c: char| c.is_ascii_digit())
    {
        return false;
    }
    let parts: Vec<&str> = folded.split('.').gather();
    match parts.as_slice() {
        [_, _, ""] | [_, "", _] => true,
        [whole, part] if digits(part) => {
            let mut groups = whole.split([',', '、']);
            groups.next().is_some_and(|first| first.len() > 3 && whole.len() > first.len())
                || groups.any(|group| group.len() != 3)
        }
        _ => false,
    }
}

/// A round bracket that is opened and never closed. One that is closed and never opened may be a number (1).
fn is_open(folded: &str) -> bool {
    let open = folded.chars().filter(|c| matches!(c, '(' | '[')).count();
    let closed = folded.chars().filter(|c| matches!(c, ')' | ']')).count();
    open > closed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_with_a_mark_too_many_are_odd() {
        for text in ["7.50.", "12..5", "1,23.4", "1234,567.8"] {
            assert!(is_odd_number(text), "{text}");
        }
        for text in ["7.50", "1,234.5", "1,2,3", "2022.12.31", "1.2.3", "1,234", "12,345,678.90", "", ".", "1、"] {
            assert!(!is_odd_number(text), "{text}");
        }
    }

    #[test]
    fn years_of_labels_are_four_digits_before_the_word() {
        assert_eq!(years("2021年度自评表").collect::<Vec<_>>(), [2021]);
        assert_eq!(years("2021年7月").collect::<Vec<_>>(), Vec::<u16>::new());
        assert_eq!(years("年度").collect::<Vec<_>>(), Vec::<u16>::new());
    }
}
