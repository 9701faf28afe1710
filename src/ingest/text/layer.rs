//! Two lines of a header in; the ways in which the lower cells can stand under the upper ones out.

use super::cells::Head;
use crate::base::list::Gather as _;
use crate::base::ordered::sort_by;

/// Steps of one search, and the ways that are kept.
const STEPS: usize = 20_000;
const KEPT: usize = 24;

/// Lines with more cells are not searched. Word itself allows 63.
const WIDEST: usize = 64;

/// More than this beyond the best way is not worth following.
const SLACK: u32 = 3;

/// Costs. Two and more go against what is known; one is a matter of taste.
const TASTE: u32 = 1;
const UNLIKELY: u32 = 2;
const ODD: u32 = 3;
const WRONG: u32 = 4;

/// One way: for each upper cell, how many lower cells stand under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Lower cells for each upper cell; none where it goes down alone and the text has left that out.
    pub counts: Vec<usize>,
    /// What speaks against it.
    pub cost: u32,
}

/// The ways, best first.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The ways.
    pub list: Vec<Choice>,
    /// True where there were too many to look at.
    pub over: bool,
}

/// All ways worth considering.
pub fn choices(upper: &[Head], lower: &[Head]) -> Choices {
    let resort = || Choices { list: vec![last_resort(upper.len(), lower.len())], over: true };
    if upper.len().max(lower.len()) > WIDEST {
        return resort();
    }
    if let Some(choice) = halves(upper, lower) {
        return Choices { list: vec![choice], over: false };
    }
    let mut search = Search {
        upper,
        lower,
        pairs: pairs(upper, lower),
        blanks: lower.iter().any(|head| head.label.is_empty()),
        counts: Vec::with_capacity(upper.len()),
        found: Vec::new(),
        best: None,
        steps: 0,
        over: false,
    };
    search.go(0, 0);
    let mut list = search.found;
    if list.is_empty() {
        return resort();
    }
    sort_by(&mut list, |a, b| a.cost.cmp(&b.cost).then_with(|| b.counts.cmp(&a.counts)));
    let over = search.over || list.len() > KEPT;
    list.truncate(KEPT);
    Choices { list, over }
}

/// The same lower cells under each upper one: 预算数 and 决算数 over the same columns.
fn halves(upper: &[Head], lower: &[Head]) -> Option<Choice> {
    let count = lower.len().checked_div(upper.len())?;
    let labels = |part: &[Head]| -> Vec<String> { part.iter().map(|head| head.label.clone()).gather() };
    let first = labels(lower.get(..count)?);
    let same = || lower.chunks(count).all(|part| labels(part) == first);
    let several = upper.len() > 1 && count > 1 && count.saturating_mul(upper.len()) == lower.len();
    let named = first.iter().any(|label| !label.is_empty()) && upper.iter().all(|head| !head.label.is_empty());
    (several && named && same()).then(|| Choice { counts: vec![count; upper.len()], cost: 0 })
}

/// One below the other, the last upper cell over the rest.
fn last_resort(upper: usize, lower: usize) -> Choice {
    let rest = lower.saturating_sub(upper.saturating_sub(1));
    let count = |at: usize| {
        if at.saturating_add(1) == upper { rest } else { usize::from(at < lower) }
    };
    Choice { counts: (0..upper).map(count).gather(), cost: WRONG }
}

/// A lower cell under an upper one.
#[derive(Clone, Copy)]
struct Pair {
    /// What speaks against it.
    cost: u32,
    /// The name of the lower one contains that of the upper one.
    named: bool,
}

