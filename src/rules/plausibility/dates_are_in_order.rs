//! JH-P107. Page and cases: `dates_are_in_order.md`.

use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Date, Mention, What};
use crate::rules::{Check, Rule, Scan, place_of, say};

/// A letter is not older than a document it cites (an error: no reading makes it right); a report on a year is not dated before that year's last month.
pub const RULE: Rule = Rule {
    code: Code("JH-P107"),
    name: "dates-are-in-order",
    severity: Severity::Error,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("dates_are_in_order.md"),
};

const CITED: Label = Label {
    zh: "落款日期 {0} 早于文中所引文件 {1} 的年份，请核对。",
    en: "The date {0} is earlier than the year of the cited document {1}: please check.",
};
const EARLY: Label = Label {
    zh: "日期 {0} 早于 {1} 年度终了，请核对是否写错年份。",
    en: "The date {0} is before the end of the year {1}: please check the year.",
};

/// How many mentions above its date a letter may cite a document.
const NEAR: usize = 6;

fn scan(scan: &mut Scan<'_>) {
    let mentions = &scan.facts.mentions;
    for (at, mention) in mentions.iter().enumerate() {
        let What::Date(date) = mention.what else { continue };
        // The day as of which figures are stated is no day of writing.
        if (date.month, date.day) == (12, 31) {
            continue;
        }
        let before = mentions.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
        check(scan, mention, date, before);
    }
}

fn check(scan: &mut Scan<'_>, mention: &Mention, date: Date, before: &[Mention]) {
    let place = (place_of("日期"), mention.anchor);
    let Some(year) = scan.facts.year(mention.anchor.source) else { return };
    scan.look();
    // Up to the date before this one: that one ended another letter.
    let own = before.iter().rev().take_while(|other| !matches!(other.what, What::Date(_)));
    let mut own = own.filter(|other| other.anchor.source == mention.anchor.source);
    if let Some(cited) = own.find(|other| matches!(other.what, What::CitedYear(cited) if cited > date.year)) {
        let message = say(CITED, &[&mention.text, &cited.text]);
        let related = vec![Annotation { label: Text::same(&cited.text), anchor: cited.anchor }];
        return scan.find(Severity::Error, place, message, related);
    }
    if date.year < year || (date.year == year && date.month < 12) {
        let message = say(EARLY, &[&mention.text, &year.to_string()]);
        scan.find(Severity::Warning, place, message, Vec::new());
    }
}
