//! `jihe explain CODE`: the page of a rule, without its cases.

use jihe::rules;

/// Prints the page of a rule. Returns the exit code.
pub fn run(code: &str) -> u8 {
    let Some(rule) = rules::by_code(&code.to_uppercase()) else {
        eprintln!("没有“{code}”这条规则。");
        return crate::USAGE;
    };
    crate::say(&format!("{}\n", rule.help()));
    0
}
