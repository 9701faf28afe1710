//! Real reports, where they lie beside the project: what is known of them must come out, and nothing else.
//!
//! No word of them stands here: names are told by their length and hash.

mod support;

use std::path::{Path, PathBuf};

use jihe::engine::sha256;
use jihe::report::model::{Basis, Finding, Report, ScoreSum, Severity, Status, Unchecked, Verdict};
use support::check;

const FOLDER: &str = "../shared/reports";
const STEMS: [&str; 5] = [
    "yueyang-resettlement-2017",
    "changning-resettlement-2022",
    "shaodong-resettlement-2024",
    "yunxi-port-office-2020",
    "ziyang-expropriation-2022",
];

/// The report as text, as a page and as .docx; none where the folder is missing, which is said aloud.
fn whole(stem: &str) -> Vec<Report> {
    if !Path::new(FOLDER).is_dir() {
        support::skipped(&format!("{stem}: there is no folder {FOLDER}"));
        return Vec::new();
    }
    ["txt", "html", "docx"]
        .iter()
        .map(|extension| check::file(&PathBuf::from(format!("{FOLDER}/{stem}.{extension}"))))
        .collect()
}

fn errors(report: &Report) -> Vec<&Finding> {
    check::of(report, Severity::Error)
}

#[test]
fn text_page_and_docx_of_one_report_have_the_same_findings() {
    for stem in STEMS {
        let all = whole(stem);
        for pair in all.windows(2) {
            let [one, other] = pair else { continue };
            assert_eq!(check::same_findings(one), check::same_findings(other), "{stem}");
            assert_eq!(one.department, other.department, "{stem}");
            assert_eq!(one.coverage.verified, other.coverage.verified, "{stem}");
        }
    }
}

#[test]
fn a_part_of_a_report_has_the_findings_of_that_part() {
    const YUNXI: &str = STEMS[3];
    const ZIYANG: &str = STEMS[4];
    let parts = [
        (YUNXI, "clip-word.html"),
        (YUNXI, "clip-word.txt"),
        (ZIYANG, "clip-excel.html"),
        (ZIYANG, "clip-excel.txt"),
        (ZIYANG, "gb18030.csv"),
        (ZIYANG, "utf8bom.csv"),
    ];
    for (stem, extension) in parts {
        let Some(docx) = whole(stem).pop() else { continue };
        let part = check::file(&PathBuf::from(format!("{FOLDER}/{stem}.{extension}")));
        assert!(!part.forms.is_empty(), "{stem}.{extension}");
        let all = check::same_findings(&docx);
        for finding in check::same_findings(&part) {
            assert!(all.contains(&finding), "{stem}.{extension}: {finding}");
        }
    }
}

#[test]
fn a_sheet_saved_as_csv_has_the_findings_of_the_sheet() {
    let ziyang = STEMS[4];
    for extension in ["gb18030.csv", "utf8bom.csv"] {
        if whole(ziyang).is_empty() {
            continue;
        }
        let read = |extension: &str| check::file(&PathBuf::from(format!("{FOLDER}/{ziyang}.{extension}")));
        let (csv, mut workbook) = (read(extension), read("xlsx"));
        let taken = |kind: &str| csv.forms.iter().any(|form| form.kind == kind);
        let of_sheet = workbook.forms.iter().filter(|form| taken(&form.kind));
        let tables: Vec<_> = of_sheet.map(|form| form.place.table).collect();
        workbook.findings.retain(|finding| tables.contains(&finding.place.table));
        assert!(!csv.findings.is_empty());
        assert_eq!(check::same_findings(&csv), check::same_findings(&workbook), "{extension}");
    }
}

