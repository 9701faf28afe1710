//! Footnotes and endnotes: parts of their own, read after the body, each below it in the order of the references.

use super::{Body, Frame};
use crate::base::anchor::Place;
use crate::base::list::TakeIn as _;
use crate::base::ordered::{Map, Set};
use crate::document::Origin;
use crate::ingest::NoteKind;
use crate::ingest::docx::story::{Item, Level, Story};
use crate::ingest::docx::xml::Element;

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::ingest::docx) enum Kind {
    Footnote,
    Endnote,
}

/// A note by its number in its part.
type Id = (Kind, String);

/// Notes that the body refers to, and what was read of them.
#[derive(Default)]
pub(super) struct Footnotes {
    references: Vec<(Id, Place)>,
    known: Set<Id>,
    found: Map<Id, Vec<Item>>,
    /// The part that is being read; the main part where there is none.
    part: Option<Kind>,
    open: Option<Id>,
}

impl Footnotes {
    /// True while a part of notes is being read.
    pub(super) fn reading(&self) -> bool {
        self.part.is_some()
    }
}

impl Body {
    /// A reference in the body. Nothing is put in its place: it may stand behind a figure.
    pub(super) fn refer(&mut self, element: &Element<'_>) -> Option<Frame> {
        let kind = if element.name() == "endnoteReference" { Kind::Endnote } else { Kind::Footnote };
        let id = (kind, element.attribute("id").unwrap_or_default());
        if !self.footnotes.reading() && self.footnotes.known.insert(id.clone()) {
            let place = self.place();
            self.footnotes.references.push((id, place));
        }
        None
    }

    /// Whether the body refers to notes of this kind: then the part comes next.
    pub(in crate::ingest::docx) fn wants(&mut self, kind: Kind) -> bool {
        self.footnotes.part = Some(kind);
        !self.stopped && self.footnotes.references.iter().any(|((other, _), _)| *other == kind)
    }

    pub(super) fn begin_note(&mut self, element: &Element<'_>) -> Option<Frame> {
        let id = (self.footnotes.part?, element.attribute("id").unwrap_or_default());
        let outermost = self.levels.len() == 1 && self.footnotes.open.is_none();
        // Lines that part notes from the body are notes of other types; what nobody refers to is not shown.
        if !outermost || !self.footnotes.known.contains(&id) || self.footnotes.found.contains_key(&id) {
            return None;
        }
        self.footnotes.open = Some(id);
        self.levels.push(Level::Story(Story::default()));
        Some(Frame::Note)
    }

    pub(super) fn end_note(&mut self) {
        self.end_story();
        let (Some(id), Some(Level::Story(story))) = (self.footnotes.open.take(), self.levels.pop()) else { return };
        self.footnotes.found.insert(id, story.items);
    }

    /// What the notes say, under their names; those that are not there are counted.
    pub(super) fn take_footnotes(&mut self) -> Vec<Item> {
        let Footnotes { references, mut found, .. } = std::mem::take(&mut self.footnotes);
        let mut items = Vec::new();
        let mut counts = [0_usize; 2];
        for (id, place) in references {
            let (name, count) = match (id.0, &mut counts) {
                (Kind::Footnote, [count, _]) => ("脚注", count),
                (Kind::Endnote, [_, count]) => ("尾注", count),
            };
            *count = count.saturating_add(1);
            let mut note = found.remove(&id).unwrap_or_default();
            match note.first_mut() {
                Some(Item::Paragraph { text, .. }) => *text = format!("{name}{count}：{}", text.trim_start()),
                Some(Item::Table(_)) => {
                    let text = format!("{name}{count}：");
                    note.insert(0, Item::Paragraph { text, origin: Origin::Unknown });
                }
                None => self.notes.add(NoteKind::Footnote, place),
            }
            items.take_in(note);
        }
        items
    }
}
