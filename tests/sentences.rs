//! Labelled sentences: which relations each states and whether they hold (`tests/corpus/sentences/NOTATION.md`). What falls
//! short is listed line by line, and the lists are exact.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use jihe::report::model::{Basis, Relation, Report, Shape, TermRole, Verdict};
use support::check;

const FOLDER: &str = "tests/corpus/sentences";

/// A passage and its labels.
struct Entry {
    name: String,
    text: String,
    labels: Vec<Label>,
}

/// A relation as labelled or as read: kind and figures in order, and how it comes out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Label {
    verdict: String,
    kind: String,
    figures: Vec<String>,
}

fn entries(folder: &Path) -> Vec<Entry> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).map(|files| files.map(|file| file.unwrap().path()).collect()).unwrap_or_default();
    files.sort();
    files.retain(|file: &std::path::PathBuf| file.extension().is_some_and(|extension| extension == "txt"));
    let mut entries: Vec<Entry> = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("known.txt")) {
        for line in std::fs::read_to_string(file).unwrap().lines().map(str::trim) {
            let at = format!("{}: {line}", file.display());
            if let Some(name) = line.strip_prefix("## ") {
                entries.push(Entry { name: name.to_owned(), text: String::new(), labels: Vec::new() });
            } else if line.is_empty() || line.starts_with('#') || line == "none" {
                continue;
            } else if let Some(text) = line.strip_prefix('>') {
                let entry = entries.last_mut().expect(&at);
                entry.text.push_str(text.trim());
                entry.text.push('\n');
            } else {
                entries.last_mut().expect(&at).labels.push(label(line).unwrap_or_else(|| panic!("{at}")));
            }
        }
    }
    entries
}

/// `broken growth 9.09% = 120 : 1320`
fn label(line: &str) -> Option<Label> {
    let line = line.split(" # ").next()?;
    let (verdict, rest) = line.split_once(' ')?;
    let (kind, equation) = rest.trim().split_once(' ')?;
    let known = ["total", "share", "growth", "product", "equal", "within"].contains(&kind);
    let verdict_known = ["holds", "broken", "doubt"].contains(&verdict);
    let (left, right) = equation.split_once('=')?;
    let words = right.split_whitespace().filter(|word| !["+", "-", "/", ":", ">", "*", "×"].contains(word));
    let figures = std::iter::once(left.trim().trim_end_matches('>').trim()).chain(words).map(value);
    (known && verdict_known).then(|| made(verdict, kind, figures.collect()))
}

/// Order matters in quotients only, and of a growth only the rate is compared.
fn made(verdict: &str, kind: &str, mut figures: Vec<String>) -> Label {
    match kind {
        "growth" => figures.truncate(1),
        "share" => {}
        // A total may be written as a difference.
        _ => figures.sort(),
    }
    Label { verdict: verdict.to_owned(), kind: kind.to_owned(), figures }
}

/// A figure as written, without what does not change its value.
fn value(written: &str) -> String {
    let folded: String = written.chars().filter_map(jihe::base::fold::fold_char).collect();
    let bare = folded.replace(['%', ',', ' '], "");
    match bare.parse::<rust_decimal::Decimal>() {
        Ok(value) => value.abs().normalize().to_string(),
        Err(_) => bare.trim_start_matches("百分之").to_owned(),
    }
}

/// The relations of sentences that a report found. Limits that are kept are not scored.
fn read(report: &Report) -> Vec<Label> {
    let read = report.relations.iter().filter(|relation| relation.basis == Basis::Sentence).filter_map(as_label);
    read.filter(|label| label.kind != "within" || label.verdict != "holds").collect()
}

