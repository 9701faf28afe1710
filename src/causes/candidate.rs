//! Changes of one variable that make broken relations hold.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::sort;
use crate::base::ordered::{Map, Set};

use super::{Context, MOST_QUOTIENTS};
use crate::base::amount::Amount;
use crate::facts::{Facts, FigureId};
use crate::relations::{self, Gap, Relation, RelationId, Shape, Verdict};

/// A change of one variable.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The variable.
    pub variable: FigureId,
    /// The figures that state it.
    pub figures: Vec<FigureId>,
    /// Its new value.
    pub value: Amount,
    /// The open relations that then hold.
    pub mends: Vec<RelationId>,
    /// True where no open relation that it stands in stays broken.
    pub settles: bool,
}

/// By variable and new value, the relations that then hold.
type Mended = Map<FigureId, Map<Amount, Vec<RelationId>>>;

/// All changes of one variable that mend some of the open relations and break none that holds. `trial` holds the
/// same figures as the context, before and after: changes are tried on it.
pub fn candidates(context: &Context<'_>, trial: &mut Facts, open: &Set<RelationId>) -> Vec<Candidate> {
    let mut mended = Mended::new();
    let mut standing: Map<FigureId, Set<RelationId>> = Map::new();
    let mut limits: Vec<(&Relation, Gap)> = Vec::new();
    for relation in open.iter().filter_map(|id| context.get(*id)) {
        let Verdict::Broken(gap) = relation.verdict else { continue };
        for figure in relation.figures() {
            standing.entry(context.aliases.variable(figure)).or_default().insert(relation.id);
        }
        for (variable, value) in solutions(context, relation, gap) {
            mended.entry(variable).or_default().entry(value).or_default().push(relation.id);
        }
        if relation.shape == Shape::Bound {
            limits.push((relation, gap));
        }
    }
    for (relation, gap) in limits {
        within(context, relation, gap, &mut mended);
    }
    try_out(context, trial, open, &mut mended);
    keep_lawful(context, trial, &mut mended);
    let candidate = |variable, (value, mends): (Amount, Vec<RelationId>)| Candidate {
        variable,
        figures: context.aliases.members(variable),
        value,
        settles: standing.get(&variable).is_some_and(|standing| standing.iter().all(|id| mends.contains(id))),
        mends,
    };
    let mut candidates = Vec::new();
    let results: Set<FigureId> =
        open.iter().filter_map(|id| context.get(*id)?.result).map(|id| context.aliases.variable(id)).collect();
    let is_zero = |id: FigureId| context.facts.figure(id).is_some_and(|figure| figure.amount.is_zero());
    for (variable, values) in mended.into_iter().filter(|(variable, _)| !context.vouched.contains(variable)) {
        // Where one equation alone speaks of it, a written zero is rarely the slip: something else is as likely.
        let plain = results.contains(&variable) || !is_zero(variable);
        let to_blame = values.into_iter().filter(|(_, mends)| mends.len() > usize::from(!plain));
        candidates.take_in(to_blame.map(|change| candidate(variable, change)));
    }
    candidates
}

/// Rates are no sums, and sums may hold but for rounding: whether a change mends these shows by trying it.
fn try_out(context: &Context<'_>, trial: &mut Facts, open: &Set<RelationId>, mended: &mut Mended) {
    for relation in open.iter().filter_map(|id| context.get(*id)).filter(|relation| relation.shape != Shape::Bound) {
        // What another lawful reading names may be the wrong one too.
        let terms = relation.readings.iter().spread(|reading| &reading.terms).map(|term| term.figure);
        let figures = relation.result.into_iter().followed_by(terms);
        let variables: Set<FigureId> = figures.map(|figure| context.aliases.variable(figure)).collect();
        for variable in variables.iter() {
            let Some(values) = mended.get_mut(variable) else { continue };
            let members = context.aliases.members(*variable);
            for (value, mends) in values.iter_mut().filter(|(_, mends)| !mends.contains(&relation.id)) {
                set(trial, &members, |_| Some(*value));
                if relations::holds(relation, trial, &context.scales) {
                    mends.push(relation.id);
                }
            }
            set(trial, &members, |id| context.facts.figure(id).map(|figure| figure.amount));
        }
    }
    for (_, values) in mended.iter_mut() {
        for (_, mends) in values.iter_mut() {
            sort(mends);
        }
    }
}

/// Leaves out what would break a quotient that holds, or a limit that is kept.
fn keep_lawful(context: &Context<'_>, trial: &mut Facts, mended: &mut Mended) {
    for (variable, values) in mended.iter_mut().filter(|(variable, _)| !context.vouched.contains(variable)) {
        let of = |map: &Map<FigureId, Vec<RelationId>>| {
            map.get(variable).filter(|ids| ids.len() <= MOST_QUOTIENTS).cloned().unwrap_or_default()
        };
        let mut kept = of(&context.loose);
        kept.take_in(of(&context.limits));
        if kept.is_empty() {
            continue;
        }
        let members = context.aliases.members(*variable);
        for (value, mends) in values.iter_mut() {
            set(trial, &members, |_| Some(*value));
            let mut kept = kept.iter().filter_map(|id| context.get(*id));
            if kept.any(|relation| !relations::holds(relation, trial, &context.scales)) {
                mends.clear();
            }
        }
        set(trial, &members, |id| context.facts.figure(id).map(|figure| figure.amount));
    }
}

