//! A run of paragraphs and tables being read: the body, a cell, or a text box.

use super::styles::ListRef;
use super::table::{CellProps, OpenTable};
use crate::base::anchor::TableId;
use crate::base::list::Joined as _;
use crate::document::Origin;

/// What is open, from the body inwards: stories and tables take turns.
pub(super) enum Level {
    Story(Story),
    Table(OpenTable),
}

/// A story being read.
#[derive(Default)]
pub(super) struct Story {
    /// Set in a cell.
    pub(super) cell: OpenCell,
    pub(super) paragraph: Option<OpenParagraph>,
    /// A paragraph whose mark is deleted: the next one continues it.
    pub(super) carry: Option<OpenParagraph>,
    pub(super) items: Vec<Item>,
}

/// A cell being read.
#[derive(Clone, Copy, Default)]
pub(super) struct OpenCell {
    pub(super) props: CellProps,
    pub(super) width: usize,
    /// Nothing of it is kept.
    pub(super) dropped: bool,
}

/// A paragraph being read.
#[derive(Default)]
pub(super) struct OpenParagraph {
    pub(super) at: u64,
    pub(super) text: String,
    pub(super) style: Option<String>,
    pub(super) list: ListRef,
    pub(super) mark_deleted: bool,
    /// Fields that are open, and whether their result has begun.
    pub(super) fields: Vec<bool>,
    /// What stands in text boxes anchored in it.
    pub(super) boxes: Vec<Item>,
}

/// A finished piece of a story.
pub(super) enum Item {
    Paragraph { text: String, origin: Origin },
    Table(TableId),
}

impl Story {
    /// Whether nothing has been read yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.items.is_empty() && self.paragraph.is_none() && self.carry.is_none()
    }

    /// The story as the content of a cell: its text, the tables in it, where it begins.
    pub(super) fn into_cell(self) -> (String, Vec<TableId>, Origin) {
        let mut lines = Vec::new();
        let mut nested = Vec::new();
        let mut origin = Origin::Unknown;
        for item in self.items {
            match item {
                Item::Table(id) => nested.push(id),
                Item::Paragraph { text, origin: at } => {
                    if lines.is_empty() {
                        origin = at;
                    }
                    lines.push(text);
                }
            }
        }
        (lines.joined("\n"), nested, origin)
    }
}
