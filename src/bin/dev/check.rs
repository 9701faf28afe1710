//! `cargo dev check`: everything that needs neither a browser nor WebAssembly.

use std::process::Command;
use std::time::Instant;

use crate::generate;

type Step = (&'static str, fn() -> Result<(), String>);

const STEPS: &[Step] = &[
    ("format", || cargo(&["fmt", "--check"])),
    ("lints", || cargo(&["clippy", "--quiet", "--all-targets", "--features", "dev", "--", "--deny", "warnings"])),
    ("tests", || cargo(&["test", "--quiet", "--features", "dev", "--no-fail-fast"])),
    ("generated files", generate::verify),
];

/// Runs all steps, all of them even where one fails.
pub fn run() -> Result<(), String> {
    let mut failed = Vec::new();
    for (name, step) in STEPS {
        let start = Instant::now();
        let result = step();
        let seconds = start.elapsed().as_secs();
        match result {
            Ok(()) => println!("dev check: {name}: ok ({seconds} s)"),
            Err(message) => {
                println!("dev check: {name}: FAILED ({seconds} s): {message}");
                failed.push(*name);
            }
        }
    }
    println!("{} passed, {} failed", STEPS.len() - failed.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// Writes what comes out into the pages of the rules and the snapshots of the corpus: the diff is the review.
pub fn bless() -> Result<(), String> {
    let arguments = ["test", "--quiet", "--features", "dev", "--test", "rules", "--test", "corpus"];
    let status = Command::new(env!("CARGO")).args(arguments).env("JIHE_BLESS", "1").status();
    // Tests that read a page while it is being written may fail: what counts is the next run.
    status.map_err(|error| error.to_string())?;
    cargo(&arguments)
}

fn cargo(arguments: &[&str]) -> Result<(), String> {
    let status = Command::new(env!("CARGO")).args(arguments).status().map_err(|error| error.to_string())?;
    if status.success() { Ok(()) } else { Err(format!("cargo {} ended with {status}", arguments.join(" "))) }
}
