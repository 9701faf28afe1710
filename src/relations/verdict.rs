//! The verdict on a relation: its sides compared by the table of agreement.

use super::agreement::{self, Agreement, Kind, Rounded};
use super::scale::Scales;
use super::{Basis, Missing, Reading, Relation, Shape};
use crate::base::amount::Amount;
use crate::base::unit::Unit;
use crate::facts::{Facts, Figure, FigureId};
use crate::vocabulary::measure;

/// What the comparison of a relation's sides came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The sides are the same.
    Holds,
    /// They differ by no more than rounding explains.
    Rounding(Gap),
    /// They differ.
    Broken(Gap),
    /// Something needed is blank or cannot be read.
    Insufficient,
}

/// The two sides and what lies between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The left side as stated.
    pub stated: Amount,
    /// The right side as computed.
    pub computed: Amount,
    /// stated − computed
    pub difference: Amount,
    /// What rounding could explain.
    pub slack: Amount,
}

/// Judges a relation: the best of its readings, and which one that is.
pub fn judge(relation: &Relation, facts: &Facts, scales: &Scales) -> (Verdict, usize) {
    let mut best = (Verdict::Insufficient, 0);
    for (number, reading) in relation.readings.iter().enumerate() {
        let Some(verdict) = judge_reading(relation, reading, facts, scales) else {
            // A rate over a budget of zero is undefined, whatever else it might be divided by.
            if matches!(relation.shape, Shape::Ratio | Shape::Change) && relation.basis != Basis::Sentence {
                break;
            }
            continue;
        };
        // Of what a sentence may state of its own figures, where none fits, the nearest; what forms say too has an order.
        let own = relation.basis == Basis::Sentence && relation.shape != Shape::Equal;
        let nearer = own && gap(&verdict) < gap(&best.0);
        if number == 0 || rank(&verdict) < rank(&best.0) || (nearer && rank(&verdict) == rank(&best.0)) {
            best = (verdict, number);
        }
    }
    (with_missing(relation, best.0), best.1)
}

fn gap(verdict: &Verdict) -> Option<Amount> {
    match verdict {
        Verdict::Broken(gap) => Some(gap.difference.abs()),
        _ => None,
    }
}

fn rank(verdict: &Verdict) -> u8 {
    match verdict {
        Verdict::Holds => 0,
        Verdict::Rounding(_) => 1,
        Verdict::Broken(_) => 2,
        Verdict::Insufficient => 3,
    }
}

/// Blank parts are left out: where the filled ones reach the total it holds, where they fall short something may
/// stand in the blank, where they exceed it the blank cannot help.
fn with_missing(relation: &Relation, verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Broken(gap) if !relation.missing.is_empty() => {
            let closes =
                |missing: &Missing| missing.unread || missing.signed || missing.minus == gap.difference.is_negative();
            let signed = relation.missing.iter().any(|missing| missing.signed);
            let may_close = relation.missing.iter().any(closes) && (signed || !gap.stated.is_negative());
            if may_close { Verdict::Insufficient } else { verdict }
        }
        // A part that is written but cannot be read is no blank: it may well hold a number.
        Verdict::Holds | Verdict::Rounding(_) if relation.missing.iter().any(|missing| missing.unread) => {
            Verdict::Insufficient
        }
        other => other,
    }
}

