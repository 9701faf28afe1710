//! Scheme + values → award.

use super::known::{Known, Truth, step_subject, subject_of};
use super::value::{Value, Values};
use super::words::Side;
use super::{Arm, Edge, Give, Part, Ratio, Scheme, Step, Test, expression};
use crate::base::amount::Amount;
use crate::base::list::TakeIn as _;
use crate::base::text::Text;

/// What a row is awarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Award {
    /// The points.
    pub outcome: Outcome,
    /// What other lawful readings give, with the reading.
    pub alternatives: Vec<(Amount, Text)>,
    /// Two bands hold, and give different points.
    pub shared: bool,
}

/// The points of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// So many.
    Points(Amount),
    /// Between these; what is missing.
    Between {
        /// At least.
        low: Amount,
        /// At most.
        high: Amount,
        /// Why it is not one number.
        why: Text,
    },
    /// 需人工评定, and why.
    Judgement(Text),
}

/// The points of a part.
#[derive(Clone, Debug, Default)]
struct Score {
    low: Amount,
    high: Amount,
    others: Vec<(Amount, Text)>,
    why: Option<Text>,
    shared: bool,
    /// The criterion says nothing of the case.
    silent: bool,
}

impl Score {
    fn exact(points: Amount) -> Self {
        Self { low: points, high: points, ..Self::default() }
    }

    fn between(low: Amount, high: Amount, zh: &str, en: &str) -> Self {
        Self { low: low.min(high), high: low.max(high), why: Some(Text::new(zh, en)), ..Self::default() }
    }
}

impl Scheme {
    /// The points for what is known.
    pub fn award(&self, values: &Values) -> Award {
        let judged = |why: Text| Award { outcome: Outcome::Judgement(why), alternatives: Vec::new(), shared: false };
        if let Some(why) = &self.why {
            return judged(why.clone());
        }
        let (subjects, values) = (self.subjects(), self.derived(values));
        let known = Known { scheme: self, values: &values, subjects };
        known.award().unwrap_or_else(|| judged(Text::new("数值超出可计算的范围", "a figure is too large")))
    }
}

/// What makes an expression of a name.
const SIGNS: &[char] = &['/', '÷', '×', '-', '+', '('];

impl Scheme {
    /// What is known, with what follows from it as the text explains.
    fn derived(&self, values: &Values) -> Values {
        let mut values = values.clone();
        for figure in &self.figures {
            if values.state(&figure.name, &figure.over) {
                continue;
            }
            let names = expression::names(&figure.over).unwrap_or_default();
            let share = values.worked(&figure.over, &names, self.points);
            values.follow(&figure.name, share.and_then(|share| share.times(Amount::whole(100))), "%");
        }
        self.changed(&mut values);
        for subject in self.subjects() {
            let ratio = subject.strip_suffix("之比").and_then(|both| both.split_once('与'));
            // 平均用时占法定时限的比例
            let share = ["的比例", "的比重", "比例", "比重"].iter().find_map(|word| subject.strip_suffix(word));
            let share = share.and_then(|both| both.split_once('占'));
            if let Some((top, bottom)) = ratio.or(share) {
                let over = [top, "/", bottom].concat();
                let worked = values.worked(&over, &[top.to_owned(), bottom.to_owned()], self.points);
                let (of, unit) = if share.is_some() { (100, "%") } else { (1, "") };
                values.follow(&subject, worked.and_then(|worked| worked.times(Amount::whole(of))), unit);
            }
        }
        values
    }
}