#[test]
fn tables_saved_as_a_workbook_have_the_findings_of_the_report() {
    for stem in [STEMS[0], STEMS[3], STEMS[4]] {
        let Some(mut docx) = whole(stem).pop() else { continue };
        let sheets = check::file(&PathBuf::from(format!("{FOLDER}/{stem}.xlsx")));
        // The workbook holds the tables only.
        docx.findings.retain(|finding| finding.place.table.is_some());
        assert_eq!(check::same_findings(&sheets), check::same_findings(&docx), "{stem}");
        let verified = |report: &Report| {
            let figures = report.figures.iter().filter(|figure| figure.place.table.is_some());
            // Sentences in a framed cell are those of one table too.
            let tables = |id: &u32| report.relations.iter().any(|r| r.id == *id && r.basis != Basis::Sentence);
            figures.filter(|f| f.status == Status::Verified && f.relations.iter().any(tables)).count()
        };
        assert_eq!(verified(&sheets), verified(&docx), "{stem}");
        let verdicts = |report: &Report| {
            let of_tables = report.relations.iter().filter(|relation| relation.basis != Basis::Sentence);
            of_tables.map(|relation| relation.verdict).collect::<Vec<_>>()
        };
        assert_eq!(verdicts(&sheets), verdicts(&docx), "{stem}");
        for finding in &sheets.findings {
            let origin = finding.place.origin.as_ref().unwrap();
            assert!(origin.sheet.is_some() && origin.cell.is_some(), "{}", check::line(finding));
        }
    }
}

#[test]
fn department_and_year_are_recognised() {
    // Characters of the name, the beginning of its hash, the year.
    let known = [
        (9, "832b2d146f6f", 2017),
        (11, "cc425d55f3e6", 2022),
        (11, "2484c0d5f516", 2024),
        (17, "4d7f5216353c", 2020),
        (23, "376ee5f541e1", 2022),
    ];
    for (stem, (length, hash, year)) in STEMS.iter().zip(known) {
        for report in whole(stem) {
            let name = report.department.clone().unwrap_or_default();
            assert_eq!(name.chars().count(), length, "{stem}");
            let found = sha256(name.as_bytes());
            assert!(found.starts_with(hash), "{stem}: {found}");
            assert_eq!(report.year, Some(year), "{stem}");
        }
    }
}

#[test]
fn reports_without_a_certain_error_have_no_finding_of_level_error() {
    for stem in [STEMS[0], STEMS[2]] {
        for report in whole(stem) {
            let said: Vec<String> = errors(&report).into_iter().map(check::line).collect();
            assert!(said.is_empty(), "{stem}: {said:?}");
        }
    }
}

#[test]
fn a_total_of_a_sentence_that_its_parts_do_not_reach_is_one_error() {
    for report in whole(STEMS[1]) {
        let errors = errors(&report);
        let [finding] = errors.as_slice() else {
            panic!("{:?}", errors.iter().map(|f| check::line(f)).collect::<Vec<_>>())
        };
        assert_eq!(finding.code, "JH-A140");
        let working = finding.working.as_ref().unwrap();
        assert_eq!((working.found.as_str(), working.expected.as_str()), ("394.47", "397.47"));
        // One of the parts is written in 元 where 万元 is meant.
        let lost: Vec<_> = report.findings.iter().filter(|finding| finding.code == "JH-W110").collect();
        assert_eq!(lost.len(), 1);
    }
}

#[test]
fn what_sentences_state_is_verified() {
    let known: [(usize, &[&str]); 5] = [
        (
            0,
            &[
                "209.76 = 177.76 + 32",
                "18 = 15 + 3",
                "12741 = 6570 + 6171",
                "52 = 6570 / 12741",
                "48 = 6171 / 12741",
                "373.62 = 10 + 65.2 + 200.42 + 50 + 18 + 20 + 5 + 5",
                "379 = 33 + 73 + 248 + 10 + 15",
                "30 = 4 + 10 + 12 + 2 + 2",
                "759.62 = 373.62 + 386",
                "386 = 379 + 5 + 2",
                "759.62 = 43 + 143.2 + 448.42 + 60 + 33 + 20 + 5 + 5 + 2",
                "43 = 10 + 33",
                "143.2 = 65.2 + 73 + 5",
                "448.42 = 200.42 + 248",
                "60 = 50 + 10",
                "33 = 18 + 15",
                "5 = 1 + 4",
                "21 = 10 + 10 + 1",
                "21 = 9 + 12",
                "4 = 2 + 2",
            ],
        ),
        (1, &["69 = 7 + 7 + 55", "3555.36 = 1398 + 2122.34 + 35.02", "3555.36 = 298.54 + 3256.82"]),
        (
            2,
            &[
                "9702.06 = 1755 + 2760.06 + 400 + 87 + 33 + 133 + 34 + 4500",
                "1194 = 498 + 159 + 250 + 287",
                "400 = 2 * 200",
                "95 = 9197 / 9702.06",
            ],
        ),
        (3, &["88 = 68 + 20", "68 = 67.7 + 0.3"]),
        (
            4,
            &[
                "151.68 = 137.36 + 14.32",
                "137.36 = 136.8 + 0.56",
                "10.18 = 7.36 + 2.82",
                "29.71 = 161.85 - 124.78",
                "15 = 10 + 5",
            ],
        ),
    ];
    for (stem, equations) in known {
        for report in whole(STEMS[stem]) {
            for equation in equations {
                let found = check::equations(&report, equation, Verdict::Holds);
                assert!(!found.is_empty(), "{}: {equation}", STEMS[stem]);
            }
        }
    }
}

