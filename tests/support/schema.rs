//! Every output of the tests is validated against the published schema.

use std::sync::LazyLock;

static VALIDATOR: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::from_str(include_str!("../../schema/report.schema.json")).unwrap();
    jsonschema::validator_for(&schema).unwrap()
});

/// Fails where a JSON text is not what the schema says.
pub fn validate(json: &str) {
    let value: serde_json::Value = serde_json::from_str(json).unwrap();
    let problems: Vec<String> = VALIDATOR.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(problems.is_empty(), "not as the schema says: {}", problems.join("\n"));
}
