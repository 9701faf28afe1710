//! Which parts of the package are the document, its styles and its lists: by content, not by habit, since
//! programs are free to name them otherwise.

use super::xml::{self, Element, Sink};
use crate::base::list::Gather as _;
pub(super) use crate::ingest::package::text;
use crate::ingest::package::{is_kind, join, relations};
use crate::ingest::zip::Archive;

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
        .spread(|one| one)
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
