//! Text for people, in both languages.

/// The language of what leaves the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// 中文
    #[default]
    Zh,
    /// English
    En,
}

/// A fixed text in both languages, such as a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Label {
    /// The text in one language.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// An owned copy, for messages that are put together.
    pub fn text(self) -> Text {
        Text::new(self.zh, self.en)
    }
}

/// A text in both languages that was put together from parts.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Text {
    /// A text from its two wordings.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The same words in both languages: a label taken from the report itself.
    pub fn same(words: &str) -> Self {
        Self::new(words, words)
    }

    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}
