//! Dependencies go one way. The ranks are those of ARCHITECTURE.md.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by rank: a module may use those of lower rank only.
const RANKS: &[&[&str]] = &[
    &["base"],
    &["diagnostic", "vocabulary"],
    &["document", "packs"],
    &["ingest", "recognize"],
    &["facts", "submission"],
    &["relations", "rubric"],
    &["causes"],
    &["scoring"],
    &["rules"],
    &["report"],
    &["engine"],
    &["wasm"],
];

/// A source file longer than this is two files.
const MOST_LINES: usize = 600;

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// All files of the library with their module, tests at the end of a file left out.
fn library() -> Vec<(PathBuf, String, String)> {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    found.sort();
    found
        .into_iter()
        .filter(|path| !path.starts_with("src/bin") && path != Path::new("src/lib.rs") && !is_test(path))
        .map(|path| {
            let module = path.iter().nth(1).unwrap().to_string_lossy().trim_end_matches(".rs").to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
            (path, module, text)
        })
        .collect()
}

/// Files that are compiled for tests only.
fn is_test(path: &Path) -> bool {
    path.with_extension("").iter().any(|part| part == "tests" || part == "hostile" || part == "fixture")
}

fn rank(module: &str) -> usize {
    RANKS.iter().position(|modules| modules.contains(&module)).unwrap_or_else(|| panic!("{module} has no rank"))
}

#[test]
fn modules_use_lower_ranks_only() {
    for (path, module, text) in library() {
        for used in text.split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if used.is_empty() || used == module {
                continue;
            }
            assert!(rank(&used) < rank(&module), "{} ({module}) uses {used}", path.display());
        }
    }
}

#[test]
fn the_browser_is_known_at_its_edge_only() {
    for (path, module, text) in library() {
        let browser = ["wasm_bindgen", "web_sys", "js_sys"].iter().any(|word| text.contains(word));
        assert!(!browser || module == "wasm", "{} knows the browser", path.display());
    }
}

#[test]
fn the_library_reads_no_file_no_clock_and_no_network() {
    for (path, _, text) in library() {
        for word in ["std::fs", "std::net", "std::time", "std::env", "std::process", "std::thread"] {
            assert!(!text.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn files_are_short() {
    let mut found = Vec::new();
    sources(Path::new("src"), &mut found);
    for path in found {
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= MOST_LINES, "{} has {lines} lines", path.display());
    }
}

#[test]
fn words_of_the_report_are_known_to_the_vocabulary_and_the_packs_only() {
    // Synonyms of headers belong in packs: a form must not be told by a string in the code of a later stage.
    for (path, module, text) in library() {
        if matches!(module.as_str(), "relations" | "causes") {
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let quoted = code.iter().any(|line| {
                line.split('"').skip(1).step_by(2).any(|s| s.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c)))
            });
            let allowed = path.ends_with("relations/scores.rs");
            assert!(!quoted || allowed, "{} quotes Chinese words", path.display());
        }
    }
}
