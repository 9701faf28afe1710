//! 元 that must be 万元: the sentence gives its other amounts in 万元, and states something that is true only with 万.

use super::scan::Mention;
use super::{Draft, Reader, Stated};
use crate::base::list::Gather as _;
use crate::base::unit::Unit;
use crate::base::word::has;
use crate::packs::words::prose as words;

/// More of them in one passage are no slips.
const MOST: usize = 6;

/// How far the amounts beside one are looked at.
const BESIDE: usize = 16;

/// Finds them, and gives each the unit that is meant.
pub(super) fn find(mentions: &mut [Mention]) -> Vec<usize> {
    let odd: Vec<usize> = (0..mentions.len()).filter(|at| is_odd(mentions, *at)).gather();
    let mut lost = Vec::new();
    if odd.len() > MOST {
        return lost;
    }
    for at in odd {
        if agreeing(mentions, at) {
            continue;
        }
        set(mentions, at, Unit::WanYuan);
        if is_repeated(mentions, at) || agreeing(mentions, at) {
            lost.push(at);
        } else {
            set(mentions, at, Unit::Yuan);
        }
    }
    lost
}

fn set(mentions: &mut [Mention], at: usize, unit: Unit) {
    if let Some(mention) = mentions.get_mut(at) {
        mention.number.unit = unit;
    }
}

/// True for the only amount in 元 of a sentence in 万元; what each gets is mostly in 元.
fn is_odd(mentions: &[Mention], at: usize) -> bool {
    let Some(mention) = mentions.get(at) else { return false };
    let near = mentions.iter().skip(at.saturating_sub(BESIDE)).take(BESIDE.saturating_mul(2));
    let beside = |unit: Unit| {
        let of_unit = near.clone().filter(|other| other.sentence == mention.sentence && other.number.unit == unit);
        of_unit.filter(|other| !has(&other.lead, words::EACH)).count()
    };
    let plain = mention.number.unit == Unit::Yuan && !mention.about && !has(&mention.lead, words::EACH);
    plain && !mention.number.amount.is_zero() && beside(Unit::WanYuan) > 0 && beside(Unit::Yuan) == 1
}

/// True where the same digits stand elsewhere in 万元: three of them at least.
fn is_repeated(mentions: &[Mention], at: usize) -> bool {
    let Some(mention) = mentions.get(at) else { return false };
    let digits = mention.raw.trim_start_matches('0').bytes().filter(u8::is_ascii_digit).count();
    let same = |(number, other): (usize, &Mention)| {
        number != at && other.number.unit == Unit::WanYuan && other.number.amount == mention.number.amount
    };
    digits > 2 && mentions.iter().enumerate().any(same)
}

/// True where something that is stated of an amount agrees.
fn agreeing(mentions: &[Mention], at: usize) -> bool {
    let Some(mut reader) = Reader::new(mentions) else { return false };
    reader.read();
    let of_it = |draft: &&Draft| {
        draft.result == at || draft.readings.iter().any(|reading| reading.iter().any(|(term, _)| *term == at))
    };
    // A growth, or a part within its whole, agrees with many amounts.
    let telling = |draft: &&Draft| !matches!(draft.kind, Stated::Growth | Stated::Change | Stated::Within);
    let agrees = |draft: &Draft| draft.readings.iter().any(|terms| reader.agrees(draft, terms));
    reader.drafts.iter().filter(of_it).filter(telling).any(agrees)
}
