//! What paragraph styles say about lists: styles.xml in, the list of each style out.

use super::xml::{self, Element, Sink};
use crate::base::ordered::Map;
use crate::ingest::limits;

/// The list a paragraph or a style belongs to, as far as it says so itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct ListRef {
    /// The list; 0 means: in no list.
    pub(super) list: Option<u32>,
    /// The level in it, from 0.
    pub(super) level: Option<u32>,
}

impl ListRef {
    /// What is said here, else what is said there.
    pub(super) fn or(self, other: Self) -> Self {
        Self { list: self.list.or(other.list), level: self.level.or(other.level) }
    }
}

/// Paragraph styles by their identifier.
#[derive(Default)]
pub(super) struct Styles {
    lists: Map<String, ListRef>,
    default: Option<String>,
}

#[derive(Default)]
struct Style {
    id: String,
    based_on: Option<String>,
    list: ListRef,
}

impl Styles {
    /// Reads styles.xml; what is damaged is left out.
    pub(super) fn read(part: &str) -> Self {
        let mut reader = StyleReader::default();
        xml::read(part, &mut reader);
        let own: Map<&str, &Style> = reader.styles.iter().map(|style| (style.id.as_str(), style)).collect();
        let lists = own.keys().map(|id| ((*id).to_owned(), inherited(&own, id))).collect();
        Self { lists, default: reader.default }
    }

    /// The list of a style, inherited ones included; without a style, that of the default style.
    pub(super) fn list(&self, style: Option<&str>) -> ListRef {
        let id = style.or(self.default.as_deref());
        id.and_then(|id| self.lists.get(id)).copied().unwrap_or_default()
    }
}

/// Follows the styles that a style is based on; a circle ends at the limit.
fn inherited(styles: &Map<&str, &Style>, id: &str) -> ListRef {
    let mut list = ListRef::default();
    let mut next = Some(id);
    for _ in 0..limits::STYLE_DEPTH {
        let Some(style) = next.and_then(|id| styles.get(id)) else { break };
        list = list.or(style.list);
        next = style.based_on.as_deref();
    }
    list
}

#[derive(Default)]
struct StyleReader {
    styles: Vec<Style>,
    default: Option<String>,
}

impl Sink for StyleReader {
    fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
        match element.name() {
            "styles" | "pPr" | "numPr" => return true,
            "style" => {
                if self.styles.len() >= limits::DEFINITIONS {
                    return false;
                }
                let id = element.attribute("styleId").unwrap_or_default();
                let default = matches!(element.attribute("default").as_deref(), Some("1" | "true" | "on"));
                if default && element.attribute("type").as_deref() == Some("paragraph") {
                    self.default = Some(id.clone());
                }
                self.styles.push(Style { id, ..Style::default() });
                return true;
            }
            name => {
                let Some(style) = self.styles.last_mut() else { return false };
                match name {
                    "basedOn" => style.based_on = element.val(),
                    "numId" => style.list.list = element.number(),
                    "ilvl" => style.list.level = element.number(),
                    _ => {}
                }
            }
        }
        false
    }

    fn text(&mut self, _text: &str) {}

    fn close(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_inherits_its_list_and_circles_end() {
        let styles = Styles::read(
            r#"<w:styles xmlns:w="w"><w:style w:type="paragraph" w:default="1" w:styleId="a"/>
            <w:style w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
            <w:style w:styleId="c"><w:basedOn w:val="b"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr>
              <w:pPrChange><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:pPrChange></w:pPr></w:style>
            <w:style w:styleId="d"><w:basedOn w:val="e"/></w:style><w:style w:styleId="e"><w:basedOn w:val="d"/></w:style>
            </w:styles>"#,
        );
        assert_eq!(styles.list(Some("c")), ListRef { list: Some(7), level: Some(1) });
        assert_eq!(styles.list(None), ListRef::default());
        assert_eq!(styles.list(Some("d")), ListRef::default());
    }
}
