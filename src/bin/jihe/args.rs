//! The arguments.

use std::path::PathBuf;

use jihe::base::text::Lang;
use lexopt::prelude::*;

/// What to print for help.
pub const HELP: &str = "\
jihe 绩核：核对部门整体支出绩效自评报告中的数字与分值

用法：
  jihe check 文件…                 核对，结果供人阅读
      --format json|ndjson         输出 JSON（json 只接受一份报告；多份用 ndjson，一行一份）
      --together                   同一部门、同一年度的文件合成一份材料核对
      --notes 文件                 网页保存的答复（绩核答复.json），列在结果中
      --facts 文件                 补充报告没有写的数值（JSON：名称和数值），用于复算得分
      --pack 标识|文件.toml        指定口径（地方的表式、分值和等次）；不写时由报告自己决定
      --lang zh|en                 结果的语言
  jihe inspect [--pack …] 文件     显示每一步：文档、表格、数字、关系
  jihe explain JH-A101             显示一条规则的说明
  jihe pack list                   列出现有的包（各地口径）
  jihe pack check 文件.toml…       检查自己写的包，写法见 docs/packs.md
  jihe limits                      列出各项上限：多大、多深、多少，超出时怎样
  jihe criterion                   从标准输入逐行读评分标准（JSON），逐行输出读法和得分
  jihe --version | --help

退出码：0 没有必须修改而未答复的问题；1 有；2 有文件未能读取；64 用法不对";

/// What to do.
pub enum Command {
    Help,
    Version,
    Check(Check),
    Inspect { file: PathBuf, pack: Option<String> },
    Explain { code: String },
    Criterion,
    PackCheck { files: Vec<PathBuf> },
    PackList,
    Limits,
}

/// What to check, and how to say it.
pub struct Check {
    pub files: Vec<PathBuf>,
    pub format: Format,
    pub together: bool,
    pub notes: Option<PathBuf>,
    pub facts: Option<PathBuf>,
    pub pack: Option<String>,
    pub lang: Lang,
}

/// How to say it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Format {
    People,
    Json,
    Ndjson,
}

/// Reads the arguments; a message for people where they make no sense.
pub fn parse() -> Result<Command, String> {
    let mut parser = lexopt::Parser::from_env();
    let command = match parser.next().map_err(said)? {
        None => return Ok(Command::Help),
        Some(Short('h') | Long("help")) => return Ok(Command::Help),
        Some(Short('V') | Long("version")) => return Ok(Command::Version),
        Some(Value(command)) => command.string().map_err(said)?,
        Some(other) => return Err(said(other.unexpected())),
    };
    match command.as_str() {
        "check" => check(parser),
        "inspect" => inspect(parser),
        "explain" => {
            let code = only(parser, "一个规则代码")?;
            Ok(Command::Explain { code: code.to_string_lossy().into_owned() })
        }
        "criterion" => alone(parser, Command::Criterion),
        "limits" => alone(parser, Command::Limits),
        "pack" => pack(parser),
        "help" => Ok(Command::Help),
        other => Err(format!("没有“{other}”这个命令。")),
    }
}

/// A command that takes no arguments.
fn alone(mut parser: lexopt::Parser, command: Command) -> Result<Command, String> {
    match parser.next().map_err(said)? {
        None => Ok(command),
        Some(other) => Err(said(other.unexpected())),
    }
}

fn check(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut options = Check {
        files: Vec::new(),
        format: Format::People,
        together: false,
        notes: None,
        facts: None,
        pack: None,
        lang: Lang::Zh,
    };
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Value(file) => options.files.push(file.into()),
            Long("together") => options.together = true,
            Long("notes") => options.notes = Some(parser.value().map_err(said)?.into()),
            Long("facts") => options.facts = Some(parser.value().map_err(said)?.into()),
            Long("pack") => options.pack = Some(value(&mut parser)?),
            Long("format") => options.format = format(&value(&mut parser)?)?,
            Long("lang") => options.lang = lang(&value(&mut parser)?)?,
            Short('h') | Long("help") => return Ok(Command::Help),
            other => return Err(said(other.unexpected())),
        }
    }
    if options.files.is_empty() {
        return Err("没有给出要核对的文件。".to_owned());
    }
    if options.format == Format::Json && options.files.len() > 1 && !options.together {
        return Err(
            "--format json 只输出一份报告；多个文件请用 --format ndjson，或加 --together 合成一份材料。".to_owned()
        );
    }
    Ok(Command::Check(options))
}

fn inspect(mut parser: lexopt::Parser) -> Result<Command, String> {
    let (mut file, mut pack) = (None, None);
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Value(value) if file.is_none() => file = Some(PathBuf::from(value)),
            Long("pack") => pack = Some(value(&mut parser)?),
            other => return Err(said(other.unexpected())),
        }
    }
    Ok(Command::Inspect { file: file.ok_or("这里需要一个文件。")?, pack })
}

fn pack(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut words = Vec::new();
    while let Some(argument) = parser.next().map_err(said)? {
        match argument {
            Value(word) => words.push(word),
            other => return Err(said(other.unexpected())),
        }
    }
    let mut words = words.into_iter();
    match words.next().as_ref().and_then(|word| word.to_str()) {
        Some("list") if words.len() == 0 => Ok(Command::PackList),
        Some("check") if words.len() > 0 => Ok(Command::PackCheck { files: words.map(PathBuf::from).collect() }),
        Some("check") => Err("没有给出要检查的包。".to_owned()),
        _ => Err("这里应为 jihe pack list 或 jihe pack check 文件.toml。".to_owned()),
    }
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().map_err(said)?.string().map_err(said)
}

fn format(name: &str) -> Result<Format, String> {
    match name {
        "people" => Ok(Format::People),
        "json" => Ok(Format::Json),
        "ndjson" => Ok(Format::Ndjson),
        other => Err(format!("没有“{other}”这种格式：可用 people、json、ndjson。")),
    }
}

fn lang(name: &str) -> Result<Lang, String> {
    match name {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        other => Err(format!("没有“{other}”这种语言：可用 zh、en。")),
    }
}

fn only(mut parser: lexopt::Parser, what: &str) -> Result<std::ffi::OsString, String> {
    let missing = || format!("这里需要{what}。");
    let Some(Value(value)) = parser.next().map_err(said)? else { return Err(missing()) };
    match parser.next().map_err(said)? {
        None => Ok(value),
        Some(_) => Err(missing()),
    }
}

fn said(error: lexopt::Error) -> String {
    use lexopt::Error;
    match error {
        Error::MissingValue { option: Some(option) } => format!("选项 {option} 后面缺少内容。"),
        Error::UnexpectedOption(option) => format!("没有 {option} 这个选项。"),
        Error::UnexpectedArgument(argument) => format!("多余的参数：{}", argument.to_string_lossy()),
        Error::UnexpectedValue { option, .. } => format!("选项 {option} 不带内容。"),
        other => other.to_string(),
    }
}
