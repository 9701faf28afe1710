//! The benefit of the doubt: what a sentence seems to state, and does not keep, may mean another thing. Where other figures
//! that stand near keep it to the digits written, they are meant; where its shape is one of those that mean something else,
//! nothing is stated.

use super::role::{LIMIT, SHARE, STANDARD, WHOLE, core, is_rate};
use super::{Confidence, Draft, HUNDRED, Reader, Stated, Terms, is_money};
use crate::base::list::Gather as _;
use crate::base::unit::Unit;
use crate::base::word::{ends_with, has};
use crate::packs::words::prose as words;

/// Figures that are looked at around one that does not agree: it bounds the pairs.
const NEAR: usize = 24;

/// More than these in one text are not looked into: it bounds the work.
const MOST_DOUBTS: usize = 400;

/// The fewest digits of an amount that none hits by chance: 1000, in ten thousandths.
const LONG: i64 = 10_000_000;

/// The base that words name.
enum Base {
    One(usize),
    Named(String),
}

impl Reader<'_> {
    /// Looks for another meaning of all that does not agree.
    pub(super) fn doubt(&mut self) {
        let drafts = std::mem::take(&mut self.drafts);
        let mut left = MOST_DOUBTS;
        for mut draft in drafts {
            if left == 0 || self.stands(&mut draft, &mut left) {
                self.drafts.push(draft);
            }
        }
    }

    /// False where nothing is stated after all.
    fn stands(&self, draft: &mut Draft, left: &mut usize) -> bool {
        let about = |at: &usize| self.mention(*at).about;
        let terms = draft.readings.iter().spread(|terms| terms).map(|term| term.0).gather();
        if about(&draft.result) || terms.iter().any(about) {
            return true;
        }
        if draft.readings.iter().any(|terms| self.agrees(draft, terms)) {
            return true;
        }
        *left = left.saturating_sub(1);
        match draft.kind {
            Stated::Share | Stated::Completion | Stated::Growth | Stated::Change => self.rate_stands(draft),
            Stated::Total => self.total_stands(draft, &terms),
            Stated::Difference => self.difference_stands(draft),
            Stated::Product => self.product_stands(draft),
            Stated::Within => true,
        }
    }

    /// True where a reading holds, but for rounding.
    pub(super) fn agrees(&self, draft: &Draft, terms: &Terms) -> bool {
        let at = draft.result;
        match (draft.kind, terms.as_slice()) {
            (Stated::Total, _) => self.balance(at, terms),
            (Stated::Difference, _) => {
                is_rate(self.unit(at)) || self.unit(at) == Unit::PercentagePoint || self.balance(at, terms)
            }
            (Stated::Within, _) => true,
            (Stated::Product, [(count, _), (each, _)]) => self.makes(*count, *each, at),
            (kind, [(one, _), (other, _)]) => self.is_quotient(kind, at, (*one, *other), draft.falls, true),
            _ => true,
        }
    }

    // Rates.

    fn rate_stands(&self, draft: &mut Draft) -> bool {
        let at = draft.result;
        let Some([(first, _), (second, _)]) = draft.readings.first().map(Vec::as_slice) else { return true };
        let (first, second) = (*first, *second);
        if let Some((kind, pair)) = self.other_pair(draft, (first, second)) {
            draft.kind = kind;
            draft.readings = vec![vec![(pair.0, false), (pair.1, true)]];
            draft.sure = Confidence::Likely;
            return true;
        }
        let rate = matches!(draft.kind, Stated::Share | Stated::Completion);
        let lead = self.lead(at);
        !(rate && (self.is_rest(at, lead) || self.is_pooled(at))
            || draft.kind == Stated::Completion && self.is_no_rate(at, first, second))
    }

    /// True where a rate is that of two figures; `nearly`: but for what rounding may do.
    fn is_quotient(&self, kind: Stated, rate: usize, (one, other): (usize, usize), falls: bool, nearly: bool) -> bool {
        let (a, b) = (i128::from(self.value(one)), i128::from(self.value(other)));
        let (above, below) = match kind {
            Stated::Growth if falls => (a, b.wrapping_add(a)),
            Stated::Growth => (a, b.wrapping_sub(a)),
            Stated::Change if falls => (b.wrapping_sub(a), b),
            Stated::Change => (a.wrapping_sub(b), b),
            _ => (a, b),
        };
        let above = if self.value(rate) < 0 && kind == Stated::Share { above.wrapping_neg() } else { above };
        let slack = if nearly { i128::from(self.half(one).saturating_add(self.half(other))) } else { 0 };
        self.is_rate_of(rate, above, below, slack)
    }

    /// Half a unit of the last digit of an amount of money.
    fn half(&self, at: usize) -> i64 {
        self.slack(at, &[]).max(0)
    }

    fn is_rate_of(&self, rate: usize, above: i128, below: i128, slack: i128) -> bool {
        let value = i128::from(self.value(rate));
        let of = if self.unit(rate) == Unit::PerMille { 10 } else { 1 };
        let unit = i128::from(10i64.saturating_pow(4u32.saturating_sub(self.mention(rate).number.scale)));
        let gap = value.wrapping_mul(below).wrapping_sub(above.wrapping_mul(of).wrapping_mul(HUNDRED.into()));
        let room = below.wrapping_mul(if slack == 0 { unit.wrapping_add(1).wrapping_div(2) } else { unit });
        below > 0 && gap.wrapping_abs() <= room.wrapping_add(slack.wrapping_mul(2).wrapping_mul(HUNDRED.into()))
    }

    /// Amounts around a figure that a reading may be made of: of its sentence, or of its paragraph.
    fn around(&self, at: usize, paragraph: bool) -> Vec<usize> {
        let here = self.mention(at);
        let range = at.saturating_sub(NEAR)..at.saturating_add(NEAR).min(self.mentions.len());
        let near = |other: &usize| {
            let mention = self.mention(*other);
            let same = if paragraph { mention.paragraph == here.paragraph } else { mention.sentence == here.sentence };
            let unit = mention.number.unit;
            same && *other != at && !is_rate(unit) && unit != Unit::PercentagePoint && !self.is(*other, LIMIT)
        };
        range.filter(near).gather()
    }

    /// Two other figures that a rate is the quotient of. Where the words name a base, only that. A rate of whole percent many
    /// pairs hit by chance: one of its own two must be in it.
    fn other_pair(&self, draft: &Draft, own: (usize, usize)) -> Option<(Stated, (usize, usize))> {
        let at = draft.result;
        let scale = self.mention(at).number.scale;
        let base = self.base(draft, own.1);
        for paragraph in [false, true] {
            let near = self.around(at, paragraph);
            for one in &near {
                for other in near.iter().filter(|other| base.as_ref().is_none_or(|base| self.is_base(**other, base))) {
                    let likely = scale > 0 || (*one == own.0 && self.value(at) != HUNDRED);
                    let pair = (*one, *other);
                    if one == other || !likely || !self.alike(*one, *other) || self.is_slipped(draft.kind, own, pair) {
                        continue;
                    }
                    let kinds = match draft.kind {
                        Stated::Growth => &[Stated::Share, Stated::Change, Stated::Growth][..],
                        ref own => std::slice::from_ref(own),
                    };
                    let fits = |kind: &&Stated| self.is_quotient(**kind, at, pair, draft.falls, false);
                    if let Some(kind) = kinds.iter().find(fits) {
                        return Some((*kind, pair));
                    }
                }
            }
        }
        None
    }

    /// The base that the words of a share name: the one right before it, or what they call it, where that stands somewhere.
    fn base(&self, draft: &Draft, own: usize) -> Option<Base> {
        if matches!(draft.kind, Stated::Growth | Stated::Change) {
            return None;
        }
        if self.is(own, WHOLE) {
            return Some(Base::One(own));
        }
        // 占回收问卷的, of what was called 回收.
        let called = core(self.lead(own));
        if called.chars().nth(1).is_some() && self.share_words(draft.result).contains(called) {
            return Some(Base::One(own));
        }
        let of = self.share_of(draft.result);
        (draft.kind == Stated::Share && !of.is_empty() && self.is_named(own, &of)).then_some(Base::Named(of))
    }

    fn is_base(&self, at: usize, base: &Base) -> bool {
        match base {
            Base::One(only) => at == *only,
            Base::Named(of) => self.is_named(at, of),
        }
    }

    /// True where two figures make a slip and no other reading: divided the wrong way round, by what it grew to, and the other
    /// base of a rate that has a definition.
    fn is_slipped(&self, kind: Stated, own: (usize, usize), pair: (usize, usize)) -> bool {
        let same = |one: usize, other: usize| self.value(one) == self.value(other);
        let turned = same(pair.0, own.1) && same(pair.1, own.0) || same(pair.0, own.0) && same(pair.1, own.1);
        turned
            || match kind {
                Stated::Growth => same(pair.0, own.1) || same(pair.1, own.1),
                Stated::Change => same(pair.1, own.0),
                Stated::Completion => same(pair.0, own.0),
                _ => false,
            }
    }

    /// 未完成率, 空置率: what is left of a rate.
    fn is_rest(&self, at: usize, lead: &str) -> bool {
        let near = self.around(at, false);
        let left = i128::from(HUNDRED.saturating_sub(self.value(at)));
        let fits = |one: &usize, other: &usize| {
            let (a, b) = (i128::from(self.value(*one)), i128::from(self.value(*other)));
            let unit = i128::from(10i64.saturating_pow(4u32.saturating_sub(self.mention(at).number.scale)));
            let gap = left.wrapping_mul(b).wrapping_sub(a.wrapping_mul(HUNDRED.into())).wrapping_abs();
            one != other && b > 0 && self.alike(*one, *other) && gap <= b.wrapping_mul(unit)
        };
        has(lead, words::LEFT) && near.iter().any(|one| near.iter().any(|other| fits(one, other)))
    }

    /// 满意a户、基本满意b户，满意率; a人占p%，b人占q%: two or three that stand side by side, or by all of them.
    fn is_pooled(&self, at: usize) -> bool {
        let near = self.around(at, false);
        let scale = self.mention(at).number.scale;
        near.iter().any(|first| {
            let alike: Vec<usize> = near.iter().copied().filter(|other| self.alike(*first, *other)).gather();
            let all = self.sum(&alike);
            let by_all = alike.len() > 1 && self.is_rate_of(at, self.value(*first).into(), all.into(), 0);
            let mut runs = [2, 3].into_iter().spread(|length| alike.windows(length));
            let fits = |run: &[usize], of: &usize| {
                !run.contains(of) && self.is_rate_of(at, self.sum(run).into(), self.value(*of).into(), 0)
            };
            let mut by_run = || runs.any(|run| alike.iter().any(|of| fits(run, of)));
            scale > 0 && by_all || scale > 1 && self.value(at) <= HUNDRED && by_run()
        })
    }

    /// True where a rate is none of these two: points by points, 超额 by what was done, two parts of one whole.
    fn is_no_rate(&self, at: usize, one: usize, other: usize) -> bool {
        let points = self.unit(one) == Unit::Points && !has(self.lead(at), "得分 分率");
        let over = has(self.lead(one), "超 差 缺") && !has(self.lead(at), "超 差 缺");
        let whole =
            |part: usize| self.parts.iter().rev().take(NEAR).find(|(_, known)| *known == part).map(|(whole, _)| *whole);
        let siblings = whole(one).is_some_and(|of| whole(other) == Some(of));
        points || over || siblings
    }

    // Totals.

    fn total_stands(&self, draft: &mut Draft, parts: &[usize]) -> bool {
        let whole = draft.result;
        if let Some(parts) = self.other_parts(whole, parts) {
            draft.readings = vec![parts.iter().map(|part| (*part, false)).gather()];
            draft.sure = Confidence::Likely;
            return true;
        }
        if self.unit(whole) == Unit::Points
            && let Some(scores) = self.scores(whole, parts)
        {
            draft.readings = vec![scores.iter().map(|part| (*part, false)).gather()];
            draft.sure = Confidence::Likely;
            return scores.len() > 1;
        }
        !self.overlap(whole, parts)
    }

    /// Those of the parts that make up a whole exactly: without what is only mentioned or stands in brackets, or every second of
    /// them (建12个完成11个，修5个完成5个). A part that was forgotten is a slip, and no other reading.
    fn other_parts(&self, whole: usize, parts: &[usize]) -> Option<Vec<usize>> {
        let depth = parts.iter().map(|part| self.mention(*part).depth).min().unwrap_or_default();
        let memo = |part: usize| has(self.lead(part), words::MEMO) || self.mention(part).depth > depth;
        let (odd, even): (Vec<_>, Vec<_>) = parts.iter().enumerate().partition(|(number, _)| number & 1 == 0);
        let only = |some: Vec<(usize, &usize)>| some.into_iter().map(|(_, part)| *part).gather();
        let (odd, even): (Vec<usize>, Vec<usize>) = (only(odd), only(even));
        let mut same = even.iter().map(|part| core(self.lead(*part)));
        let first = same.next().unwrap_or_default();
        let paired = parts.len() > 3 && odd.len() == even.len() && !first.is_empty() && same.all(|lead| lead == first);
        let flat: Vec<usize> = parts.iter().copied().filter(|part| !memo(*part)).gather();
        let mut readings = vec![flat];
        if paired {
            readings.push(odd);
            readings.push(even);
        }
        readings.into_iter().find(|some| some.len() > 1 && some.len() < parts.len() && self.gap(whole, some) == 0)
    }

    /// 投入15分，得14分: the points or the scores, whichever the whole is of.
    fn scores(&self, whole: usize, parts: &[usize]) -> Option<Vec<usize>> {
        let is_score = |at: &usize| ends_with(core(self.lead(*at)), words::SCORED).is_some();
        let (scores, points): (Vec<usize>, Vec<usize>) = parts.iter().partition(|part| is_score(part));
        if scores.is_empty() || points.is_empty() {
            return None;
        }
        let of_points = self.reaches(whole, &points)
            || !self.reaches(whole, &scores)
                && is_score(&whole.saturating_add(1))
                && whole.saturating_add(1) < self.mentions.len();
        Some(if of_points { points } else { scores })
    }

    /// True where parts overlap by their own shares: 本科占84%，高级职称占32%.
    fn overlap(&self, whole: usize, parts: &[usize]) -> bool {
        let share = |part: &usize| {
            let at = part.saturating_add(1);
            (at < self.mentions.len() && self.is(at, SHARE) && is_rate(self.unit(at))).then_some(at)
        };
        let shares: Vec<usize> = parts.iter().filter_map(share).gather();
        let all = self.sum(&shares);
        shares.len() > 1
            && shares.len().saturating_add(1) >= parts.len()
            && all > HUNDRED.saturating_add(10_000)
            && self.sum(parts) > self.value(whole)
    }

    // Differences.

    fn difference_stands(&self, draft: &mut Draft) -> bool {
        let Some(found) = self.other_terms(draft) else { return true };
        draft.readings = vec![found];
        draft.sure = Confidence::Likely;
        true
    }

    /// True where terms come to a result, but for rounding.
    fn balance(&self, at: usize, terms: &[(usize, bool)]) -> bool {
        let sum = terms.iter().fold(0i64, |sum, (term, minus)| {
            let value = self.value(*term);
            if *minus { sum.saturating_sub(value) } else { sum.saturating_add(value) }
        });
        let room = self.half(at).saturating_mul(i64::try_from(terms.len()).unwrap_or_default().saturating_add(1));
        self.value(at).saturating_sub(sum).saturating_abs() <= room
    }

    /// The same figures with the signs that their words give, without those in brackets, or two or three others of the sentence.
    fn other_terms(&self, draft: &Draft) -> Option<Terms> {
        let at = draft.result;
        let depth = self.mention(at).depth;
        let near: Vec<usize> =
            self.around(at, false).into_iter().filter(|other| self.alike(*other, at)).take(12).gather();
        let falls = |term: usize| self.falls(term) || has(self.lead(term), words::LESS);
        let worded = |flat: bool| -> Terms {
            let all = near.iter().copied().filter(|term| *term < at && (!flat || self.mention(*term).depth <= depth));
            all.map(|term| (term, falls(term))).gather()
        };
        for terms in [worded(true), worded(false)] {
            let small = terms.len() > 1 && terms.len() <= 6;
            if small && self.balance(at, &terms) {
                return Some(terms);
            }
        }
        let long = is_money(self.unit(at)) && self.value(at) >= LONG / 100;
        if !long && draft.sure == Confidence::Certain {
            return None;
        }
        for (number, one) in near.iter().enumerate() {
            for (next, other) in near.iter().enumerate() {
                for third in near.iter().skip(next.saturating_add(1)).map(Some).followed_by([None]) {
                    let mut terms = vec![(*one, false), (*other, true)];
                    if let Some(third) = third.filter(|third| *third != one) {
                        terms.push((*third, falls(*third)));
                    }
                    if number != next && self.exact(at, &terms) {
                        return Some(terms);
                    }
                }
            }
        }
        None
    }

    fn exact(&self, at: usize, terms: &[(usize, bool)]) -> bool {
        let signed =
            |(term, minus): &(usize, bool)| if *minus { self.value(*term).saturating_neg() } else { self.value(*term) };
        terms.iter().fold(0i64, |sum, term| sum.saturating_add(signed(term))) == self.value(at)
    }

    // Products.

    fn product_stands(&self, draft: &mut Draft) -> bool {
        let Some([(count, _), (each, _)]) = draft.readings.first().map(Vec::as_slice) else { return true };
        let (count, each) = (*count, *each);
        let around = self.around(each, false);
        let money = |at: &usize| is_money(self.unit(*at)) && self.makes(count, each, *at);
        if let Some(product) = around.iter().copied().find(money) {
            draft.result = product;
            return true;
        }
        let (product, standard) = (self.mention(draft.result), self.mention(each));
        let several = has(&product.lead, words::TOTAL_OF) && around.iter().any(|at| self.is(*at, STANDARD));
        let explained = self.mention(draft.result.saturating_add(1));
        let explained =
            explained.depth > product.depth && explained.gap.starts_with('(') && explained.sentence == product.sentence;
        !(several || explained || product.depth != standard.depth)
    }

    /// True where so many times what each gets is an amount, as far as their digits go.
    fn makes(&self, count: usize, each: usize, product: usize) -> bool {
        let many = if matches!(self.unit(count), Unit::Count(word) if word.starts_with('万')) { 10_000 } else { 1 };
        let digit = |at: usize| i128::from(10i64.saturating_pow(4u32.saturating_sub(self.mention(at).number.scale)));
        let number = i128::from(self.value(count));
        let half = if self.mention(count).number.scale == 0 { 0 } else { digit(count).wrapping_div(2) };
        let (each_value, each_half) = (i128::from(self.value(each)), i128::from(self.half(each)));
        let each_half = if self.mention(each).number.scale == 0 { 0 } else { each_half };
        let made = number.wrapping_mul(each_value).wrapping_mul(many);
        let room = half.wrapping_mul(each_value).wrapping_add(each_half.wrapping_mul(number)).wrapping_mul(many);
        let stated = i128::from(self.value(product)).wrapping_mul(10_000);
        let own = i128::from(self.half(product)).wrapping_mul(10_000);
        made.wrapping_sub(stated).wrapping_abs() <= room.wrapping_add(own)
    }
}
