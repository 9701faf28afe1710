//! Nothing is forgotten: files, pages and list of rules agree, and every relation has one owner.

use std::collections::BTreeSet;
use std::fs;

mod support;

use jihe::base::text::Lang;
use jihe::packs::Packs;
use jihe::rules::{self, RETIRED, RULES};
use support::corpus;
use support::form::Format;

fn stems(extension: &str) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    for family in fs::read_dir("src/rules").unwrap().filter_map(|e| e.ok()).filter(|e| e.path().is_dir()) {
        for file in fs::read_dir(family.path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|found| found == extension) {
                stems.insert(path.file_stem().unwrap().to_string_lossy().into_owned());
            }
        }
    }
    stems
}

#[test]
fn every_rule_has_its_file_and_page_and_every_file_its_rule() {
    let listed: BTreeSet<String> = RULES.iter().map(|rule| rule.name.replace('-', "_")).collect();
    assert_eq!(listed.len(), RULES.len(), "two rules have one name");
    assert_eq!(stems("rs"), listed);
    assert_eq!(stems("md"), listed);
}

#[test]
fn every_relation_has_an_owner() {
    let engine = support::engine();
    let mut relations = 0;
    let documents = corpus::all().into_iter().map(|document| (document.name.clone(), document.open(Format::Text)));
    let samples = support::files("www/samples").into_iter().map(|path| {
        let opened = engine.open("case.txt", &fs::read(&path).unwrap(), &support::host()).unwrap();
        (path.display().to_string(), opened)
    });
    for (name, opened) in documents.chain(samples) {
        for relation in engine.stages(&[&opened]).relations {
            relations += 1;
            assert!(rules::claimant(&relation).is_some(), "{name}: {relation:?}");
        }
    }
    assert!(relations > 500, "{relations}");
}

#[test]
fn codes_are_in_order_and_never_used_twice() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code.0).collect();
    let mut sorted = codes.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(codes, sorted);
    for retired in RETIRED {
        assert!(!codes.contains(&retired.0), "{} is retired", retired.0);
    }
}

#[test]
fn every_rule_is_worded_in_both_languages() {
    let packs = Packs::built_in().unwrap();
    for rule in RULES {
        let code = rule.code.0;
        assert!(packs.title(code).contains('应') || code.starts_with("JH-I"), "{code}: the Chinese label says 应");
        let english = rule.sentence(&packs, Lang::En);
        assert!(english.is_ascii() && english.contains(' ') && !english.contains('-'), "{english}");
    }
}
