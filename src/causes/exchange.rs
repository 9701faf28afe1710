//! Two figures of one row in each other's place: each column blames one of them, and the slip is one.

use super::{Cause, Context, Explanation};
use crate::base::amount::Amount;
use crate::base::anchor::Place;
use crate::base::list::TakeIn as _;
use crate::facts::Figure;

/// Makes one cause of two whose figures are each what the other should be.
pub fn join(context: &Context<'_>, mut causes: Vec<Cause>) -> Vec<Cause> {
    let mut at = 0_usize;
    while let Some(first) = causes.get(at).cloned() {
        let rest = at.saturating_add(1);
        let other = causes.get(rest..).unwrap_or_default().iter().position(|other| exchanged(context, &first, other));
        if let Some(other) = other {
            let other = causes.remove(rest.saturating_add(other));
            if let Some(cause) = causes.get_mut(at) {
                cause.relations.take_in(other.relations);
                cause.repairs.take_in(other.repairs);
                cause.explanation = Explanation::Exchanged;
            }
        }
        at = rest;
    }
    causes
}

fn exchanged(context: &Context<'_>, one: &Cause, other: &Cause) -> bool {
    let (Some((first, wanted)), Some((second, given))) = (only(context, one), only(context, other)) else {
        return false;
    };
    let trust = |cause: &Cause| cause.relations.first().and_then(|id| context.get(*id)).map(|relation| relation.trust);
    row(first).is_some()
        && row(first) == row(second)
        && trust(one) == trust(other)
        && (first.amount, first.unit) == (given, second.unit)
        && second.amount == wanted
}

/// The only figure to blame, and what it should be.
fn only<'a>(context: &Context<'a>, cause: &Cause) -> Option<(&'a Figure, Amount)> {
    match (cause.suspects.as_slice(), cause.repairs.as_slice()) {
        ([suspect], [repair]) => Some((context.facts.figure(*suspect)?, repair.value)),
        _ => None,
    }
}

/// The row of a table that a figure stands in.
fn row(figure: &Figure) -> Option<(u32, u32, usize)> {
    let anchor = figure.anchor?;
    match anchor.place {
        Place::Cell { table, row, .. } => Some((anchor.source.0, table.0, row)),
        _ => None,
    }
}
