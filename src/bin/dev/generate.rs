//! What is generated and committed because people read it: the schema, the types of the page, the table of rules.

use std::fs;

use jihe::base::text::Lang;
use jihe::packs::Packs as BuiltIn;
use jihe::report::{Edit, model};
use jihe::rules::{Check, RULES};
use ts_rs::{Config, TS};

use crate::packs;

/// A generated file: its path, and how to make it from what is there now.
type Generated = (&'static str, fn(&str) -> Result<String, String>);

const FILES: &[Generated] = &[
    ("schema/report.schema.json", schema),
    ("schema/notes.schema.json", notes),
    ("schema/facts.schema.json", facts),
    ("schema/pack.schema.json", packs::schema),
    ("docs/packs.md", packs::documentation),
    ("www/api.d.ts", types),
    ("README.md", readme),
];

/// Writes all generated files.
pub fn write() -> Result<(), String> {
    for (path, make) in FILES {
        let before = fs::read_to_string(path).unwrap_or_default();
        let after = make(&before)?;
        if before != after {
            fs::write(path, after).map_err(|error| format!("{path}: {error}"))?;
            println!("wrote {path}");
        }
    }
    Ok(())
}

/// Fails where a generated file is not what would be generated.
pub fn verify() -> Result<(), String> {
    let mut stale = Vec::new();
    for (path, make) in FILES {
        let before = fs::read_to_string(path).unwrap_or_default();
        if make(&before)? != before {
            stale.push(*path);
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("{} not fresh; run `cargo dev generate`", stale.join(", ")))
}

/// What the command line prints for a file: the report, or why there is none.
#[derive(schemars::JsonSchema)]
#[schemars(untagged, title = "What leaves the engine")]
#[allow(dead_code)]
enum Output {
    Report(Box<model::Report>),
    Failure(Box<model::Failure>),
}

/// The JSON schema of what leaves the engine.
fn schema(_before: &str) -> Result<String, String> {
    let schema = schemars::schema_for!(Output);
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}

/// The JSON schema of a file of answers.
fn notes(_before: &str) -> Result<String, String> {
    let schema = schemars::schema_for!(jihe::report::notes::Notes);
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}

/// The JSON schema of a file of values.
fn facts(_before: &str) -> Result<String, String> {
    let schema = schemars::schema_for!(jihe::report::facts::Facts);
    let text = serde_json::to_string_pretty(&schema).map_err(|error| error.to_string())?;
    Ok(format!("{text}\n"))
}

/// The types of everything that crosses to the page.
fn types(_before: &str) -> Result<String, String> {
    let config = Config::default();
    macro_rules! declare {
        ($($name:ident),*) => { vec![$(declaration(&model::$name::decl(&config))),*] };
    }
    let mut declarations = declare!(
        Report,
        Engine,
        Pack,
        PackUsed,
        PackFact,
        PackChoice,
        PackRead,
        PackProblem,
        Source,
        Repeated,
        ReadError,
        Form,
        Finding,
        Answer,
        Related,
        Working,
        Operand,
        Suggestion,
        SuggestedEdit,
        Checks,
        Check,
        Coverage,
        Relation,
        Term,
        Figure,
        Scores,
        ScoreTable,
        ScoreRow,
        ScoreSums,
        ScoreSum,
        ScoreTotal,
        ScoreSpan,
        ScoreGrade,
        ScoreBand,
        Graded,
        Scored,
        Review,
        Award,
        Alternative,
        ScoreValue,
        Question,
        QuestionRow,
        Evidence,
        Place,
        Origin,
        Opened,
        Grouping,
        Group,
        RepeatedFile,
        DocumentView,
        BlockView,
        TableView,
        ParentView,
        CellView,
        Severity,
        Mark,
        Safety,
        Outcome,
        Shape,
        Basis,
        Verdict,
        TermRole,
        Status,
        Unchecked,
        ScoreBasis,
        Grounds,
        Standing,
        BlockKind,
        Reading
    );
    declarations.push(declaration(&Edit::decl(&config)));
    let head = "// Made by `cargo dev generate` from src/report/model.rs and src/report/edit.rs: edit there.\n";
    Ok(format!(
        "{head}\n/** The languages of results. */\nexport type Lang = \"zh\" | \"en\";\n\n{}",
        declarations.join("\n")
    ))
}

/// A declaration as a person would set it: two blanks before a field, its description on one line.
fn declaration(declared: &str) -> String {
    // 64-bit numbers of ours stay below 2^53: JSON.parse reads them as numbers.
    let declared = declared.replace("bigint", "number").replace("\n/**\n * ", "\n  /** ").replace("\n */\n", " */\n  ");
    let lines: Vec<&str> = declared.lines().map(str::trim_end).collect();
    let text = lines.join("\n");
    let text = text.strip_suffix(", };").map(|fields| format!("{fields},\n}};")).unwrap_or(text);
    format!("export {text}\n")
}

const START: &str = "<!-- rules: made by `cargo dev generate` -->";
const END: &str = "<!-- end of rules -->";

/// The README with its table of rules made anew.
fn readme(before: &str) -> Result<String, String> {
    let (head, rest) = before.split_once(START).ok_or("README.md: no place for the table of rules")?;
    let (_, tail) = rest.split_once(END).ok_or("README.md: no end of the table of rules")?;
    let packs = BuiltIn::built_in().map_err(|error| error.to_string())?;
    let mut table = String::from("| 代码 | 核对内容 | What must hold |\n| --- | --- | --- |\n");
    for rule in RULES.iter().filter(|rule| !matches!(rule.check, Check::Reading(_))) {
        table.push_str(&format!(
            "| {} | {} | {} |\n",
            rule.code.0,
            packs.title(rule.code.0),
            rule.sentence(&packs, Lang::En)
        ));
    }
    Ok(format!("{head}{START}\n{table}{END}{tail}"))
}
