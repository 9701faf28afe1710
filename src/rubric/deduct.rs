//! What steps and cases that take points leave.

use super::award::{Score, missing};
use super::known::{Known, Truth, step_subject, subject_of};
use super::value::Value;
use super::words::Side;
use super::{Arm, Edge, Give, Part, Step, Test};
use crate::base::amount::Amount;

impl Known<'_> {
    /// 公开规范得5分；未公开预算扣1分，未公开决算扣1分: what has happened takes from the whole, one by one.
    pub(super) fn deducted(&self, part: &Part, truths: &[Truth]) -> Option<Option<Score>> {
        let takes = |arm: &Arm| match (&arm.give, arm.tests.as_slice()) {
            (Give::Minus(amount), [Test::Words(_)]) => Some(*amount),
            _ => None,
        };
        let whole = part.arms.iter().filter(|arm| takes(arm).is_none());
        let given: Vec<&Arm> = whole.collect();
        let alone = given.iter().all(|arm| arm.fixed().is_some() && matches!(arm.tests.as_slice(), [Test::Words(_)]));
        let number = part.arms.len().saturating_sub(given.len());
        if number == 0 || given.len() > 1 || !alone || number < 2 && given.is_empty() {
            return Some(None);
        }
        let (mut sure, mut perhaps, mut known) = (Amount::ZERO, Amount::ZERO, false);
        for (arm, truth) in part.arms.iter().zip(truths) {
            let Some(amount) = takes(arm) else {
                if *truth == Truth::No && number == 1 {
                    return Some(None);
                }
                continue;
            };
            match truth {
                Truth::No => known = true,
                Truth::Unknown => perhaps = perhaps.plus(amount)?,
                Truth::Yes | Truth::Edge => (sure, known) = (sure.plus(amount)?, true),
            }
        }
        if !known {
            return Some(None);
        }
        let base = if part.takes() { Amount::ZERO } else { self.full(part) };
        let left =
            |taken: Amount| Some(base.minus(taken)?.max(if part.takes() { taken.negated() } else { Amount::ZERO }));
        let (low, high) = (left(sure.plus(perhaps)?)?, left(sure)?);
        Some(Some(Score { low, high, why: (low != high).then(missing), ..Score::default() }))
    }

    /// 少报一次扣1分，迟报一次扣0.5分: what is known to have happened takes from the same points; none where only one may.
    pub(super) fn counts(&self, part: &Part) -> Option<Option<Score>> {
        let mut total: Option<Score> = None;
        let (mut steps, mut known) = (0usize, 0usize);
        for arm in &part.arms {
            let Give::Step(step) = &arm.give else { continue };
            if step.adds || step.side != Side::Count || step.from.is_some() || !arm.tests.is_empty() {
                return Some(None);
            }
            steps = steps.saturating_add(1);
            let Some(score) = self.step(part, step)? else { continue };
            known = known.saturating_add(1);
            let base = self.base(part, step);
            total = Some(match total {
                None => score,
                Some(sum) => {
                    let left = |sum: Amount, one: Amount| sum.minus(base.minus(one)?);
                    Score { low: left(sum.low, score.low)?, high: left(sum.high, score.high)?, ..sum }
                }
            });
        }
        if steps < 2 || known < 2 {
            return Some(None);
        }
        let within =
            |score: Score| Score { low: score.low.max(Amount::ZERO), high: score.high.max(Amount::ZERO), ..score };
        Some(if part.takes() { total } else { total.map(within) })
    }

    /// 4月30日前报送，每迟1天扣0.5分: the days between the two dates.
    pub(super) fn days(&self, part: &Part, step: &Step) -> Option<Amount> {
        let end = part.arms.iter().flat_map(|arm| &arm.tests).find_map(|test| match test {
            Test::Range { high: Some(edge), low: None, unit, .. } if unit == "日期" => Some(edge.at),
            _ => None,
        })?;
        let value = self.values.one(&|value| value.unit == "日期")?.number?;
        if !matches!(step.unit.as_str(), "天" | "日") || step.side != Side::Count {
            return None;
        }
        let year = Amount::whole(10_000);
        let years = |at: Amount| if at < year { Amount::ZERO } else { at };
        if years(end).is_zero() != years(value).is_zero() {
            return None;
        }
        Some(day(value)?.minus(day(end)?)?.max(Amount::ZERO))
    }

    /// 每低于序时进度2个百分点扣0.5分: how far a rate is from the other one.
    pub(super) fn behind(&self, other: &str) -> Option<Amount> {
        let rate = |value: &Value| value.number.is_some() && value.may_be_rate();
        let base = self.values.one(&|value| rate(value) && value.name.contains(other))?.number?;
        self.values.one(&|value| rate(value) && !value.name.contains(other))?.number?.minus(base)
    }

    /// 未增加得3分；每增加1人扣0.3分: how much more there is than the year before.
    pub(super) fn years(&self, step: &Step) -> Option<Amount> {
        let (rises, falls) = (["增加", "增长", "上升"], ["减少", "下降"]);
        let has = |list: &[&str]| list.iter().any(|word| step.words.0.starts_with(word));
        if step.side != Side::Count || !(has(&rises) || has(&falls)) {
            return None;
        }
        let earlier = |value: &Value| ["上年", "去年", "上一年", "年初"].iter().any(|word| value.name.contains(word));
        let counted = |value: &Value| value.number.is_some() && value.unit == step.unit;
        let before = self.values.one(&|value| counted(value) && earlier(value))?.number?;
        let now = self.values.one(&|value| counted(value) && !earlier(value))?.number?;
        let more = if has(&rises) { now.minus(before)? } else { before.minus(now)? };
        Some(more.max(Amount::ZERO))
    }

    /// 每低1个百分点扣0.1分；低于90%的部分，每低1个百分点扣0.3分: each rate to where the next begins.
    pub(super) fn rates(&self, part: &Part) -> Option<Option<Score>> {
        let mut steps: Vec<&Step> = Vec::new();
        for arm in &part.arms {
            if let Give::Step(step) = &arm.give
                && !step.adds
                && step.from.is_some()
                && matches!(step.side, Side::Over | Side::Under)
            {
                steps.push(step);
            }
        }
        let [first, _, ..] = steps.as_slice() else { return Some(None) };
        if steps.iter().any(|step| step.unit != first.unit) {
            return Some(None);
        }
        let rate = |value: &Value| value.number.is_some() && (first.unit != "%" || value.may_be_rate());
        let Some(value) = self.figure(&step_subject(part, first), &part.marker, &rate) else { return Some(None) };
        let Some((figure, _)) = value.rate(first.from?) else { return Some(None) };
        let base = self.base(part, first);
        let (mut left, mut parted) = (base, base);
        for side in [Side::Under, Side::Over] {
            let own: Vec<&&Step> = steps.iter().filter(|step| step.side == side).collect();
            for (step, next) in own.iter().zip(own.iter().skip(1).map(Some).chain([None])) {
                let end = next.and_then(|next| next.from).unwrap_or(figure);
                let to = if side == Side::Under { figure.max(end) } else { figure.min(end) };
                let score = stepped(step, base, step.from?, to)?;
                let part = score.others.first().map_or(score.low, |(at, _)| *at);
                left = left.minus(base.minus(score.low)?)?;
                parted = parted.minus(base.minus(part)?)?;
            }
        }
        let within = |at: Amount| if part.takes() { at } else { at.max(Amount::ZERO) };
        let mut score = Score::exact(within(left));
        if parted != left {
            score.others.push((within(parted), super::award::PRO_RATA.text()));
        }
        Some(Some(score))
    }

    /// 控制率≤100%得6分，每超过1个百分点扣1分；每发现1处差错扣1分: counted whatever the rate is. What is not known counts
    /// beside words only where it is known: 按时报送 says that nothing was late.
    pub(super) fn beside_it(&self, part: &Part, arm: &Arm) -> bool {
        let Give::Step(step) = &arm.give else { return false };
        if step.adds
            || step.side != Side::Count
            || step.from.is_some()
            || !arm
                .tests
                .iter()
                .all(|test| matches!(test, Test::Words(words) if !words.starts_with(['未', '不', '没', '超', '低'])))
        {
            return false;
        }
        let contrary = ["超", "多", "少", "低", "增", "迟", "逾", "晚"];
        let (mut measured, mut other, mut said) = (false, false, false);
        for arm in &part.arms {
            measured |= matches!(&arm.give, Give::Step(step) if step.from.is_some());
            for test in &arm.tests {
                match test {
                    Test::Range { low, high, unit, .. } => {
                        let against = low.iter().chain(high).any(|edge| edge.other().is_some());
                        measured |= arm.fixed().is_some();
                        other |= against || unit == "日期" || *unit == step.unit;
                    }
                    _ => said |= arm.fixed().is_some_and(|at| !at.is_zero()) && self.holds(part, arm) == Truth::Yes,
                }
            }
        }
        let known = || matches!(self.step(part, step), Some(Some(_)));
        !other
            && (measured && !contrary.iter().any(|word| step.words.0.starts_with(word))
                || arm.tests.is_empty() && said && known())
    }

    pub(super) fn step(&self, part: &Part, step: &Step) -> Option<Option<Score>> {
        let from = step.from.unwrap_or(Amount::ZERO);
        let base = self.base(part, step);
        let percent = step.unit == "%";
        // 实际支出 and 完成面积 are what there is, not how much there is too much or too little of it.
        let whole = |value: &Value| {
            !step.adds
                && step.from.is_none()
                && ["实际", "完成", "开展", "举办"].iter().any(|word| value.name.contains(word))
                && !value.name.contains(['少', '未', '欠'])
        };
        let counted = |value: &Value| if value.number.is_some() { value.in_unit(&step.unit) } else { value.count() };
        let fits = |value: &Value| {
            let named = !step.words.0.starts_with("超预算") || value.name.contains('超');
            if percent {
                named && value.number.is_some() && value.may_be_rate()
            } else {
                counted(value).is_some() && value.unit != "%" && !whole(value)
            }
        };
        let value = self.figure(&step_subject(part, step), &part.marker, &fits);
        let figures = value.and_then(|value| if percent { value.rate(from) } else { Some((counted(value)?, None)) });
        // 预算调整率绝对值
        let absolute = percent && subject_of(part).contains("绝对值");
        let figures = figures.map(|(figure, other)| if absolute { (figure.abs(), other) } else { (figure, other) });
        let apart = || {
            let number = self.days(part, step).or_else(|| self.years(step));
            number.map(|number| (number, None))
        };
        let figures = match reference(&step.words.0) {
            Some(other) if percent => self.behind(other).map(|number| (number, None)),
            _ => figures.or_else(apart),
        };
        let relative = || self.relative(part).filter(|_| percent && from.is_zero()).map(|share| (share, None));
        let staff = ["在职".to_owned(), "编制".to_owned()];
        let beyond = || Some((self.values.worked("在职-编制", &staff, self.scheme.points)?.max(Amount::ZERO), None));
        // 迟报：否
        let told = [step.words.0.as_str(), &step.words.1].concat();
        let none = || {
            let none = |value: &Value| {
                value.answer() == Some(false)
                    && told.ends_with(&value.name.replacen(&["一", step.unit.as_str()].concat(), "", 1))
            };
            self.values.one(&none).filter(|_| step.from.is_none()).map(|_| (Amount::ZERO, None))
        };
        let figures = figures.or_else(none);
        let figures = figures.or_else(relative).or_else(|| beyond().filter(|_| step.words.0.contains("超编")));
        let Some((figure, other)) = figures else {
            let Some(evil) = self.scheme.misdeeds(step) else { return Some(None) };
            let Some((least, most)) = self.answered(step.adds || evil) else { return Some(None) };
            let (first, second) = (stepped(step, base, from, least)?, stepped(step, base, from, most)?);
            let why = (first.low != second.low).then(missing);
            return Some(Some(Score {
                low: first.low.min(second.low),
                high: first.low.max(second.low),
                why,
                ..Score::default()
            }));
        };
        if step.adds && step.from.is_some() && figure < from {
            return Some(None);
        }
        let late = value.is_some_and(|value| value.is_late(subject_of(part)));
        // 办结时限7天 beside 每晚1天: not how many days late.
        let timed = |test: &Test| matches!(test, Test::Range { unit, .. } if matches!(unit.trim_start_matches('个'), "天" | "日" | "工作日"));
        let days = matches!(step.unit.trim_start_matches('个'), "天" | "日" | "工作日");
        let delays = ["迟", "逾", "延", "晚"].iter().any(|word| subject_of(part).contains(word));
        if days && step.from.is_none() && !late && !delays && part.arms.iter().flat_map(|arm| &arm.tests).any(timed) {
            return Some(None);
        }
        let figure = if late && step.from.is_some() { figure.plus(from)? } else { figure };
        let mut score = stepped(step, base, from, figure)?;
        if let Some(other) = other {
            let second = stepped(step, base, from, other)?;
            if second.low != score.low {
                score = Score::between(score.low, second.low, "数值没有写明是否为百分数", "percent or a fraction");
            }
        }
        Some(Some(score))
    }

    /// The points from which a step takes: those of the case it goes on from.
    pub(super) fn base(&self, part: &Part, step: &Step) -> Amount {
        if step.adds && step.from.is_none() {
            return Amount::ZERO;
        }
        let (mut most, mut adjoins) = (None, None);
        for arm in &part.arms {
            let Some(points) = arm.fixed().filter(|points| !points.is_zero()) else { continue };
            let at = |edge: &Option<Edge>| edge.as_ref().map(|edge| edge.at) == step.from && step.from.is_some();
            let meets = |both: bool| {
                arm.tests.iter().any(|test| match test {
                    Test::Range { low, high, .. } if both => at(low) && at(high),
                    Test::Range { low, high, .. } => at(low) || at(high),
                    _ => false,
                })
            };
            // 持平得3分，每增长1%扣1分: the case of that very figure goes before those that end there.
            if meets(true) {
                return points;
            }
            if meets(false) {
                adjoins = adjoins.or(Some(points));
            }
            most = most.max(Some(points));
        }
        adjoins.or(most).unwrap_or(if step.adds || part.takes() { Amount::ZERO } else { self.scheme.points })
    }
}

