//! Compiles the packs: `src/packs/<id>.toml` → one blob, inside the program and beside the WebAssembly.
//!
//! TOML costs 54 KB in WebAssembly; the blob costs its data. A mistake in a pack stops the build and says where: a word
//! that the library does not know would be passed over there without a sound, and the sum with it.

#[path = "src/base"]
#[allow(dead_code)]
mod base {
    pub mod text;
}
#[path = "src/packs"]
#[allow(dead_code, unused_imports)]
mod packs {
    pub mod model;
    pub mod reader;
    pub mod terms;
    pub mod wire;
}
#[path = "src/vocabulary"]
#[allow(dead_code)]
mod vocabulary {
    pub mod form;
    pub mod measure;
}

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, error::Error, fs};

use packs::model::{Pack, Title};
use packs::reader::{self, Problem};
use packs::wire::Wire;

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=src/packs");
    println!("cargo:rerun-if-changed=tests/packs");
    println!("cargo:rerun-if-changed=src/rules");
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), Box<dyn Error>> {
    let mut files = packs_in("src/packs")?;
    // An invented place: the example of CONTRIBUTING.md, for tests only.
    if env::var_os("CARGO_FEATURE_DEV").is_some() {
        files.extend(packs_in("tests/packs")?);
    }
    files.sort_by(|one, other| one.file_stem().cmp(&other.file_stem()));
    let titles = titles()?;
    let codes: Vec<&str> = titles.iter().map(|title| title.code.as_str()).collect();
    let packs = files.iter().map(|file| read(file, &codes)).collect::<Result<Vec<Pack>, String>>()?;
    let packs = inherited(packs)?;
    let out = Path::new(&env::var("OUT_DIR")?).join("packs.bin");
    let mut bytes = Vec::new();
    titles.put(&mut bytes);
    let titles = bytes.len();
    packs.put(&mut bytes);
    // What is too long to be written comes back another.
    match <Vec<Pack>>::take(&mut &bytes[titles..]) {
        Some(again) if format!("{again:?}") == format!("{packs:?}") => fs::write(out, bytes)?,
        _ => return Err("a text or list in a pack is too long".into()),
    }
    Ok(())
}

/// The titles of the rules' pages, `# JH-A101 收入合计应等于各分项之和`, in the order of their codes.
fn titles() -> Result<Vec<Title>, Box<dyn Error>> {
    let mut titles = Vec::new();
    for family in fs::read_dir("src/rules")? {
        let family = family?.path();
        let files = if family.is_dir() { fs::read_dir(family)?.collect::<Result<Vec<_>, _>>()? } else { Vec::new() };
        for path in files.iter().map(|file| file.path()).filter(|path| path.extension().is_some_and(|end| end == "md"))
        {
            let text = fs::read_to_string(&path)?;
            let title = text.lines().next().and_then(|line| line.strip_prefix("# ")?.split_once(' '));
            let (code, label) = title.ok_or_else(|| format!("{}: no title `# CODE label`", path.display()))?;
            titles.push(Title { code: code.to_owned(), label: label.to_owned() });
        }
    }
    titles.sort_by(|one: &Title, other| one.code.cmp(&other.code));
    Ok(titles)
}

fn packs_in(folder: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let paths = fs::read_dir(folder)?.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    Ok(paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml")).collect())
}

fn read(file: &Path, codes: &[&str]) -> Result<Pack, String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let pack = reader::read(&bytes, codes).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| said(file, problem)).collect();
        lines.join("\n")
    })?;
    if Some(pack.id.as_str()) != file.file_stem().and_then(|stem| stem.to_str()) {
        return Err(format!("{}: the id `{}` is not the file's name", file.display(), pack.id));
    }
    Ok(pack)
}

fn said(file: &Path, problem: &Problem) -> String {
    format!("{}:{}:{}: {}", file.display(), problem.line, problem.column, problem.message.en)
}

/// The packs with what they inherit, each after the one it inherits from; in their own order again.
fn inherited(packs: Vec<Pack>) -> Result<Vec<Pack>, String> {
    let (mut done, mut waiting): (Vec<Pack>, Vec<Pack>) = packs.into_iter().partition(|pack| pack.inherits.is_none());
    while !waiting.is_empty() {
        let ready = |pack: &Pack| done.iter().any(|other| Some(&other.id) == pack.inherits.as_ref());
        let (next, rest): (Vec<Pack>, Vec<Pack>) = waiting.into_iter().partition(ready);
        let names: Vec<&str> = rest.iter().map(|pack| pack.id.as_str()).collect();
        if next.is_empty() {
            return Err(format!("packs that inherit from none or in a circle: {}", names.join(", ")));
        }
        for pack in next {
            let id = pack.id.clone();
            done.push(reader::inherit(pack, &done).map_err(|problem| format!("{id}: {}", problem.message.en))?);
        }
        waiting = rest;
    }
    done.sort_by(|one, other| one.id.cmp(&other.id));
    Ok(done)
}
