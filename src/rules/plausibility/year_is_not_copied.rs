//! JH-P108. Page and cases: `year_is_not_copied.md`.

use crate::base::list::Gather as _;
use crate::base::ordered::{Map, Set};
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Field, Figure, Labels};
use crate::packs::Stage;
use crate::rules::{Check, Rule, Scan};

/// The outturn of the year differs from last year's in some row.
pub const RULE: Rule = Rule {
    code: Code("JH-P108"),
    name: "year-is-not-copied",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("year_is_not_copied.md"),
};

const COPIED: Label = Label {
    zh: "“{0}”等 {1} 项本年决算数与上年决算数完全相同，请核实是否沿用了上年的数据。",
    en: "“{0}” ({1} figure(s)): the outturn of the year is last year's to the digit. Please check whether it was copied.",
};

/// So many different amounts are not the same two years running by accident.
const LEAST: usize = 4;

fn scan(scan: &mut Scan<'_>) {
    let facts = scan.facts;
    let outturn = |figure: &&Figure| figure.scope.stage == Some(Stage::FinalAccounts) && !figure.amount.is_zero();
    let fields: Vec<&Field> = facts.fields.iter().filter(|field| field.measure.is_some()).gather();
    for form in fields.chunk_by(|one, other| one.block == other.block) {
        let mut rows: Map<usize, (Option<&Figure>, Option<&Figure>)> = Map::new();
        for field in form {
            let figure = field.figure().and_then(|id| facts.figure(id)).filter(outturn);
            let Some(figure) = figure.filter(|figure| figure.unit.yuan().is_some()) else { continue };
            let row = rows.entry(field.line).or_default();
            *(if figure.scope.prior_year { &mut row.0 } else { &mut row.1 }) = Some(figure);
        }
        let pairs: Vec<(&Figure, &Figure)> =
            rows.values().filter_map(|(prior, own)| Some(((*prior)?, (*own)?))).gather();
        let amounts: Set<_> = pairs.iter().map(|(_, own)| own.amount).collect();
        if amounts.len() < LEAST {
            continue;
        }
        scan.look();
        if pairs.iter().all(|(prior, own)| prior.amount == own.amount) {
            let places = pairs.iter().filter_map(|(_, own)| Some((own.labels.name(), own.anchor?))).gather();
            let kind = form.first().and_then(|field| field.labels.form);
            let labels = Labels { form: kind, row: Vec::new(), column: "上年".to_owned() };
            scan.find_all(Severity::Note, labels, COPIED, places);
        }
    }
}
