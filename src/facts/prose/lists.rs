//! Totals and their parts: 其中, brackets, colons, 合计 behind the parts, items of numbered lists.

use super::role::{Role, core};
use super::scan::{Mention, ends_with, has};
use super::{Confidence, MOST_PARTS, Reader, Stated};
use crate::base::amount::Amount;
use crate::base::unit::Unit;
use crate::packs::words::prose as words;

/// A list of parts that is open.
#[derive(Clone, Debug)]
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

/// Amounts that are looked back on.
const BACK: usize = 24;

impl Reader<'_> {
    /// An amount: perhaps a part, a total, a whole.
    pub(super) fn amount(&mut self, at: usize) {
        let Some(mention) = self.mentions.get(at) else { return };
        self.leave(at, mention);
        while self.is_full(at) {
            self.close();
        }
        let opened = self.opens(at, mention);
        if let Some((how, whole)) = opened {
            self.open(at, mention, how, whole);
        } else if self.total(at, mention) {
        } else if ends_with(trimmed(&mention.lead), &["合计", "总计", "共计", "总额", "总收入", "总支出"]).is_some()
        {
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
        let same = |before: &usize| {
            self.mentions.get(*before).is_some_and(|m| m.sentence == mention.sentence) && self.alike(*before, at)
        };
        let countable = |before: &usize| matches!(self.role(*before), Role::Amount | Role::Reached | Role::Whole);
        let before: Vec<usize> = (at.saturating_sub(8)..at).rev().filter(countable).filter(same).collect();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (number, one) in before.iter().enumerate() {
            for other in before.iter().skip(number.saturating_add(1)) {
                let larger = self.value(*one) > self.value(*other);
                pairs.push(if larger { (*one, *other) } else { (*other, *one) });
            }
        }
        let exact = |pair: &&(usize, usize)| self.reaches(pair.0, &[pair.1, at]);
        let found = pairs.iter().find(exact).or_else(|| pairs.first().filter(|_| pairs.len() == 1)).copied();
        let Some((from, taken)) = found else { return };
        // 年末结余 need not be income less expenditure: where it is not, only words that say so count.
        let holds = self.reaches(from, &[taken, at]);
        let said = !mention.lead.contains("结余") || mention.lead.contains("相抵");
        if holds || said {
            let sure = if mention.lead.contains("相抵") { Confidence::Certain } else { Confidence::Likely };
            self.remainder = Some((at, from));
            self.say(Stated::Difference, at, vec![vec![(from, false), (taken, true)]], sure, false);
        }
    }

    /// Makes an amount the one that is spoken of.
    pub(super) fn settle(&mut self, at: usize) {
        self.now = self.first(at);
        // 比上年增加20万元，达到120万元: the change is that of the amount behind it.
        if !self.mentions.get(at).is_some_and(|m| m.lead.contains('达')) {
            self.change = None;
        }
    }

    /// Closes the lists that a mention is not in.
    fn leave(&mut self, at: usize, mention: &Mention) {
        while let Some(frame) = self.frames.last() {
            let goes_on = frame.numbered
                && (mention.numbered || frame.parts.last().is_some_and(|last| self.same_item(*last, at)));
            let left = mention.depth < frame.depth || (mention.sentence != frame.sentence && !goes_on);
            // A numbered list inside of which another one was opened.
            let inner = mention.numbered && !frame.numbered && mention.sentence != frame.sentence;
            if !left && !inner {
                break;
            }
            // After the list the talk goes back to the whole.
            if mention.sentence != frame.sentence {
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
        if to.saturating_sub(from) > MOST_PARTS {
            return false;
        }
        let between = self.mentions.get(from.saturating_add(1)..=to).unwrap_or_default();
        let paragraph = |at: usize| self.mentions.get(at).map(|m| m.paragraph);
        paragraph(from) == paragraph(to) && between.iter().all(|m| !m.numbered)
    }

    /// Whether a list begins with a mention, and of which whole.
    fn opens(&self, at: usize, mention: &Mention) -> Option<(How, usize)> {
        let before = at.checked_sub(1)?;
        // What stands before the last semicolon spoke of something else.
        let gap = mention.gap.rsplit(';').next().unwrap_or_default();
        let within = words::WITHIN.iter().any(|word| mention.lead.starts_with(word)) || gap.starts_with("(含");
        let bracket = gap.starts_with('(') && mention.depth > 0;
        let how = if within {
            How::Within
        } else if has(gap, words::OPEN) {
            How::Listed
        } else if words::RESPECTIVELY.iter().any(|word| mention.lead.starts_with(word)) {
            How::Composed
        } else if is_division(gap) {
            let shared = self.frames.last().and_then(|frame| frame.whole.first()).copied();
            let whole = shared.or(self.last_whole).filter(|whole| self.alike(*whole, at) && self.near(*whole, at));
            let whole =
                whole.or_else(|| self.back(at).find(|whole| self.alike(*whole, at) && self.near(*whole, at)))?;
            return Some((How::Composed, whole));
        } else if mention.lead.starts_with('由') && self.composed(at, mention) {
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
        if bracket && !self.is_amount(before) {
            return None;
        }
        let whole = self.back(at).find(|whole| self.alike(*whole, at) && self.near(*whole, at))?;
        Some((how, whole))
    }

    /// Amounts before a mention, the nearest first.
    pub(super) fn back(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (at.saturating_sub(BACK)..at).rev().filter(|before| self.is_amount(*before))
    }

    /// True where a whole may stand: in the same sentence or the one before, and in no bracket that is closed.
    fn near(&self, whole: usize, at: usize) -> bool {
        let (Some(whole), Some(part)) = (self.mentions.get(whole), self.mentions.get(at)) else { return false };
        whole.sentence.saturating_add(if part.numbered { 3 } else { 2 }) >= part.sentence && whole.depth <= part.depth
    }

    /// True where 组成 or 两部分 stands behind the parts of this sentence.
    fn composed(&self, at: usize, mention: &Mention) -> bool {
        let rest = self.mentions.iter().skip(at).take(12).take_while(|m| m.sentence == mention.sentence);
        rest.into_iter().any(|m| has(&m.after, words::COMPOSED) || has(&m.gap, words::COMPOSED))
    }

    /// 基本支出中，人员经费…: the whole that is named again.
    fn named(&self, at: usize, mention: &Mention) -> Option<usize> {
        let marks = |c| matches!(c, ',' | ':' | '。' | ';' | '\n');
        let name = mention.gap.split(marks).rev().find_map(|words| words.strip_suffix('中'))?;
        let name = name.trim_start_matches('在');
        (name.chars().count() > 1).then(|| self.labelled(at, name))?
    }

    /// The nearest amount before a mention that has these words.
    pub(super) fn labelled(&self, at: usize, name: &str) -> Option<usize> {
        let near = self.back(at).find(|before| {
            self.mentions.get(*before).is_some_and(|m| core(&m.lead).ends_with(core(name)) && !core(name).is_empty())
        });
        near.or_else(|| {
            self.back(at).find(|before| {
                let lead = self.mentions.get(*before).map(|m| core(&m.lead)).unwrap_or_default();
                let longer = lead.chars().count() > 1 && name.contains(lead);
                longer || (name.chars().count() > 1 && lead.contains(name))
            })
        })
    }

    fn open(&mut self, at: usize, mention: &Mention, how: How, whole: usize) {
        // 项目12个，资金350万元: two wholes, each of its own kind.
        let sentence = |at: usize| self.mentions.get(at).map(|m| m.sentence);
        let beside = [whole.checked_sub(1), whole.checked_add(1)].into_iter().flatten();
        let second = beside.filter(|other| {
            *other < at && self.is_amount(*other) && !self.alike(*other, whole) && sentence(*other) == sentence(whole)
        });
        let whole: Vec<usize> = std::iter::once(whole).chain(second).collect();
        self.frames.push(Frame {
            whole,
            parts: vec![at],
            how,
            depth: mention.depth,
            sentence: mention.sentence,
            numbered: mention.numbered,
            item: at,
        });
        self.note(at);
    }

    /// Remembers of which whole a part is.
    fn note(&mut self, part: usize) {
        let Some(frame) = self.frames.last() else { return };
        let whole = frame.whole.iter().copied().find(|whole| self.alike(*whole, part));
        self.parts.extend(whole.map(|whole| (whole, part)));
    }

    /// Adds a part to the list it belongs to.
    fn append(&mut self, at: usize, mention: &Mention) {
        while let Some(frame) = self.frames.last() {
            if mention.depth > frame.depth {
                return;
            }
            let whole = frame.whole.iter().copied().find(|whole| self.alike(*whole, at));
            let alike: Vec<usize> = frame.parts.iter().copied().filter(|part| self.alike(*part, at)).collect();
            let full = whole.is_some_and(|whole| !alike.is_empty() && self.reaches(whole, &alike));
            let with: Vec<usize> = alike.iter().copied().chain([at]).collect();
            let over =
                whole.is_some_and(|whole| self.sum(&with) > self.value(whole)) && !self.reaches_any(&whole, &with);
            let outer = self.frames.len() > 1;
            if (full && !self.value(at).is_zero()) || (outer && over && self.outer_takes(at)) {
                self.close();
                continue;
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
        let Some(frame) = self.frames.last().filter(|_| !self.value(at).is_zero()) else { return false };
        let full = |whole: &usize| {
            let parts = self.of_kind(frame, *whole);
            parts.len() > 1 && self.reaches(*whole, &parts)
        };
        frame.whole.iter().all(full)
    }

    fn reaches_any(&self, whole: &Option<usize>, parts: &[usize]) -> bool {
        whole.is_some_and(|whole| self.reaches(whole, parts))
    }

    /// True where the list around the innermost one has room for a part.
    fn outer_takes(&self, at: usize) -> bool {
        let Some(outer) = self.frames.len().checked_sub(2).and_then(|outer| self.frames.get(outer)) else {
            return false;
        };
        let Some(whole) = outer.whole.iter().copied().find(|whole| self.alike(*whole, at)) else { return false };
        let mut parts: Vec<usize> = outer.parts.iter().copied().filter(|part| self.alike(*part, at)).collect();
        parts.push(at);
        self.sum(&parts) <= self.value(whole) || self.reaches(whole, &parts)
    }

    /// True where the item of a numbered list has an amount of this kind already.
    fn has_kind(&self, frame: &Frame, at: usize) -> bool {
        frame.parts.iter().any(|part| *part >= frame.item && self.alike(*part, at))
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

    fn of_kind(&self, frame: &Frame, whole: usize) -> Vec<usize> {
        frame.parts.iter().copied().filter(|part| self.alike(*part, whole)).collect()
    }

    fn judge(&mut self, frame: &Frame, whole: usize, parts: &[usize], all: bool) {
        let (Some(first), Some(last)) = (parts.first(), parts.last().and_then(|last| self.mentions.get(*last))) else {
            return;
        };
        self.find_lost(whole, parts);
        if parts.len() > 1 {
            if let Some(parts) = self.reaching(whole, parts) {
                return self.total_of(whole, &parts, Confidence::Certain);
            }
            let other = self.back(*first).filter(|other| self.alike(*other, whole) && self.near(*other, *first));
            let other: Vec<usize> = other.take(6).collect();
            if let Some(other) = other.into_iter().find(|other| self.reaches(*other, parts)) {
                return self.total_of(other, parts, Confidence::Certain);
            }
        }
        // Items that nothing but their numbers makes a list are one where they add up, else not.
        let silent = frame.how == How::Implied
            && frame.numbered
            && !self.mentions.get(*first).is_some_and(|m| m.gap.contains(':'));
        if silent {
            return;
        }
        let over = self.sum(parts) > self.value(whole);
        let largest = parts.iter().copied().max_by_key(|part| self.value(*part)).unwrap_or(*first);
        let sure = if frame.how == How::Implied { Confidence::Likely } else { Confidence::Certain };
        let complete = frame.how != How::Within && self.is_complete(frame, parts, last);
        if parts.len() < 2 || !all || self.value(largest) > self.value(whole) && !complete {
            if frame.how != How::Implied && !self.is_among_others(whole, largest) {
                self.say(Stated::Within, whole, vec![vec![(largest, false)]], sure, false);
            }
        } else if frame.how == How::Within {
        } else if over {
            let memo =
                parts.iter().any(|part| self.mentions.get(*part).is_some_and(|m| has(&m.lead, &["三公", "采购"])));
            let sure = if memo { Confidence::Likely } else { sure };
            self.total_of(whole, parts, sure);
        } else if complete {
            self.total_of(whole, parts, sure);
        } else if self.is_slip(whole, parts) {
            self.total_of(whole, parts, Confidence::Likely);
        } else if frame.how == How::Listed {
            let all = parts.iter().map(|part| (*part, false)).collect();
            self.say(Stated::Within, whole, vec![all], Confidence::Likely, false);
        }
    }

    /// A first amount of a paragraph that all others of its kind, at least three, make up exactly: no words say so, but
    /// it is no accident.
    pub(super) fn paragraph(&mut self, from: usize, to: usize) {
        for whole in from..to {
            let first = (from..whole).all(|before| !self.counts_with(before, whole));
            if !first || !self.is_amount(whole) || self.drafts.iter().any(|draft| draft.result == whole) {
                continue;
            }
            let rest =
                (whole.saturating_add(1)..to).filter(|part| self.is_amount(*part) && self.counts_with(*part, whole));
            let parts: Vec<usize> = rest.collect();
            let few = if self.is_person(whole) { 2 } else { 3 };
            if parts.len() >= few && self.sum(&parts) == self.value(whole) && !self.sum(&parts).is_zero() {
                self.total_of(whole, &parts, Confidence::Likely);
            }
        }
    }

    /// Alike, or persons in other words: 编制15个, 10人, 1194人次.
    fn counts_with(&self, one: usize, other: usize) -> bool {
        self.alike(one, other) || (self.is_person(one) && self.is_person(other))
    }

    fn is_person(&self, at: usize) -> bool {
        self.mentions.get(at).is_some_and(|m| match m.number.unit {
            Unit::Count("个") => m.lead.contains("编制"),
            Unit::Count(word) => matches!(word, "人" | "名" | "人次"),
            _ => false,
        })
    }

    /// 297.5万元、30.97元、69万元: where 元 is next to nothing and 万元 would about make up the whole, 万 was lost.
    fn find_lost(&mut self, whole: usize, parts: &[usize]) {
        let unit = |at: usize| self.mentions.get(at).map(|m| m.number.unit);
        let others = parts.iter().filter(|part| unit(**part) == Some(Unit::WanYuan)).count();
        let small =
            parts.iter().copied().filter(|part| unit(*part) == Some(Unit::Yuan) && !self.value(*part).is_zero());
        let small: Vec<usize> = small.collect();
        let [part] = small.as_slice() else { return };
        let gap = |sum: Amount| self.value(whole).minus(sum).map(Amount::abs).unwrap_or_default();
        let as_written = self.sum(parts);
        let more =
            self.value(*part).times(Amount::whole(9_999)).and_then(|more| as_written.plus(more)).unwrap_or_default();
        let near = gap(more).times(Amount::whole(10)).is_some_and(|ten| ten <= self.value(whole));
        if unit(whole) == Some(Unit::WanYuan) && others > 0 && near && gap(more) < gap(as_written) {
            self.lost.push(*part);
        }
    }

    /// A、B、C，其中d: d may be a part of them all.
    fn is_among_others(&self, whole: usize, part: usize) -> bool {
        let sentence = |at: usize| self.mentions.get(at).map(|m| m.sentence);
        let beside = self.back(whole).filter(|other| sentence(*other) == sentence(whole) && self.alike(*other, whole));
        let all: Vec<usize> = beside.chain([whole]).collect();
        self.value(part) > self.value(whole) && self.sum(&all) >= self.value(part)
    }

    pub(super) fn total_of(&mut self, whole: usize, parts: &[usize], sure: Confidence) {
        let reading = parts.iter().map(|part| (*part, false)).collect();
        self.parts.extend(parts.iter().map(|part| (whole, *part)));
        self.say(Stated::Total, whole, vec![reading], sure, false);
    }

    /// The parts that make up the whole: all of them, those at the beginning (a second division follows), or all
    /// without those that only detail the one before them.
    fn reaching(&self, whole: usize, parts: &[usize]) -> Option<Vec<usize>> {
        if self.reaches(whole, parts) {
            return Some(parts.to_vec());
        }
        let beginnings = (2..parts.len()).rev().filter_map(|count| parts.get(..count));
        if let Some(beginning) = beginnings.into_iter().find(|parts| self.reaches(whole, parts)) {
            return Some(beginning.to_vec());
        }
        let mut rest = Vec::new();
        let mut at = 0usize;
        while let Some(part) = parts.get(at) {
            rest.push(*part);
            at = at.saturating_add(1);
            let lengths = 2..parts.len().saturating_sub(at).saturating_add(1);
            let detail = lengths.into_iter().find(|length| {
                let details = parts.get(at..at.saturating_add(*length)).unwrap_or_default();
                details.len() == *length && self.reaches(*part, details)
            });
            at = at.saturating_add(detail.unwrap_or_default());
        }
        (rest.len() > 1 && rest.len() < parts.len() && self.reaches(whole, &rest)).then_some(rest)
    }

    /// True where a list says that it names all parts.
    fn is_complete(&self, frame: &Frame, parts: &[usize], last: &Mention) -> bool {
        let lead = |at: &usize| self.mentions.get(*at).map(|m| m.lead.as_str()).unwrap_or_default();
        let named = |set: &&[&str]| {
            parts.len() >= set.len() && set.iter().all(|word| parts.iter().any(|part| lead(part).contains(word)))
        };
        let behind = last.after.as_str();
        frame.how == How::Composed
            || has(behind, words::COMPOSED)
            || words::LAST.iter().any(|word| core(&last.lead).contains(word))
            || words::AND.iter().any(|word| last.lead.starts_with(word) && !behind.starts_with('等'))
            || words::DIVISIONS.iter().any(named)
    }

    /// True where one wrong digit, or two that were swapped, explain what is missing.
    fn is_slip(&self, whole: usize, parts: &[usize]) -> bool {
        let (total, sum) = (self.value(whole), self.sum(parts));
        let Some(gap) = total.minus(sum).map(Amount::abs) else { return false };
        let small = gap.times(Amount::whole(5)).is_some_and(|gap| gap < total);
        let digits: String = gap.written(gap.significant_scale()).chars().filter(char::is_ascii_digit).collect();
        let digits = digits.trim_matches('0');
        let swapped = digits.parse::<u64>().is_ok_and(|digits| digits.is_multiple_of(9) && digits <= 81);
        small && !sum.is_zero() && (digits.len() == 1 || swapped)
    }

    /// a，b，c，合计W. True where the amount is a total of what stands before it.
    fn total(&mut self, at: usize, mention: &Mention) -> bool {
        let word = ends_with(trimmed(&mention.lead), words::TOTAL);
        let some =
            has(&mention.lead, &["合计", "共计", "总计", "累计"]) || mention.lead.replace("公共", "").contains('共');
        if word.is_none() && !some {
            return false;
        }
        let same = |before: &usize| {
            self.mentions.get(*before).is_some_and(|m| m.sentence == mention.sentence && m.depth == mention.depth)
                && self.alike(*before, at)
        };
        let countable = |before: &usize| self.is_amount(*before) || self.role(*before) == Role::Added(false);
        let mut before: Vec<usize> = (at.saturating_sub(BACK)..at).rev().filter(countable).filter(same).collect();
        before.reverse();
        let runs = (0..before.len().saturating_sub(1)).filter_map(|from| before.get(from..));
        if let Some(parts) = runs.into_iter().find(|parts| self.reaches(at, parts)) {
            let parts = parts.to_vec();
            self.total_of(at, &parts, Confidence::Certain);
            return true;
        }
        // 加上…万元，合计…: over two sentences only where it adds up.
        let paragraph = |before: &usize| {
            self.mentions.get(*before).is_some_and(|m| m.paragraph == mention.paragraph) && self.alike(*before, at)
        };
        let mut all: Vec<usize> = self.back(at).filter(paragraph).collect();
        all.reverse();
        let runs = (0..all.len().saturating_sub(1)).filter_map(|from| all.get(from..));
        if let Some(parts) = runs.into_iter().find(|parts| self.sum(parts) == self.value(at)) {
            let parts = parts.to_vec();
            self.total_of(at, &parts, Confidence::Likely);
            return true;
        }
        let Some(word) = word else { return false };
        let mut rest = mention.lead.replace(word, "");
        for fill in words::TOTAL_FILL.iter().chain(words::TOTAL) {
            rest = rest.replace(fill, "");
        }
        let listed = self.frames.last().filter(|frame| frame.parts.len() > 1 && frame.depth == mention.depth);
        let listed = listed.map(|frame| frame.parts.iter().copied().filter(|part| self.alike(*part, at)).collect());
        let parts: Vec<usize> = listed.unwrap_or(before);
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
        let same = |before: &usize| {
            self.mentions.get(*before).is_some_and(|m| m.paragraph == mention.paragraph) && self.alike(*before, at)
        };
        let before: Vec<usize> = (at.saturating_sub(8)..at).rev().filter(same).collect();
        let lead = |at: &usize| self.mentions.get(*at).map(|m| m.lead.as_str()).unwrap_or_default();
        let Some(initial) = before.iter().copied().find(|at| has(lead(at), words::INITIAL)) else { return };
        let mut reading = vec![(initial, false)];
        for other in before.iter().copied().filter(|other| *other > initial) {
            match self.role(other) {
                Role::Added(falls) | Role::Change(falls) => reading.push((other, falls)),
                _ => {}
            }
        }
        if reading.len() < 2 {
            return;
        }
        let carried = before.iter().copied().find(|at| has(lead(at), words::CARRIED));
        let with = carried.map(|carried| reading.iter().copied().chain([(carried, false)]).collect());
        let readings: Vec<_> = std::iter::once(reading).chain(with).collect();
        self.say(Stated::Difference, at, readings, Confidence::Certain, false);
    }
}

/// The words before a total without those that follow 合计.
fn trimmed(lead: &str) -> &str {
    lead.trim_end_matches(['为', '是', '达', '约', '了', '有'])
}

/// 按支出性质分, 从功能看: a division, which names all.
fn is_division(gap: &str) -> bool {
    let mut words = gap.split([',', ':', '。', ';', '\n']);
    words.any(|words| {
        words.starts_with(['按', '从']) && ends_with(words, &["分", "看", "分类", "划分", "来源", "用途"]).is_some()
    })
}

/// True where the item before a number is the first of its list.
fn begins_list(gap: &str) -> bool {
    let item = gap.rsplit(['\n', '。', ';']).next().unwrap_or_default().trim_start_matches('(');
    let mut chars = item.chars();
    let first = chars.next().is_some_and(|c| matches!(c, '1' | '一' | '①' | '⑴' | '㈠'));
    first && !chars.next().is_some_and(|c| c.is_ascii_digit())
}
