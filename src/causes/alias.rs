//! Figures that state one thing twice are one variable: a heading and its only child, 汇总 and its only unit.

use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::base::ordered::sort;

use crate::facts::FigureId;
use crate::relations::{Relation, RelationId, Shape, Verdict};

/// The variable of each figure: the first of the figures that state the same.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    /// The variable of each figure that is not one by itself.
    variables: Map<FigureId, FigureId>,
    /// The figures of each variable that has several, in order.
    members: Map<FigureId, Vec<FigureId>>,
    made_by: Vec<RelationId>,
}

impl Aliases {
    /// Figures are one where an equation with a single term holds exactly.
    pub fn new(relations: &[Relation]) -> Self {
        let mut aliases = Self::default();
        for relation in relations {
            let equation = matches!(relation.shape, Shape::Sum | Shape::Equal);
            if let (Some(result), [term], true, Verdict::Holds) =
                (relation.result, relation.terms(), equation, relation.verdict)
            {
                aliases.unite(result, term.figure);
                aliases.made_by.push(relation.id);
            }
        }
        aliases.unite_rates(relations);
        aliases
    }

    /// 利用率 of 汇总 and of its only unit, wrong alike: one rate, of the same figures.
    fn unite_rates(&mut self, relations: &[Relation]) {
        const MOST: usize = 64;
        let mut rates: Vec<(FigureId, &Relation)> = Vec::new();
        for relation in relations.iter().filter(|relation| relation.shape == Shape::Ratio) {
            let (Some(result), Verdict::Broken(_)) = (relation.result, relation.verdict) else { continue };
            let same = |other: &Relation| {
                let pairs = || relation.terms().iter().zip(other.terms());
                other.measure == relation.measure
                    && other.verdict == relation.verdict
                    && pairs().all(|(one, other)| self.variable(one.figure) == self.variable(other.figure))
            };
            match rates.iter().find(|(_, other)| same(other)).map(|(first, _)| *first) {
                Some(first) => self.unite(first, result),
                None if rates.len() < MOST => rates.push((result, relation)),
                None => {}
            }
        }
    }

    /// The variable of a figure.
    pub fn variable(&self, figure: FigureId) -> FigureId {
        self.variables.get(&figure).copied().unwrap_or(figure)
    }

    /// All figures of a variable, in order.
    pub fn members(&self, variable: FigureId) -> Vec<FigureId> {
        self.members.get(&variable).cloned().unwrap_or_else(|| vec![variable])
    }

    /// True for an equation that only says that two figures are one.
    pub fn is_alias(&self, relation: RelationId) -> bool {
        self.made_by.binary_search(&relation).is_ok()
    }

    /// The variable with fewer figures joins the other, so that many unions stay cheap.
    fn unite(&mut self, one: FigureId, other: FigureId) {
        let (one, other) = (self.variable(one), self.variable(other));
        if one == other {
            return;
        }
        let (mut few, mut many) = (self.members(one), self.members(other));
        let mut variable = other;
        if few.len() > many.len() {
            std::mem::swap(&mut few, &mut many);
            variable = one;
        }
        self.members.remove(&one);
        self.members.remove(&other);
        for figure in &few {
            self.variables.insert(*figure, variable);
        }
        many.take_in(few);
        sort(&mut many);
        self.members.insert(variable, many);
    }
}
