//! `jihe criterion`: a JSON object a line in, an answer a line out.

use std::io::BufRead as _;

use jihe::base::amount::Amount;
use jihe::ingest::limits;
use jihe::rubric::{self, Award, Outcome, Scheme, Values};
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
                    json!({ "error": { "code": "criterion-input", "message": message } })
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

fn answer(line: &[u8]) -> Result<Value, String> {
    if line.len() > limits::CRITERION_LINE {
        return Err("这一行过长。".to_owned());
    }
    let input: Value = serde_json::from_slice(line).map_err(|error| format!("这一行不是 JSON 对象：{error}"))?;
    if !input.is_object() {
        return Err("这一行不是 JSON 对象。".to_owned());
    }
    let Some(text) = input["criterion"].as_str() else {
        return Err("缺少 criterion（评分标准的文字）。".to_owned());
    };
    let points = written(&input["points"]).and_then(|points| Amount::parse(points.trim_end_matches('分')));
    let Some(points) = points.filter(|points| !points.is_negative()) else {
        return Err("points（分值）应为不小于零的数。".to_owned());
    };
    let values = match &input["values"] {
        Value::Null => Vec::new(),
        Value::Object(values) => {
            values.iter().filter_map(|(name, value)| Some((name.as_str(), written(value)?))).collect()
        }
        _ => return Err("values 应为对象：名称和数值。".to_owned()),
    };
    let values = Values::new(values.iter().map(|(name, value)| (*name, value.as_str())));
    let scheme = rubric::read(text, points);
    let award = scheme.award(&values);
    let slips: Vec<Value> =
        scheme.slips().iter().map(|slip| json!({ "kind": slip.kind, "message": slip.message.zh })).collect();
    let alternatives: Vec<Value> = award
        .alternatives
        .iter()
        .map(|(points, why)| json!({ "points": points.written(0), "reading": why.zh }))
        .collect();
    Ok(json!({
        "scheme": scheme_json(&scheme),
        "reading": scheme.reading(),
        "award": award_json(&award),
        "alternatives": alternatives,
        "slips": slips,
    }))
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

fn award_json(award: &Award) -> Value {
    match &award.outcome {
        Outcome::Points(points) => json!({ "points": points.written(0) }),
        Outcome::Between { low, high, why } => {
            json!({ "low": low.written(0), "high": high.written(0), "reason": why.zh })
        }
        Outcome::Judgement(why) => json!({ "judgement": why.zh }),
    }
}

fn scheme_json(scheme: &Scheme) -> Value {
    json!({ "debug": format!("{scheme:?}") })
}
