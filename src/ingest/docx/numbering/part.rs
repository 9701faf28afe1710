//! numbering.xml in, patterns and lists out. What is damaged is left out.

use super::format::NumberFormat;
use super::{LEVELS, Level, List, Pattern};
use crate::base::ordered::Map;
use crate::ingest::docx::xml::{self, Element, Sink};
use crate::ingest::limits;

/// What the elements that come next belong to.
#[derive(Clone, Copy, Default)]
enum Owner {
    #[default]
    Nobody,
    Pattern(u32),
    List(u32),
}

/// The patterns and lists of a part, by their identifiers.
pub(super) fn read(part: &str) -> (Map<u32, Pattern>, Map<u32, List>) {
    let mut reader = Reader::default();
    xml::read(part, &mut reader);
    (reader.patterns, reader.lists)
}

#[derive(Default)]
struct Reader {
    patterns: Map<u32, Pattern>,
    lists: Map<u32, List>,
    owner: Owner,
    level: usize,
}

impl Reader {
    /// The pattern or list that begins here; none beyond the limit.
    fn begin(&mut self, element: &Element<'_>, list: bool) -> bool {
        let name = if list { "numId" } else { "abstractNumId" };
        let id = element.attribute(name).and_then(|id| id.trim().parse().ok());
        let room = self.patterns.len().max(self.lists.len()) < limits::DEFINITIONS;
        let Some(id) = id.filter(|_| room) else {
            self.owner = Owner::Nobody;
            return false;
        };
        if list {
            self.lists.insert(id, List::default());
            self.owner = Owner::List(id);
        } else {
            self.patterns.insert(id, Pattern::default());
            self.owner = Owner::Pattern(id);
        }
        true
    }

    fn list(&mut self) -> Option<&mut List> {
        let Owner::List(id) = self.owner else { return None };
        self.lists.get_mut(&id)
    }

    /// The level that is being read.
    fn current(&mut self) -> Option<&mut Level> {
        match self.owner {
            Owner::Nobody => None,
            Owner::Pattern(id) => self.patterns.get_mut(&id)?.levels.get_mut(self.level),
            Owner::List(id) => self.lists.get_mut(&id)?.levels.get_mut(&self.level),
        }
    }

    fn begin_level(&mut self, element: &Element<'_>) -> bool {
        let level = element.attribute("ilvl").and_then(|level| level.trim().parse().ok());
        let Some(level) = level.filter(|level| *level < LEVELS) else { return false };
        self.level = level;
        true
    }

    fn property(&mut self, element: &Element<'_>) {
        let Some(level) = self.current() else { return };
        match element.name() {
            "start" => level.start = element.number(),
            // "custom" has a plain format beside it, for programs that do not know it.
            "numFmt" => match element.val().as_deref() {
                Some("custom") | None => {}
                Some(name) => level.format = NumberFormat::named(name),
            },
            "lvlText" => level.text = element.val().unwrap_or_default(),
            "suff" => level.tight = element.val().as_deref() == Some("nothing"),
            "isLgl" => level.legal = element.switch(),
            "lvlRestart" => level.restart = element.number(),
            "pStyle" => level.style = element.val(),
            _ => {}
        }
    }
}

impl Sink for Reader {
    fn open(&mut self, element: &Element<'_>, _at: u64) -> bool {
        match element.name() {
            "numbering" | "AlternateContent" | "Choice" | "Fallback" => return true,
            "abstractNum" => return self.begin(element, false),
            "num" => return self.begin(element, true),
            "lvlOverride" => return self.begin_level(element),
            "lvl" => {
                if !self.begin_level(element) {
                    return false;
                }
                let level = self.level;
                if let Some(list) = self.list() {
                    list.levels.insert(level, Level::default());
                }
                return true;
            }
            "abstractNumId" => {
                if let (Some(list), Some(pattern)) = (self.list(), element.number()) {
                    list.pattern = pattern;
                }
            }
            "startOverride" => {
                let level = self.level;
                if let (Some(list), Some(start)) = (self.list(), element.number()) {
                    list.starts.insert(level, start);
                }
            }
            "numStyleLink" => {
                if let Owner::Pattern(id) = self.owner
                    && let Some(pattern) = self.patterns.get_mut(&id)
                {
                    pattern.style = element.val();
                }
            }
            _ => self.property(element),
        }
        false
    }

    fn text(&mut self, _text: &str) {}

    fn close(&mut self) {}
}
