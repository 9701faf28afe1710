//! Which lines of a table that follows no form are sums or differences of which others.
//!
//! Structure proposes: lines that stand beside each other, numbers, indentation, groups, 合计. Figures confirm: a line is a
//! sum where it is one in most squares, so that a wrong figure is found and does not hide it.

use crate::base::list::Gather as _;
use crate::base::ordered::sort;
use crate::facts::{Kind, Line};

/// The most parts of a sum that no word speaks of.
const MOST: usize = 60;
/// The most rounds; each can find the sums of the sums found in the one before.
const ROUNDS: usize = 4;
/// The most terms of a difference of neighbours.
const TERMS: usize = 4;
/// How far away the terms of a difference may stand.
const WINDOW: usize = 6;

/// A line that is the sum of others.
#[derive(Clone, Debug)]
pub struct Sum {
    /// The total.
    pub total: usize,
    /// Its parts.
    pub parts: Vec<usize>,
    /// What is taken off them.
    pub minus: Vec<usize>,
    /// Only words speak of it.
    pub guess: bool,
    /// It falls short in every square, as where a row was left out: asked once.
    pub once: bool,
    /// What speaks for it besides its figures.
    hint: Hint,
    /// Others like it speak for it.
    firm: bool,
}

/// The lines of a table in one direction, with what stands in them.
pub struct Lines<'a> {
    /// The lines.
    pub lines: &'a [Line],
    /// Those of the other direction.
    pub across: &'a [Line],
    /// For each line what stands in each line of the other direction, in one unit.
    pub values: Vec<Vec<Option<i64>>>,
}

/// The sum of some lines, square by square.
pub struct Running {
    /// Some are taken off.
    taken: bool,
    sums: Vec<i64>,
    stated: Vec<usize>,
    filled: Vec<usize>,
}

/// In how many squares a line is the sum of others.
#[derive(Clone, Copy, Debug, Default)]
pub struct Weight {
    /// The sum of several parts.
    agree: usize,
    /// One part alone, and the same.
    alone: usize,
    /// Another number.
    against: usize,
    /// How many digits agree: what chance would have to hit.
    digits: usize,
}

/// What speaks for a sum besides its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hint {
    /// Nothing but the place.
    Place,
    /// 其中, which need not be all.
    Memo,
    /// 合计, 小计, a group that ends where it does.
    Word,
    /// 合计, of all lines on its side.
    Total,
    /// Details by number, code or indentation.
    Level,
}

impl Sum {
    fn of(total: usize, parts: Vec<usize>, hint: Hint) -> Self {
        Self { total, parts, minus: Vec::new(), guess: false, once: false, hint, firm: false }
    }
}

impl Weight {
    /// A wrong figure is against in one square of several, two in each other's place in two.
    fn is_sum(&self, hint: Hint) -> bool {
        let Self { agree, alone, against, digits } = *self;
        let same = agree.saturating_add(alone);
        let mostly = agree > 0 && same >= against.saturating_mul(2);
        match hint {
            Hint::Place => mostly && digits >= against.saturating_mul(3).saturating_add(8),
            Hint::Memo => mostly && digits > 3 || agree > 0 && same > 1 && same >= against && digits > 5,
            Hint::Word | Hint::Level if agree > 0 => same >= against && (digits > 2 || agree > 1),
            Hint::Total => agree > 0 && same.saturating_mul(2) >= against && (digits > 2 || agree > 1),
            Hint::Word | Hint::Level => alone > 0 && against == 0 && digits > 2,
        }
    }
}

