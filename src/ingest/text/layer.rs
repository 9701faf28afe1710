//! Two lines of a header in; the ways in which the lower cells can stand under the upper ones out.

use super::cells::Head;

/// Steps of one search, and the ways that are kept.
const STEPS: usize = 2_000;
const KEPT: usize = 24;

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
    let mut search = Search {
        upper,
        lower,
        blanks: lower.iter().any(|head| head.label.is_empty()),
        counts: Vec::with_capacity(upper.len()),
        found: Vec::new(),
        best: None,
        steps: 0,
        over: false,
    };
    search.go(0, 0);
    let mut list = search.found;
    list.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| b.counts.cmp(&a.counts)));
    let over = search.over || list.len() > KEPT;
    list.truncate(KEPT);
    if list.is_empty() {
        return Choices { list: vec![last_resort(upper.len(), lower.len())], over: true };
    }
    Choices { list, over }
}

/// One below the other, the last upper cell over the rest.
fn last_resort(upper: usize, lower: usize) -> Choice {
    let rest = lower.saturating_sub(upper.saturating_sub(1));
    let count = |at: usize| {
        if at.saturating_add(1) == upper { rest } else { usize::from(at < lower) }
    };
    Choice { counts: (0..upper).map(count).collect(), cost: WRONG }
}

struct Search<'a> {
    upper: &'a [Head],
    lower: &'a [Head],
    /// True where cells that go on from above stand as blanks; else they are left out.
    blanks: bool,
    counts: Vec<usize>,
    found: Vec<Choice>,
    best: Option<u32>,
    steps: usize,
    over: bool,
}

impl Search<'_> {
    /// Goes on with the next upper cell; as deep as a line has cells, which is bounded by [`STEPS`].
    fn go(&mut self, used: usize, cost: u32) {
        self.steps = self.steps.saturating_add(1);
        if self.steps > STEPS {
            self.over = true;
            return;
        }
        let left = self.lower.len().saturating_sub(used);
        let Some(head) = self.upper.get(self.counts.len()) else {
            if left == 0 {
                self.best = Some(self.best.map_or(cost, |best| best.min(cost)));
                self.found.push(Choice { counts: self.counts.clone(), cost });
            }
            return;
        };
        let after = self.upper.len().saturating_sub(self.counts.len()).saturating_sub(1);
        let (least, most) = if self.blanks { (1, left.saturating_sub(after)) } else { (0, left) };
        for count in least..=most {
            let children = self.lower.get(used..used.saturating_add(count)).unwrap_or_default();
            let Some(more) = self.cost(head, children) else { continue };
            let cost = cost.saturating_add(more);
            if self.best.is_some_and(|best| cost > best.saturating_add(SLACK)) {
                continue;
            }
            self.counts.push(count);
            self.go(used.saturating_add(count), cost);
            self.counts.pop();
        }
    }

    /// What speaks against these children under this cell; none where it cannot be.
    fn cost(&self, head: &Head, children: &[Head]) -> Option<u32> {
        let goes_down = match children {
            [] => true,
            [only] => only.label.is_empty(),
            _ => false,
        };
        if goes_down {
            return (!head.group).then_some(0);
        }
        let single = children.len() == 1 && !head.group;
        let unnamed = if head.label.is_empty() { ODD } else { 0 };
        let start = unnamed.saturating_add(if single { TASTE } else { 0 });
        let named = children.iter().any(|child| named_after(child, head));
        let cost = |child: &Head| {
            // 年末结存 belongs under 结存; what stands beside it is named alike.
            let stranger = if named && !named_after(child, head) { TASTE } else { 0 };
            self.child(head, child).saturating_add(stranger)
        };
        Some(children.iter().map(cost).fold(start, u32::saturating_add))
    }

    fn child(&self, head: &Head, child: &Head) -> u32 {
        if child.label.is_empty() {
            return ODD;
        }
        let belongs = |upper: &Head| !upper.label.is_empty() && child.under.contains(&upper.label);
        if belongs(head) {
            0
        } else if self.upper.iter().any(belongs) {
            WRONG
        } else if head.group {
            // 当年结余 under 其中 although 结余 stands beside it.
            if self.upper.iter().any(|upper| named_after(child, upper)) { TASTE } else { 0 }
        } else if head.known && (child.known || !head.parent) {
            // A column of its own as a rule, or one that has other children.
            UNLIKELY
        } else {
            0
        }
    }
}

/// True where the name of a header contains that of the one above it.
fn named_after(child: &Head, upper: &Head) -> bool {
    !upper.group && upper.label.chars().count() >= 2 && child.label.contains(&upper.label)
}
