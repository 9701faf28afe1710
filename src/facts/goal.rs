//! A target or a result as a number with the words around it: 新建3座, 控制在5%以内, 95%（含）以上, 90%—95%.

use super::said::Says;
use crate::base::amount::Amount;
use crate::base::fold;
use crate::base::number::{self, Bound, CellValue};
use crate::base::unit::Unit;
use crate::base::word::has;
use crate::packs::words;

/// What a cell says that names one number, or a range.
#[derive(Clone, Debug)]
pub(super) struct Goal {
    pub(super) amount: Amount,
    /// Where the range ends that begins with the amount.
    pub(super) until: Option<Amount>,
    pub(super) unit: Unit,
    pub(super) scale: u32,
    pub(super) bound: Option<Bound>,
    /// What is counted, in words of its own: 培训农户 of 培训农户300人.
    pub(super) words: String,
}

impl Goal {
    /// None for words without a number, with several numbers, and for a cell that speaks of several rows.
    pub(super) fn read(says: &Says) -> Option<Self> {
        match &says.value {
            _ if says.of_several() => None,
            CellValue::Number(number) => Some(Self {
                amount: number.amount,
                until: None,
                unit: number.unit,
                scale: number.scale,
                bound: number.bound,
                words: String::new(),
            }),
            CellValue::Text => Self::among_words(&without_included(&says.text)),
            CellValue::Blank | CellValue::Dash => None,
        }
    }

    fn among_words(text: &str) -> Option<Self> {
        let from_number = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        let digits = number::digits_at(from_number)?;
        let mut behind: String = from_number.chars().skip(digits.length).collect();
        let (mut unit, length) = Unit::at_start(&behind).unwrap_or_default();
        behind = behind.chars().skip(length).collect();
        let mut until = None;
        if let Some(rest) = behind.strip_prefix(['-', '~', '—', '至']) {
            let CellValue::Number(end) = number::cell(rest.trim_start_matches('—')) else { return None };
            unit = if unit == Unit::None { end.unit } else { unit };
            if end.unit != unit || end.bound.is_some() || end.amount <= digits.amount {
                return None;
            }
            (until, behind) = (Some(end.amount), String::new());
        }
        let (ahead, before) = number::bound_at_end(text.strip_suffix(from_number)?);
        let (after, behind) = number::bound_behind(&behind);
        let words = format!("{}{}", without_verbs(before), without_verbs(behind));
        // 12月底前, −5: neither counts anything.
        let counts = words.chars().all(fold::is_letter) && (words.is_empty() || unit != Unit::None);
        let clear = !has(&words, words::UNCLEAR);
        // 控制在95%以上: what follows says which side.
        let bound = after.or(ahead);
        (counts && clear).then_some(Self { amount: digits.amount, until, unit, scale: digits.scale, bound, words })
    }

    /// True where another number counts the same: in the same words, or in none of its own beside the same measure word.
    pub(super) fn counts_as(&self, other: &Self) -> bool {
        let alone = self.words.is_empty() || other.words.is_empty();
        let plain = |goal: &Self| !has(&goal.words, words::REVERSE);
        let counted = matches!(self.unit, Unit::Count(_)) && self.unit.base().0 == other.unit.base().0;
        self.words == other.words || (alone && counted && plain(self) && plain(other))
    }

    /// Half a unit of the last digit.
    pub(super) fn half(&self) -> Option<Amount> {
        Amount::last_digit(self.scale).over(Amount::whole(2))
    }
}

/// 95%（含）以上, 3座以上（含3座）: the bracket says what 以上 says already.
fn without_included(text: &str) -> String {
    let Some((before, rest)) = text.split_once("(含") else { return text.to_owned() };
    let Some((_, behind)) = rest.split_once(')') else { return text.to_owned() };
    format!("{before}{behind}")
}

/// Without words that say no more than that it was, or is to be, done.
fn without_verbs(mut text: &str) -> &str {
    while let Some(rest) = words::DOING.split(' ').find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}
