//! The main part: which sheets there are, in which order, in which parts.

use super::date::Epoch;
use crate::ingest::limits;
use crate::ingest::package::{self, is_kind, join, relations};
use crate::ingest::xml::{self, Element, Sink};
use crate::ingest::zip::{Archive, ZipError};

/// A workbook, as far as its main part says.
#[derive(Default)]
pub(super) struct Workbook {
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) epoch: Epoch,
    pub(super) strings: Option<String>,
    pub(super) styles: Option<String>,
    pub(super) damaged: bool,
    /// More sheets than are read.
    pub(super) beyond: bool,
}

/// A sheet in the list of the workbook.
#[derive(Default)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    /// Hidden, also from the list by which one shows hidden sheets.
    pub(super) hidden: bool,
    pub(super) kind: Kind,
    /// The part it stands in.
    pub(super) part: String,
    /// How the workbook names the relation to it.
    relation: String,
}

/// What a sheet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Kind {
    /// Cells.
    #[default]
    Cells,
    /// A chart, a dialog, macros.
    Other,
}

const USUAL: &str = "xl/workbook.xml";

/// Finds the parts of a workbook and reads the main one.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Workbook, ZipError> {
    let of_package = relations(archive, "_rels/.rels");
    let main = of_package.iter().find(|relation| is_kind(&relation.kind, "officeDocument"));
    let main = main.map(|relation| join("", &relation.target)).filter(|name| archive.contains(name));
    let main = main.unwrap_or_else(|| USUAL.to_owned());
    let (part, damaged) = package::text(archive, &main)?;
    let mut workbook = Workbook { damaged, ..Workbook::default() };
    workbook.damaged |= xml::read(&part, &mut workbook) != xml::End::Complete;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relations = relations(archive, &join(folder, &format!("_rels/{file}.rels")));
    for sheet in &mut workbook.sheets {
        if let Some(relation) = relations.iter().find(|relation| relation.id == sheet.relation) {
            sheet.part = join(folder, &relation.target);
            sheet.kind = if is_kind(&relation.kind, "worksheet") { Kind::Cells } else { Kind::Other };
        }
    }
    let part = |kind: &str| {
        let relation = relations.iter().find(|relation| is_kind(&relation.kind, kind))?;
        Some(join(folder, &relation.target))
    };
    (workbook.strings, workbook.styles) = (part("sharedStrings"), part("styles"));
    Ok(workbook)
}

impl Sink for Workbook {
    fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
        match element.name() {
            "workbookPr" => {
                let date1904 = element.attribute("date1904");
                if matches!(date1904.as_deref(), Some("1" | "true" | "on")) {
                    self.epoch = Epoch::Of1904;
                }
            }
            "sheet" if self.sheets.len() < limits::SHEETS => self.sheets.push(SheetEntry {
                name: element.attribute("name").unwrap_or_default(),
                hidden: element.attribute("state").is_some_and(|state| state != "visible"),
                relation: element.attribute("id").unwrap_or_default(),
                ..SheetEntry::default()
            }),
            "sheet" => self.beyond = true,
            _ => {}
        }
        matches!(element.name(), "workbook" | "sheets")
    }

    fn text(&mut self, _text: &str) {}

    fn close(&mut self) {}
}
