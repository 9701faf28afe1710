//! JH-S120. Page and cases: `self_score_agrees_with_criterion.md`.

use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::list::TakeIn as _;
use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Confidence, Figure, Points, ScoreNode};
use crate::rubric::Outcome;
use crate::rules::{Check, Rule, Scan, column_of, say};
use crate::scoring::{Basis, Grounds, Row, Standing, Value};

/// A self-score against what its row is worth by its own criterion. An error only where figures of the report leave no
/// reading by which it is right.
pub const RULE: Rule = Rule {
    code: Code("JH-S120"),
    name: "self-score-agrees-with-criterion",
    severity: Severity::Error,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("self_score_agrees_with_criterion.md"),
};

const DIFFERS: Label = Label {
    zh: "“{0}”自评 {1} 分，按评分标准{2}为 {3} 分（{4}），请核实。",
    en: "“{0}”: {1} points are claimed; by its criterion, {2}, it is worth {3} ({4}); please check.",
};

const OTHERWISE: Label = Label {
    zh: "“{0}”自评 {1} 分，按另一种读法（{5}）成立；按评分标准{2}为 {3} 分（{4}）。",
    en: "“{0}”: {1} points are right by another reading ({5}); by its criterion, {2}, it is worth {3} ({4}).",
};

const PROPORTION: Label = Label {
    zh: "“{0}”等 {1} 项未达到指标值，得分与按完成比例计算的分数不同，请核对扣分的办法。",
    en: "“{0}” ({1} row(s)): the target is missed, and the score is not in proportion; please check how it was marked.",
};

fn scan(scan: &mut Scan<'_>) {
    // A place that says to how many digits scores are rounded computes them: no score is merely near.
    let rounded = scan.terms.scoring().is_some_and(|scoring| scoring.decimals.is_some());
    for sheet in scan.sheets {
        let Some(table) = scan.facts.scores.get(sheet.table) else { continue };
        let mut places = Vec::new();
        let exact = rounded || sheet.rows.iter().any(is_exact);
        for row in &sheet.rows {
            let (Some(node), Some(score)) =
                (table.nodes.get(row.node), row.claimed.and_then(|id| scan.facts.figure(id)))
            else {
                continue;
            };
            let lacks = row.standing == Standing::Open
                && matches!(row.basis, Basis::Criterion | Basis::Place)
                && !row.missing.is_empty();
            scan.missing.take_in(lacks.then(|| node.name().to_owned()));
            // A coefficient that does not agree is JH-S106's.
            let disputed = node.coefficient.is_some_and(|coefficient| scan.is_disputed(coefficient));
            if disputed || row.standing == Standing::Open || node.rates_execution() && row.basis == Basis::Target {
                continue;
            }
            scan.look();
            if is_told(scan, row, node, score) {
                continue;
            }
            match row.basis {
                Basis::Criterion | Basis::Place => check(scan, row, node, score),
                Basis::Target => {
                    let place = in_proportion(row, score, exact);
                    places.take_in(place.map(|place| (node.name().to_owned(), place)));
                }
                Basis::Nothing => {}
            }
        }
        scan.find_all(Severity::Note, column_of(table, "按比例计分"), PROPORTION, places);
    }
}

/// True where another rule speaks of the score or of the points already.
fn is_told(scan: &Scan<'_>, row: &Row, node: &ScoreNode, score: &Figure) -> bool {
    let points = match node.points {
        Points::Own(points) => scan.is_blamed(points),
        Points::Shared(_) | Points::Unstated => false,
    };
    let beyond = row.points.is_some_and(|points| score.amount > points);
    row.told || points || beyond || scan.is_blamed(score.id) || score.amount.is_negative()
}

