//! JH-P104. Page and cases: `form_is_of_the_year.md`.

use crate::base::anchor::{Anchor, Place, SourceId, TableId};
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Mention, What};
use crate::rules::{Check, Rule, Scan, place_of, say};

/// The year in a form's title; as a note, the only year in the labels of a table: last year's form filled again.
pub const RULE: Rule = Rule {
    code: Code("JH-P104"),
    name: "form-is-of-the-year",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("form_is_of_the_year.md"),
};

const TITLE: Label = Label {
    zh: "“{0}”中的年度与报告年度（{1}）不一致，请核对是否沿用了上年的表。",
    en: "“{0}” is not of the report's year ({1}): please check whether last year's form was used.",
};
const LABEL: Label = Label {
    zh: "表头“{0}”中的年度与报告年度（{1}）不一致，可能是空白表没有更新。",
    en: "The label “{0}” is not of the report's year ({1}): the blank form may be an old one.",
};
const SENTENCE: Label = Label {
    zh: "这里写“{0}”，而其中的数与文中、表中 {1} 年的一致，请核对年份是否没有更新。",
    en: "“{0}” stands here, but the figures are those of {1} elsewhere: please check whether the year was updated.",
};

fn scan(scan: &mut Scan<'_>) {
    for mention in &scan.facts.mentions {
        let (stated, is_title) = match mention.what {
            What::TitleYear(year) => (year, true),
            What::LabelYear(year) => (year, false),
            What::StaleYear(year) if cfg!(feature = "whole") => {
                scan.look();
                let message = say(SENTENCE, &[&mention.text, &year.to_string()]);
                scan.find(Severity::Warning, (place_of("年份"), mention.anchor), message, Vec::new());
                continue;
            }
            _ => continue,
        };
        let Some(year) = scan.facts.year(mention.anchor.source) else { continue };
        scan.look();
        if stated == year || (!is_title && !is_first_of_its_table(scan, mention, year)) {
            continue;
        }
        let (severity, words) = if is_title { (Severity::Warning, TITLE) } else { (Severity::Note, LABEL) };
        let message = say(words, &[&mention.text, &year.to_string()]);
        scan.find(severity, (place_of("年度"), mention.anchor), message, Vec::new());
    }
}

/// True for the first label with a year in a table that names the report's year nowhere.
fn is_first_of_its_table(scan: &Scan<'_>, mention: &Mention, year: u16) -> bool {
    let of_table = scan.facts.mentions.iter().filter(|other| table(other.anchor) == table(mention.anchor));
    let mut labels = of_table.filter(|other| matches!(other.what, What::LabelYear(_) | What::TitleYear(_)));
    let first = labels.clone().next().is_some_and(|first| first.anchor == mention.anchor);
    first && !labels.any(|other| matches!(other.what, What::LabelYear(own) | What::TitleYear(own) if own == year))
}

fn table(anchor: Anchor) -> Option<(SourceId, TableId)> {
    match anchor.place {
        Place::Cell { table, .. } => Some((anchor.source, table)),
        Place::Block { .. } | Place::Document => None,
    }
}
