//! JH-F304. Page and cases: `targets_are_as_approved.md`.

use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Change, Changed, Labels};
use crate::rules::{Check, Rule, Scan, say};

/// Target and points of each indicator are those that were approved. One finding a form and column.
pub const RULE: Rule = Rule {
    code: Code("JH-F304"),
    name: "targets-are-as-approved",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("targets_are_as_approved.md"),
};

const TARGETS: Label = Label {
    zh: "与批复的绩效目标相比，{0} 项指标的指标值不同：{1}。请说明调整的依据。",
    en: "{0} target(s) are not those approved: {1}. Please say why they were changed.",
};
const POINTS: Label = Label {
    zh: "与批复的绩效目标相比，{0} 项指标的分值不同：{1}。请说明调整的依据。",
    en: "The points of {0} indicator(s) are not those approved: {1}. Please say why they were changed.",
};
const CHANGED: Label =
    Label { zh: "“{0}”由“{1}”改为“{2}”", en: "“{0}” was “{1}”, is “{2}”" };

fn scan(scan: &mut Scan<'_>) {
    changed(scan, &[(Changed::Target, "指标值", TARGETS, CHANGED), (Changed::Points, "分值", POINTS, CHANGED)]);
}

/// One finding a form for each way in which its rows are not as approved: what, its column, what is said of all, and of one.
pub(super) fn changed(scan: &mut Scan<'_>, ways: &[(Changed, &str, Label, Label)]) {
    /// So many are told in the sentence; the others are attached like these.
    const TOLD: usize = 5;
    let facts = scan.facts;
    for compared in &facts.compared {
        scan.looked = scan.looked.saturating_add(compared.rows);
        for (what, column, all, one) in ways {
            let changes: Vec<&Change> = compared.changes.iter().filter(|change| change.what == *what).gather();
            let Some(first) = changes.first() else { continue };
            let told = changes.iter().take(TOLD).map(|c| say(*one, &[&c.name, &c.before, &c.after])).gather();
            let zh = told.iter().map(|text| text.zh.clone()).gather().joined("；");
            let en = told.iter().map(|text| text.en.clone()).gather().joined("; ");
            let count = changes.len().to_string();
            let (etc, more) = if changes.len() > TOLD { (" 等", " …") } else { ("", "") };
            let message = Text::new(say(*all, &[&count, &(zh + etc)]).zh, say(*all, &[&count, &(en + more)]).en);
            let mut related = Vec::new();
            for (at, change) in changes.iter().enumerate() {
                let own = (at > 0).then(|| Annotation { label: Text::same(&change.name), anchor: change.anchor });
                let approved =
                    change.approved.map(|anchor| Annotation { label: Text::new("批复", "approved"), anchor });
                related.extend(own.into_iter().chain(approved));
            }
            let labels = Labels { form: Some(compared.kind), row: Vec::new(), column: (*column).to_owned() };
            scan.find(Severity::Note, (labels, first.anchor), message, related);
        }
    }
}
