//! Relations that hang together by the variables they share.

use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::sort;
use crate::base::ordered::{Map, Set};

use super::Context;
use crate::facts::FigureId;
use crate::relations::{Relation, RelationId};

/// Splits relations into sets that share no variable, each in order, the sets in the order of their first relation.
pub fn components(context: &Context<'_>, open: &Set<RelationId>) -> Vec<Vec<RelationId>> {
    let mut by_variable: Map<FigureId, Vec<RelationId>> = Map::new();
    for id in open.iter() {
        for variable in variables(context, *id) {
            by_variable.entry(variable).or_default().push(*id);
        }
    }
    let mut left = open.clone();
    let mut components = Vec::new();
    while let Some(first) = left.pop_first() {
        let mut component = Vec::new();
        let mut reached = vec![first];
        while let Some(id) = reached.pop() {
            component.push(id);
            for variable in variables(context, id) {
                // Taken out when first met: every variable is followed once.
                let neighbours = by_variable.remove(&variable).unwrap_or_default();
                reached.take_in(neighbours.into_iter().filter(|neighbour| left.remove(neighbour)));
            }
        }
        sort(&mut component);
        components.push(component);
    }
    components
}

fn variables(context: &Context<'_>, id: RelationId) -> Set<FigureId> {
    let figures = context.get(id).into_iter().spread(Relation::figures);
    figures.map(|figure| context.aliases.variable(figure)).collect()
}