#[test]
fn forms_filled_in_every_column_hold_throughout() {
    for report in whole(STEMS[0]) {
        // 汇总 and 局机关 state the same: everything twice, and once that both rows are the same.
        for equation in [
            "1371.04 = 0 + 220.58 + 1150.46 + 0 + 0",
            "1184.24 = 220.58 + 963.66",
            "220.58 = 185.63 + 34.95",
            "186.80 = 1371.04 - 1184.24",
            "3.12 = 3.12 + 0 + 0 + 0 + 0",
            "20.83 = 20.83 + 0 + 0",
        ] {
            check::assert_holds(&report, equation, 2);
        }
        for same in ["1371.04", "1150.46", "1184.24", "185.63", "34.95", "963.66", "186.8"] {
            check::assert_holds(&report, &format!("{same} = {same}"), 1);
        }
        // 220.58 is income of one kind and expenditure of another; 3.12 and 20.83 are totals and their only parts.
        for same in ["220.58", "3.12", "20.83"] {
            check::assert_holds(&report, &format!("{same} = {same}"), 2);
        }
        check::assert_holds(&report, "0 = 0", 3 + 4 + 2);
        // No target was filled in, and 优秀 for 优: that is all there is to say.
        let said: Vec<String> = report.findings.iter().map(check::line).collect();
        let targets = "warning JH-S113 绩效目标完成情况·指标值 []";
        assert_eq!(said, [targets, "note JH-W101 评价等次 [优秀]"], "{said:?}");
    }
}

#[test]
fn a_figure_that_stands_alone_is_unverified() {
    for report in whole(STEMS[0]) {
        for alone in ["4634", "16"] {
            let of_it: Vec<_> = report.figures.iter().filter(|figure| figure.value == alone).collect();
            assert!(!of_it.is_empty(), "no figure {alone}");
            for figure in of_it {
                assert_eq!(figure.status, Status::Unverified, "{alone}");
                assert_eq!(figure.reason, Some(Unchecked::NoRelation), "{alone}");
            }
        }
    }
}

#[test]
fn a_limit_that_is_kept_verifies_nothing() {
    for stem in STEMS {
        for report in whole(stem) {
            let bound =
                |id: &u32| report.relations.iter().any(|r| r.id == *id && r.shape == jihe::report::model::Shape::Bound);
            for figure in report.figures.iter().filter(|figure| figure.relations.iter().all(bound)) {
                assert_ne!(figure.status, Status::Verified, "{stem}: {:?}", figure.place);
            }
        }
    }
}

#[test]
fn a_template_that_does_not_add_up_is_one_finding_that_names_the_template() {
    for report in whole(STEMS[3]) {
        let errors = errors(&report);
        let [date, finding] = errors.as_slice() else {
            panic!("{:?}", errors.iter().map(|f| check::line(f)).collect::<Vec<_>>())
        };
        assert_eq!(date.code, "JH-P107", "the letter is older than the document it answers");
        assert_eq!(check::line(finding), "error JH-S101 评分表·产出·职责履行·分值 [20] 20 ≠ 25");
        assert_eq!(finding.working.as_ref().unwrap().gap, "-5");
        assert!(finding.reason.as_ref().unwrap().contains("模板"), "{:?}", finding.reason);
        // The other label of the same points, and the whole that the headings do not reach.
        assert_eq!(finding.related.len(), 2, "{:?}", finding.related.iter().map(|r| &r.label).collect::<Vec<_>>());
        assert!(finding.related.iter().any(|related| related.place.quote.as_deref() == Some("20")));
        assert!(finding.related.iter().any(|related| related.place.quote.as_deref() == Some("100")));
        // No single cell mends it: both labels together become 25.
        let [suggestion] = finding.suggestions.as_slice() else { panic!("one suggestion") };
        let edits: Vec<_> =
            suggestion.edits.iter().map(|e| (e.place.quote.as_deref(), e.replacement.as_str())).collect();
        assert_eq!(edits, [(Some("20"), "25"), (Some("20"), "25")]);
        assert!(check::of(&report, Severity::Warning).is_empty());
    }
}

