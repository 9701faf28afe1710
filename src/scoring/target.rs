//! Rows without a criterion, by the measure for self-evaluation forms (财预〔2020〕10号): met in full, missed in proportion.

use super::source::Figures;
use super::standing::standing;
use super::{Basis, Grounds, Other, Row, Standing, Value, rate};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::text::{Label, Text};
use crate::facts::{EXECUTION, ScoreNode, Share};
use crate::packs::{Reverse, Terms};
use crate::rubric::Outcome;

const MET: Label = Label { zh: "完成值÷指标值×100%", en: "result ÷ target × 100%" };
const REVERSE: &[Label] = &[
    Label { zh: "指标值÷完成值×100%", en: "target ÷ result × 100%" },
    Label {
        zh: "［1−（完成值−指标值）÷指标值］×100%", en: "(1 − (result − target) ÷ target) × 100%"
    },
];

/// A row by its target.
pub(super) fn row(figures: &Figures<'_>, terms: &Terms<'_>, mut row: Row, node: &ScoreNode, points: Amount) -> Row {
    row.basis = Basis::Target;
    let (Some(target), Some(actual)) = (&node.said.target, &node.said.actual) else {
        row.basis = Basis::Nothing;
        row.outcome = Outcome::Judgement(Text::new("没有评分标准", "there is no criterion"));
        return row;
    };
    let Some(share) = node.share() else {
        row.outcome =
            Outcome::Judgement(Text::new("定性指标，或指标值与完成值不可比", "target and result cannot be compared"));
        return row;
    };
    row.kind = "proportional";
    row.reading = "达到指标值的，计满分；未达到的，按比例计分。".to_owned();
    row.grounds = Some(Grounds::Stated);
    let hundred = Amount::whole(100);
    let of = |share: Amount| share.max(Amount::ZERO).min(hundred).times(points)?.over(hundred).map(|at| at.rounded(2));
    let mut shown = Vec::new();
    match share {
        Share::Full => row.outcome = Outcome::Points(points),
        Share::AtLeast(share) => {
            let why = Text::new("完成值只写了范围", "only a limit is stated");
            row.outcome = Outcome::Between { low: of(share).unwrap_or_default(), high: points, why };
            shown.push((share, MET));
        }
        Share::Part(share) => {
            row.outcome = Outcome::Points(of(share).unwrap_or_default());
            shown.push((share, MET));
        }
        Share::Reverse(shares) => {
            let mut shares: Vec<(Amount, &Label)> = shares.into_iter().zip(REVERSE).gather();
            if terms.scoring().and_then(|scoring| scoring.reverse) == Some(Reverse::Excess) {
                shares.reverse();
            }
            for (share, formula) in shares {
                let outcome = Outcome::Points(of(share).unwrap_or_default());
                if shown.is_empty() {
                    row.outcome = outcome;
                } else if outcome != row.outcome {
                    row.others.push(Other { outcome, grounds: None, told: false, why: formula.text() });
                }
                shown.push((share, *formula));
            }
        }
    }
    row.values = vec![value("指标值", &target.text, target.anchor), value("完成值", &actual.text, actual.anchor)];
    if let Some((share, formula)) = shown.first() {
        let mut reached = value("完成率", &format!("{}%", share.rounded(2).written(0)), actual.anchor);
        reached.formula = Some(formula.text());
        row.values.push(reached);
    }
    let score = row.claimed.and_then(|id| figures.facts.figure(id));
    row.standing = standing(&row, score, Vec::new);
    row
}

fn value(name: &str, shown: &str, anchor: Anchor) -> Value {
    Value { anchor: Some(anchor), ..Value::new(Grounds::Stated, name, shown) }
}

/// The row of the execution rate: the rate, 100% at most, times its points. Its equation is checked with the form.
pub(super) fn execution(figures: &Figures<'_>, mut row: Row, node: &ScoreNode, points: Amount) -> Row {
    row.basis = Basis::Target;
    let values = rate::named(EXECUTION).map(|rate| rate::values(figures, rate, EXECUTION, ""));
    let values: Vec<Value> = values.into_iter().flatten().filter(|value| stands_with(value, node)).gather();
    row.kind = "proportional";
    row.reading = "得分=预算执行率×分值。".to_owned();
    let worth = |value: &Value| {
        let share = value.tries.first().and_then(|text| Amount::parse(text.strip_suffix('%')?))?;
        let share = share.min(Amount::whole(100)).max(Amount::ZERO);
        share.times(points)?.over(Amount::whole(100)).map(|at| at.rounded(2))
    };
    let mut worths = values.iter().filter_map(|value| Some((worth(value)?, value)));
    let Some((own, first)) = worths.next() else {
        row.outcome = Outcome::Judgement(Text::new("缺少预算数或执行数", "budget or execution is missing"));
        row.missing = vec![EXECUTION.to_owned()];
        return row;
    };
    row.outcome = Outcome::Points(own);
    row.grounds = Some(Grounds::Figures);
    row.disputed = first.disputed;
    let others = worths.filter(|(worth, _)| *worth != own);
    let other = |(worth, value): (Amount, &Value)| Other {
        outcome: Outcome::Points(worth),
        grounds: Some(value.grounds),
        told: false,
        why: value.reading.clone(),
    };
    row.others = others.map(other).gather();
    row.values = vec![first.clone()];
    let score = row.claimed.and_then(|id| figures.facts.figure(id));
    row.standing = standing(&row, score, Vec::new);
    // What does not agree is told of its equation.
    if matches!(row.standing, Standing::Differs { .. }) {
        row.standing = Standing::Open;
    }
    row
}

/// True for a value of the document in which the row stands.
fn stands_with(value: &Value, node: &ScoreNode) -> bool {
    value.anchor.is_some_and(|anchor| anchor.source == node.anchor.source)
}
