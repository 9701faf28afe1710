//! What sentences state, as relations. The trust is that of the reading: a sentence that leaves doubt is no error.

use super::{Basis, Dimension, Reading, Relation, Shape, Term, stated};
use crate::base::list::Gather as _;
use crate::facts::{Facts, Stated};

/// A relation for every statement.
pub(super) fn state(facts: &Facts) -> Vec<Relation> {
    let mut relations = Vec::with_capacity(facts.statements.len());
    for statement in &facts.statements {
        let Some(result) = facts.figure(statement.result) else { continue };
        let Some(anchor) = result.anchor else { continue };
        let (shape, varies) = match statement.kind {
            Stated::Total => (Shape::Sum, Dimension::Part),
            Stated::Within => (Shape::Bound, Dimension::Part),
            Stated::Difference => (Shape::Sum, Dimension::Stage),
            Stated::Share => (Shape::Ratio, Dimension::Part),
            Stated::Completion => (Shape::Ratio, Dimension::Part),
            Stated::Growth => (Shape::Growth, Dimension::Stage),
            Stated::Change => (Shape::Change, Dimension::Stage),
            Stated::Product => (Shape::Product, Dimension::Part),
        };
        let mut relation = stated(shape, Basis::Sentence, varies, anchor, result.labels.clone());
        relation.result = Some(statement.result);
        relation.trust = statement.sure;
        relation.falls = statement.falls;
        for reading in &statement.readings {
            let terms = reading.iter().map(|(figure, minus)| Term { figure: *figure, minus: *minus }).gather();
            relation.readings.push(Reading { terms });
        }
        relations.push(relation);
    }
    relations
}
