//! Files that go wrong (`support/hostile/`): each ends as it should, within bounds of memory and output.

use std::collections::BTreeSet;
use std::time::Instant;

use jihe::base::text::Lang;
use jihe::document::{Block, Document};
use jihe::ingest::{IngestError, limits};
use jihe::report;

use crate::memory;
use crate::support::hostile::{CASES, Case, Ends, cases};
use crate::support::{engine, host};

/// What the engine may hold at most, beside the file itself. Addresses are twice as wide here as in WebAssembly.
const MEMORY: usize = 512 << 20;
/// Characters of a report in JSON, whatever the file.
const OUTPUT: usize = 128 << 20;

#[test]
fn what_cannot_be_opened_says_why() {
    end_as_they_should("strange");
}

#[test]
fn word_documents_end_as_they_should() {
    end_as_they_should("words");
}

#[test]
fn workbooks_end_as_they_should() {
    end_as_they_should("books");
}

#[test]
fn pages_end_as_they_should() {
    end_as_they_should("pages");
}

#[test]
fn texts_end_as_they_should() {
    end_as_they_should("texts");
}

fn end_as_they_should(kind: &str) {
    let engine = engine();
    let mut wrong = Vec::new();
    for case in CASES.into_iter().filter(|(name, _)| *name == kind).flat_map(|(_, cases)| cases) {
        let bytes = (case.make)();
        let begun = Instant::now();
        let (ended, held) = memory::of(|| {
            let opened = engine.open(case.name, &bytes, &host())?;
            let json = report::json(&engine.check(&[&opened], Lang::Zh));
            Ok((opened.document, json))
        });
        let taken = begun.elapsed();
        println!("{:<24} {:>11} {:>5} MB held {:>6} ms", case.name, bytes.len(), held >> 20, taken.as_millis());
        wrong.extend(otherwise(case, ended).map(|what| format!("{}: {what}", case.name)));
        // Two seconds are promised, of a release build on a machine that does nothing else; this is a debug build on a busy one.
        if held >= MEMORY || taken.as_secs() >= 600 {
            wrong.push(format!("{}: {held} bytes, {taken:?}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What did not end as it should; none where all did.
fn otherwise(case: &Case, ended: Result<(Document, String), IngestError>) -> Option<String> {
    let (document, json) = match (case.ends, ended) {
        (Ends::Refused(code), Err(error)) => return refused_otherwise(code, error),
        (Ends::Refused(_), Ok(_)) => return Some("was read".to_owned()),
        (_, Err(error)) => return Some(error.code().to_owned()),
        (_, Ok(read)) => read,
    };
    let report: serde_json::Value = serde_json::from_str(&json).expect(case.name);
    let findings = report["findings"].as_array().expect(case.name);
    let codes: BTreeSet<&str> = findings.iter().filter_map(|one| one["code"].as_str()).collect();
    let as_it_should = match case.ends {
        Ends::Said(code) => codes.contains(code),
        Ends::Read(text) => !codes.contains("JH-I102") && holds(&document, text),
        Ends::Refused(_) => false,
    };
    (!as_it_should || json.len() > OUTPUT).then(|| format!("{} characters, {codes:?}", json.len()))
}

/// A file that is not read: by what it is, and with what to do.
fn refused_otherwise(code: &str, error: IngestError) -> Option<String> {
    let said = error.message().zh.ends_with('。') && error.advice().zh.ends_with('。');
    (error.code() != code || !said).then(|| error.code().to_owned())
}

fn holds(document: &Document, text: &str) -> bool {
    let in_paragraph = |block: &Block| matches!(block, Block::Paragraph(paragraph) if paragraph.text.contains(text));
    let mut cells = document.tables.iter().flat_map(|table| table.cells());
    document.blocks.iter().any(in_paragraph) || cells.any(|cell| cell.text.contains(text))
}

#[test]
fn every_limit_has_a_file_that_exceeds_it() {
    let tried: BTreeSet<&str> = cases().flat_map(|case| case.limits.iter().copied()).collect();
    // Of lines that `jihe criterion` reads: `tests/cli.rs`.
    let known = limits::ALL.iter().map(|limit| limit.name).filter(|name| *name != "CRITERION_LINE");
    assert_eq!(tried, known.collect());
}
