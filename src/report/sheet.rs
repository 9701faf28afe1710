//! The score sheet for people at a terminal: what each row claims, what it is worth, and by what.

use std::fmt::Write as _;

use super::model::{
    Award, Graded, Grounds, Report, ScoreBasis, ScoreGrade, ScoreRow, ScoreSpan, ScoreSum, ScoreTable, ScoreTotal,
    Scored,
};
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::Lang;

/// The sheets of a report in which criteria were read; empty where there are none.
pub(super) fn render(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    let read = |row: &ScoreRow| {
        row.scored.as_ref().is_some_and(|scored| matches!(scored.basis, ScoreBasis::Criterion | ScoreBasis::Place))
    };
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
    if !out.is_empty() {
        evidence(&mut out, report, lang);
    }
    out
}

/// What to ask the unit for.
fn evidence(out: &mut String, report: &Report, lang: Lang) {
    let list = &report.scores.evidence;
    if list.is_empty() {
        return;
    }
    let _ = match lang {
        Lang::Zh => writeln!(out, "  佐证材料清单（{} 行在报告中没有依据）", list.len()),
        Lang::En => writeln!(out, "  To ask the unit for ({} rows without grounds in the report)", list.len()),
    };
    for row in list {
        let asks = row.asks.joined(say(lang, "；", "; "));
        let points = row.points.as_ref().map(|points| match lang {
            Lang::Zh => format!("（{points}分）"),
            Lang::En => format!(" ({points} points)"),
        });
        let _ = writeln!(out, "    {}{}{}{asks}", row.row, points.unwrap_or_default(), say(lang, "：", ": "));
    }
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
        let review = scored.review.as_ref().map(|review| {
            let score = review.score.as_deref().unwrap_or_default();
            format!(" | {}{score} {}", say(lang, "复核 ", "review "), review.grounds)
        });
        let (by, review) = (grounds(scored, lang), review.unwrap_or_default());
        let _ = writeln!(out, "  {name} | {points} | {score} | {worth} | {by}{review}");
    }
    let Some(sums) = &table.sums else { return };
    let part = |sum: &ScoreSum, zh: &str, en: &str| {
        let ScoreSum { rows, points, awarded, claimed, share } = sum;
        match lang {
            _ if *rows == 0 => String::new(),
            Lang::Zh => format!("{zh} {rows} 行 {points} 分（占 {share}%），复算 {awarded} 分（自评 {claimed} 分）；"),
            Lang::En => {
                format!("{en}: {rows} row(s) of {points} points ({share}%), worth {awarded} (claimed {claimed}); ")
            }
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
    if let Some(whole) = &table.total {
        total(out, whole, lang);
    }
}

/// The whole as it is claimed, and from what to what it may be; the grades.
fn total(out: &mut String, total: &ScoreTotal, lang: Lang) {
    let span = |span: &ScoreSpan| {
        if span.low == span.high { span.low.clone() } else { [span.low.as_str(), &span.high].join("—") }
    };
    let (points, claimed) = (&total.points, total.claimed.as_deref().unwrap_or("—"));
    let (figures, all) = (span(&total.by_figures), span(&total.by_all));
    let _ = match lang {
        Lang::Zh => writeln!(out, "  总分 {points} 分：自评 {claimed}；据实复算 {figures}；连同自报值等 {all}"),
        Lang::En => writeln!(
            out,
            "  {points} points in all: claimed {claimed}; by figures {figures}; with stated results as well {all}"
        ),
    };
    let Some(ScoreGrade { source, bands, claimed, low, high }) = &total.grade else { return };
    let bands = bands.iter().filter(|band| band.from > 0).map(|band| format!("{}≥{}", band.grade, band.from));
    let at = |graded: &Option<Graded>, name: &str| {
        let Graded { total, grade, next, lacks } = graded.as_ref()?;
        let words = match (next, lacks, lang) {
            (Some(next), Some(lacks), Lang::Zh) => format!("（距{next}差 {lacks} 分）"),
            (Some(next), Some(lacks), Lang::En) => format!(" ({lacks} short of {next})"),
            _ => String::new(),
        };
        Some(format!("{name} {total} {grade}{words}"))
    };
    let named = [
        at(claimed, say(lang, "自评", "claimed")),
        at(low, say(lang, "复算最低", "at least")),
        at(high, say(lang, "复算最高", "at most")),
    ];
    let (bands, named) = (bands.gather().joined("、"), named.into_iter().flatten().gather());
    let _ = match lang {
        Lang::Zh => writeln!(out, "  等次（{source}：{bands}）：{}", named.joined("；")),
        Lang::En => writeln!(out, "  Grades ({source}: {bands}): {}", named.joined("; ")),
    };
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
