//! `cargo dev new-rule FAMILY NAME`: two new files, and their lines in `src/rules/mod.rs`.

use std::fs;
use std::path::Path;

use jihe::rules::{RETIRED, RULES};

const LIST: &str = "src/rules/mod.rs";

/// Families: folder, letter of their codes, Chinese name.
const FAMILIES: &[(&str, char, &str)] = &[
    ("form", 'F', "表单完整性"),
    ("arithmetic", 'A', "表内勾稽"),
    ("cross_table", 'X', "表间勾稽"),
    ("narrative", 'N', "文表一致"),
    ("ratio", 'R', "比率复算"),
    ("plausibility", 'P', "合理性"),
    ("scores", 'S', "评分"),
    ("wording", 'W', "规范性"),
    ("ingest", 'I', "读取"),
];

/// Makes a rule. The name is in kebab-case and says what must hold; the code is the next free one unless given.
pub fn run(family: &str, name: &str, code: Option<&str>) -> Result<(), String> {
    let family = family.replace('-', "_");
    let (folder, letter, zh) = FAMILIES.iter().find(|(folder, ..)| *folder == family).ok_or_else(|| {
        let folders: Vec<&str> = FAMILIES.iter().map(|(folder, ..)| *folder).collect();
        format!("no family {family}: there are {}", folders.join(", "))
    })?;
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
        return Err("the name must be in kebab-case, such as income-total-equals-parts".to_owned());
    }
    if let Some(rule) = RULES.iter().find(|rule| rule.name == name) {
        return Err(format!("{} has that name already", rule.code.0));
    }
    let code = match code {
        None => next_code(*letter),
        Some(code) => free_code(code, *letter)?,
    };
    let stem = name.replace('-', "_");
    let folder = Path::new("src/rules").join(folder);
    let list = listed(&read(LIST)?, (&family, *letter, zh), &code, &stem)?;
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let (rule, page) = (folder.join(format!("{stem}.rs")), folder.join(format!("{stem}.md")));
    write(&rule, &rule_file(&code, name, &stem))?;
    write(&page, &page_file(&code))?;
    write(Path::new(LIST), &list)?;
    println!("{code}: fill {} and {}, then go on with CONTRIBUTING.md, \"Add a rule\"", rule.display(), page.display());
    Ok(())
}

fn used() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.code.0).chain(RETIRED.iter().map(|code| code.0))
}

/// The number after the highest of the family that was ever used; 190 and above are kept for fallbacks.
fn next_code(letter: char) -> String {
    let prefix = format!("JH-{letter}");
    let numbers = used().filter_map(|code| code.strip_prefix(&prefix)?.parse::<u32>().ok());
    let highest = numbers.filter(|number| *number < 190).max().unwrap_or(100);
    format!("{prefix}{}", highest + 1)
}

/// A code of one's own choice: of this family, with three digits, never used before.
fn free_code(code: &str, letter: char) -> Result<String, String> {
    let number = code.strip_prefix(&format!("JH-{letter}")).unwrap_or_default();
    if number.len() != 3 || number.parse::<u32>().is_err() {
        return Err(format!("{code} is no code of this family, such as JH-{letter}107"));
    }
    if used().any(|used| used == code) {
        return Err(format!("{code} was used already"));
    }
    Ok(code.to_owned())
}

/// The list with the module (in the order of names) and the rule (in the order of codes) added.
fn listed(list: &str, family: (&str, char, &str), code: &str, stem: &str) -> Result<String, String> {
    let (folder, letter, zh) = family;
    let open = format!("pub mod {folder} {{\n");
    let module = format!("    pub mod {stem};\n");
    let with_module = match list.split_once(&open) {
        Some((before, rest)) => {
            let (modules, after) = rest.split_once('}').ok_or("a family without end in src/rules/mod.rs")?;
            let mut modules: Vec<String> = modules.lines().map(|line| format!("{line}\n")).collect();
            modules.push(module);
            modules.sort();
            format!("{before}{open}{}}}{after}", modules.concat())
        }
        None => {
            list.replacen("/// A rule.\n", &format!("/// Family {letter}, {zh}.\n{open}{module}}}\n\n/// A rule.\n"), 1)
        }
    };
    let line = format!("    &{folder}::{stem}::RULE,\n");
    let (before, rest) = with_module.split_once("pub const RULES: &[&Rule] = &[\n").ok_or("no list of rules")?;
    let (rules, after) = rest.split_once("];").ok_or("the list of rules has no end")?;
    let mut rules: Vec<&str> = rules.lines().collect();
    let at = RULES.iter().position(|rule| rule.code.0 > code).unwrap_or(rules.len());
    rules.insert(at, line.trim_end());
    Ok(format!("{before}pub const RULES: &[&Rule] = &[\n{}\n];{after}", rules.join("\n")))
}

fn rule_file(code: &str, name: &str, stem: &str) -> String {
    format!(
        r#"//! {code}. Page and cases: `{stem}.md`.

use crate::diagnostic::{{Code, Severity}};
use crate::rules::{{Check, Claim, Rule}};
use crate::vocabulary::measure;

/// What must hold, in a line, with its source where there is one.
pub const RULE: Rule = Rule {{
    code: Code("{code}"),
    name: "{name}",
    severity: Severity::Error,
    check: Check::Relations(Claim::parts_of(measure::CHOOSE_ONE)),
    #[cfg(feature = "cli")]
    page: include_str!("{stem}.md"),
}};
"#,
    )
}

fn page_file(code: &str) -> String {
    let cases = ["it agrees", "it does not agree"]
        .map(|name| format!("### {name}\n\n```table FORMKIND 万元\n… | …\n```\n\n```expect\n```\n\n"))
        .concat();
    format!(
        "# {code} …应…\n\n一句话：核对什么。\n\n## 为什么\n\n…\n\n## 怎么改\n\n…\n\n## 何时不适用\n\n…\n\n## 依据\n\n算术恒等式。\n\n## Cases\n\n{cases}### no such form\n\n```text\n本单位没有这张表。\n```\n\n```expect\n```\n"
    )
}

fn read(path: &str) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