#[test]
fn what_holds_beside_the_template_is_verified() {
    for report in whole(STEMS[3]) {
        for equation in ["88 = 0 + 88 + 0 + 0 + 0", "0.12 = 0.12 + 0 + 0 + 0", "40.19 = 40.19 + 0 + 0", "0 = 88 - 88"] {
            check::assert_holds(&report, equation, 2);
        }
        // In both rows of the form, and in a sentence.
        check::assert_holds(&report, "88 = 68 + 20", 3);
        check::assert_holds(&report, "68 = 67.7 + 0.3", 3);
        for equation in [
            "15 = 15",
            "15 = 5 + 5 + 5",
            "40 = 15 + 15 + 10",
            "15 = 3 + 3 + 3 + 6",
            "15 = 3 + 3 + 3 + 3 + 3",
            "10 = 3 + 4 + 3",
            "20 = 15 + 5",
            "68 = 68",
            "67.7 = 67.7",
            "0.3 = 0.3",
            // 投入 5 5 5, 过程 15 15 10, 产出 25, 效果 15 5: a heading repeated after the page break counts once.
            "100 = 5 + 5 + 5 + 3 + 3 + 3 + 6 + 3 + 3 + 3 + 3 + 3 + 3 + 4 + 3 + 5 + 7 + 5 + 2 + 2 + 4 + 15 + 5",
            // The same in scores, with three of 5 for the one cell of 15.
            "100 = 5 + 5 + 5 + 3 + 3 + 3 + 6 + 3 + 3 + 3 + 3 + 3 + 3 + 4 + 3 + 5 + 7 + 5 + 2 + 2 + 4 + 5 + 5 + 5 + 5",
        ] {
            check::assert_holds(&report, equation, 1);
        }
        for broken in ["20 = 5 + 7 + 5 + 2 + 2 + 4", "100 = 15 + 40 + 20 + 20"] {
            assert_eq!(check::equations(&report, broken, Verdict::Broken).len(), 1, "{broken}");
        }
        let [table] = report.scores.tables.as_slice() else { panic!("one score table, gone on with over the page") };
        assert_eq!(table.rows.iter().filter(|row| row.heading && row.path.len() == 1).count(), 4);
    }
}

#[test]
fn points_spread_without_the_execution_rate_are_one_finding_with_its_four_relations() {
    for report in whole(STEMS[4]) {
        let errors = errors(&report);
        let [finding] = errors.as_slice() else {
            panic!("{:?}", errors.iter().map(|f| check::line(f)).collect::<Vec<_>>())
        };
        assert_eq!(check::line(finding), "error JH-S102 自评表·绩效指标·总分·分值 [100] 100 ≠ 110");
        assert!(finding.reason.as_ref().unwrap().contains("预算执行率"), "{:?}", finding.reason);
        let related: Vec<_> = finding.related.iter().map(|related| related.place.quote.as_deref()).collect();
        assert_eq!(related, [Some("98"), Some("50"), Some("40")]);
        for (gap, related) in ["相差 -10 分", "相差 -12 分", "相差 +2 分"].iter().zip(&finding.related) {
            assert!(related.label.contains(gap), "{}", related.label);
        }
        // No single figure mends it; the points are to be distributed anew.
        assert!(finding.suggestions.iter().all(|suggestion| suggestion.edits.is_empty()));
        assert_eq!(finding.suggestions.len(), 1);
        for id in ["50 = 6 + 6 + 6 + 6 + 5 + 6 + 6 + 6 + 5 + 5 + 5", "40 = 6 + 6 + 6 + 5 + 5 + 5 + 5"] {
            assert_eq!(check::equations(&report, id, Verdict::Broken).len(), 1, "{id}");
        }
    }
}