fn judge_reading(relation: &Relation, reading: &Reading, facts: &Facts, scales: &Scales) -> Option<Verdict> {
    if reading.terms.is_empty() {
        return None;
    }
    let result = relation.result.and_then(|id| facts.figure(id));
    let stated = match result {
        Some(figure) => figure.amount,
        None => relation.constant?,
    };
    let unit = result.map_or(Unit::None, |figure| figure.unit);
    let judged = match relation.shape {
        Shape::Ratio | Shape::Change | Shape::Growth => ratio(relation, stated, result?, reading, facts, scales),
        Shape::Product if relation.basis == Basis::Sentence => times(stated, result?, reading, facts),
        Shape::Product if relation.basis == Basis::Structure => {
            multiplied(stated, result?, reading, (facts, relation.factor))
        }
        Shape::Product => product(stated, result?, reading, facts),
        Shape::Equal if relation.basis == Basis::Sentence => repeated(stated, result?, reading, facts),
        Shape::Bound => bound(stated, reading, facts, unit),
        Shape::Sum | Shape::Difference | Shape::Equal => {
            let computed = total(reading, facts, unit)?;
            let kind = kind(result, reading, facts, scales);
            let compared = agreement::compare(stated, computed, kind).map(verdict)?;
            Some(if is_rounded_score(relation, stated, computed) { rounded(compared) } else { compared })
        }
    }?;
    let about = |id: FigureId| facts.figure(id).is_some_and(|figure| figure.about);
    let about = relation.result.is_some_and(about) || reading.terms.iter().any(|term| about(term.figure));
    Some(if about { nearly(judged) } else { judged })
}

/// 约: what differs by no more than a fiftieth is about the same.
fn nearly(verdict: Verdict) -> Verdict {
    let (Verdict::Broken(gap) | Verdict::Rounding(gap)) = verdict else { return verdict };
    let near = gap.difference.abs().times(Amount::whole(50)).is_some_and(|gap_by_50| gap_by_50 <= gap.stated.abs());
    if near { Verdict::Holds } else { verdict }
}

/// A total score may be rounded once more than the scores it sums: 97.2 or 97 for 97.23.
fn is_rounded_score(relation: &Relation, stated: Amount, computed: Amount) -> bool {
    relation.measure == Some(measure::SELF_SCORE) && computed.rounded(stated.significant_scale()) == stated
}

fn rounded(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Broken(gap) => Verdict::Rounding(gap),
        other => other,
    }
}

fn verdict((agreement, gap): (Agreement, Gap)) -> Verdict {
    match agreement {
        Agreement::Same => Verdict::Holds,
        Agreement::Rounding => Verdict::Rounding(gap),
        Agreement::Different => Verdict::Broken(gap),
    }
}

/// The sum of the terms in the unit of the result.
fn total(reading: &Reading, facts: &Facts, unit: Unit) -> Option<Amount> {
    reading.terms.iter().try_fold(Amount::ZERO, |sum, term| {
        let figure = facts.figure(term.figure)?;
        let amount = in_unit(figure, unit)?;
        if term.minus { sum.minus(amount) } else { sum.plus(amount) }
    })
}

/// A figure's amount in another unit of money; as it stands where the units are the same or not of money.
pub fn in_unit(figure: &Figure, unit: Unit) -> Option<Amount> {
    match figure.unit.factor_to(unit) {
        Some(factor) if figure.unit != unit => figure.amount.times(factor),
        _ => Some(figure.amount),
    }
}

/// Money may be rounded; everything else is exact.
fn kind(result: Option<&Figure>, reading: &Reading, facts: &Facts, scales: &Scales) -> Kind {
    let Some(result) = result.filter(|figure| figure.unit.yuan().is_some()) else { return Kind::Exact };
    let filled = |id: FigureId| facts.figure(id).is_some_and(|figure| !figure.amount.is_zero());
    let parts = reading.terms.iter().filter(|term| filled(term.figure)).count();
    let operands = parts.saturating_add(usize::from(!result.amount.is_zero()));
    if let [only] = reading.terms.as_slice() {
        return twice(result, facts.figure(only.figure), scales);
    }
    Kind::Money { scale: scales.of_slack(result), operands }
}

/// A single part is the same figure written twice: nothing was added. Only where one was written finer than usual may
/// the other have been rounded from it, or where it stands in a smaller unit.
fn twice(result: &Figure, part: Option<&Figure>, scales: &Scales) -> Kind {
    let Some(part) = part else { return Kind::Exact };
    if part.unit != result.unit {
        let half = |figure: &Figure| {
            let scale = figure.scale.max(scales.of_slack(figure));
            let amount = Amount::last_digit(scale).over(Amount::whole(2))?;
            in_unit(&Figure { amount, ..figure.clone() }, result.unit)
        };
        return half(result).max(half(part)).map_or(Kind::Exact, Kind::Within);
    }
    let coarser = result.scale.min(part.scale).max(scales.of_slack(result));
    if result.scale.max(part.scale) > coarser { Kind::Money { scale: coarser, operands: 1 } } else { Kind::Exact }
}

