//! TOML values → Rust values, every mistake with its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{Problem, nearest};
use super::{Reader, limits};
use crate::base::text::Text;
use crate::vocabulary::measure::Measure;

/// A value with the bytes it stands in.
pub(super) type Value<'a> = Spanned<DeValue<'a>>;

/// A key that a table may have.
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// It cannot be left out.
    pub needed: bool,
    /// 说明
    pub zh: &'static str,
    /// What it is.
    pub en: &'static str,
    /// What its value is.
    pub shape: fn() -> Shape,
}

/// A word of a list.
pub type Word = (&'static str, &'static str, &'static str);

/// What a value is, for documentation.
pub enum Shape {
    /// A text.
    Text,
    /// A whole number.
    Whole,
    /// true or false
    Flag,
    /// The id of a measure.
    Measure,
    /// One of these words.
    Word(&'static [Word]),
    /// A list of these.
    List(fn() -> Shape),
    /// A table with these keys.
    Table(&'static str, &'static [Key]),
    /// Levels by code.
    Switches(&'static [Word]),
    /// Keys beside those of the table that holds it.
    Origin,
}

/// What can be read from TOML.
pub(super) trait Read: Sized {
    /// Reads it; what is wrong goes to the reader, and then there is none.
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self>;

    /// What it is where the key is not there.
    fn absent() -> Option<Self> {
        None
    }

    /// Reads it from the table that holds it.
    fn field(table: &DeTable<'_>, key: &str, reader: &mut Reader<'_>) -> Option<Self> {
        match table.get(key) {
            Some(value) => Self::read(value, reader),
            None => Self::absent(),
        }
    }

    /// What it is.
    fn shape() -> Shape;
}

impl Reader<'_> {
    /// Notes what is wrong at a value.
    pub(super) fn wrong(&mut self, value: &Value<'_>, zh: impl Into<String>, en: impl Into<String>) {
        self.wrong_at(value.span().start, zh, en);
    }

    pub(super) fn wrong_at(&mut self, at: usize, zh: impl Into<String>, en: impl Into<String>) {
        if self.problems.len() < limits::PROBLEMS {
            self.problems.push(Problem::at(self.text, at, Text::new(zh, en)));
        }
    }

    fn not(&mut self, value: &Value<'_>, zh: &str, en: &str) {
        let (is_zh, is_en) = match value.get_ref() {
            DeValue::String(_) => ("文字", "a text"),
            DeValue::Integer(_) => ("整数", "a whole number"),
            DeValue::Float(_) => ("小数", "a decimal"),
            DeValue::Boolean(_) => ("true 或 false", "true or false"),
            DeValue::Datetime(_) => ("日期", "a date"),
            DeValue::Array(_) => ("列表 [ ]", "a list [ ]"),
            DeValue::Table(_) => ("表 { }", "a table { }"),
        };
        self.wrong(value, format!("这里应为{zh}，写的是{is_zh}。"), format!("Expected {en}, found {is_en}."));
    }

    /// A table; keys that are none of these, and those that are needed and not there, are told.
    pub(super) fn table<'v, 'a>(&mut self, value: &'v Value<'a>, keys: &[Key]) -> Option<&'v DeTable<'a>> {
        let DeValue::Table(table) = value.get_ref() else {
            self.not(value, "表 { }", "a table { }");
            return None;
        };
        let from = keys.iter().any(|key| key.name == "origin");
        let known = || keys.iter().map(|key| key.name).filter(|name| *name != "origin");
        let known = || known().chain(ORIGIN.iter().map(|key| key.name).filter(move |_| from));
        for key in table.keys() {
            let name = key.get_ref().as_ref();
            if known().all(|known| known != name) {
                let (zh, en) = suggestion(name, known());
                let name = short(name);
                self.wrong_at(
                    key.span().start,
                    format!("没有“{name}”这个键。{zh}"),
                    format!("No such key: `{name}`. {en}"),
                );
            }
        }
        let needed = keys.iter().chain(ORIGIN.iter().filter(|_| from)).filter(|key| key.needed);
        for key in needed.filter(|key| key.name != "origin" && !table.contains_key(key.name)) {
            self.wrong(
                value,
                format!("缺少“{}”：{}。", key.name, key.zh),
                format!("`{}` is missing: {}.", key.name, key.en),
            );
        }
        Some(table)
    }

    /// The word of a list.
    pub(super) fn word(&mut self, value: &Value<'_>, words: &'static [Word]) -> Option<&'static str> {
        let text = self.string(value)?;
        let found = words.iter().map(|(word, ..)| *word).find(|word| *word == text);
        if found.is_none() {
            let (zh, en) = suggestion(&text, words.iter().map(|(word, ..)| *word));
            let text = short(&text);
            self.wrong(value, format!("这里不能写“{text}”。{zh}"), format!("`{text}` cannot stand here. {en}"));
        }
        found
    }

    pub(super) fn string(&mut self, value: &Value<'_>) -> Option<String> {
        let DeValue::String(text) = value.get_ref() else {
            self.not(value, "文字（加英文双引号）", "a text");
            return None;
        };
        if text.chars().count() > limits::CHARS {
            let most = limits::CHARS;
            self.wrong(value, format!("文字过长，最多 {most} 个字。"), format!("Too long: at most {most} characters."));
            return None;
        }
        Some(text.clone().into_owned())
    }
}

/// A word of a file in a message: of a hostile one not all.
pub(super) fn short(word: &str) -> String {
    const MOST: usize = 40;
    if word.chars().count() > MOST { word.chars().take(MOST).chain(['…']).collect() } else { word.to_owned() }
}

/// 是否应为“columns”？ or what there is.
fn suggestion<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> (String, String) {
    match nearest(word, known.clone()) {
        Some(near) => (format!("是否应为“{near}”？"), format!("Did you mean `{near}`?")),
        None => {
            let all: Vec<&str> = known.collect();
            (format!("可用：{}。", all.join("、")), format!("There are: {}.", all.join(", ")))
        }
    }
}

/// Where something is from: the keys beside those of the table.
pub static ORIGIN: &[Key] = &[
    Key {
        name: "source",
        needed: true,
        zh: "出自哪份办法、通知或表式（写给人看）",
        en: "the regulation, notice or form it is from",
        shape: || Shape::Text,
    },
    Key {
        name: "link",
        needed: false,
        zh: "网址；没有网址又没有写 seen 的，结果中注明“凭记忆”",
        en: "its address; without it and `seen` it is shown as from memory",
        shape: || Shape::Text,
    },
    Key {
        name: "seen",
        needed: false,
        zh: "见过公开件，只是没有网址",
        en: "seen published, though no link is given",
        shape: || Shape::Flag,
    },
];

impl Read for String {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        reader.string(value)
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl Read for bool {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            reader.not(value, " true 或 false", "true or false");
        }
        flag
    }

    fn absent() -> Option<Self> {
        Some(false)
    }

    fn shape() -> Shape {
        Shape::Flag
    }
}

