//! Which cases make a part: headings, numbered bands, lists, cases of two figures.

use super::tidy::tidy;
use super::words::Side;
use super::{Arm, Give, Part, Test};
use crate::base::amount::Amount;

/// 预算执行6分，得分=执行率×6分；资金管理4分：①专款专用2分②无挪用2分: the points of a heading are those of what follows.
/// None where the bands of a section follow.
pub(super) fn unheaded(parts: Vec<Part>, points: Amount) -> Option<Vec<Part>> {
    let whole = parts.iter().map(|part| part.arms.first().and_then(Arm::fixed));
    if whole.into_iter().try_fold(Amount::ZERO, |sum, given| sum.plus(given?)) == Some(points) {
        return Some(parts);
    }
    let mut left: Vec<Part> = Vec::new();
    let mut rest = parts.as_slice();
    while let [part, behind @ ..] = rest {
        rest = behind;
        let mut arms = part.arms.as_slice();
        let mut part = Part { marker: part.marker.clone(), arms: Vec::new(), floor: part.floor };
        while let [arm, after @ ..] = arms {
            arms = after;
            let worded =
                |arm: &Arm| arm.tests.iter().all(|test| matches!(test, Test::Words(_))) && !arm.tests.is_empty();
            let given = arm.fixed().filter(|given| worded(arm) && !given.is_zero());
            let next = after.iter().chain(behind.iter().flat_map(|part| &part.arms));
            let mut sum = Some(Amount::ZERO);
            let mut items = 0usize;
            for item in next.clone().take_while(|item| worded(item)) {
                sum = sum.zip(item.fixed()).and_then(|(sum, given)| sum.plus(given));
                items = items.saturating_add(1);
                if sum >= given {
                    break;
                }
            }
            // B. follows A., it is no part of it.
            let level = behind
                .first()
                .is_some_and(|next| !part.marker.is_empty() && kind_of(&part.marker) == kind_of(&next.marker));
            let heads = match next.clone().next() {
                _ if level && after.is_empty() => false,
                Some(Arm { give: Give::Ratio(ratio), tests, .. }) => {
                    tests.is_empty() && Some(ratio.of) == given && !ratio.over.is_empty()
                }
                Some(Arm { tests, give: Give::Points { high, .. }, .. })
                    if Some(*high) == given
                        && after.len() > 1
                        && matches!(tests.as_slice(), [Test::Range { subject, .. }] if subject.is_empty()) =>
                {
                    return None;
                }
                _ => {
                    items > 1 && sum == given && !behind.is_empty() && behind.iter().any(|part| !part.marker.is_empty())
                }
            };
            if !(heads && given.is_some()) {
                part.arms.push(arm.clone());
            }
        }
        if !part.arms.is_empty() {
            left.push(part);
        }
    }
    Some(left)
}

/// A, 1, ①, (1: the manner of a marker.
pub(super) fn kind_of(marker: &str) -> (bool, bool, bool, bool) {
    let is = |fits: fn(&char) -> bool| marker.chars().any(|c| fits(&c));
    let circled = is(|c| matches!(c, '①'..='⑳'));
    (marker.starts_with('('), circled, is(char::is_ascii_digit), is(char::is_ascii_uppercase))
}

/// （1）≥90%计3分；（2）≥80%计2分: numbered bands are no items.
pub(super) fn merged(parts: Vec<Part>, points: Amount) -> Vec<Part> {
    let (mut sum, mut most) = (Amount::ZERO, Amount::ZERO);
    for part in &parts {
        let [arm] = part.arms.as_slice() else { return parts };
        // A.优秀（90分及以上）得5分
        let band = match arm.tests.as_slice() {
            [Test::Range { .. }] => true,
            [Test::Range { .. }, Test::Words(words)] => words.chars().count() < 5 && graded(words),
            _ => false,
        };
        let Some(given) = arm.fixed().filter(|_| !part.marker.is_empty() && band) else {
            return parts;
        };
        (sum, most) = (sum.plus(given).unwrap_or(sum), most.max(given));
    }
    if parts.len() < 2 || sum == points || most != points {
        return parts;
    }
    let mut all = Part::default();
    all.arms.extend(parts.into_iter().flat_map(|part| part.arms));
    all.arms.iter_mut().for_each(|arm| arm.tests.truncate(1));
    vec![all]
}

