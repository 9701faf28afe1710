//! Whether a row's result reaches its target: only where both can be compared on any reading.

use super::goal::Goal;
use super::said::Said;
use super::score_table::ScoreNode;
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::number::{Bound, CellValue, Number};
use crate::base::unit::Unit;
use crate::base::word::{has, is_one};
use crate::packs::words;

/// What a result is to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It keeps to it.
    Met,
    /// It does as far as rounding goes, 94.6% for 95%, 0.3万亩 for 3012亩: some places take that as met.
    Rounded,
    /// It stays behind, or goes beyond a limit.
    Missed,
    /// It is itself a limit (≥75% for ≥80%): what was reached is not said.
    Open,
}

/// How much of its target a result is, in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// All of it.
    Full,
    /// So much.
    Part(Amount),
    /// So much or more: the result is itself a limit.
    AtLeast(Amount),
    /// Of a limit that was gone beyond, by each lawful reading.
    Reverse(Vec<Amount>),
}

impl ScoreNode {
    /// How much of the target the result is. None where [`ScoreNode::reach`] cannot tell.
    pub fn share(&self) -> Option<Share> {
        match self.reach()? {
            Reach::Met => return Some(Share::Full),
            Reach::Rounded | Reach::Missed | Reach::Open => {}
        }
        let Said { target, actual, .. } = &self.said;
        let (wanted, reached) = (Goal::read(target.as_ref()?)?, Goal::read(actual.as_ref()?)?);
        let bound = wanted.bound.or_else(|| self.meant(&wanted))?;
        let hundred = Amount::whole(100);
        if reached.unit == Unit::Percent && matches!(wanted.unit, Unit::Count(_)) {
            return Some(Share::Part(reached.amount));
        }
        let ((_, factor), (_, times)) = (wanted.unit.base(), reached.unit.base());
        let (target, value) = (wanted.amount.times(factor)?, reached.amount.times(times)?);
        if target <= Amount::ZERO || value <= Amount::ZERO {
            return None;
        }
        if bound.is_least() {
            let share = value.over(target)?.times(hundred)?;
            return Some(if reached.bound.is_some() { Share::AtLeast(share) } else { Share::Part(share) });
        }
        let over = target.over(value)?.times(hundred)?;
        let less = Amount::whole(2).minus(value.over(target)?)?.times(hundred)?.max(Amount::ZERO);
        (reached.bound.is_none()).then(|| Share::Reverse(vec![over, less]))
    }

    /// Whether the result reaches the target. None where that cannot be told: words, other units, a criterion of its own
    /// (a ladder may give all points for less), a target without sign that may mean a limit.
    pub fn reach(&self) -> Option<Reach> {
        let Said { target, actual, criterion, .. } = &self.said;
        if criterion.as_ref().is_some_and(|criterion| !criterion.is_empty()) {
            return None;
        }
        let (target, actual) = (target.as_ref()?, actual.as_ref().filter(|actual| !actual.of_several())?);
        if is_one(actual.text.as_str(), words::UNDONE) {
            return (!target.is_empty() && !target.of_several()).then_some(Reach::Missed);
        }
        let wanted = Goal::read(target)?;
        let bound = wanted.bound.or_else(|| self.meant(&wanted))?;
        if is_one(actual.text.as_str(), words::DONE) {
            return bound.is_least().then_some(Reach::Met);
        }
        let reached = Goal::read(actual).filter(|reached| reached.until.is_none())?;
        let direct = if wanted.counts_as(&reached) { compare(&wanted, bound, &reached) } else { None };
        let counted = matches!(wanted.unit, Unit::Count(_));
        let is_rate = self.path.iter().any(|label| has(label, words::RATES));
        if reached.unit != Unit::Percent || !(counted || wanted.unit == Unit::None && !is_rate) {
            return direct;
        }
        // 80% of 3座, perhaps of a bare 50 too, is a share of the target.
        let share = if reached.amount < Amount::whole(100) { Reach::Missed } else { Reach::Met };
        let plain = bound.is_least() && reached.bound.is_none() && wanted.until.is_none();
        (plain && (counted || direct == Some(share))).then_some(share)
    }

