//! JH-P105. Page and cases: `expenditure_is_not_negative.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::Org;
use crate::rules::{Check, Rule, Scan};
use crate::vocabulary::{Measure, measure};

/// Expenditure and 三公经费 below zero; red entries and what was cut may be, so a note.
pub const RULE: Rule = Rule {
    code: Code("JH-P105"),
    name: "expenditure-is-not-negative",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("expenditure_is_not_negative.md"),
};

const NEGATIVE: Label = Label {
    zh: "“{0}”等 {1} 处小于零，如属冲销、追减请说明。",
    en: "“{0}” ({1} place(s)) is below zero: please say whether it reverses or cuts something.",
};

/// What is spent.
const SPENT: &[Measure] = &[
    measure::EXPENDITURE_TOTAL,
    measure::BASIC_EXPENDITURE,
    measure::PERSONNEL_EXPENDITURE,
    measure::OPERATING_EXPENDITURE,
    measure::PROJECT_EXPENDITURE,
    measure::THREE_PUBLIC_EXPENSES,
    measure::OFFICIAL_RECEPTION,
    measure::OFFICIAL_VEHICLES,
    measure::OFFICIAL_VEHICLES_OPERATION,
    measure::OFFICIAL_VEHICLES_PURCHASE,
    measure::OFFICIAL_OVERSEAS_TRAVEL,
];

fn scan(scan: &mut Scan<'_>) {
    let (mut below, mut labels) = (Vec::new(), None);
    for field in &scan.facts.fields {
        let spent = field.measure.is_some_and(|measure| SPENT.contains(&measure));
        let compares = matches!(field.scope.org, Some(Org::Detail(_)));
        let Some(figure) = field.figure().and_then(|id| scan.facts.figure(id)).filter(|_| spent && !compares) else {
            continue;
        };
        scan.look();
        if let (true, Some(anchor)) = (figure.amount.is_negative() && !scan.is_blamed(figure.id), figure.anchor) {
            labels = labels.or_else(|| Some(field.labels.clone()));
            below.push((field.labels.name(), anchor));
        }
    }
    scan.find_all(Severity::Note, labels.unwrap_or_default(), NEGATIVE, below);
}
