//! The file of values that goes with a check.

use std::path::Path;

use jihe::report::facts::Facts;
use jihe::scoring::Supplied;

/// Reads a file of values; a message for people where it is none.
pub fn read(path: &Path) -> Result<Vec<Supplied>, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}：打不开这个文件：{error}"))?;
    let facts: Facts = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        format!("{name} 第 {line} 行第 {column} 列：不是补充数值的文件（{error}）。应为 JSON 对象：名称和数值。")
    })?;
    Ok(facts.supplied())
}
