//! Automatic numbers: numbering.xml in; then, paragraph by paragraph in document order, the number that Word
//! prints before it. The number is not in the paragraph's text, but people see it and refer to it.

mod format;
mod part;

use super::styles::{ListRef, Styles};
use crate::base::fold;
use crate::base::ordered::{Map, Set};
use crate::ingest::limits;
use format::NumberFormat;

const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    patterns: Map<u32, Pattern>,
    lists: Map<u32, List>,
    styles: Styles,
    /// By pattern, since lists of one pattern count on together.
    counters: Map<u32, [Option<u32>; LEVELS]>,
    /// Lists whose own start at a level has been used.
    started: Set<(u32, usize)>,
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
    starts: Map<usize, u32>,
    levels: Map<usize, Level>,
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
        let (patterns, lists) = part::read(part);
        Self { patterns, lists, styles, ..Self::default() }
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
    // It stands before every paragraph of the list: a long one costs no more than what is shown of it.
    let mut characters = this.text.chars().take(limits::LABEL_CHARS.saturating_mul(2)).peekable();
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

/// ⅰ, ①, ⑴, 〇, ㈠, ㊀, １: one character that is a number.
fn is_number_sign(c: char) -> bool {
    matches!(c, '\u{2150}'..='\u{218b}' | '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3007}'
        | '\u{3021}'..='\u{3029}' | '\u{3220}'..='\u{3229}' | '\u{3280}'..='\u{3289}' | '\u{ff10}'..='\u{ff19}')
}

/// Word puts a tab or a blank after the number. Reports are typed without one, so there is one here only where
/// the number would run into the text: "1." before "5万元" must not become 1.5.
fn spaced(mut label: String, tight: bool, text: &str) -> String {
    let (Some(last), Some(next)) = (label.chars().last(), text.chars().next()) else { return label };
    let full_width = |c: char| ('０'..='９').contains(&c);
    let runs_on = fold::is_letter(last) || last.is_ascii_digit() || full_width(last);
    // 1. and ⒈ and ① before a figure; 、 and ） keep it apart by themselves.
    let joins_figures = last.is_ascii() || last == '．' || is_number_sign(last);
    let figure = next.is_ascii_alphanumeric() || full_width(next);
    if !tight && !next.is_whitespace() && (runs_on || (joins_figures && figure)) {
        label.push(' ');
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Levels of one pattern, each by what it holds; a list 1 with that pattern, and further lists.
    fn numbering(levels: &[&str], lists: &str) -> Numbering {
        let level = |(index, content)| format!(r#"<w:lvl w:ilvl="{index}">{content}</w:lvl>"#);
        let levels: String = levels.iter().enumerate().map(level).collect();
        let part = format!(
            r#"<w:numbering><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>
            <w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="s"/></w:abstractNum>
            <w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>{lists}</w:numbering>"#
        );
        let styles = r#"<w:styles><w:style w:styleId="s"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>"#;
        Numbering::read(&part, Styles::read(styles))
    }

    fn labels(numbering: &mut Numbering, items: &[(u32, u32)]) -> Vec<String> {
        let label =
            |(list, level): &(u32, u32)| numbering.label(None, ListRef { list: Some(*list), level: Some(*level) }, "");
        items.iter().map(label).collect()
    }

    const DEEP: [&str; 3] = [
        r#"<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/>"#,
        r#"<w:lvlText w:val="%1.%2"/>"#,
        r#"<w:lvlText w:val="%2-%3"/><w:lvlRestart w:val="1"/>"#,
    ];

    #[test]
    fn deeper_levels_start_anew_where_they_should() {
        let mut numbering = numbering(&DEEP, "");
        let items = [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)];
        assert_eq!(labels(&mut numbering, &items), ["I", "I.1", "1-1", "I.2", "2-2", "II", "II.1", "1-1"]);
    }

    #[test]
    fn a_level_without_one_above_it_shows_where_that_would_begin() {
        let mut numbering = numbering(&DEEP, "");
        assert_eq!(labels(&mut numbering, &[(1, 1), (1, 0)]), ["I.1", "I"]);
    }

    #[test]
    fn lists_override_starts_and_levels_and_follow_links() {
        let lists = r#"<w:num w:numId="2"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>
            <w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="(%1)"/></w:lvl></w:lvlOverride></w:num>
            <w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="99"/></w:num>"#;
        let mut numbering = numbering(&DEEP, lists);
        let items = [(1, 0), (2, 0), (2, 0), (1, 0), (7, 0), (8, 0), (1, 9), (0, 0)];
        assert_eq!(labels(&mut numbering, &items), ["I", "(5)", "(6)", "VII", "VIII", "", "", ""]);
    }

    #[test]
    fn bullets_and_absent_numbers_print_nothing() {
        let mut numbering = numbering(
            &[
                r#"<w:numFmt w:val="bullet"/><w:lvlText w:val="l"/>"#,
                r#"<w:numFmt w:val="none"/><w:lvlText w:val=""/>"#,
            ],
            "",
        );
        assert_eq!(labels(&mut numbering, &[(1, 0), (1, 1)]), ["", ""]);
    }

    #[test]
    fn a_number_does_not_run_into_the_text() {
        let cases = [
            ("1.", "5万元", "1. "),
            ("1.", "收入", "1."),
            ("一、", "2022年", "一、"),
            ("（一）", "2022年", "（一）"),
            ("第一章", "总则", "第一章 "),
            ("3", "收入", "3 "),
            ("①", "5万元", "① "),
            ("①", "收入", "①"),
            ("1．", "５", "1． "),
            ("1.", " 5", "1."),
            ("1", "", "1"),
        ];
        for (label, text, spaced_label) in cases {
            assert_eq!(spaced(label.to_owned(), false, text), spaced_label);
        }
        assert_eq!(spaced("1.".to_owned(), true, "5"), "1.");
    }
}
