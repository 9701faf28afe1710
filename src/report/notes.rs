//! Answers to findings in a small JSON file: the page writes it, page and command line read it. Its schema is
//! `schema/notes.schema.json`.

use crate::base::list::Gather as _;
use crate::base::ordered::sort;
use serde::Deserialize;

use super::model::{Answer, Mark, Report};

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

/// Puts the answers that belong to the report beside its findings. The page knows them by the same signs.
pub fn answer(report: &mut Report, notes: &Notes) {
    let mut names: Vec<&str> = report.sources.iter().map(|source| source.name.as_str()).gather();
    sort(&mut names);
    let mine = |note: &&Note| match (&note.department, &report.department) {
        (Some(noted), Some(department)) => noted == department && note.year == report.year,
        (None, None) => note.files.len() == names.len() && note.files.iter().all(|file| names.contains(&file.as_str())),
        _ => false,
    };
    let mine: Vec<&Note> = notes.notes.iter().filter(mine).gather();
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
}