fn as_label(relation: &Relation) -> Option<Label> {
    let quote = |term: &jihe::report::model::Term| value(term.place.as_ref()?.quote.as_deref()?).into();
    let left = |role: TermRole| matches!(role, TermRole::Result | TermRole::Limit);
    let result = relation.terms.iter().filter(|term| left(term.role));
    let right = relation.terms.iter().filter(|term| !left(term.role));
    let figures: Option<Vec<String>> = result.chain(right).map(quote).collect();
    let kind = match relation.shape {
        Shape::Sum => "total",
        Shape::Ratio => "share",
        Shape::Growth | Shape::Change => "growth",
        Shape::Product => "product",
        Shape::Bound => "within",
        Shape::Equal => "equal",
        Shape::Difference => return None,
    };
    let verdict = match relation.verdict {
        Verdict::Holds | Verdict::Rounding => "holds",
        Verdict::Broken => "broken",
        Verdict::Insufficient => return None,
    };
    Some(made(verdict, kind, figures?))
}

/// What of an entry was missed, and what was read beside it.
fn differences(entry: &Entry) -> (usize, Vec<String>, Vec<String>) {
    let report = check::bytes_named("sentence.txt", entry.text.as_bytes());
    let mut found = read(&report);
    let scored = |label: &&Label| label.verdict != "doubt" && !(label.kind == "within" && label.verdict == "holds");
    let mut missed = Vec::new();
    let mut right = 0;
    for label in entry.labels.iter().filter(scored) {
        match found.iter().position(|other| other == label) {
            Some(_) => {
                // Two thirds of one whole may be the same in figures.
                found.retain(|other| other != label);
                right += 1;
            }
            None => missed.push(show(label)),
        }
    }
    // What is doubtful may be read either way; a limit may be said of one part.
    let doubtful = |found: &Label| {
        entry.labels.iter().any(|label| {
            let same = label.kind == found.kind || ["total", "within"].contains(&label.kind.as_str());
            let part = label.verdict == "doubt" || label.kind == "within";
            same && part && found.figures.iter().all(|figure| label.figures.contains(figure))
        })
    };
    found.retain(|found| !doubtful(found));
    (right, missed, found.iter().map(show).collect())
}

fn show(label: &Label) -> String {
    format!("{} {} {}", label.verdict, label.kind, label.figures.join(" "))
}

fn bless() -> bool {
    std::env::var_os("JIHE_BLESS").is_some_and(|bless| bless == "1")
}

fn judge(folder: &Path) -> String {
    let (mut right, mut missed, mut beside, mut whole) = (0, 0, 0, 0);
    let entries = entries(folder);
    let mut known = String::new();
    for entry in &entries {
        let (found, short, more) = differences(entry);
        right += found;
        missed += short.len();
        beside += more.len();
        whole += usize::from(short.is_empty() && more.is_empty());
        short.iter().for_each(|line| writeln!(known, "{}: missed: {line}", entry.name).unwrap());
        more.iter().for_each(|line| writeln!(known, "{}: beside: {line}", entry.name).unwrap());
    }
    let percent = |part: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * part as f64 / of as f64 };
    println!(
        "{}: {} passages, {whole} wholly right ({:.1}%), relations P {:.1}% R {:.1}% ({right} right, {missed} missed, {beside} beside)",
        folder.display(),
        entries.len(),
        percent(whole, entries.len()),
        percent(right, right + beside),
        percent(right, right + missed),
    );
    known
}

fn compare(folder: &Path) {
    let known = judge(folder);
    let path = folder.join("known.txt");
    if bless() {
        std::fs::write(&path, &known).unwrap();
        return;
    }
    let was = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(was, known, "{}: if that is meant, JIHE_BLESS=1 renews it", path.display());
}

#[test]
fn own_sentences_are_read_as_labelled_but_for_what_is_known() {
    compare(Path::new(FOLDER));
}

#[test]
fn no_passage_stands_twice_and_names_are_unique() {
    let mut names = BTreeSet::new();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for folder in [Path::new(FOLDER).to_owned(), Path::new(FOLDER).join("blind")] {
        for entry in entries(&folder) {
            assert!(names.insert(entry.name.clone()), "{} is named twice", entry.name);
            let folded =
                entry.text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit() && *c != '.').collect();
            let other = texts.insert(folded, entry.name.clone());
            assert_eq!(other, None, "{} is the same passage", entry.name);
        }
    }
}

#[test]
fn blind_sentences_are_read_as_labelled_but_for_what_is_known() {
    compare(&Path::new(FOLDER).join("blind"));
}
