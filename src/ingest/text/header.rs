//! The lines of a header and the rows below in; the squares of the header's cells out.
//!
//! A search over the ways in which lower cells stand under upper ones (`layer`): the columns must be as many as
//! the cells of the rows below, and known headers must stand under the headers they belong to. What remains is
//! certain if one way is left, or if all that are left put the same headers over every number.

use super::cells::{Head, Kind, RawRow, Words};
use super::layer::{self, Choices};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::sort_by_key;
use crate::document::Reading;

/// Readings of one header that are compared.
const READINGS: usize = 64;

/// A header cell at its place in the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Line of the header.
    pub row: usize,
    /// Which cell of the line.
    pub index: usize,
    /// First column.
    pub col: usize,
    /// Lines covered.
    pub rows: usize,
    /// Columns covered.
    pub cols: usize,
}

/// A header with its columns.
#[derive(Clone, Debug)]
pub struct Solved {
    /// Columns of the block.
    pub width: usize,
    /// The cells; those that only continue a cell above are not among them.
    pub cells: Vec<Span>,
    /// How sure this is.
    pub reading: Reading,
}

/// One way to read the whole header.
struct Plan<'a> {
    /// For each pair of lines the lower cells under each upper cell.
    counts: Vec<&'a [usize]>,
    /// Columns.
    leaves: usize,
    cost: u32,
}

/// Finds the columns of a header.
pub fn solve(head: &[RawRow], data: &[RawRow], words: &Words<'_>) -> Solved {
    let below = data.iter().map(Vec::len).max().unwrap_or(0);
    let Some(bottom) = head.last() else {
        return Solved { width: below.max(1), cells: Vec::new(), reading: Reading::Certain };
    };
    let heads: Vec<Vec<Head>> = head.iter().map(|row| row.iter().map(|cell| words.head(cell)).gather()).gather();
    let layers: Vec<Choices> = heads.windows(2).map(|pair| pair_choices(pair.first(), pair.last())).gather();
    let plans = best_plans(&layers, bottom.len(), below);
    let mut readings: Vec<(u32, Vec<Span>)> =
        plans.iter().spread(|plan| spread(layout(&heads, plan), plan, &heads, below, data)).gather();
    sort_by_key(&mut readings, |(cost, _)| *cost);
    let leaves = plans.first().map_or(bottom.len(), |plan| plan.leaves);
    let width = leaves.max(below);
    let over = layers.iter().any(|choices| choices.over) || readings.len() > READINGS;
    readings.truncate(READINGS);
    let reading = if over { Reading::Ambiguous } else { judge(&readings, width, data) };
    let cells = readings.into_iter().next().map(|(_, cells)| cells).unwrap_or_default();
    Solved { width, cells, reading }
}

fn pair_choices(upper: Option<&Vec<Head>>, lower: Option<&Vec<Head>>) -> Choices {
    match (upper, lower) {
        (Some(upper), Some(lower)) => layer::choices(upper, lower),
        _ => Choices::default(),
    }
}

/// The plans with the right number of columns, cheapest first, as far as they can matter.
fn best_plans(layers: &[Choices], bottom: usize, below: usize) -> Vec<Plan<'_>> {
    let mut plans = vec![Plan { counts: Vec::new(), leaves: bottom, cost: 0 }];
    // From the lowest pair upwards: every plan so far with every way of the pair above it.
    for choices in layers.iter().rev() {
        plans = plans.iter().spread(|plan| choices.list.iter().map(|choice| above(plan, choice))).gather();
    }
    if plans.iter().any(|plan| plan.leaves == below) {
        plans.retain(|plan| plan.leaves == below);
    }
    sort_by_key(&mut plans, |plan| plan.cost);
    let best = plans.first().map_or(0, |plan| plan.cost);
    let leaves = plans.first().map_or(0, |plan| plan.leaves);
    plans.retain(|plan| plan.cost <= best.saturating_add(1) && plan.leaves == leaves);
    plans.truncate(READINGS);
    plans
}

fn above<'a>(plan: &Plan<'a>, choice: &'a layer::Choice) -> Plan<'a> {
    // An upper cell without children is a column of its own; all others have their children's.
    let alone = choice.counts.iter().filter(|count| **count == 0).count();
    let mut counts: Vec<&'a [usize]> = vec![&choice.counts];
    counts.take_in(plan.counts.iter().copied());
    Plan { counts, leaves: plan.leaves.saturating_add(alone), cost: plan.cost.saturating_add(choice.cost) }
}

/// The squares of a plan, one column a leaf.
fn layout(heads: &[Vec<Head>], plan: &Plan<'_>) -> Vec<Span> {
    let height = heads.len();
    // Widths and heights from the lowest line upwards.
    let mut sizes: Vec<Vec<(usize, usize, bool)>> = Vec::new();
    for (row, line) in heads.iter().enumerate().rev() {
        let lower = sizes.last();
        let mut used = 0_usize;
        let mut line_sizes = Vec::with_capacity(line.len());
        for index in 0..line.len() {
            let count = plan.counts.get(row).and_then(|counts| counts.get(index)).copied().unwrap_or(0);
            let children = lower.and_then(|lower| lower.get(used..used.saturating_add(count))).unwrap_or_default();
            let blank = count == 1
                && heads.get(row.saturating_add(1)).and_then(|line| line.get(used)).is_some_and(|h| h.label.is_empty());
            used = used.saturating_add(count);
            line_sizes.push(match children {
                [] => (1, height.saturating_sub(row), false),
                [(cols, rows, _)] if blank => (*cols, rows.saturating_add(1), true),
                _ => (children.iter().map(|child| child.0).fold(0, usize::saturating_add), 1, false),
            });
        }
        sizes.push(line_sizes);
    }
    sizes.reverse();
    place(&sizes, plan)
}