/// Requirements that together make the points of the row are no grades: each is a part of its own.
pub(super) fn listed(part: Part, points: Amount) -> Vec<Part> {
    let mut part = part;
    // 制度建设2分，其中：制度健全1分，制度有效1分
    let given: Vec<Amount> = part.arms.iter().filter_map(Arm::fixed).collect();
    let words = |arm: &Arm| matches!(arm.tests.as_slice(), [Test::Words(words)] if !graded(words));
    if let [whole, rest @ ..] = given.as_slice()
        && part.arms.iter().all(words)
        && *whole == points
        && rest.len() > 1
        && !rest.contains(&Amount::ZERO)
        && given.len() == part.arms.len()
        && rest.iter().try_fold(Amount::ZERO, |sum, given| sum.plus(*given)) == Some(points)
        && part.arms.iter().all(|arm| matches!(arm.tests.as_slice(), [Test::Words(_)]))
    {
        part.arms.remove(0);
    }
    let mut sum = Some(Amount::ZERO);
    for arm in &part.arms {
        let given = arm.fixed().filter(|given| !given.is_zero() && !arm.tests.contains(&Test::Else));
        sum = sum.zip(given).and_then(|(sum, given)| sum.plus(given));
    }
    if part.arms.len() < 2 || !part.marker.is_empty() {
        return vec![part];
    }
    if let Some(parts) = vetoed(&part, points).or_else(|| by_grade(&part, points)) {
        return parts;
    }
    if let Some(parts) = several(&part, points) {
        return parts;
    }
    if sum != Some(points) && !(sum.is_some() && additive(&part, points)) {
        return by_figure(part, points);
    }
    part.arms.into_iter().map(|arm| Part { marker: String::new(), arms: vec![arm], floor: false }).collect()
}

/// 编制合理2分；程序合规1分；按时上报1分: none of them gives all, and none is a grade.
pub(super) fn additive(part: &Part, points: Amount) -> bool {
    let words = part.arms.iter().map(|arm| match arm.tests.as_slice() {
        [Test::Words(words)] if arm.fixed() < Some(points) => Some(words.as_str()),
        _ => None,
    });
    part.arms.len() > 2 && words.into_iter().all(|words| words.is_some_and(|words| !graded(words)))
}

/// 具备下列条件之一得2分 is lost where none holds; 出现下列情形之一不得分，否则得5分 gives where none does.
pub(super) fn of_list(part: &mut Part) {
    let zero = Give::Points { low: Amount::ZERO, high: Amount::ZERO };
    if let Some(at) = part.arms.iter().position(super::read::one_of) {
        let none = |test: &mut Test| super::read::of_all(test);
        part.arms
            .iter_mut()
            .enumerate()
            .filter(|(other, _)| *other != at)
            .flat_map(|(_, arm)| &mut arm.tests)
            .for_each(none);
        if let Some(arm) = part.arms.get_mut(at) {
            arm.tests = vec![Test::Else];
        }
        if !part.arms.iter().any(|arm| arm.tests == [Test::NoneOf]) {
            part.arms.retain(|arm| arm.tests == [Test::Else] && arm.give != zero);
            part.arms.insert(0, Arm { tests: vec![Test::NoneOf], any: false, give: zero });
        }
        return;
    }
    part.arms.iter_mut().flat_map(|arm| &mut arm.tests).for_each(super::read::of_all);
    let otherwise = |arm: &Arm| arm.tests == [Test::Else];
    if part.arms.iter().any(|arm| otherwise(arm) && arm.give == zero) {
        let gives = part.arms.iter_mut().find(|arm| otherwise(arm) && arm.give != zero);
        if let Some(arm) = gives {
            arm.tests = vec![Test::NoneOf];
        }
    }
}