/// The number of a day, 20221130 or 1130.
pub(super) fn day(date: Amount) -> Option<Amount> {
    let number = date.written(0).parse::<i64>().ok()?;
    let (year, month) = (number.checked_div(10_000)?, number.checked_div(100)?.checked_rem(100)?);
    let day = number.checked_rem(100)?;
    // Years begin with March, so that a leap day is the last.
    let (year, month) =
        if month > 2 { (year, month.saturating_sub(3)) } else { (year.saturating_sub(1), month.saturating_add(9)) };
    let leaps = year.checked_div(4)?.saturating_sub(year.checked_div(100)?).saturating_add(year.checked_div(400)?);
    let months = month.saturating_mul(153).saturating_add(2).checked_div(5)?;
    Some(Amount::whole(year.saturating_mul(365).saturating_add(leaps).saturating_add(months).saturating_add(day)))
}

/// The other figure in 低于序时进度.
pub(super) fn reference(words: &str) -> Option<&'static str> {
    const OTHERS: &[&str] =
        &["序时进度", "上年", "去年", "年初", "计划进度", "全省平均", "全市平均", "全县平均", "平均水平"];
    let behind = ["低于", "超过", "高于", "慢于", "落后于", "滞后于", "少于"]
        .iter()
        .find_map(|word| words.strip_prefix(word))?;
    OTHERS.iter().copied().find(|other| behind.starts_with(other))
}

