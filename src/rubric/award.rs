//! Scheme + values → award.

use super::best::{best, narrower};
use super::known::{Known, Truth, subject_of};
use super::value::Values;
use super::{Arm, Give, Part, Scheme, Test, expression};
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::text::{Label, Text};

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
pub(super) struct Score {
    pub(super) low: Amount,
    pub(super) high: Amount,
    pub(super) others: Vec<(Amount, Text)>,
    pub(super) why: Option<Text>,
    pub(super) shared: bool,
    /// The criterion says nothing of the case.
    pub(super) silent: bool,
}

impl Score {
    pub(super) fn exact(points: Amount) -> Self {
        Self { low: points, high: points, ..Self::default() }
    }

    pub(super) fn between(low: Amount, high: Amount, zh: &str, en: &str) -> Self {
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

/// Steps that are not full, counted in part.
pub(super) const PRO_RATA: Label = Label { zh: "按比例计算", en: "pro rata" };

impl Award {
    /// The same where steps count in part, as some places do; whole steps are the other reading.
    pub fn in_proportion(&mut self) {
        let Outcome::Points(points) = &mut self.outcome else { return };
        if let Some((other, why)) = self.alternatives.iter_mut().find(|(_, why)| *why == PRO_RATA.text()) {
            std::mem::swap(points, other);
            *why = Text::new("只扣满一档的", "whole steps only");
        }
    }
}

/// What makes an expression of a name.
pub(super) const SIGNS: &[char] = &['/', '÷', '×', '-', '+', '('];

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
            let others = total.others.into_iter().map(|(at, why)| (within(at), why));
            let alternatives = if low == high { Vec::new() } else { others.gather() };
            return Some(Award { outcome: Outcome::Judgement(why), alternatives, shared: false });
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

    /// The points of a part: of its cases, less what is counted beside them.
    fn part(&self, part: &Part) -> Option<Score> {
        if !part.arms.iter().any(|arm| self.beside_it(part, arm)) {
            return self.cases(part);
        }
        let mut core = part.clone();
        core.arms.retain(|arm| !self.beside_it(part, arm));
        let mut total = self.cases(&core)?;
        let least = if part.takes() { self.scheme.points.negated() } else { Amount::ZERO };
        for arm in part.arms.iter().filter(|arm| self.beside_it(part, arm)) {
            let Give::Step(step) = &arm.give else { continue };
            let base = self.base(part, step);
            let score = self.step(part, step)?;
            let unknown = score.is_none();
            let most = step.most.unwrap_or(self.scheme.points).negated();
            let (low, high) = score.map_or((base.plus(most)?, base), |score| (score.low, score.high));
            let left = |sum: Amount, one: Amount| Some(sum.plus(one.minus(base)?)?.max(least));
            (total.low, total.high) = (left(total.low, low)?, left(total.high, high)?);
            for (at, _) in &mut total.others {
                *at = left(*at, high)?;
            }
            if unknown {
                total.why.get_or_insert_with(missing);
            }
        }
        Some(total)
    }

    fn cases(&self, part: &Part) -> Option<Score> {
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
        // 按时完成得3分，逾期10天以内扣1分, with nothing late.
        let nothing =
            self.figure(subject_of(part), &part.marker, &|value| value.count().is_some_and(Amount::is_zero)).is_some();
        if let ([first, rest @ ..], true) = (part.arms.as_slice(), nothing && truths.first() == Some(&Truth::Unknown))
            && first.fixed() == Some(self.full(part))
            && matches!(first.tests.as_slice(), [Test::Words(_)])
            && !rest.is_empty()
            && rest.iter().all(|arm| matches!(arm.tests.as_slice(), [Test::Range { unit, .. }] if unit != "%"))
            && truths.iter().skip(1).all(|truth| *truth == Truth::No)
        {
            return Some(Score::exact(self.full(part)));
        }
        // What takes all points, and may have happened.
        let veto =
            part.arms.iter().zip(&truths).any(|(arm, truth)| {
                *truth == Truth::Unknown && !is_open(arm) && arm.fixed().is_some_and(Amount::is_zero)
            });
        if let Some(score) = self.rates(part)?.filter(|_| !veto) {
            return Some(score);
        }
        if let Some(score) = self.counts(part)?.filter(|_| !veto) {
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
            // What another step takes, where it is not known how the two go together.
            for other in part.arms.iter().filter(|other| !std::ptr::eq(*other, arm)) {
                if let Give::Step(step) = &other.give
                    && !step.adds
                    && let Some(taken) = self.step(part, step)?
                    && let Some(taken) = self.base(part, step).minus(taken.low).filter(|taken| *taken > Amount::ZERO)
                {
                    let least = if part.takes() { self.scheme.points.negated() } else { Amount::ZERO };
                    score.low = score.low.minus(taken)?.max(least);
                    score.why = Some(missing());
                }
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
        let neighbors = self.neighbors(part);
        let (low, high) = neighbors.unwrap_or((Amount::ZERO, high));
        let score = Score::between(low, high, "评分标准没有写明这种情况的得分", "the criterion is silent on this case");
        // Between two bands: what each of them gives.
        let of = |(low, high)| [low, high].map(|at| (at, Text::new("按相邻一档", "as the neighboring case")));
        Some(Score { silent: true, others: neighbors.map(of).into_iter().flatten().gather(), ..score })
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
    pub(super) fn open(&self, part: &Part, arm: &Arm) -> Option<Option<Score>> {
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

    /// The most that a case of a part gives.
    pub(super) fn full(&self, part: &Part) -> Amount {
        part.arms.iter().filter_map(Arm::fixed).filter(|points| !points.is_zero()).max().unwrap_or(self.scheme.points)
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

pub(super) fn missing() -> Text {
    Text::new("缺少计算所需的数值或判断", "a figure or an answer is missing")
}

/// True for a case that is not a fixed award for a case of its own.
fn is_open(arm: &Arm) -> bool {
    matches!(arm.give, Give::Step(_) | Give::Ratio(_) | Give::Line)
        || arm.tests.iter().any(|test| matches!(test, Test::Else))
}
