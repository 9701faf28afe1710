//! The notes of one document: one of a kind, with the first place and how many there are.

use crate::base::anchor::Place;
use crate::base::list::Gather as _;
use crate::base::ordered::Map;
use crate::base::text::Text;
use crate::document::Document;
use crate::ingest::{IngestNote, NoteKind};

/// Notes being gathered.
#[derive(Default)]
pub(in crate::ingest) struct Notes {
    counted: Map<NoteKind, (Place, usize)>,
}

impl Notes {
    /// Counts one more of a kind.
    pub(in crate::ingest) fn add(&mut self, kind: NoteKind, place: Place) {
        let (_, count) = self.counted.entry(kind).or_insert((place, 0));
        *count = count.saturating_add(1);
    }

    /// How many there are of a kind.
    pub(in crate::ingest) fn count(&self, kind: NoteKind) -> usize {
        self.counted.get(&kind).map_or(0, |(_, count)| *count)
    }

    /// The notes, with messages.
    pub(in crate::ingest) fn finish(self, document: &Document) -> Vec<IngestNote> {
        let note = |(kind, (place, count))| IngestNote {
            kind,
            place: settled(place, document),
            message: message(kind, count),
        };
        self.counted.into_iter().map(note).gather()
    }
}

/// A place in a square that belongs to a merged cell is the place of that cell; one that is no more, its table's
/// or the document.
fn settled(place: Place, document: &Document) -> Place {
    match place {
        Place::Cell { table, row, col, range } => {
            let cell = document.table(table).and_then(|found| found.at(row, col));
            cell.map_or(Place::Document, |cell| Place::Cell { table, row: cell.row, col: cell.col, range })
        }
        Place::Block { block, .. } if block >= document.blocks.len() => Place::Document,
        other => other,
    }
}

fn message(kind: NoteKind, count: usize) -> Text {
    match kind {
        NoteKind::Picture => Text::new(
            format!("有 {count} 幅图片，图片中的文字未读取，请核实其中没有需要核对的数字。"),
            format!("{count} picture(s): text in pictures is not read."),
        ),
        NoteKind::EmbeddedObject => Text::new(
            format!("有 {count} 个嵌入对象（图表、工作表等），其中的内容未读取。"),
            format!("{count} embedded object(s), such as charts and worksheets, are not read."),
        ),
        NoteKind::Footnote => Text::new(
            format!("有 {count} 处脚注或尾注，其内容未读取。"),
            format!("{count} footnote(s) or endnote(s) are not read."),
        ),
        NoteKind::HiddenText => Text::new(
            format!("有 {count} 处隐藏文字未读取；其中如有需要核对的内容，请取消隐藏后再试。"),
            format!("{count} piece(s) of hidden text were not read."),
        ),
        NoteKind::BreaksOff => Text::new(
            "文件不完整：从这里往后的内容未能读取，请重新获取文件，或用 Word、WPS 打开后另存为新的 .docx。",
            "The file breaks off: what follows this place could not be read. Get the file again, or save it as a new .docx.",
        ),
        NoteKind::DamagedPart => Text::new(
            "文件有部分损坏，读到的内容可能不全，请用 Word 或 WPS 打开后另存为新的 .docx，再核实一次。",
            "A part of the file is damaged and may have been read incompletely. Save it as a new .docx and try again.",
        ),
        NoteKind::BeyondLimits => Text::new(
            "文档或表格过大、嵌套过深，从这里起有部分内容未读取或只按文字读取。",
            "The document or a table is too large or too deeply nested: from here on some of it was not read, or as text only.",
        ),
        NoteKind::Hidden => Text::new(
            format!("有 {count} 处隐藏的行、列或单元格，已一并读取和核对，请核实是否应当计入。"),
            format!("{count} hidden row(s), column(s) or cell(s) were read and checked with the rest."),
        ),
        _ => Text::new("这张表格有多种读法。", "This table can be read in more than one way."),
    }
}
