//! The score sheet for people at a terminal: what each row claims, what it is worth, and by what.

use std::fmt::Write as _;

use super::model::{Award, Grounds, Report, ScoreBasis, ScoreRow, ScoreSum, ScoreTable, Scored};
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::Lang;

/// The sheets of a report in which criteria were read; empty where there are none.
pub(super) fn render(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    let read = |row: &ScoreRow| row.scored.as_ref().is_some_and(|scored| scored.basis == ScoreBasis::Criterion);
    for table in report.scores.tables.iter().filter(|table| table.rows.iter().any(read)) {
        sheet(&mut out, table, lang);
    }
    let questions: Vec<&str> = report.scores.questions.iter().map(|question| question.name.as_str()).gather();
    if !out.is_empty() && !questions.is_empty() {
        const SHOWN: usize = 8;
        let names = questions.iter().take(SHOWN).copied().gather().joined(say(lang, "、", ", "));
        let more = if questions.len() > SHOWN { say(lang, "等", " …") } else { "" };
        let count = questions.len();
        let _ = match lang {
            Lang::Zh => writeln!(out, "  还缺 {count} 项：{names}{more}（可用 --facts 补充）"),
            Lang::En => writeln!(out, "  {count} lacking: {names}{more} (--facts adds them)"),
        };
    }
    out
}

fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

fn sheet(out: &mut String, table: &ScoreTable, lang: Lang) {
    let head = say(
        lang,
        "按评分标准复算（指标 | 分值 | 自评 | 复算 | 依据）",
        "By the criteria (row | points | claimed | worth | by what)",
    );
    let _ = writeln!(out, "\n{head}");
    for row in &table.rows {
        let Some(scored) = &row.scored else { continue };
        let name = row.path.last().map(String::as_str).unwrap_or_default();
        let of = |value: &Option<String>| value.clone().unwrap_or_else(|| "—".to_owned());
        let (points, score, worth) = (of(&row.points), of(&row.score), award(&scored.award, lang));
        let _ = writeln!(out, "  {name} | {points} | {score} | {worth} | {}", grounds(scored, lang));
    }
    let Some(sums) = &table.sums else { return };
    let part = |sum: &ScoreSum, zh: &str, en: &str| {
        let ScoreSum { rows, points, awarded, claimed } = sum;
        match lang {
            _ if *rows == 0 => String::new(),
            Lang::Zh => format!("{zh} {rows} 行 {points} 分，复算 {awarded} 分（自评 {claimed} 分）；"),
            Lang::En => format!("{en}: {rows} row(s) of {points} points, worth {awarded} (claimed {claimed}); "),
        }
    };
    let (open, points) = (sums.open.rows, &sums.open.points);
    let open = match lang {
        Lang::Zh => format!("其余 {open} 行 {points} 分由人评定"),
        Lang::En => format!("{open} row(s) of {points} points are left to a person"),
    };
    let parts = [
        part(&sums.figures, "据实复算", "from figures"),
        part(&sums.stated, "据自报值", "from stated results"),
        part(&sums.supplied, "按补充的数值", "from what was supplied"),
    ];
    let _ = writeln!(out, "  {}{open}", parts.concat());
}

fn award(award: &Award, lang: Lang) -> String {
    match (&award.points, &award.low, &award.high) {
        (Some(points), ..) => points.clone(),
        (_, Some(low), Some(high)) => format!("{low}—{high}"),
        _ => say(lang, "需人工评定", "to be judged").to_owned(),
    }
}

/// On what it rests: the values with their formulas, else what is missing.
fn grounds(scored: &Scored, lang: Lang) -> String {
    let word = match scored.grounds {
        Some(_) if scored.disputed => say(lang, "取数存疑：", "in doubt: "),
        Some(Grounds::Figures) => say(lang, "据实：", "figures: "),
        Some(Grounds::Stated) => say(lang, "据自报值：", "stated: "),
        Some(Grounds::Supplied) => say(lang, "补充：", "supplied: "),
        None if !scored.missing.is_empty() => {
            return format!("{}{}", say(lang, "缺：", "lacks: "), scored.missing.joined(say(lang, "、", ", ")));
        }
        None => return scored.award.reason.clone().unwrap_or_default(),
    };
    let value = |value: &super::model::ScoreValue| {
        let mut terms = String::new();
        for (at, one) in value.operands.iter().enumerate() {
            terms = if at > 1 { format!("（{terms}）") } else { terms };
            let mark = if at > 0 { format!(" {} ", one.operator) } else { String::new() };
            let _ = write!(terms, "{mark}{} {}", one.label, one.value);
        }
        let equals = if terms.is_empty() { "" } else { "＝" };
        format!("{} {}{equals}{terms}", value.name, value.value)
    };
    format!("{word}{}", scored.values.iter().map(value).gather().joined(say(lang, "，", ", ")))
}
