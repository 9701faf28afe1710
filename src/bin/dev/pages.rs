//! `cargo dev pages DIR`: the published help of every rule, without its cases.

use std::fs;
use std::path::Path;

use jihe::rules::RULES;

/// Writes one Markdown page a rule.
pub fn write(folder: &str) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{folder}: {error}"))?;
    for rule in RULES {
        let path = Path::new(folder).join(format!("{}.md", rule.code.0));
        fs::write(&path, rule.help()).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    println!("{} pages in {folder}", RULES.len());
    Ok(())
}
