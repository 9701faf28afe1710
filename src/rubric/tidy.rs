//! What bands say of each other: their years, their words, their ends.

use super::{Arm, End, Give, Part, Test};
use crate::base::amount::Amount;
use crate::base::list::TakeIn as _;

/// 100%得10分 above 90%以上得8分 means 100% and more; a date without its year is of the year named before.
pub(super) fn tidy(part: &mut Part) {
    let most = part.arms.iter().filter_map(Arm::fixed).max();
    let (mut highest, mut count, mut year) = (Amount::ZERO, 0usize, Amount::ZERO);
    for arm in &mut part.arms {
        for test in &mut arm.tests {
            let Test::Range { low, high, unit, .. } = test else { continue };
            for edge in low.iter_mut().chain(high) {
                if unit == "日期" {
                    let years = edge.at.over(Amount::whole(10_000)).map_or(Amount::ZERO, Amount::whole_part);
                    let start = years.times(Amount::whole(10_000)).unwrap_or_default();
                    year = if start.is_zero() { year } else { start };
                    edge.at = if start.is_zero() { edge.at.plus(year).unwrap_or(edge.at) } else { edge.at };
                }
                highest = highest.max(edge.at);
            }
            count = count.saturating_add(1);
        }
    }
    adjoin(part);
    let subject = super::known::subject_of(part).to_owned();
    let mut tests = part.arms.iter_mut().filter(|arm| arm.tests.len() == 1).flat_map(|arm| &mut arm.tests);
    // The first that has them keeps its words.
    tests.find(|test| matches!(test, Test::Range { subject: own, .. } if *own == subject));
    for test in tests {
        let dated = matches!(test, Test::Range { unit, .. } if unit == "日期");
        if let Test::Range { subject: later, low, high, .. } = test
            && low.iter().chain(high.iter()).all(|edge| edge.other().is_none())
            && (subject.ends_with(later.as_str())
                || is_verb(later) && subject.contains(later.as_str())
                || dated && subject.contains(later.as_str()))
        {
            later.clear();
        }
    }
    let steps = part.arms.iter().any(|arm| matches!(arm.give, Give::Step(_)));
    for arm in &mut part.arms {
        let less = ["控制", "变动", "调整", "结转", "结余", "超", "负债"].iter().any(|word| subject.contains(word));
        let top = arm.fixed() == most && (count > 1 || !less) && !steps;
        // 完成造林3000亩: who does more has done that.
        let done = ["完成", "建成", "新建", "开展", "举办", "培训", "发放", "改造", "新增", "实施", "组织"];
        let done = done.iter().any(|word| subject.starts_with(word)) && arm.fixed() == most;
        if let [Test::Range { low: Some(low), high, unit, .. }] = arm.tests.as_mut_slice()
            && high.as_ref() == Some(low)
            && (top && unit == "%" || done && unit != "%")
            && low.at == highest
            && (low.at > Amount::whole(1) || unit == "%" && !low.at.is_zero())
            && low.against.is_empty()
        {
            *high = None;
        }
    }
}

/// 完成任务100%, 完成80%: the same figure.
fn is_verb(words: &str) -> bool {
    matches!(words, "完成" | "开展" | "达到" | "实现" | "举办")
}

/// 80%（含）-90% beside 90%以上: what is said of one end tells of the other, where another band begins there.
pub(super) fn adjoin(part: &mut Part) {
    let mut ends: Vec<Amount> = Vec::new();
    for test in part.arms.iter().flat_map(|arm| &arm.tests) {
        if let Test::Range { low, high, .. } = test {
            let same = low == high;
            ends.take_in(low.iter().chain(high.iter().filter(|_| !same)).map(|edge| edge.at));
        }
    }
    let met = |at: Amount| ends.iter().filter(|end| **end == at).count() > 1;
    let other = |end: End| if end == End::Closed { End::Open } else { End::Closed };
    for test in part.arms.iter_mut().flat_map(|arm| &mut arm.tests) {
        let Test::Range { low: Some(low), high: Some(high), .. } = test else { continue };
        match (low.end, high.end) {
            // 95%-98%（含98%） says nothing of 95%.
            (End::Unsaid, End::Open) if met(low.at) => low.end = End::Closed,
            (said, End::Unsaid) if said != End::Unsaid && met(high.at) => high.end = other(said),
            _ => {}
        }
    }
}
