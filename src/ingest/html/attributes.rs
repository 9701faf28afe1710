//! What the attributes of a tag say.

use crate::base::word::has;

/// The value of an attribute as written; empty where it has none, nothing where it is not there.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let first = rest.chars().next()?.len_utf8();
        let tail = rest.get(first..).unwrap_or_default();
        let end = tail.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/')).unwrap_or(tail.len());
        let (name, tail) = rest.split_at_checked(first.saturating_add(end))?;
        let (value, tail) = match tail.trim_ascii_start().strip_prefix('=') {
            Some(value) => split_value(value.trim_ascii_start()),
            None => ("", tail),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = tail;
    }
}

fn split_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(value) = text.strip_prefix(quote) {
            return value.split_once(quote).unwrap_or((value, ""));
        }
    }
    text.split_at_checked(text.find(|c: char| c.is_ascii_whitespace()).unwrap_or(text.len())).unwrap_or((text, ""))
}

/// The whole number with which an attribute begins; the largest there is where it is larger.
pub(super) fn number(attributes: &str, wanted: &str) -> Option<usize> {
    let value = attribute(attributes, wanted)?.trim_start();
    let digits = value.bytes().take_while(u8::is_ascii_digit);
    let mut number = None;
    for digit in digits {
        let before: usize = number.unwrap_or(0);
        number = Some(before.saturating_mul(10).saturating_add(usize::from(digit.wrapping_sub(b'0'))));
    }
    number
}

/// What the style of an element says, as far as it decides what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Nothing of the kind.
    Shown,
    /// Not shown.
    Hidden,
    /// Not part of the text: a remark of a reviewer.
    Remark,
    /// The number of a list, which Word writes out.
    Label,
    /// Raised: the mark of a note.
    Raised,
}

/// What the style of an element says.
pub(super) fn style(attributes: &str) -> Style {
    // Most styles say nothing of the kind.
    if !has(attributes, "none mso- hidden super") {
        return Style::Shown;
    }
    let style: String = attribute(attributes, "style").unwrap_or_default().split_ascii_whitespace().collect();
    let style = style.to_ascii_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| style.contains(word));
    if says(&["mso-element:comment", "mso-special-character:comment"]) {
        Style::Remark
    } else if says(&["display:none", "mso-hide:all"]) || attribute(attributes, "hidden").is_some() {
        Style::Hidden
    } else if says(&["mso-list:ignore"]) {
        Style::Label
    } else if says(&["vertical-align:super"]) {
        Style::Raised
    } else {
        Style::Shown
    }
}
