//! The lines of the corpus and of the blind batches, with what is expected of them.

use std::fs;
use std::path::Path;

use jihe::base::amount::Amount;
use jihe::rubric::{Award, Outcome, Values};
use serde_json::Value;

/// A labelled line with where it stands.
pub struct Labelled {
    pub place: String,
    pub criterion: String,
    pub points: Amount,
    pub values: Values,
    pub award: String,
    pub alternatives: Vec<String>,
    pub slips: Vec<String>,
    /// The name of the row, where it matters.
    pub indicator: Option<String>,
}

/// Our own lines.
pub fn labelled() -> Vec<Labelled> {
    let mut files: Vec<_> = fs::read_dir("tests/criteria").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    files.iter().flat_map(|path| lines(path)).collect()
}

/// The lines of a file.
pub fn lines(path: &Path) -> Vec<Labelled> {
    let text = fs::read_to_string(path).unwrap();
    let read = |(at, line): (usize, &str)| {
        let place = format!("{}:{}", path.display(), at + 1);
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{place}: {error}"));
        let values = line["values"].as_object().cloned().unwrap_or_default();
        Labelled {
            criterion: line["criterion"].as_str().unwrap().to_owned(),
            points: Amount::parse(line["points"].as_str().unwrap()).unwrap(),
            values: Values::new(values.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap()))),
            award: award(&line["award"]).unwrap_or_else(|| panic!("{place}: no award")),
            alternatives: texts(&line["alternatives"]),
            slips: texts(&line["slips"]).iter().map(|kind| kind_of(kind).to_owned()).collect(),
            indicator: line["indicator"].as_str().map(str::to_owned),
            place,
        }
    };
    text.lines().enumerate().filter(|(_, line)| !line.is_empty()).map(read).collect()
}

fn texts(value: &Value) -> Vec<String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// `"3"`, or as the second blind batch writes it: `{"points": "3"}`, `{"low": "0", "high": "5"}`, `{"judgement": true}`.
fn award(written: &Value) -> Option<String> {
    let text = |name: &str| written[name].as_str();
    match (text("points"), text("low").zip(text("high"))) {
        (Some(points), _) => Some(points.to_owned()),
        (_, Some((low, high))) => Some(format!("{low}~{high}")),
        _ if written["judgement"] == true => Some("人工".to_owned()),
        _ => written.as_str().map(str::to_owned),
    }
}

/// Our word for a slip; the second blind batch has its own for two.
fn kind_of(written: &str) -> &str {
    match written {
        "over" => "points",
        "checklist" => "items",
        written => written,
    }
}

/// As the corpus writes it: `3.5`, `0~5`, 人工.
pub fn said(award: &Award) -> String {
    match &award.outcome {
        Outcome::Points(points) => points.written(0),
        Outcome::Between { low, high, .. } => format!("{low}~{high}"),
        Outcome::Judgement(_) => "人工".to_owned(),
    }
}
