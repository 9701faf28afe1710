//! Folding of text as written into text that can be compared: full width to half width, blanks and marks away.

use super::anchor::TextRange;

/// A folded text that remembers where each of its characters came from.
#[derive(Clone, Debug, Default)]
pub struct Folded {
    /// The folded characters, each with the range of bytes of the text as written that it stands for.
    pub chars: Vec<(char, TextRange)>,
}

impl Folded {
    /// Folds a text: full width to half width, exotic blanks to a space, invisible marks away.
    pub fn new(text: &str) -> Self {
        let mut chars = Vec::with_capacity(text.len());
        for (start, written) in text.char_indices() {
            let end = start.saturating_add(written.len_utf8());
            if let Some(folded) = fold_char(written) {
                chars.push((folded, TextRange { start, end }));
            }
        }
        Self { chars }
    }

    /// The range of the text as written that the folded characters `from..to` cover.
    pub fn range(&self, from: usize, to: usize) -> Option<TextRange> {
        let first = self.chars.get(from)?;
        let last = self.chars.get(to.checked_sub(1)?)?;
        Some(TextRange { start: first.1.start, end: last.1.end })
    }
}

/// One character folded; none where it is invisible and means nothing.
pub fn fold_char(written: char) -> Option<char> {
    let folded = match written {
        // Nearly all of what is read: nothing else is asked of it.
        '0'..='9' | '\u{4E00}'..='\u{9FFF}' => written,
        '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{00AD}' => {
            return None;
        }
        '\u{3000}' | '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\t' | '\u{000B}' | '\r' => ' ',
        '\u{FF01}'..='\u{FF5E}' => half_width(written),
        '≦' | '⩽' | '≤' => '≤',
        '≧' | '⩾' | '≥' => '≥',
        '−' | '–' | '﹣' => '-',
        '﹪' | '٪' => '%',
        '﹝' | '〔' => '[',
        '﹞' | '〕' => ']',
        other => other,
    };
    Some(folded)
}

/// ！ to ～ stand at the same distance from ! to ~.
fn half_width(written: char) -> char {
    u32::from(written).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(written)
}

/// A label for comparison: folded, without blanks, quotation marks and a colon at its end.
///
/// `"三公  经费"`, `"“三公”经费："` and `"三公经费"` are one label.
pub fn label(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter_map(fold_char) {
        if !c.is_whitespace() && !matches!(c, '“' | '”' | '"' | '‘' | '’' | '\'' | '「' | '」') {
            folded.push(c);
        }
    }
    while folded.ends_with([':', ';', '。', '、', ',']) {
        folded.pop();
    }
    folded
}

/// True where a text holds nothing but blanks and invisible marks.
pub fn is_blank(text: &str) -> bool {
    text.chars().filter_map(fold_char).all(char::is_whitespace)
}

/// A letter of Chinese or English. (What Unicode calls a letter is a table of two kilobytes.)
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A row label without 其中 and its numbering: `1、局机关`, `（2）项目支出`, `一、产出`, `其中：1．公用经费` and `①本级` lose their
/// first characters.
pub fn unnumbered(text: &str) -> String {
    let folded = label(text);
    let bare = folded.strip_prefix("其中").map_or(folded.as_str(), |rest| rest.trim_start_matches(':'));
    let rest = bare.trim_start_matches(|c: char| {
        c.is_ascii_digit() || matches!(c, '(' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    });
    let cut = rest.strip_prefix(|c: char| matches!(c, '、' | '.' | ')' | ':'));
    let numbered = rest.len() < bare.len();
    match cut {
        Some(cut) if numbered && !cut.is_empty() => cut.trim_start_matches(['、', '.']).to_owned(),
        _ => bare.trim_start_matches(|c: char| matches!(c, '①'..='⑳')).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_mean_the_same_fold_to_the_same() {
        for written in ["“三公”经费\n合计", "三公经费 合计", "三公经费　合计："] {
            assert_eq!(label(written), "三公经费合计");
        }
        assert_eq!(label("投  入\n（15分）"), "投入(15分)");
    }

    #[test]
    fn a_folded_range_cuts_out_what_was_written() {
        let text = "合计　３６１．７４万元";
        let folded = Folded::new(text);
        let range = folded.range(3, 9).unwrap();
        assert_eq!(range.slice(text), "３６１．７４");
    }

    #[test]
    fn numbering_is_no_part_of_a_label() {
        assert_eq!(unnumbered("1、局机关"), "局机关");
        assert_eq!(unnumbered("（2）项目支出"), "项目支出");
        assert_eq!(unnumbered("一、产出指标"), "产出指标");
        assert_eq!(unnumbered("三公经费"), "三公经费");
        assert_eq!(unnumbered("2、二级机构1"), "二级机构1");
        assert_eq!(unnumbered("    其中：1、运行维护经费"), "运行维护经费");
        assert_eq!(unnumbered("其中："), "");
    }
}
