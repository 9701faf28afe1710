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
