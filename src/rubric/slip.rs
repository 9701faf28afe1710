//! The slips of the rubric itself.

use super::award::Award;
use super::words::Side;
use super::{Arm, Edge, End, Give, Part, Scheme, Step, Test};
use crate::base::amount::Amount;
use crate::base::numeral;
use crate::base::text::Text;

/// Something that the text of a criterion gets wrong by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// A word for programs.
    pub kind: &'static str,
    /// What people read.
    pub message: Text,
}

impl Scheme {
    /// The most that the text gives; none where it does not say.
    pub fn said(&self) -> Option<Amount> {
        let mut sum = Amount::ZERO;
        for part in self.parts.iter().filter(|part| !part.takes()) {
            let mut most = None;
            for arm in &part.arms {
                match &arm.give {
                    Give::Points { high, .. } => most = most.max(Some(*high)),
                    Give::Ratio(ratio) => most = most.max(Some(ratio.of)),
                    Give::Step(step) if step.adds => {
                        let base = most.unwrap_or_default();
                        most = Some(base.plus(step.most.or_else(|| self.listed(step, arm))?)?);
                    }
                    _ => {}
                }
            }
            sum = sum.plus(most?)?;
        }
        (!sum.is_zero()).then_some(sum)
    }

    /// The slips of the text that was read.
    pub fn slips(&self) -> Vec<Slip> {
        self.told(true)
    }

    /// The slips; 80%-90% beside 90%以上 only where asked for bands that touch and do not say which of them has the end.
    fn told(&self, touching: bool) -> Vec<Slip> {
        let mut slips = Vec::new();
        if let Some(said) = self.said().filter(|said| *said != self.points) {
            let (said, points) = (said.written(0), self.points.written(0));
            let kind = if self.parts.len() > 1 || !self.checks.is_empty() || self.adds() { "items" } else { "points" };
            let message = Text::new(
                format!("评分标准最多可得 {said} 分，与分值 {points} 分不一致"),
                format!("the criterion gives at most {said} points, the row has {points}"),
            );
            slips.push(Slip { kind, message });
        }
        for part in &self.parts {
            if part.arms.iter().all(|arm| arm.fixed().is_some()) {
                bands(part, touching, &mut slips);
            }
            part.arms.iter().filter_map(|arm| self.floor(part, arm)).for_each(|slip| slips.push(slip));
        }
        slips.extend(self.minus_floor());
        slips
    }

    /// Points for each of so many.
    fn adds(&self) -> bool {
        let mut arms = self.parts.iter().flat_map(|part| &part.arms);
        arms.any(|arm| matches!(&arm.give, Give::Step(step) if step.adds && self.listed(step, arm).is_some()))
    }

    /// What a step gives or takes of all that the text lists: three 项 with a marker, 6项民生实事, 五个方面.
    fn listed(&self, step: &Step, arm: &Arm) -> Option<Amount> {
        if step.side != Side::Count || step.from.is_some() {
            return None;
        }
        let marked = Amount::whole(i64::try_from(self.checks.len()).ok()?);
        let told = || {
            let words = arm.tests.iter().filter_map(|test| match test {
                Test::Words(words) => Some(words.as_str()),
                _ => None,
            });
            words.chain([step.words.0.as_str()]).find_map(|words| number_before(words, step))
        };
        let number = if !marked.is_zero() && step.unit == "项" { marked } else { told()? };
        number.over(step.each)?.times(step.amount)
    }

    /// The slips that matter for this award: of bands that merely touch, those that share the very figure.
    pub fn slips_with(&self, award: &Award) -> Vec<Slip> {
        let mut slips = self.told(false);
        if award.shared && slips.iter().all(|slip| slip.kind != "overlap") {
            let message =
                Text::new("数值恰在两档的交界处，评分标准没有写明归入哪一档", "the figure lies where two bands meet");
            slips.push(Slip { kind: "overlap", message });
        }
        slips
    }

    /// 扣完为止, where all that can be taken is less than there is.
    fn floor(&self, part: &Part, arm: &Arm) -> Option<Slip> {
        let Give::Step(step) = &arm.give else { return None };
        let ends = part.arms.iter().any(|arm| arm.fixed().is_some_and(Amount::is_zero));
        if !step.floor || step.adds || ends || self.parts.len() > 1 {
            return None;
        }
        let most = match (step.side, step.from) {
            (Side::Under, Some(from)) if !from.is_zero() => from.over(step.each)?.times(step.amount)?,
            (Side::Count, None) => self.listed(step, arm).unwrap_or(self.points),
            _ => self.points,
        };
        let most = step.most.map_or(most, |said| said.min(most)).rounded(6);
        (most < self.points).then(|| floor(most))
    }

    /// 未公开预算扣1分，未公开决算扣1分，扣完为止, where there are more points than these take.
    fn minus_floor(&self) -> Option<Slip> {
        let arms = || self.parts.iter().flat_map(|part| &part.arms);
        let ends = arms().any(|arm| arm.fixed().is_some_and(Amount::is_zero));
        let several = self.parts.len() > 1 && !self.parts.iter().all(Part::takes);
        if !self.parts.iter().any(|part| part.floor) || ends || several {
            return None;
        }
        let mut most = Amount::ZERO;
        for arm in arms() {
            match (&arm.give, arm.tests.as_slice()) {
                (Give::Minus(amount), [Test::Words(_)]) => most = most.plus(*amount)?,
                (Give::Points { .. }, _) => {}
                _ => return None,
            }
        }
        (most < self.points).then(|| floor(most))
    }
}