/// For each upper cell every lower cell under it.
fn pairs(upper: &[Head], lower: &[Head]) -> Vec<Vec<Pair>> {
    let column = |child: &Head| {
        let belongs = upper.iter().any(|head| belongs(child, head));
        let named = upper.iter().any(|head| named_after(child, head));
        (belongs, named)
    };
    let elsewhere: Vec<(bool, bool)> = lower.iter().map(column).gather();
    let pair = |head: &Head, child: &Head, (belongs_somewhere, named_somewhere): (bool, bool)| {
        let cost = if child.label.is_empty() {
            ODD
        } else if belongs(child, head) {
            0
        } else if belongs_somewhere {
            WRONG
        } else if head.group {
            // 当年结余 under 其中 although 结余 stands beside it.
            if named_somewhere { TASTE } else { 0 }
        } else if head.known && (child.known || !head.parent) {
            // A column of its own as a rule, or one that has other children.
            UNLIKELY
        } else {
            0
        };
        Pair { cost, named: named_after(child, head) }
    };
    let row =
        |head: &Head| lower.iter().zip(&elsewhere).map(|(child, elsewhere)| pair(head, child, *elsewhere)).gather();
    upper.iter().map(row).gather()
}

fn belongs(child: &Head, upper: &Head) -> bool {
    !upper.label.is_empty() && child.under.contains(&upper.label)
}

/// True where the name of a header contains that of the one above it.
fn named_after(child: &Head, upper: &Head) -> bool {
    !upper.group && upper.label.chars().count() >= 2 && child.label.contains(&upper.label)
}

struct Search<'a> {
    upper: &'a [Head],
    lower: &'a [Head],
    pairs: Vec<Vec<Pair>>,
    /// True where cells that go on from above stand as blanks; else they are left out.
    blanks: bool,
    counts: Vec<usize>,
    found: Vec<Choice>,
    best: Option<u32>,
    steps: usize,
    over: bool,
}

impl Search<'_> {
    /// Goes on with the next upper cell; as deep as a line has cells, at most [`WIDEST`].
    fn go(&mut self, used: usize, cost: u32) {
        let left = self.lower.len().saturating_sub(used);
        let at = self.counts.len();
        let after = self.upper.len().saturating_sub(at).saturating_sub(1);
        if at == self.upper.len() {
            if left == 0 {
                self.best = Some(self.best.map_or(cost, |best| best.min(cost)));
                self.found.push(Choice { counts: self.counts.clone(), cost });
            }
            return;
        }
        let (least, most) = if self.blanks { (1, left.saturating_sub(after)) } else { (0, left) };
        // The last one takes what is left.
        let least = if after == 0 { left.max(least) } else { least };
        for count in least..=most {
            self.steps = self.steps.saturating_add(count).saturating_add(1);
            if self.steps > STEPS {
                self.over = true;
                return;
            }
            let Some(more) = self.cost(at, used, count) else { continue };
            let cost = cost.saturating_add(more);
            if self.best.is_some_and(|best| cost > best.saturating_add(SLACK)) {
                continue;
            }
            self.counts.push(count);
            self.go(used.saturating_add(count), cost);
            self.counts.pop();
        }
    }

    /// What speaks against so many children under this upper cell; none where it cannot be.
    fn cost(&self, at: usize, used: usize, count: usize) -> Option<u32> {
        let head = self.upper.get(at)?;
        let children = self.lower.get(used..used.saturating_add(count))?;
        let goes_down = match children {
            [] => true,
            [only] => only.label.is_empty(),
            _ => false,
        };
        if goes_down {
            return (!head.group).then_some(0);
        }
        let pairs = self.pairs.get(at)?.get(used..used.saturating_add(count))?;
        let unnamed = if head.label.is_empty() { ODD } else { 0 };
        let single = if count == 1 && !head.group { TASTE } else { 0 };
        // 年末结存 belongs under 结存; what stands beside it is named alike.
        let named = pairs.iter().any(|pair| pair.named);
        let cost = |pair: &Pair| pair.cost.saturating_add(if named && !pair.named { TASTE } else { 0 });
        Some(pairs.iter().map(cost).fold(unnamed.saturating_add(single), u32::saturating_add))
    }
}
