//! Which parts of the package are the document, its styles and its lists: by content, not by habit, since
//! programs are free to name them otherwise.

use super::xml::{self, Element, Sink};
use crate::ingest::zip::{Archive, Part, ZipError};

/// Names of the parts that are read. The others are none where the package has no such part.
pub(super) struct Names {
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
}

/// Finds the parts; none where the package holds no Word document.
pub(super) fn locate(archive: &mut Archive<'_>) -> Option<Names> {
    let document = [by_relation(archive), by_content_type(archive), Some("word/document.xml".to_owned())]
        .into_iter()
        .flatten()
        .find(|name| archive.contains(name))?;
    let (folder, file) = document.rsplit_once('/').unwrap_or(("", &document));
    let relations = relations(archive, &join(folder, &format!("_rels/{file}.rels")));
    let part = |kind: &str| {
        let related = relations.iter().find(|relation| is_kind(&relation.kind, kind));
        let name = match related {
            Some(relation) => join(folder, &relation.target),
            None => join(folder, &format!("{kind}.xml")),
        };
        archive.contains(&name).then_some(name)
    };
    let [styles, numbering, footnotes, endnotes] = ["styles", "numbering", "footnotes", "endnotes"].map(part);
    Some(Names { document, styles, numbering, footnotes, endnotes })
}

/// The text of a part and whether it is damaged. Parts are UTF-8 or, with a byte order mark, UTF-16.
pub(super) fn text(archive: &mut Archive<'_>, name: &str) -> Result<(String, bool), ZipError> {
    let Part { bytes, damaged } = archive.read(name)?;
    if let Some(decoded) = crate::ingest::encoding::utf16(&bytes) {
        return Ok((decoded, damaged));
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok((text, damaged)),
        Err(error) => Ok((String::from_utf8_lossy(error.as_bytes()).into_owned(), true)),
    }
}

/// The main part of the package, if that is a Word document.
fn by_relation(archive: &mut Archive<'_>) -> Option<String> {
    let relations = relations(archive, "_rels/.rels");
    let relation = relations.into_iter().find(|relation| is_kind(&relation.kind, "officeDocument"))?;
    let name = join("", &relation.target);
    // The main part of a workbook is found in the same way.
    let foreign = name.starts_with("xl/") || name.starts_with("ppt/");
    (!foreign).then_some(name)
}

fn by_content_type(archive: &mut Archive<'_>) -> Option<String> {
    #[derive(Default)]
    struct Types(Option<String>);
    impl Sink for Types {
        fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
            let kind = element.attribute("ContentType").unwrap_or_default();
            let main = kind.ends_with(".main+xml") && kind.contains("word");
            if self.0.is_none() && element.name() == "Override" && main {
                self.0 = element.attribute("PartName").map(|name| join("", &name));
            }
            true
        }
        fn text(&mut self, _text: &str) {}
        fn close(&mut self) {}
    }
    let (part, _) = text(archive, "[Content_Types].xml").ok()?;
    let mut types = Types::default();
    xml::read(&part, &mut types);
    types.0
}

struct Relation {
    kind: String,
    target: String,
}

/// Kinds are addresses, of different hosts in strict and transitional files; their last word is the same.
fn is_kind(kind: &str, name: &str) -> bool {
    kind.rsplit('/').next() == Some(name)
}

fn relations(archive: &mut Archive<'_>, name: &str) -> Vec<Relation> {
    #[derive(Default)]
    struct Relations(Vec<Relation>);
    impl Sink for Relations {
        fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
            let kind = element.attribute("Type");
            if let (Some(kind), Some(target)) = (kind, element.attribute("Target")) {
                self.0.push(Relation { kind, target });
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
fn join(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = Vec::new();
    let base = if target.starts_with('/') { "" } else { folder };
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            name => steps.push(name),
        }
    }
    steps.join("/")
}
