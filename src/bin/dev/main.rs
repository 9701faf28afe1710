//! The developers' tool: `cargo dev check`, `cargo dev new-rule FAMILY NAME`, `cargo dev generate`.

mod check;
mod form;
mod generate;
mod hostile;
mod inject;
mod new_rule;
mod packs;
mod pages;

/// Documents written down as text, which the program itself does not read, and files that go wrong.
#[path = "../../../tests/support"]
#[allow(dead_code, unused_imports)]
mod support {
    pub mod form;
    pub mod hostile;
}
use support::form as notation;

use std::process::ExitCode;

const HELP: &str = "\
cargo dev check                    format, lints, native tests, generated files fresh
cargo dev generate                 write what is generated: schema/, www/api.d.ts, the rules in the README
cargo dev pages DIR                write the help pages of all rules
cargo dev bless                    write what comes out into the pages of the rules and the snapshots of the corpus
cargo dev inject [--list LIST] [--only FIXTURE]
                                   defects put into the fixtures of tests/corpus/truth/: the table of results; LIST: missed,
                                   wrong repairs, undetermined, misled, elsewhere, innocent, notes, fixtures
cargo dev form FILE.form [FORMAT]  write a document of the corpus as docx, xlsx, html, txt, csv or tsv into target/form/
cargo dev hostile DIR              write files that go wrong, and how each must end
cargo dev new-rule FAMILY NAME [CODE]
                                   a new rule: its file, its page, its lines in src/rules/mod.rs";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["check"] => check::run(),
        ["bless"] => check::bless(),
        ["generate"] => generate::write(),
        ["inject"] => inject::run(None, None),
        ["inject", "--list", list] => inject::run(Some(list), None),
        ["inject", "--only", only] => inject::run(None, Some(only)),
        ["inject", "--list", list, "--only", only] => inject::run(Some(list), Some(only)),
        ["form", source] => form::write(source, "docx"),
        ["form", source, format] => form::write(source, format),
        ["hostile", folder] => hostile::write(folder),
        ["pages", folder] => pages::write(folder),
        ["new-rule", family, name] => new_rule::run(family, name, None),
        ["new-rule", family, name, code] => new_rule::run(family, name, Some(code)),
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
