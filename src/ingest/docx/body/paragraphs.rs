//! Paragraphs and text boxes: runs of characters in, items of the open story out.

use super::{Body, Frame};
use crate::base::list::TakeIn as _;
use crate::document::Origin;
use crate::ingest::docx::story::{Item, Level, OpenParagraph, Story};
use crate::ingest::docx::xml::Element;
use crate::ingest::limits;

impl Body {
    pub(super) fn begin_paragraph(&mut self, at: u64) -> Frame {
        let Some(story) = self.story().filter(|story| story.paragraph.is_none()) else { return Frame::Plain };
        // What stood before a deleted paragraph mark goes on in this paragraph, whose mark it now has.
        let paragraph = match story.carry.take() {
            Some(carry) => OpenParagraph { at: carry.at, text: carry.text, boxes: carry.boxes, ..Default::default() },
            None => OpenParagraph { at, ..OpenParagraph::default() },
        };
        story.paragraph = Some(paragraph);
        self.paragraphs = self.paragraphs.saturating_add(1);
        if self.paragraphs > limits::PARAGRAPHS {
            self.beyond_limits();
            self.stopped = true;
        }
        Frame::Paragraph
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(story) = self.story() else { return };
        let Some(paragraph) = story.paragraph.take() else { return };
        if !paragraph.mark_deleted {
            self.put(paragraph);
        } else if !paragraph.text.is_empty() || !paragraph.boxes.is_empty() {
            story.carry = Some(paragraph);
        }
    }

    /// Adds a finished paragraph to the open story, with its number.
    fn put(&mut self, paragraph: OpenParagraph) {
        let OpenParagraph { at, text, style, list, boxes, .. } = paragraph;
        let label = self.numbering.label(style.as_deref(), list, &text);
        let text = if label.is_empty() { text } else { label + &text };
        let origin = if self.footnotes.reading() { Origin::Unknown } else { Origin::DocxByte(at) };
        if let Some(story) = self.story() {
            story.items.push(Item::Paragraph { text, origin });
            story.items.take_in(boxes);
        }
    }

    /// Ends what is still open in a story.
    pub(super) fn end_story(&mut self) {
        let Some(story) = self.story() else { return };
        if let Some(paragraph) = story.carry.take() {
            self.put(paragraph);
        }
    }

    pub(super) fn begin_text(&mut self, element: &Element<'_>) -> Frame {
        let keep_blanks = element.attribute("space").as_deref() == Some("preserve");
        match self.paragraph() {
            Some(paragraph) => Frame::Text { from: paragraph.text.len(), keep_blanks },
            None => Frame::Plain,
        }
    }

    /// Blanks at the ends of a run count only where it says so.
    pub(super) fn trim_text(&mut self, from: usize) {
        let Some(paragraph) = self.paragraph() else { return };
        let kept = paragraph.text.get(from..).unwrap_or_default().trim_matches(' ').to_owned();
        paragraph.text.truncate(from);
        paragraph.text.push_str(&kept);
    }

    pub(super) fn paragraph_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        match element.name() {
            "numPr" => Some(Frame::ListProps),
            "rPr" => Some(Frame::MarkProps),
            "pStyle" => {
                self.paragraph()?.style = element.val();
                None
            }
            _ => None,
        }
    }

    pub(super) fn mark_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        if matches!(element.name(), "del" | "moveFrom") {
            self.paragraph()?.mark_deleted = true;
        }
        None
    }

    /// Hidden characters, and raised ones (the mark of a note behind a number), as Word shows them.
    pub(super) fn run_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        let value = element.val();
        let off = matches!(value.as_deref(), Some("0" | "false" | "off"));
        let run = self.frames.iter_mut().rev().find(|frame| matches!(frame, Frame::Run { .. }))?;
        if let Frame::Run { hidden, raised } = run {
            *hidden |= element.name() == "vanish" && !off;
            *raised |= element.name() == "vertAlign" && value.as_deref() == Some("superscript");
        }
        None
    }

    /// True where the characters to come are not shown.
    pub(super) fn is_hidden(&self) -> bool {
        let run = self.frames.iter().rev().find(|frame| matches!(frame, Frame::Run { .. }));
        matches!(run, Some(Frame::Run { hidden: true, .. }))
    }

    /// True where the characters to come are not to be read with what stands before them: a raised mark behind a
    /// number, or the result of a field within the instruction of another.
    pub(super) fn is_left_out(&mut self) -> bool {
        let run = self.frames.iter().rev().find(|frame| matches!(frame, Frame::Run { .. })).copied();
        let Some(paragraph) = self.paragraph() else { return false };
        let behind_digit = paragraph.text.ends_with(|c: char| c.is_ascii_digit());
        // The innermost field alone says nothing: where its end is missing, what follows would be lost.
        let around = paragraph.fields.split_last().map(|(_, around)| around).unwrap_or_default();
        around.contains(&false) || (behind_digit && matches!(run, Some(Frame::Run { raised: true, .. })))
    }

    pub(super) fn list_property(&mut self, element: &Element<'_>) -> Option<Frame> {
        match element.name() {
            "numId" => self.paragraph()?.list.list = element.number(),
            "ilvl" => self.paragraph()?.list.level = element.number(),
            _ => {}
        }
        None
    }

    pub(super) fn begin_text_box(&mut self) -> Frame {
        if self.paragraph().is_none() {
            return Frame::Plain;
        }
        self.levels.push(Level::Story(Story::default()));
        Frame::TextBox
    }

    pub(super) fn end_text_box(&mut self) {
        self.end_story();
        let Some(Level::Story(story)) = self.levels.pop() else { return };
        if let Some(paragraph) = self.paragraph() {
            paragraph.boxes.take_in(story.items);
        }
    }
}
