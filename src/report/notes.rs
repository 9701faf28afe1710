//! Answers to findings, and what a reviewer writes beside the rows of score tables, in a small JSON file: the page writes
//! it, page and command line read it. Its schema is `schema/notes.schema.json`.

use crate::base::list::Gather as _;
use crate::base::ordered::sort;
use serde::Deserialize;

use super::model::{Answer, Mark, Report, Review};

/// The version of the file that is written and read.
pub const VERSION: u32 = 1;

/// A file of answers.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "dev", derive(schemars::JsonSchema), schemars(title = "Answers to findings"))]
#[serde(rename_all = "camelCase")]
pub struct Notes {
    /// The version of this format: 1.
    pub jihe_notes: u32,
    /// The answers.
    pub notes: Vec<Note>,
    /// What a reviewer has written beside rows of score tables.
    #[serde(default)]
    pub reviews: Vec<Reviewed>,
}

/// The answer to one finding of one submission.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "dev", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Whose report: the department as it is shown; null where the report states none.
    pub department: Option<String>,
    /// The year; null where the report states none.
    pub year: Option<u16>,
    /// Without a department: the names of the files.
    pub files: Vec<String>,
    /// The code of the rule.
    pub code: String,
    /// The fingerprint of the finding.
    pub fingerprint: String,
    /// What was said.
    pub mark: NoteMark,
    /// In which words; may be empty where the finding was verified.
    pub text: String,
}

/// 复核得分 and 复核依据 beside one row of one submission.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "dev", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct Reviewed {
    /// Whose report: the department as it is shown; null where the report states none.
    pub department: Option<String>,
    /// The year; null where the report states none.
    pub year: Option<u16>,
    /// Without a department: the names of the files.
    pub files: Vec<String>,
    /// The fingerprint of the row.
    pub fingerprint: String,
    /// 复核得分; empty where only words were written.
    pub score: String,
    /// 复核依据; may be empty.
    pub grounds: String,
}

/// How a finding was answered.
#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "dev", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum NoteMark {
    /// 已说明
    Explained,
    /// 已核实
    Verified,
}

/// Puts the answers that belong to the report beside its findings, and reviews beside the rows of its score tables. The
/// page knows them by the same signs.
pub fn answer(report: &mut Report, notes: &Notes) {
    let mut names: Vec<&str> = report.sources.iter().map(|source| source.name.as_str()).gather();
    sort(&mut names);
    let is_ours =
        |department: &Option<String>, year: Option<u16>, files: &[String]| match (department, &report.department) {
            (Some(noted), Some(department)) => noted == department && year == report.year,
            (None, None) => files.len() == names.len() && files.iter().all(|file| names.contains(&file.as_str())),
            _ => false,
        };
    let mine: Vec<&Note> = notes.notes.iter().filter(|note| is_ours(&note.department, note.year, &note.files)).gather();
    let reviews: Vec<&Reviewed> =
        notes.reviews.iter().filter(|review| is_ours(&review.department, review.year, &review.files)).gather();
    for finding in &mut report.findings {
        // The last word counts.
        let same = |note: &&&Note| note.code == finding.code && note.fingerprint == finding.fingerprint;
        finding.answer = mine.iter().rev().find(same).map(|note| {
            let mark = match note.mark {
                NoteMark::Explained => Mark::Explained,
                NoteMark::Verified => Mark::Verified,
            };
            Answer { mark, text: note.text.clone() }
        });
    }
    let rows = report.scores.tables.iter_mut().flat_map(|table| &mut table.rows);
    for row in rows.filter_map(|row| row.scored.as_mut()) {
        let same = |review: &&&Reviewed| review.fingerprint == row.fingerprint;
        row.review = reviews.iter().rev().find(same).map(|review| Review {
            score: Some(review.score.clone()).filter(|score| !score.is_empty()),
            grounds: review.grounds.clone(),
        });
    }
}
