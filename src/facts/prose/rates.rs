//! Changes, shares, rates of completion, and what each of so many gets.

use super::role::{Role, core, is_rate};
use super::scan::has;
use super::{Confidence, MOST_PARTS, Reader, Stated};
use crate::base::amount::Amount;
use crate::base::unit::Unit;
use crate::packs::words::prose as words;

/// Words beside a change that name nothing that changes.
const NOTHING: &[&str] = &[
    "上年",
    "去年",
    "同期",
    "同比",
    "环比",
    "相比",
    "年度",
    "年初",
    "年",
    "预算",
    "决算",
    "其中",
    "分别",
    "实际",
    "总体",
    "整体",
    "略有",
    "有所",
    "大幅",
    "小幅",
    "同口径",
    "净",
    "数",
    "比",
    "较",
    "各",
    "均",
    "又",
    "共",
    "绝对额",
    "总额",
    "一",
    "上",
    "与",
    "同",
    "前",
    "幅",
    "略",
    "的",
    "执行",
    "本",
];

impl Reader<'_> {
    /// 增加到b万元: with what stood before, a change.
    pub(super) fn reached(&mut self, at: usize) {
        let before = at.checked_sub(1).filter(|before| self.role(*before) == Role::Prior && self.alike(*before, at));
        self.prior = before.or(self.prior);
        self.now = self.first(at);
        if let (Some((change, None)), Some(prior)) = (self.change, self.prior) {
            self.change = Some((change, Some(at)));
            self.difference(change, &[at], prior);
        }
    }

    /// By how much something changed.
    pub(super) fn changed(&mut self, at: usize, _falls: bool) {
        let Some(first) = self.first(at) else { return };
        if is_rate(self.unit(at)) || self.unit(at) == Unit::PercentagePoint {
            return self.points(at);
        }
        let mention = self.mentions.get(at);
        let lead = mention.map(|m| m.lead.as_str()).unwrap_or_default();
        let later = self.subject(at).filter(|later| self.alike(*later, at));
        if has(lead, &["合计", "共计"]) {
            return self.changes(at);
        }
        // 比预算减少: what was budgeted stands before.
        if self.prior.is_none() && has(lead, &["预算", "计划"]) && has(lead, &["比", "较"]) {
            let budget = |before: &usize| {
                let budget = self.mentions.get(*before).is_some_and(|m| has(&m.lead, &["预算", "计划"]));
                budget && self.alike(*before, at) && matches!(self.role(*before), Role::Amount | Role::Whole)
            };
            let sentence = mention.map(|m| m.sentence);
            let near = |before: &usize| self.mentions.get(*before).map(|m| m.sentence) == sentence;
            self.prior =
                (at.saturating_sub(4)..at).rev().filter(near).find(budget).filter(|prior| Some(*prior) != later);
        }
        // 送审a，审定b，审减c
        if let (Some(mention), None, Some(_), true) = (mention, self.prior, later, has(lead, words::REMAINDER)) {
            self.left_over(at, mention);
        }
        if first == at {
            self.change = Some((first, later));
        }
        let number = at.saturating_sub(first);
        if let (Some(later), Some(prior)) = (later, self.prior.filter(|prior| self.alike(*prior, at))) {
            // The change may be one of the whole in whose list it stands.
            let mut later = vec![self.member(later, number)];
            later.extend(later.first().map(|part| self.wholes(*part)).unwrap_or_default());
            self.difference(at, &later, self.member(prior, number));
        }
    }

    /// A增加a，B增加b，两项合计增加W
    fn changes(&mut self, at: usize) {
        let sentence = self.mentions.get(at).map(|m| m.sentence);
        let role = self.role(at);
        let same = |before: &usize| {
            self.role(*before) == role
                && self.alike(*before, at)
                && self.mentions.get(*before).map(|m| m.sentence) == sentence
        };
        let parts: Vec<usize> = (at.saturating_sub(8)..at).filter(same).collect();
        if parts.len() > 1 {
            self.total_of(at, &parts, Confidence::Certain);
        }
    }

    /// 增加W，其中A增加a，B增加b: stated where they add up.
    pub(super) fn listed_changes(&mut self, from: usize, to: usize) {
        let Some(first) = (from..to).find(|at| matches!(self.role(*at), Role::Change(_))) else { return };
        let same = |at: &usize| self.role(*at) == self.role(first) && self.alike(*at, first);
        let parts: Vec<usize> = (first.saturating_add(1)..to).filter(same).collect();
        if parts.len() > 1 && self.reaches(first, &parts) {
            self.total_of(first, &parts, Confidence::Likely);
        }
    }

    fn difference(&mut self, change: usize, later: &[usize], prior: usize) {
        let falls = matches!(self.role(change), Role::Change(true));
        let readings = later.iter().map(|later| vec![(*later, falls), (prior, !falls)]).collect();
        self.say(Stated::Difference, change, readings, Confidence::Certain, false);
    }

    /// What a change is a change of: the amount that its words name, else the one that is spoken of. None where they name
    /// something that stands nowhere.
    fn subject(&self, at: usize) -> Option<usize> {
        let lead = self.mentions.get(at).map(|m| m.lead.as_str()).unwrap_or_default();
        let named = named(lead);
        if named.is_empty() { self.now } else { self.labelled(at, &named) }
    }

    /// By how many percent it changed.
    pub(super) fn growth(&mut self, at: usize, falls: Option<bool>) {
        let Some(first) = self.first(at) else { return };
        let number = at.saturating_sub(first);
        let (change, later) = match self.change {
            Some((change, later)) => (Some(change), later),
            None => (None, self.subject(at)),
        };
        // Its own subject, and none of those before.
        if self.change.is_some() && self.subject(first).is_none() && first == at {
            return;
        }
        let down = falls == Some(true);
        let member = |from: usize| self.member(from, number);
        match (change.map(member), later.map(member), self.prior.map(member)) {
            (Some(change), Some(later), _) => {
                let wholes = self.wholes(later);
                let readings = std::iter::once(later).chain(wholes).map(|of| vec![(change, false), (of, true)]);
                self.say(Stated::Growth, at, readings.collect(), Confidence::Certain, down);
            }
            (Some(change), None, Some(prior)) => {
                self.say(Stated::Share, at, vec![vec![(change, false), (prior, true)]], Confidence::Certain, false);
            }
            (None, Some(later), Some(prior)) if self.alike(later, prior) => {
                self.say(Stated::Change, at, vec![vec![(later, false), (prior, true)]], Confidence::Certain, down);
            }
            (None, ..) if falls.is_none() => self.difference_rate(at),
            _ => {}
        }
    }

    /// 差异率, 调整率: of the two amounts before it, or of what was added to the budget.
    fn difference_rate(&mut self, at: usize) {
        let sentence = self.mentions.get(at).map(|m| m.sentence);
        let near = |before: &usize| self.mentions.get(*before).map(|m| m.sentence) == sentence;
        let added = (0..at).rev().take(6).find(|before| matches!(self.role(*before), Role::Added(_)) && near(before));
        let mut amounts = self.back(at).filter(near);
        let (Some(later), Some(earlier)) = (amounts.next(), amounts.next()) else { return };
        drop(amounts);
        if let Some(added) = added {
            let lead = |at: usize| self.mentions.get(at).map(|m| m.lead.as_str()).unwrap_or_default();
            let initial = self.back(at).find(|before| has(lead(*before), words::INITIAL));
            let readings: Vec<_> = initial.map(|initial| vec![(added, false), (initial, true)]).into_iter().collect();
            return self.say(Stated::Share, at, readings, Confidence::Likely, false);
        }
        if self.alike(later, earlier) {
            let readings = vec![vec![(later, false), (earlier, true)], vec![(earlier, false), (later, true)]];
            self.say(Stated::Change, at, readings, Confidence::Likely, false);
        }
    }

    /// 比上年95%提高2.5个百分点
    fn points(&mut self, at: usize) {
        let sentence = self.mentions.get(at).map(|m| m.sentence);
        let rates: Vec<usize> = (at.saturating_sub(4)..at)
            .rev()
            .filter(|before| is_rate(self.unit(*before)) && self.mentions.get(*before).map(|m| m.sentence) == sentence)
            .collect();
        let prior = rates.iter().copied().find(|rate| self.role(*rate) == Role::Prior);
        let later = rates.iter().copied().find(|rate| !matches!(self.role(*rate), Role::Prior | Role::Growth(_)));
        if let (Some(prior), Some(later)) = (prior, later) {
            self.difference(at, &[later], prior);
        }
    }

    /// The wholes of a part, as far as lists told.
    fn wholes(&self, part: usize) -> Vec<usize> {
        let of =
            self.parts.iter().rev().take(MOST_PARTS).rev().filter(|(_, other)| *other == part).map(|(whole, _)| *whole);
        let mut wholes: Vec<usize> = of.collect();
        wholes.dedup();
        wholes
    }

    /// 占支出总额的r%
    pub(super) fn share(&mut self, at: usize) {
        let (Some(first), Some(mention)) = (self.first(at), self.mentions.get(at)) else { return };
        let number = at.saturating_sub(first);
        let lead = self.mentions.get(first).map(|m| m.lead.as_str()).unwrap_or_default();
        let explicit = first.checked_sub(1).filter(|before| self.role(*before) == Role::Whole);
        let words = match explicit.and_then(|whole| self.mentions.get(whole)) {
            Some(whole) => whole.lead.as_str(),
            None => lead,
        };
        let (subject, of) = words.split_once('占').unwrap_or(("", ""));
        let subject = named(subject.trim_start_matches("其中"));
        // 节约10.78万元，占采购预算的11%: of the change, not of what it led to.
        let change = first.checked_sub(1).filter(|before| matches!(self.role(*before), Role::Change(_)));
        let change = change.filter(|before| self.mentions.get(*before).is_some_and(|m| m.sentence == mention.sentence));
        let length = (first..self.mentions.len()).take(8).take_while(|next| self.first(*next) == Some(first)).count();
        let now = self.now.filter(|now| length < 2 || self.length(*now) == length);
        let now =
            now.or_else(|| self.back(first).find_map(|at| self.first(at).filter(|at| self.length(*at) == length)));
        let part = if subject.is_empty() { change.or(now) } else { self.labelled(at, &subject) };
        let Some(part) = part.map(|part| self.member(part, number)) else { return };
        let of = named(of.trim_start_matches('了').trim_start_matches("比重"));
        let mut sure = Confidence::Certain;
        let mut wholes: Vec<usize> = explicit.into_iter().collect();
        if explicit.is_none() {
            let amount = |at: &usize| self.is_amount(*at) || self.role(*at) == Role::Whole;
            let all = (at.saturating_sub(24)..at).rev().filter(amount);
            let before: Vec<usize> = all.filter(|whole| *whole != part && self.alike(*whole, part)).collect();
            let lead = |at: &usize| self.mentions.get(*at).map(|m| m.lead.as_str()).unwrap_or_default();
            let short = of.trim_end_matches(['总', '额', '数', '量', '计', '合']);
            let labelled = |whole: &&usize| {
                let lead = lead(whole);
                let core = core(lead).trim_end_matches(['总', '额', '合', '计']);
                short.chars().count() > 1
                    && !core.is_empty()
                    && (lead.contains(short) || (core.chars().count() > 1 && short.ends_with(core)))
            };
            wholes.extend(before.iter().filter(labelled).take(2));
            wholes.extend(self.wholes(part));
            let named_here = |whole: &&usize| of.is_empty() && self.role(**whole) == Role::Whole;
            wholes.extend(before.iter().filter(named_here).take(1));
            if wholes.is_empty() {
                sure = Confidence::Likely;
                let sentence = |at: &usize| self.mentions.get(*at).map(|m| m.sentence);
                let paragraph = |at: &usize| self.mentions.get(*at).map(|m| m.paragraph) == Some(mention.paragraph);
                let larger = |whole: &&usize| self.value(**whole) >= self.value(part) && paragraph(whole);
                let meant = |whole: &&usize| {
                    (of.is_empty() && sentence(whole) == sentence(&part)) || self.fits(at, part, **whole)
                };
                wholes.extend(before.iter().filter(larger).filter(meant));
                wholes.extend(if wholes.is_empty() { self.complement(at, part) } else { None });
            }
            wholes.dedup();
        }
        wholes.retain(|whole| *whole != part && self.alike(*whole, part));
        wholes.truncate(4);
        let readings = wholes.iter().map(|whole| vec![(part, false), (*whole, true)]).collect();
        self.say(Stated::Share, at, readings, sure, false);
    }

    /// a人，占52%，b人，占48%: the whole that both make up stands further before.
    fn complement(&mut self, at: usize, part: usize) -> Option<usize> {
        let other = self.alone.replace((at, part));
        let (rate, before) = other.filter(|(_, before)| self.alike(*before, part))?;
        let rates = self.value(rate).plus(self.value(at))?.minus(Amount::whole(100))?;
        let parts = [before, part];
        let sum = self.sum(&parts);
        let exact = |whole: &usize| self.is_amount(*whole) && self.alike(*whole, part) && self.value(*whole) == sum;
        let whole = (at.saturating_sub(80)..before).rev().find(exact).filter(|_| rates.abs() <= Amount::whole(1))?;
        self.total_of(whole, &parts, Confidence::Likely);
        self.say(Stated::Share, rate, vec![vec![(before, false), (whole, true)]], Confidence::Likely, false);
        Some(whole)
    }

    /// How many quantities a list without words has.
    fn length(&self, first: usize) -> usize {
        (first..self.mentions.len())
            .take(8)
            .take_while(|at| self.first(*at) == Some(first) && self.alike(*at, first))
            .count()
    }

    /// True where a rate is the quotient of two amounts, to its last digit.
    fn fits(&self, rate: usize, dividend: usize, divisor: usize) -> bool {
        let Some(mention) = self.mentions.get(rate) else { return false };
        let quotient = self.value(dividend).times(Amount::whole(100)).and_then(|d| d.over(self.value(divisor)));
        let gap = quotient.and_then(|quotient| mention.number.amount.minus(quotient));
        gap.is_some_and(|gap| gap.abs() <= Amount::last_digit(mention.number.scale))
    }

    /// 任务428户，完结422户，完结率98.60%
    pub(super) fn completion(&mut self, at: usize) {
        let Some(mention) = self.mentions.get(at) else { return };
        let lead = core(&mention.lead);
        let before: Vec<usize> = self
            .back(at)
            .take(16)
            .filter(|before| self.mentions.get(*before).is_some_and(|m| m.paragraph == mention.paragraph))
            .collect();
        let sentence = |at: &usize| self.mentions.get(*at).map(|m| m.sentence);
        let stem = |before: &usize| {
            let word = self.mentions.get(*before).map(|m| m.lead.as_str()).unwrap_or_default();
            let listed = words::STEMS.iter().filter(|(stem, _)| lead.contains(stem)).any(|(_, names)| has(word, names));
            listed || shares_two(lead, word)
        };
        let linked = before.iter().copied().find(|before| stem(before) && sentence(before) == Some(mention.sentence));
        let over = mention.number.amount > Amount::whole(100);
        let mut readings: Vec<Vec<(usize, bool)>> = Vec::new();
        // 审减c，审减率: of what it was taken from.
        let remainder = self.remainder.filter(|(left, _)| at.saturating_sub(*left) < 3);
        if let (Some((left, from)), true) = (remainder, has(&mention.lead, words::REMAINDER)) {
            let reading = vec![(left, false), (from, true)];
            return self.say(Stated::Completion, at, vec![reading], Confidence::Likely, false);
        }
        for (number, done) in before.iter().enumerate().take(3) {
            for planned in before.iter().skip(number.saturating_add(1)).copied() {
                let pairs = [(*done, planned), (planned, *done)];
                let fitting = pairs.into_iter().find(|(a, b)| {
                    let ordered = self.value(*a) <= self.value(*b) || (over && a > b);
                    self.alike(*a, *b) && self.fits(at, *a, *b) && ordered
                });
                readings.extend(fitting.map(|(a, b)| vec![(a, false), (b, true)]));
            }
        }
        let is_rate = has(&mention.lead, &["率", "进度", "比例"]);
        // 100% of two equal amounts that have nothing to do with it.
        let chance = mention.number.amount == Amount::whole(100);
        if let (Some(first), true, true) = (readings.first().cloned(), is_rate, !chance || linked.is_some()) {
            return self.say(Stated::Completion, at, vec![first], Confidence::Certain, false);
        }
        let planned = |at: &&usize| {
            let lead = self.mentions.get(**at).map(|m| m.lead.as_str()).unwrap_or_default();
            has(lead, words::PLANNED) && sentence(at) == Some(mention.sentence)
        };
        let second = before.get(1).filter(planned);
        let adjacent = before.first().filter(|done| second.is_some_and(|second| self.alike(*second, **done)));
        let linked = linked.or(adjacent.copied());
        let listed = adjacent.is_some() || words::STEMS.iter().any(|(stem, _)| lead.contains(stem));
        let Some(done) = linked.filter(|_| is_rate && (listed || !chance)) else { return };
        let planned = before.iter().copied().find(|planned| {
            *planned != done
                && self.alike(*planned, done)
                && sentence(planned) == Some(mention.sentence)
                && planned.abs_diff(done) <= 2
        });
        let within = |planned: usize| over || self.value(done) <= self.value(planned);
        if let Some(planned) = planned.filter(|planned| within(*planned)) {
            self.say(Stated::Completion, at, vec![vec![(done, false), (planned, true)]], Confidence::Likely, false);
        }
    }

    /// 120户，每户300元，计3.6万元
    pub(super) fn product(&mut self, at: usize) {
        let Some(mention) = self.mentions.get(at) else { return };
        if mention.about || self.unit(at).yuan().is_none() || has(&mention.lead, &["月", "天", "日", "次"]) {
            return;
        }
        let here = |other: &usize| self.mentions.get(*other).is_some_and(|m| m.sentence == mention.sentence);
        let counts = |other: &usize| matches!(self.unit(*other), Unit::Count(_)) && here(other);
        let Some(count) = self.back(at).take(3).find(counts) else { return };
        let money = |other: &usize| self.unit(*other).yuan().is_some() && here(other) && self.is_amount(*other);
        let behind = at.saturating_add(1);
        let before = count.checked_sub(1).filter(money);
        let exact = |other: &usize| self.value(count).times(self.value(at)) == Some(self.value(*other));
        let far = (at.saturating_sub(80)..at).rev().find(|other| self.is_amount(*other) && exact(other));
        let product = Some(behind).filter(money).or(before).or(far);
        let Some(product) = product else { return };
        let computed = self.value(count).times(self.value(at));
        let fits = computed == Some(self.value(product));
        let says = self
            .mentions
            .get(product)
            .is_some_and(|m| has(&m.lead, &["共", "计", "合", "总", "发放", "补", "金额", "投入"]));
        if fits || says || Some(product) == before {
            self.say(Stated::Product, product, vec![vec![(count, false), (at, false)]], Confidence::Likely, false);
        }
    }

    fn unit(&self, at: usize) -> Unit {
        self.mentions.get(at).map(|m| m.number.unit).unwrap_or_default()
    }
}

/// What the words before a change name; empty where they only compare.
fn named(lead: &str) -> String {
    let mut named = core(lead).to_owned();
    for words in [words::UP, words::DOWN, words::EITHER, NOTHING, words::UP_SHORT, words::DOWN_SHORT] {
        for word in words {
            named = named.replace(word, "");
        }
    }
    named.retain(|c| !c.is_ascii());
    if named.chars().count() > 1 { named } else { String::new() }
}

/// True where two texts share two characters that stand together.
fn shares_two(one: &str, other: &str) -> bool {
    let chars: Vec<char> = one.trim_end_matches('率').chars().collect();
    chars.windows(2).any(|pair| other.contains(&pair.iter().collect::<String>()))
}
