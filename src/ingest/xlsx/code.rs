//! Number formats: what a format code says about how a number is shown.

/// How numbers are shown.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Format {
    /// Set for dates and times.
    pub(super) date: Option<Shape>,
    /// Digits after the point that are always shown.
    pub(super) decimals: u32,
    /// Signs of percent.
    pub(super) percents: u32,
    /// Digits in groups of three.
    pub(super) grouped: bool,
    /// Words before the number.
    pub(super) prefix: String,
    /// Words behind it.
    pub(super) suffix: String,
}

/// The parts of a date that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Shape {
    pub(super) year: bool,
    pub(super) month: bool,
    pub(super) day: bool,
    pub(super) clock: bool,
}

/// Decimals that are always shown, at most, and characters of the words around a number.
const MOST: u32 = 10;
const WORDS: usize = 32;

/// Reads a code. Only the first section counts: numbers are shown as stored, negative ones with a minus.
///
/// A format that scales (thousands, 万) or chooses by condition shows another number than the one that is stored:
/// nothing is taken from it.
pub(super) fn parse(code: &str) -> Format {
    let mut reading = Reading::default();
    let mut rest = code;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            ';' => break,
            '"' => {
                let (words, after) = after.split_once('"').unwrap_or((after, ""));
                reading.words(words);
                after
            }
            '[' => {
                let (bracket, after) = after.split_once(']').unwrap_or((after, ""));
                reading.bracket(bracket);
                after
            }
            '\\' | '!' => {
                let end = after.chars().next().map_or(0, char::len_utf8);
                let (words, after) = after.split_at_checked(end).unwrap_or_default();
                reading.words(words);
                after
            }
            '_' | '*' => after.get(after.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default(),
            _ => reading.token(c, rest, after),
        };
    }
    reading.finish()
}

#[derive(Default)]
struct Reading {
    format: Format,
    shape: Shape,
    /// Places for digits so far, and the point.
    digits: bool,
    point: bool,
    /// Commas since the last place for a digit before the point.
    commas: bool,
    /// It shows a number that is not the stored one.
    other: bool,
}

impl Reading {
    fn words(&mut self, words: &str) {
        let text = if self.digits { &mut self.format.suffix } else { &mut self.format.prefix };
        let room = WORDS.saturating_sub(text.chars().count());
        text.extend(words.chars().take(room));
    }

    /// `[Red]`, `[>=10000]`, `[$¥-804]`, `[h]`.
    fn bracket(&mut self, bracket: &str) {
        match bracket.chars().next() {
            Some('$') => self.words(bracket.trim_start_matches('$').split('-').next().unwrap_or_default()),
            Some('<' | '>' | '=') => self.other = true,
            Some('h' | 'H' | 'm' | 's') => self.shape.clock = true,
            _ => {}
        }
    }

    /// A sign outside quotes; returns what follows it.
    fn token<'a>(&mut self, c: char, here: &'a str, after: &'a str) -> &'a str {
        for (word, is_clock) in
            [("General", false), ("G/通用格式", false), ("AM/PM", true), ("上午/下午", true), ("A/P", true)]
        {
            if here.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
                self.digits |= !is_clock;
                return here.get(word.len()..).unwrap_or_default();
            }
        }
        match c {
            '0' | '#' | '?' => self.digit(c),
            '.' => self.point = true,
            ',' => self.commas |= self.digits,
            '%' => self.format.percents = self.format.percents.saturating_add(1).min(2),
            'y' | 'Y' => self.shape.year = true,
            'm' | 'M' => self.shape.month = true,
            'd' | 'D' => self.shape.day = true,
            'h' | 'H' | 's' | 'S' => self.shape.clock = true,
            'e' | 'E' if self.digits => self.other = true,
            'e' => self.shape.year = true,
            '/' => self.other |= self.digits,
            'a' | 'g' | 'b' | '@' | ' ' | '(' | ')' | '+' | '-' | ':' => {}
            _ => self.words(c.encode_utf8(&mut [0; 4])),
        }
        after
    }

    fn digit(&mut self, c: char) {
        // Words between places for digits: 0!.0, shows 万.
        self.other |= !self.format.suffix.is_empty();
        self.digits = true;
        if self.point {
            self.format.decimals = self.format.decimals.saturating_add(u32::from(c == '0')).min(MOST);
        } else if self.commas {
            self.commas = false;
            self.format.grouped = true;
        }
    }

    fn finish(self) -> Format {
        let shape = self.shape;
        if shape.year || shape.day || shape.clock || (shape.month && !self.digits) {
            // Beside a clock alone, m means minutes.
            let month = shape.month && (shape.year || shape.day || !shape.clock);
            return Format { date: Some(Shape { month, ..shape }), ..Format::default() };
        }
        if self.other || self.commas || !self.digits {
            return Format::default();
        }
        self.format
    }
}

