//! The file of answers that goes with a check.

use std::path::Path;

use jihe::report::notes::{Notes, VERSION};

/// Reads a file of answers; a message for people where it is none.
pub fn read(path: &Path) -> Result<Notes, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}：打不开这个文件：{error}"))?;
    let text = text.trim_start_matches('\u{feff}');
    let notes: Notes = serde_json::from_str(text).map_err(|error| {
        format!(
            "{name} 第 {} 行第 {} 列：不是绩核的答复文件（{error}）。请用网页上“保存答复”得到的文件。",
            error.line(),
            error.column()
        )
    })?;
    if notes.jihe_notes != VERSION {
        return Err(format!("{name}：答复文件的版本是 {}，这里只认识版本 {VERSION}。", notes.jihe_notes));
    }
    Ok(notes)
}
