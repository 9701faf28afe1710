//! Points in proportion, and between the cases above and below.

use super::award::{SIGNS, Score};
use super::known::{Known, Truth, subject_of};
use super::value::Value;
use super::{Give, Part, Ratio, Test, expression};
use crate::base::amount::Amount;
use crate::base::text::Text;

impl Known<'_> {
    /// The points of the bands above and below a figure that no band has.
    pub(super) fn neighbors(&self, part: &Part) -> Option<(Amount, Amount)> {
        let ((_, above), (_, below)) = self.around(part)?;
        Some((above.min(below), above.max(below)))
    }

    /// The points between the cases above and below.
    pub(super) fn line(&self, part: &Part) -> Option<Option<Score>> {
        let rate = |value: &Value| value.number.is_some();
        let Some(value) = self.figure(subject_of(part), &part.marker, &rate) else { return Some(None) };
        let Some(((top, most), (bottom, least))) = self.around(part) else { return Some(None) };
        let Some((figure, _)) = value.rate(top) else { return Some(None) };
        let share = figure.minus(bottom)?.over(top.minus(bottom)?);
        let points = |share: Amount| Some(tidy(share.times(most.minus(least)?)?.plus(least)?));
        Some(share.and_then(points).map(Score::exact))
    }

    /// The ends of the cases above and below a figure that no case has, with their points.
    pub(super) fn around(&self, part: &Part) -> Option<((Amount, Amount), (Amount, Amount))> {
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

    pub(super) fn ratio(&self, part: &Part, ratio: &Ratio) -> Option<Option<Score>> {
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
}

pub(super) fn proportion(ratio: &Ratio, share: Amount) -> Option<Score> {
    let points = ratio.of.times(share.min(Amount::whole(1)).max(Amount::ZERO))?;
    Some(Score::exact(tidy(points)))
}

/// A third has no end and is rounded; what ends is given as it is.
pub(super) fn tidy(points: Amount) -> Amount {
    let short = points.rounded(4);
    if short == points { points } else { points.rounded(2) }
}
