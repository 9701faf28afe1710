//! Changes, shares, rates of completion, and what each of so many gets.

use super::openings::is_word;
use super::role::{ADDED, AMOUNT, AMOUNTS, CHANGE, EITHER, GROWTHS, PRIOR, Role, SHARE, TAKEN, WHOLE, core, is_rate};
use super::scan::split;
use super::{BACK, Confidence, HUNDRED, MOST_PARTS, Reach, Reader, Stated, is_money};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::unit::Unit;
use crate::base::word::{has, without_start};
use crate::packs::words::prose as words;

impl Reader<'_> {
    /// 增加到b万元: with what stood before, a change.
    pub(super) fn reached(&mut self, at: usize) {
        let before = at.checked_sub(1).filter(|before| self.is(*before, PRIOR) && self.alike(*before, at));
        self.prior = before.or(self.prior);
        self.now = Some(self.first(at));
        if let (Some((change, None)), Some(prior)) = (self.change, self.prior) {
            self.change = Some((change, Some(at)));
            self.difference(change, &[at], prior);
        }
    }

    /// By how much something changed.
    pub(super) fn changed(&mut self, at: usize) {
        let first = self.first(at);
        if is_rate(self.unit(at)) || self.unit(at) == Unit::PercentagePoint {
            return self.points(at);
        }
        let mention = self.mention(at);
        let lead = mention.lead.as_str();
        let later = self.subject(at).filter(|later| self.alike(*later, at));
        if has(lead, "合计 共计") {
            return self.changes(at);
        }
        // 比预算减少: what was budgeted stands before.
        if self.prior.is_none() && has(lead, "预算 计划") && has(lead, "比 较") {
            let before = self.before(at, 4, AMOUNT | WHOLE, Some(at), Reach::Sentence);
            let budget = before.into_iter().find(|before| has(self.lead(*before), "预算 计划"));
            self.prior = budget.filter(|prior| Some(*prior) != later);
        }
        // 送审a，审定b，审减c
        if self.prior.is_none() && later.is_some() {
            self.left_over(at, mention);
        }
        if first == at {
            self.change = Some((first, later));
        }
        let number = at.saturating_sub(first);
        if let (Some(later), Some(prior)) = (later, self.prior.filter(|prior| self.alike(*prior, at))) {
            // The change may be one of the whole in whose list it stands.
            let part = self.member(later, number);
            let mut later = vec![part];
            later.take_in(self.wholes(part));
            self.difference(at, &later, self.member(prior, number));
        }
    }

    /// A增加a，B增加b，两项合计增加W
    fn changes(&mut self, at: usize) {
        let mut parts = self.before(at, 8, self.role(at), Some(at), Reach::Sentence);
        parts.reverse();
        if parts.len() > 1 {
            self.total_of(at, &parts, Confidence::Certain);
        }
    }

    /// 增加W，其中A增加a，B增加b: stated where they add up.
    pub(super) fn listed_changes(&mut self, from: usize, to: usize) {
        let Some(first) = (from..to).find(|at| self.is(*at, CHANGE)) else { return };
        let same = |at: &usize| self.role(*at) == self.role(first) && self.alike(*at, first);
        let parts: Vec<usize> = (first.saturating_add(1)..to).filter(same).gather();
        if parts.len() > 1 && self.reaches(first, &parts) {
            self.total_of(first, &parts, Confidence::Likely);
        }
    }

    fn difference(&mut self, change: usize, later: &[usize], prior: usize) {
        let falls = self.falls(change);
        let readings = later.iter().map(|later| vec![(*later, falls), (prior, !falls)]).gather();
        self.say(Stated::Difference, change, readings, Confidence::Certain, false);
    }

    /// What a change is a change of: the amount that its words name, else the one that is spoken of. None where they name
    /// something that stands nowhere.
    fn subject(&self, at: usize) -> Option<usize> {
        let named = named(self.lead(at));
        if named.is_empty() { self.now } else { self.labelled(at, &named) }
    }

    /// By how many percent it changed.
    pub(super) fn growth(&mut self, at: usize) {
        // 年均增长: over several years.
        if has(self.lead(at), words::YEARLY) {
            return;
        }
        let first = self.first(at);
        let number = at.saturating_sub(first);
        let (change, later) = match self.change {
            Some((change, later)) => (Some(change), later),
            None => (None, self.subject(at)),
        };
        // Its own subject, and none of those before.
        if change.is_some() && first == at && self.subject(at).is_none() {
            return;
        }
        let falls = self.falls(at);
        let member = |from: usize| self.member(from, number);
        match (change.map(member), later.map(member), self.prior.map(member)) {
            (Some(change), Some(later), _) => {
                let mut readings = vec![vec![(change, false), (later, true)]];
                readings.take_in(self.wholes(later).into_iter().map(|whole| vec![(change, false), (whole, true)]));
                self.say(Stated::Growth, at, readings, Confidence::Certain, falls);
            }
            (Some(change), None, Some(prior)) => {
                self.say_pair(Stated::Share, at, (change, prior), Confidence::Certain);
            }
            (None, Some(later), Some(prior)) if self.alike(later, prior) => {
                self.say(Stated::Change, at, vec![vec![(later, false), (prior, true)]], Confidence::Certain, falls);
            }
            (None, ..) if self.is(at, EITHER) => self.difference_rate(at),
            _ => {}
        }
    }

    /// 差异率, 调整率: of the two amounts before it, or of what was added to the budget.
    fn difference_rate(&mut self, at: usize) {
        let amounts = self.before(at, BACK, AMOUNTS, None, Reach::Sentence);
        let [later, earlier, ..] = *amounts.as_slice() else { return };
        if let Some(added) = self.before(at, 6, ADDED | TAKEN, None, Reach::Sentence).first() {
            let amounts = self.back(at, None);
            let initial = amounts.into_iter().find(|before| has(self.lead(*before), words::INITIAL));
            if let Some(initial) = initial {
                self.say_pair(Stated::Share, at, (*added, initial), Confidence::Likely);
            }
        } else if self.alike(later, earlier) {
            let readings = vec![vec![(later, false), (earlier, true)], vec![(earlier, false), (later, true)]];
            self.say(Stated::Change, at, readings, Confidence::Likely, false);
        }
    }

    /// 比上年95%提高2.5个百分点
    fn points(&mut self, at: usize) {
        let mut rates = self.before(at, 4, Role::MAX, None, Reach::Sentence);
        rates.retain(|before| is_rate(self.unit(*before)));
        let prior = rates.iter().find(|rate| self.is(**rate, PRIOR));
        let later = rates.iter().find(|rate| !self.is(**rate, PRIOR | GROWTHS));
        if let (Some(prior), Some(later)) = (prior, later) {
            self.difference(at, &[*later], *prior);
        }
    }

    /// The wholes of a part, as far as lists told.
    fn wholes(&self, part: usize) -> Vec<usize> {
        let known = self.parts.get(self.parts.len().saturating_sub(MOST_PARTS)..).unwrap_or_default();
        let mut wholes: Vec<usize> = Vec::new();
        for (whole, other) in known {
            if *other == part && wholes.last() != Some(whole) {
                wholes.push(*whole);
            }
        }
        wholes
    }

    /// 占支出总额的r%
    pub(super) fn share(&mut self, at: usize) {
        let first = self.first(at);
        let number = at.saturating_sub(first);
        let explicit = first.checked_sub(1).filter(|before| self.is(*before, WHOLE));
        let words = self.lead(explicit.unwrap_or(first));
        let subject = words.split_once('占').map(|(subject, _)| subject).unwrap_or_default();
        let Some(part) = self.part_of_share(at, first, &named(without_start(subject, "其中"))) else { return };
        let part = self.member(part, number);
        let of = self.share_of(at);
        let mut sure = Confidence::Certain;
        let mut wholes = Vec::new();
        match explicit {
            Some(whole) => wholes.push(whole),
            None => {
                let mut before = self.before(at, BACK, AMOUNTS | WHOLE, Some(part), Reach::Anywhere);
                before.retain(|whole| *whole != part);
                wholes.take_in(before.iter().copied().filter(|whole| self.is_named(*whole, &of)).take(2));
                wholes.take_in(self.wholes(part));
                if !of.is_empty() && !wholes.iter().any(|whole| self.is_named(*whole, &of)) {
                    // What the words name stands nowhere: another whole is one where the figures say so.
                    let end = of.char_indices().rev().nth(1).and_then(|(from, _)| of.get(from..)).unwrap_or_default();
                    wholes.retain(|whole| self.fits(at, part, *whole) || self.lead(*whole).contains(end));
                    sure = Confidence::Likely;
                }
                if of.is_empty() {
                    wholes.take_in(before.iter().copied().find(|whole| self.is(*whole, WHOLE)));
                }
                if wholes.is_empty() {
                    sure = Confidence::Likely;
                    wholes = self.meant(at, part, &of, before);
                }
            }
        }
        wholes.dedup();
        wholes.retain(|whole| *whole != part && self.alike(*whole, part));
        wholes.truncate(4);
        let readings = wholes.iter().map(|whole| vec![(part, false), (*whole, true)]).gather();
        self.say(Stated::Share, at, readings, sure, false);
    }

    /// What a share is a share of by nothing but the figures.
    fn meant(&mut self, at: usize, part: usize, of: &str, mut before: Vec<usize>) -> Vec<usize> {
        let (sentence, paragraph) = (self.mention(part).sentence, self.mention(at).paragraph);
        before.retain(|whole| {
            let mention = self.mention(*whole);
            let named = of.is_empty() && mention.sentence == sentence;
            let larger = self.value(*whole) >= self.value(part) && mention.paragraph == paragraph;
            larger && (named && !self.has_share(*whole) || self.fits(at, part, *whole))
        });
        if before.is_empty() {
            before.take_in(self.complement(at, part));
        }
        before
    }

    /// What the words of a share say that it is a share of.
    pub(super) fn share_of(&self, at: usize) -> String {
        named(self.share_words(at))
    }

    /// The same as it is written.
    pub(super) fn share_words(&self, at: usize) -> &str {
        let first = self.first(at);
        let explicit = first.checked_sub(1).filter(|before| self.is(*before, WHOLE));
        let of = self.lead(explicit.unwrap_or(first)).split_once('占').map(|(_, of)| of).unwrap_or_default();
        without_start(of.trim_start_matches('了'), "比重")
    }

    /// True where an amount has a share of its own: it is a part beside others.
    fn has_share(&self, at: usize) -> bool {
        let behind = (at.saturating_add(1)..self.mentions.len()).take(3);
        let mut rates = behind.take_while(|next| is_rate(self.unit(*next)));
        rates.any(|next| self.is(next, SHARE))
    }

    /// The part that a share speaks of: the one its words name, a change right before it (节约10.78万元，占采购预算的11%: of the
    /// change, not of what it led to), or the last list of the same length.
    fn part_of_share(&self, at: usize, first: usize, subject: &str) -> Option<usize> {
        if !subject.is_empty() {
            return self.labelled(at, subject);
        }
        if let Some(change) = self.before(first, 1, CHANGE, None, Reach::Sentence).first() {
            return Some(*change);
        }
        let length = self.length(first, false);
        let now = self.now.filter(|now| length < 2 || self.length(*now, true) == length);
        let firsts = || self.back(first, None).into_iter().map(|before| self.first(before));
        now.or_else(|| firsts().find(|before| self.length(*before, true) == length))
    }

    /// True where an amount has the words of a whole.
    pub(super) fn is_named(&self, whole: usize, of: &str) -> bool {
        let lead = self.lead(whole);
        let core = core(lead).trim_end_matches(['总', '额', '合', '计']);
        let short = of.trim_end_matches(['总', '额', '数', '量', '计', '合']);
        is_word(short) && !core.is_empty() && (lead.contains(short) || (is_word(core) && short.ends_with(core)))
    }

    /// a人，占52%，b人，占48%: the whole that both make up stands further before.
    fn complement(&mut self, at: usize, part: usize) -> Option<usize> {
        let (rate, before) = self.alone.replace((at, part)).filter(|(_, before)| self.alike(*before, part))?;
        let parts = [before, part];
        let all = self.before(before, 80, AMOUNTS, Some(part), Reach::Anywhere);
        let whole = all.into_iter().find(|whole| self.gap(*whole, &parts) == 0)?;
        let rates = self.value(rate).saturating_add(self.value(at)).saturating_sub(HUNDRED);
        if rates.saturating_abs() > 10_000 {
            return None;
        }
        self.total_of(whole, &parts, Confidence::Likely);
        self.say_pair(Stated::Share, rate, (before, whole), Confidence::Likely);
        Some(whole)
    }

    /// How many quantities a list without words has.
    fn length(&self, first: usize, alike: bool) -> usize {
        let member = |at: &usize| self.first(*at) == first && (!alike || self.alike(*at, first));
        (first..self.mentions.len()).take(8).take_while(member).count()
    }

    /// True where a rate is the quotient of two amounts, to its last digit.
    pub(super) fn fits(&self, rate: usize, dividend: usize, divisor: usize) -> bool {
        self.is_percent(rate, self.value(dividend), self.value(divisor))
    }

    fn is_percent(&self, rate: usize, dividend: i64, divisor: i64) -> bool {
        let divisor = i128::from(divisor);
        let scale = 4u32.saturating_sub(self.mention(rate).number.scale);
        let gap = i128::from(self.value(rate))
            .wrapping_mul(divisor)
            .wrapping_sub(i128::from(dividend).wrapping_mul(i128::from(HUNDRED)));
        divisor != 0 && gap.wrapping_abs() <= divisor.wrapping_mul(i128::from(10i64.saturating_pow(scale)))
    }

    /// 任务428户，完结422户，完结率98.60%
    pub(super) fn completion(&mut self, at: usize) {
        let mention = self.mention(at);
        let lead = core(&mention.lead);
        // 审减c，审减率: of what it was taken from.
        let remainder = self.remainder.filter(|(left, _)| at.saturating_sub(*left) < 3);
        if let (Some(pair), true) = (remainder, has(&mention.lead, words::REMAINDER)) {
            return self.say_pair(Stated::Completion, at, pair, Confidence::Likely);
        }
        let mut before = self.before(at, BACK, AMOUNTS, None, Reach::Paragraph);
        before.truncate(16);
        let here = |before: usize| self.mention(before).sentence == mention.sentence;
        let stem = |before: &usize| {
            let word = self.lead(*before);
            let listed = |(stem, names): &(&str, &str)| lead.contains(stem) && has(word, names);
            here(*before) && (words::STEMS.iter().any(listed) || shares_two(lead, word))
        };
        let linked = before.iter().copied().find(stem);
        let over = self.value(at) > HUNDRED;
        let is_rate = has(&mention.lead, "率 进度 比例");
        // 100% of two equal amounts that have nothing to do with it.
        let chance = self.value(at) == HUNDRED;
        let of_linked = linked.and_then(|done| {
            let fits = |planned: &usize| {
                let ordered = over || self.value(done) <= self.value(*planned);
                *planned != done && ordered && self.alike(*planned, done) && self.fits(at, done, *planned)
            };
            before.iter().copied().find(fits).map(|planned| (done, planned))
        });
        if is_rate
            && (!chance || linked.is_some())
            && let Some(pair) = of_linked.or_else(|| self.quotient(at, &before, over))
        {
            return self.say_pair(Stated::Completion, at, pair, Confidence::Certain);
        }
        let planned = |at: usize| has(self.lead(at), words::PLANNED) && here(at);
        let adjacent = match *before.as_slice() {
            [done, second, ..] if planned(second) && self.alike(second, done) => Some(done),
            _ => None,
        };
        let listed = adjacent.is_some() || words::STEMS.iter().any(|(stem, _)| lead.contains(stem));
        let Some(done) = linked.or(adjacent).filter(|_| is_rate && (listed || !chance)) else { return };
        let other = |planned: &usize| *planned != done && self.alike(*planned, done);
        let beside = |planned: &usize| other(planned) && here(*planned) && planned.abs_diff(done) <= 2;
        let by_words = |planned: &usize| other(planned) && planned_in_words(self.lead(*planned)) && here(*planned);
        let mut found = before.iter().copied().find(beside);
        found = found.filter(|planned| over || self.value(done) <= self.value(*planned));
        found = found.or_else(|| before.iter().copied().find(by_words));
        // The sentences before may say of what, where a slip is all that lies between.
        let further = self.before(at, BACK, AMOUNTS, Some(done), Reach::Anywhere);
        found =
            found.or_else(|| further.into_iter().find(|planned| other(planned) && self.slips((at, done, *planned))));
        if let Some(planned) = found {
            self.say_pair(Stated::Completion, at, (done, planned), Confidence::Likely);
        }
    }

    /// True where a rate would be a quotient but for one slip in what is divided, or in the rate.
    fn slips(&self, (rate, done, planned): (usize, usize, usize)) -> bool {
        let (above, below) = (self.value(done), self.value(planned));
        let computed = i128::from(above).wrapping_mul(i128::from(HUNDRED)).checked_div(i128::from(below));
        let computed = computed.and_then(|rate| i64::try_from(rate).ok());
        let scale = self.mention(rate).number.scale;
        let exact = self.fits(rate, done, planned);
        let stated =
            computed.filter(|rate| *rate <= HUNDRED).is_some_and(|value| scale > 0 && self.is_rate_for(rate, value));
        let divided = self.written_for(done).any(|value| value <= below && self.is_percent(rate, value, below));
        below != 0 && (exact || stated || (scale > 0 && divided))
    }

    /// The nearest two amounts of which a rate is the quotient.
    fn quotient(&self, at: usize, before: &[usize], over: bool) -> Option<(usize, usize)> {
        for (number, done) in before.iter().copied().enumerate().take(3) {
            for planned in before.iter().copied().skip(number.saturating_add(1)) {
                for (a, b) in [(done, planned), (planned, done)] {
                    let ordered = self.value(a) <= self.value(b) || (over && a > b);
                    if ordered && self.alike(a, b) && self.fits(at, a, b) {
                        return Some((a, b));
                    }
                }
            }
        }
        None
    }

    /// 120户，每户300元，计3.6万元
    pub(super) fn product(&mut self, at: usize) {
        let mention = self.mention(at);
        if mention.about || !is_money(self.unit(at)) || has(&mention.lead, "月 天 日 次") {
            return;
        }
        let here = |other: usize| self.mention(other).sentence == mention.sentence;
        let counts = self.back(at, None).into_iter().take(3);
        let counts: Vec<usize> =
            counts.filter(|other| matches!(self.unit(*other), Unit::Count(_)) && here(*other)).gather();
        let Some(nearest) = counts.first().copied() else { return self.product_over_sentences(at) };
        let money = |other: &usize| is_money(self.unit(*other)) && here(*other) && self.is(*other, AMOUNTS);
        let exact = |count: usize, other: usize| {
            let computed = i128::from(self.value(count)).wrapping_mul(i128::from(self.value(at)));
            i128::from(self.value(other)).wrapping_mul(10_000) == computed
        };
        // 21人，其中聘用20人，人均300元: all of them, or those named last.
        let of = |other: &usize| {
            counts.iter().copied().find(|count| self.alike(*count, nearest) && exact(*count, *other)).unwrap_or(nearest)
        };
        let behind = at.saturating_add(1);
        let before = nearest.checked_sub(1).filter(money);
        let far = || (at.saturating_sub(80)..at).rev().find(|other| self.is(*other, AMOUNTS) && exact(nearest, *other));
        let Some(product) = Some(behind).filter(money).or(before).or_else(far) else { return };
        let count = of(&product);
        let says = has(self.lead(product), "共 计 合 总 发放 补 金额 投入");
        if exact(count, product) || says || Some(product) == before {
            let reading = vec![(count, false), (at, false)];
            self.say(Stated::Product, product, vec![reading], Confidence::Likely, false);
        }
    }

    /// 抓好两个村的建设专项。每个村投入200万元: the count stands a sentence before, and the amount that both make anywhere
    /// before it. Without words for it, only figures that agree say so.
    fn product_over_sentences(&mut self, at: usize) {
        let each = self.lead(at).split_once('每').map(|(_, each)| each.trim_start_matches(['个', '户', '名', '人']));
        let Some(thing) = each.and_then(|each| each.chars().next()) else { return };
        let sentence = self.mention(at).sentence;
        let of_it = |other: usize| {
            let mention = self.mention(other);
            let counts =
                matches!(mention.number.unit, Unit::Count(_)) && mention.sentence.saturating_add(1) == sentence;
            counts && mention.after.starts_with(thing)
        };
        let Some(count) = at.checked_sub(1).filter(|count| of_it(*count)) else { return };
        let after = self.mention(count).after.as_str();
        let made = |other: &usize| {
            let computed = i128::from(self.value(count)).wrapping_mul(i128::from(self.value(at)));
            let exact = i128::from(self.value(*other)).wrapping_mul(10_000) == computed;
            exact && is_money(self.unit(*other)) && shares_two(self.lead(*other), after)
        };
        let Some(product) = (at.saturating_sub(80)..count).rev().find(made) else { return };
        self.say(Stated::Product, product, vec![vec![(count, false), (at, false)]], Confidence::Likely, false);
    }
}

/// 全年预算, 核定编制, 安排资金: what was to be done.
fn planned_in_words(lead: &str) -> bool {
    has(lead, words::PLANNED) || has(lead, words::FINAL) || lead.contains("安排")
}

/// What the words before a change name; empty where they only compare.
fn named(lead: &str) -> String {
    let mut named = core(lead).to_owned();
    for words in [words::UP, words::DOWN, words::EITHER, words::NOTHING, words::UP_SHORT, words::DOWN_SHORT] {
        for word in words.split(' ') {
            named = named.replace(word, "");
        }
    }
    named.retain(|c| !c.is_ascii());
    if is_word(&named) { named } else { String::new() }
}

/// True where two texts share two characters that stand together.
fn shares_two(one: &str, other: &str) -> bool {
    let mut rest = one.trim_end_matches('率');
    while is_word(rest) {
        let (pair, _) = split(rest, 2);
        if other.contains(pair) {
            return true;
        }
        rest = split(rest, 1).1;
    }
    false
}
