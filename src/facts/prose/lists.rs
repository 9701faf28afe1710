//! Totals and their parts: 其中, brackets, colons, 合计 behind the parts, items of numbered lists.

use super::role::{ADDED, AMOUNTS, CHANGE, Role, TAKEN, WHOLE, core};
use super::scan::{Mention, ends_with, has, starts_with, trimmed};
use super::{BACK, Confidence, MOST_PARTS, Reach, Reader, Stated};
use crate::base::list::Gather as _;
use crate::base::unit::Unit;
use crate::packs::words::prose as words;

/// A list of parts that is open.
#[derive(Debug)]
pub(super) struct Frame {
    /// The whole; of another kind a second one (12个，资金350万元).
    whole: Vec<usize>,
    parts: Vec<usize>,
    how: How,
    depth: usize,
    sentence: usize,
    /// Its parts are items of a numbered list, which goes on over sentences.
    numbered: bool,
    /// The item begins at this part.
    item: usize,
}

/// How a list was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// 其中, 包括
    Listed,
    /// 由…组成
    Composed,
    /// 含: some of it.
    Within,
    /// A bracket, a colon, or items of a numbered list.
    Implied,
}

/// Every role.
const ANY: Role = Role::MAX;

impl Reader<'_> {
    /// An amount: perhaps a part, a total, a whole.
    pub(super) fn amount(&mut self, at: usize) {
        let mention = self.mention(at);
        self.leave(at, mention);
        while self.is_full(at) {
            self.close();
        }
        if let Some((how, whole)) = self.opens(at, mention) {
            self.open(at, mention, how, whole);
        } else if self.total(at, mention) {
        } else if ends_with(plain(&mention.lead), words::TOTALS).is_some() {
            // 收入合计…其中…；支出合计: what is a total itself is no part.
            while self.frames.last().is_some_and(|frame| frame.depth == mention.depth && !frame.numbered) {
                self.close();
            }
        } else {
            self.append(at, mention);
        }
        self.budget(at, mention);
        self.left_over(at, mention);
        self.settle(at);
    }

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
        let Some((from, taken)) = found.filter(|_| only) else { return };
        // 年末结余 need not be income less expenditure: where it is not, only words that say so count.
        let offset = mention.lead.contains("相抵");
        if holds || offset || !mention.lead.contains("结余") {
            let sure = if offset { Confidence::Certain } else { Confidence::Likely };
            self.remainder = Some((at, from));
            self.say(Stated::Difference, at, vec![vec![(from, false), (taken, true)]], sure, false);
        }
    }

    /// Makes an amount the one that is spoken of.
    pub(super) fn settle(&mut self, at: usize) {
        self.now = Some(self.first(at));
        // 比上年增加20万元，达到120万元: the change is that of the amount behind it.
        if !self.lead(at).contains('达') {
            self.change = None;
        }
    }

    /// Closes the lists that a mention is not in.
    fn leave(&mut self, at: usize, mention: &Mention) {
        while let Some(frame) = self.frames.last() {
            let elsewhere = mention.sentence != frame.sentence;
            let goes_on = frame.numbered
                && (mention.numbered || frame.parts.last().is_some_and(|last| self.same_item(*last, at)));
            let left = mention.depth < frame.depth || (elsewhere && !goes_on);
            // A numbered list inside of which another one was opened.
            let inner = mention.numbered && !frame.numbered && elsewhere;
            if !left && !inner {
                break;
            }
            // After the list the talk goes back to the whole.
            if elsewhere {
                self.now = frame.whole.first().copied();
            }
            self.close();
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.sentence = mention.sentence;
        }
    }

    /// True where no item of a list begins between two mentions of one paragraph.
    fn same_item(&self, from: usize, to: usize) -> bool {
        let same = to.saturating_sub(from) <= MOST_PARTS && self.mention(from).paragraph == self.mention(to).paragraph;
        same && (from.saturating_add(1)..=to).all(|at| !self.mention(at).numbered)
    }

    /// Whether a list begins with a mention, and of which whole.
    fn opens(&self, at: usize, mention: &Mention) -> Option<(How, usize)> {
        let before = at.checked_sub(1)?;
        let lead = mention.lead.as_str();
        // What stands before the last semicolon spoke of something else.
        let gap = mention.gap.rsplit(';').next().unwrap_or_default();
        let bracket = gap.starts_with('(') && mention.depth > 0;
        let how = if starts_with(lead, words::WITHIN) || gap.starts_with("(含") {
            How::Within
        } else if has(gap, words::OPEN) {
            How::Listed
        } else if starts_with(lead, words::RESPECTIVELY) {
            How::Composed
        } else if is_division(gap) {
            let shared = self.frames.last().and_then(|frame| frame.whole.first()).copied();
            let whole = shared.or(self.last_whole).filter(|whole| self.alike(*whole, at) && self.near(*whole, at));
            return Some((How::Composed, whole.or_else(|| self.whole_before(at))?));
        } else if lead.starts_with('由') && self.composed(at, mention) {
            How::Composed
        } else if let Some(whole) = self.named(at, mention) {
            return Some((How::Listed, whole));
        } else if bracket
            || (gap.contains(':') && !gap.contains('。'))
            || (mention.numbered && gap.contains('\n') && begins_list(gap))
        {
            How::Implied
        } else {
            return None;
        };
        if bracket && !self.is(before, AMOUNTS) {
            return None;
        }
        Some((how, self.whole_before(at)?))
    }

    /// The nearest amount before a mention that can be its whole.
    fn whole_before(&self, at: usize) -> Option<usize> {
        self.back(at, Some(at)).into_iter().find(|whole| self.near(*whole, at))
    }

    /// True where a whole may stand: in the same sentence or the one before, and in no bracket that is closed.
    fn near(&self, whole: usize, at: usize) -> bool {
        let (whole, part) = (self.mention(whole), self.mention(at));
        whole.sentence.saturating_add(if part.numbered { 3 } else { 2 }) >= part.sentence && whole.depth <= part.depth
    }

    /// True where 组成 or 两部分 stands behind the parts of this sentence.
    fn composed(&self, at: usize, mention: &Mention) -> bool {
        let rest = self.mentions.iter().skip(at).take(12);
        let here = |m: &&Mention| m.sentence == mention.sentence;
        rest.take_while(here).any(|m| has(&m.after, words::COMPOSED) || has(&m.gap, words::COMPOSED))
    }

    /// 基本支出中，人员经费…: the whole that is named again.
    fn named(&self, at: usize, mention: &Mention) -> Option<usize> {
        let name = mention.gap.rsplit([',', ':', '。', ';', '\n']).find_map(|words| words.strip_suffix('中'))?;
        let name = name.trim_start_matches('在');
        if is_word(name) { self.labelled(at, name) } else { None }
    }

    /// The nearest amount before a mention that has these words.
    pub(super) fn labelled(&self, at: usize, name: &str) -> Option<usize> {
        let before = self.back(at, None);
        let lead = |at: usize| core(self.lead(at));
        let bare = core(name);
        let near = before.iter().copied().find(|before| !bare.is_empty() && lead(*before).ends_with(bare));
        let longer = |before: &usize| {
            let lead = lead(*before);
            (is_word(lead) && name.contains(lead)) || (is_word(name) && lead.contains(name))
        };
        near.or_else(|| before.iter().copied().find(longer))
    }

    fn open(&mut self, at: usize, mention: &Mention, how: How, whole: usize) {
        let mut all = vec![whole];
        // 项目12个，资金350万元: two wholes, each of its own kind.
        for other in [whole.wrapping_sub(1), whole.saturating_add(1)] {
            let beside = other < at && self.is(other, AMOUNTS) && !self.alike(other, whole);
            if beside && self.mention(other).sentence == self.mention(whole).sentence {
                all.push(other);
            }
        }
        let &Mention { depth, sentence, numbered, .. } = mention;
        self.frames.push(Frame { whole: all, parts: vec![at], how, depth, sentence, numbered, item: at });
        self.note(at);
    }

    /// Remembers of which whole a part is.
    fn note(&mut self, part: usize) {
        let whole = self.frames.last().and_then(|frame| self.whole_of(frame, part));
        self.parts.extend(whole.map(|whole| (whole, part)));
    }

    /// The whole of a list that is of a part's kind.
    fn whole_of(&self, frame: &Frame, part: usize) -> Option<usize> {
        frame.whole.iter().copied().find(|whole| self.alike(*whole, part))
    }

    /// Adds a part to the list it belongs to.
    fn append(&mut self, at: usize, mention: &Mention) {
        while let Some(frame) = self.frames.last() {
            if mention.depth > frame.depth {
                return;
            }
            let whole = self.whole_of(frame, at);
            if let Some(whole) = whole {
                let mut parts = self.of_kind(frame, at);
                let full = !parts.is_empty() && self.value(at) != 0 && self.reaches(whole, &parts);
                parts.push(at);
                let over = self.sum(&parts) > self.value(whole) && !self.reaches(whole, &parts);
                if full || (over && self.outer_takes(at)) {
                    self.close();
                    continue;
                }
            }
            if whole.is_some() && !(frame.numbered && !mention.numbered && self.has_kind(frame, at)) {
                break;
            }
            return;
        }
        if self.frames.last().is_some_and(|frame| frame.parts.len() >= MOST_PARTS) {
            self.frames.pop();
        }
        let Some(frame) = self.frames.last_mut() else { return };
        frame.parts.push(at);
        if mention.numbered {
            frame.item = at;
        }
        self.note(at);
    }

    /// True where the innermost list has all of its parts, and a mention is none of nothing.
    fn is_full(&self, at: usize) -> bool {
        let Some(frame) = self.frames.last().filter(|_| self.value(at) != 0) else { return false };
        frame.whole.iter().all(|whole| {
            let parts = self.of_kind(frame, *whole);
            parts.len() > 1 && self.reaches(*whole, &parts)
        })
    }

    /// True where the list around the innermost one has room for a part.
    fn outer_takes(&self, at: usize) -> bool {
        let Some(outer) = self.frames.iter().rev().nth(1) else { return false };
        let Some(whole) = self.whole_of(outer, at) else { return false };
        let mut parts = self.of_kind(outer, at);
        parts.push(at);
        self.sum(&parts) <= self.value(whole) || self.reaches(whole, &parts)
    }

    /// True where the item of a numbered list has an amount of this kind already.
    fn has_kind(&self, frame: &Frame, at: usize) -> bool {
        self.of_kind(frame, at).last().is_some_and(|part| *part >= frame.item)
    }

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

    fn of_kind(&self, frame: &Frame, like: usize) -> Vec<usize> {
        frame.parts.iter().copied().filter(|part| self.alike(*part, like)).gather()
    }

    fn judge(&mut self, frame: &Frame, whole: usize, parts: &[usize], all: bool) {
        let (Some(first), Some(last)) = (parts.first().copied(), parts.last().copied()) else { return };
        self.find_lost(whole, parts);
        if parts.len() > 1 {
            if let Some(parts) = self.reaching(whole, parts) {
                return self.total_of(whole, &parts, Confidence::Certain);
            }
            let others = self.back(first, Some(whole));
            let mut others = others.into_iter().filter(|other| self.near(*other, first)).take(6);
            // An income that happens to be what the parts of the expenditure sum to does not excuse the expenditure.
            let meant =
                frame.how == How::Listed && self.is_near_miss(whole, parts) && self.is_complete(frame, parts, last);
            if let Some(other) = others.find(|other| !meant && self.reaches(*other, parts)) {
                return self.total_of(other, parts, Confidence::Certain);
            }
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
        } else if self.is_slip(whole, parts) {
            self.total_of(whole, parts, Confidence::Likely);
        } else if frame.how == How::Listed {
            let all = parts.iter().map(|part| (*part, false)).gather();
            self.say(Stated::Within, whole, vec![all], Confidence::Likely, false);
        }
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
    fn is_person(&self, at: usize) -> bool {
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
        self.parts.extend(parts.iter().map(|part| (whole, *part)));
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
        self.is_near_miss(whole, parts) && (digits < 10 || (digits <= 81 && digits.checked_rem(9) == Some(0)))
    }

    /// a，b，c，合计W. True where the amount is a total of what stands before it.
    fn total(&mut self, at: usize, mention: &Mention) -> bool {
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
    fn budget(&mut self, at: usize, mention: &Mention) {
        if !has(&mention.lead, words::FINAL) {
            return;
        }
        let before = self.before(at, 8, ANY, Some(at), Reach::Paragraph);
        let named = |words: &str| before.iter().copied().find(|before| has(self.lead(*before), words));
        let Some(initial) = named(words::INITIAL) else { return };
        let mut reading = vec![(initial, false)];
        let changes = before.iter().filter(|other| **other > initial && self.is(**other, ADDED | TAKEN | CHANGE));
        reading.extend(changes.map(|other| (*other, self.falls(*other))));
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
fn plain(lead: &str) -> &str {
    trimmed(lead, "为 是 达 约 了 有")
}

/// More than one character: one says nothing.
pub(super) fn is_word(name: &str) -> bool {
    name.chars().nth(1).is_some()
}

/// 按支出性质分, 从功能看: a division, which names all.
fn is_division(gap: &str) -> bool {
    let mut words = gap.split([',', ':', '。', ';', '\n']);
    words.any(|words| words.starts_with(['按', '从']) && ends_with(words, "分 看 分类 划分 来源 用途").is_some())
}

/// True where the item before a number is the first of its list.
fn begins_list(gap: &str) -> bool {
    let item = gap.rsplit(['\n', '。', ';']).next().unwrap_or_default().trim_start_matches('(');
    let mut chars = item.chars();
    let first = chars.next().is_some_and(|c| matches!(c, '1' | '一' | '①' | '⑴' | '㈠'));
    first && !chars.next().is_some_and(|c| c.is_ascii_digit())
}
