//! 较上年下降10%以上, 下降不足10%, 持平, 上升: cases of one rate of change, below and above nothing.

use super::value::Values;
use super::{Arm, Edge, End, Give, Part, Scheme, Test};
use crate::base::amount::Amount;
use crate::base::list::Gather as _;

/// The word by which a rate of change is known, above nothing for growth.
const CHANGE: &str = "变动";

const FALLS: &[&str] =
    &["有所下降", "下降率", "下降幅度", "下降", "降幅", "减幅", "减少", "降低率", "降低", "压减率", "压减", "负增长"];
const RISES: &[&str] =
    &["有所增长", "增长率", "增长幅度", "增长", "增幅", "上升", "增加", "提高", "上涨", "有所上升", "有所增加"];
const LEVEL: &[&str] = &["持平", "零增长", "没有变化", "无变化", "不变"];
const NOT_ABOVE: &[&str] = &[
    "下降或持平",
    "持平或下降",
    "减少或持平",
    "持平或减少",
    "降低或持平",
    "未增长",
    "未增加",
    "未上升",
    "不增长",
    "不增加",
    "零增长或负增长",
    "负增长或零增长",
    "只减不增",
];

/// Where the rate of change lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Level,
    NotAbove,
    Up,
}

/// The way of words, and what stands before.
fn way(words: &str) -> Option<(Way, &str)> {
    let lists = [(Way::NotAbove, NOT_ABOVE), (Way::Level, LEVEL), (Way::Down, FALLS), (Way::Up, RISES)];
    lists.iter().find_map(|(way, list)| list.iter().find_map(|word| Some((*way, words.strip_suffix(word)?))))
}

/// A case as one of a rate of change: the words before, and its ends.
fn case(arm: &Arm) -> Option<(String, [Option<Edge>; 2], bool)> {
    let edge = |at: Amount, end: End| Some(Edge { at, against: String::new(), end });
    let nothing = |end: End| edge(Amount::ZERO, end);
    let (words, range) = match arm.tests.as_slice() {
        [Test::Words(words)] => (words, None),
        [Test::Range { subject, low, high, unit }] if unit == "%" => (subject, Some((low, high))),
        [Test::Words(first), Test::Range { subject, low, high, unit }] if unit == "%" && !arm.any => {
            // 比上年增加但增幅不超过10%
            let same = way(first)?.0 == way(subject)?.0;
            if !same {
                return None;
            }
            (first, Some((low, high)))
        }
        _ => return None,
    };
    let (way, before) = way(words)?;
    let ends = match (way, range) {
        (Way::Down, None) => [None, nothing(End::Open)],
        (Way::Level, None) => [nothing(End::Closed), nothing(End::Closed)],
        (Way::NotAbove, None) => [None, nothing(End::Closed)],
        (Way::Up, None) => [nothing(End::Open), None],
        (Way::Up, Some((low, high))) => {
            let own = [low, high].iter().all(|edge| edge.as_ref().is_none_or(|edge| edge.against.is_empty()));
            let low = low.clone().or_else(|| nothing(End::Open));
            own.then_some([low, high.clone()])?
        }
        (Way::Down, Some((low, high))) => {
            let mirrored = |one: &Option<Edge>| {
                one.as_ref()
                    .filter(|edge| edge.against.is_empty())
                    .map(|edge| Edge { at: edge.at.negated(), ..edge.clone() })
            };
            [mirrored(high), mirrored(low).or_else(|| nothing(End::Open))]
        }
        _ => return None,
    };
    Some((before.to_owned(), ends, range.is_some()))
}

/// The cases of a part as ranges of one rate, where they are of several ways and one of them has a figure.
pub fn change(part: &mut Part) {
    let steps = part.arms.iter().any(|arm| matches!(&arm.give, Give::Step(step) if step.unit == "%"));
    let fixed = |arm: &&Arm| arm.fixed().is_some() && arm.tests != [Test::Else];
    let mut cases = Vec::new();
    for arm in part.arms.iter().filter(fixed) {
        let Some(case) = case(arm) else { return };
        cases.push(case);
    }
    let measured = cases.iter().any(|(_, _, range)| *range) || steps;
    let above = cases.iter().filter(|(_, [low, _], _)| low.as_ref().is_some_and(|low| !low.at.is_negative())).count();
    if cases.len() < 2 || !measured || above == 0 && !steps || above == cases.len() {
        return;
    }
    let before = cases.iter().map(|(before, ..)| before.as_str()).find(|before| !before.is_empty());
    let subject = [before.unwrap_or_default(), CHANGE].concat();
    let mut cases = cases.into_iter();
    for arm in &mut part.arms {
        if !(arm.fixed().is_some() && arm.tests != [Test::Else]) {
            continue;
        }
        let Some((_, [low, high], _)) = cases.next() else { return };
        arm.tests = vec![Test::Range { subject: subject.clone(), low, high, unit: "%".to_owned() }];
    }
}

impl Scheme {
    /// A rate of change from the figures of two years.
    pub(super) fn changed(&self, values: &mut Values) {
        for subject in self.subjects() {
            if !subject.ends_with(CHANGE) {
                continue;
            }
            let earlier =
                |name: &str| ["上年", "去年", "上一年", "年初", "上期"].iter().any(|word| name.contains(word));
            let figures: Vec<(bool, Amount, String)> = values
                .iter()
                .filter_map(|(name, value)| Some((earlier(name), value.number?, value.unit.clone())))
                .gather();
            let pair = match figures.as_slice() {
                [(false, now, unit), (true, before, other)] | [(true, before, other), (false, now, unit)] => {
                    (unit == other && unit != "%").then_some((*now, *before))
                }
                _ => None,
            };
            let share = pair.and_then(|(now, before)| now.minus(before)?.times(Amount::whole(100))?.over(before));
            values.follow(&subject, share, "%");
        }
    }
}
