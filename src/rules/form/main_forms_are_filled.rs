//! JH-F105. Page and cases: `main_forms_are_filled.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::{Fact, Field, Labels};
use crate::rules::{Check, Rule, Scan, say};
use crate::vocabulary::FormKind;

/// A form of income, expenditure or funds in which not a single figure stands.
pub const RULE: Rule = Rule {
    code: Code("JH-F105"),
    name: "main-forms-are-filled",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("main_forms_are_filled.md"),
};

const BLANK: Label = Label {
    zh: "“{0}”一个金额也没有填，请补充，或说明不填的原因。",
    en: "“{1}”: not a single amount was filled in; please add them, or say why not.",
};

/// Forms that no department can leave blank; 三公经费 or 楼堂馆所 may well be nothing.
const MAIN: &[FormKind] = &[
    FormKind::Income,
    FormKind::ExpenditureAndSurplus,
    FormKind::SelfEvaluationFunds,
    FormKind::BaseDataMoney,
    FormKind::IncomeList,
    FormKind::ExpenditureList,
];

fn scan(scan: &mut Scan<'_>) {
    let same = |one: &Field, other: &Field| one.block == other.block;
    for form in scan.facts.fields.chunk_by(same) {
        let Some(first) = form.first() else { continue };
        let Some(kind) = first.labels.form.filter(|kind| MAIN.contains(kind)) else { continue };
        scan.look();
        if form.iter().all(|field| field.fact == Fact::Blank) {
            let labels = Labels { form: Some(kind), ..Labels::default() };
            let label = kind.label();
            scan.find(Severity::Note, (labels, first.anchor), say(BLANK, &[label.zh, label.en]), Vec::new());
        }
    }
}
