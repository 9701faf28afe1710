//! The schema of packs and their documentation, from the one list of keys by which they are read.

use std::collections::BTreeMap;

use jihe::packs::reader::{self, Key, LIMITS, ORIGIN, Shape};
use jihe::vocabulary::{FormKind, Measure};
use serde_json::{Map, Value, json};

/// `schema/pack.schema.json`: what a pack is, for editors that know JSON Schema for TOML.
pub fn schema(_before: &str) -> Result<String, String> {
    let mut definitions = Map::new();
    let root = value(&reader::shape(), "包", &mut definitions);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Jihe pack",
        "description": "各地口径包（TOML）：docs/packs.md",
        "$ref": root["$ref"],
        "$defs": definitions,
    });
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}

fn value(shape: &Shape, key: &str, definitions: &mut Map<String, Value>) -> Value {
    match shape {
        Shape::Text if key == "form" || key == "kind" => {
            let kinds: Vec<&str> = FormKind::all().map(FormKind::id).collect();
            json!({ "enum": kinds })
        }
        Shape::Text => json!({ "type": "string" }),
        Shape::Whole => json!({ "type": "integer", "minimum": 0, "maximum": 65535 }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Measure => json!({ "type": "string" }),
        Shape::Word(words) => {
            let one =
                |(word, zh, en): &(&str, &str, &str)| json!({ "const": word, "description": format!("{zh}: {en}") });
            json!({ "oneOf": words.iter().map(one).collect::<Vec<_>>() })
        }
        Shape::List(item) => json!({ "type": "array", "items": value(&item(), key, definitions) }),
        Shape::Switches(words) => {
            let words: Vec<&str> = words.iter().map(|(word, ..)| *word).collect();
            json!({ "type": "object", "additionalProperties": { "enum": words } })
        }
        Shape::Table(title, keys) => {
            if !definitions.contains_key(*title) {
                definitions.insert((*title).to_owned(), Value::Null);
                let table = table(title, keys, definitions);
                definitions.insert((*title).to_owned(), table);
            }
            json!({ "$ref": format!("#/$defs/{title}") })
        }
        Shape::Origin => Value::Null,
    }
}

fn table(title: &str, keys: &'static [Key], definitions: &mut Map<String, Value>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for key in written(keys) {
        let mut one = value(&(key.shape)(), key.name, definitions);
        if let Some(object) = one.as_object_mut() {
            object.insert("description".to_owned(), json!(format!("{} / {}", key.zh, key.en)));
        }
        properties.insert(key.name.to_owned(), one);
        required.extend(key.needed.then_some(key.name));
    }
    json!({
        "type": "object", "title": title, "additionalProperties": false, "properties": properties, "required": required,
    })
}

/// The keys as they stand in the file.
fn written(keys: &'static [Key]) -> Vec<&'static Key> {
    keys.iter().flat_map(|key| if key.name == "origin" { ORIGIN.iter().collect() } else { vec![key] }).collect()
}

const START: &str = "<!-- keys: made by `cargo dev generate` -->";
const END: &str = "<!-- end of keys -->";

/// `docs/packs.md` with its lists of keys, words and measures made anew.
pub fn documentation(before: &str) -> Result<String, String> {
    let (head, rest) = before.split_once(START).ok_or("docs/packs.md: no place for the keys")?;
    let (_, tail) = rest.split_once(END).ok_or("docs/packs.md: no end of the keys")?;
    let mut tables: Vec<(&str, &'static [Key])> = Vec::new();
    let mut words: BTreeMap<&str, String> = BTreeMap::new();
    gather(&reader::shape(), "", &mut tables, &mut words);
    let mut out = String::new();
    for (title, keys) in tables {
        out.push_str(&format!("\n### {title}\n\n| 键 | 值 | 说明 |\n| --- | --- | --- |\n"));
        for key in written(keys) {
            let needed = if key.needed { "（必填）" } else { "" };
            out.push_str(&format!("| `{}`{needed} | {} | {} |\n", key.name, kind(&(key.shape)(), key.name), key.zh));
        }
    }
    out.push_str("\n### 可用的词\n\n| 键 | 可写 |\n| --- | --- |\n");
    for (key, words) in words {
        out.push_str(&format!("| `{key}` | {words} |\n"));
    }
    out.push_str("\n### 表的种类\n\n");
    let kinds = FormKind::all().map(|kind| format!("`{}` {}", kind.id(), kind.label().zh));
    out.push_str(&kinds.collect::<Vec<_>>().join("；"));
    out.push_str("。\n\n### 量\n\n");
    let measures = Measure::names().map(|(id, zh)| format!("`{id}` {zh}"));
    out.push_str(&measures.collect::<Vec<_>>().join("；"));
    out.push_str("。\n\n### 公用表头清单\n\n");
    for (name, list) in reader::shared_lists() {
        out.push_str(&format!("- `@{name}`：{}\n", list.join("、")));
    }
    let [bytes, forms, columns, list, header_words] = LIMITS;
    out.push_str(&format!(
        "\n### 上限\n\n文件 {} KB；表式 {forms} 种，每种 {columns} 列；每个列表 {list} 项；表头和行名展开后共 {header_words} 个。\n",
        bytes >> 10
    ));
    Ok(format!("{head}{START}\n{out}{END}{tail}"))
}

fn gather(
    shape: &Shape,
    key: &'static str,
    tables: &mut Vec<(&'static str, &'static [Key])>,
    words: &mut BTreeMap<&'static str, String>,
) {
    match shape {
        Shape::Table(title, keys) if tables.iter().all(|(other, _)| other != title) => {
            tables.push((title, keys));
            for key in *keys {
                gather(&(key.shape)(), key.name, tables, words);
            }
        }
        Shape::List(item) => gather(&item(), key, tables, words),
        Shape::Word(all) | Shape::Switches(all) => {
            let all: Vec<String> = all.iter().map(|(word, zh, _)| format!("`{word}` {zh}")).collect();
            let all = all.join("；");
            let before = words.entry(key).or_default();
            if !before.is_empty() && *before != all {
                before.push_str("。又：");
            }
            before.push_str(if before.ends_with(&all) { "" } else { &all });
        }
        _ => {}
    }
}

fn kind(shape: &Shape, key: &str) -> String {
    match shape {
        Shape::Text if key == "form" || key == "kind" => "表的种类".to_owned(),
        Shape::Text => "文字".to_owned(),
        Shape::Whole => "整数".to_owned(),
        Shape::Flag => "true / false".to_owned(),
        Shape::Measure => "量".to_owned(),
        Shape::Word(_) => "词".to_owned(),
        Shape::List(item) => format!("[{}]", kind(&item(), key)),
        Shape::Table(title, _) => format!("表：{title}"),
        Shape::Switches(_) => "表：规则代码 = 词".to_owned(),
        Shape::Origin => String::new(),
    }
}
