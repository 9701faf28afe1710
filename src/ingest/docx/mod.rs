//! A Word document: package in, [`Document`] out.

mod body;
pub(super) mod notes;
mod numbering;
mod package;
mod story;
mod styles;
mod symbol;
mod table;

use super::xml;
use super::zip::Archive;
use super::{IngestError, IngestNote, NoteKind};
use crate::base::anchor::Place;
use crate::document::Document;
use body::{Body, FootnoteKind};
use notes::Notes;
use numbering::Numbering;
use styles::Styles;

/// Reads the document of a package that has one.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<(Document, Vec<IngestNote>), IngestError> {
    let names = package::locate(archive).ok_or(IngestError::NotADocument)?;
    let mut notes = Notes::default();
    let (main, damaged) = package::text(archive, &names.document)?;
    if damaged {
        notes.add(NoteKind::DamagedPart, Place::Document);
    }
    let numbering = numbering(archive, &names, &mut notes);
    let mut body = Body::new(numbering, notes);
    let end = xml::read(&main, &mut body);
    body.end(end);
    for (kind, name) in [(FootnoteKind::Footnote, &names.footnotes), (FootnoteKind::Endnote, &names.endnotes)] {
        if body.wants(kind)
            && let Some(name) = name
        {
            // What is missing or damaged is said where a note is not found.
            if let Ok((part, _)) = package::text(archive, name) {
                xml::read(&part, &mut body);
            }
        }
    }
    let (document, notes) = body.finish();
    if document.has_text() {
        return Ok((document, notes));
    }
    let whole = end == xml::End::Complete && !damaged;
    Err(if whole { IngestError::NoText } else { IngestError::DamagedDocument })
}

/// Lists and, only where there are lists, styles.
fn numbering(archive: &mut Archive<'_>, names: &package::Names, notes: &mut Notes) -> Numbering {
    let mut part = |name: &Option<String>| {
        let read = package::text(archive, name.as_deref()?);
        if !matches!(read, Ok((_, false))) {
            notes.add(NoteKind::DamagedPart, Place::Document);
        }
        read.ok().map(|(text, _)| text)
    };
    let Some(lists) = part(&names.numbering) else { return Numbering::default() };
    let styles = part(&names.styles).map(|styles| Styles::read(&styles)).unwrap_or_default();
    Numbering::read(&lists, styles)
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
