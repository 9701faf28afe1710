//! Whole documents of our own writing: silence where all agrees, each defect found once at its place, and the same
//! from text and from .docx. The snapshots show what a change does to every document: one file a rule.

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jihe::report::model::{Finding, Report, Severity};
use jihe::rules::RULES;
use support::check;

const FOLDER: &str = "tests/corpus";

/// Names of the documents of a folder, in order.
fn stems(folder: &str) -> Vec<PathBuf> {
    let files = support::files(&format!("{FOLDER}/{folder}"));
    files
        .into_iter()
        .filter(|file| file.extension().is_some_and(|e| e == "docx"))
        .map(|f| f.with_extension(""))
        .collect()
}

fn both(stem: &Path) -> [Report; 2] {
    ["txt", "docx"].map(|extension| check::file(&stem.with_extension(extension)))
}

fn lines<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> String {
    findings.into_iter().map(|finding| format!("  {}\n", check::line(finding))).collect()
}

#[test]
fn clean_reports_say_nothing_above_a_note() {
    let stems = stems("clean");
    assert!(stems.len() >= 6);
    let mut said = String::new();
    for stem in &stems {
        for report in both(stem) {
            let findings = report.findings.iter().filter(|finding| finding.severity != Severity::Note);
            said.push_str(&lines(findings).replace("  ", &format!("{}: ", report.sources[0].name)));
        }
    }
    assert!(said.is_empty(), "\n{said}");
}

#[test]
fn department_year_and_every_form_are_recognised_in_clean_reports() {
    for stem in stems("clean") {
        for report in both(&stem) {
            let name = &report.sources[0].name;
            assert!(report.department.is_some(), "{name}: no department");
            assert!(report.year.is_some(), "{name}: no year");
            assert!(report.coverage.verified >= 10, "{name}: {:?}", report.coverage);
            assert_eq!(report.coverage.mismatched, 0, "{name}");
        }
    }
}

#[test]
fn text_and_docx_have_the_same_findings() {
    for stem in stems("clean").into_iter().chain(stems("seeded")) {
        let [text, docx] = both(&stem);
        assert_eq!(check::same_findings(&text), check::same_findings(&docx), "{}", stem.display());
        assert_eq!(text.coverage.verified, docx.coverage.verified, "{}", stem.display());
        assert_eq!((text.department, text.year), (docx.department, docx.year), "{}", stem.display());
    }
}

/// A finding that must come of a defect.
struct Truth {
    severity: String,
    codes: Vec<String>,
    at: String,
    quote: String,
}

fn truths(stem: &Path) -> Vec<Truth> {
    let path = stem.with_extension("json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let word = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let truth = |finding: &serde_json::Value| Truth {
        severity: word(&finding["severity"]),
        codes: finding["codes"].as_array().unwrap().iter().map(word).collect(),
        at: word(&finding["at"]),
        quote: word(&finding["quote"]),
    };
    value["findings"].as_array().unwrap().iter().map(truth).collect()
}

#[test]
fn each_defect_is_found_once_at_its_place_and_nothing_else() {
    let stems = stems("seeded");
    assert!(stems.len() >= 6);
    for stem in &stems {
        let truths = truths(stem);
        for report in both(stem) {
            let name = &report.sources[0].name;
            let findings: Vec<&Finding> = report.findings.iter().filter(|f| f.severity != Severity::Note).collect();
            let said = lines(findings.iter().copied());
            assert_eq!(findings.len(), truths.len(), "{name}:\n{said}");
            for truth in &truths {
                let found = |finding: &&&Finding| {
                    check::severity(finding) == truth.severity
                        && truth.codes.contains(&finding.code)
                        && finding.at == truth.at
                        && finding.place.quote.as_deref() == Some(&truth.quote)
                };
                assert_eq!(findings.iter().filter(found).count(), 1, "{name}: {}\n{said}", truth.at);
            }
        }
    }
}

/// What one rule says about every document: its outcome, how many equations, its findings.
fn snapshot(code: &str, reports: &[(String, Report)]) -> String {
    let mut out = String::new();
    for (name, report) in reports {
        let check = report.checks.list.iter().find(|check| check.code == code).unwrap();
        let findings: Vec<&Finding> = report.findings.iter().filter(|finding| finding.code == code).collect();
        out.push_str(&format!("{name}: {:?}, {} relations\n", check.outcome, check.relations));
        out.push_str(&lines(findings));
    }
    out
}

#[test]
fn snapshots_of_every_rule_are_as_they_were() {
    let bless = std::env::var_os("JIHE_BLESS").is_some_and(|bless| bless == "1");
    let documents = stems("clean").into_iter().chain(stems("seeded"));
    let reports: Vec<(String, Report)> = documents
        .map(|stem| {
            let name = stem.strip_prefix(FOLDER).unwrap().display().to_string();
            (name, check::file(&stem.with_extension("docx")))
        })
        .collect();
    let mut fresh: BTreeMap<PathBuf, String> = BTreeMap::new();
    for rule in RULES {
        let path = PathBuf::from(format!("{FOLDER}/snapshots/{}.txt", rule.code.0));
        fresh.insert(path, snapshot(rule.code.0, &reports));
    }
    let old = support::files(&format!("{FOLDER}/snapshots"));
    let stale: Vec<&PathBuf> = old.iter().filter(|path| !fresh.contains_key(*path)).collect();
    if bless {
        fresh.iter().for_each(|(path, text)| std::fs::write(path, text).unwrap());
        stale.iter().for_each(|path| std::fs::remove_file(path).unwrap());
        return;
    }
    assert!(stale.is_empty(), "snapshots of no rule: {stale:?}");
    for (path, text) in &fresh {
        let was = std::fs::read_to_string(path).unwrap_or_default();
        assert_eq!(&was, text, "{}: if that is meant, JIHE_BLESS=1 renews it", path.display());
    }
}
