//! The pages of the rules are their tests: every case runs through the whole engine.
//!
//! `JIHE_BLESS=1 cargo test --test rules` writes what comes out into the expect blocks; the diff is the review.

mod support;

use std::path::PathBuf;

use jihe::base::text::Lang;
use jihe::document::Document;
use jihe::engine::{Engine, Opened};
use jihe::report::{self, model};
use jihe::rules::{Check, RULES, Rule};
use jihe::vocabulary::FormKind;
use support::page::{self, Block, Case, Page};
use support::table;

fn pages() -> Vec<(&'static Rule, Page)> {
    let page = |rule: &'static Rule| {
        let stem = rule.name.replace('-', "_");
        let folders =
            ["arithmetic", "cross_table", "form", "ingest", "narrative", "plausibility", "ratio", "scores", "wording"];
        let paths = folders.map(|folder| PathBuf::from(format!("src/rules/{folder}/{stem}.md")));
        let path = paths.iter().find(|path| path.exists()).unwrap_or_else(|| panic!("{} has no page", rule.code.0));
        (rule, page::read(path))
    };
    RULES.iter().copied().map(page).collect()
}

/// Runs a case and writes down what came out, a line each.
fn outcome(case: &Case, rule: &Rule) -> Vec<String> {
    let engine = support::engine();
    let file = case.blocks.iter().find(|block| block.kind == "file");
    let opened = match file {
        Some(block) => open_file(&engine, block),
        None => support::opened(document(case)),
    };
    let zh = engine.check(&[&opened], Lang::Zh);
    let en = engine.check(&[&opened], Lang::En);
    support::schema::validate(&report::json(&zh));
    for finding in &en.findings {
        let words = format!("{} {}", finding.message, finding.label);
        assert!(words.contains(|c: char| c.is_ascii_alphabetic()), "no English: {words}");
    }
    for word in ["错误", "虚报", "通过", "合格"] {
        let said = zh.findings.iter().map(|f| format!("{}{:?}", f.message, f.reason)).collect::<String>();
        assert!(!said.contains(word), "Jihe does not say {word}: {said}");
    }
    let mut lines: Vec<String> = zh.findings.iter().map(line).collect();
    let check = zh.checks.list.iter().find(|check| check.code == rule.code.0).unwrap();
    match check.outcome {
        model::Outcome::NotApplicable => lines.push(format!("not-applicable {}", check.code)),
        model::Outcome::Insufficient => lines.push(format!("insufficient {}", check.code)),
        model::Outcome::Passed | model::Outcome::Failed => {}
    }
    lines
}

/// A file block holds the text of a file of that name; with nothing in it, it names a file that the tests make.
fn open_file(engine: &Engine, block: &Block) -> Opened {
    let path = block.words.first().map(String::as_str).unwrap_or("case.txt");
    let bytes = match block.body.is_empty() {
        true => support::made::file(path).unwrap_or_else(|| panic!("no file {path} in tests/support/made.rs")),
        false => block.body.clone().into_bytes(),
    };
    let name = path.rsplit('/').next().unwrap_or(path);
    engine.open(name, &bytes, &support::host()).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// `error JH-A101 汇总·收入合计 相差 -1.00`
fn line(finding: &model::Finding) -> String {
    let severity = match finding.severity {
        model::Severity::Error => "error",
        model::Severity::Warning => "warning",
        model::Severity::Note => "note",
    };
    let at = finding.at.rsplit('·').take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("·");
    let gap = finding.working.as_ref().map(|working| format!(" 相差 {}", working.gap)).unwrap_or_default();
    format!("{severity} {} {at}{gap}", finding.code).trim_end().to_owned()
}

fn document(case: &Case) -> Document {
    let mut document = Document::default();
    for block in &case.blocks {
        match block.kind.as_str() {
            "text" => block.body.lines().for_each(|line| table::paragraph(&mut document, line)),
            // A table of no kind (`continued`) follows the one before with nothing but a blank line between.
            "table" => {
                let kind = block.words.first().and_then(|id| FormKind::by_id(id));
                let title = kind.map(|kind| kind.label().zh).unwrap_or_default();
                let unit = block.words.get(1).map(|unit| format!("（{unit}）")).unwrap_or_default();
                table::paragraph(&mut document, &format!("{title}{unit}"));
                table::table(&mut document, &block.body);
            }
            other => panic!("no block of kind {other}"),
        }
    }
    document
}

#[test]
fn every_case_of_every_page_gives_what_it_says() {
    let bless = std::env::var_os("JIHE_BLESS").is_some_and(|bless| bless == "1");
    let mut wrong = Vec::new();
    for (rule, page) in pages() {
        let mut text = page.text.clone();
        for case in page.cases.iter().rev() {
            let lines = outcome(case, rule);
            if lines == case.expect {
                continue;
            }
            let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
            wrong.push(format!(
                "{}: {}\n  expected {:?}\n  came     {lines:?}",
                page.path.display(),
                case.name,
                case.expect
            ));
            text.replace_range(case.expect_range.clone(), &body);
        }
        if bless && text != page.text {
            std::fs::write(&page.path, text).unwrap();
        }
    }
    assert!(bless || wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_has_its_parts_and_a_silent_and_a_failing_case() {
    if std::env::var("JIHE_BLESS").is_ok_and(|value| value == "1") {
        // The other test is writing the pages right now.
        return;
    }
    for (rule, page) in pages() {
        let path = page.path.display();
        assert!(page.text.starts_with(&format!("# {} ", rule.code.0)), "{path}: the title");
        for part in ["## 为什么", "## 怎么改", "## 何时不适用", "## 依据", "## Cases"] {
            assert!(page.text.contains(&format!("\n{part}\n")), "{path}: no part {part}");
        }
        // A fallback (190 and above) keeps what no other rule claims, which may be nothing today.
        if rule.code.0.get(4..).and_then(|number| number.parse::<u32>().ok()).is_some_and(|number| number >= 190) {
            continue;
        }
        let own = |line: &String| line.contains(&format!(" {} ", rule.code.0)) || line.ends_with(rule.code.0);
        let fails = |case: &&Case| {
            case.expect.iter().any(|line| own(line) && ["error", "warning", "note"].iter().any(|s| line.starts_with(s)))
        };
        assert!(page.cases.iter().any(|case| case.expect.is_empty()), "{path}: no silent case");
        assert!(
            page.cases.iter().any(|case| fails(&case)),
            "{path}: no failing case (if its relations belong to an earlier rule, see `jihe inspect`)"
        );
        // Every file is read, so the rules about reading always apply.
        assert!(
            matches!(rule.check, Check::Reading(_))
                || page.cases.iter().any(|case| case.expect.iter().any(|line| {
                    line == &format!("not-applicable {}", rule.code.0)
                        || line == &format!("insufficient {}", rule.code.0)
                })),
            "{path}: no case in which the rule does not apply"
        );
    }
}
