//! `jihe check`.

use jihe::base::text::Lang;
use jihe::document::Document;
use jihe::engine::{Engine, Opened, Wishes};
use jihe::report::notes::{self as answers, Notes};
use jihe::report::{self, model, text};
use jihe::scoring::Supplied;
use jihe::submission::{Group, Grouping};

use crate::args::{Check, Format};
use crate::facts;
use crate::failure::{self, Failure};
use crate::notes;
use crate::pack;

/// What goes with the files.
struct Beside {
    /// Answers to findings.
    notes: Option<Notes>,
    /// Values that the user adds.
    facts: Vec<Supplied>,
    /// The pack to go by.
    pack: Option<String>,
}

impl Beside {
    fn read(options: &Check) -> Result<Self, String> {
        let notes = options.notes.as_deref().map(notes::read).transpose()?;
        let facts = options.facts.as_deref().map(facts::read).transpose()?.unwrap_or_default();
        Ok(Self { notes, facts, pack: None })
    }
}

/// Checks the files and prints the result. Returns the exit code.
pub fn run(options: &Check) -> u8 {
    let read = Beside::read(options).and_then(|beside| Ok((beside, pack::engine(options.pack.as_deref())?)));
    let (beside, engine) = match read {
        Ok((beside, (engine, pack))) => (Beside { pack, ..beside }, engine),
        Err(message) => {
            eprintln!("{message}");
            return crate::USAGE;
        }
    };
    if options.together {
        return together(&engine, options, &beside);
    }
    let codes = options.files.iter().map(|path| match failure::open(&engine, path, options.lang) {
        Ok(opened) => submission(&engine, options, &beside, &[&opened], Vec::new()),
        Err(failure) => failed(options, failure),
    });
    // 2 outweighs 1 outweighs 0.
    codes.max().unwrap_or(0)
}

/// Files that belong together are one submission; one that cannot be read is said, and the rest is checked.
fn together(engine: &Engine, options: &Check, beside: &Beside) -> u8 {
    let (mut opened, mut failures) = (Vec::new(), Vec::new());
    for path in &options.files {
        match failure::open(engine, path, options.lang) {
            Ok(file) => opened.push(file),
            Err(failure) => failures.push(failure),
        }
    }
    if opened.is_empty() {
        return failures.into_iter().map(|failure| failed(options, failure)).max().unwrap_or(0);
    }
    let files: Vec<&Opened> = opened.iter().collect();
    let grouping = engine.group(&files);
    let of = grouping.submissions.len();
    if of > 1 && options.format == Format::Json {
        let names: Vec<String> = grouping.submissions.iter().map(|group| heading(group, Lang::Zh)).collect();
        let names = names.join("；");
        eprintln!("这些文件分属 {of} 份材料（{names}），--format json 只输出一份；请改用 --format ndjson，一行一份。");
        return crate::USAGE;
    }
    for failure in &failures {
        eprintln!("{}：{}{}", failure.name, failure.error.message, failure.error.advice);
    }
    let mut code = if failures.is_empty() { 0 } else { crate::UNREADABLE };
    let mut failures: Vec<(usize, model::Source)> =
        failures.into_iter().map(|failure| (nearest(&grouping, &failure), failure.source())).collect();
    for (at, group) in grouping.submissions.iter().enumerate() {
        if of > 1 && options.format == Format::People {
            let word = match options.lang {
                Lang::Zh => "材料",
                Lang::En => "Submission",
            };
            crate::say(&format!("== {word} {}/{of}　{}\n\n", at + 1, heading(group, options.lang)));
        }
        let repeated = grouping.repeated.iter().filter(|repeated| group.members.contains(&repeated.same_as));
        let members = group.members.iter().copied().chain(repeated.map(|repeated| repeated.file));
        let members: Vec<&Opened> = members.map(|member| files[member]).collect();
        let unread = failures.extract_if(.., |(nearest, _)| *nearest == at).map(|(_, source)| source).collect();
        code = code.max(submission(engine, options, beside, &members, unread));
    }
    code
}

/// The submission that an unreadable file came with: the one of which it bears the name, else the first.
fn nearest(grouping: &Grouping, failure: &Failure) -> usize {
    let named = |group: &Group| group.department.as_ref().is_some_and(|department| failure.name.contains(department));
    grouping.submissions.iter().position(named).unwrap_or(0)
}

/// Department and year.
fn heading(group: &Group, lang: Lang) -> String {
    let (unknown, suffix) = match lang {
        Lang::Zh => ("部门未识别", " 年度"),
        Lang::En => ("department not recognised", ""),
    };
    let department = group.department.as_deref().unwrap_or(unknown);
    let year = group.year.map(|year| format!(" {year}{suffix}")).unwrap_or_default();
    format!("{department}{year}")
}

/// Checks one submission and prints its report.
fn submission(engine: &Engine, options: &Check, beside: &Beside, files: &[&Opened], unread: Vec<model::Source>) -> u8 {
    let wishes = Wishes { supplied: &beside.facts, pack: beside.pack.as_deref() };
    let mut report = engine.check_with(files, &wishes, options.lang);
    if let Some(notes) = &beside.notes {
        answers::answer(&mut report, notes);
    }
    for mut source in unread {
        source.id = u32::try_from(report.sources.len()).unwrap_or(u32::MAX);
        report.sources.push(source);
    }
    match options.format {
        Format::Json | Format::Ndjson => crate::say(&format!("{}\n", report::json(&report))),
        Format::People => {
            let documents: Vec<&Document> = files.iter().map(|file| &file.document).collect();
            crate::say(&format!("{}\n", text::render(&report, &documents, options.lang)));
        }
    }
    u8::from(has_error(&report))
}

/// What was answered is no longer in the way.
fn has_error(report: &model::Report) -> bool {
    report.findings.iter().any(|finding| finding.severity == model::Severity::Error && finding.answer.is_none())
}

fn failed(options: &Check, failure: Failure) -> u8 {
    match options.format {
        Format::Json | Format::Ndjson => crate::say(&format!("{}\n", report::json(&failure.model()))),
        Format::People => {
            eprintln!("{}\n  {}\n  {}\n", failure.name, failure.error.message, failure.error.advice);
        }
    }
    crate::UNREADABLE
}
