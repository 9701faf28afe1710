//! Rank 5: figures → equations that should hold between them, each with its verdict. No findings.
//!
//! A relation names the one dimension in which its terms differ; all other scope must agree. Where an equation has
//! several lawful readings, all are kept, and the relation is broken only when none fits.

mod across;
mod agreement;
mod caution;
mod echoes;
mod evidence;
mod forms;
mod identities;
mod ledgers;
mod prose;
mod quotients;
mod rates;
mod scale;
mod scores;
mod subjects;
mod sums;
mod told;
mod verdict;

pub use agreement::Kind;
pub use caution::is_ten_thousand;
pub use scale::Scales;
pub use verdict::{Gap, Verdict};

use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::facts::{Confidence, Fact, Facts, Field, FigureId, Labels};
use crate::packs::Packs;
use crate::vocabulary::{Measure, measure};

/// A relation of one submission, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RelationId(pub u32);

/// An equation that should hold.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its number.
    pub id: RelationId,
    /// What kind of equation.
    pub shape: Shape,
    /// Why we think that it should hold.
    pub basis: Basis,
    /// The dimension in which its terms differ.
    pub varies: Dimension,
    /// How sure we are that it should hold.
    pub trust: Confidence,
    /// The measure of its result.
    pub measure: Option<Measure>,
    /// The left side; none where the whole is a convention (100 points) that the report does not print.
    pub result: Option<FigureId>,
    /// The value of the left side where no figure states it.
    pub constant: Option<Amount>,
    /// Where it stands: the result, or the table.
    pub anchor: Anchor,
    /// The words by which people find it.
    pub labels: Labels,
    /// The lawful right sides, best first; never empty.
    pub readings: Vec<Reading>,
    /// What is blank or unreadable, so that the equation may be incomplete.
    pub missing: Vec<Missing>,
    /// What the comparison came to.
    pub verdict: Verdict,
    /// The reading that the verdict speaks of.
    pub read_as: usize,
    /// The result is a decrease, written without a sign.
    pub falls: bool,
    /// What a quotient or a product of lines of a table is multiplied by; none of a rate in percent.
    pub factor: Option<Amount>,
    /// It vouches for nothing: stated only because it holds, so that with a wrong figure in it nobody would have thought of it; or
    /// two figures in each other's place would make it hold as well.
    pub by_chance: bool,
}

/// A right side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Its terms.
    pub terms: Vec<Term>,
}

/// A figure on the right side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The figure.
    pub figure: FigureId,
    /// Taken off instead of added; in a ratio, the divisor.
    pub minus: bool,
}

/// A square that should hold a number and does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The square.
    pub anchor: Anchor,
    /// Its labels.
    pub name: String,
    /// It holds words that are no number; else it is blank.
    pub unread: bool,
    /// What should stand there would be taken off.
    pub minus: bool,
    /// What should stand there may as well be below zero: a surplus, points taken off.
    pub signed: bool,
}

/// Kinds of equations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// result = sum of the terms, some of them taken off
    Sum,
    /// result = a − b, of different forms
    Difference,
    /// result = a ÷ b
    Ratio,
    /// result = a × b, a in percent; in a sentence a number times what each gets
    Product,
    /// result = (a − b) ÷ b
    Change,
    /// result = a ÷ (b − a), of a decrease a ÷ (b + a): a change, and what it led to
    Growth,
    /// result = the one term
    Equal,
    /// sum of the terms ≤ result; verifies nothing
    Bound,
}

/// Who stated a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// The form's columns or rows, as the pack describes them.
    Form,
    /// A heading over rows.
    Heading,
    /// An identity of the pack between forms.
    Identity,
    /// The words of a table that follows no form.
    Structure,
    /// The words of a sentence.
    Sentence,
}

/// The dimension in which the terms of a relation differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    /// Parts of one measure: funds, kinds of expenditure.
    Part,
    /// Units: 汇总 = 本级 + 所属单位.
    Unit,
    /// Measures of different meaning: 收入, 支出, 结余.
    Measure,
    /// Budget stages.
    Stage,
    /// Indicators under a heading.
    Indicator,
    /// Headings under the whole.
    Heading,
    /// Forms: one quantity in two of them.
    Form,
}

impl Relation {
    /// The terms of the reading that the verdict speaks of.
    pub fn terms(&self) -> &[Term] {
        self.readings.get(self.read_as).map(|reading| reading.terms.as_slice()).unwrap_or_default()
    }

    /// The terms of one of the readings.
    fn terms_of(&self, reading: usize) -> impl Iterator<Item = &Term> {
        self.readings.get(reading).into_iter().spread(|reading| &reading.terms)
    }

