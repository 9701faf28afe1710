//! The edge of the page's loader of packs: a module of its own, which holds the TOML reader and nothing of the engine.

use crate::base::list::Gather as _;
use wasm_bindgen::prelude::*;

use crate::base::text::Lang;
use crate::packs::Packs;
use crate::packs::reader::Problem;
use crate::report::{self, model};

/// Reads a pack of the user's. Returns `PackRead` as JSON: what is wrong with it, in Chinese unless `lang` is `en`. `packs`
/// are those that it may inherit from, as an engine takes them.
#[wasm_bindgen]
pub fn read_pack(toml: &[u8], packs: &[u8], lang: &str) -> Result<String, JsError> {
    let lang = if lang == "en" { Lang::En } else { Lang::Zh };
    let problem = |problem: &Problem| model::PackProblem {
        line: u32::try_from(problem.line).unwrap_or_default(),
        column: u32::try_from(problem.column).unwrap_or_default(),
        message: problem.message.get(lang).to_owned(),
    };
    let none = model::PackRead { id: None, name: None, problems: Vec::new() };
    let read = match Packs::read(packs)?.read_toml(toml) {
        Ok(pack) => model::PackRead { id: Some(pack.id), name: Some(pack.name_zh), ..none },
        Err(problems) => model::PackRead { problems: problems.iter().map(problem).gather(), ..none },
    };
    Ok(report::json(&read))
}

/// The pack for an engine, to be put behind the others; empty where something is wrong with it.
#[wasm_bindgen]
pub fn compile_pack(toml: &[u8], packs: &[u8]) -> Result<Vec<u8>, JsError> {
    Ok(Packs::read(packs)?.read_toml(toml).map(Packs::bytes).unwrap_or_default())
}
