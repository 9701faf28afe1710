//! What a list states once it is closed: a total of its parts, or that they keep within it.

use super::lists::{Frame, How};
use super::role::{AMOUNTS, core};
use super::{BACK, Confidence, Reach, Reader, Stated, is_money};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::unit::Unit;
use crate::base::word::{has, starts_with};
use crate::packs::words::{GRANTS, prose as words};

impl Reader<'_> {
    /// Closes the innermost list: what it states.
    pub(super) fn close(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        self.last_whole = frame.whole.first().copied();
        let most = frame.whole.iter().map(|whole| self.of_kind(&frame, *whole).len()).max().unwrap_or_default();
        for whole in &frame.whole {
            let parts = self.of_kind(&frame, *whole);
            // Items of which some are not counted do not count up.
            self.judge(&frame, *whole, &parts, parts.len() == most);
        }
    }

    fn judge(&mut self, frame: &Frame, whole: usize, parts: &[usize], all: bool) {
        let Some(first) = parts.first().copied() else { return };
        self.find_lost(whole, parts);
        let parts = self.before_semicolon(whole, parts);
        let Some(last) = parts.last().copied() else { return };
        if parts.len() > 1 {
            if let Some(parts) = self.reaching(whole, parts) {
                return self.total_of(whole, &parts, Confidence::Certain);
            }
            if self.mixes_posts(whole, parts) {
                return self.of_posts(whole, parts);
            }
            let others = self.back(first, Some(whole));
            // What stands in brackets is of the amount before them.
            let free = frame.depth == 0;
            let mut others = others.into_iter().filter(|other| free && self.near(*other, first)).take(6);
            // An income that happens to be what the parts of the expenditure sum to does not excuse the expenditure.
            let meant =
                frame.how == How::Listed && self.is_near_miss(whole, parts) && self.is_complete(frame, parts, last);
            if let Some(other) = others.find(|other| !meant && self.reaches(*other, parts)) {
                // 执行a万元。支出b万元，用于…: what is meant to be the same, but for a slip.
                if frame.how != How::Implied && self.is_written_for(whole, self.value(other)) {
                    self.total_of(whole, parts, Confidence::Likely);
                }
                return self.total_of(other, parts, Confidence::Certain);
            }
            if frame.how != How::Within && !self.are_grants(parts) && self.lacks_a_part(whole, parts) {
                return self.total_of(whole, parts, Confidence::Likely);
            }
        }
        if frame.how == How::Spent {
            if parts.len() > 1 && self.is_slip(whole, parts) && !self.are_grants(parts) {
                self.total_of(whole, parts, Confidence::Likely);
            }
            return;
        }
        let implied = frame.how == How::Implied;
        // Items that nothing but their numbers makes a list are one where they add up, else not.
        if implied && frame.numbered && !self.mention(first).gap.contains(':') {
            return;
        }
        let largest = parts.iter().copied().max_by_key(|part| self.value(*part)).unwrap_or(first);
        let sure = if implied { Confidence::Likely } else { Confidence::Certain };
        let complete = frame.how != How::Within && self.is_complete(frame, parts, last);
        let too_large = self.value(largest) > self.value(whole);
        if parts.len() < 2 || !all || too_large && !complete {
            if !implied && !self.is_among_others(whole, largest) {
                self.say(Stated::Within, whole, vec![vec![(largest, false)]], sure, false);
            }
        } else if frame.how == How::Within {
        } else if self.sum(parts) > self.value(whole) {
            let memo = parts.iter().any(|part| has(self.lead(*part), "三公 采购"));
            self.total_of(whole, parts, if memo { Confidence::Likely } else { sure });
        } else if complete {
            self.total_of(whole, parts, sure);
        } else if self.is_slip(whole, parts) && !self.are_grants(parts) {
            self.total_of(whole, parts, Confidence::Likely);
        } else if frame.how == How::Listed {
            let all = parts.iter().map(|part| (*part, false)).gather();
            self.say(Stated::Within, whole, vec![all], Confidence::Likely, false);
        }
    }

    /// A、B；C: what stands behind a semicolon is no part of a list whose parts have lesser marks between them.
    fn before_semicolon<'p>(&self, whole: usize, parts: &'p [usize]) -> &'p [usize] {
        let ends = |at: &usize| self.mention(*at).gap.contains(';');
        // A，得a；B，得b；C: the semicolons part the list itself.
        let parted = parts.iter().skip(1).filter(|at| ends(at)).count() > 1;
        let memo = |at: &usize| has(self.lead(*at), words::MEMO);
        let cut = parts.iter().skip(1).position(ends).map_or(parts.len(), |at| at.saturating_add(1));
        let head = parts.get(..cut).unwrap_or(parts);
        let whole_list = head.len() < 2 || parted || head.iter().all(memo) || self.reaching(whole, parts).is_some();
        if whole_list { parts } else { head }
    }

    /// True where a total lacks just one of its parts, or counts one twice: of long amounts that is no accident.
    fn lacks_a_part(&self, whole: usize, parts: &[usize]) -> bool {
        let gap = self.value(whole).saturating_sub(self.sum(parts));
        let long = |part: &usize| gap < 0 || is_money(self.unit(whole)) && self.is_long(*part);
        parts.iter().any(|part| self.value(*part) == gap.saturating_abs() && gap != 0 && long(part))
    }

    /// 中央a、省级b: what levels above gave need not be all of the whole.
    fn are_grants(&self, parts: &[usize]) -> bool {
        parts.iter().all(|part| has(self.lead(*part), GRANTS))
    }

    /// A first amount of a paragraph that all others of its kind, at least three, make up exactly: no words say so, but
    /// it is no accident.
    pub(super) fn paragraph(&mut self, from: usize, to: usize) {
        for whole in from..to {
            let person = self.is_person(whole);
            let counts = |other: usize| self.alike(other, whole) || (person && self.is_person(other));
            let first = !(from..whole).any(counts);
            if !first || !self.is(whole, AMOUNTS) || self.drafts.iter().any(|draft| draft.result == whole) {
                continue;
            }
            let rest = whole.saturating_add(1)..to;
            let parts: Vec<usize> = rest.filter(|part| self.is(*part, AMOUNTS) && counts(*part)).gather();
            let few = if person { 2 } else { 3 };
            if parts.len() >= few && self.gap(whole, &parts) == 0 && self.value(whole) != 0 {
                self.total_of(whole, &parts, Confidence::Likely);
            }
        }
    }

    /// Persons in any words: 编制15个, 10人, 1194人次.
    pub(super) fn is_person(&self, at: usize) -> bool {
        match self.unit(at) {
            Unit::Count("个") => self.lead(at).contains("编制"),
            Unit::Count(word) => matches!(word, "人" | "名" | "人次"),
            _ => false,
        }
    }

    /// 297.5万元、30.97元、69万元: where 元 is next to nothing and 万元 would about make up the whole, 万 was lost.
    fn find_lost(&mut self, whole: usize, parts: &[usize]) {
        let others = parts.iter().any(|part| self.unit(*part) == Unit::WanYuan);
        let mut small = parts.iter().copied().filter(|part| self.unit(*part) == Unit::Yuan && self.value(*part) != 0);
        let (Some(part), None) = (small.next(), small.next()) else { return };
        let as_written = self.gap(whole, parts);
        let value = self.value(part).saturating_mul(10_000);
        let short = self.value(whole).saturating_sub(self.sum(parts)).saturating_add(self.value(part));
        let gap = short.saturating_sub(value).saturating_abs();
        let near = gap.saturating_mul(10) <= self.value(whole);
        if self.unit(whole) == Unit::WanYuan && others && near && gap < as_written {
            self.lost.push(part);
            if let Some(known) = self.values.get_mut(part) {
                *known = value;
            }
        }
    }

    /// A、B、C，其中d: d may be a part of them all.
    fn is_among_others(&self, whole: usize, part: usize) -> bool {
        let mut all = self.before(whole, BACK, AMOUNTS, Some(whole), Reach::Sentence);
        all.push(whole);
        self.value(part) > self.value(whole) && self.sum(&all) >= self.value(part)
    }

    pub(super) fn total_of(&mut self, whole: usize, parts: &[usize], sure: Confidence) {
        self.parts.take_in(parts.iter().map(|part| (whole, *part)));
        let terms = parts.iter().map(|part| (*part, false)).gather();
        self.say(Stated::Total, whole, vec![terms], sure, false);
    }

    /// The parts that make up the whole: all of them, those at the beginning (a second division follows), or all
    /// without those that only detail the one before them.
    fn reaching(&self, whole: usize, parts: &[usize]) -> Option<Vec<usize>> {
        for count in (2..=parts.len()).rev() {
            let beginning = parts.get(..count).unwrap_or_default();
            if self.reaches(whole, beginning) {
                return Some(beginning.to_vec());
            }
        }
        let mut rest = Vec::new();
        let mut left = parts;
        while let Some((part, behind)) = left.split_first() {
            rest.push(*part);
            let detail = (2..=behind.len())
                .find(|length| behind.get(..*length).is_some_and(|details| self.reaches(*part, details)));
            left = behind.get(detail.unwrap_or_default()..).unwrap_or_default();
        }
        (rest.len() > 1 && rest.len() < parts.len() && self.reaches(whole, &rest)).then_some(rest)
    }

    /// True where a list says that it names all parts.
    fn is_complete(&self, frame: &Frame, parts: &[usize], last: usize) -> bool {
        let last = self.mention(last);
        let named = |set: &&str| {
            set.split(' ').count() <= parts.len()
                && set.split(' ').all(|word| parts.iter().any(|part| self.lead(*part).contains(word)))
        };
        frame.how == How::Composed
            || has(&last.after, words::COMPOSED)
            || has(core(&last.lead), words::LAST)
            || (starts_with(&last.lead, words::AND) && !last.after.starts_with('等'))
            || words::DIVISIONS.iter().any(named)
    }

    /// True where less than a fifth is missing.
    fn is_near_miss(&self, whole: usize, parts: &[usize]) -> bool {
        self.gap(whole, parts).saturating_mul(5) < self.value(whole) && self.sum(parts) != 0
    }

    /// True where one wrong digit, or two that were swapped, explain what is missing.
    fn is_slip(&self, whole: usize, parts: &[usize]) -> bool {
        let mut digits = self.gap(whole, parts);
        while let (Some(0), Some(rest), true) = (digits.checked_rem(10), digits.checked_div(10), digits > 0) {
            digits = rest;
        }
        let one = digits < 10;
        let near = self.is_near_miss(whole, parts) && (one || (digits <= 81 && digits.checked_rem(9) == Some(0)));
        let money = is_money(self.unit(whole));
        near || (money && (one && self.is_long(whole) || self.is_shifted(whole, parts)))
    }

    /// True for an amount of so many digits that a gap of a single one is no accident.
    fn is_long(&self, at: usize) -> bool {
        let mut digits = self.value(at).saturating_abs();
        while let (Some(0), Some(rest), true) = (digits.checked_rem(10), digits.checked_div(10), digits > 0) {
            digits = rest;
        }
        digits > 999
    }

    /// True where the point of one amount moved by a digit or two explains what is missing.
    fn is_shifted(&self, whole: usize, parts: &[usize]) -> bool {
        let (all, sum, slack) = (self.value(whole), self.sum(parts), self.slack(whole, parts));
        let is = |one: i64, other: i64| one.saturating_sub(other).saturating_abs() <= slack && one != 0;
        [10i64, 100].iter().any(|by| {
            let larger = |value: i64| value.saturating_mul(*by);
            let smaller = |value: i64| value.checked_div(*by).unwrap_or_default();
            let part = |at: &usize| {
                let (part, rest) = (self.value(*at), sum.saturating_sub(self.value(*at)));
                is(all, rest.saturating_add(larger(part))) || is(all, rest.saturating_add(smaller(part)))
            };
            is(larger(all), sum) || is(smaller(all), sum) || parts.iter().any(part)
        })
    }
}
