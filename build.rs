//! Compiles the packs: `src/packs/<id>.toml` → one postcard blob inside the library.
//!
//! TOML costs 54 KB in WebAssembly; the blob costs its data. A mistake in a pack stops the build with its line.

#[path = "src/packs/model.rs"]
#[allow(dead_code)]
mod model;

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=src/packs");
    let mut files: Vec<_> = fs::read_dir("src/packs")?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .collect();
    files.sort();
    let mut packs = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file)?;
        let mut pack: model::Pack = toml::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        if Some(pack.id.as_str()) != file.file_stem().and_then(|stem| stem.to_str()) {
            return Err(format!("{}: the id is not the file's name", file.display()).into());
        }
        for form in pack.forms.iter_mut().filter(|form| form.layout == model::Layout::Units) {
            form.rows.extend(pack.unit_rows.iter().cloned());
        }
        pack.unit_rows.clear();
        packs.push(pack);
    }
    let out = Path::new(&env::var("OUT_DIR")?).join("packs.bin");
    fs::write(out, postcard::to_allocvec(&packs)?)?;
    Ok(())
}
