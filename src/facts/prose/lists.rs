//! The lists of parts that are open while amounts are read: 其中, brackets, colons, items of numbered lists.

use super::role::AMOUNTS;
use super::scan::Mention;
use super::totals::plain;
use super::{MOST_PARTS, Reader};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::word::ends_with;
use crate::packs::words::prose as words;

/// A list of parts that is open.
#[derive(Debug)]
pub(super) struct Frame {
    /// The whole; of another kind a second one (12个，资金350万元).
    pub(super) whole: Vec<usize>,
    pub(super) parts: Vec<usize>,
    pub(super) how: How,
    pub(super) depth: usize,
    sentence: usize,
    /// Its parts are items of a numbered list, which goes on over sentences.
    pub(super) numbered: bool,
    /// The item begins at this part.
    item: usize,
}

/// How a list was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// 其中, 包括
    Listed,
    /// 由…组成
    Composed,
    /// 含: some of it.
    Within,
    /// A bracket, a colon, or items of a numbered list.
    Implied,
    /// 用于: a list where it adds up, or but for a slip.
    Spent,
}

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
        self.parts.take_in(whole.map(|whole| (whole, part)));
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
                // a、b where a alone is the whole: it is the whole that lacks b.
                let goes_on = parts.len() == 1 && mention.gap.starts_with('、');
                let full = !parts.is_empty() && !goes_on && self.value(at) != 0 && self.reaches(whole, &parts);
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

    pub(super) fn of_kind(&self, frame: &Frame, like: usize) -> Vec<usize> {
        frame.parts.iter().copied().filter(|part| self.alike(*part, like)).gather()
    }
}