/// Columns from the uppermost line downwards; a blank that continues the cell above is left out.
fn place(sizes: &[Vec<(usize, usize, bool)>], plan: &Plan<'_>) -> Vec<Span> {
    let mut spans = Vec::new();
    // For each cell of the line its column, and whether a cell above covers it.
    let mut line: Vec<(usize, bool)> = Vec::new();
    let mut next = 0_usize;
    for (cols, ..) in sizes.first().into_iter().spread(|one| one) {
        line.push((next, false));
        next = next.saturating_add(*cols);
    }
    for (row, line_sizes) in sizes.iter().enumerate() {
        let mut lower = Vec::new();
        let lower_sizes = sizes.get(row.saturating_add(1));
        for (index, ((col, covered), (cols, rows, goes_down))) in line.iter().zip(line_sizes).enumerate() {
            if !covered {
                spans.push(Span { row, index, col: *col, rows: *rows, cols: *cols });
            }
            let count = plan.counts.get(row).and_then(|counts| counts.get(index)).copied().unwrap_or(0);
            let mut child_col = *col;
            for _ in 0..count {
                let width = lower_sizes.and_then(|sizes| sizes.get(lower.len())).map_or(1, |size| size.0);
                lower.push((child_col, *goes_down));
                child_col = child_col.saturating_add(width);
            }
        }
        line = lower;
    }
    spans
}

/// Where the rows below have more cells than the header has columns, one header cell stands over several of them:
/// one reading for each cell that can.
fn spread(
    spans: Vec<Span>,
    plan: &Plan<'_>,
    heads: &[Vec<Head>],
    below: usize,
    data: &[RawRow],
) -> Vec<(u32, Vec<Span>)> {
    let more = below.saturating_sub(plan.leaves);
    if more == 0 {
        return vec![(plan.cost, spans)];
    }
    let mut readings = Vec::new();
    for leaf in 0..plan.leaves {
        let head = spans
            .iter()
            .rfind(|span| covers(span, leaf))
            .and_then(|span| heads.get(span.row).and_then(|line| line.get(span.index)));
        let known = if head.is_some_and(|head| head.known) { 2 } else { 0 };
        let cost = plan.cost.saturating_add(known).saturating_add(split_cost(leaf, more, below, data));
        readings.push((cost, spans.iter().map(|span| widened(*span, leaf, more)).gather()));
    }
    readings
}

fn covers(span: &Span, col: usize) -> bool {
    (span.col..span.col.saturating_add(span.cols)).contains(&col)
}

fn widened(mut span: Span, leaf: usize, more: usize) -> Span {
    if span.col > leaf {
        span.col = span.col.saturating_add(more);
    } else if covers(&span, leaf) {
        span.cols = span.cols.saturating_add(more);
    }
    span
}

/// What speaks against one header over these columns. Columns under one header hold the same sort of thing; most
/// often a label that goes on downwards (and so leaves blanks) beside the label of each row.
fn split_cost(col: usize, more: usize, width: usize, data: &[RawRow]) -> u32 {
    let (mut continued, mut label, mut numbers, mut words) = (false, false, false, false);
    let mut first_blank = true;
    for row in data.iter().filter(|row| row.len() == width) {
        let mut cells = row.iter().skip(col).take(more.saturating_add(1)).map(|cell| cell.kind);
        let first = cells.next().unwrap_or_default();
        let rest: Vec<Kind> = cells.gather();
        let all = || rest.iter().followed_by([&first]);
        label = label || first == Kind::Text;
        first_blank = first_blank && first == Kind::Blank;
        continued = continued || (first == Kind::Blank && rest.contains(&Kind::Text));
        numbers = numbers || all().any(|kind| *kind == Kind::Number);
        words = words || all().any(|kind| *kind == Kind::Text);
    }
    // A label of the whole block at its left: its blanks are its own continuation.
    if (numbers && words) || (col == 0 && first_blank) { 2 } else { u32::from(!(continued && label)) }
}

/// How sure the first reading is, given the others.
fn judge(readings: &[(u32, Vec<Span>)], width: usize, data: &[RawRow]) -> Reading {
    let Some(((best, first), others)) = readings.split_first() else { return Reading::Certain };
    let numbers: Vec<usize> = (0..width)
        .filter(|col| {
            data.iter()
                .filter(|row| row.len() == width)
                .any(|row| row.get(*col).is_some_and(|cell| cell.kind == Kind::Number))
        })
        .gather();
    let path = |spans: &[Span], col: usize| -> Vec<(usize, usize)> {
        spans.iter().filter(|span| covers(span, col)).map(|span| (span.row, span.index)).gather()
    };
    let differs = |spans: &[Span]| numbers.iter().any(|col| path(spans, *col) != path(first, *col));
    let near = others.iter().filter(|(cost, spans)| *cost <= best.saturating_add(1) && differs(spans));
    near.fold(Reading::Certain, |reading, (cost, _)| {
        if cost == best || reading == Reading::Ambiguous { Reading::Ambiguous } else { Reading::Likely }
    })
}
