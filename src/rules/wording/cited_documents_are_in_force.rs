//! JH-W104. Page and cases: `cited_documents_are_in_force.md`.

use crate::base::text::Label;
use crate::diagnostic::{Code, Severity};
use crate::facts::What;
use crate::rules::{Check, Rule, Scan};

/// A document that another one has replaced before the year of the report.
pub const RULE: Rule = Rule {
    code: Code("JH-W104"),
    name: "cited-documents-are-in-force",
    severity: Severity::Note,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("cited_documents_are_in_force.md"),
};

const REPLACED: Label = Label {
    zh: "引用的{0}已由后来的文件取代（{1} 处），请核对依据。",
    en: "{0} has been replaced since ({1} place(s)): please check what the report rests on.",
};

fn scan(scan: &mut Scan<'_>) {
    scan.looked = scan.facts.mentions.iter().filter(|mention| matches!(mention.what, What::CitedYear(_))).count();
    scan.mentions(Severity::Note, "引用文件", REPLACED, |facts, mention| match mention.what {
        What::Replaced(year) => facts.year(mention.anchor.source).is_some_and(|own| own >= year),
        _ => false,
    });
}
