//! Rank 8: what the stages found → the report, and its renderings: JSON (the one writer), text for people, the trace
//! of all stages. No decisions.

mod build;
mod coverage;
mod edit;
mod findings;
pub mod inspect;
pub mod model;
mod place;
pub mod text;
mod view;

pub use build::{Parts, SourceInfo, build};
pub use edit::{Edit, apply};
pub use view::view;

/// A report as JSON: the same bytes from library, page and command line.
pub fn json<T: serde::Serialize>(value: &T) -> String {
    // Our own types hold nothing that JSON cannot say: a failure has no cause.
    serde_json::to_string(value).unwrap_or_default()
}
