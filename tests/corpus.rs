//! Whole documents of our own writing, and documents written blind: silence where all agrees, each defect found once at
//! a fair place, and the same from every format. The snapshots show what a change does to every document.

mod support;

use std::collections::BTreeMap;
use std::path::PathBuf;

use jihe::base::text::Lang;
use jihe::ingest::IngestError;
use jihe::report::model::{Finding, Outcome, Report, Severity};
use jihe::rules::RULES;
use support::corpus::{self, Document};
use support::form::Format;
use support::{check, truth};

const FOLDER: &str = "tests/corpus";

/// Formats without a reader of their own yet: they are read as any text.
const TO_COME: &[Format] = &[];

/// Documents whose findings cannot be the same in a format, and why. A sheet is one table: in it the equation between
/// income, expenditure and surplus is certain.
const LOST: &[(&str, Format, &str)] = &[
    ("seeded/cumulative-surplus-of-the-year-only", Format::ExcelHtml, "one table"),
    ("seeded/cumulative-surplus-of-the-year-only", Format::Csv, "one table"),
    ("seeded/cumulative-surplus-of-the-year-only", Format::Tsv, "one table"),
];

fn bless() -> bool {
    std::env::var_os("JIHE_BLESS").is_some_and(|bless| bless == "1")
}

fn lines<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> String {
    findings.into_iter().map(|finding| format!("  {}\n", check::line(finding))).collect()
}

/// Compares a file with what it should hold, or writes it.
fn compare(path: &str, fresh: &str) {
    let path = format!("{FOLDER}/{path}");
    if bless() {
        std::fs::write(&path, fresh).unwrap();
        return;
    }
    let was = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(was, fresh, "{path}: if that is meant, JIHE_BLESS=1 renews it");
}

/// The list of what falls short is exact: whatever is mended must leave it, and nothing may join it unseen.
#[test]
fn clean_documents_are_silent_and_each_defect_is_found_once_but_for_what_is_known() {
    let documents = corpus::all();
    assert!(documents.len() >= 19);
    let mut known = String::new();
    for document in &documents {
        let opened = document.open(Format::Docx);
        let report = document.check(Format::Docx);
        let problems = truth::problems(document, &opened, &report);
        known.extend(problems.iter().map(|problem| format!("{}: {problem}\n", document.name)));
    }
    compare("known.txt", &known);
}

#[test]
fn few_warnings_in_clean_documents() {
    for (whose, blind) in [("own", false), ("blind", true)] {
        let documents: Vec<Document> = corpus::clean().into_iter().filter(|d| d.is_blind() == blind).collect();
        let mut said = String::new();
        for document in &documents {
            let report = document.check(Format::Docx);
            let warnings = check::of(&report, Severity::Warning);
            said.push_str(&lines(warnings).replace("  ", &format!("  {}: ", document.name)));
        }
        let (count, of) = (said.lines().count(), documents.len());
        // Shown with --nocapture, and where it fails.
        println!("{whose}: {count} warnings in {of} clean documents\n{said}");
        assert!(count * 10 <= of * 3, "{whose}: {count} warnings in {of} clean documents\n{said}");
    }
}

/// Reports of 28 layouts, arithmetically right: no error, and what is asked is listed.
#[test]
fn reports_of_a_reviewer_get_no_error_and_few_questions() {
    let mut asked = String::new();
    let documents = corpus::reviewed();
    assert_eq!(documents.len(), 28);
    for document in &documents {
        for format in [Format::Docx, Format::Text] {
            let report = document.check(format);
            assert_eq!(lines(check::of(&report, Severity::Error)), "", "{} as {format:?}", document.name);
            let warnings = lines(check::of(&report, Severity::Warning));
            asked.extend(warnings.lines().map(|line| format!("{} as {format:?}:{line}\n", document.name)));
        }
    }
    compare("known-reviewed.txt", &asked);
}

/// Slips in single passages: those that nothing is asked of are listed.
#[test]
fn slips_of_a_reviewer_are_asked_about_but_for_what_is_known() {
    let source = std::fs::read_to_string(format!("{FOLDER}/slips.txt")).unwrap();
    let (mut missed, mut all) = (String::new(), 0);
    for passage in source.split("## ").skip(1) {
        let (title, words) = passage.split_once('\n').unwrap();
        let text = format!("清河县档案馆2023年度部门整体支出绩效自评报告\n\n一、基本情况\n{words}");
        let opened = support::engine().open("slip.txt", text.as_bytes(), &support::host()).unwrap();
        let report = support::engine().check(&[&opened], Lang::Zh);
        all += 1;
        if report.findings.iter().all(|finding| finding.severity == Severity::Note) {
            missed.push_str(&format!("{title}\n"));
        }
    }
    println!("slips of a reviewer: {} of {all} asked about", all - missed.lines().count());
    compare("known-slips.txt", &missed);
}