#[test]
fn what_holds_in_the_base_data_and_the_self_evaluation_form_is_verified() {
    for report in whole(STEMS[4]) {
        for (equation, times) in [
            // In the base data and in the money block.
            ("361.74 = 264.56 + 97.18", 2),
            ("361.74 = 161.85 + 87 + 112.89", 1),
            ("100 = 361.74 / 361.74", 1),
            ("100 = 10 + 50 + 40", 1),
            ("286.76 = 260.76 + 26", 1),
            ("268.46 = 261.26 + 7.2", 1),
            ("26 = 8 + 18", 1),
            ("7.2 = 7.2", 1),
            ("97.18 = 10.18 + 87", 1),
            ("100 = 15 / 15", 1),
            // The same in both forms.
            ("268.46 = 268.46", 1),
            // 决算 and 执行 in both forms, and the two classifications of the latter.
            ("361.74 = 361.74", 3),
        ] {
            assert_eq!(check::equations(&report, equation, Verdict::Holds).len(), times, "{equation}");
        }
        check::assert_holds(&report, "361.74 = 161.85 + 87 + 112.89", 1);
        check::assert_holds(&report, "97.18 = 10.18 + 87", 1);
    }
}

#[test]
fn every_table_is_known() {
    for stem in STEMS {
        for report in whole(stem) {
            let unknown: Vec<_> = report.forms.iter().filter(|form| form.kind == "unknown").map(|f| &f.place).collect();
            assert!(unknown.is_empty(), "{stem}: {unknown:?}");
        }
    }
}

/// Points, what a row is worth, and by what, a row each: `5 5 figures`, `3 0-3 open`.
fn scored(report: &Report) -> Vec<String> {
    let rows = report.scores.tables.iter().flat_map(|table| &table.rows);
    rows.filter_map(|row| {
        let scored = row.scored.as_ref()?;
        let award = &scored.award;
        let range = || Some(format!("{}-{}", award.low.as_ref()?, award.high.as_ref()?));
        let worth = award.points.clone().or_else(range).unwrap_or_else(|| "judge".to_owned());
        let grounds = scored.grounds.map_or("open".to_owned(), |grounds| format!("{grounds:?}").to_lowercase());
        Some(format!("{} {worth} {grounds}", row.points.as_deref().unwrap_or("-")))
    })
    .collect()
}

#[test]
fn the_scoring_table_of_2020_is_computed_row_by_row() {
    const ROWS: &[&str] = &[
        "5 5 figures",
        "5 5 stated",
        "5 0-5 open",
        "3 0-3 open",
        "3 0-3 open",
        "3 3 figures",
        "6 6 stated",
        "3 0-3 open",
        "3 0-3 open",
        "3 0-3 open",
        "3 3 stated",
        "3 3 stated",
        "3 0-3 open",
        "4 0-4 open",
        "3 3 figures",
        "5 judge open",
        "7 judge open",
        "5 judge open",
        "2 judge open",
        "2 judge open",
        "4 judge open",
        "15 judge open",
        "- judge open",
        "- judge open",
        "5 5 stated",
    ];
    for report in whole(STEMS[3]) {
        assert_eq!(scored(&report), ROWS);
        let sums = report.scores.tables[0].sums.as_ref().unwrap();
        let sum = |sum: &ScoreSum| (sum.rows, sum.points.clone(), sum.awarded.clone());
        assert_eq!(sum(&sums.figures), (3, "11".into(), "11".into()));
        assert_eq!(sum(&sums.stated), (5, "22".into(), "22".into()));
        assert_eq!((sums.open.rows, sums.open.points.as_str()), (17, "67"));
        assert!(report.findings.iter().all(|finding| !matches!(finding.code.as_str(), "JH-S120" | "JH-S121")));
        // Both the figures and what is stated give five points.
        let staff = report.scores.tables[0].rows.iter().find_map(|row| row.scored.as_ref()).unwrap();
        assert_eq!((staff.values[0].value.as_str(), staff.values[0].operands.len()), ("75%", 2));
    }
}

#[test]
fn the_self_evaluation_form_of_2022_is_computed_in_proportion() {
    for report in whole(STEMS[4]) {
        let rows = scored(&report);
        assert_eq!(rows[0], "10 10 figures");
        // ≥75% for ≥80%, 99% for 100%.
        assert_eq!((rows[3].as_str(), rows[6].as_str()), ("6 5.63-6 stated", "6 5.94 stated"));
        let found: Vec<&Finding> = report.findings.iter().filter(|finding| finding.code == "JH-S120").collect();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].severity, found[0].related.len()), (Severity::Note, 1));
    }
}
