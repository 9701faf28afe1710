//! What all packages of office programs have in common: parts as text, and the relations between parts.

use super::limits;
use super::xml::{self, Element, Sink};
use super::zip::{Archive, Part, ZipError};
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;

/// The text of a part and whether it is damaged. Parts are UTF-8 or, with a byte order mark, UTF-16.
pub(super) fn text(archive: &mut Archive<'_>, name: &str) -> Result<(String, bool), ZipError> {
    let Part { bytes, damaged } = archive.read(name)?;
    if let Some(decoded) = super::encoding::utf16(&bytes) {
        return Ok((decoded, damaged));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, damaged)),
        Err(error) => Ok((super::encoding::lossy(error.as_bytes()), true)),
    }
}

/// A relation of a part to another one.
pub(super) struct Relation {
    /// Its name within the part.
    pub(super) id: String,
    /// The address of its kind.
    pub(super) kind: String,
    /// The other part, seen from the folder of this one.
    pub(super) target: String,
}

/// Kinds are addresses, of different hosts in strict and transitional files; their last word is the same.
pub(super) fn is_kind(kind: &str, name: &str) -> bool {
    kind.rsplit('/').next() == Some(name)
}

/// The relations in a part that lists them; none where there is no such part.
pub(super) fn relations(archive: &mut Archive<'_>, name: &str) -> Vec<Relation> {
    #[derive(Default)]
    struct Relations(Vec<Relation>);
    impl Sink for Relations {
        fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
            let kind = element.attribute("Type");
            if let (Some(kind), Some(target), true) =
                (kind, element.attribute("Target"), self.0.len() < limits::PACKAGE_ENTRIES)
            {
                let id = element.attribute("Id").unwrap_or_default();
                self.0.push(Relation { id, kind, target });
            }
            true
        }
        fn text(&mut self, _text: &str) {}
        fn close(&mut self) {}
    }
    let Ok((part, _)) = text(archive, name) else { return Vec::new() };
    let mut relations = Relations::default();
    xml::read(&part, &mut relations);
    relations.0
}

/// The part that a target means, seen from a folder. A target that begins with a slash counts from the root.
pub(super) fn join(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let base = if target.starts_with('/') { "" } else { folder };
    for step in base.split('/').followed_by(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            name => steps.push(name),
        }
    }
    steps.joined("/")
}