/// The code of a built-in number; those of East Asia as Chinese programs have them.
pub(super) fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 5 | 6 | 37 | 38 | 41 | 42 => "#,##0",
        4 | 7 | 8 | 39 | 40 | 43 | 44 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 | 15 | 30 | 31 => "ymd",
        16 | 28 | 29 | 51 | 53 | 54 | 58 => "md",
        17 | 27 | 36 | 50 | 52 | 57 => "ym",
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h",
        22 => "ymdh",
        _ => "General",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(decimals: u32, percents: u32, grouped: bool, prefix: &str, suffix: &str) -> Format {
        Format { date: None, decimals, percents, grouped, prefix: prefix.to_owned(), suffix: suffix.to_owned() }
    }

    #[test]
    fn codes_of_numbers() {
        for (code, meant) in [
            ("General", number(0, 0, false, "", "")),
            ("G/通用格式\"元\"", number(0, 0, false, "", "元")),
            ("@", number(0, 0, false, "", "")),
            ("0.00_ ", number(2, 0, false, "", "")),
            ("0.00_);[Red]\\(0.00\\)", number(2, 0, false, "", "")),
            ("#,##0.00##", number(2, 0, true, "", "")),
            ("0.0%", number(1, 1, false, "", "")),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", number(2, 0, true, "", "")),
            ("\"¥\"#,##0.00;\"¥\"\\-#,##0.00", number(2, 0, true, "¥", "")),
            ("[$¥-804]#,##0", number(0, 0, true, "¥", "")),
            ("0.00\"万元\"", number(2, 0, false, "", "万元")),
            ("[DBNum1][$-804]General", number(0, 0, false, "", "")),
        ] {
            assert_eq!(parse(code), meant, "{code}");
        }
    }

    #[test]
    fn a_format_that_shows_another_number_than_the_stored_one_says_nothing() {
        for code in [
            "0!.0,",
            "0\\.0,",
            "0.00,",
            "#,##0,\"千元\"",
            "[>=10000]0!.0,\"万\";0",
            "# ?/?",
            "0.00E+00",
            ";;;",
            "\"—\"",
            "000-0000",
        ] {
            assert_eq!(parse(code), Format::default(), "{code}");
        }
    }

    #[test]
    fn codes_of_dates() {
        let shape = |code: &str| {
            let shape = parse(code).date.unwrap_or_else(|| panic!("{code}"));
            [(shape.year, 'y'), (shape.month, 'm'), (shape.day, 'd'), (shape.clock, 'h')]
                .iter()
                .filter(|(shown, _)| *shown)
                .map(|(_, c)| *c)
                .collect::<String>()
        };
        for (code, meant) in [
            ("yyyy\"年\"m\"月\"d\"日\";@", "ymd"),
            ("[$-804]yyyy/m/d", "ymd"),
            ("yyyy\\-mm\\-dd", "ymd"),
            ("yyyy.mm.dd", "ymd"),
            ("yyyy\"年\"m\"月\"", "ym"),
            ("m\"月\"d\"日\"", "md"),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "ymd"),
            ("yyyy/m/d h:mm", "ymdh"),
            ("h:mm AM/PM", "h"),
            ("上午/下午h\"时\"mm\"分\"", "h"),
            ("[h]:mm:ss", "h"),
            ("mm:ss.0", "h"),
            ("e\"年\"", "y"),
        ] {
            assert_eq!(shape(code), meant, "{code}");
        }
        for id in [14, 27, 31, 36, 50, 58] {
            assert!(parse(built_in(id)).date.is_some(), "{id}");
        }
    }

    #[test]
    fn broken_codes_end() {
        for code in ["\"", "[", "\\", "_", "*", "[$", "0.", "", "\u{10ffff}", "y\"", "0;", "！"] {
            parse(code);
        }
        assert_eq!(parse(&"0.0".repeat(9_999)).decimals, MOST);
        assert_eq!(parse(&format!("0\"{}\"", "元".repeat(9_999))).suffix.chars().count(), WORDS);
    }
}
