//! JH-W105. Page and cases: `units_are_not_mixed.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::Figure;
use crate::rules::{Check, Rule, Scan, say};

/// 元 beside a figure of a form in 万元; a note where an equation holds with the unit as written.
pub const RULE: Rule = Rule {
    code: Code("JH-W105"),
    name: "units-are-not-mixed",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("units_are_not_mixed.md"),
};

const MIXED: Label = Label {
    zh: "表内金额以{0}为单位，“{1}”写的是 {2} {3}，请核对单位。",
    en: "The form is in {0}, but “{1}” is written {2} {3}: please check the unit.",
};

fn scan(scan: &mut Scan<'_>) {
    // The last figure without a unit word: its unit is that of the form.
    let mut form: Option<((u32, usize), &Figure)> = None;
    for field in &scan.facts.fields {
        let Some(figure) = field.figure().and_then(|id| scan.facts.figure(id)) else { continue };
        if figure.unit.yuan().is_none() {
            continue;
        }
        scan.look();
        if figure.bare {
            form = Some((field.block, figure));
            continue;
        }
        let Some((_, of_form)) = form.filter(|(block, _)| *block == field.block) else { continue };
        if let (true, false, Some(anchor)) = (figure.unit != of_form.unit, scan.is_blamed(figure.id), figure.anchor) {
            let severity = if scan.is_verified(figure.id) { Severity::Note } else { Severity::Warning };
            let name = field.labels.name();
            let message = say(MIXED, &[of_form.unit.zh(), &name, &figure.raw, figure.unit.zh()]);
            scan.find(severity, (field.labels.clone(), anchor), message, Vec::new());
        }
    }
}
