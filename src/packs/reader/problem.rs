//! What is wrong with a pack, and where.

use crate::base::text::Text;

/// What is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong, and what would be right.
    pub message: Text,
}

impl Problem {
    /// Of the file as a whole.
    pub fn of_file(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line: 0, column: 0, message: Text::new(zh, en) }
    }

    /// At a byte of the text.
    pub(super) fn at(text: &str, at: usize, message: Text) -> Self {
        let before = text.get(..at).unwrap_or(text);
        let start = before.rfind('\n').map_or(0, |end| end.saturating_add(1));
        let line = before.matches('\n').count().saturating_add(1);
        let column = before.get(start..).unwrap_or_default().chars().count().saturating_add(1);
        Self { line, column, message }
    }
}

/// What the TOML parser says, in Chinese; what is not listed here is shown as it says it.
const SYNTAX: &[(&str, &str)] = &[
    ("duplicate key", "同一个键写了两次"),
    ("key with no value", "键后面没有值"),
    ("missing value", "键后面没有值"),
    ("unclosed", "缺少右括号或右引号"),
    ("invalid basic string", "文字的引号没有配对，或含有不能写的字符"),
    ("invalid multi-line", "多行文字的引号没有配对"),
    ("invalid literal string", "文字的引号没有配对，或含有不能写的字符"),
    ("string values must be quoted", "文字要加英文双引号"),
    ("unquoted", "文字和含有特殊字符的键要加英文双引号"),
    ("missing escaped value", "反斜杠后面缺少字符"),
    ("invalid escape", "反斜杠后面的字符不对"),
    ("extra", "多余的符号"),
    ("missing comma", "缺少逗号"),
    ("missing array separator", "缺少逗号"),
    ("missing inline table separator", "缺少逗号"),
    ("unexpected key or value", "这里不应有这些内容，前面可能缺少换行或逗号"),
    ("recursion", "嵌套过深"),
    ("invalid table header", "方括号中的表名不对"),
    ("cannot extend", "这个键前面已经写成别的内容"),
    ("newline", "这里应当换行"),
    ("assignment", "键和值之间缺少等号"),
];

/// What the parser says about a place.
pub(super) fn syntax(says: &str) -> Text {
    let known = SYNTAX.iter().find(|(en, _)| says.contains(en)).map(|(_, zh)| *zh);
    match known {
        Some(zh) => Text::new(format!("写法有误：{zh}。"), format!("Not TOML: {says}.")),
        None => Text::new(format!("写法有误（{says}）。"), format!("Not TOML: {says}.")),
    }
}

/// The word of a list that is most like another one, for "did you mean".
pub(super) fn nearest<'a>(word: &str, all: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let close = all.map(|other| (distance(word, other), other)).min_by_key(|(distance, _)| *distance);
    close.filter(|(distance, _)| *distance <= word.chars().count() / 3).map(|(_, other)| other)
}

/// How many letters must be changed, added or taken off (Levenshtein); long words are not compared.
fn distance(one: &str, two: &str) -> usize {
    const LONG: usize = 60;
    if one.len() > LONG || two.len() > LONG {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=two.chars().count()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut left = at.saturating_add(1);
        let mut above_left = at;
        for (other, cost) in two.chars().zip(row.iter_mut().skip(1)) {
            let above = *cost;
            let changed = above_left.saturating_add(usize::from(letter != other));
            left = changed.min(above.saturating_add(1)).min(left.saturating_add(1));
            above_left = std::mem::replace(cost, left);
        }
        if let Some(first) = row.first_mut() {
            *first = at.saturating_add(1);
        }
    }
    row.last().copied().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_near() {
        assert_eq!(distance("colums", "columns"), 1);
        assert_eq!(nearest("colums", ["rows", "columns"].into_iter()), Some("columns"));
        assert_eq!(nearest("xyz", ["rows", "columns"].into_iter()), None);
    }

    #[test]
    fn a_place_is_told_in_lines_and_characters() {
        let problem = Problem::at("a = 1\n年度 = x", 13, Text::default());
        assert_eq!((problem.line, problem.column), (2, 4));
    }
}
