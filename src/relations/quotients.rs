//! Rates, changes, shares and products of tables that follow no form: from which other lines a line is computed.
//!
//! Words propose which lines are rates; figures must confirm in most squares, with more digits than chance hits.

use super::sums::{Lines, Sum, digits};
use super::{Basis, Dimension, Reading, Relation, Scales, Shape, Term, Verdict, minus, plus, stated, verdict};
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::ordered::{Map, Set, sort};
use crate::base::unit::Unit;
use crate::base::word::has;
use crate::facts::{Confidence, Facts, Figure, FigureId, Kind, Line};
use crate::packs::words;

/// How far away what a line is computed from may stand.
const WINDOW: usize = 12;
/// Squares that are tried; in the others of a long table it is as in these.
const TRIED: usize = 60;

/// From what the squares of a line are computed.
#[derive(Clone, Debug)]
struct Formula {
    shape: Shape,
    /// What is multiplied; of a rate, what is divided and by what.
    lines: Vec<usize>,
    /// For each square the one that it is a share of.
    whole: Option<Map<usize, usize>>,
    /// See [`Relation::factor`].
    factor: Option<Amount>,
}

/// In how many squares a formula holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    agree: usize,
    digits: usize,
    against: usize,
}

/// A table in one direction, and what is known of it.
pub struct Table<'a> {
    /// All figures.
    pub facts: &'a Facts,
    /// How they are rounded.
    pub scales: &'a Scales,
    /// The lines that may be computed.
    pub lines: &'a Lines<'a>,
    /// The sums of the lines across.
    pub across: &'a [Sum],
    /// Figures that are computed already.
    pub known: &'a Set<FigureId>,
    /// The figure of a line in a line across.
    pub id: &'a dyn Fn(usize, usize) -> Option<FigureId>,
}

impl Weight {
    fn is_enough(&self) -> bool {
        let Self { agree, digits, against } = *self;
        agree > 1 && agree >= against.saturating_mul(2) && digits >= against.saturating_mul(3).saturating_add(6)
    }
}

