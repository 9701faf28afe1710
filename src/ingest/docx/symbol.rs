//! Elements that stand for one character: breaks, tabs, hyphens, and characters of symbol fonts.

use super::xml::Element;

/// The character an element stands for; none for most elements.
pub(super) fn mark(element: &Element<'_>) -> Option<char> {
    match element.name() {
        // Breaks of pages and columns are a matter of paper.
        "br" => match element.attribute("type").as_deref() {
            None | Some("textWrapping") => Some('\n'),
            Some(_) => None,
        },
        "cr" => Some('\n'),
        "tab" | "ptab" => Some('\t'),
        "noBreakHyphen" => Some('-'),
        // A fraction of a formula: numerator / denominator.
        "den" => Some('/'),
        "sym" => {
            let code = u32::from_str_radix(&element.attribute("char")?, 16).ok()?;
            symbol(&element.attribute("font")?, code & 0xff)
        }
        _ => None,
    }
}

/// The few characters of symbol fonts that forms and formulas use.
fn symbol(font: &str, code: u32) -> Option<char> {
    match (font, code) {
        ("Symbol", 0xa3) => Some('≤'),
        ("Symbol", 0xb3) => Some('≥'),
        ("Symbol", 0xb1) => Some('±'),
        ("Symbol", 0xb4) => Some('×'),
        ("Symbol", 0xb8) => Some('÷'),
        ("Symbol", 0xb9) => Some('≠'),
        ("Symbol", 0xbb) => Some('≈'),
        ("Symbol", 0x2d) => Some('−'),
        ("Wingdings", 0xfe) | ("Wingdings 2", 0x52) => Some('☑'),
        ("Wingdings", 0x6f | 0xa8) | ("Wingdings 2", 0xa3) => Some('☐'),
        ("Wingdings", 0xfd) | ("Wingdings 2", 0x51 | 0x54) => Some('☒'),
        ("Wingdings", 0xfc) | ("Wingdings 2", 0x50) => Some('✓'),
        ("Wingdings", 0xfb) | ("Wingdings 2", 0x4f) => Some('✗'),
        _ => None,
    }
}
