//! Rank 8: what the stages found → the report, and its renderings: JSON (the one writer), text for people, the trace
//! of all stages. No decisions.

mod build;
mod coverage;
mod edit;
mod findings;
pub mod inspect;
mod json;
pub mod model;
#[cfg(feature = "cli")]
pub mod notes;
mod place;
pub mod text;
mod view;

pub use build::{Parts, SourceInfo, build};
pub use edit::{Edit, apply};
pub use view::view;

/// A report as JSON: the same bytes from library, page and command line.
pub fn json(value: &dyn json::Json) -> String {
    let mut out = String::new();
    value.write(&mut out);
    out
}
