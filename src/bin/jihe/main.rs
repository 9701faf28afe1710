//! The command line: `jihe check FILE…`, `jihe inspect FILE`, `jihe explain CODE`, `jihe criterion`, `jihe pack`.

mod args;
mod check;
mod criterion;
mod explain;
mod facts;
mod failure;
mod inspect;
mod limits;
mod notes;
mod pack;

use std::process::ExitCode;

use args::Command;
use jihe::ingest::Host;

/// Wrong usage (EX_USAGE of sysexits.h).
const USAGE: u8 = 64;
/// Something could not be read.
const UNREADABLE: u8 = 2;

fn main() -> ExitCode {
    let command = match args::parse() {
        Ok(command) => command,
        Err(message) => {
            eprintln!("{message}\n\n{}", args::HELP);
            return ExitCode::from(USAGE);
        }
    };
    let code = match command {
        Command::Help => {
            say(&format!("{}\n", args::HELP));
            0
        }
        Command::Version => {
            say(concat!("jihe ", env!("CARGO_PKG_VERSION"), "\n"));
            0
        }
        Command::Check(options) => check::run(&options),
        Command::Inspect { file, pack } => inspect::run(&file, pack.as_deref()),
        Command::PackCheck { files } => pack::check(&files),
        Command::PackList => pack::list(),
        Command::Explain { code } => explain::run(&code),
        Command::Criterion => criterion::run(),
        Command::Limits => limits::run(),
    };
    ExitCode::from(code)
}

/// Prints to standard output. Who stops reading early (`| head`) has read enough.
fn say(text: &str) {
    use std::io::Write as _;
    let _ = std::io::stdout().write_all(text.as_bytes());
}

/// What this edge provides to ingest.
fn host() -> Host {
    Host {
        decode_gb18030: |bytes| {
            encoding_rs::GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .map(std::borrow::Cow::into_owned)
        },
    }
}
