//! Files checked through the whole engine, and what is asked of the result.

use std::path::Path;

use jihe::base::text::Lang;
use jihe::report::{
    self,
    model::{Finding, Place, Report, Severity, Status, TermRole, Verdict},
};
use rust_decimal::Decimal;

/// Checks the file at a path. The JSON is held against the schema on the way.
pub fn file(path: &Path) -> Report {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    bytes_named(&path.file_name().unwrap().to_string_lossy(), &bytes)
}

/// Checks bytes as if they were a file of this name.
pub fn bytes_named(name: &str, bytes: &[u8]) -> Report {
    let engine = super::engine();
    let opened = engine.open(name, bytes, &super::host()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let report = engine.check(&[&opened], Lang::Zh);
    super::schema::validate(&report::json(&report));
    report
}

/// What must be equal for two reports to have the same findings: code, severity, fingerprint, found, expected.
pub fn same_findings(report: &Report) -> Vec<String> {
    let mut findings: Vec<String> = report
        .findings
        .iter()
        .map(|finding| {
            let working = finding.working.as_ref();
            // As values: how many zeros are written may depend on what else stands in the table.
            let value = |text: &String| decimal(text).normalize().to_string();
            let (found, expected) = working.map(|w| (value(&w.found), value(&w.expected))).unwrap_or_default();
            format!("{} {} {} {found} {expected}", severity(finding), finding.code, finding.fingerprint)
        })
        .collect();
    findings.sort();
    findings
}

/// The word of a finding's severity.
pub fn severity(finding: &Finding) -> &'static str {
    match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The findings of a severity.
pub fn of(report: &Report, severity: Severity) -> Vec<&Finding> {
    report.findings.iter().filter(|finding| finding.severity == severity).collect()
}

/// One line a finding: severity, code, place, the characters there, found and expected.
pub fn line(finding: &Finding) -> String {
    let working = finding.working.as_ref();
    let values = working.map(|w| format!(" {} ≠ {}", w.found, w.expected)).unwrap_or_default();
    let quote = finding.place.quote.as_deref().unwrap_or("—").replace('\n', "⏎");
    format!("{} {} {} [{quote}]{values}", severity(finding), finding.code, finding.at)
}

/// The numbers of relations that state an equation, written as `97.18 = 10.18 + 87`, and come to a verdict.
///
/// What a sentence repeats of a form is no equation of its own. The order of the terms is of no account; `a / b` is a rate of 100, `%` and blanks are for the eye.
pub fn equations(report: &Report, equation: &str, verdict: Verdict) -> Vec<u32> {
    let (result, right) = equation.split_once('=').expect("an equation");
    let ratio = right.contains('/');
    let mut wanted: Vec<Decimal> = Vec::new();
    let mut minus = false;
    for word in right.split_whitespace() {
        match word {
            "+" | "/" | "*" => minus = false,
            "-" => minus = true,
            number => wanted.push(decimal(number) * if minus { -Decimal::ONE } else { Decimal::ONE }),
        }
    }
    wanted.sort();
    let result = decimal(result.trim().trim_end_matches('%'));
    let states = |relation: &&report::model::Relation| {
        if relation.basis == report::model::Basis::Sentence && relation.shape == report::model::Shape::Equal {
            return false;
        }
        let results: Vec<Decimal> = terms(relation, true);
        let mut parts = terms(relation, false);
        if ratio {
            parts = parts.into_iter().map(|part| part.abs()).collect();
        }
        parts.sort();
        relation.verdict == verdict && results == [result] && parts == wanted
    };
    report.relations.iter().filter(states).map(|relation| relation.id).collect()
}

fn terms(relation: &report::model::Relation, results: bool) -> Vec<Decimal> {
    relation
        .terms
        .iter()
        .filter(|term| (term.role == TermRole::Result) == results)
        .map(|term| decimal(&term.value) * Decimal::from(term.sign))
        .collect()
}

/// A decimal as written.
pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

/// Fails unless an equation is found, holds, and all of its figures are shown as verified.
pub fn assert_holds(report: &Report, equation: &str, times: usize) {
    let found = equations(report, equation, Verdict::Holds);
    assert_eq!(found.len(), times, "{equation}: holds {} times", found.len());
    for id in found {
        let relation = report.relations.iter().find(|relation| relation.id == id).unwrap();
        for place in relation.terms.iter().filter_map(|term| term.place.as_ref()) {
            let status = status(report, place);
            assert_eq!(status, Some(Status::Verified), "{equation}: {:?} at {place:?}", place.quote);
        }
    }
}

/// The status of the figure at a place.
pub fn status(report: &Report, place: &Place) -> Option<Status> {
    report.figures.iter().find(|figure| at(&figure.place) == at(place)).map(|figure| figure.status)
}

/// A place as something to compare.
pub fn at(place: &Place) -> (u32, [Option<u32>; 6]) {
    (place.source, [place.block, place.table, place.row, place.col, place.start, place.end])
}

/// The cell that a place is in.
pub fn cell(place: &Place) -> Option<(u32, u32, u32)> {
    Some((place.table?, place.row?, place.col?))
}

/// True where a figure stands in an equation that was not judged because something in it is blank.
pub fn insufficient(report: &Report, place: &Place) -> bool {
    let open = report.relations.iter().filter(|relation| relation.verdict == Verdict::Insufficient);
    open.flat_map(|relation| &relation.terms).filter_map(|term| term.place.as_ref()).any(|p| cell(p) == cell(place))
}
