//! `jihe criterion`: a JSON object a line in, an answer a line out.

use std::io::BufRead as _;

use jihe::base::amount::Amount;
use jihe::ingest::limits;
use jihe::rubric::{self, Award, Edge, End, Give, Outcome, Part, Scheme, Side, Test, Values};
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
        scheme.slips_with(&award).iter().map(|slip| json!({ "kind": slip.kind, "message": slip.message.zh })).collect();
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
    let parts: Vec<Value> = scheme.parts.iter().map(part_json).collect();
    let figures: Vec<Value> =
        scheme.figures.iter().map(|figure| json!({ "name": figure.name, "follows": figure.over })).collect();
    let checks: Vec<Value> =
        scheme.checks.iter().map(|check| json!({ "marker": check.marker, "words": check.words })).collect();
    json!({
        "points": scheme.points.written(0),
        "kind": scheme.kind(),
        "parts": parts,
        "figures": figures,
        "places": scheme.places,
        "checks": checks,
        "judgement": scheme.why.as_ref().map(|why| why.zh.clone()),
    })
}

fn part_json(part: &Part) -> Value {
    let arms: Vec<Value> = part
        .arms
        .iter()
        .map(|arm| {
            let tests: Vec<Value> = arm.tests.iter().map(test_json).collect();
            json!({ "when": tests, "any": arm.any, "give": give_json(&arm.give) })
        })
        .collect();
    json!({ "marker": part.marker, "cases": arms })
}

fn test_json(test: &Test) -> Value {
    match test {
        Test::Range { subject, low, high, unit } => {
            json!({ "subject": subject, "from": edge_json(low.as_ref()), "to": edge_json(high.as_ref()), "unit": unit })
        }
        Test::Words(words) => json!({ "words": words }),
        Test::Else => json!("else"),
        Test::All => json!("all"),
        Test::NoneOf => json!("none"),
    }
}

fn edge_json(edge: Option<&Edge>) -> Value {
    let Some(edge) = edge else { return Value::Null };
    let end = match edge.end {
        End::Closed => "included",
        End::Open => "excluded",
        End::Unsaid => "unsaid",
    };
    match edge.other() {
        Some(other) => json!({ "figure": other, "end": end }),
        None => json!({ "at": edge.at.written(0), "end": end }),
    }
}

fn give_json(give: &Give) -> Value {
    match give {
        Give::Points { low, high } if low == high => json!({ "points": low.written(0) }),
        Give::Points { low, high } => json!({ "low": low.written(0), "high": high.written(0) }),
        Give::Minus(amount) => json!({ "minus": amount.written(0) }),
        Give::Line => json!("line"),
        Give::Ratio(ratio) => {
            json!({ "proportion": { "of": ratio.of.written(0), "full": ratio.full.written(0), "figure": ratio.over } })
        }
        Give::Step(step) => {
            let side = match step.side {
                Side::Over => "over",
                Side::Under => "under",
                Side::Both => "both",
                Side::Count => "count",
            };
            json!({ "step": {
                "adds": step.adds, "from": step.from.map(|from| from.written(0)), "side": side, "each": step.each.written(0),
                "unit": step.unit, "words": [step.words.0, step.words.1], "amount": step.amount.written(0),
                "most": step.most.map(|most| most.written(0)), "floor": step.floor, "begun": step.begun,
            } })
        }
    }
}
