//! Automatic numbers: numbering.xml in; then, paragraph by paragraph in document order, the number that Word
//! prints before it. The number is not in the paragraph's text, but people see it and refer to it.

use super::number_format::NumberFormat;
use super::styles::{ListRef, Styles};
use super::xml::{self, Element, Sink};
use crate::ingest::limits;
use std::collections::{BTreeMap, BTreeSet};

const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<u32, Pattern>,
    lists: BTreeMap<u32, List>,
    styles: Styles,
    /// By pattern, since lists of one pattern count on together.
    counters: BTreeMap<u32, [Option<u32>; LEVELS]>,
    /// Lists whose own start at a level has been used.
    started: BTreeSet<(u32, usize)>,
}

/// w:abstractNum
#[derive(Default)]
struct Pattern {
    levels: [Level; LEVELS],
    /// The style that holds the real pattern.
    style: Option<String>,
}

/// w:num
#[derive(Default)]
struct List {
    pattern: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// w:lvl
#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: NumberFormat,
    /// The text with %1 to %9 for the numbers.
    text: String,
    /// Nothing between number and paragraph.
    tight: bool,
    /// All numbers in Arabic digits.
    legal: bool,
    /// The level (from 1) after which it starts anew; 0: never.
    restart: Option<u32>,
    /// The paragraph style that stands for this level.
    style: Option<String>,
}

impl Numbering {
    /// Reads numbering.xml; what is damaged is left out.
    pub(super) fn read(part: &str, styles: Styles) -> Self {
        let mut reader = Reader::default();
        xml::read(part, &mut reader);
        Self { patterns: reader.patterns, lists: reader.lists, styles, ..Self::default() }
    }

    /// The number printed before the next paragraph, with the blank that keeps it apart from `text`.
    pub(super) fn label(&mut self, style: Option<&str>, own: ListRef, text: &str) -> String {
        self.count(style, own).map(|(label, tight)| spaced(label, tight, text)).unwrap_or_default()
    }

    /// Counts the paragraph and prints its number.
    fn count(&mut self, style: Option<&str>, own: ListRef) -> Option<(String, bool)> {
        let said = own.or(self.styles.list(style));
        let id = said.list.filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let key = self.pattern_key(list.pattern);
        let pattern = self.patterns.get(&key)?;
        let level = match said.level {
            Some(level) => usize::try_from(level).ok().filter(|level| *level < LEVELS)?,
            None => pattern.level_of(style).unwrap_or(0),
        };
        let counters = self.counters.entry(key).or_default();
        let own_start = list.starts.get(&level).filter(|_| self.started.insert((id, level)));
        let start = list.level(pattern, level)?.start.unwrap_or(1);
        let slot = counters.get_mut(level)?;
        *slot = Some(match (own_start, *slot) {
            (Some(start), _) => *start,
            (None, Some(number)) => number.saturating_add(1),
            (None, None) => list.starts.get(&level).copied().unwrap_or(start),
        });
        for deeper in level.saturating_add(1)..LEVELS {
            if restarts(list.level(pattern, deeper), level)
                && let Some(slot) = counters.get_mut(deeper)
            {
                *slot = None;
            }
        }
        let this = list.level(pattern, level)?;
        Some((print(list, pattern, level, counters), this.tight))
    }

    /// A pattern may be a mere pointer to the list of a style.
    fn pattern_key(&self, key: u32) -> u32 {
        let style = self.patterns.get(&key).and_then(|pattern| pattern.style.as_deref());
        let list = style.and_then(|style| self.styles.list(Some(style)).list);
        list.and_then(|list| self.lists.get(&list)).map_or(key, |list| list.pattern)
    }
}

impl Pattern {
    fn level_of(&self, style: Option<&str>) -> Option<usize> {
        self.levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == style)
    }
}

impl List {
    fn level<'a>(&'a self, pattern: &'a Pattern, level: usize) -> Option<&'a Level> {
        self.levels.get(&level).or_else(|| pattern.levels.get(level))
    }
}

/// Whether a level starts anew once a higher one (both from 0) has counted.
fn restarts(deeper: Option<&Level>, level: usize) -> bool {
    match deeper.and_then(|deeper| deeper.restart) {
        None => true,
        Some(after) => usize::try_from(after).is_ok_and(|after| level < after),
    }
}

fn print(list: &List, pattern: &Pattern, level: usize, counters: &[Option<u32>; LEVELS]) -> String {
    let Some(this) = list.level(pattern, level) else { return String::new() };
    if this.format == NumberFormat::Bullet {
        // A mark, usually of a symbol font: it says nothing that could be checked.
        return String::new();
    }
    let mut label = String::new();
    let mut characters = this.text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = if character == '%' { characters.peek().and_then(|c| c.to_digit(10)) } else { None };
        let Some(index) = digit.and_then(|digit| usize::try_from(digit.checked_sub(1)?).ok()) else {
            label.push(character);
            continue;
        };
        characters.next();
        let Some(shown) = list.level(pattern, index) else { continue };
        let number = counters.get(index).copied().flatten().or(shown.start).unwrap_or(1);
        let format = if this.legal { NumberFormat::Decimal } else { shown.format };
        label.push_str(&format.print(number));
    }
    label.chars().take(limits::LABEL_CHARS).collect()
}

/// Word puts a tab or a blank after the number. Reports are typed without one, so there is one here only where
/// the number would run into the text: "1." before "5万元" must not become 1.5.
fn spaced(mut label: String, tight: bool, text: &str) -> String {
    let (Some(last), Some(next)) = (label.chars().last(), text.chars().next()) else { return label };
    let full_width = |c: char| ('０'..='９').contains(&c);
    let runs_on = last.is_alphabetic() || last.is_ascii_digit() || full_width(last);
    // 1. and ⒈ and ① before a figure; 、 and ） keep it apart by themselves.
    let joins_figures = last.is_ascii() || last == '．' || last.is_numeric();
    let figure = next.is_ascii_alphanumeric() || full_width(next);
    if !tight && !next.is_whitespace() && (runs_on || (joins_figures && figure)) {
        label.push(' ');
    }
    label
}

/// What the elements that come next belong to.
#[derive(Clone, Copy, Default)]
enum Owner {
    #[default]
    Nobody,
    Pattern(u32),
    List(u32),
}

#[derive(Default)]
struct Reader {
    patterns: BTreeMap<u32, Pattern>,
    lists: BTreeMap<u32, List>,
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
