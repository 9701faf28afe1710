//! A number that its column was too narrow to show: Excel writes "####", and the number beside it.

use super::attributes::attribute;
use crate::base::amount::Amount;
use crate::ingest::limits;

/// Cells that are looked up in style sheets.
const CELLS: usize = 200;

/// What is needed to tell such numbers.
#[derive(Default)]
pub(super) struct Narrow<'a> {
    styles: Vec<&'a str>,
    bytes: usize,
    cells: usize,
}

impl<'a> Narrow<'a> {
    /// Keeps a style sheet.
    pub(super) fn add(&mut self, styles: &'a str) {
        self.bytes = self.bytes.saturating_add(styles.len()).saturating_add(1);
        if self.bytes <= limits::STYLE_BYTES {
            self.styles.push(styles);
        }
    }

    /// What stands behind a text of nothing but `#`; none where the format of the cell is not one of plain numbers.
    pub(super) fn number(&mut self, text: &str, attributes: &str) -> Option<String> {
        if text.is_empty()
            || !text.bytes().all(|byte| byte == b'#')
            || self.cells >= CELLS
            || self.bytes > limits::STYLE_BYTES
        {
            return None;
        }
        self.cells = self.cells.saturating_add(1);
        let value = attribute(attributes, "x:num")?;
        let scale = Amount::parse(value)?.significant_scale();
        let class = attribute(attributes, "class").unwrap_or_default();
        // Binary fractions are written out to their last digit; shares and dates are other numbers than they show.
        (scale <= 8 && !is_special(attributes) && !self.styles.iter().any(|styles| is_special(rules(styles, class))))
            .then(|| value.to_owned())
    }
}

/// The rules of a class.
fn rules<'a>(styles: &'a str, class: &str) -> &'a str {
    let mut found = styles.match_indices(class).filter_map(|(at, _)| {
        let before = styles.get(..at)?.ends_with('.');
        let tail = styles.get(at.saturating_add(class.len())..)?.trim_ascii_start();
        tail.strip_prefix('{').filter(|_| before && !class.is_empty())
    });
    found.next().and_then(|rules| rules.split('}').next()).unwrap_or_default()
}

/// True for another number format than those of plain numbers: shares, dates, times.
fn is_special(rules: &str) -> bool {
    let format = rules.split("mso-number-format:").nth(1).and_then(|format| format.split(';').next());
    format.is_some_and(|format| {
        let format = format.trim_matches(['"', '\'', ' ', '\r', '\n', '\t']);
        // `0\.00`, `\#\,\#\#0\.00` and their like are numbers as they stand.
        let digits = |c: char| matches!(c, '0' | '#' | '\\' | '.' | ',' | '_' | ' ' | ')');
        !matches!(format, "General" | "Standard" | "Fixed") && !format.chars().all(digits)
    })
}