impl Table<'_> {
    /// What is computed in which squares. `products`: also what lines multiplied make.
    pub fn find(&self, products: bool) -> Vec<Relation> {
        let mut found = Vec::new();
        let mut multiplied: Vec<Vec<usize>> = Vec::new();
        let open = || (0..self.lines.lines.len()).filter(|line| self.is_open(*line));
        for line in open().filter(|line| products && !self.is_quotient(*line)) {
            let Some(formula) = self.best(line, |take| self.products(line, take)) else { continue };
            self.say(line, &formula, &mut found);
            multiplied.push(formula.lines.into_iter().followed_by([line]).gather());
        }
        for line in
            open().filter(|line| has(self.label(*line), words::QUOTIENTS) || has(self.label(*line), words::CHANGES))
        {
            if has(self.label(line), words::PRICES) {
                continue;
            }
            let Some(formula) = self.best(line, |take| self.rates(line, take)) else { continue };
            // The same the other way round.
            let turned = |of: &Vec<usize>| of.contains(&line) && formula.lines.iter().all(|line| of.contains(line));
            if !multiplied.iter().any(turned) {
                self.say(line, &formula, &mut found);
            }
        }
        found
    }

    /// The formula that holds in most squares of a line.
    fn best(&self, line: usize, propose: impl FnOnce(&mut dyn FnMut(Formula))) -> Option<Formula> {
        let mut best: Option<(Weight, Formula)> = None;
        propose(&mut |formula| {
            let weight = self.weigh(line, &formula);
            if weight.is_enough()
                && best.as_ref().is_none_or(|known| rank(&weight, &formula) > rank(&known.0, &known.1))
            {
                best = Some((weight, formula));
            }
        });
        best.map(|(_, formula)| formula)
    }

    fn is_quotient(&self, line: usize) -> bool {
        has(self.label(line), words::QUOTIENTS_ONLY) && !has(self.label(line), words::PRICES)
    }

    fn label(&self, line: usize) -> &str {
        self.lines.lines.get(line).map(|line| line.label.as_str()).unwrap_or_default()
    }

    /// True where most figures of a line are not computed yet.
    fn is_open(&self, line: usize) -> bool {
        let squares = || (0..self.lines.across.len()).filter_map(|at| (self.id)(line, at));
        let known = squares().filter(|id| self.known.contains(id)).count();
        squares().count() > known.saturating_mul(2).max(1)
    }

    fn figure(&self, line: usize, at: usize) -> Option<&Figure> {
        self.facts.figure((self.id)(line, at)?)
    }

    /// The lines around one, the nearest first, those before it first.
    fn near(&self, line: usize) -> Vec<usize> {
        let mut near = Vec::new();
        for away in 1..=WINDOW {
            near.extend(line.checked_sub(away));
            near.extend(Some(line.saturating_add(away)).filter(|at| *at < self.lines.lines.len()));
        }
        let filled =
            |at: &usize| (0..self.lines.across.len()).take(TRIED).any(|square| (self.id)(*at, square).is_some());
        near.into_iter().filter(filled).gather()
    }

    fn rates(&self, at: usize, take: &mut dyn FnMut(Formula)) {
        let label = self.label(at);
        let quantity = |other: &usize| {
            let other = self.lines.lines.get(*other);
            other.is_some_and(|other| other.kind != Kind::Rate && !has(&other.label, words::AVERAGES))
        };
        let near = self.near(at).into_iter().filter(quantity).gather();
        let change = has(label, words::CHANGES);
        for above in &near {
            if has(label, words::PARTS_IN_PERCENT) {
                for whole in [self.wholes(false), self.wholes(true)] {
                    take(Formula { shape: Shape::Ratio, lines: vec![*above], whole: Some(whole), factor: None });
                }
            }
            for below in near.iter().filter(|below| *below != above) {
                let lines = || vec![*above, *below];
                if change {
                    take(Formula { shape: Shape::Change, lines: lines(), whole: None, factor: None });
                }
                for factor in self.factors(at, &lines()) {
                    take(Formula { shape: Shape::Ratio, lines: lines(), whole: None, factor });
                }
            }
        }
    }

    /// What a quotient may have to be multiplied by: nothing of rates in percent, else what lies between the units.
    fn factors(&self, at: usize, lines: &[usize]) -> Vec<Option<Amount>> {
        let unit = |line: usize| {
            let mut units = (0..self.lines.across.len()).take(TRIED).filter_map(|at| self.figure(line, at));
            units.next().map_or(Unit::None, |figure| figure.unit)
        };
        let own = unit(at);
        if own == Unit::Percent || has(self.label(at), words::PERCENTAGES) {
            return vec![None];
        }
        let (one, many) = (Some(Amount::whole(1)), Some(Amount::whole(10_000)));
        let money = lines.iter().map(|line| unit(*line)).find(|unit| unit.yuan().is_some());
        match money.and_then(|money| money.factor_to(own)) {
            // Of 万元 by 万人 remain 元.
            Some(factor) => vec![Some(factor), one],
            None if own == Unit::None => vec![one, many, None],
            None => vec![one, many],
        }
    }

    /// For each square across, what holds it: the nearest sum or (`last`) the last one.
    fn wholes(&self, last: bool) -> Map<usize, usize> {
        let mut parents: Map<usize, usize> = Map::new();
        for sum in self.across.iter().filter(|sum| sum.minus.is_empty()) {
            for part in &sum.parts {
                parents.entry(*part).or_insert(sum.total);
            }
        }
        let mut wholes = Map::new();
        for (part, parent) in parents.iter() {
            let mut whole = *parent;
            // No chain is longer than there are sums.
            for _ in self.across.iter().filter(|_| last) {
                let Some(next) = parents.get(&whole) else { break };
                whole = *next;
            }
            wholes.insert(*part, whole);
        }
        wholes
    }

    fn products(&self, at: usize, take: &mut dyn FnMut(Formula)) {
        let near: Vec<usize> = self.near(at).into_iter().filter(|line| !self.is_quotient(*line)).gather();
        for (one, first) in near.iter().enumerate() {
            for (two, second) in near.iter().enumerate().skip(one.saturating_add(1)) {
                let mut try_lines = |mut lines: Vec<usize>| {
                    sort(&mut lines);
                    let likely = self.may_be_product(at, &lines);
                    for factor in self.product_factors(at, &lines).into_iter().filter(|_| likely) {
                        take(Formula { shape: Shape::Product, lines: lines.clone(), whole: None, factor });
                    }
                };
                try_lines(vec![*first, *second]);
                for third in near.iter().skip(two.saturating_add(1)) {
                    try_lines(vec![*first, *second, *third]);
                }
            }
        }
    }

    /// True where a line is about the product of others in one of the first squares, or a power of ten of it.
    fn may_be_product(&self, line: usize, lines: &[usize]) -> bool {
        const FEW: usize = 4;
        let value = |line: usize, at: usize| Some(i128::from((*self.lines.values.get(line)?.get(at)?)?));
        let squares = (0..self.lines.across.len()).filter_map(|at| {
            let product = lines.iter().try_fold(1_i128, |all, line| Some(all.saturating_mul(value(*line, at)?)))?;
            Some((value(line, at)?.unsigned_abs(), product.unsigned_abs())).filter(|(own, all)| *own > 0 && *all > 0)
        });
        squares.take(FEW).any(|(own, all)| {
            let (mut less, mut more) = (own.min(all), own.max(all));
            while less.saturating_mul(10) <= more {
                less = less.saturating_mul(10);
            }
            std::mem::swap(&mut less, &mut more);
            let near = |one: u128, other: u128| one.abs_diff(other).saturating_mul(50) <= one.max(other);
            near(less, more) || near(less, more.saturating_mul(10))
        })
    }

    fn product_factors(&self, at: usize, lines: &[usize]) -> Vec<Option<Amount>> {
        let unit = |line: usize| self.lines.lines.get(line).map_or(Unit::None, |line| line.unit);
        let money = lines.iter().map(|line| unit(*line)).find(|unit| unit.yuan().is_some());
        match money.and_then(|money| money.factor_to(unit(at))) {
            Some(factor) => vec![Some(factor)],
            None => vec![None, Amount::whole(1).over(Amount::whole(10_000))],
        }
    }

    /// The equation of a square; none where something that it needs is blank.
    fn relation(&self, line: usize, at: usize, formula: &Formula) -> Option<Relation> {
        let result = self.figure(line, at)?;
        let mut terms: Vec<Term> = Vec::new();
        for (number, term) in formula.lines.iter().enumerate() {
            let id = (self.id)(*term, at)?;
            terms.push(if number > 0 && formula.shape != Shape::Product { minus(id) } else { plus(id) });
        }
        if let Some(whole) = &formula.whole {
            terms.push(minus((self.id)(*formula.lines.first()?, *whole.get(&at)?)?));
        }
        let mut relation =
            stated(formula.shape, Basis::Structure, Dimension::Measure, result.anchor?, result.labels.clone());
        relation.result = Some(result.id);
        relation.factor = formula.factor;
        relation.trust = Confidence::Likely;
        // The digits of a rate say little of those of its operands.
        relation.by_chance = true;
        relation.readings.push(Reading { terms });
        Some(relation)
    }

    fn judged(&self, relation: &Relation) -> Verdict {
        verdict::judge(relation, self.facts, self.scales).0
    }

    fn weigh(&self, line: usize, formula: &Formula) -> Weight {
        let mut weight = Weight::default();
        for at in (0..self.lines.across.len()).take(TRIED) {
            let Some(relation) = self.relation(line, at, formula) else { continue };
            match self.judged(&relation) {
                // A product is exact, or it is none.
                Verdict::Rounding(_) if formula.shape == Shape::Product => {
                    weight.against = weight.against.saturating_add(1);
                }
                Verdict::Holds | Verdict::Rounding(_) => {
                    weight.agree = weight.agree.saturating_add(usize::from(self.says_something(&relation)));
                    let digits = self.lines.values.get(line).and_then(|line| *line.get(at)?).map_or(0, digits);
                    // Something once is the same: a little.
                    let little = usize::from(formula.shape == Shape::Product);
                    let digits = if self.says_something(&relation) { digits } else { little };
                    weight.digits = weight.digits.saturating_add(digits);
                }
                Verdict::Broken(_) if formula.shape == Shape::Product && self.is_total(at) => {}
                Verdict::Broken(_) => weight.against = weight.against.saturating_add(1),
                Verdict::Insufficient => {}
            }
            if weight.against > weight.agree.saturating_add(2) {
                break;
            }
        }
        weight
    }

    /// A whole that is all of it, once one, nothing of anything: true of much.
    fn says_something(&self, relation: &Relation) -> bool {
        let amount = |id: FigureId| self.facts.figure(id).map(|figure| figure.amount);
        let terms: Vec<Option<Amount>> = relation.terms_of(0).map(|term| amount(term.figure)).gather();
        let plain =
            |amount: &Option<Amount>| amount.is_none_or(|amount| amount.is_zero() || amount == Amount::whole(1));
        let same = terms.first() == terms.get(1) && relation.shape != Shape::Product;
        relation.result.and_then(amount).is_some_and(|amount| !amount.is_zero()) && !terms.iter().any(plain) && !same
    }

    /// True for a line across that sums up others.
    fn is_total(&self, at: usize) -> bool {
        let named = self.lines.across.get(at).is_some_and(|line| matches!(line.kind, Kind::Total | Kind::Subtotal));
        named || self.across.iter().any(|sum| sum.total == at)
    }

    /// States what a line is computed from, but for squares that may well be something else.
    fn say(&self, line: usize, formula: &Formula, found: &mut Vec<Relation>) {
        for at in 0..self.lines.across.len() {
            let Some(relation) = self.relation(line, at, formula) else { continue };
            if relation.result.is_some_and(|id| self.known.contains(&id)) {
                continue;
            }
            let average = self.lines.across.get(at).is_none_or(Line::is_running);
            match self.judged(&relation) {
                Verdict::Holds | Verdict::Rounding(_) => found.push(relation),
                Verdict::Broken(_) if !average && !self.is_total_of_another_kind(line, at, formula) => {
                    found.push(relation);
                }
                Verdict::Broken(_) | Verdict::Insufficient => {}
            }
        }
    }

    /// In the line of totals: no product, and the mean of the rates above may stand for the rate of all.
    fn is_total_of_another_kind(&self, line: usize, at: usize, formula: &Formula) -> bool {
        if !self.is_total(at) {
            return false;
        }
        let others: Vec<&Figure> = (0..self.lines.across.len())
            .filter(|other| !self.is_total(*other))
            .filter_map(|other| self.figure(line, other))
            .gather();
        let sum = others.iter().try_fold(Amount::ZERO, |sum, figure| sum.plus(figure.amount));
        let count = i64::try_from(others.len()).ok().map(Amount::whole);
        let mean = sum.zip(count).and_then(|(sum, count)| sum.over(count));
        let own = self.figure(line, at);
        let near = |own: &Figure| {
            mean.and_then(|mean| own.amount.minus(mean)).is_some_and(|gap| gap.abs() <= Amount::last_digit(own.scale))
        };
        formula.shape == Shape::Product || own.is_none_or(near)
    }
}

/// What agrees most and is least against; a change before the quotient of the difference.
fn rank(weight: &Weight, formula: &Formula) -> (usize, usize, bool) {
    (weight.agree.saturating_sub(weight.against), weight.digits, formula.shape == Shape::Change)
}