impl Lines<'_> {
    /// All sums found, those of details before those of what holds them. `guess`: also what only words speak of.
    pub fn find(&self, guess: bool) -> Vec<Sum> {
        let is_item = |at: &usize| self.kind(*at) != Kind::Rate && self.values(*at).iter().any(Option::is_some);
        let mut seen: Vec<usize> = (0..self.lines.len()).filter(is_item).gather();
        let mut found = Vec::new();
        self.levels(&mut seen, &mut found);
        for _ in 0..ROUNDS {
            let before = found.len();
            self.sweep(false, &mut seen, &mut found);
            self.sweep(true, &mut seen, &mut found);
            if found.len() == before {
                break;
            }
        }
        self.differences(&mut seen, &mut found);
        if guess {
            self.guess(&seen, &mut found);
        }
        found
    }

    fn line(&self, at: usize) -> Option<&Line> {
        self.lines.get(at)
    }

    fn kind(&self, at: usize) -> Kind {
        self.line(at).map_or(Kind::Plain, |line| line.kind)
    }

    fn values(&self, at: usize) -> &[Option<i64>] {
        self.values.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// Details under the line that holds them. They leave what is seen, whether they add up or are some of many.
    fn levels(&self, seen: &mut Vec<usize>, found: &mut Vec<Sum>) {
        let mut failed = Vec::new();
        for at in (0..seen.len()).rev() {
            let Some((total, line)) = seen.get(at).and_then(|total| Some((*total, self.line(*total)?))) else {
                continue;
            };
            let is_held = |part: &&usize| self.line(**part).is_some_and(|part| line.holds(part));
            let parts: Vec<usize> = seen.iter().skip(at.saturating_add(1)).take_while(is_held).copied().gather();
            let Some(first) = parts.first() else { continue };
            let memo = self.kind(*first) == Kind::Memo;
            let sum = Sum::of(total, parts.clone(), if memo { Hint::Memo } else { Hint::Level });
            let weight = self.weigh(&sum);
            if weight.is_sum(sum.hint) {
                found.push(sum);
            } else if !memo && parts.len() > 1 && weight.against == 1 {
                failed.push(sum);
            }
            seen.retain(|line| parts.binary_search(line).is_err());
        }
        // Where levels are sums throughout but for one that is compared in one square, a figure of it is wrong.
        if failed.len() == 1 && found.len() > 1 {
            found.append(&mut failed);
        }
        let firm = failed.is_empty() && found.len() > 2;
        found.iter_mut().for_each(|sum| sum.firm = firm && sum.hint == Hint::Level && sum.parts.len() > 1);
    }

    /// Totals behind (`ahead`: in front of) their parts; what is part of one is no longer seen.
    fn sweep(&self, ahead: bool, seen: &mut Vec<usize>, found: &mut Vec<Sum>) {
        let totals = if ahead { seen.iter().rev().copied().gather() } else { seen.clone() };
        for total in totals {
            while let Some(mut sum) = self.beside(total, ahead, seen) {
                sort(&mut sum.parts);
                seen.retain(|line| sum.parts.binary_search(line).is_err());
                found.push(sum);
            }
        }
    }

    /// The lines of its unit behind or before a line, the nearest first.
    fn near(&self, total: usize, behind: bool, seen: &[usize]) -> Option<Vec<usize>> {
        let own = self.line(total).filter(|own| own.kind != Kind::Memo)?;
        let at = seen.binary_search(&total).ok()?;
        // The last line of a long table may be the total of all, any other of the lines near it.
        let most = if own.kind == Kind::Total { usize::MAX } else { MOST };
        let fits =
            |line: &&usize| self.line(**line).is_some_and(|line| line.unit == own.unit && line.kind != Kind::Memo);
        Some(if behind {
            seen.iter().skip(at.saturating_add(1)).filter(fits).take(most).copied().gather()
        } else {
            seen.iter().take(at).rev().filter(fits).take(most).copied().gather()
        })
    }

    /// The lines right behind or before a line that it is the sum of.
    fn beside(&self, total: usize, behind: bool, seen: &[usize]) -> Option<Sum> {
        let (own, near) = (self.line(total)?, self.near(total, behind, seen)?);
        if own.kind == Kind::Total && near.len() > 1 {
            let all = Sum::of(total, near.clone(), Hint::Total);
            if self.weigh(&all).is_sum(Hint::Total) {
                return Some(all);
            }
        }
        let (mut running, mut best) = (self.nothing(), None);
        for (count, part) in near.iter().take(MOST).enumerate() {
            running.add(self.values(*part), 1);
            let hint = self.hint(own, &near, count);
            let weight = self.held_against(total, &running);
            let enough = count > 0 || hint == Hint::Level;
            if enough && weight.is_sum(hint) && best.is_none_or(|(_, agree, _)| weight.agree >= agree) {
                best = Some((count, weight.agree, hint));
            }
        }
        best.map(|(count, _, hint)| Sum::of(total, near.into_iter().take(count.saturating_add(1)).gather(), hint))
    }

    /// What speaks for a sum of the lines up to one.
    fn hint(&self, own: &Line, near: &[usize], last: usize) -> Hint {
        let group = |at: usize| near.get(at).and_then(|line| self.line(*line)?.group);
        let ends = group(last) != group(last.saturating_add(1));
        let one_group = group(0).is_some() && group(0) == group(last) && ends;
        let stops = near.get(last.saturating_add(1)).is_none_or(|next| self.kind(*next) != Kind::Plain);
        // 总计 = 收入合计 + what stands between them.
        let holds_all =
            own.kind == Kind::Total && near.get(last).is_some_and(|last| self.kind(*last) == Kind::Subtotal);
        match own.kind {
            // The only row of a group with a total of its own.
            Kind::Subtotal if one_group && own.group == group(0) => Hint::Level,
            Kind::Subtotal | Kind::Total if one_group || stops || holds_all => Hint::Word,
            _ if one_group && last > 0 => Hint::Word,
            _ => Hint::Place,
        }
    }

    /// Lines that are what others leave: 结余 = 预算 - 支出, 年末 = 年初 + 增加 - 减少.
    fn differences(&self, seen: &mut Vec<usize>, found: &mut Vec<Sum>) {
        for total in seen.clone() {
            let difference = self.near(total, false, seen).and_then(|near| self.difference(total, &near));
            if let Some(sum) = difference {
                seen.retain(|line| *line != total);
                found.push(sum);
            }
        }
    }

    /// What a line is the difference of: its neighbours, all added to the farthest of them or taken off it; or any two.
    fn difference(&self, total: usize, near: &[usize]) -> Option<Sum> {
        let near = near.get(..near.len().min(WINDOW))?;
        let mut tried: Vec<Sum> = Vec::new();
        for count in 1..TERMS {
            let Some(first) = near.get(count) else { break };
            // Which are taken off, by the bits of a number.
            for signs in 1..1_usize.wrapping_shl(u32::try_from(count).unwrap_or_default()) {
                let mut sum = Sum::of(total, vec![*first], Hint::Place);
                for (at, line) in near.iter().take(count).enumerate() {
                    let taken = signs.wrapping_shr(u32::try_from(at).unwrap_or_default()).wrapping_rem(2) == 1;
                    if taken { &mut sum.minus } else { &mut sum.parts }.push(*line);
                }
                tried.push(sum);
            }
        }
        for one in near {
            let others = near.iter().filter(|other| *other != one);
            others.for_each(|other| tried.push(Sum { minus: vec![*other], ..Sum::of(total, vec![*one], Hint::Place) }));
        }
        tried.into_iter().find(|sum| self.weigh(sum).is_sum(Hint::Place))
    }

    /// Lines that are the sum of lines beside each other which are parts of another sum too: 优良天数 = 优 + 良.
    pub fn overlaps(&self, found: &mut Vec<Sum>) {
        const LINES: usize = 24;
        let is_item = |at: &usize| {
            matches!(self.kind(*at), Kind::Plain | Kind::Subtotal) && self.values(*at).iter().any(Option::is_some)
        };
        let items: Vec<usize> = (0..self.lines.len().min(LINES)).filter(is_item).gather();
        let used =
            |at: &usize| found.iter().any(|sum| sum.total == *at || sum.parts.contains(at) || sum.minus.contains(at));
        let open: Vec<usize> = items.iter().copied().filter(|at| !used(at)).gather();
        for total in open {
            let fits = |at: usize| {
                at != total && self.line(at).map(|line| line.unit) == self.line(total).map(|line| line.unit)
            };
            let runs = (0..items.len()).spread(|from| {
                (2..=TERMS.saturating_add(2))
                    .filter_map(|count| items.get(from..from.saturating_add(count)).map(<[usize]>::to_vec))
                    .gather()
            });
            let mut sums =
                runs.filter(|run| run.iter().all(|at| fits(*at))).map(|run| Sum::of(total, run, Hint::Place));
            found.extend(sums.find(|sum| self.weigh(sum).is_sum(Hint::Place)));
        }
    }

    /// Of a table with one square to compare: what 合计 says, if nothing else does.
    fn guess(&self, seen: &[usize], found: &mut Vec<Sum>) {
        let mut totals = seen.iter().copied().filter(|line| self.kind(*line) == Kind::Total);
        let (Some(total), None) = (totals.next(), totals.next()) else { return };
        let before = self.near(total, false, seen).filter(|parts| !parts.is_empty());
        let Some(parts) = before.or_else(|| self.near(total, true, seen)).filter(|parts| parts.len() > 1) else {
            return;
        };
        let mut sum = Sum { guess: found.is_empty(), firm: true, ..Sum::of(total, parts, Hint::Total) };
        sort(&mut sum.parts);
        let weight = self.weigh(&sum);
        let compared = weight.agree.saturating_add(weight.alone).saturating_add(weight.against);
        // 其中 without an end: nobody knows how far it goes.
        let is_open = self.lines.windows(2).any(|pair| {
            matches!(pair, [memo, next] if memo.kind == Kind::Memo && next.kind == Kind::Plain && memo.is_like(next))
        });
        let is_new = !is_open && found.iter().all(|sum| sum.total != total);
        if is_new && compared == 1 {
            found.push(sum);
        } else if cfg!(feature = "whole") && is_new && compared == weight.against && self.falls_short(&sum) {
            (sum.guess, sum.once) = (true, true);
            found.push(sum);
        }
    }

    /// True where the parts are less than the total in every square that has both.
    fn falls_short(&self, sum: &Sum) -> bool {
        let running = self.running(sum);
        let mut squares = self.values(sum.total).iter().enumerate().filter_map(|(at, value)| {
            let (parts, stated, _) = running.at(at)?;
            value
                .filter(|_| stated > 0 && !self.across.get(at).is_none_or(Line::is_running))
                .map(|total| (parts, total))
        });
        squares.all(|(parts, total)| parts < total || parts == total && total == 0)
    }

    /// A sum, square by square.
    pub fn running(&self, sum: &Sum) -> Running {
        let mut running = self.nothing();
        sum.parts.iter().for_each(|part| running.add(self.values(*part), 1));
        sum.minus.iter().for_each(|part| running.add(self.values(*part), -1));
        running
    }

    /// A sum square by square, and in how many it is one.
    pub fn held(&self, sum: &Sum) -> (Running, Weight) {
        let running = self.running(sum);
        let weight = self.held_against(sum.total, &running);
        (running, weight)
    }

    /// True where it would be a sum too if it were none in one square (`two`: nor in the next): a wrong figure there, or two
    /// in each other's place, are asked about.
    pub fn is_firm(&self, sum: &Sum, (running, weight): &(Running, Weight), at: usize, two: bool) -> bool {
        let mut weight = *weight;
        for at in [Some(at), Some(at.saturating_add(1)).filter(|_| two)].into_iter().flatten() {
            let own = self.square(sum.total, running, at);
            weight.agree = weight.agree.saturating_sub(own.agree);
            weight.alone = weight.alone.saturating_sub(own.alone);
            weight.digits = weight.digits.saturating_sub(own.digits);
            weight.against = weight.against.saturating_add(own.agree.saturating_add(own.alone));
        }
        sum.firm && !two || weight.is_sum(sum.hint)
    }

    fn nothing(&self) -> Running {
        let none = || vec![0; self.across.len()];
        Running { taken: false, sums: vec![0; self.across.len()], stated: none(), filled: none() }
    }

    fn weigh(&self, sum: &Sum) -> Weight {
        self.held_against(sum.total, &self.running(sum))
    }

    /// A line held against a sum, in the squares that say nothing else of themselves.
    fn held_against(&self, total: usize, running: &Running) -> Weight {
        (0..self.across.len()).fold(Weight::default(), |weight, at| {
            let own = self.square(total, running, at);
            Weight {
                agree: weight.agree.saturating_add(own.agree),
                alone: weight.alone.saturating_add(own.alone),
                against: weight.against.saturating_add(own.against),
                digits: weight.digits.saturating_add(own.digits),
            }
        })
    }

    /// One square of it.
    fn square(&self, total: usize, running: &Running, at: usize) -> Weight {
        let mut weight = Weight::default();
        let running_across = self.across.get(at).is_none_or(Line::is_running);
        let value = self.values(total).get(at).copied().flatten().filter(|_| !running_across);
        let Some((value, (sum, stated, filled))) = value.zip(running.at(at)) else { return weight };
        let same = value == sum && stated > 0;
        match (same, filled) {
            (false, _) if value == 0 => return weight,
            (false, _) => weight.against = 1,
            (true, 0 | 1) => weight.alone = 1,
            (true, _) => weight.agree = 1,
        }
        // What two large numbers leave is more than its own digits.
        let left = usize::from(running.taken && filled > 1);
        weight.digits = if same { digits(value).saturating_add(left) } else { 0 };
        weight
    }
}

impl Running {
    fn add(&mut self, values: &[Option<i64>], sign: i64) {
        self.taken |= sign < 0;
        let squares = self.sums.iter_mut().zip(&mut self.stated).zip(&mut self.filled).zip(values);
        for (((sum, stated), filled), value) in squares {
            let Some(value) = value else { continue };
            *sum = sum.saturating_add(value.saturating_mul(sign));
            *stated = stated.saturating_add(1);
            *filled = filled.saturating_add(usize::from(*value != 0));
        }
    }

    /// The sum in a square, of how many, and how many of them are not zero.
    pub fn at(&self, at: usize) -> Option<(i64, usize, usize)> {
        Some((*self.sums.get(at)?, *self.stated.get(at)?, *self.filled.get(at)?))
    }
}

/// The digits of a number but for the zeros at its end, which are no sign.
pub fn digits(value: i64) -> usize {
    value.unsigned_abs().to_string().trim_end_matches('0').len()
}
