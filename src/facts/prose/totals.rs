//! Totals behind their parts: 合计, 其余, and the budget after what was added to it.

use super::role::{ADDED, AMOUNTS, CHANGE, Role, TAKEN, WHOLE};
use super::scan::{Mention, trimmed};
use super::{BACK, Confidence, Reach, Reader, Stated};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::word::{ends_with, has};
use crate::packs::words::prose as words;

/// Every role.
const ANY: Role = Role::MAX;

impl Reader<'_> {
    /// 收入a，支出b，收支相抵结余W; 受理a件，办结b件，其余W件.
    pub(super) fn left_over(&mut self, at: usize, mention: &Mention) {
        if !has(&mention.lead, words::REMAINDER) {
            return;
        }
        let before = self.before(at, 8, AMOUNTS | WHOLE, Some(at), Reach::Sentence);
        let (mut found, mut only, mut holds) = (None, before.len() == 2, false);
        for (number, one) in before.iter().enumerate() {
            for other in before.iter().skip(number.saturating_add(1)) {
                let larger = self.value(*one) > self.value(*other);
                let pair = if larger { (*one, *other) } else { (*other, *one) };
                if !holds && self.reaches(pair.0, &[pair.1, at]) {
                    (found, only, holds) = (Some(pair), true, true);
                }
                found = found.or(Some(pair));
            }
        }
        let by_words = if holds { None } else { self.left_by_words(at) };
        if let Some((from, taken)) = by_words {
            self.say(Stated::Difference, at, vec![vec![(from, false), (taken, true)]], Confidence::Likely, false);
            return;
        }
        let Some((from, taken)) = found.filter(|_| only) else { return };
        // 年末结余 need not be income less expenditure: where it is not, only words that say so count.
        let offset = mention.lead.contains("相抵");
        if holds || offset || !mention.lead.contains("结余") {
            let sure = if offset { Confidence::Certain } else { Confidence::Likely };
            self.remainder = Some((at, from));
            self.say(Stated::Difference, at, vec![vec![(from, false), (taken, true)]], sure, false);
        }
    }

    /// 调整后预算a万元，全年支出b万元，结余c万元: what the words say that was left of what, where it adds up but for a slip.
    fn left_by_words(&self, at: usize) -> Option<(usize, usize)> {
        if !self.lead(at).contains("结余") {
            return None;
        }
        let before = self.before(at, 12, AMOUNTS, Some(at), Reach::Anywhere);
        let same = self.before(at, 6, AMOUNTS, Some(at), Reach::Sentence);
        let taken = same.into_iter().find(|taken| has(self.lead(*taken), "支出 执行 使用 支付"))?;
        let of = |from: &usize| {
            let (all, taken_off, left) = (self.value(*from), self.value(taken), self.value(at));
            let is = |one: i64, other: i64| one == other;
            let exact = is(all, taken_off.saturating_add(left));
            exact
                || self.written_for(at).any(|value| is(value, all.saturating_sub(taken_off)))
                || self.is_written_for(taken, all.saturating_sub(left))
                || self.is_written_for(*from, taken_off.saturating_add(left))
        };
        let named = |from: &usize| *from < taken && has(self.lead(*from), "预算 安排 收入 资金");
        before.into_iter().filter(named).find(of).map(|from| (from, taken))
    }

    /// a，b，c，合计W. True where the amount is a total of what stands before it.
    pub(super) fn total(&mut self, at: usize, mention: &Mention) -> bool {
        let word = ends_with(plain(&mention.lead), words::TOTAL);
        let some = has(&mention.lead, "合计 共计 总计 累计") || mention.lead.replace("公共", "").contains('共');
        if word.is_none() && !some {
            return false;
        }
        let mut before = self.before(at, BACK, AMOUNTS | ADDED, Some(at), Reach::Brackets);
        before.reverse();
        // 加上…万元，合计…: over two sentences only where it adds up.
        let mut all = self.before(at, BACK, AMOUNTS, Some(at), Reach::Paragraph);
        all.reverse();
        for (run, sure) in [(&before, Confidence::Certain), (&all, Confidence::Likely)] {
            let mut parts = run.as_slice();
            while parts.len() > 1 {
                let exact = self.gap(at, parts) == 0;
                if exact || (sure == Confidence::Certain && self.reaches(at, parts)) {
                    self.total_of(at, parts, sure);
                    return true;
                }
                parts = parts.get(1..).unwrap_or_default();
            }
        }
        let Some(word) = word else { return false };
        let mut rest = mention.lead.replace(word, "");
        for fill in words::TOTAL_FILL.split(' ').followed_by(words::TOTAL.split(' ')) {
            rest = rest.replace(fill, "");
        }
        let listed = self.frames.last().filter(|frame| frame.parts.len() > 1 && frame.depth == mention.depth);
        let parts = listed.map(|frame| self.of_kind(frame, at)).unwrap_or(before);
        if !rest.is_empty() || parts.len() < 2 {
            return false;
        }
        self.total_of(at, &parts, Confidence::Certain);
        true
    }

    /// 年初预算a，追加b，全年预算W.
    pub(super) fn budget(&mut self, at: usize, mention: &Mention) {
        // 年末结余 is what is left of income, and no budget.
        if !has(&mention.lead, words::FINAL) || has(&mention.lead, words::CARRIED) {
            return;
        }
        let before = self.before(at, 8, ANY, Some(at), Reach::Paragraph);
        let named = |words: &str| before.iter().copied().find(|before| has(self.lead(*before), words));
        let Some(initial) = named(words::INITIAL) else { return };
        let mut reading = vec![(initial, false)];
        let changes = before.iter().filter(|other| **other > initial && self.is(**other, ADDED | TAKEN | CHANGE));
        reading.take_in(changes.map(|other| (*other, self.falls(*other))));
        if reading.len() < 2 {
            return;
        }
        let mut readings = vec![reading.clone()];
        if let Some(carried) = named(words::CARRIED) {
            reading.push((carried, false));
            readings.push(reading);
        }
        self.say(Stated::Difference, at, readings, Confidence::Certain, false);
    }
}

/// The words before a total without those that follow 合计.
pub(super) fn plain(lead: &str) -> &str {
    trimmed(lead, "为 是 达 约 了 有")
}
