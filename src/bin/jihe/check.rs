//! `jihe check`.

use jihe::document::Document;
use jihe::engine::{Engine, Opened};
use jihe::report::{self, model, text};

use crate::args::{Check, Format};
use crate::failure::{self, Failure};

/// Checks the files and prints the result. Returns the exit code.
pub fn run(options: &Check) -> u8 {
    let engine = match Engine::new() {
        Ok(engine) => engine,
        Err(error) => {
            eprintln!("{error}");
            return crate::UNREADABLE;
        }
    };
    if options.together {
        return together(&engine, options);
    }
    let codes = options.files.iter().map(|path| match failure::open(&engine, path, options.lang) {
        Ok(opened) => one(&engine, options, &[&opened]),
        Err(failure) => failed(options, failure),
    });
    // 2 outweighs 1 outweighs 0.
    codes.max().unwrap_or(0)
}

/// All files as one submission; one that cannot be read is said, and the rest is checked.
fn together(engine: &Engine, options: &Check) -> u8 {
    let (mut opened, mut failures) = (Vec::new(), Vec::new());
    for path in &options.files {
        match failure::open(engine, path, options.lang) {
            Ok(file) => opened.push(file),
            Err(failure) => failures.push(failure),
        }
    }
    if opened.is_empty() {
        return failures.into_iter().map(|failure| failed(options, failure)).max().unwrap_or(0);
    }
    let files: Vec<&Opened> = opened.iter().collect();
    let code = one(engine, options, &files);
    for failure in &failures {
        eprintln!("{}：{}{}", failure.name, failure.error.message, failure.error.advice);
    }
    if failures.is_empty() { code } else { crate::UNREADABLE }
}

fn one(engine: &Engine, options: &Check, files: &[&Opened]) -> u8 {
    let report = engine.check(files, options.lang);
    match options.format {
        Format::Json | Format::Ndjson => crate::say(&format!("{}\n", report::json(&report))),
        Format::People => {
            let documents: Vec<&Document> = files.iter().map(|file| &file.document).collect();
            crate::say(&format!("{}\n", text::render(&report, &documents, options.lang)));
        }
    }
    u8::from(has_error(&report))
}

fn has_error(report: &model::Report) -> bool {
    report.findings.iter().any(|finding| finding.severity == model::Severity::Error)
}

fn failed(options: &Check, failure: Failure) -> u8 {
    match options.format {
        Format::Json | Format::Ndjson => crate::say(&format!("{}\n", report::json(&failure.model()))),
        Format::People => {
            eprintln!("{}\n  {}\n  {}\n", failure.name, failure.error.message, failure.error.advice);
        }
    }
    crate::UNREADABLE
}
