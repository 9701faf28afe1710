//! Bytes in, [`Document`] out. Ingest interprets nothing: it knows formats, not forms.
//!
//! Only here may a stage fail, and only where there is nothing to work on; a part that could not be read is a
//! note, and the rest of the document goes on its way.

pub(crate) mod docx;
mod encoding;
mod error;
mod format;
mod html;
pub mod limits;
mod note;
mod package;
pub mod text;
pub(crate) mod xlsx;
mod xml;
mod zip;

pub use error::{Foreign, IngestError};
pub use note::{IngestNote, NoteKind};

use crate::base::anchor::Place;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::text::Text;
use crate::document::Document;
use crate::packs::Lexicon;

/// What the edge provides: old text files need a decoder that is large, and that every host has already.
#[derive(Clone, Copy)]
pub struct Host {
    /// Decodes GB18030 (GBK and GB2312 included); none where the bytes are not of that encoding.
    pub decode_gb18030: fn(&[u8]) -> Option<String>,
}

/// Reads a file, or what was pasted. The name helps to tell formats apart that look alike from inside; the
/// lexicon gives plain text its columns back.
pub fn ingest(name: &str, bytes: &[u8], lexicon: &Lexicon, host: &Host) -> Result<Ingested, IngestError> {
    match format::recognize(name, bytes)? {
        format::Found::Docx(mut archive) => {
            let (document, notes) = docx::read(&mut archive)?;
            Ok(Ingested { document, format: Format::Docx, notes })
        }
        format::Found::Html => {
            let decoded = encoding::decode_page(bytes, host)?;
            let (mut document, mut notes) = html::read(&decoded.text)?;
            notes.take_in(text::mend(&mut document, lexicon).into_iter().map(several));
            notes.take_in(damage(&decoded));
            Ok(Ingested { document, format: Format::Html, notes })
        }
        format::Found::Xlsx(mut archive) => {
            let (document, notes) = xlsx::read(&mut archive, lexicon)?;
            Ok(Ingested { document, format: Format::Xlsx, notes })
        }
        format::Found::Text => {
            let decoded = encoding::decode(bytes, host)?;
            if decoded.text.trim().is_empty() {
                return Err(IngestError::Empty);
            }
            Ok(plain_text(name, &decoded, lexicon))
        }
    }
}

fn plain_text(name: &str, decoded: &encoding::Decoded, lexicon: &Lexicon) -> Ingested {
    let separator = text::separator(&decoded.text, format::is_named(name, &[".csv", ".tsv"]));
    let (read, format) = match separator {
        Some(separator) => (text::read_delimited(&decoded.text, separator, lexicon), Format::Csv),
        None => (text::read(&decoded.text, lexicon), Format::Text),
    };
    let mut notes: Vec<IngestNote> = read.notes.into_iter().map(several).gather();
    notes.take_in(damage(decoded));
    if read.cut {
        let message = Text::new("文本过长，后面的部分未读取。", "The text is too long; its end was not read.");
        notes.push(IngestNote { kind: NoteKind::BeyondLimits, place: Place::Document, message });
    }
    Ingested { document: read.document, format, notes }
}

fn several(note: text::TextNote) -> IngestNote {
    IngestNote { kind: NoteKind::SeveralReadings, place: note.place, message: note.text }
}

/// Characters that could not be decoded.
fn damage(decoded: &encoding::Decoded) -> Option<IngestNote> {
    let zh = format!("文本中有 {} 处字符损坏（显示为 \u{fffd}），请核实。", decoded.broken);
    let en = format!("Characters are damaged in {} place(s), shown as \u{fffd}.", decoded.broken);
    let note = IngestNote { kind: NoteKind::DamagedPart, place: Place::Document, message: Text::new(zh, en) };
    (decoded.broken > 0).then_some(note)
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct Ingested {
    /// What it says.
    pub document: Document,
    /// The format it had.
    pub format: Format,
    /// What could not be read, or not with certainty.
    pub notes: Vec<IngestNote>,
}

/// Formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A Word document.
    Docx,
    /// A page in HTML: a file, or what an office program or a browser put on the clipboard.
    Html,
    /// A workbook.
    Xlsx,
    /// Rows of cells parted by commas, semicolons or tabs.
    Csv,
    /// Plain text: a text file, or what was pasted.
    Text,
}

impl Format {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Text => "text",
        }
    }
}

#[cfg(test)]
mod tests;
