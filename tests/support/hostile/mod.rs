//! Files that nobody means well with, or that went wrong on their way: what each is, and how it must end. Made anew
//! wherever they are needed, as they are large or would be called damaged by whoever finds them: natively by
//! `tests/robustness.rs`, and by `cargo dev hostile FOLDER` for WebAssembly and the page.

mod books;
mod container;
mod pages;
mod strange;
mod texts;
mod words;

/// A file.
pub struct Case {
    /// What it is called; the name says what it is.
    pub name: &'static str,
    /// How it ends.
    pub ends: Ends,
    /// The limits that it exceeds, as `jihe limits` names them.
    pub limits: &'static [&'static str],
    /// Its bytes.
    pub make: fn() -> Vec<u8>,
}

/// How a file ends.
#[derive(Clone, Copy)]
pub enum Ends {
    /// Not read at all: the code of what is said instead.
    Refused(&'static str),
    /// Read, with a finding that says what was not: the code of its rule.
    Said(&'static str),
    /// Read whole: a text that must be in it.
    Read(&'static str),
}

/// All of them, by what they are said to be.
pub const CASES: [(&str, &[Case]); 5] = [
    ("strange", strange::CASES),
    ("words", words::CASES),
    ("books", books::CASES),
    ("pages", pages::CASES),
    ("texts", texts::CASES),
];

/// All of them.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    CASES.into_iter().flat_map(|(_, cases)| cases)
}

impl Case {
    /// As a line that other programs read.
    pub fn json(&self) -> String {
        let (how, what) = match self.ends {
            Ends::Refused(code) => ("refused", code),
            Ends::Said(code) => ("said", code),
            Ends::Read(text) => ("read", text),
        };
        serde_json::json!({ "name": self.name, "ends": how, "what": what }).to_string()
    }
}

/// A form of three columns in which everything agrees, as text; to be found again behind what is strange.
pub const FORM: &str = "年度收入情况（万元）\n\t机构名称\n\t收入合计\n\t上年结转\n\t公共财政拨款\n\n\t柳塘县水文站\n\t37.50\n\t2.50\n\t35.00\n";