fn check(scan: &mut Scan<'_>, row: &Row, node: &ScoreNode, score: &Figure) {
    let Some(anchor) = score.anchor else { return };
    let (severity, words, reading) = match &row.standing {
        Standing::Differs { certain: true } => (Severity::Error, DIFFERS, ""),
        Standing::Differs { .. } => (Severity::Warning, DIFFERS, ""),
        Standing::ByStated(why) => (Severity::Warning, OTHERWISE, why.zh.as_str()),
        Standing::Otherwise(why) => (Severity::Note, OTHERWISE, why.zh.as_str()),
        Standing::Agrees | Standing::Open => return,
    };
    let severity = if score.confidence == Confidence::Certain { severity } else { severity.min(Severity::Warning) };
    let grounds = match row.grounds {
        Some(Grounds::Figures) => Text::new("据实复算", "from the figures"),
        Some(Grounds::Supplied) => Text::new("按补充的数值", "from what was supplied"),
        _ => Text::new("据自报值", "from the stated result"),
    };
    let worth = match &row.outcome {
        Outcome::Points(points) => points.written(0),
        Outcome::Between { low, high, .. } => format!("{}—{}", low.written(0), high.written(0)),
        Outcome::Judgement(_) => return,
    };
    let used = row.values.iter().map(used).gather().joined("，");
    let claimed = score.amount.written(0);
    let zh = say(words, &[node.name(), &claimed, &grounds.zh, &worth, &used, reading]).zh;
    let english = match &row.standing {
        Standing::ByStated(why) | Standing::Otherwise(why) => why.en.as_str(),
        _ => "",
    };
    let en = say(words, &[node.name(), &claimed, &grounds.en, &worth, &used, english]).en;
    let mut related: Vec<Annotation> = Vec::new();
    for value in &row.values {
        for operand in &value.operands {
            let label = Text::same(&format!("{} {}", operand.label, operand.value));
            related.push(Annotation { label, anchor: operand.anchor });
        }
        if let (true, Some(anchor)) = (value.operands.is_empty(), value.anchor) {
            related.push(Annotation { label: Text::same(&format!("{} {}", value.name, value.shown)), anchor });
        }
    }
    scan.find(severity, (score.labels.clone(), anchor), Text { zh, en }, related);
}

/// A value with what it is computed from.
fn used(value: &Value) -> String {
    let mut terms = String::new();
    for (at, operand) in value.operands.iter().enumerate() {
        terms = if at > 1 { format!("({terms})") } else { terms };
        terms = [&terms, operand.operator, &operand.value].concat();
    }
    let terms = if terms.is_empty() { terms } else { ["＝", &terms].concat() };
    [&value.name, " ", &value.shown, &terms].concat()
}

/// True for a row that missed its target and has just the score that is in proportion.
fn is_exact(row: &Row) -> bool {
    let missed = row.basis == Basis::Target && row.values.len() > 2;
    missed && row.standing == Standing::Agrees && matches!(row.outcome, Outcome::Points(_))
}

/// The place of a score that is neither full nor nothing, nor near what is in proportion to a missed target. Where it has
/// the digits of something computed, or other rows (`exact`) are in proportion, near is the last digit.
fn in_proportion(row: &Row, score: &Figure, exact: bool) -> Option<Anchor> {
    let missed = row.values.len() > 2;
    let between = !score.amount.is_zero() && Some(score.amount) != row.points;
    let differs = matches!(row.standing, Standing::Differs { .. });
    // Half points and the like: places round as they see fit.
    let halves = score.amount.plus(score.amount).is_some_and(|twice| twice == twice.whole_part());
    let near = match exact || !halves {
        true if cfg!(feature = "whole") => Amount::last_digit(score.scale),
        _ => row.points.and_then(|points| points.over(Amount::whole(10)))?,
    };
    let far = |worth: &Outcome| match worth {
        Outcome::Points(points) => points.minus(score.amount).is_some_and(|gap| gap.abs() > near),
        Outcome::Between { low, .. } => low.minus(score.amount).is_some_and(|gap| gap > near),
        Outcome::Judgement(_) => false,
    };
    let all = far(&row.outcome) && row.others.iter().all(|other| far(&other.outcome));
    score.anchor.filter(|_| missed && between && differs && all)
}
