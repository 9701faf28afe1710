//! What a workbook must not lose on its way to the equations.

mod support;

use jihe::report::model::Verdict;
use support::check;

#[test]
fn a_formula_that_nobody_computed_is_no_blank() {
    // Without the part that is missing the others reach the total: blank, it would hold; unread, it cannot be told.
    let bytes = support::made::file("uncomputed_part.xlsx").unwrap();
    let report = check::bytes_named("a.xlsx", &bytes);
    let sums =
        report.relations.iter().filter(|relation| relation.terms.len() > 2 || relation.verdict != Verdict::Holds);
    let verdicts: Vec<Verdict> = sums.map(|relation| relation.verdict).collect();
    assert!(!verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == Verdict::Insufficient), "{verdicts:?}");
    assert_eq!(report.coverage.verified, 0);
}

#[test]
fn a_score_that_nobody_computed_is_no_row_to_leave_out() {
    let score = r#"<c><f>B1</f></c>"#;
    let report = check::bytes_named("a.xlsx", &support::made::scores(score, score));
    let said: Vec<String> = report.findings.iter().map(check::line).collect();
    assert_eq!(said.first().map(String::as_str), Some("warning JH-I105  [（公式未计算）]"));
    assert!(!said.iter().any(|line| line.contains('≠')), "{said:?}");
    // Strokes in their place leave the row out, so that the others fall short.
    let stroke = r#"<c t="str"><v>——</v></c>"#;
    let report = check::bytes_named("a.xlsx", &support::made::scores(stroke, stroke));
    let said: Vec<String> = report.findings.iter().map(check::line).collect();
    assert!(said.iter().any(|line| line.contains("100 ≠ 80")), "{said:?}");
}
