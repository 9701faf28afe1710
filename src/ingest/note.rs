//! What ingest noticed: parts of a good file that could not be read, or could be read in more than one way.

use crate::base::anchor::Place;
use crate::base::text::Text;

/// A note of ingest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IngestNote {
    /// What kind of note.
    pub kind: NoteKind,
    /// Where; for several of one kind, the first.
    pub place: Place,
    /// What it is, for people.
    pub message: Text,
}

/// The kinds of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteKind {
    /// A pasted table whose lines can be put into columns in more than one way.
    SeveralReadings,
    /// The file breaks off, or is damaged from some point on; what stood before was read.
    BreaksOff,
    /// A part of the file is damaged; the rest was read.
    DamagedPart,
    /// A part of the document exceeds what is read.
    BeyondLimits,
    /// Pictures: text in them is not read.
    Picture,
    /// Embedded objects (spreadsheets, charts, other documents).
    EmbeddedObject,
    /// Footnotes and endnotes that could not be read.
    Footnote,
    /// Hidden characters, which were not read.
    HiddenText,
    /// Hidden rows, columns, cells or sheets, which were read.
    Hidden,
    /// Formulas that no program has computed.
    UncomputedFormula,
    /// Formulas whose value is an error.
    ErrorValue,
}

impl NoteKind {
    /// The stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::SeveralReadings => "several-readings",
            Self::BreaksOff => "breaks-off",
            Self::DamagedPart => "damaged-part",
            Self::BeyondLimits => "beyond-limits",
            Self::Picture => "picture",
            Self::EmbeddedObject => "embedded-object",
            Self::Footnote => "footnote",
            Self::HiddenText => "hidden-text",
            Self::Hidden => "hidden",
            Self::UncomputedFormula => "uncomputed-formula",
            Self::ErrorValue => "error-value",
        }
    }
}
