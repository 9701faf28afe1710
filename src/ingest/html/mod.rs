//! Markup in, [`Document`] out: files of the web, and what Word, WPS, Excel and browsers put on the clipboard.
//!
//! A reader of its own that takes markup as it comes: tags that were never closed end where they must, tables
//! begin where rows stand without one. Only what decides text and squares is looked at.

mod attributes;
mod entities;
mod flow;
mod narrow;
mod reader;
mod skip;
mod table;
mod tokens;

use super::{IngestError, IngestNote};
use crate::document::Document;

/// Reads markup that was decoded.
pub(super) fn read(text: &str) -> Result<(Document, Vec<IngestNote>), IngestError> {
    // The header of Windows' clipboard stands before the markup.
    let start = if text.starts_with("Version:") { text.find('<').unwrap_or_default() } else { 0 };
    let mut reader = reader::Reader::default();
    for (at, token) in tokens::Tokens::new(text.get(start..).unwrap_or_default()) {
        if !reader.token(token, u64::try_from(at.saturating_add(start)).unwrap_or(u64::MAX)) {
            break;
        }
    }
    let (document, notes) = reader.finish();
    if document.has_text() { Ok((document, notes)) } else { Err(IngestError::NoText) }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