/// A word that tells a grade from others.
fn graded(words: &str) -> bool {
    const GRADES: &[&str] = &[
        "好", "差", "一般", "较", "优", "良", "中", "明显", "显著", "基本", "部分", "全部", "等", "级", "档", "完全",
        "合格", "满意", "奖", "高", "低", "多", "少", "下降", "上升", "持平", "不变", "增", "减",
    ];
    GRADES.iter().any(|grade| words.contains(grade))
}

/// 制度健全得2分，执行有效得2分，存在重大缺陷的不得分: items, each lost by what takes all.
fn vetoed(part: &Part, points: Amount) -> Option<Vec<Part>> {
    const VETOES: &[&str] = &["存在", "发生", "出现", "有", "被", "受到", "发现"];
    let (mut items, mut vetoes, mut sum): (Vec<&Arm>, Vec<&Arm>, Amount) = (Vec::new(), Vec::new(), Amount::ZERO);
    for arm in &part.arms {
        let ([Test::Words(words)], Some(given)) = (arm.tests.as_slice(), arm.fixed()) else { return None };
        if given.is_zero() && VETOES.iter().any(|word| words.starts_with(word)) {
            if !vetoes.contains(&arm) {
                vetoes.push(arm);
            }
        } else if given.is_zero() || graded(words) {
            return None;
        } else {
            (sum, _) = (sum.plus(given)?, items.push(arm));
        }
    }
    let whole = items.len() > 1 && !vetoes.is_empty() && sum == points;
    let own = |item: &&Arm| Part {
        marker: String::new(),
        arms: std::iter::once(*item).chain(vetoes.iter().copied()).cloned().collect(),
        floor: false,
    };
    whole.then(|| items.iter().map(own).collect())
}

/// 健全得1分，不健全得0.5分，未建立不得分；到位得2分，不到位得1分: grades of two things that together make the points.
fn by_grade(part: &Part, points: Amount) -> Option<Vec<Part>> {
    let mut parts: Vec<Part> = Vec::new();
    let (mut last, mut sum) = (None, Amount::ZERO);
    for arm in &part.arms {
        let given = arm.fixed().filter(|_| worded(arm))?;
        if last.is_none_or(|last| given > last) {
            parts.push(Part::default());
            sum = sum.plus(given)?;
        }
        last = Some(given);
        parts.last_mut()?.arms.push(arm.clone());
    }
    let several = parts.len() > 1 && parts.iter().all(|part| part.arms.len() > 1);
    (several && sum == points).then_some(parts)
}

/// 预算公开得1分，决算公开得1分，未公开的不得分；按时得2分，迟报一次扣0.5分，完整得2分，缺一项扣0.5分: what begins with
/// points that together are those of the row, each with what takes from it. What closes all of them says no more.
fn several(part: &Part, points: Amount) -> Option<Vec<Part>> {
    let given = |arm: &Arm| arm.fixed().filter(|given| !given.is_zero() && !arm.tests.contains(&Test::Else));
    let own = |arm: &Arm| {
        matches!(arm.tests.as_slice(), [Test::Words(_)])
            || matches!(arm.tests.as_slice(), [Test::Range { subject, .. }] if !subject.is_empty())
    };
    // Each of them, or ladders of which each begins anew.
    for ladders in [false, true] {
        let mut parts: Vec<Part> = Vec::new();
        let (mut last, mut sum) = (None, Amount::ZERO);
        for arm in &part.arms {
            let begins = given(arm).filter(|at| last.is_none_or(|last| !ladders || *at >= last && own(arm)));
            if let Some(at) = begins {
                parts.push(Part::default());
                sum = sum.plus(at)?;
            }
            last = given(arm).or(last);
            parts.last_mut()?.arms.push(arm.clone());
        }
        if parts.len() < 2 || sum != points || !parts.iter().all(|part| part.arms.first().is_some_and(own)) {
            continue;
        }
        // 超过的不得分 behind several that have no other ends of their own.
        let closes = |arm: &Arm| arm.fixed() == Some(Amount::ZERO);
        let alone = parts.iter().rev().skip(1).all(|part| part.arms.len() == 1);
        if let (Some(last), true) = (parts.last_mut(), alone)
            && let [_, end] = last.arms.as_slice()
            && closes(end)
        {
            last.arms.pop();
        }
        parts.iter_mut().for_each(tidy);
        return Some(parts);
    }
    None
}

