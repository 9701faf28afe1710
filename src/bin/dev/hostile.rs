//! `cargo dev hostile`: files that go wrong, for WebAssembly and the page.

use std::fs;
use std::path::Path;

use crate::support::hostile::cases;

/// Writes all files into a folder, and beside them `cases.ndjson`, how each must end.
pub fn write(folder: &str) -> Result<(), String> {
    let folder = Path::new(folder);
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let mut lines = String::new();
    for case in cases() {
        fs::write(folder.join(case.name), (case.make)()).map_err(|error| format!("{}: {error}", case.name))?;
        lines.push_str(&case.json());
        lines.push('\n');
    }
    fs::write(folder.join("cases.ndjson"), lines).map_err(|error| error.to_string())
}