fn floor(most: Amount) -> Slip {
    let written = most.written(0);
    let message = Text::new(
        format!("写明扣完为止，但最多只能扣 {written} 分"),
        format!("all points are said to be lost, but at most {written} can be"),
    );
    Slip { kind: "floor", message }
}

/// 6项民生实事, 五个方面考核: the number before the unit of a step.
fn number_before(words: &str, step: &Step) -> Option<Amount> {
    // 每方面达标1个 is one of 五个方面.
    let (unit, behind) = (step.unit.as_str(), step.words.0.as_str());
    words.match_indices(unit).find_map(|(at, _)| {
        let head = words.get(..at)?;
        let is = |c: &char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(*c);
        let length: usize = head.chars().rev().take_while(is).map(char::len_utf8).sum();
        let number = head.get(head.len().checked_sub(length)?..)?;
        let before = head.get(..head.len().saturating_sub(length))?;
        let tail = words.get(at.saturating_add(unit.len())..)?;
        // 个 alone counts anything.
        let own = unit != "个" || tail.chars().take(2).all(|c| behind.contains(c)) && tail.chars().count() > 1;
        let number = Amount::parse(number).or_else(|| numeral::parse(number))?;
        let fair = number > Amount::whole(1) && own && !before.ends_with(['第', '每', '少', '前']);
        fair.then_some(number)
    })
}

/// Two bands that share values, or values between two that none has.
fn bands(part: &Part, touching: bool, slips: &mut Vec<Slip>) {
    let mut bands: Vec<(Option<&Edge>, Option<&Edge>, &str)> = Vec::new();
    for arm in &part.arms {
        if let ([Test::Range { low, high, unit, subject }], Some(_)) = (arm.tests.as_slice(), arm.fixed()) {
            // Of another figure, or beside a figure that is not a number.
            let other = !subject.is_empty() && subject != super::known::subject_of(part);
            if other || low.iter().chain(high).any(|edge| edge.other().is_some()) {
                continue;
            }
            bands.push((low.as_ref(), high.as_ref(), unit));
        }
    }
    let at = |edge: Option<&Edge>| edge.map(|edge| edge.at);
    bands.sort_by_key(|band| (at(band.0), band.1.is_none(), at(band.1)));
    // 90%以上, 80%以上: each within the next.
    let open = |count: usize| count > 1;
    // 90%以上, 80%以上, 90%以下: the last meets them.
    let least = bands.iter().filter(|band| band.1.is_none()).filter_map(|band| at(band.0)).min();
    let most = bands.iter().filter(|band| band.0.is_none()).filter_map(|band| at(band.1)).max();
    if let Some((least, most)) = least.zip(most).filter(|(least, most)| least < most) {
        let place = format!("{}-{}", least.written(0), most.written(0));
        let message = Text::new(format!("{place} 同时属于两档"), format!("{place} belongs to two bands"));
        slips.push(Slip { kind: "overlap", message });
        return;
    }
    if open(bands.iter().filter(|band| band.0.is_none()).count())
        || open(bands.iter().filter(|band| band.1.is_none()).count())
    {
        return;
    }
    for (one, next) in bands.iter().zip(bands.iter().skip(1)) {
        let (Some(high), Some(low)) = (one.1, next.0) else { continue };
        // 等于0计3分，10%以内计2分: the case of one value goes before the range around it.
        if next.0 == next.1 && high.at >= low.at {
            continue;
        }
        let counted = [one.2, next.2].iter().any(|unit| !matches!(*unit, "%" | "分" | ""));
        let adjoins = counted && high.at.plus(Amount::whole(1)) == Some(low.at)
            || one.2 == "日期"
                && super::deduct::day(high.at)
                    .zip(super::deduct::day(low.at))
                    .is_some_and(|(end, start)| end.plus(Amount::whole(1)) == Some(start));
        let (kind, zh, en) = match (high.at.cmp(&low.at), high.end, low.end) {
            (std::cmp::Ordering::Less, ..) if !adjoins => ("gap", "没有归入任何一档", "belongs to no band"),
            (std::cmp::Ordering::Equal, End::Open, End::Open) => ("gap", "没有归入任何一档", "belongs to no band"),
            (std::cmp::Ordering::Equal, End::Closed, End::Closed) | (std::cmp::Ordering::Greater, ..) => {
                ("overlap", "同时属于两档", "belongs to two bands")
            }
            (std::cmp::Ordering::Equal, End::Unsaid, End::Unsaid) if touching => {
                ("overlap", "没有写明归入哪一档", "may belong to two bands")
            }
            _ => continue,
        };
        let mut place = high.at.written(0);
        if high.at != low.at {
            place = format!("{place}-{}", low.at.written(0));
        }
        slips.push(Slip { kind, message: Text::new(format!("{place} {zh}"), format!("{place} {en}")) });
    }
}
