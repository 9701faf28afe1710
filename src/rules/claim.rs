//! Which relations a rule speaks of.

use crate::relations::{Basis, Dimension, Relation, Shape};
use crate::vocabulary::Measure;

/// A kind of relation. What is none matches all.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The kind of equation.
    pub shape: Shape,
    /// The measure of its result.
    pub result: Option<Measure>,
    /// The dimension in which its terms differ.
    pub varies: Option<Dimension>,
    /// Who stated it.
    pub basis: Option<Basis>,
}

impl Claim {
    /// All relations of a shape.
    pub const fn shape(shape: Shape) -> Self {
        Self { shape, result: None, varies: None, basis: None }
    }

    /// Total = parts of one measure.
    pub const fn parts_of(result: Measure) -> Self {
        Self { shape: Shape::Sum, result: Some(result), varies: Some(Dimension::Part), basis: None }
    }

    /// Sums of a measure in a score table, under a heading or over the whole form.
    pub const fn sums_of(result: Measure, basis: Option<Basis>, varies: Option<Dimension>) -> Self {
        Self { shape: Shape::Sum, result: Some(result), varies, basis }
    }

    /// True where a relation is of this kind.
    pub fn matches(&self, relation: &Relation) -> bool {
        self.shape == relation.shape
            && self.result.is_none_or(|result| relation.measure == Some(result))
            && self.varies.is_none_or(|varies| relation.varies == varies)
            && self.basis.is_none_or(|basis| relation.basis == basis)
    }
}
