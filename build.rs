//! Compiles the packs: `src/packs/<id>.toml` → one blob, inside the program and beside the WebAssembly.
//!
//! TOML costs 54 KB in WebAssembly; the blob costs its data. A mistake in a pack stops the build and says where: a word
//! that the library does not know would be passed over there without a sound, and the sum with it.

#[path = "src/base"]
#[allow(dead_code)]
mod base {
    pub mod text;
}
#[path = "src/packs/model.rs"]
#[allow(dead_code)]
mod model;
#[path = "src/packs/wire.rs"]
#[allow(dead_code)]
mod wire;
#[path = "src/vocabulary"]
#[allow(dead_code)]
mod vocabulary {
    pub mod form;
    pub mod measure;
}

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, error::Error, fs};

use model::{Form, Layout, Pack, Title};
use vocabulary::form::FormKind;
use wire::Wire;

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
    let shared: Shared = toml::from_str(&fs::read_to_string("src/packs/shared/headers.toml")?)?;
    let packs = files.iter().map(|file| read(file, &shared)).collect::<Result<Vec<Pack>, String>>()?;
    let out = Path::new(&env::var("OUT_DIR")?).join("packs.bin");
    let mut bytes = Vec::new();
    titles()?.put(&mut bytes);
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

/// Header words that several forms have, by the name by which they are listed there: `@target`.
type Shared = BTreeMap<String, Vec<String>>;

fn read(file: &PathBuf, shared: &Shared) -> Result<Pack, String> {
    let at = |message: String| format!("{}: {message}", file.display());
    let text = fs::read_to_string(file).map_err(|error| at(error.to_string()))?;
    let mut pack: Pack = toml::from_str(&text).map_err(|error| at(error.to_string()))?;
    if Some(pack.id.as_str()) != file.file_stem().and_then(|stem| stem.to_str()) {
        return Err(at(format!("the id `{}` is not the file's name", pack.id)));
    }
    pack.forms
        .iter()
        .try_for_each(|form| check_form(form).map_err(|error| at(format!("form `{}`: {error}", form.kind))))?;
    for column in pack.forms.iter_mut().flat_map(|form| &mut form.columns) {
        column.headers = written_out(&column.headers, shared).map_err(at)?;
    }
    for form in pack.forms.iter_mut().filter(|form| form.layout == Layout::Units) {
        form.rows.extend(pack.unit_rows.iter().cloned());
    }
    pack.unit_rows.clear();
    Ok(pack)
}

/// Header words with those of shared lists in place of their names, and all that `{年度,全年,}指标值` stands for.
fn written_out(headers: &[String], shared: &Shared) -> Result<Vec<String>, String> {
    let mut all = Vec::new();
    for header in headers {
        match header.strip_prefix('@') {
            Some(name) => {
                let list = shared.get(name).ok_or(format!("no list in src/packs/shared/headers.toml: `{name}`"))?;
                // A list may name those before it in the alphabet only, so that none holds itself.
                let before = shared.range(..name.to_owned()).map(|(name, list)| (name.clone(), list.clone())).collect();
                all.extend(written_out(list, &before)?);
            }
            None => all.extend(choices(header)),
        }
    }
    Ok(all)
}

fn choices(word: &str) -> Vec<String> {
    let parts = word.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)));
    let Some((before, (choice, after))) = parts else { return vec![word.to_owned()] };
    let rest = choices(after);
    choice.split(',').flat_map(|one| rest.iter().map(move |end| format!("{before}{one}{end}"))).collect()
}

fn check_form(form: &Form) -> Result<(), String> {
    if FormKind::by_id(&form.kind).is_none() {
        return Err("no such kind of form in src/vocabulary/form.rs".to_owned());
    }
    if form.layout != Layout::Squares && !form.columns.iter().any(|column| column.required) {
        return Err("no column is `required`, so it would be seen in any table".to_owned());
    }
    let columns = form.columns.iter().map(|column| (column.measure, column.part_of, None));
    let rows = form.rows.iter().map(|row| (row.measure, row.part_of, row.within));
    let entries: Vec<_> = columns.chain(rows).collect();
    for (_, part_of, within) in &entries {
        for whole in [part_of, within].into_iter().flatten() {
            if !entries.iter().any(|(measure, ..)| *measure == Some(*whole)) {
                return Err(format!("`{}` has a part here, but no row or column of its own", whole.id()));
            }
        }
    }
    Ok(())
}