impl Known<'_> {
    fn award(&self) -> Option<Award> {
        let gives = self.scheme.parts.iter().any(|part| !part.takes());
        let mut total = Score::exact(if gives { Amount::ZERO } else { self.scheme.points });
        let number = self.number_of();
        total = number.clone().unwrap_or(total);
        for part in self.scheme.parts.iter().filter(|_| number.is_none()) {
            let score = self.part(part)?;
            let mut others = Vec::new();
            for (points, why) in &total.others {
                others.push((points.plus(score.high)?, why.clone()));
            }
            for (points, why) in &score.others {
                others.push((points.plus(total.high)?, why.clone()));
            }
            total = Score {
                low: total.low.plus(score.low)?,
                high: total.high.plus(score.high)?,
                others,
                why: total.why.or(score.why),
                shared: total.shared || score.shared,
                silent: total.silent || score.silent,
            };
        }
        let points = self.scheme.points;
        // Points written for another maximum: as written; as they would be of this one is another reading.
        if let Some(said) = self.scheme.said().filter(|said| *said != points && !said.is_zero()) {
            let scaled = total.high.times(points)?.over(said)?.rounded(2);
            total.others.push((scaled, Text::new("按分值折算", "scaled to the points of the row")));
        }
        let round = |at: Amount| self.scheme.places.map_or(at, |places| at.rounded(places));
        let within = |at: Amount| round(at.max(Amount::ZERO).min(points));
        let (low, high) = (within(total.low), within(total.high));
        if let Some(why) = total.why.take_if(|_| total.silent && self.scheme.parts.len() == 1) {
            return Some(Award { outcome: Outcome::Judgement(why), alternatives: Vec::new(), shared: false });
        }
        let mut alternatives: Vec<(Amount, Text)> = Vec::new();
        if low != high {
            let why = total.why.unwrap_or_default();
            return Some(Award { outcome: Outcome::Between { low, high, why }, alternatives, shared: total.shared });
        }
        for (at, why) in total.others {
            let at = within(at);
            if at != low && alternatives.iter().all(|(known, _)| *known != at) {
                alternatives.push((at, why));
            }
        }
        Some(Award { outcome: Outcome::Points(low), alternatives, shared: total.shared })
    }

    fn part(&self, part: &Part) -> Option<Score> {
        let truths: Vec<Truth> = part.arms.iter().map(|arm| self.holds(part, arm)).collect();
        let yes = |wanted: Truth| {
            let cases = part.arms.iter().zip(&truths);
            cases.filter(|(arm, truth)| **truth == wanted && !is_open(arm)).map(|(arm, _)| arm).collect::<Vec<&Arm>>()
        };
        // Where an end does not say whether it belongs to the case, another case that holds has it, but for one around it.
        let mut winners = yes(Truth::Yes);
        let edges = yes(Truth::Edge);
        let inner: Vec<&Arm> = edges.into_iter().filter(|edge| winners.iter().all(|arm| narrower(edge, arm))).collect();
        winners.take_in(inner);
        for arm in
            part.arms.iter().filter(|arm| matches!(&arm.give, Give::Step(step) if step.adds && step.from.is_some()))
        {
            if let Some(score) = self.open(part, arm)? {
                return Some(score);
            }
        }
        if let Some(score) = self.deducted(part, &truths)? {
            return Some(score);
        }
        if !winners.is_empty() {
            let base = if part.takes() { Amount::ZERO } else { self.full(part) };
            return Some(best(part, &winners, base));
        }
        // What takes all points, and may have happened.
        let veto =
            part.arms.iter().zip(&truths).any(|(arm, truth)| {
                *truth == Truth::Unknown && !is_open(arm) && arm.fixed().is_some_and(Amount::is_zero)
            });
        if let Some(score) = self.rates(part)?.filter(|_| !veto) {
            return Some(score);
        }
        for (arm, truth) in part.arms.iter().zip(&truths).filter(|(arm, _)| is_open(arm)) {
            // 60%以上的，得分=…: not of what is below.
            if *truth == Truth::No && matches!(arm.give, Give::Ratio(_)) {
                continue;
            }
            let Some(mut score) = self.open(part, arm)? else { continue };
            if veto && matches!(arm.give, Give::Step(_)) {
                score.low = Amount::ZERO;
                score.why = Some(missing());
            }
            return Some(score);
        }
        let (low, high) = self.reach(part);
        if truths.contains(&Truth::Unknown) || part.arms.iter().any(is_open) {
            return Some(Score { low, high, why: Some(missing()), ..Score::default() });
        }
        if self.scheme.parts.len() > 1 && part.arms.len() == 1 {
            return Some(Score::exact(Amount::ZERO));
        }
        let worded = |arm: &Arm| matches!(arm.tests.as_slice(), [Test::Words(_)]);
        if part.takes() || !part.marker.is_empty() || part.arms.len() == 1 && part.arms.iter().all(worded) {
            return Some(Score::exact(Amount::ZERO));
        }
        let (low, high) = self.neighbors(part).unwrap_or((Amount::ZERO, high));
        let score = Score::between(low, high, "评分标准没有写明这种情况的得分", "the criterion is silent on this case");
        Some(Score { silent: true, ..score })
    }

    /// 公开规范得5分；未公开预算扣1分，未公开决算扣1分: what has happened takes from the whole, one by one.
    fn deducted(&self, part: &Part, truths: &[Truth]) -> Option<Option<Score>> {
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

    /// 4月30日前报送，每迟1天扣0.5分: the days between the two dates.
    fn days(&self, part: &Part, step: &Step) -> Option<Amount> {
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
    fn behind(&self, other: &str) -> Option<Amount> {
        let rate = |value: &Value| value.number.is_some() && value.may_be_rate();
        let base = self.values.one(&|value| rate(value) && value.name.contains(other))?.number?;
        self.values.one(&|value| rate(value) && !value.name.contains(other))?.number?.minus(base)
    }

    /// 未增加得3分；每增加1人扣0.3分: how much more there is than the year before.
    fn years(&self, step: &Step) -> Option<Amount> {
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

    /// The points of the bands above and below a figure that no band has.
    fn neighbors(&self, part: &Part) -> Option<(Amount, Amount)> {
        let ((_, above), (_, below)) = self.around(part)?;
        Some((above.min(below), above.max(below)))
    }

    /// The points between the cases above and below.
    fn line(&self, part: &Part) -> Option<Option<Score>> {
        let rate = |value: &Value| value.number.is_some();
        let Some(value) = self.figure(subject_of(part), &part.marker, &rate) else { return Some(None) };
        let Some(((top, most), (bottom, least))) = self.around(part) else { return Some(None) };
        let Some((figure, _)) = value.rate(top) else { return Some(None) };
        let share = figure.minus(bottom)?.over(top.minus(bottom)?);
        let points = |share: Amount| Some(tidy(share.times(most.minus(least)?)?.plus(least)?));
        Some(share.and_then(points).map(Score::exact))
    }

    /// The ends of the cases above and below a figure that no case has, with their points.
    fn around(&self, part: &Part) -> Option<((Amount, Amount), (Amount, Amount))> {
        type Band = Option<(Amount, Amount)>;
        let (mut above, mut below): (Band, Band) = (None, None);
        for arm in part.arms.iter().filter(|arm| arm.give != Give::Line) {
            let (Some(points), [Test::Range { subject, low, high, unit }]) = (arm.fixed(), arm.tests.as_slice()) else {
                return None;
            };
            let test = Test::Range { subject: subject.clone(), low: low.clone(), high: None, unit: unit.clone() };
            let lies_below = self.test(part, &test) == Truth::No;
            match (lies_below, low, high) {
                (true, Some(edge), _) if above.is_none_or(|(at, _)| edge.at < at) => above = Some((edge.at, points)),
                (false, _, Some(edge)) if below.is_none_or(|(at, _)| edge.at > at) => below = Some((edge.at, points)),
                _ => {}
            }
        }
        Some((above?, below?))
    }

    /// The least and the most that a part gives.
    fn reach(&self, part: &Part) -> (Amount, Amount) {
        let points = self.scheme.points;
        let (mut low, mut high) = (points, Amount::ZERO);
        for arm in &part.arms {
            let (least, most) = match &arm.give {
                Give::Points { low, high } => (*low, *high),
                Give::Minus(amount) => (amount.negated(), Amount::ZERO),
                Give::Step(step) if !step.adds && part.takes() => (step.most.unwrap_or(points).negated(), Amount::ZERO),
                Give::Step(_) => (Amount::ZERO, points),
                Give::Ratio(ratio) => (Amount::ZERO, ratio.of),
                Give::Line => continue,
            };
            (low, high) = (low.min(least), high.max(most));
        }
        if part.takes() {
            high = Amount::ZERO;
        } else if part.arms.len() == 1 {
            low = Amount::ZERO;
        }
        (low.min(high), high)
    }

    /// A case that takes or adds by steps or in proportion; none where its figure is not known.
    fn open(&self, part: &Part, arm: &Arm) -> Option<Option<Score>> {
        match &arm.give {
            Give::Step(step) => self.step(part, step),
            Give::Ratio(ratio) => self.ratio(part, ratio),
            Give::Line => self.line(part),
            // 否则, where everything else is known not to hold.
            Give::Points { low, .. } => {
                let mut others = part.arms.iter().filter(|other| !is_open(other));
                let none = others.all(|other| self.holds(part, other) == Truth::No);
                Some(none.then(|| Score::exact(*low)))
            }
            Give::Minus(_) => Some(None),
        }
    }

    /// 每低1个百分点扣0.1分；低于90%的部分，每低1个百分点扣0.3分: each rate to where the next begins.
    fn rates(&self, part: &Part) -> Option<Option<Score>> {
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
        if steps.iter().any(|step| step.side != first.side || step.unit != first.unit) {
            return Some(None);
        }
        let rate = |value: &Value| value.number.is_some() && (first.unit != "%" || value.may_be_rate());
        let Some(value) = self.figure(&step_subject(part, first), &part.marker, &rate) else { return Some(None) };
        let Some((figure, _)) = value.rate(first.from?) else { return Some(None) };
        let base = self.base(part, first);
        let mut left = base;
        for (step, next) in steps.iter().zip(steps.iter().skip(1).map(Some).chain([None])) {
            let end = next.and_then(|next| next.from).unwrap_or(figure);
            let to = if step.side == Side::Under { figure.max(end) } else { figure.min(end) };
            left = left.minus(base.minus(stepped(step, base, step.from?, to)?.low)?)?;
        }
        Some(Some(Score::exact(left.max(Amount::ZERO))))
    }

    fn step(&self, part: &Part, step: &Step) -> Option<Option<Score>> {
        let from = step.from.unwrap_or(Amount::ZERO);
        let base = self.base(part, step);
        let percent = step.unit == "%";
        // 实际支出 and 完成面积 are what there is, not how much there is too much or too little of it.
        let whole = |value: &Value| {
            !step.adds
                && step.from.is_none()
                && ["实际", "完成"].iter().any(|word| value.name.contains(word))
                && !value.name.contains(['少', '未', '欠'])
        };
        let fits = |value: &Value| {
            let named = !step.words.0.starts_with("超预算") || value.name.contains('超');
            if percent {
                named && value.number.is_some() && value.may_be_rate()
            } else {
                value.count().is_some() && value.unit != "%" && !whole(value)
            }
        };
        let value = self.figure(&step_subject(part, step), &part.marker, &fits);
        let figures = value.and_then(|value| if percent { value.rate(from) } else { Some((value.count()?, None)) });
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
        let figures = figures.or_else(relative).or_else(|| beyond().filter(|_| step.words.0.contains("超编")));
        let Some((figure, other)) = figures else {
            let Some((least, most)) = self.answered(step.adds) else { return Some(None) };
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
        let mut score = stepped(step, base, from, figure)?;
        if let Some(other) = other {
            let second = stepped(step, base, from, other)?;
            if second.low != score.low {
                score = Score::between(score.low, second.low, "数值没有写明是否为百分数", "percent or a fraction");
            }
        }
        Some(Some(score))
    }

    /// The most that a case of a part gives.
    fn full(&self, part: &Part) -> Amount {
        part.arms.iter().filter_map(Arm::fixed).filter(|points| !points.is_zero()).max().unwrap_or(self.scheme.points)
    }

    /// The points from which a step takes: those of the case it goes on from.
    fn base(&self, part: &Part, step: &Step) -> Amount {
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

    fn ratio(&self, part: &Part, ratio: &Ratio) -> Option<Option<Score>> {
        let numeric = |value: &Value| value.number.is_some();
        let names = expression::names(&ratio.over).unwrap_or_default();
        if ratio.over.contains(SIGNS) {
            let share = self.values.worked(&ratio.over, &names, self.scheme.points);
            let of = if ratio.over.contains("分值") { self.scheme.points } else { Amount::whole(1) };
            return Some(share.and_then(|share| share.over(of)).and_then(|share| proportion(ratio, share)));
        }
        let done = ["完成".to_owned(), "目标".to_owned()];
        let fresh = ratio.over.is_empty() && self.values.len() == 2;
        if let Some(share) = self.values.worked("完成/目标", &done, self.scheme.points).filter(|_| fresh) {
            return Some(proportion(ratio, share));
        }
        let words = if ratio.over.is_empty() { subject_of(part) } else { &ratio.over };
        let rate = |value: &Value| numeric(value) && value.may_be_rate();
        let Some(value) = self.figure(words, &part.marker, &rate) else { return Some(None) };
        let Some((rate, _)) = value.rate(ratio.full) else { return Some(None) };
        // 未完成比例: what is left of the whole.
        let rate = if value.name.contains('未') { Amount::whole(100).minus(rate)? } else { rate };
        let Some(mut score) = rate.over(ratio.full).and_then(|share| proportion(ratio, share)) else {
            return Some(None);
        };
        let hundred = Amount::whole(100);
        if ratio.full != hundred {
            let other = rate.over(hundred).and_then(|share| proportion(ratio, share))?;
            score.others.push((other.low, Text::new("按占100%的比例计算", "of 100%")));
        }
        Some(Some(score))
    }

    /// The points of a list of requirements of which only the number that holds is known.
    fn number_of(&self) -> Option<Score> {
        let mut points = Vec::new();
        for part in &self.scheme.parts {
            let [arm] = part.arms.as_slice() else { return None };
            let ([Test::Words(words)], Some(given)) = (arm.tests.as_slice(), arm.fixed()) else { return None };
            if self.values.item(&part.marker, words).is_some() {
                return None;
            }
            points.push(given);
        }
        let number = self.values.only()?.number.filter(|_| points.len() > 1)?;
        if number > Amount::whole(i64::try_from(points.len()).ok()?) || number.is_negative() {
            return None;
        }
        points.sort_unstable();
        let sum = |given: &mut dyn Iterator<Item = &Amount>| {
            let (mut sum, mut count) = (Amount::ZERO, Amount::ZERO);
            for points in given {
                if count < number {
                    sum = sum.plus(*points)?;
                    count = count.plus(Amount::whole(1))?;
                }
            }
            Some(sum)
        };
        let (low, high) = (sum(&mut points.iter())?, sum(&mut points.iter().rev())?);
        Some(Score { low, high, why: (low != high).then(missing), ..Score::default() })
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

fn missing() -> Text {
    Text::new("缺少计算所需的数值或判断", "a figure or an answer is missing")
}

fn proportion(ratio: &Ratio, share: Amount) -> Option<Score> {
    let points = ratio.of.times(share.min(Amount::whole(1)).max(Amount::ZERO))?;
    Some(Score::exact(tidy(points)))
}

/// A third has no end and is rounded; what ends is given as it is.
fn tidy(points: Amount) -> Amount {
    let short = points.rounded(4);
    if short == points { points } else { points.rounded(2) }
}

/// So many steps from the start.
fn stepped(step: &Step, base: Amount, from: Amount, figure: Amount) -> Option<Score> {
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
        score.others.push((points(steps)?, Text::new("按比例计算", "pro rata")));
    }
    if base.is_zero() || step.adds {
        return Some(score);
    }
    score.low = score.low.max(Amount::ZERO);
    score.high = score.low;
    Some(score)
}

/// The whole steps in a number of steps.
fn whole(steps: Amount, begun: bool) -> Amount {
    let rounded = steps.rounded(0);
    let down = if rounded > steps { rounded.minus(Amount::whole(1)).unwrap_or(rounded) } else { rounded };
    if begun && down != steps { down.plus(Amount::whole(1)).unwrap_or(down) } else { down }
}

/// True for a case that is not a fixed award for a case of its own.
fn is_open(arm: &Arm) -> bool {
    matches!(arm.give, Give::Step(_) | Give::Ratio(_) | Give::Line)
        || arm.tests.iter().any(|test| matches!(test, Test::Else))
}

/// Of several cases that hold, the narrowest (≥100% within ≥90%), else the one that gives most.
fn best(part: &Part, winners: &[&Arm], base: Amount) -> Score {
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
fn narrower(inner: &Arm, outer: &Arm) -> bool {
    let (tests, others) = (inner.tests.as_slice(), outer.tests.as_slice());
    if tests.len() != others.len() || inner.any || outer.any {
        return !inner.any && !outer.any && tests.len() > others.len();
    }
    // 执行率≥95%且结转率≤5% lies within ≥90% and ≤10%.
    tests != others && tests.iter().zip(others).all(|(one, other)| one == other || lies_within(one, other))
}

fn lies_within(inner: &Test, outer: &Test) -> bool {
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