    /// All figures of the equation as read, the result first.
    pub fn figures(&self) -> impl Iterator<Item = FigureId> + '_ {
        self.result.into_iter().followed_by(self.terms().iter().map(|term| term.figure))
    }

    /// True where a sentence repeats a figure under the same name: that shows who is to blame, and verifies nothing.
    pub fn is_echo(&self) -> bool {
        self.by_chance && self.basis == Basis::Sentence
    }

    /// True for an equation that vouches for its figures where it holds.
    pub fn verifies(&self) -> bool {
        match self.verdict {
            _ if self.by_chance => false,
            Verdict::Holds => self.shape != Shape::Bound,
            // Scores are rounded as far as half a point, which many rates come to.
            Verdict::Rounding(_) => !matches!(self.shape, Shape::Bound | Shape::Product),
            Verdict::Broken(_) | Verdict::Insufficient => false,
        }
    }
}

/// States the relations of a submission and compares their sides.
pub fn relations(facts: &Facts, packs: &Packs) -> Vec<Relation> {
    let mut relations = forms::state(facts, packs);
    let mut echoes = Vec::new();
    relations.take_in(identities::state(facts, packs));
    relations.take_in(across::state(facts));
    if cfg!(feature = "whole") {
        ledgers::state(facts, &mut relations);
        relations.take_in(prose::state(facts));
        let evidence = evidence::Evidence::new(facts, &relations);
        let told = told::state(facts, &evidence);
        echoes = echoes::state(facts, &evidence, &told);
        relations.take_in(told);
    }
    relations.take_in(scores::state(facts));
    // Those that only say that two figures are one stand last: the report leaves them out.
    let (held, slipped): (Vec<Relation>, Vec<Relation>) = echoes.into_iter().partition(Relation::is_echo);
    relations.take_in(slipped);
    relations.take_in(held);
    let scales = Scales::new(facts);
    let caution = caution::Caution::new(facts, &scales);
    for (number, relation) in relations.iter_mut().enumerate() {
        relation.id = RelationId(u32::try_from(number).unwrap_or(u32::MAX));
        let (verdict, read_as) = verdict::judge(relation, facts, &scales);
        relation.verdict = verdict;
        relation.read_as = read_as;
        if let Some(figure) = subject(relation).and_then(|id| facts.figure(id)) {
            relation.anchor = figure.anchor.unwrap_or(relation.anchor);
            relation.labels = figure.labels.clone();
        }
        let figures = relation.figures().filter_map(|id| facts.figure(id));
        let weakest = figures.map(|figure| figure.confidence).min().unwrap_or_default();
        relation.trust = relation.trust.min(weakest);
        relation.trust = relation.trust.min(caution.limit(relation));
    }
    relations
}

/// True where a relation holds, or does but for rounding, with the figures of `facts`.
pub fn holds(relation: &Relation, facts: &Facts, scales: &Scales) -> bool {
    matches!(verdict::judge(relation, facts, scales).0, Verdict::Holds | Verdict::Rounding(_))
}

/// The figure that a relation is about: its result; of a limit, the one figure that must keep to it.
fn subject(relation: &Relation) -> Option<FigureId> {
    match (relation.shape, relation.terms()) {
        (Shape::Bound, [only]) => Some(only.figure),
        _ => relation.result,
    }
}

/// A relation before its verdict.
fn stated(shape: Shape, basis: Basis, varies: Dimension, anchor: Anchor, labels: Labels) -> Relation {
    Relation {
        id: RelationId(0),
        shape,
        basis,
        varies,
        trust: Confidence::Certain,
        measure: None,
        result: None,
        constant: None,
        anchor,
        labels,
        readings: Vec::new(),
        missing: Vec::new(),
        verdict: Verdict::Insufficient,
        read_as: 0,
        falls: false,
        factor: None,
        by_chance: false,
    }
}

/// A term that is added.
fn plus(figure: FigureId) -> Term {
    Term { figure, minus: false }
}

/// A term that is taken off.
fn minus(figure: FigureId) -> Term {
    Term { figure, minus: true }
}

/// A field that should hold a number and does not.
fn missing(field: &Field) -> Missing {
    let signed = [measure::SURPLUS, measure::YEAR_SURPLUS, measure::CUMULATIVE_SURPLUS, measure::CHANGE_AMOUNT];
    Missing {
        anchor: field.anchor,
        name: field.labels.name(),
        unread: field.fact == Fact::Unread,
        minus: false,
        signed: field.measure.is_some_and(|measure| signed.contains(&measure)),
    }
}