fn set(trial: &mut Facts, members: &[FigureId], value: impl Fn(FigureId) -> Option<Amount>) {
    for id in members {
        let figure = usize::try_from(id.0).ok().and_then(|at| trial.figures.get_mut(at));
        if let (Some(figure), Some(value)) = (figure, value(*id)) {
            figure.amount = value;
        }
    }
}

/// True for an equation that can be solved for each of its terms.
fn is_linear(shape: Shape) -> bool {
    matches!(shape, Shape::Sum | Shape::Difference | Shape::Equal | Shape::Bound)
}

/// A limit is kept by every value within it: what an equation asks of its figures may keep it too.
fn within(context: &Context<'_>, relation: &Relation, gap: Gap, mended: &mut Mended) {
    let limit = relation.result.map(|limit| context.aliases.variable(limit));
    for (variable, needed) in solutions(context, relation, gap) {
        let Some(values) = mended.get_mut(&variable) else { continue };
        for (value, mends) in values.iter_mut().filter(|(_, mends)| !mends.contains(&relation.id)) {
            let kept = if Some(variable) == limit { *value >= needed } else { *value <= needed };
            if kept {
                mends.push(relation.id);
            }
        }
    }
}

/// The values of single variables that would make a relation hold.
pub fn solutions(context: &Context<'_>, relation: &Relation, gap: Gap) -> Vec<(FigureId, Amount)> {
    let Context { facts, aliases, .. } = context;
    // Of an equation the result must be what was computed, of a limit what was stated; terms move by the difference.
    let (of_result, by) = match relation.shape {
        Shape::Bound => (gap.stated, gap.difference.negated()),
        _ => (gap.computed, gap.difference),
    };
    let of_result = moved_point(context, relation, gap).unwrap_or(of_result);
    let result = relation.result.map(|result| (aliases.variable(result), of_result));
    let unit = relation.result.and_then(|id| facts.figure(id)).map(|figure| figure.unit);
    let terms = relation.terms().iter().filter(|_| is_linear(relation.shape)).filter_map(|term| {
        let figure = facts.figure(term.figure).filter(|figure| unit.is_none_or(|unit| unit == figure.unit))?;
        let value = if term.minus { figure.amount.minus(by) } else { figure.amount.plus(by) };
        let lawful =
            |value: &Amount| !value.is_negative() || figure.amount.is_negative() || *value == figure.amount.negated();
        Some((aliases.variable(term.figure), value.filter(lawful)?))
    });
    let all: Vec<(FigureId, Amount)> = result.into_iter().followed_by(terms).gather();
    // A variable that stands in the equation more than once is not solved for.
    let mut seen: Map<FigureId, usize> = Map::new();
    for figure in relation.figures() {
        let count = seen.entry(aliases.variable(figure)).or_insert(0usize);
        *count = count.saturating_add(1);
    }
    all.into_iter().filter(|(variable, _)| seen.get(variable) == Some(&1)).gather()
}

/// What is computed is computed to some digit. Where the digits as written are right and the point is not, they stay.
fn moved_point(context: &Context<'_>, relation: &Relation, gap: Gap) -> Option<Amount> {
    if is_linear(relation.shape) {
        return None;
    }
    let figure = relation.result.and_then(|id| context.facts.figure(id))?;
    let mut factor = Amount::whole(1);
    for places in 1..=3u32 {
        factor = factor.times(Amount::whole(10))?;
        let up = figure.amount.times(factor).map(|value| (value, figure.scale.saturating_sub(places)));
        let down = figure.amount.over(factor).map(|value| (value, figure.scale.saturating_add(places)));
        let fits = |(value, scale): &(Amount, u32)| gap.computed.rounded(*scale) == *value && *scale <= 2;
        let found = up.into_iter().followed_by(down).find(fits);
        if let Some((value, _)) = found {
            return Some(value);
        }
    }
    None
}

/// The candidates that mend most, of these the ones that change fewest figures; all of them mend the same relations.
/// Several: the relations cannot tell.
pub fn best(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let key = |candidate: &Candidate| (usize::MAX.saturating_sub(candidate.mends.len()), candidate.figures.len());
    let Some(first) = candidates.iter().min_by_key(|candidate| key(candidate)).cloned() else { return Vec::new() };
    let alike = |candidate: &Candidate| key(candidate) == key(&first) && candidate.mends == first.mends;
    candidates.into_iter().filter(alike).gather()
}