/// stated % = dividend ÷ divisor. A divisor of zero leaves the rate undefined: nothing is said.
fn ratio(
    relation: &Relation,
    mut stated: Amount,
    result: &Figure,
    reading: &Reading,
    facts: &Facts,
    scales: &Scales,
) -> Option<Verdict> {
    let figure =
        |minus: bool| reading.terms.iter().find(|term| term.minus == minus).and_then(|term| facts.figure(term.figure));
    let (dividend, divisor) = (figure(false)?, figure(true)?);
    let rounded = |figure: &Figure| {
        let half = Amount::last_digit(scales.of_slack(figure)).over(Amount::whole(2))?;
        let unit = |amount: Amount| Some(Figure { amount, ..figure.clone() }).and_then(|f| in_unit(&f, divisor.unit));
        Some(Rounded { amount: unit(figure.amount)?, half: unit(half)? })
    };
    let (mut above, mut below) = (rounded(dividend)?, rounded(divisor)?);
    if let Some(factor) = relation.factor.and_then(|factor| factor.over(Amount::whole(100))) {
        above = Rounded { amount: dividend.amount.times(factor)?, half: dividend.half()?.times(factor)? };
    }
    let half = above.half.plus(below.half)?;
    if relation.falls {
        stated = stated.abs();
    }
    if relation.shape == Shape::Growth {
        let amount = above.amount.abs();
        let before = if relation.falls { below.amount.plus(amount) } else { below.amount.minus(above.amount) }?;
        below = Rounded { amount: before, half };
        above.amount = if relation.falls { amount } else { above.amount };
    }
    if relation.shape == Shape::Change {
        // Of a change, what is divided is the difference: both roundings are in it.
        let difference = above.amount.minus(below.amount)?;
        above = Rounded { amount: if relation.falls { difference.negated() } else { difference }, half };
        if below.amount.is_negative() {
            below.amount = below.amount.negated();
        }
    }
    let percent = agreement::compare_rate(stated, result.scale, above, below)?;
    // A rate may be written as a fraction, 0.95 for 95%, where no percent sign says otherwise.
    let may_be = result.bare && result.scale > 0 && stated <= Amount::whole(2) && relation.factor.is_none();
    let fraction = stated.times(Amount::whole(100)).filter(|_| may_be);
    let as_fraction =
        fraction.and_then(|stated| agreement::compare_rate(stated, result.scale.saturating_sub(2), above, below));
    Some(verdict(as_fraction.filter(|(agreement, _)| *agreement == Agreement::Same).unwrap_or(percent)))
}

/// stated = share × whole, to the digits written. A share may be written as a fraction, 0.9 for 90%.
fn product(stated: Amount, result: &Figure, reading: &Reading, facts: &Facts) -> Option<Verdict> {
    let [share, whole] = reading.terms.as_slice() else { return None };
    let (share, whole) = (facts.figure(share.figure)?, facts.figure(whole.figure)?);
    let fraction = share.bare && share.amount <= Amount::whole(1);
    let factor = if fraction { share.amount } else { share.amount.over(Amount::whole(100))? };
    let exact = factor.times(whole.amount)?;
    let computed = exact.rounded(result.scale.max(2));
    let difference = stated.minus(computed)?;
    let (digit, half) = (Amount::last_digit(result.scale), result.half()?);
    // Decimals may have been cut off; of whole points half a point decides.
    let own = if result.scale > 0 { digit } else { half };
    // The share may have been rounded for print, but 0% and 100% are what they say.
    let unsure = if factor.is_zero() || factor == Amount::whole(1) { Amount::ZERO } else { share.half()? };
    let unsure = if fraction { unsure } else { unsure.over(Amount::whole(100))? };
    let gap = Gap { stated, computed, difference, slack: own.plus(unsure.times(whole.amount)?)? };
    Some(match stated.minus(exact)?.abs() {
        off if off <= half => Verdict::Holds,
        off if off <= gap.slack => Verdict::Rounding(gap),
        _ => Verdict::Broken(gap),
    })
}