impl Read for u16 {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Integer(number) = value.get_ref() else {
            reader.not(value, "整数", "a whole number");
            return None;
        };
        let read = Self::from_str_radix(number.as_str(), number.radix()).ok();
        if read.is_none() {
            reader.wrong(value, "这里应为 0 至 65535 的整数。", "Expected a whole number from 0 to 65535.");
        }
        read
    }

    fn shape() -> Shape {
        Shape::Whole
    }
}

impl Read for Measure {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let id = reader.string(value)?;
        let own = reader.own.iter().find(|(own, _)| *own == id).map(|(_, measure)| *measure);
        let found = own.or_else(|| Self::by_id(&id));
        if found.is_none() {
            let own: Vec<&str> = reader.own.iter().map(|(own, _)| own.as_str()).collect();
            let known: Vec<&str> = Self::ids().map(|id| -> &str { id }).chain(own).collect();
            let near = nearest(&id, known.into_iter()).map(str::to_owned);
            let (zh, en) = match near {
                Some(near) => (format!("是否应为“{near}”？"), format!("Did you mean `{near}`?")),
                None => (
                    "可用的见 docs/packs.md，也可在 [[measures]] 中自定义。".to_owned(),
                    "See docs/packs.md, or define it in [[measures]].".to_owned(),
                ),
            };
            let id = short(&id);
            reader.wrong(value, format!("没有“{id}”这个量。{zh}"), format!("No such measure: `{id}`. {en}"));
        }
        found
    }

    fn shape() -> Shape {
        Shape::Measure
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let DeValue::Array(list) = value.get_ref() else {
            reader.not(value, "列表 [ ]", "a list [ ]");
            return None;
        };
        if list.len() > limits::LIST {
            let most = limits::LIST;
            reader.wrong(value, format!("列表过长，最多 {most} 项。"), format!("Too long: at most {most} entries."));
            return None;
        }
        // All of them, so that all their mistakes are told.
        let read: Vec<Option<T>> = list.iter().map(|one| T::read(one, reader)).collect();
        read.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn shape() -> Shape {
        Shape::List(T::shape)
    }
}
