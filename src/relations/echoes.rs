//! A quantity that is told under one name in two sentences, or in a sentence and a table of any form. Names are no
//! measures: that two figures differ is said only where a slip explains it, and never as an error.

use super::evidence::Evidence;
use super::{Basis, Dimension, Reading, Relation, Scales, Shape, plus, stated};
use crate::base::anchor::Place;
use crate::base::ordered::{Map, Set};
use crate::base::unit::Unit;
use crate::base::word::is_one;
use crate::facts::{Called, Confidence, Facts, Figure, FigureId, name_of};
use crate::packs::words::{called as words, told::bit};

/// More of them than a report has, so that hostile ones cost little.
const MOST_CALLED: usize = 400;
const MOST_OF_A_NAME: usize = 16;

/// Digits that two figures must have to differ by a slip: of sentences; under a name that says little; beside a row of a
/// table.
const OF_SENTENCES: usize = 4;
const OF_ANYTHING: usize = 5;
const OF_ROWS: usize = 3;

/// A relation for every quantity that is told twice.
pub(super) fn state(facts: &Facts, evidence: &Evidence<'_>, known: &[Relation]) -> Vec<Relation> {
    let rows = rows(facts);
    let told: Set<(FigureId, Dimension)> = known
        .iter()
        .filter(|relation| relation.shape == Shape::Equal && relation.basis == Basis::Sentence)
        .filter_map(|relation| Some((relation.result?, relation.varies)))
        .collect();
    let mut before: Map<&str, Vec<&Called>> = Map::new();
    let mut relations = Vec::new();
    for called in facts.called.iter().take(MOST_CALLED) {
        let Some(figure) = facts.figure(called.figure) else { continue };
        let named = rows.get(&called.name).map(Vec::as_slice).unwrap_or_default();
        if !told.contains(&(figure.id, Dimension::Form)) {
            let others = named.iter().filter(|other| is_of(facts, called, figure, other)).map(|other| other.id);
            let least = if is_one(&called.name, words::ANYTHING) { OF_ANYTHING } else { OF_ROWS };
            relations.extend(same(facts, evidence, (figure, Dimension::Form, least), others));
        }
        let earlier = before.entry(&called.name).or_default();
        if !told.contains(&(figure.id, Dimension::Part)) {
            let others = earlier.iter().filter(|other| is_same(facts, called, other)).map(|other| other.figure);
            let least = if is_one(&called.name, words::ANYTHING) { OF_ANYTHING } else { OF_SENTENCES };
            relations.extend(same(facts, evidence, (figure, Dimension::Part, least), others));
        }
        if earlier.len() < MOST_OF_A_NAME {
            earlier.push(called);
        }
    }
    relations
}

/// The relation with the one that is the same, else with the first that should be.
fn same(
    facts: &Facts,
    evidence: &Evidence<'_>,
    (figure, varies, least): (&Figure, Dimension, usize),
    others: impl Iterator<Item = FigureId>,
) -> Option<Relation> {
    let mut slipped = None;
    for other in others {
        let mut relation = stated(Shape::Equal, Basis::Sentence, varies, figure.anchor?, figure.labels.clone());
        relation.result = Some(figure.id);
        relation.trust = Confidence::Likely;
        relation.readings.push(Reading { terms: vec![plus(other)] });
        if super::holds(&relation, facts, &Scales::default()) {
            // A wrong figure need not look like a slip.
            relation.by_chance = true;
            return Some(relation);
        }
        if slipped.is_none() && evidence.should_agree(figure.id, other, least) {
            slipped = Some(relation);
        }
    }
    slipped
}

/// The squares of tables by the names of their rows: of names that sentences use.
fn rows(facts: &Facts) -> Map<String, Vec<&Figure>> {
    let mut rows: Map<String, Vec<&Figure>> = Map::new();
    for called in &facts.called {
        rows.entry(called.name.clone()).or_default();
    }
    for figure in facts.figures.iter().filter(|figure| !figure.scope.prior_year && figure.bound.is_none()) {
        let in_table = matches!(figure.anchor.map(|anchor| anchor.place), Some(Place::Cell { .. }));
        let name = figure.labels.row.last().filter(|_| in_table).map(|row| name_of(row)).unwrap_or_default();
        if let Some(row) = rows.get_mut(&name).filter(|row| row.len() < MOST_OF_A_NAME) {
            row.push(figure);
        }
    }
    rows
}

/// True for a square that a sentence can mean: of the same document, year, stage and unit.
fn is_of(facts: &Facts, called: &Called, figure: &Figure, other: &Figure) -> bool {
    let source = |figure: &Figure| figure.anchor.map(|anchor| anchor.source);
    let of = source(figure).and_then(|source| facts.year(source));
    let year = called.year.is_none() || of.is_none() || called.year == of;
    let stage = other.scope.stage.is_none_or(|stage| called.stage == 0 || called.stage & bit(stage) != 0);
    year && stage && source(figure) == source(other) && are_alike(figure.unit, other.unit)
}

fn is_same(facts: &Facts, called: &Called, other: &Called) -> bool {
    let (Some(one), Some(two)) = (facts.figure(called.figure), facts.figure(other.figure)) else { return false };
    let year = called.year == other.year || called.year.is_none() || other.year.is_none();
    let stage = called.stage == other.stage || called.stage == 0 || other.stage == 0;
    let source = |figure: &Figure| figure.anchor.map(|anchor| anchor.source);
    year && stage && source(one) == source(two) && are_alike(one.unit, two.unit)
}

fn are_alike(one: Unit, other: Unit) -> bool {
    one == other || (one.yuan().is_some() && other.yuan().is_some())
}