/// stated = number × what each gets, in the unit of the result.
fn times(stated: Amount, result: &Figure, reading: &Reading, facts: &Facts) -> Option<Verdict> {
    let [count, each] = reading.terms.as_slice() else { return None };
    let (count, each) = (facts.figure(count.figure)?, facts.figure(each.figure)?);
    let many = matches!(count.unit, Unit::Count(word) if word.starts_with('万'));
    let number = count.amount.times(Amount::whole(if many { 10_000 } else { 1 }))?;
    let factor = each.unit.factor_to(result.unit)?;
    let computed = number.times(each.amount)?.times(factor)?;
    // 46.52万亩: what has decimals was rounded.
    let half = |figure: &Figure| if figure.scale > 0 { figure.half() } else { Some(Amount::ZERO) };
    let of_count = half(count)?.times(number.over(count.amount)?)?.times(each.amount)?;
    let of_each = half(each)?.times(number)?;
    let slack = of_count.plus(of_each)?.times(factor)?.plus(result.half()?)?;
    agreement::compare(stated, computed.rounded(result.scale.max(2)), Kind::Within(slack)).map(verdict)
}

/// stated = the product of the terms, to the digits written.
fn multiplied(
    stated: Amount,
    result: &Figure,
    reading: &Reading,
    (facts, factor): (&Facts, Option<Amount>),
) -> Option<Verdict> {
    let factor = factor.unwrap_or(Amount::whole(1));
    let exact = reading.terms.iter().try_fold(factor, |all, term| all.times(facts.figure(term.figure)?.amount))?;
    let computed = exact.rounded(result.scale.max(2));
    let gap = Gap { stated, computed, difference: stated.minus(computed)?, slack: Amount::last_digit(result.scale) };
    Some(match stated.minus(exact)?.abs() {
        off if off <= result.half()? => Verdict::Holds,
        off if off <= gap.slack && result.scale > 0 => Verdict::Rounding(gap),
        _ => Verdict::Broken(gap),
    })
}

/// What a sentence repeats: the finer of the two, rounded to the digits of the coarser, is the same.
fn repeated(stated: Amount, result: &Figure, reading: &Reading, facts: &Facts) -> Option<Verdict> {
    let other = reading.terms.first().and_then(|term| facts.figure(term.figure))?;
    let computed = total(reading, facts, result.unit)?;
    let back = Figure { amount: computed, ..result.clone() };
    let difference = stated.minus(computed)?;
    let gap = Gap { stated, computed, difference, slack: Amount::last_digit(result.scale.max(2)) };
    let finer = computed.rounded(result.scale) == stated;
    let coarser = in_unit(result, other.unit)?.rounded(other.scale) == in_unit(&back, other.unit)?;
    Some(if finer || coarser {
        Verdict::Holds
    } else if result.unit.yuan().is_some() && difference.abs() <= gap.slack {
        Verdict::Rounding(gap)
    } else {
        Verdict::Broken(gap)
    })
}

/// The sum of the terms ≤ the limit. What is stated is the sum; the limit is what it may be.
fn bound(limit: Amount, reading: &Reading, facts: &Facts, unit: Unit) -> Option<Verdict> {
    let stated = total(reading, facts, unit)?;
    let difference = stated.minus(limit)?;
    let gap = Gap { stated, computed: limit, difference, slack: Amount::ZERO };
    let exceeds = !difference.is_zero() && !difference.is_negative();
    Some(if exceeds { Verdict::Broken(gap) } else { Verdict::Holds })
}
