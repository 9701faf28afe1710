//! Divisions of one total, each under a heading of its own: by fund (⑴ ⑵ ⑶), by kind (a；b；c), and how they meet.
//!
//! No words say that they make up the total: the figures must, or two divisions vouch for it.

use super::role::{AMOUNTS, core};
use super::{Confidence, MOST_PARTS, Reader, Stated, is_money};
use crate::base::list::Gather as _;
use crate::base::word::{ends_with, has, starts_with, without_start};
use crate::packs::words::prose as words;

/// A heading that divides (按…分：), with the amounts below it.
struct Division {
    /// The first amount below it.
    from: usize,
    /// All amounts of money below it, those that detail others too.
    all: Vec<usize>,
    /// Those of them that nothing below the heading details.
    leaves: Vec<usize>,
}

impl Reader<'_> {
    /// Reads the divisions of all paragraphs, once all lists are closed.
    pub(super) fn divisions(&mut self) {
        let mut before: Option<Division> = None;
        for from in 0..self.mentions.len() {
            let Some(division) = self.division(from) else { continue };
            let whole = self.divided(&division);
            if let Some(whole) = whole {
                self.total_of(whole, &division.leaves, Confidence::Likely);
                self.runs(whole, &division.leaves);
            }
            if let Some(first) = before.filter(|first| first.from.saturating_add(MOST_PARTS) > from) {
                self.by_kind(&first, &division);
            }
            before = Some(division);
        }
    }

    /// The division that begins with an amount, if a heading that divides stands before it.
    fn division(&self, from: usize) -> Option<Division> {
        let mention = self.mention(from);
        let (title, item) = mention.gap.rsplit_once(':')?;
        let title = title.rsplit(['。', '\n', ':']).next().unwrap_or_default();
        if !has(title, "按 从") || ends_with(title, "分 看 分类 划分").is_none() {
            return None;
        }
        // The items stand below the heading, each with a number of its kind, or behind it in the same paragraph.
        let numbers = item.trim_start().chars().next().filter(|_| item.starts_with('\n'));
        let rest = (from..self.mentions.len()).take(MOST_PARTS);
        let (mut all, mut items) = (Vec::new(), Vec::new());
        let (mut paragraph, mut begins) = (mention.paragraph, true);
        for at in rest {
            let next = self.mention(at);
            if next.paragraph != paragraph {
                let number = next.gap.rsplit('\n').next().unwrap_or_default().trim_start().chars().next();
                if !next.numbered || numbers.map(series).is_none_or(|of| number.map(series) != Some(of)) {
                    break;
                }
                (paragraph, begins) = (next.paragraph, true);
            }
            if is_money(next.number.unit) && self.is(at, AMOUNTS) && next.depth == 0 {
                if begins || numbers.is_none() {
                    items.push(Vec::new());
                }
                begins = false;
                items.last_mut()?.push(at);
                all.push(at);
            }
        }
        let leaves: Vec<usize> = items.iter().spread(|item| self.leaves(item)).gather();
        (leaves.len() > 1).then_some(Division { from, all, leaves })
    }

    /// The amount of an item, or those that stand behind it where they are more than it says.
    fn leaves(&self, item: &[usize]) -> Vec<usize> {
        let Some((whole, details)) = item.split_first() else { return Vec::new() };
        let detailed = self.drafts.iter().any(|draft| draft.result == *whole && draft.kind == Stated::Total);
        let more = details.len() > 1 && self.sum(details) > self.value(*whole);
        if !detailed && more && details.first().is_some_and(|first| self.value(*first) == self.value(*whole)) {
            details.to_vec()
        } else {
            vec![*whole]
        }
    }

    /// The amount before a division that it makes up exactly.
    fn divided(&self, division: &Division) -> Option<usize> {
        let first = *division.leaves.first()?;
        let near = (division.from.saturating_sub(MOST_PARTS)..division.from).rev();
        let mut wholes = near.filter(|whole| self.is(*whole, AMOUNTS) && self.alike(*whole, first));
        wholes.find(|whole| self.value(*whole) != 0 && self.gap(*whole, &division.leaves) == 0)
    }

    /// The parts that the text says a total has, each made up of items of the division that follow each other.
    fn runs(&mut self, whole: usize, leaves: &[usize]) {
        let stated = self.drafts.iter().filter(|draft| draft.result == whole && draft.kind == Stated::Total);
        let parts: Vec<usize> =
            stated.spread(|draft| draft.readings.first()).spread(|terms| terms).map(|t| t.0).gather();
        for part in parts.into_iter().filter(|part| !leaves.contains(part)) {
            for from in 0..leaves.len() {
                let run = |length: &usize| {
                    let run = leaves.get(from..from.saturating_add(*length));
                    run.is_some_and(|run| self.gap(part, run) == 0)
                };
                let Some(length) = (2..leaves.len().saturating_sub(from).saturating_add(1)).find(run) else { continue };
                let run = leaves.get(from..from.saturating_add(length)).unwrap_or_default().to_vec();
                self.total_of(part, &run, Confidence::Likely);
                break;
            }
        }
    }

    /// The kinds of one division, each made up of what is named alike in the other. Most of them must be: names alone
    /// are not enough.
    fn by_kind(&mut self, first: &Division, second: &Division) {
        for counts in [false, true] {
            let kinds = |of: &Division| -> Vec<(usize, &str)> {
                let amounts = of.all.iter().filter_map(|at| if counts { self.counted(*at) } else { Some(*at) });
                amounts.map(|at| (at, self.kind(at))).filter(|(_, kind)| kind.chars().nth(2).is_some()).gather()
            };
            let (of_first, of_second) = (kinds(first), kinds(second));
            let (mut made, mut exact) = (Vec::new(), 0usize);
            for (whole, kind) in of_second {
                let same = of_first.iter().filter(|(at, other)| *other == kind && self.alike(*at, whole));
                let parts: Vec<usize> = same.map(|(at, _)| *at).gather();
                if parts.len() > 1 {
                    exact = exact.saturating_add(usize::from(self.gap(whole, &parts) == 0));
                    made.push((whole, parts));
                }
            }
            if exact > 1 && exact.saturating_mul(2) > made.len() {
                made.iter().for_each(|(whole, parts)| self.total_of(*whole, parts, Confidence::Likely));
            }
        }
    }

    /// The number of things right before an amount, which is of the same.
    fn counted(&self, at: usize) -> Option<usize> {
        let count = at.checked_sub(1)?;
        let own = self.mention(at).gap.trim_start_matches([',', '、']).chars().count();
        let beside = self.mention(count).sentence == self.mention(at).sentence && own <= 4;
        (beside && !is_money(self.unit(count)) && self.is(count, AMOUNTS)).then_some(count)
    }

    /// What an amount is of: 新农村建设10个，资金65万元 names it before the count.
    fn kind(&self, at: usize) -> &str {
        let mut name = core(self.lead(self.counted(at).unwrap_or(at)));
        for word in ["其中", "计划", "安排"] {
            name = without_start(name, word);
        }
        if starts_with(name, words::TOTAL) { "" } else { name }
    }
}

/// Which numbers a number goes with: ⑴ with ⑵, 1 with 2, （ with （.
fn series(number: char) -> char {
    match number {
        '①'..='⑳' => '①',
        '⑴'..='⒇' => '⑴',
        '㈠'..='㈩' => '㈠',
        '0'..='9' => '1',
        '(' => '(',
        _ => '一',
    }
}
