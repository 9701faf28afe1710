//! The documents of the corpus (tests/corpus/NOTATION.md), in every format.

use jihe::base::text::Lang;
use jihe::engine::Opened;
use jihe::ingest::IngestError;
use jihe::report::{self, model::Report};
use serde_json::Value;

use super::form::Format;

const FOLDER: &str = "tests/corpus";

/// A document as it is written down.
pub struct Document {
    /// Its folder in the corpus and its name, such as `clean/in-yuan`.
    pub name: String,
    pub source: String,
    /// What is known of its defect; null in clean ones.
    pub truth: Value,
}

/// Documents in which all agrees: of our own and of those written blind, in order.
pub fn clean() -> Vec<Document> {
    in_folders(["clean", "blind/clean"], read_clean)
}

/// Documents with a defect: of our own and of those written blind, in order.
pub fn seeded() -> Vec<Document> {
    in_folders(["seeded", "blind/seeded"], read_seeded)
}

/// All of them.
pub fn all() -> Vec<Document> {
    clean().into_iter().chain(seeded()).collect()
}

/// The document of this name, which begins with its folder.
pub fn named(name: &str) -> Document {
    all().into_iter().find(|document| document.name == name).unwrap_or_else(|| panic!("no document {name}"))
}

/// Whole reports that a reviewer wrote who had not seen the program; all of them agree.
pub fn reviewed() -> Vec<Document> {
    in_folders(["reviewed"], read_clean)
}

fn in_folders<const N: usize>(folders: [&str; N], read: fn(&str, &str) -> Document) -> Vec<Document> {
    let files = folders
        .into_iter()
        .flat_map(|folder| super::files(&format!("{FOLDER}/{folder}")).into_iter().map(move |file| (folder, file)));
    files.map(|(folder, file)| read(folder, &file.file_stem().unwrap().to_string_lossy())).collect()
}

fn read_clean(folder: &str, stem: &str) -> Document {
    let source = text(&format!("{folder}/{stem}.form"));
    Document { name: format!("{folder}/{stem}"), source, truth: Value::Null }
}

fn read_seeded(folder: &str, stem: &str) -> Document {
    let truth: Value = serde_json::from_str(&text(&format!("{folder}/{stem}.json"))).unwrap();
    let of = truth["of"].as_str().unwrap();
    let clean = text(&format!("{}/{of}.form", folder.replace("seeded", "clean")));
    Document { name: format!("{folder}/{stem}"), source: changed(&clean, &truth["changes"]), truth }
}

fn text(path: &str) -> String {
    let path = format!("{FOLDER}/{path}");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The source with its changes made. Lines are named as they were before any change.
pub fn changed(source: &str, changes: &Value) -> String {
    let was: Vec<&str> = source.lines().collect();
    let mut lines: Vec<String> = was.iter().map(|line| (*line).to_owned()).collect();
    for change in changes.as_array().unwrap() {
        let word = |key: &str| change[key].as_str().unwrap();
        let nth = change["nth"].as_u64().unwrap_or(0) as usize;
        let found = was.iter().enumerate().filter(|(_, line)| line.starts_with(word("line"))).nth(nth);
        let (at, _) = found.unwrap_or_else(|| panic!("no line for {change}"));
        assert!(lines[at].contains(word("from")), "{change}: not in {}", lines[at]);
        lines[at] = lines[at].replacen(word("from"), word("to"), 1);
    }
    lines.join("\n") + "\n"
}

impl Document {
    /// Its name as a file.
    pub fn file_name(&self, format: Format) -> String {
        format!("{}.{}", self.name.rsplit('/').next().unwrap(), format.extension())
    }

    /// True for those that were written without sight of the program.
    pub fn is_blind(&self) -> bool {
        self.name.starts_with("blind/")
    }

    pub fn bytes(&self, format: Format) -> Vec<u8> {
        format.write(&self.source)
    }

    /// Read by the engine, where the format is read at all.
    pub fn try_open(&self, format: Format) -> Result<Opened, IngestError> {
        super::engine().open(&self.file_name(format), &self.bytes(format), &super::host())
    }

    pub fn open(&self, format: Format) -> Opened {
        self.try_open(format).unwrap_or_else(|error| panic!("{} as {format:?}: {error}", self.name))
    }

    /// Checked by the engine. The JSON is held against the schema on the way.
    pub fn check(&self, format: Format) -> Report {
        let report = super::engine().check(&[&self.open(format)], Lang::Zh);
        super::schema::validate(&report::json(&report));
        report
    }

    /// Written out, for who can only read files: its path.
    pub fn scratch(&self, format: Format) -> std::path::PathBuf {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("corpus");
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join(self.file_name(format));
        // Tests of one binary run side by side, and a file half written must not be read: it is put in place whole.
        let own = folder.join(format!("{}-{:?}", std::process::id(), std::thread::current().id()));
        std::fs::write(&own, self.bytes(format)).unwrap();
        std::fs::rename(&own, &path).unwrap();
        path
    }
}
