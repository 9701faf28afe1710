//! One report in many formats: whatever it came in, the same must be found. Real reports, where they lie beside the
//! project.

mod support;

use std::path::{Path, PathBuf};

use jihe::report::model::{Report, Severity, Verdict};
use support::check;

const FOLDER: &str = "../shared/reports";
const STEMS: [&str; 5] = [
    "yueyang-resettlement-2017",
    "changning-resettlement-2022",
    "shaodong-resettlement-2024",
    "yunxi-port-office-2020",
    "ziyang-expropriation-2022",
];

/// A report in one format; none where the folder is missing, which is said aloud.
fn report(stem: &str, extension: &str) -> Option<Report> {
    if !Path::new(FOLDER).is_dir() {
        support::skipped(&format!("{stem}.{extension}: there is no folder {FOLDER}"));
        return None;
    }
    Some(check::file(&PathBuf::from(format!("{FOLDER}/{stem}.{extension}"))))
}

/// Equations that hold, as their numbers.
fn holding(report: &Report) -> Vec<String> {
    let holds = report.relations.iter().filter(|relation| relation.verdict == Verdict::Holds);
    let term = |term: &jihe::report::model::Term| format!("{:?} {} {}", term.role, term.sign, term.value);
    let mut all: Vec<String> =
        holds.map(|relation| relation.terms.iter().map(term).collect::<Vec<_>>().join(" ")).collect();
    all.sort();
    all
}

#[test]
fn pages_have_the_findings_and_the_equations_of_the_document() {
    for stem in STEMS {
        if let (Some(page), Some(docx)) = (report(stem, "html"), report(stem, "docx")) {
            assert_eq!(check::same_findings(&page), check::same_findings(&docx), "{stem}");
            assert_eq!(page.department, docx.department, "{stem}");
            assert_eq!(page.year, docx.year, "{stem}");
            assert_eq!(page.coverage.verified, docx.coverage.verified, "{stem}");
            assert_eq!(holding(&page), holding(&docx), "{stem}");
        }
    }
}

/// What a copy of one table must give: its equations hold as in the document, and nothing else is an error.
fn holds_as_in_document(stem: &str, extension: &str, equations: &[&str]) {
    let Some(copy) = report(stem, extension) else { return };
    for equation in equations {
        assert!(!check::equations(&copy, equation, Verdict::Holds).is_empty(), "{stem}.{extension}: {equation}");
    }
    let errors: Vec<String> = check::of(&copy, Severity::Error).into_iter().map(check::line).collect();
    assert!(errors.is_empty(), "{stem}.{extension}: {errors:?}");
    let docx = report(stem, "docx").unwrap();
    let all = holding(&docx);
    for one in holding(&copy) {
        assert!(all.contains(&one), "{stem}.{extension}: {one}");
    }
}

#[test]
fn a_table_copied_from_word_holds_as_in_the_document() {
    for extension in ["clip-word.html", "clip-word.txt"] {
        let equations = ["88 = 68 + 20", "68 = 67.7 + 0.3", "0 = 0", "88 = 88", "20 = 20"];
        holds_as_in_document(STEMS[3], extension, &equations);
    }
}

#[test]
fn a_table_copied_from_excel_holds_as_in_the_document() {
    for extension in ["clip-excel.html", "clip-excel.txt"] {
        holds_as_in_document(STEMS[4], extension, &[]);
    }
}

#[test]
fn a_form_saved_as_csv_has_the_findings_of_the_document() {
    for extension in ["gb18030.csv", "utf8bom.csv"] {
        if let (Some(csv), Some(mut docx)) = (report(STEMS[4], extension), report(STEMS[4], "docx")) {
            // The file holds the second table only.
            docx.findings.retain(|finding| finding.place.table == Some(1));
            assert_eq!(check::same_findings(&csv), check::same_findings(&docx), "{extension}");
        }
    }
}
