//! Dates under reports and letters, beside 填报日期, and the years of documents that are cited.

use super::What;
use crate::base::anchor::Anchor;
use crate::base::numeral;
use crate::base::word::{ends_with, has};
use crate::facts::Facts;
use crate::packs::words;

/// A day. Ordered by time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month.
    pub month: u16,
    /// The day.
    pub day: u16,
}

/// A paragraph that is a date, or names one behind 日期; and what it cites. `before` is the paragraph before it.
pub(super) fn paragraph(facts: &mut Facts, anchor: Anchor, folded: &str, before: &str) {
    if !named(facts, anchor, folded, !is_of_work(before)) {
        cited(facts, anchor, folded);
    }
}

/// A cell that names a date behind 日期; a date alone may be a target or a result.
pub(super) fn cell(facts: &mut Facts, anchor: Anchor, folded: &str) {
    named(facts, anchor, folded, false);
}

/// True for a label or caption below which a date says when something was done: 完工时间：, 表1竣工项目.
fn is_of_work(before: &str) -> bool {
    const LONGEST: usize = 24;
    let short = before.chars().nth(LONGEST).is_none() && !before.ends_with('。');
    short && (before.trim_end_matches(':').ends_with("时间") || has(before, WORK))
}

/// What is done on a day, and is no writing of a report.
const WORK: &str = "开工 竣工 完工 动工 完成 验收 签订 下达 拨付 使用 批复";

/// What is written, and when: 填报日期.
const WRITTEN: &str = "填 报 报告 写 表 制 评 评价 审核 复核 字 章 署 提交 出具 落款";

/// True for words before 日期 that leave it the date of a report: none, those of writing, or a name behind a label.
fn is_of_writing(before: &str) -> bool {
    let named = before.contains(':') && ends_with(before, WORK).is_none();
    !before.ends_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c)) || named || ends_with(before, WRITTEN).is_some()
}

/// True for a text that names a date behind 日期, or `alone`, is one.
fn named(facts: &mut Facts, anchor: Anchor, folded: &str, alone: bool) -> bool {
    const LONGEST: usize = 80;
    if folded.chars().nth(LONGEST).is_some() {
        return false;
    }
    let read = match folded.split_once("日期:") {
        Some((before, _)) if !is_of_writing(before) => None,
        Some((_, rest)) => date(rest).map(|(date, _)| date),
        None => date(folded).filter(|(_, rest)| alone && rest.is_empty()).map(|(date, _)| date),
    };
    let Some(date) = read else { return false };
    let text = format!("{}年{}月{}日", date.year, date.month, date.day);
    facts.mention(What::Date(date), text, anchor);
    true
}

/// The date that a folded text begins with: 2021年7月30日, 2021.7.30, 二〇二一年七月三十日; and what stands behind it.
fn date(folded: &str) -> Option<(Date, &str)> {
    let part = |text: &'_ str, marks: &[char]| -> Option<(u16, usize)> {
        let at = text.find(marks)?;
        let digits = text.get(..at)?;
        let number = digits.parse().ok().or_else(|| numeral::parse(digits)?.written(0).parse().ok())?;
        let mark = text.get(at..)?.chars().next().map_or(0, char::len_utf8);
        Some((number, at.saturating_add(mark)))
    };
    let (year, length) = part(folded, &['年', '.', '-', '/'])?;
    let rest = folded.get(length..)?;
    let (month, length) = part(rest, &['月', '.', '-', '/'])?;
    let rest = rest.get(length..)?;
    let (day, rest) = match part(rest, &['日', '号']) {
        Some((day, length)) => (day, rest.get(length..)?),
        None => {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            (rest.get(..end)?.parse().ok()?, rest.get(end..)?)
        }
    };
    let likely = (1990..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    likely.then_some((Date { year, month, day }, rest))
}

/// Documents cited by their number: 〔2021〕1号.
fn cited(facts: &mut Facts, anchor: Anchor, folded: &str) {
    for (number, by, year) in words::REPLACED.iter().filter(|(number, ..)| folded.contains(number)) {
        facts.mention(What::Replaced(*year), format!("{number}（现行{by}）"), anchor);
    }
    for piece in folded.split('[').skip(1) {
        let Some((year, rest)) = piece.split_once(']') else { continue };
        let number = rest.split('号').next().unwrap_or_default();
        let is_number = rest.contains('号') && !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
        if let (true, Ok(year @ 1990..=2100)) = (is_number, year.parse::<u16>()) {
            facts.mention(What::CitedYear(year), format!("〔{year}〕{number}号"), anchor);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_however_they_are_written() {
        let day = Some(Date { year: 2021, month: 7, day: 30 });
        for text in ["2021年7月30日", "2021.7.30", "2021-07-30", "2021/7/30", "二〇二一年七月三十日"] {
            assert_eq!(date(text).map(|(date, _)| date), day, "{text}");
        }
        for text in ["2021年", "年月日", "7月30日", "2021年13月1日", "1.2.3"] {
            assert_eq!(date(text).map(|(date, _)| date), None, "{text}");
        }
    }
}
