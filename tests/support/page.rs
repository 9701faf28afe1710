//! The page of a rule: help, then cases under `## Cases`.

use std::path::{Path, PathBuf};

/// A page.
pub struct Page {
    pub path: PathBuf,
    pub text: String,
    pub cases: Vec<Case>,
}

/// A case of a page: what is handed in, and what must come out.
pub struct Case {
    pub name: String,
    pub blocks: Vec<Block>,
    pub expect: Vec<String>,
    /// Bytes of the page between the fences of the expect block.
    pub expect_range: std::ops::Range<usize>,
}

/// A fenced block of a case.
pub struct Block {
    /// `table`, `text` or `file`.
    pub kind: String,
    /// The words behind the kind.
    pub words: Vec<String>,
    pub body: String,
}

/// Reads the page at a path.
pub fn read(path: &Path) -> Page {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases = cases(&text, path);
    Page { path: path.to_owned(), text, cases }
}

fn cases(text: &str, path: &Path) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut open: Option<(Vec<String>, usize)> = None;
    let start = text.find("\n## Cases").unwrap_or_else(|| panic!("{}: no cases", path.display()));
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let next = at + line.len();
        let words = line.trim_end();
        match (&open, words.strip_prefix("```")) {
            (None, Some(fence)) => {
                let words: Vec<String> = fence.split_whitespace().map(str::to_owned).collect();
                assert!(!words.is_empty(), "{}: a block without a kind", path.display());
                open = Some((words, next));
            }
            (Some((kind, from)), Some(_)) => {
                let body = text[*from..at].to_owned();
                let case = cases.last_mut().unwrap_or_else(|| panic!("{}: a block before a case", path.display()));
                if kind[0] == "expect" {
                    case.expect = body.lines().map(str::to_owned).collect();
                    case.expect_range = *from..at;
                } else {
                    case.blocks.push(Block { kind: kind[0].clone(), words: kind[1..].to_vec(), body });
                }
                open = None;
            }
            (None, None) => {
                if let Some(name) = words.strip_prefix("### ") {
                    let name = name.to_owned();
                    cases.push(Case { name, blocks: Vec::new(), expect: Vec::new(), expect_range: 0..0 });
                }
            }
            (Some(_), None) => {}
        }
        at = next;
    }
    cases
}
