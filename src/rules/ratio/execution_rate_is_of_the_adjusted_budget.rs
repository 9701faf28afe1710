//! JH-R107. Page and cases: `execution_rate_is_of_the_adjusted_budget.md`.

use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Field, Labels};
use crate::rules::{Check, Rule, Scan};
use crate::vocabulary::measure;

/// A rate that fits the initial budget only, where an adjusted one stands beside it (财预〔2020〕10号: 全年预算数). One finding a form.
pub const RULE: Rule = Rule {
    code: Code("JH-R107"),
    name: "execution-rate-is-of-the-adjusted-budget",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("execution_rate_is_of_the_adjusted_budget.md"),
};

const INITIAL: Label = Label {
    zh: "“{0}”等 {1} 处只与执行数除以年初预算数相符，表中另有全年（调整后）预算数，请核对分母；当地规定以年初预算数为分母的请说明。",
    en: "“{0}” ({1} place(s)) is executed over the initial budget, though an adjusted one is stated: please check the divisor, or say why.",
};

fn scan(scan: &mut Scan<'_>) {
    let facts = scan.facts;
    let is_rate = |field: &&Field| field.measure == Some(measure::BUDGET_EXECUTION_RATE);
    let rates: Vec<&Field> = facts.fields.iter().filter(is_rate).gather();
    for form in rates.chunk_by(|one, other| one.block == other.block) {
        let mut places: Vec<(String, Anchor)> = Vec::new();
        for rate in form {
            let Some(id) = rate.figure() else { continue };
            scan.look();
            if scan.is_of_another_reading(id) {
                places.push((rate.labels.name(), rate.anchor));
            }
        }
        let kind = form.first().and_then(|rate| rate.labels.form);
        let labels = Labels { form: kind, row: Vec::new(), column: "执行率".to_owned() };
        scan.find_all(Severity::Note, labels, INITIAL, places);
    }
}
