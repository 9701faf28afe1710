//! JH-P102. Page and cases: `rates_are_in_range.md`.

use crate::base::amount::Amount;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::Field;
use crate::rules::{Check, Rule, Scan, say};
use crate::vocabulary::measure;

/// A share of a whole (满意度, 达标率) above 100%: a warning; an execution rate above 100%, whose budget may be the initial one: a note.
pub const RULE: Rule = Rule {
    code: Code("JH-P102"),
    name: "rates-are-in-range",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("rates_are_in_range.md"),
};

const SHARE: Label = Label {
    zh: "“{0}”等 {1} 项超过 100%，这类比率不会大于 100%，请核对。",
    en: "“{0}” ({1} row(s)) is above 100%, which such a share cannot be: please check.",
};
const EXECUTION: Label = Label {
    zh: "预算执行率 {0}% 大于 100%，如按年初预算数计算请说明。",
    en: "The execution rate {0}% is above 100%: please say whether it is of the initial budget.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.rows(Severity::Warning, "实际完成值", SHARE, |scan, row| {
        let beyond = row.share_beyond_whole()?;
        scan.look();
        row.said.actual.as_ref().filter(|_| beyond).map(|actual| actual.anchor)
    });
    let is_rate = |field: &&Field| field.measure == Some(measure::BUDGET_EXECUTION_RATE);
    for field in scan.facts.fields.iter().filter(is_rate) {
        let Some(rate) = field.figure().and_then(|id| scan.facts.figure(id)) else { continue };
        scan.look();
        // A rate of the initial budget is JH-R107's, above 100% or not.
        let told = scan.is_blamed(rate.id) || scan.is_of_another_reading(rate.id);
        if rate.amount > Amount::whole(100) && !told {
            let place = (field.labels.clone(), rate.anchor.unwrap_or(field.anchor));
            scan.find(Severity::Note, place, say(EXECUTION, &[&rate.amount.written(0)]), Vec::new());
        }
    }
}
