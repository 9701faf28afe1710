//! Last year's year left in: a sentence that names the year before, with amounts that are those of the report's year; a
//! title of the year before over a text that speaks of the next one only.

use super::called::name_of;
use super::figure::Figure;
use super::mentions::What;
use super::{Called, Facts, Source};
use crate::base::anchor::{Anchor, Place, SourceId};
use crate::base::list::Gather as _;
use crate::base::slip;
use crate::base::unit::Unit;
use crate::packs::words::told;
use crate::vocabulary::{Measure, measure};

/// More sentences than a report has, so that hostile ones cost little.
const MOST: usize = 60;

/// An amount of fewer digits may be the same two years running.
const LEAST: usize = 4;

/// Reads the years of a source.
pub(super) fn read(source: &Source<'_>, facts: &mut Facts) {
    let Some(cited) = source.recognition.year.as_ref() else { return };
    let year = cited.value;
    let mut found: Vec<(What, String, Anchor)> = Vec::new();
    let of = |facts: &Facts, wanted: Option<u16>| -> Vec<Called> {
        let here = |called: &&Called| {
            called.year.is_some() && called.year == wanted && at(facts, called).is_some_and(|at| at.0 == source.id)
        };
        facts.called.iter().filter(here).cloned().gather()
    };
    let (now, next) = (of(facts, Some(year)), of(facts, year.checked_add(1)));
    for called in of(facts, year.checked_sub(1)).iter().take(MOST) {
        let Some((_, anchor)) = at(facts, called) else { continue };
        let known = found.iter().any(|(_, _, other)| *other == anchor);
        if !known && is_of_now(facts, called, &now) {
            found.push((What::StaleYear(year), format!("{}年", year.saturating_sub(1)), anchor));
        }
    }
    // What was spent in the next year nobody knows yet when a year is reported.
    let spent = next.iter().filter(|called| called.stage & told::OUTTURN != 0 || called.stage == 0);
    let labels = facts.mentions.iter().filter(|mention| {
        let of_next =
            matches!(mention.what, What::TitleYear(of) | What::LabelYear(of) if Some(of) == year.checked_add(1));
        of_next && mention.anchor.source == source.id
    });
    let own = facts.mentions.iter().filter(|mention| {
        let of_year = matches!(mention.what, What::TitleYear(of) | What::LabelYear(of) if of == year);
        of_year && mention.anchor != cited.anchor && mention.anchor.source == source.id
    });
    let (spent, labels) = (spent.count(), labels.count());
    if now.is_empty() && own.count() == 0 && spent.saturating_add(labels) > 1 {
        found.push((What::StaleYear(year.saturating_add(1)), format!("{year}年"), cited.anchor));
    }
    for (what, text, anchor) in found {
        facts.mention(what, text, anchor);
    }
}

/// The paragraph of a figure.
fn at(facts: &Facts, called: &Called) -> Option<(SourceId, Anchor)> {
    let anchor = facts.figure(called.figure)?.anchor?;
    match anchor.place {
        Place::Block { block, .. } => {
            Some((anchor.source, Anchor { place: Place::Block { block, range: None }, ..anchor }))
        }
        _ => None,
    }
}

/// True where an amount of the year before is that of the report's year elsewhere, and no form has it for the year before.
fn is_of_now(facts: &Facts, called: &Called, now: &[Called]) -> bool {
    let Some(figure) = facts.figure(called.figure).filter(|figure| slip::digits(figure.amount) >= LEAST) else {
        return false;
    };
    let told = facts.told.iter().find(|told| told.figure == called.figure).map(|told| told.measure);
    let names = |other: &Figure| {
        let same = other.labels.row.last().is_some_and(|row| name_of(row) == called.name);
        same || other.measure.is_some() && (other.measure == told || is_same(told, other.measure))
    };
    let alike = |other: &Figure| other.id != figure.id && value(other) == value(figure);
    let square = |other: &&Figure| matches!(other.anchor.map(|anchor| anchor.place), Some(Place::Cell { .. }));
    let mut squares = facts.figures.iter().filter(square).filter(|other| alike(other) && names(other));
    let prior = |other: &Figure| other.scope.prior_year || other.labels.column.contains('上');
    let first = squares.next();
    let in_table = first.is_some_and(|first| !prior(first)) && !squares.any(prior);
    let same = |other: &&Called| other.name == called.name;
    in_table || now.iter().filter(same).any(|other| facts.figure(other.figure).is_some_and(alike))
}

/// What forms call by another measure.
fn is_same(told: Option<Measure>, other: Option<Measure>) -> bool {
    told == Some(measure::EXPENDITURE_TOTAL) && other == Some(measure::ANNUAL_FUNDS)
}

fn value(figure: &Figure) -> (Unit, crate::base::amount::Amount) {
    match figure.unit.yuan().and_then(|yuan| figure.amount.times(yuan)) {
        Some(amount) => (Unit::Yuan, amount),
        None => (figure.unit, figure.amount),
    }
}