    /// The result as a percentage with the digits it was given; none for limits and words.
    pub fn result_rate(&self) -> Option<&Number> {
        let actual = self.said.actual.as_ref().filter(|actual| !actual.of_several())?;
        let CellValue::Number(actual) = &actual.value else { return None };
        (actual.unit == Unit::Percent && actual.bound.is_none()).then_some(actual)
    }

    /// Whether a share of a whole (满意度, 达标率) is above the whole; none for what is no such share.
    pub fn share_beyond_whole(&self) -> Option<bool> {
        let share = self.path.iter().any(|label| has(label, words::SHARES));
        let actual = self.said.actual.as_ref().filter(|actual| share && !actual.shared)?;
        let CellValue::Number(actual) = &actual.value else { return None };
        (actual.unit == Unit::Percent).then(|| actual.amount > Amount::whole(100))
    }

    /// What a target without a sign means: to be reached, unless more of it may be worse (money, time, 控制率).
    fn meant(&self, target: &Goal) -> Option<Bound> {
        let counted = match target.unit {
            Unit::Percent | Unit::None => true,
            Unit::Count(word) => !is_one(word, words::TIME),
            _ => false,
        };
        let mut labels = self.path.iter().followed_by(std::iter::once(&target.words));
        let reverse = labels.any(|label| has(label, words::REVERSE));
        (counted && !reverse).then_some(Bound::AtLeast)
    }
}

