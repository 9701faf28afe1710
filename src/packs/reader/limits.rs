//! What a pack may hold at most: a hostile one is refused before it costs anything.

/// Bytes of the file.
pub const BYTES: usize = 256 << 10;
/// Characters of one text; those of a criterion are long.
pub const CHARS: usize = 2000;
/// Entries of one list.
pub const LIST: usize = 300;
/// Forms.
pub const FORMS: usize = 60;
/// Columns of a form.
pub const COLUMNS: usize = 80;
/// Header words and labels of all forms, once written out.
pub const WORDS: usize = 12_000;
/// Wordings that one `{a,b}` word stands for.
pub const CHOICES: usize = 200;
/// Measures of its own.
pub const MEASURES: usize = 64;
/// Words by which a report says that it goes by this pack.
pub const NAMES: usize = 60;
/// Problems that are listed; the rest waits until these are mended.
pub const PROBLEMS: usize = 50;

/// All of them: the name, how much is taken, what is counted, and what it is a limit of.
pub const ALL: &[(&str, usize, &str, &str)] = &[
    ("BYTES", BYTES, "字节", "口径包文件的大小"),
    ("CHARS", CHARS, "字", "包中的一段文字，如一条评分标准"),
    ("LIST", LIST, "项", "一个列表"),
    ("FORMS", FORMS, "种", "表式"),
    ("COLUMNS", COLUMNS, "列", "一种表式的列"),
    ("WORDS", WORDS, "个", "展开后的表头和行名"),
    ("CHOICES", CHOICES, "种", "一个带 {甲,乙} 的写法展开的种数"),
    ("MEASURES", MEASURES, "个", "包自己定义的指标口径"),
    ("NAMES", NAMES, "个", "报告据以认出这个包的名称"),
    ("PROBLEMS", PROBLEMS, "处", "一次列出的问题"),
];
