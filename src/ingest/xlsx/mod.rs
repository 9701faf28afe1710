//! A workbook (.xlsx, .xlsm and their templates): package in, [`Document`] out. Sheet by sheet in their order, each
//! its name, the lines above its table, the table, the lines below.

mod address;
mod code;
mod date;
mod decimal;
mod layout;
mod notes;
mod sheet;
mod strings;
mod styles;
mod value;
mod workbook;

use super::package;
use super::xml;
use super::zip::{Archive, ZipError};
use super::{IngestError, IngestNote, NoteKind, limits};
use crate::document::Document;
use crate::packs::Lexicon;
use notes::Notes;
use sheet::{Budget, Reader, Shared, Sheet};
use styles::Styles;
use workbook::{Kind, SheetEntry, Workbook};

/// Reads the sheets of a package that holds a workbook.
pub(super) fn read(archive: &mut Archive<'_>, lexicon: &Lexicon) -> Result<(Document, Vec<IngestNote>), IngestError> {
    let workbook = workbook::read(archive)?;
    let mut notes = Notes::default();
    if workbook.damaged {
        notes.whole(NoteKind::DamagedPart);
    }
    if workbook.beyond {
        notes.whole(NoteKind::BeyondLimits);
    }
    let shared = shared(archive, &workbook, &mut notes);
    let mut budget = Budget { cells: limits::CELLS, bytes: limits::WORKBOOK_TEXT };
    let mut squares = limits::CELLS;
    let mut document = Document::default();
    for (number, entry) in workbook.sheets.iter().enumerate() {
        // What is found on a sheet that nobody sees must say so.
        document.sheets.push(entry.name.clone() + if entry.hidden { "（隐藏）" } else { "" });
        let read = (entry.kind == Kind::Cells).then(|| sheet(archive, entry, &shared, &mut budget));
        let Some((mut sheet, kind)) = read else {
            notes.skipped(&entry.name);
            continue;
        };
        let first = document.blocks.len();
        layout::lay_out(&mut document, &mut sheet, number, &mut squares, lexicon);
        notes.of_sheet(&document, entry, (number, first), &sheet, kind);
    }
    if !document.blocks.is_empty() {
        return Ok((document, notes.finish()));
    }
    Err(notes.failure())
}

/// Strings and styles. Where they cannot be read, that is said.
fn shared(archive: &mut Archive<'_>, workbook: &Workbook, notes: &mut Notes) -> Shared {
    let mut part = |name: &Option<String>| {
        let read = package::text(archive, name.as_deref()?);
        if !matches!(read, Ok((_, false))) {
            notes.whole(NoteKind::DamagedPart);
        }
        read.ok().map(|(text, _)| text)
    };
    let strings = part(&workbook.strings).map(|part| strings::read(&part));
    let styles = part(&workbook.styles).map(|part| Styles::read(&part)).unwrap_or_default();
    let (strings, end) = strings.unwrap_or((Vec::new(), xml::End::Complete));
    if end != xml::End::Complete {
        notes.whole(NoteKind::DamagedPart);
    }
    Shared { strings, styles, epoch: workbook.epoch }
}

/// A sheet, and what kept it from being read whole.
fn sheet(
    archive: &mut Archive<'_>,
    entry: &SheetEntry,
    shared: &Shared,
    budget: &mut Budget,
) -> (Sheet, Option<NoteKind>) {
    let (part, damaged) = match package::text(archive, &entry.part) {
        Ok(read) => read,
        Err(ZipError::TooLarge) => return (Sheet::default(), Some(NoteKind::BeyondLimits)),
        Err(_) => return (Sheet::default(), Some(NoteKind::DamagedPart)),
    };
    let mut reader = Reader::new(shared, budget);
    let end = xml::read(&part, &mut reader);
    let sheet = reader.sheet;
    let kind = match end {
        xml::End::Broken => Some(NoteKind::BreaksOff),
        xml::End::Stopped => Some(NoteKind::BeyondLimits),
        xml::End::Complete if damaged || sheet.broken => Some(NoteKind::DamagedPart),
        xml::End::Complete => None,
    };
    (sheet, kind)
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
