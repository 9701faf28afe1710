//! What the integration tests share: rule pages, documents written as text, the schema.
#![allow(dead_code)]

pub mod check;
pub mod corpus;
pub mod form;
pub mod hostile;
pub mod made;
pub mod made_tables;
pub mod page;
pub mod schema;
pub mod table;
pub mod tables;
pub mod truth;

use jihe::engine::{Engine, Opened};
use jihe::ingest::{Format, Host};

/// What a test provides to ingest.
pub fn host() -> Host {
    Host {
        decode_gb18030: |bytes| {
            encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map(|text| text.into_owned())
        },
    }
}

/// The engine with the packs of this build.
pub fn engine() -> Engine {
    Engine::new().unwrap()
}

/// A document as if it had been opened.
pub fn opened(document: jihe::document::Document) -> Opened {
    let print = jihe::submission::Print::new(&document);
    Opened { name: "case".to_owned(), format: Format::Text, sha256: String::new(), document, notes: Vec::new(), print }
}

/// The files of a folder, by name; none (and a loud word) where the folder is missing.
pub fn files(folder: &str) -> Vec<std::path::PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        skipped(&format!("{folder} is not there, so nothing of it was tested"));
        return Vec::new();
    };
    let mut files: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    files
}

/// Says that something was not tested. Written past the test harness, which keeps what passing tests print.
pub fn skipped(what: &str) {
    use std::io::Write as _;
    let _ = writeln!(std::io::stderr(), "SKIPPED {what}");
}