/// Compares a result with its target; none where their units do not say how.
fn compare(wanted: &Goal, bound: Bound, reached: &Goal) -> Option<Reach> {
    let bare = [wanted, reached].into_iter().find(|goal| goal.unit == Unit::None);
    let same = wanted.unit == reached.unit;
    let (mut target, mut value, mut slack) = (wanted.amount, reached.amount, Amount::ZERO);
    if let (Some(bare), false) = (bare, same) {
        // 0.95 or 1 beside 95%; 30 beside 30万元 may be any money.
        let share = bare.amount.abs() <= Amount::whole(1);
        if share || [wanted, reached].into_iter().any(|goal| goal.unit.yuan().is_some()) {
            return None;
        }
    } else if !same {
        let ((kind, factor), (other, times)) = (wanted.unit.base(), reached.unit.base());
        if kind != other {
            return None;
        }
        (target, value) = (target.times(factor)?, value.times(times)?);
        // 0.3万亩 may have been 3012亩.
        slack = reached.half()?.times(times)?;
    } else if wanted.unit == Unit::Percent && target != Amount::whole(100) {
        slack = if reached.scale > wanted.scale { wanted.half()? } else { slack };
    }
    if value.is_negative() != target.is_negative() && !value.is_zero() && !target.is_zero() {
        // "下降 −5%" against "下降 5%".
        return None;
    }
    if bound.is_strict() && value == target {
        return None;
    }
    let short = if bound.is_least() { target.minus(value)? } else { value.minus(target)? };
    let behind = short > Amount::ZERO;
    if !behind && wanted.until.is_some_and(|until| value > until || !same) {
        return None;
    }
    Some(match (behind, reached.bound) {
        (true, Some(limit)) if limit.is_least() == bound.is_least() => Reach::Open,
        (false, Some(limit)) if limit.is_least() != bound.is_least() => Reach::Open,
        (true, None) if short <= slack && !target.is_zero() => Reach::Rounded,
        (true, _) => Reach::Missed,
        (false, _) => Reach::Met,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::anchor::{Anchor, Place, SourceId};
    use crate::base::{fold, number};
    use crate::facts::Says;

    fn reach(label: &str, target: &str, actual: &str) -> Option<Reach> {
        let anchor = Anchor { source: SourceId(0), place: Place::Document };
        let says = |text| {
            Some(Says { text: fold::label(text), anchor, value: number::cell(text), shared: false, goes_on: false })
        };
        let mut node = ScoreNode::of_execution(None, None, anchor);
        node.path = vec![label.to_owned()];
        node.said = Said { target: says(target), actual: says(actual), ..Said::default() };
        node.reach()
    }

    #[test]
    fn what_is_met_or_missed_on_every_reading_is_told() {
        let (met, missed, rounded) = (Some(Reach::Met), Some(Reach::Missed), Some(Reach::Rounded));
        let cases: &[(&str, &str, &str, Option<Reach>)] = &[
            ("知晓率", "≥95%", "94.6%", rounded),
            ("知晓率", "≥95%", "94.4%", missed),
            ("验收率", "100%", "99.6%", missed),
            ("渠道长度", "≥5公里", "4.6公里", missed),
            ("控制率", "≤100%", "100.4%", missed),
            ("知晓率", "95%（含）以上", "94%", missed),
            ("知晓率", "95%（含）以上", "95%", met),
            ("知晓率", "达到95%", "96%", met),
            ("知晓率", "达到95%以上", "达到90%", missed),
            ("知晓率", "≥95%（含）", "93%", missed),
            ("知晓率", "95%及以上", "93%", missed),
            ("知晓率", "不得低于95%", "93%", missed),
            ("知晓率", "大于95%", "95%", None),
            ("知晓率", "大于95%", "96%", met),
            ("知晓率", "90-95%", "89%", missed),
            ("知晓率", "90%—95%", "93%", met),
            ("知晓率", "90%~95%", "97%", None),
            ("知晓率", "95%", "90%-97%", None),
            ("维修次数", "不超过3次", "4次", missed),
            ("维修次数", "不应超过3次", "2次", None),
            ("差错率", "控制在5%以内", "6%", missed),
            ("差错率", "控制在5%以内", "控制在4%", met),
            ("达标率", "控制在90%以上", "88%", missed),
            ("泵站", "完成3座", "3", met),
            ("泵站", "新建3座", "2座", missed),
            ("泵站", "3座", "已完成2座", missed),
            ("泵站", "3", "3座", met),
            ("泵站", "新建泵站3座", "新建泵站2座", missed),
            ("泵站", "新建泵站≥3座", "2座", missed),
            ("培训", "培训农户300人", "培训干部280人", None),
            ("培训", "每村3人", "56人", None),
            ("培训", "300人左右", "280人", None),
            ("培训", "300人", "290名", missed),
            ("培训", "≥300人次", "260人", None),
            ("绿化", "≥1.2万亩", "12000亩", met),
            ("绿化", "≥1.2万亩", "11985亩", missed),
            ("绿化", "≥3012亩", "0.3万亩", rounded),
            ("绿化", "≥3000亩", "0.2万亩", missed),
            ("绿化", "≥100亩", "10公顷", met),
            ("培训", "≥2万人次", "18000人次", missed),
            ("道路", "≥5公里", "4800米", missed),
            ("道路", "≥4800米", "5公里", met),
            ("道路", "≥5.0公里", "4800米", missed),
            ("道路", "5千米", "5.2公里", met),
            ("补助", "≥120万元", "1300000元", met),
            ("补助", "≥120万元", "119", None),
            ("泵站", "3座", "100%", met),
            ("泵站", "3座", "80%", missed),
            ("泵站", "50", "80%", None),
            ("泵站", "50", "100%", met),
            ("完成率", "90", "95%", met),
            ("完成率", "90", "85%", missed),
            ("完成率", "≥90%", "85", missed),
            ("完成率", "1", "80%", None),
            ("事故", "≤3次", "100%", None),
            ("泵站", "≥3座", "1", None),
            ("泵站", "≥3座", "已完成", met),
            ("事故", "≤3次", "已完成", None),
            ("泵站", "≥3座", "未完成", missed),
            ("泵站", "", "未完成", None),
            ("验收", "12月底前", "11月底前", None),
            ("时限", "20天内", "25天", missed),
            ("接待费", "下降5%", "下降3%", None),
            ("接待费", "下降≥5%", "下降3%", missed),
            ("接待费", "下降5%以上", "-6%", None),
            ("率", "5%", "-6%", None),
            ("巡查", "3次/年", "2次/年", None),
            ("泵站", "3座，验收2座", "2座", None),
        ];
        for (label, target, actual, expected) in cases {
            assert_eq!(reach(label, target, actual), *expected, "{label}: {target} | {actual}");
        }
    }
}