/// What of a report does not depend on the format. Where merges are lost, a reader may ask about columns (family I).
fn same(report: &Report) -> Vec<String> {
    let mut lines = check::same_findings(report);
    lines.retain(|finding| !finding.contains(" JH-I") || finding.starts_with("error"));
    lines.push(format!("department {:?}", report.department));
    lines.push(format!("year {:?}", report.year));
    lines
}

/// Lines of one list that the other has not as often.
fn beyond<'a>(list: &'a [String], other: &[String]) -> Vec<&'a str> {
    let mut rest = other.to_vec();
    let mut out = Vec::new();
    for line in list {
        match rest.iter().position(|known| known == line) {
            Some(at) => drop(rest.remove(at)),
            None => out.push(line.as_str()),
        }
    }
    out
}

#[test]
fn every_format_has_the_same_findings_but_for_what_is_known() {
    let (mut known, mut compared) = (String::new(), BTreeMap::new());
    for document in corpus::all() {
        let docx = same(&document.check(Format::Docx));
        for format in Format::ALL {
            let unread = matches!(document.try_open(format), Err(IngestError::Foreign(_)));
            let lost = LOST.iter().any(|(name, other, _)| *name == document.name && *other == format);
            if unread || lost || TO_COME.contains(&format) {
                continue;
            }
            *compared.entry(format).or_insert(0) += 1;
            let other = same(&document.check(format));
            let name = format!("{} as {format:?}", document.name);
            known.extend(beyond(&docx, &other).iter().map(|line| format!("{name}: no {line}\n")));
            known.extend(beyond(&other, &docx).iter().map(|line| format!("{name}: also {line}\n")));
        }
    }
    println!("compared: {compared:?}");
    assert!(compared[&Format::Text] >= 60);
    compare("known-formats.txt", &known);
}

#[test]
fn formats_that_lose_rows_give_no_error_that_the_document_does_not() {
    let errors =
        |report: &Report| -> Vec<String> { same(report).into_iter().filter(|l| l.starts_with("error")).collect() };
    let mut made_up = String::new();
    for document in corpus::all() {
        let docx = errors(&document.check(Format::Docx));
        for format in Format::LOSSY {
            let other = errors(&document.check(format));
            made_up
                .extend(beyond(&other, &docx).iter().map(|line| format!("{} as {format:?}: {line}\n", document.name)));
        }
    }
    assert!(made_up.is_empty(), "{made_up}");
}

/// What one rule says about every document: its outcome, how many equations, its findings.
fn snapshot(code: &str, reports: &[(String, Report)]) -> String {
    let mut out = String::new();
    for (name, report) in reports {
        let check = report.checks.list.iter().find(|check| check.code == code).unwrap();
        if check.relations == 0 && matches!(check.outcome, Outcome::NotApplicable | Outcome::Passed) {
            continue;
        }
        let findings: Vec<&Finding> = report.findings.iter().filter(|finding| finding.code == code).collect();
        out.push_str(&format!("{name}: {:?}, {} relations\n", check.outcome, check.relations));
        out.push_str(&lines(findings));
    }
    out
}

/// What was recognised in every document, and how much of it was checked.
fn recognized(reports: &[(String, Report)]) -> String {
    let mut out = String::new();
    for (name, report) in reports {
        let forms: Vec<&str> = report.forms.iter().map(|form| form.kind.as_str()).collect();
        let department = report.department.as_deref().unwrap_or("—");
        let year = report.year.map_or("—".to_owned(), |year| year.to_string());
        let coverage = &report.coverage;
        out.push_str(&format!(
            "{name}: {department}, {year}, {} of {} figures verified; {}\n",
            coverage.verified,
            coverage.figures,
            forms.join(" ")
        ));
    }
    out
}

#[test]
fn snapshots_of_every_rule_are_as_they_were() {
    let reports: Vec<(String, Report)> =
        corpus::all().into_iter().map(|document| (document.name.clone(), document.check(Format::Docx))).collect();
    let mut fresh = BTreeMap::from([("snapshots/recognized.txt".to_owned(), recognized(&reports))]);
    for rule in RULES {
        fresh.insert(format!("snapshots/{}.txt", rule.code.0), snapshot(rule.code.0, &reports));
    }
    let old = support::files(&format!("{FOLDER}/snapshots"));
    let kept = |path: &PathBuf| fresh.keys().any(|name| path.ends_with(name));
    let stale: Vec<&PathBuf> = old.iter().filter(|path| !kept(path)).collect();
    if bless() {
        stale.iter().for_each(|path| std::fs::remove_file(path).unwrap());
    } else {
        assert!(stale.is_empty(), "snapshots of no rule: {stale:?}");
    }
    fresh.iter().for_each(|(name, text)| compare(name, text));
}
