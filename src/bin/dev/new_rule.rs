//! `cargo dev new-rule FAMILY NAME`: two new files, and their lines in `src/rules/mod.rs`.

use std::fs;
use std::path::Path;

use jihe::rules::{RETIRED, RULES};

const LIST: &str = "src/rules/mod.rs";

/// Families: folder, letter of their codes, an existing number to count on from.
const FAMILIES: &[(&str, char)] = &[
    ("form", 'F'),
    ("arithmetic", 'A'),
    ("cross_table", 'X'),
    ("narrative", 'N'),
    ("ratio", 'R'),
    ("plausibility", 'P'),
    ("scores", 'S'),
    ("wording", 'W'),
    ("ingest", 'I'),
];

/// Makes a rule. The name is in kebab-case and says what must hold.
pub fn run(family: &str, name: &str) -> Result<(), String> {
    let letter = FAMILIES.iter().find(|(folder, _)| *folder == family).map(|(_, letter)| *letter).ok_or_else(|| {
        let folders: Vec<&str> = FAMILIES.iter().map(|(folder, _)| *folder).collect();
        format!("no family {family}: there are {}", folders.join(", "))
    })?;
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return Err("the name must be in kebab-case, such as income-total-equals-parts".to_owned());
    }
    let stem = name.replace('-', "_");
    let folder = Path::new("src/rules").join(family);
    let (rule, page) = (folder.join(format!("{stem}.rs")), folder.join(format!("{stem}.md")));
    if rule.exists() {
        return Err(format!("{} is there already", rule.display()));
    }
    let code = next_code(letter);
    let list = listed(&read(LIST)?, family, letter, &stem)?;
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    write(&rule, &rule_file(&code, name, &stem))?;
    write(&page, &page_file(&code))?;
    write(Path::new(LIST), &list)?;
    println!("{code}: fill {} and {}, then `cargo dev check`", rule.display(), page.display());
    Ok(())
}

/// The number after the highest of the family that was ever used; 190 and above are kept for fallbacks.
fn next_code(letter: char) -> String {
    let prefix = format!("JH-{letter}");
    let used = RULES.iter().map(|rule| rule.code).chain(RETIRED.iter().copied());
    let highest = used
        .filter_map(|code| code.0.strip_prefix(&prefix)?.parse::<u32>().ok())
        .filter(|number| *number < 190)
        .max()
        .unwrap_or(100);
    format!("{prefix}{}", highest + 1)
}

/// The list with the module and the rule added. The rule goes behind the last of its family, before the fallback.
fn listed(list: &str, family: &str, letter: char, stem: &str) -> Result<String, String> {
    let module = format!("pub mod {family} {{\n");
    let with_module = if list.contains(&module) {
        list.replacen(&module, &format!("{module}    pub mod {stem};\n"), 1)
    } else {
        let new = format!("/// Family {letter}.\n{module}    pub mod {stem};\n}}\n\n");
        list.replacen("/// A rule.\n", &format!("{new}/// A rule.\n"), 1)
    };
    let line = format!("    &{family}::{stem}::RULE,\n");
    let start = with_module.find("pub const RULES").ok_or("no list of rules in src/rules/mod.rs")?;
    let end = with_module[start..].find("];").map(|end| start + end).ok_or("the list of rules has no end")?;
    let own = format!("    &{family}::");
    let fallback = with_module[start..end].find(&format!("    &{family}::total_equals_parts")).map(|at| start + at);
    let behind = with_module[start..end].rfind(&own).map(|at| start + at);
    let at = match (fallback, behind) {
        (Some(at), _) => at,
        (None, Some(at)) => with_module[at..].find('\n').map_or(end, |length| at + length + 1),
        (None, None) => end,
    };
    Ok(format!("{}{line}{}", &with_module[..at], &with_module[at..]))
}

fn rule_file(code: &str, name: &str, stem: &str) -> String {
    format!(
        r#"//! {code}. Page and cases: `{stem}.md`.

use crate::base::text::Label;
use crate::diagnostic::{{Code, Severity}};
use crate::relations::Shape;
use crate::rules::{{Check, Claim, Rule}};

/// What must hold, in a line, with its source where there is one.
pub const RULE: Rule = Rule {{
    code: Code("{code}"),
    name: "{name}",
    label: Label {{ zh: "…应…", en: "…" }},
    severity: Severity::Warning,
    since: "{version}",
    check: Check::Relations(Claim::shape(Shape::Sum)),
    #[cfg(feature = "cli")]
    page: include_str!("{stem}.md"),
}};
"#,
        version = env!("CARGO_PKG_VERSION"),
    )
}

fn page_file(code: &str) -> String {
    format!(
        "# {code} …应…\n\n一句话：核对什么。\n\n## 为什么\n\n…\n\n## 怎么改\n\n…\n\n## 何时不适用\n\n…\n\n## 依据\n\n算术恒等式。\n\n## Cases\n\n### it agrees\n\n```table income\n机构名称 | 收入合计 | 上年结转\n汇总 | 10.00 | 10.00\n```\n\n```expect\n```\n\n### it does not agree\n\n```table income\n机构名称 | 收入合计 | 上年结转\n汇总 | 10.00 | 9.00\n```\n\n```expect\n```\n"
    )
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
