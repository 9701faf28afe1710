//! What must come of a document of the corpus, held against what came.

use jihe::engine::Opened;
use jihe::report::model::{Finding, Place, Report, Severity};
use serde_json::Value;

use super::check;
use super::corpus::Document;
use super::form::{self, Block};

/// A finding that must come.
struct Truth<'a> {
    value: &'a Value,
}

/// What is wrong with the report of a document, a line each: a finding missed, an error where none may be.
///
/// The document was opened from .docx, whose tables are those of the source row by row.
pub fn problems(document: &Document, opened: &Opened, report: &Report) -> Vec<String> {
    let strict = !document.truth["findings"].is_null();
    let list = if strict { &document.truth["findings"] } else { &document.truth["expect"] };
    let truths: Vec<Truth> = list.as_array().into_iter().flatten().map(|value| Truth { value }).collect();
    let mut rest: Vec<&Finding> = report.findings.iter().collect();
    let mut problems = Vec::new();
    for truth in &truths {
        let fits = |finding: &&Finding| truth.is_met(document, opened, finding);
        match rest.iter().position(fits) {
            Some(at) => drop(rest.remove(at)),
            None => problems.push(format!("missed: {}", truth.said())),
        }
    }
    // Of our own documents with exact findings nothing else may be said above a note; elsewhere no error.
    let least = if strict { Severity::Warning } else { Severity::Error };
    let loud = rest.into_iter().filter(|f| f.severity == Severity::Error || f.severity == least);
    problems.extend(loud.map(|finding| format!("said beside: {}", check::line(finding))));
    problems
}

impl Truth<'_> {
    fn word(&self, key: &str) -> Option<&str> {
        self.value[key].as_str()
    }

    fn words(&self, key: &str) -> Option<Vec<&str>> {
        self.value[key].as_array().map(|words| words.iter().filter_map(Value::as_str).collect())
    }

    /// The truth in a few words.
    fn said(&self) -> String {
        let near = self.words("near").unwrap_or_default().join("” or “");
        let place = self.word("at").map(str::to_owned).unwrap_or(format!("“{near}”"));
        format!("{} at {place}", self.word("severity").unwrap_or_default())
    }

    fn is_met(&self, document: &Document, opened: &Opened, finding: &Finding) -> bool {
        let severity = match (self.word("severity").unwrap_or_default(), finding.severity) {
            ("any", _) => true,
            // Doubt may be told as a question or as a hint.
            ("warning", severity) if self.words("near").is_some() => severity != Severity::Error,
            (word, _) => check::severity(finding) == word,
        };
        let quote = finding.place.quote.as_deref();
        severity
            && self.words("codes").is_none_or(|codes| codes.contains(&finding.code.as_str()))
            && self.word("at").is_none_or(|at| at == finding.at)
            && self.word("quote").is_none_or(|words| quote == Some(words))
            && self.words("near").is_none_or(|near| {
                let line = line(document, opened, &finding.place);
                line.is_some_and(|line| near.iter().any(|near| line.starts_with(near)))
            })
    }
}

/// The line of the source that a place is in.
fn line<'a>(document: &'a Document, opened: &Opened, place: &Place) -> Option<&'a str> {
    let mut lines = document.source.lines();
    let Some(table) = place.table else {
        let block = opened.document.blocks.get(place.block? as usize)?;
        let jihe::document::Block::Paragraph(paragraph) = block else { return None };
        return lines.find(|line| *line == paragraph.text);
    };
    let blocks = form::blocks(&document.source);
    let tables: Vec<&form::Table> =
        blocks.iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }).collect();
    assert_eq!(tables.len(), opened.document.tables.len(), "{}", document.name);
    let row = tables.get(table as usize)?.lines.get(place.row? as usize)?;
    lines.nth(*row)
}
