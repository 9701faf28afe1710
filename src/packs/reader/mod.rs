//! TOML → pack: the one reader, for the build script, the command line and the page's loader.
//!
//! Everything that is wrong is told at once, each with its line and what would be right. A pack is data: what it can do is
//! bounded by `limits`, whatever it says.

mod check;
mod inherit;
mod limits;
mod problem;
mod tables;
mod value;
mod words;

use toml::de::{DeTable, DeValue};

pub use inherit::inherit;
pub use limits::ALL as LIMITS_IN_WORDS;
pub use problem::Problem;
pub use value::{Key, ORIGIN, Shape};

use crate::packs::model::Pack;
use crate::packs::terms::OwnMeasure;
use crate::vocabulary::measure::Measure;
use value::{Read, Value};

/// A file at work.
pub(super) struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
    /// Measures that the pack has made.
    own: Vec<(String, Measure)>,
}

/// Reads a pack, but for what it inherits: see [`inherit`]. The codes are those of all rules.
pub fn read(bytes: &[u8], codes: &[&str]) -> Result<Pack, Vec<Problem>> {
    if bytes.len() > limits::BYTES {
        let most = limits::BYTES >> 10;
        let says = (format!("文件过大，最多 {most} KB。"), format!("The file is too large: at most {most} KB."));
        return Err(vec![Problem::of_file(says.0, says.1)]);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = String::from_utf8_lossy(good).matches('\n').count().saturating_add(1);
            let says =
                Problem::of_file("文件不是 UTF-8 编码，请另存为 UTF-8。", "The file is not UTF-8: please save it so.");
            return Err(vec![Problem { line, ..says }]);
        }
    };
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, problems: Vec::new(), own: Vec::new() };
    for error in errors.iter().take(limits::PROBLEMS) {
        let at = error.span().map_or(0, |span| span.start);
        reader.problems.push(Problem::at(text, at, problem::syntax(error.message())));
    }
    if !reader.problems.is_empty() {
        return Err(reader.problems);
    }
    let span = root.span();
    let root = Value::new(span, DeValue::Table(root.into_inner()));
    reader.own = own_measures(&root);
    let pack = Pack::read(&root, &mut reader).map(|mut pack| {
        check::check(&pack, &root, codes, &mut reader);
        words::write_out(&mut pack, &root, &mut reader);
        pack
    });
    reader.problems.sort_by_key(|problem| (problem.line, problem.column));
    match pack {
        Some(pack) if reader.problems.is_empty() => Ok(pack),
        _ if reader.problems.is_empty() => Err(vec![Problem::of_file("包不能读取。", "The pack cannot be read.")]),
        _ => Err(reader.problems),
    }
}

/// The measures that a pack makes, before anything uses them; what is wrong with them is told later.
fn own_measures(root: &Value<'_>) -> Vec<(String, Measure)> {
    let id = root.get_ref().get("id").and_then(|id| id.get_ref().as_str()).unwrap_or_default();
    let Some(list) = root.get_ref().get("measures").and_then(|list| list.get_ref().as_array()) else {
        return Vec::new();
    };
    let mut silent = Reader { text: "", problems: Vec::new(), own: Vec::new() };
    let read = list.iter().take(limits::MEASURES).enumerate();
    read.filter_map(|(at, one)| {
        let own = OwnMeasure::read(one, &mut silent)?;
        let measure = own.measure(id, at);
        Some((own.id, measure))
    })
    .collect()
}

/// What a pack is, for the schema and the documentation.
pub fn shape() -> Shape {
    Pack::shape()
}

/// The lists of header words that packs may use, by name.
pub fn shared_lists() -> Vec<(String, Vec<String>)> {
    words::shared()
}

/// The most that a pack may hold, for the documentation: bytes, forms, columns of a form, entries of a list, words.
pub const LIMITS: [usize; 5] = [limits::BYTES, limits::FORMS, limits::COLUMNS, limits::LIST, limits::WORDS];
