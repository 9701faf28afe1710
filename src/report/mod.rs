//! Rank 9: what the stages found → the report, and its renderings: JSON (the one writer), text for people, the trace
//! of all stages. No decisions.

mod build;
mod coverage;
pub mod criterion;
mod edit;
#[cfg(feature = "cli")]
pub mod facts;
mod findings;
pub mod inspect;
mod json;
pub mod model;
#[cfg(feature = "cli")]
pub mod notes;
mod packs;
mod place;
mod scores;
mod sheet;
pub mod text;
mod view;

use crate::base::text::Lang;
use crate::ingest::IngestError;

pub use build::{Parts, SourceInfo, build};
pub use edit::{Edit, apply};
pub use view::view;

/// A report as JSON: the same bytes from library, page and command line.
pub fn json(value: &dyn json::Json) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}

/// Why a source could not be read, in words.
pub fn unread(error: IngestError, lang: Lang) -> model::ReadError {
    model::ReadError {
        code: error.code().to_owned(),
        message: error.message().get(lang).to_owned(),
        advice: error.advice().get(lang).to_owned(),
    }
}
