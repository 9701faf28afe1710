//! XML as the parts of a package need it: elements by local name (any prefix, transitional and strict alike),
//! attributes, text with its references resolved. No entity is expanded beyond the five of XML itself.

use crate::ingest::limits;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// A receiver of elements. `open` returns whether the content of the element is wanted; where it is not,
/// neither its content nor its end is reported.
pub(super) trait Sink {
    /// An element begins, at this byte of the part.
    fn open(&mut self, element: &Element<'_>, at: u64) -> bool;
    /// Characters of the innermost open element.
    fn text(&mut self, text: &str);
    /// The innermost open element ends.
    fn close(&mut self);
    /// Whether to go on.
    fn proceed(&self) -> bool {
        true
    }
}

/// How reading a part ended. Open elements have been closed in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// At its end.
    Complete,
    /// At the byte where it breaks off or is no XML any more.
    Broken,
    /// Where it became too deep, or where the receiver had enough.
    Stopped,
}

/// The start of an element.
pub(super) struct Element<'a> {
    start: &'a BytesStart<'a>,
}

impl Element<'_> {
    /// The name without prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// An attribute by its name without prefix; the first where there are several.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest: &str = self.start.attributes_raw();
        loop {
            // Of several words before the sign of equality only the last has a value.
            let (before, after) = rest.split_once('=')?;
            let full = before.split_ascii_whitespace().next_back().unwrap_or_default();
            let (quote, after) = after.trim_ascii_start().split_at_checked(1).filter(|(quote, _)| is_quote(quote))?;
            let (raw, after) = after.split_once(quote)?;
            if full.split_once(':').map_or(full, |(_, local)| local) == name {
                return value(raw);
            }
            rest = after;
        }
    }

    /// The attribute `val`.
    pub(super) fn val(&self) -> Option<String> {
        self.attribute("val")
    }

    /// The attribute `val` as a number.
    pub(super) fn number(&self) -> Option<u32> {
        self.val()?.trim().parse().ok()
    }

    /// A switch: on unless `val` says off.
    pub(super) fn switch(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off"))
    }
}

fn is_quote(text: &str) -> bool {
    matches!(text, "\"" | "'")
}

/// The value of an attribute: its references resolved, line breaks and tabs as blanks. None where a reference has no
/// character.
fn value(raw: &str) -> Option<String> {
    let mut parts = raw.split('&');
    let mut value = String::new();
    push_line(&mut value, parts.next()?);
    for part in parts {
        let (reference, text) = part.split_once(';')?;
        value.push(resolve(reference)?);
        push_line(&mut value, text);
    }
    Some(value)
}

fn push_line(value: &mut String, text: &str) {
    value.extend(text.chars().map(|letter| if matches!(letter, '\t' | '\n' | '\r') { ' ' } else { letter }));
}

/// Reads a part, element by element, without recursion.
pub(super) fn read(part: &str, sink: &mut dyn Sink) -> End {
    let mut reader = Reader::from_str(part);
    reader.config_mut().allow_dangling_amp = true;
    let mut depth = Depth::default();
    let end = loop {
        if !sink.proceed() {
            break End::Stopped;
        }
        let at = reader.buffer_position();
        let event = match reader.read_event() {
            Ok(Event::Eof) if depth.total() == 0 => break End::Complete,
            Ok(Event::Eof) | Err(_) => break End::Broken,
            Ok(event) => event,
        };
        if depth.total() > limits::XML_DEPTH {
            break End::Stopped;
        }
        dispatch(&event, at, &mut depth, sink);
    };
    for _ in 0..depth.open {
        sink.close();
    }
    end
}

/// Elements the receiver has open, and elements within one that it does not want.
#[derive(Default)]
struct Depth {
    open: usize,
    skipped: usize,
}

impl Depth {
    fn total(&self) -> usize {
        self.open.saturating_add(self.skipped)
    }
}

fn dispatch(event: &Event<'_>, at: u64, depth: &mut Depth, sink: &mut dyn Sink) {
    match event {
        Event::Start(_) if depth.skipped > 0 => depth.skipped = depth.skipped.saturating_add(1),
        Event::Start(start) => {
            if sink.open(&Element { start }, at) {
                depth.open = depth.open.saturating_add(1);
            } else {
                depth.skipped = 1;
            }
        }
        Event::End(_) if depth.skipped > 0 => depth.skipped = depth.skipped.saturating_sub(1),
        Event::End(_) => {
            depth.open = depth.open.saturating_sub(1);
            sink.close();
        }
        _ if depth.skipped > 0 => {}
        Event::Empty(start) => {
            if sink.open(&Element { start }, at) {
                sink.close();
            }
        }
        Event::Text(text) => sink.text(text),
        Event::CData(text) => sink.text(text),
        Event::GeneralRef(reference) => {
            if let Some(character) = resolve(reference) {
                sink.text(character.encode_utf8(&mut [0; 4]));
            }
        }
        Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
    }
}

/// The character of a reference; none for entities of the document's own, and for what is no character of XML.
fn resolve(reference: &str) -> Option<char> {
    let character = match reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        other => {
            let digits = other.strip_prefix('#')?;
            let code = match digits.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)?
        }
    };
    let control = character < ' ' && !matches!(character, '\t' | '\n' | '\r');
    (!control).then_some(character)
}
