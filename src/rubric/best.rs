//! Which of several cases that hold gives the points.

use super::award::Score;
use super::known::subject_of;
use super::{Arm, Edge, Give, Part, Test};
use crate::base::amount::Amount;
use crate::base::text::Text;

/// Of several cases that hold, the narrowest (≥100% within ≥90%), else the one that gives most.
pub(super) fn best(part: &Part, winners: &[&Arm], base: Amount) -> Score {
    // 但当年发生挪用的不得分: what was answered with yes goes before all that figures give.
    let said = |arm: &&&Arm| {
        let other = match arm.tests.as_slice() {
            [Test::Words(_)] => true,
            // 有效问卷少于30份的，本项不得分: not the figure of the cases.
            [Test::Range { subject, .. }] => !subject.is_empty() && subject != subject_of(part),
            _ => false,
        };
        other && arm.fixed() == Some(Amount::ZERO)
    };
    let veto: Vec<&Arm> = winners.iter().filter(said).copied().collect();
    let winners = if veto.is_empty() { winners } else { veto.as_slice() };
    let inside = |arm: &Arm| winners.iter().any(|other| narrower(other, arm));
    let left: Vec<&&Arm> = winners.iter().filter(|arm| !inside(arm)).collect();
    let mut score = Score::default();
    let mut found = false;
    for arm in &left {
        let (low, high) = match arm.give {
            Give::Points { low, high } => (low, high),
            Give::Minus(amount) => {
                let left = base.minus(amount).unwrap_or(base);
                (left, left)
            }
            _ => continue,
        };
        if !found || high > score.high {
            (score.low, score.high, found) = (low, high, true);
        }
    }
    for arm in &left {
        if let Some(points) = arm.fixed().filter(|points| *points != score.high) {
            score.shared |= left.iter().all(|arm| matches!(arm.tests.as_slice(), [Test::Range { .. }]));
            score.others.push((points, Text::new("按另一档计分", "by the other band")));
        }
    }
    if score.low != score.high {
        score.why = Some(Text::new("在该档分值内由人评定", "a person chooses within the band"));
    }
    score
}

/// True where the range of one case lies within that of another, and is not the same.
pub(super) fn narrower(inner: &Arm, outer: &Arm) -> bool {
    let (tests, others) = (inner.tests.as_slice(), outer.tests.as_slice());
    if tests.len() != others.len() || inner.any || outer.any {
        return !inner.any && !outer.any && tests.len() > others.len();
    }
    // 执行率≥95%且结转率≤5% lies within ≥90% and ≤10%.
    tests != others && tests.iter().zip(others).all(|(one, other)| one == other || lies_within(one, other))
}

pub(super) fn lies_within(inner: &Test, outer: &Test) -> bool {
    let (Test::Range { low, high, .. }, Test::Range { low: least, high: most, .. }) = (inner, outer) else {
        return false;
    };
    let at = |edge: &Option<Edge>| edge.as_ref().map(|edge| edge.at);
    let above = match (at(low), at(least)) {
        (_, None) => true,
        (None, _) => false,
        (Some(low), Some(least)) => low >= least,
    };
    let below = match (at(high), at(most)) {
        (_, None) => true,
        (None, _) => false,
        (Some(high), Some(most)) => high <= most,
    };
    above && below && (at(low), at(high)) != (at(least), at(most))
}