/// 控制率≤100%得2分；变动率≤0得2分: cases of two figures that together make the points of the row are two parts.
pub(super) fn by_figure(part: Part, points: Amount) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut subjects: Vec<&str> = Vec::new();
    for arm in &part.arms {
        let [Test::Range { subject, .. }] = arm.tests.as_slice() else { return vec![part] };
        let new = subjects.is_empty() || !subject.is_empty() && subjects.iter().all(|known| *known != subject);
        if arm.fixed().is_none() || new && arm.fixed() == Some(Amount::ZERO) {
            return vec![part];
        }
        if new {
            subjects.push(subject);
            parts.push(Part::default());
        }
        if let Some(last) = parts.last_mut() {
            last.arms.push(arm.clone());
        }
    }
    let most = |part: &Part| part.arms.iter().filter_map(Arm::fixed).max();
    let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(most(part)?));
    if parts.len() < 2 || sum != Some(points) {
        return vec![part];
    }
    parts.iter_mut().for_each(tidy);
    parts
}

/// True where a case goes on with those of the part before it.
pub(super) fn joins(part: &Part, arm: &Arm) -> bool {
    let lone = arm.tests.iter().any(|test| matches!(test, Test::Else));
    let fixed = part.arms.iter().any(|arm| arm.fixed().is_some());
    match &arm.give {
        _ if lone => true,
        // 每建立1项得0.5分；印发执行的得1分: two things, but not 完成4项得满分.
        Give::Points { .. } if part.arms.iter().all(adds) && matches!(arm.tests.as_slice(), [Test::Words(_)]) => false,
        Give::Step(step) if step.adds => fixed && step.from.is_some(),
        Give::Step(step) => fixed || step.side != Side::Count && !part.arms.is_empty(),
        Give::Ratio(_) | Give::Line => fixed,
        // 否则不得分 ends what it is said of.
        Give::Points { high, .. } => {
            let all = matches!(arm.tests.as_slice(), [Test::All | Test::NoneOf]);
            let over = part.arms.iter().any(|arm| arm.tests == [Test::Else]) && !high.is_zero() && !all;
            part.marker.is_empty() && !over || bands(part, arm)
        }
        // 公开规范得5分；未公开预算扣1分
        Give::Minus(_) => fixed && (bands(part, arm) || late(part, arm)) || worded(arm) && takes_from_words(part),
    }
}

/// 按时完成得3分，逾期10天以内扣1分
fn late(part: &Part, arm: &Arm) -> bool {
    let late = |subject: &str| ["逾", "延", "迟", "滞后", "晚"].iter().any(|word| subject.contains(word));
    matches!(part.arms.as_slice(), [first] if worded(first))
        && matches!(arm.tests.as_slice(), [Test::Range { subject, unit, .. }] if late(subject) && unit != "%")
}

pub(super) fn worded(arm: &Arm) -> bool {
    matches!(arm.tests.as_slice(), [Test::Words(_)])
}

/// One case in words that gives points, then cases in words that take.
pub(super) fn takes_from_words(part: &Part) -> bool {
    let takes = |arm: &Arm| matches!(arm.give, Give::Minus(_)) && worded(arm);
    matches!(part.arms.as_slice(), [first, rest @ ..] if first.fixed().is_some_and(|given| !given.is_zero()) && worded(first) && rest.iter().all(takes))
}

/// 每建立1项得0.5分
pub(super) fn adds(arm: &Arm) -> bool {
    matches!(&arm.give, Give::Step(step) if step.adds && step.side == Side::Count && step.from.is_none())
}

/// True where a case is a further band of the figure of a part.
pub(super) fn bands(part: &Part, arm: &Arm) -> bool {
    let unit = |arm: &Arm| match arm.tests.as_slice() {
        [Test::Range { subject, unit, .. }] => Some((subject.clone(), unit.clone())),
        _ => None,
    };
    let subject = super::known::subject_of(part);
    let last = part.arms.last().and_then(unit);
    let next = unit(arm);
    last.zip(next).is_some_and(|((_, unit), (other, next))| unit == next && subject.ends_with(other.as_str()))
}
