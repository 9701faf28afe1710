//! `jihe limits`: what the engine is willing to take in and to look at.

use jihe::ingest::limits;
use jihe::packs::reader::LIMITS_IN_WORDS;

/// Prints all limits. Returns the exit code.
pub fn run() -> u8 {
    let mut said = String::from("报告：超出的不读取，或者只读到上限为止并在结果中说明，不会中断\n\n");
    for limit in limits::ALL {
        said.push_str(&line(limit.name, limit.most, limit.unit, limit.zh));
    }
    said.push_str("\n口径包：超出的逐条指出，不使用这个包\n\n");
    for (name, most, unit, zh) in LIMITS_IN_WORDS {
        said.push_str(&line(name, *most, unit, zh));
    }
    crate::say(&said);
    0
}

fn line(name: &str, most: usize, unit: &str, zh: &str) -> String {
    let most = amount(most, unit);
    // A Chinese character is as wide as two others.
    let width: usize = most.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    let blanks = " ".repeat(12_usize.saturating_sub(width));
    format!("  {name:<20}{blanks}{most}  {zh}\n")
}

/// Bytes as people count them, everything else with its digits in groups.
fn amount(most: usize, unit: &str) -> String {
    const STEPS: [(usize, &str); 2] = [(1 << 20, "MB"), (1 << 10, "KB")];
    let step = STEPS.into_iter().find(|(size, _)| unit == "字节" && most.is_multiple_of(*size));
    step.map_or_else(|| format!("{most} {unit}"), |(size, name)| format!("{} {name}", most / size))
}
