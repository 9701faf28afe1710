//! The JSON writer: one function for objects, lists and texts of every type, so that a type costs its fields only.

use std::fmt::{Display, Write};

/// What can be written as JSON.
pub trait Json {
    /// Appends it.
    fn write(&self, out: &mut String);
}

/// Appends a field of an object whose brace is open. `name` is given in snake case and written in camel case.
pub fn field(out: &mut String, name: &str, value: &dyn Json) {
    // No value ends in an open brace: it stands there only before the first field.
    out.push_str(if out.ends_with('{') { "\"" } else { ",\"" });
    let mut words = name.split('_');
    out.push_str(words.next().unwrap_or_default());
    for word in words {
        word.chars().enumerate().for_each(|(at, letter)| {
            out.push(if at == 0 { letter.to_ascii_uppercase() } else { letter });
        });
    }
    out.push_str("\":");
    value.write(out);
}

/// Appends a word of a closed list, given in upper camel case.
pub fn word(out: &mut String, word: &str) {
    out.push('"');
    word.chars().enumerate().for_each(|(at, letter)| {
        out.push(if at == 0 { letter.to_ascii_lowercase() } else { letter });
    });
    out.push('"');
}

fn list(out: &mut String, items: &mut dyn Iterator<Item = &dyn Json>) {
    out.push('[');
    for (at, item) in items.enumerate() {
        out.push_str(if at == 0 { "" } else { "," });
        item.write(out);
    }
    out.push(']');
}

fn plain(out: &mut String, value: &dyn Display) {
    // Writing to a string does not fail.
    let _ = write!(out, "{value}");
}

impl Json for str {
    fn write(&self, out: &mut String) {
        let special = |letter| matches!(letter, '"' | '\\' | '\0'..='\x1f');
        out.push('"');
        for part in self.split_inclusive(special) {
            let Some(before) = part.strip_suffix(special) else {
                out.push_str(part);
                continue;
            };
            out.push_str(before);
            let _ = match part.chars().next_back().unwrap_or_default() {
                '\x08' => out.write_str("\\b"),
                '\t' => out.write_str("\\t"),
                '\n' => out.write_str("\\n"),
                '\x0c' => out.write_str("\\f"),
                '\r' => out.write_str("\\r"),
                letter @ ('"' | '\\') => write!(out, "\\{letter}"),
                letter => write!(out, "\\u{:04x}", u32::from(letter)),
            };
        }
        out.push('"');
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

macro_rules! plain {
    ($($type:ty)*) => { $(impl Json for $type { fn write(&self, out: &mut String) { plain(out, self); } })* };
}

plain!(bool i8 u16 u32 u64);

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(value) => value.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        list(out, &mut self.iter().map(|item| item as &dyn Json));
    }
}

#[cfg(test)]
mod tests {
    use super::Json;
    use proptest::prelude::*;

    fn json(value: &dyn Json) -> String {
        let mut out = String::new();
        value.write(&mut out);
        out
    }

    proptest! {
        #[test]
        fn texts_and_lists_are_written_as_serde_json_writes_them(texts in prop::collection::vec("[\0-\x7f万“é\u{10000}]{0,9}", 0..9)) {
            prop_assert_eq!(json(&texts), serde_json::to_string(&texts).unwrap());
        }
    }

    #[test]
    fn numbers_and_what_is_missing_are_written_as_serde_json_writes_them() {
        let numbers = (vec![-1i8], vec![Some(0u16), None], vec![u64::MAX], vec![true, false]);
        let (a, b, c, d) = &numbers;
        let written = format!("[{},{},{},{}]", json(a), json(b), json(c), json(d));
        assert_eq!(written, serde_json::to_string(&numbers).unwrap());
    }
}
