//! The header words of all forms, to tell a header from a figure and one column from another.

use crate::base::list::Gather as _;
use crate::base::ordered::{Map, Set};

use super::model::{Layout, Pack, Role};
use crate::base::fold;

/// What a header word means in one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The form, by its place among all forms of all packs.
    pub form: usize,
    /// The column of the form; none for a word that groups columns (其中).
    pub column: Option<usize>,
    /// What the column holds; none for a grouping word.
    pub role: Option<Role>,
    /// The header that stands above it, folded.
    pub under: Option<String>,
}

/// Header words by their folded text.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    words: Map<String, Vec<Word>>,
    /// Headers that stand above others, folded.
    parents: Set<String>,
    /// Labels that have their value in the next cell, folded.
    squares: Set<String>,
}

impl Lexicon {
    /// The index over forms, in their order; those of common words only where they are wanted.
    pub fn new(packs: &[Pack], common: bool) -> Self {
        let mut words: Map<String, Vec<Word>> = Map::new();
        let forms = packs.iter().spread(|pack| &pack.forms).enumerate();
        for (form, data) in forms.filter(|(_, data)| common || !data.common_words) {
            for group in &data.groups {
                let word = Word { form, column: None, role: None, under: None };
                words.entry(key(group)).or_default().push(word);
            }
            for (column, data) in data.columns.iter().enumerate() {
                let under = data.under.as_deref().map(fold::label);
                for header in &data.headers {
                    let word = Word { form, column: Some(column), role: Some(data.role), under: under.clone() };
                    words.entry(key(header)).or_default().push(word);
                }
            }
        }
        let parents = words.values().spread(|one| one).filter_map(|word| word.under.clone()).collect();
        let squares = packs.iter().spread(|pack| &pack.forms).filter(|form| form.layout == Layout::Squares);
        let squares = squares.spread(|form| &form.rows).spread(|row| &row.labels).cloned();
        Self { words, parents, squares: squares.collect() }
    }

    /// What a header text may mean, in any form; empty where it is no header word. The text is folded here.
    ///
    /// 其中： and a year before it and a remark in brackets at its end are no part of the word: `执行率（B/A）`,
    /// `收入合计（万元）`, `2022年决算数`.
    pub fn lookup(&self, text: &str) -> &[Word] {
        let label = key(text);
        let bare = label.strip_prefix("其中:").unwrap_or(&label);
        let words = self.without_remark(bare).or_else(|| self.without_remark(year(bare)?.1));
        words.map(Vec::as_slice).unwrap_or_default()
    }

    fn without_remark(&self, bare: &str) -> Option<&Vec<Word>> {
        self.words.get(bare).or_else(|| {
            let (word, _) = bare.strip_suffix(')')?.rsplit_once('(')?;
            self.words.get(word)
        })
    }

    /// True where the text is a header word of some form.
    pub fn is_header(&self, text: &str) -> bool {
        !self.lookup(text).is_empty()
    }

    /// True where the text is a header that is known to stand above others.
    pub fn is_parent(&self, text: &str) -> bool {
        self.parents.contains(&fold::label(text))
    }

    /// True for a label that has its value in the next cell, a unit in brackets left out.
    pub fn is_square(&self, text: &str) -> bool {
        self.squares.contains(fold::label(text).split('(').next().unwrap_or_default())
    }

    /// True where `child` is known to stand below the header `parent`.
    pub fn is_under(&self, child: &str, parent: &str) -> bool {
        let parent = fold::label(parent);
        self.lookup(child).iter().any(|word| word.under.as_deref() == Some(parent.as_str()))
    }
}

/// A header for comparison: what stands between its words is one of several as good.
fn key(text: &str) -> String {
    fold::label(text).replace(['和', '与', '、', '/'], "及")
}

/// The year that a folded header begins with, and the rest: `2022年决算数`, `2022年度预算数`.
pub fn year(label: &str) -> Option<(u16, &str)> {
    let (digits, rest) = label.split_once('年')?;
    let year = digits.parse().ok().filter(|year| digits.len() == 4 && (1990..=2100).contains(year))?;
    Some((year, rest.strip_prefix('度').unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::year;
    use crate::packs::Packs;

    #[test]
    fn a_year_before_a_header_is_told_from_the_word() {
        assert_eq!(year("2022年决算数"), Some((2022, "决算数")));
        assert_eq!(year("2022年度预算数"), Some((2022, "预算数")));
        assert_eq!(year("全年预算数"), None);
    }

    #[test]
    fn the_packs_of_this_build_can_be_read_and_their_words_found() {
        let packs = Packs::built_in().unwrap();
        assert!(packs.packs.len() >= 2);
        assert!(packs.lexicon.is_header("“三公”经费 合计"));
        assert!(packs.lexicon.is_under("当年结余", "结余"));
        assert!(!packs.lexicon.is_under("基本支出", "结余"));
    }
}
