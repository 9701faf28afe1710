//! Tables that follow no form: which sums Jihe states in them, held against those that are meant, and what it says of a
//! wrong figure. What falls short is listed (line by line with `--nocapture`), and the lists are exact.

mod support;

use std::path::Path;

use jihe::report::model::Severity;
use support::form::Format;
use support::tables::{self, Count, Labelled};
use support::{check, made_tables, truth};

const FOLDER: &str = "tests/corpus/tables";

fn bless() -> bool {
    std::env::var_os("JIHE_BLESS").is_some_and(|bless| bless == "1")
}

/// What falls short in some documents, and how many equations were found in them: sums, and all others.
fn judge(what: &str, documents: &[Labelled]) -> ([Count; 2], String) {
    let (mut sums, mut others, mut known) = (Count::default(), Count::default(), Vec::new());
    let (mut found, mut loud, mut errors) = (0, 0, 0);
    for labelled in documents {
        let opened = labelled.document.open(Format::Docx);
        let report = labelled.document.check(Format::Docx);
        let stated = tables::stated(labelled, &opened, &report);
        for (total, of_sums) in [(&mut sums, true), (&mut others, false)] {
            let (count, lines) = tables::compare(labelled, &stated, of_sums);
            *total += count;
            lines.iter().for_each(|line| println!("  {line}"));
            let Count { missed, beside, .. } = count;
            let kind = if of_sums { "sums" } else { "other equations" };
            if missed + beside > 0 {
                known.push(format!("{}: {kind}: {missed} missed, {beside} beside", labelled.document.name));
            }
        }
        let name = &labelled.document.name;
        if labelled.document.truth.is_null() {
            let telling = report.findings.iter().filter(|finding| finding.severity != Severity::Note);
            let lines: Vec<String> =
                telling.map(|f| format!("{name}: said of a clean one: {}", check::line(f))).collect();
            loud += lines.len();
            known.extend(lines);
        } else {
            let problems = truth::problems(&labelled.document, &opened, &report);
            found += usize::from(!problems.iter().any(|problem| problem.starts_with("missed")));
            known.extend(problems.iter().map(|problem| format!("{name}: {problem}")));
        }
        errors += check::of(&report, Severity::Error).len();
    }
    let line = |count: &Count| {
        let Count { right, missed, beside } = count;
        let (p, r) = (count.precision(), count.recall());
        format!("P {p:.1}% R {r:.1}% ({right} right, {missed} missed, {beside} beside)")
    };
    println!("{what}: {} documents, sums {}, other equations {}", documents.len(), line(&sums), line(&others));
    println!("{what}: {found} defects found, {loud} above a note in clean ones, {errors} errors in all");
    ([sums, others], known.iter().map(|line| format!("{line}\n")).collect())
}

/// Judges both halves, and compares what falls short with the list of it.
fn compare(what: &str, (clean, wrong): (Vec<Labelled>, Vec<Labelled>)) -> [Count; 2] {
    let (mut all, mut known) = judge(&format!("{what}, clean"), &clean);
    let (more, also) = judge(&format!("{what}, one figure wrong"), &wrong);
    all.iter_mut().zip(more).for_each(|(all, more)| *all += more);
    known.push_str(&also);
    let path = Path::new(FOLDER).join(format!("known-{what}.txt"));
    if bless() {
        std::fs::write(&path, &known).unwrap();
        return all;
    }
    let was = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(was, known, "{}: if that is meant, JIHE_BLESS=1 renews it", path.display());
    all
}

/// The level that is reached, whatever the list says.
fn assert_level(counts: [Count; 2], precision: f64, recall: f64) {
    for (what, count) in ["sums", "other equations"].into_iter().zip(counts) {
        assert!(count.precision() >= precision, "{what}: P {:.1}%", count.precision());
        assert!(count.recall() >= recall, "{what}: R {:.1}%", count.recall());
    }
}

#[test]
fn blind_tables_are_read_as_labelled_but_for_what_is_known() {
    assert_level(compare("blind", tables::blind()), 99.0, 98.0);
}

#[test]
fn own_tables_are_read_as_labelled_but_for_what_is_known() {
    let text = std::fs::read_to_string(format!("{FOLDER}/own.txt")).unwrap();
    let (clean, wrong) = made_tables::read(&text);
    assert!(clean.len() >= 90 && wrong.len() * 3 >= clean.len());
    assert_level(compare("own", (clean, wrong)), 99.5, 98.0);
}
