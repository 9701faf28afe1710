//! `jihe inspect`: every stage, for developers and for those who want to know why.

use std::path::Path;

use jihe::base::text::Lang;
use jihe::engine::Wishes;
use jihe::report::{inspect, text};

use crate::{failure, pack};

/// Prints what every stage made of a file. Returns the exit code.
pub fn run(path: &Path, pack: Option<&str>) -> u8 {
    let (engine, pack) = match pack::engine(pack) {
        Ok(found) => found,
        Err(message) => {
            eprintln!("{message}");
            return crate::USAGE;
        }
    };
    let wishes = Wishes { supplied: &[], pack: pack.as_deref() };
    let opened = match failure::open(&engine, path, Lang::Zh) {
        Ok(opened) => opened,
        Err(failure) => {
            eprintln!("{}\n  {}\n  {}", failure.name, failure.error.message, failure.error.advice);
            return crate::UNREADABLE;
        }
    };
    let stages = engine.stages_with(&[&opened], &wishes);
    for recognition in &stages.recognitions {
        crate::say(&inspect::document(&opened.document, recognition));
    }
    crate::say(&inspect::relations(&stages.facts, &stages.relations));
    crate::say("== causes\n");
    for cause in &stages.causes {
        crate::say(&format!("{cause:?}\n"));
    }
    crate::say("== report\n");
    let report = engine.check_with(&[&opened], &wishes, Lang::Zh);
    crate::say(&text::render(&report, &[&opened.document], Lang::Zh));
    0
}
