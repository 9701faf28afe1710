//! Figures that state one thing twice are one variable: a heading and its only child, 汇总 and its only unit.

use std::collections::BTreeMap;

use crate::facts::FigureId;
use crate::relations::{Relation, RelationId, Shape, Verdict};

/// The variable of each figure: the first of the figures that state the same.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    parents: BTreeMap<FigureId, FigureId>,
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
        aliases
    }

    /// The variable of a figure.
    pub fn variable(&self, figure: FigureId) -> FigureId {
        let mut at = figure;
        while let Some(parent) = self.parents.get(&at) {
            at = *parent;
        }
        at
    }

    /// All figures of a variable, in order.
    pub fn members(&self, variable: FigureId) -> Vec<FigureId> {
        let mut members: Vec<FigureId> =
            self.parents.keys().copied().filter(|figure| self.variable(*figure) == variable).collect();
        members.push(variable);
        members.sort();
        members
    }

    /// True for an equation that only says that two figures are one.
    pub fn is_alias(&self, relation: RelationId) -> bool {
        self.made_by.binary_search(&relation).is_ok()
    }

    fn unite(&mut self, one: FigureId, other: FigureId) {
        let (one, other) = (self.variable(one), self.variable(other));
        if one != other {
            // The smaller number is the variable: the order of relations does not show.
            self.parents.insert(one.max(other), one.min(other));
        }
    }
}
