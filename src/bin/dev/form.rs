//! `cargo dev form`: a document in the notation of the corpus, as a file such as people hand in. The notation itself is
//! read by the tests only: to the program its `<` and `^` are text.

use std::fs;
use std::path::Path;

use crate::notation::Format;

/// Writes the document into target/form/ and prints where, to be checked and looked into.
pub fn write(source: &str, extension: &str) -> Result<(), String> {
    let format = Format::ALL.into_iter().find(|format| format.extension() == extension);
    let format = format.ok_or_else(|| "formats: docx, xlsx, html, txt, csv, tsv".to_owned())?;
    let text = fs::read_to_string(source).map_err(|error| format!("{source}: {error}"))?;
    let name = Path::new(source).with_extension(extension);
    let folder = Path::new("target/form");
    fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    let path = folder.join(name.file_name().unwrap_or_default());
    fs::write(&path, format.write(&text)).map_err(|error| error.to_string())?;
    println!("{}", path.display());
    Ok(())
}
