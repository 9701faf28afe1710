//! Figures by what they measure, with what they may be where a broken equation blames them.

use super::Inputs;
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::{Map, Set};
use crate::causes::get;
use crate::facts::{Facts, Figure, FigureId, Org, Told};
use crate::packs::Stage;
use crate::packs::words::told as words;
use crate::relations::{Relation, Verdict};
use crate::rubric::Outcome;
use crate::vocabulary::Measure;
use crate::vocabulary::measure::UnitKind;

/// A measure at a stage of the budget.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    pub(super) measure: Measure,
    /// Any of these; unstated where `None` is among them.
    pub(super) stages: &'static [Option<Stage>],
    /// Of the year before.
    pub(super) prior: bool,
}

/// The figures of a submission.
pub(super) struct Figures<'a> {
    pub(super) facts: &'a Facts,
    /// Other values of figures that are blamed.
    repairs: Map<FigureId, Vec<Amount>>,
    /// Figures of broken equations that blame nobody, or them.
    disputed: Set<FigureId>,
    /// What sentences tell of the department's year, with the stages of the budget that their words allow.
    told: Vec<(Measure, u16, bool, FigureId)>,
    /// Broken equations: their figures and their gaps.
    gaps: Vec<(Vec<FigureId>, Amount)>,
}

impl<'a> Figures<'a> {
    pub(super) fn new(inputs: &Inputs<'a>) -> Self {
        let (mut repairs, mut disputed) = (Map::new(), Set::new());
        let mut gaps = Vec::new();
        for cause in inputs.causes {
            let relations = cause.relations.iter().filter_map(|id| get(inputs.relations, *id));
            let broken = relations.filter(|relation| matches!(relation.verdict, Verdict::Broken(_))).gather();
            if broken.is_empty() {
                continue;
            }
            for relation in &broken {
                if let Verdict::Broken(gap) = relation.verdict {
                    gaps.push((relation.figures().gather(), gap.difference.abs()));
                }
            }
            for repair in &cause.repairs {
                for figure in &repair.figures {
                    repairs.entry(*figure).or_insert(Vec::new()).push(repair.value);
                    disputed.insert(*figure);
                }
            }
            for figure in &cause.suspects {
                disputed.insert(*figure);
            }
            if cause.suspects.is_empty() && cause.repairs.is_empty() {
                for figure in broken.into_iter().spread(Relation::figures) {
                    disputed.insert(figure);
                }
            }
        }
        let told = told(inputs.facts);
        for (at, one) in told.iter().enumerate() {
            let amount = |id| inputs.facts.figure(id).map(|figure| (figure.amount, figure.unit.base().1));
            let same = |other: &&(Measure, u16, bool, FigureId)| (one.0, one.1, one.2) == (other.0, other.1, other.2);
            let mut others = told.iter().take(at).filter(same);
            if let Some(other) = others.find(|other| amount(one.3) != amount(other.3)) {
                disputed.insert(one.3);
                disputed.insert(other.3);
            }
        }
        Self { facts: inputs.facts, repairs, disputed, told, gaps }
    }

    /// True for a figure that a broken equation blames, or may.
    pub(super) fn is_disputed(&self, figure: FigureId) -> bool {
        self.disputed.contains(&figure)
    }

    /// True where the gap between a score and what it should be is that of a broken sum with it.
    pub(super) fn tells(&self, score: Option<&Figure>, outcome: &Outcome) -> bool {
        let (Some(score), Outcome::Points(points)) = (score, outcome) else { return false };
        let gap = score.amount.minus(*points).map(Amount::abs);
        self.gaps.iter().any(|(figures, broken)| figures.contains(&score.id) && gap == Some(*broken))
    }

    /// What a figure may be: as written, and as it would have to be.
    pub(super) fn amounts(&self, figure: &Figure) -> Vec<Amount> {
        let mut amounts = vec![figure.amount];
        amounts.take_in(self.repairs.get(&figure.id).into_iter().flatten().copied());
        amounts
    }

    /// The department's figures of a slot: those of all units together where they stand, else those of the department
    /// itself. Of several that say the same the first.
    pub(super) fn of(&self, slot: Slot) -> Vec<&'a Figure> {
        let fits = |figure: &&Figure| {
            figure.measure == Some(slot.measure)
                && figure.scope.prior_year == slot.prior
                && !figure.scope.project
                && figure.bound.is_none()
                && slot.stages.contains(&figure.scope.stage)
        };
        let all: Vec<&Figure> = self.facts.figures.iter().filter(fits).gather();
        let whole = |figure: &&Figure| matches!(figure.scope.org, None | Some(Org::Aggregate));
        let own = |figure: &&Figure| matches!(figure.scope.org, Some(Org::Own));
        let any = all.iter().any(whole);
        let mut found: Vec<&Figure> =
            all.into_iter().filter(|figure| if any { whole(figure) } else { own(figure) }).gather();
        // A form says it best; what a sentence says otherwise is tried as well.
        let of_forms = !found.is_empty();
        for (measure, stages, prior, id) in &self.told {
            let stage =
                slot.stages.iter().any(|stage| stage.map_or(*stages == 0, |stage| words::bit(stage) & stages != 0));
            let wanted = *measure == slot.measure && *prior == slot.prior && stage;
            let figure = self.facts.figure(*id).filter(|_| wanted && (!of_forms || self.is_disputed(*id)));
            found.take_in(figure);
        }
        found
    }
}

/// More than a report tells.
const MOST_TOLD: usize = 200;

/// What sentences tell of all of the department in its year. Without a stage, money was spent.
fn told(facts: &Facts) -> Vec<(Measure, u16, bool, FigureId)> {
    let fits = |told: &&Told| {
        let figure = facts.figure(told.figure).filter(|figure| figure.bound.is_none() && figure.measure.is_none());
        let year = figure.and_then(|figure| facts.year(figure.anchor?.source));
        figure.is_some() && told.narrow == 0 && (told.year.is_none() || told.year == year)
    };
    let stages = |told: &Told| match (told.stage, told.measure.unit()) {
        (_, UnitKind::People) => Some(0),
        (0, UnitKind::Money) => told.sure.then_some(words::OUTTURN),
        (stage, _) => Some(stage),
    };
    let one = |told: &Told| Some((told.measure, stages(told)?, told.prior, told.figure));
    facts.told.iter().filter(fits).filter_map(one).take(MOST_TOLD).gather()
}
