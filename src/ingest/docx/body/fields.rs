//! Fields: their results are read, not their instructions; the ticks and choices of old forms are characters.

use super::{Body, Frame};
use crate::ingest::docx::xml::Element;

impl Body {
    /// A field begins, its result begins, or it ends.
    pub(super) fn field_mark(&mut self, element: &Element<'_>) -> Frame {
        if let Some(paragraph) = self.paragraph() {
            match element.attribute("fldCharType").as_deref() {
                Some("begin") => paragraph.fields.push(false),
                Some("separate") => {
                    if let Some(begun) = paragraph.fields.last_mut() {
                        *begun = true;
                    }
                }
                Some("end") => {
                    paragraph.fields.pop();
                }
                _ => {}
            }
        }
        Frame::Plain
    }

    /// What the innermost box or list of a form says of itself.
    pub(super) fn form_field(&mut self, element: &Element<'_>) -> Option<Frame> {
        let name = element.name();
        let mut entry = None;
        match self.frames.last_mut() {
            // `checked` comes after `default`, and counts.
            Some(Frame::TickBox { ticked }) if matches!(name, "checked" | "default") => *ticked = element.switch(),
            Some(Frame::DropDown { chosen, .. }) if name == "result" => *chosen = element.number(),
            Some(Frame::DropDown { chosen, .. }) if name == "default" => *chosen = chosen.or(element.number()),
            Some(Frame::DropDown { chosen, passed }) if name == "listEntry" => {
                entry = element.val().filter(|_| *passed == chosen.unwrap_or(0));
                *passed = passed.saturating_add(1);
            }
            _ => {}
        }
        self.push(&entry.unwrap_or_default());
        None
    }
}
