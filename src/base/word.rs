//! Lists of words in one text, parted by blanks: `"合计 总计"`. In a list of texts each word would cost an address and a
//! length, in WebAssembly more than the word.

/// Goes through the words of a list. Most texts are short, and asked for many words: the searching of the standard library
/// is made for long ones, and costs more to prepare than to do.
#[derive(Clone, Debug)]
pub struct Words<'a>(Option<&'a str>);

/// The words of a list, in order.
pub fn words(list: &str) -> Words<'_> {
    Words(Some(list))
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let rest = self.0?;
        let Some(at) = rest.bytes().position(|byte| byte == b' ') else { return self.0.take() };
        self.0 = rest.get(at.saturating_add(1)..);
        rest.get(..at)
    }
}

/// True where a word stands in a text. The last byte of a character tells most of it.
pub fn stands_in(text: &str, word: &str) -> bool {
    let Some((last, start)) = word.as_bytes().split_last() else { return true };
    text.as_bytes().windows(word.len()).any(|part| part.last() == Some(last) && part.starts_with(start))
}

/// True where one of the words stands in a text.
pub fn has(text: &str, list: &str) -> bool {
    words(list).any(|word| stands_in(text, word))
}

/// True where a text begins with one of the words.
pub fn starts_with(text: &str, list: &str) -> bool {
    words(list).any(|word| text.starts_with(word))
}

/// The first of the words that a text ends with.
pub fn ends_with<'a>(text: &str, list: &'a str) -> Option<&'a str> {
    let last = text.as_bytes().last();
    words(list).find(|word| word.as_bytes().last() == last && text.ends_with(word))
}

/// True where a text is one of the words.
pub fn is_one(text: &str, list: &str) -> bool {
    words(list).any(|word| text == word)
}

/// Takes a word out of a text, wherever it stands; true where it stood there.
pub fn take_out(text: &mut String, word: &str) -> bool {
    let stood = stands_in(text, word);
    if stood {
        *text = text.replace(word, "");
    }
    stood
}

/// A text without a word, however often it stands at its beginning.
pub fn without_start<'a>(text: &'a str, word: &str) -> &'a str {
    let mut rest = text;
    while let Some(shorter) = rest.strip_prefix(word) {
        rest = shorter;
    }
    rest
}

/// A text without a word, however often it stands at its end.
pub fn without_end<'a>(text: &'a str, word: &str) -> &'a str {
    let mut rest = text;
    while let Some(shorter) = rest.strip_suffix(word) {
        rest = shorter;
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_list() {
        let totals = "合计 总计";
        assert!(has("收入合计数", totals) && !has("收入 总", totals));
        assert!(starts_with("总计数", totals) && !starts_with("收入总计", totals));
        assert_eq!(ends_with("收入总计", totals), Some("总计"));
        assert_eq!(without_start("其中其中：基本", "其中"), "：基本");
        assert_eq!(without_end("产出小计小计", "小计"), "产出");
        let mut rest = "本年收入合计，收入".to_owned();
        assert!(take_out(&mut rest, "收入") && !take_out(&mut rest, "支出"));
        assert_eq!(rest, "本年合计，");
        assert!(has("合计", "") && !has("", totals) && !has("计合", totals) && !has("合", totals));
        assert!(is_one("合计", totals) && !is_one("合计 总计", totals) && !is_one("", totals));
    }
}
