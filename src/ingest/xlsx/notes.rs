//! What is said about a workbook beside its content: what is hidden, not computed, not read.

use super::address::Square;
use super::sheet::Sheet;
use super::workbook::SheetEntry;
use crate::base::anchor::Place;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::ordered::sort;
use crate::base::text::Text;
use crate::document::{Block, Document, Origin, cell_name, column_name};
use crate::ingest::{IngestError, IngestNote, NoteKind};

/// Names of cells that a note lists; of more, the number is said.
const LISTED: usize = 6;

/// Notes being gathered.
#[derive(Default)]
pub(super) struct Notes {
    notes: Vec<IngestNote>,
}

impl Notes {
    /// A note about the file as a whole, once.
    pub(super) fn whole(&mut self, kind: NoteKind) {
        let message = unread("文件", "of the file", kind);
        let note = IngestNote { kind, place: Place::Document, message };
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Why there is nothing to work on.
    pub(super) fn failure(&self) -> IngestError {
        let said = |kind| self.notes.iter().any(|note| note.kind == kind);
        if said(NoteKind::BeyondLimits) {
            IngestError::UnpacksTooLarge
        } else if said(NoteKind::DamagedPart) || said(NoteKind::BreaksOff) {
            IngestError::DamagedDocument
        } else {
            IngestError::NoText
        }
    }

    /// A sheet without cells was left out.
    pub(super) fn skipped(&mut self, name: &str) {
        let message = Text::new(
            format!("表“{name}”是图表或宏，其中内容未读取。"),
            format!("Sheet “{name}” is a chart or holds macros and is not read."),
        );
        self.notes.push(IngestNote { kind: NoteKind::EmbeddedObject, place: Place::Document, message });
    }

    /// What is to be said of a sheet that begins at a block. `kept` is what kept it from being read whole.
    pub(super) fn of_sheet(
        &mut self,
        document: &Document,
        entry: &SheetEntry,
        (number, block): (usize, usize),
        sheet: &Sheet,
        kept: Option<NoteKind>,
    ) {
        let name = &entry.name;
        let top = match document.blocks.get(block) {
            Some(_) => Place::Block { block, range: None },
            None => Place::Document,
        };
        let mut add = |kind, place, message| self.notes.push(IngestNote { kind, place, message });
        let kept = kept.or(sheet.cut.then_some(NoteKind::BeyondLimits));
        if let Some(kind) = kept {
            add(kind, top, unread(&format!("表“{name}”"), &format!("of sheet “{name}”"), kind));
        }
        if sheet.drawing {
            let zh = format!("表“{name}”上有图片、图表或文本框，其中内容未读取，请核实其中没有需要核对的数字。");
            let en = format!("Pictures, charts or text boxes on sheet “{name}” are not read.");
            add(NoteKind::Picture, top, Text::new(zh, en));
        }
        if top != Place::Document
            && let Some((zh, en)) = hidden(document, entry, block, sheet)
        {
            let zh = format!("表“{name}”中有隐藏的内容（{zh}），已一并读取。");
            let en = format!("Sheet “{name}” has hidden content ({en}), which was read as well.");
            add(NoteKind::Hidden, top, Text::new(zh, en));
        }
        let place = |squares: &[Square]| squares.first().map_or(top, |at| place(document, (number, block), *at));
        if !sheet.uncomputed.is_empty() {
            let cells = cells(&sheet.uncomputed);
            let zh =
                format!("表“{name}”中 {cells} 的公式没有计算结果，无法核对。请用 Excel 或 WPS 打开，重新计算并保存。");
            let en =
                format!("Formulas without a computed value on sheet “{name}”: {cells}. Open, recalculate and save it.");
            add(NoteKind::UncomputedFormula, place(&sheet.uncomputed), Text::new(zh, en));
        }
        if !sheet.errors.is_empty() {
            let cells = cells(&sheet.errors);
            let zh = format!("表“{name}”中 {cells} 是公式出错的标记（如 #REF!），不是数字，无法核对。");
            let en = format!("Error values of formulas on sheet “{name}”, not numbers: {cells}.");
            add(NoteKind::ErrorValue, place(&sheet.errors), Text::new(zh, en));
        }
    }

    /// The notes.
    pub(super) fn finish(self) -> Vec<IngestNote> {
        self.notes
    }
}

fn unread(zh: &str, en: &str, kind: NoteKind) -> Text {
    if kind == NoteKind::BeyondLimits {
        return Text::new(
            format!("{zh}过大，后面的部分未读取。"),
            format!("The end {en} was not read: it is too large."),
        );
    }
    Text::new(
        format!("{zh}有损坏，读到的内容可能不全，请用 Excel 或 WPS 打开后另存，再核实一次。"),
        format!("A part {en} is damaged and may have been read incompletely. Save it anew and try again."),
    )
}

/// What is hidden of a sheet; none where nothing is.
fn hidden(document: &Document, entry: &SheetEntry, block: usize, sheet: &Sheet) -> Option<(String, String)> {
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if entry.hidden {
        zh.push("整张表".to_owned());
        en.push("the whole sheet".to_owned());
    }
    let rows: Vec<String> = sheet.hidden_rows.iter().map(|row| row.saturating_add(1).to_string()).gather();
    if !rows.is_empty() {
        zh.push(format!("第 {} 行", list(&rows)));
        en.push(format!("rows {}", list(&rows)));
    }
    let cols: Vec<String> = hidden_columns(document, block, sheet).into_iter().map(column_name).gather();
    if !cols.is_empty() {
        zh.push(format!("{} 列", list(&cols)));
        en.push(format!("columns {}", list(&cols)));
    }
    (!zh.is_empty()).then(|| (zh.joined("、"), en.joined(", ")))
}

/// Hidden columns in which something stands.
fn hidden_columns(document: &Document, block: usize, sheet: &Sheet) -> Vec<u32> {
    if sheet.hidden_cols.is_empty() {
        return Vec::new();
    }
    let tables = document.tables.iter().rev().take_while(|table| table.block >= block);
    let cells = tables.spread(|table| table.cells()).filter(|cell| !cell.text.is_empty());
    let cols = cells.filter_map(|cell| match cell.origin {
        Origin::SheetCell { col, .. } => Some(col),
        _ => None,
    });
    let mut cols: Vec<u32> = cols.gather();
    sort(&mut cols);
    cols.dedup();
    cols.retain(|col| sheet.hidden_cols.iter().any(|(first, last)| (first..=last).contains(&col)));
    cols
}

/// The names of cells, not too many.
fn cells(squares: &[Square]) -> String {
    let names: Vec<String> = squares.iter().take(LISTED).map(|at| cell_name(at.row, at.col)).gather();
    shortened(&names, squares.len())
}

fn list(names: &[String]) -> String {
    shortened(names.get(..LISTED).unwrap_or(names), names.len())
}

fn shortened(names: &[String], all: usize) -> String {
    let more = if all > names.len() { format!(" … ({all})") } else { String::new() };
    format!("{}{more}", names.joined("、"))
}

/// The place of a square among the blocks of its sheet.
fn place(document: &Document, (number, block): (usize, usize), at: Square) -> Place {
    let wanted = Origin::SheetCell { sheet: u32::try_from(number).unwrap_or(u32::MAX), row: at.row, col: at.col };
    for (block, content) in document.blocks.iter().enumerate().skip(block) {
        match content {
            Block::Paragraph(paragraph) if paragraph.origin == wanted => return Place::Block { block, range: None },
            Block::Paragraph(_) => {}
            Block::Table(table) => {
                let cells = document.table(*table).map(|table| table.cells()).unwrap_or_default();
                if let Some(cell) = cells.iter().find(|cell| cell.origin == wanted) {
                    return Place::Cell { table: *table, row: cell.row, col: cell.col, range: None };
                }
            }
        }
    }
    Place::Block { block, range: None }
}