/// So many steps from the start.
pub(super) fn stepped(step: &Step, base: Amount, from: Amount, figure: Amount) -> Option<Score> {
    let distance = match step.side {
        Side::Under => from.minus(figure)?,
        Side::Both => from.minus(figure)?.abs(),
        Side::Over => figure.minus(from)?,
        Side::Count if step.from.is_some() => figure.minus(from)?,
        Side::Count => figure,
    };
    let steps = distance.max(Amount::ZERO).over(step.each)?;
    let whole = whole(steps, step.begun == Some(true));
    let points = |steps: Amount| {
        let amount = steps.times(step.amount)?;
        let amount = step.most.map_or(amount, |most| amount.min(most));
        if step.adds { base.plus(amount) } else { base.minus(amount) }
    };
    let mut score = Score::exact(points(whole)?);
    if step.begun.is_none() && steps != whole {
        score.others.push((points(steps)?, super::award::PRO_RATA.text()));
    }
    if base.is_zero() || step.adds {
        return Some(score);
    }
    score.low = score.low.max(Amount::ZERO);
    score.high = score.low;
    Some(score)
}

/// The whole steps in a number of steps.
pub(super) fn whole(steps: Amount, begun: bool) -> Amount {
    let rounded = steps.rounded(0);
    let down = if rounded > steps { rounded.minus(Amount::whole(1)).unwrap_or(rounded) } else { rounded };
    if begun && down != steps { down.plus(Amount::whole(1)).unwrap_or(down) } else { down }
}
