//! `jihe criterion`: a JSON object a line in, an answer a line out.

use std::io::BufRead as _;

use jihe::base::text::Lang;
use jihe::ingest::limits;
use jihe::report::criterion::{self, Question};
use serde_json::{Value, json};

/// Reads standard input to its end. Returns the exit code.
pub fn run() -> u8 {
    let mut input = std::io::stdin().lock();
    let (mut line, mut code) = (Vec::new(), 0);
    loop {
        line.clear();
        match input.read_until(b'\n', &mut line) {
            Ok(0) => return code,
            Ok(_) if line.trim_ascii().is_empty() => {}
            Ok(_) => {
                let answer = answer(&line).unwrap_or_else(|message| {
                    code = crate::UNREADABLE;
                    json!({ "error": { "code": "criterion-input", "message": message } }).to_string()
                });
                crate::say(&format!("{answer}\n"));
            }
            Err(error) => {
                eprintln!("{error}");
                return crate::UNREADABLE;
            }
        }
    }
}

fn answer(line: &[u8]) -> Result<String, String> {
    if line.len() > limits::CRITERION_LINE {
        return Err("这一行过长。".to_owned());
    }
    let input: Value = serde_json::from_slice(line).map_err(|error| format!("这一行不是 JSON 对象：{error}"))?;
    if !input.is_object() {
        return Err("这一行不是 JSON 对象。".to_owned());
    }
    let Some(criterion) = input["criterion"].as_str() else {
        return Err("缺少 criterion（评分标准的文字）。".to_owned());
    };
    let points = written(&input["points"]).unwrap_or_default();
    let values: Vec<(String, String)> = match &input["values"] {
        Value::Null => Vec::new(),
        Value::Object(values) => {
            values.iter().filter_map(|(name, value)| Some((name.clone(), written(value)?))).collect()
        }
        _ => return Err("values 应为对象：名称和数值。".to_owned()),
    };
    let question = Question { criterion, points: &points, values: &values, lang: Lang::Zh };
    criterion::answer(&question).ok_or_else(|| "points（分值）应为不小于零的数。".to_owned())
}

/// A text, or a number as written.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(answer) => Some(if *answer { "是" } else { "否" }.to_owned()),
        _ => None,
    }
}
