//! Coverage: whether each figure was checked, and by which equations.

use crate::base::ordered::{Map, Set};

use super::Parts;
use super::model::{self, Unchecked};
use crate::causes::Cause;
use crate::facts::FigureId;
use crate::relations::{Shape, Verdict};

/// What vouches for each figure, and what speaks against it.
pub struct Status {
    verified: Set<FigureId>,
    blamed: Set<FigureId>,
    insufficient: Set<FigureId>,
    bounded: Set<FigureId>,
    relations: Map<FigureId, Vec<u32>>,
}

impl Status {
    /// Reads the verdicts of all relations and the suspects of all causes.
    pub fn new(parts: &Parts<'_>) -> Self {
        let mut status = Self {
            verified: Set::new(),
            blamed: Set::new(),
            insufficient: Set::new(),
            bounded: Set::new(),
            relations: Map::new(),
        };
        for relation in parts.relations.iter().filter(|relation| !relation.is_echo()) {
            for figure in relation.figures() {
                status.relations.entry(figure).or_default().push(relation.id.0);
                if relation.verifies() {
                    status.verified.insert(figure);
                } else if matches!(relation.verdict, Verdict::Insufficient) {
                    status.insufficient.insert(figure);
                } else if relation.shape == Shape::Bound {
                    status.bounded.insert(figure);
                }
            }
        }
        for cause in parts.causes {
            status.blame(parts, cause);
        }
        status
    }

    /// The suspects of a cause; where it has none, every figure of its equations that nothing vouches for.
    fn blame(&mut self, parts: &Parts<'_>, cause: &Cause) {
        if !cause.suspects.is_empty() {
            self.blamed.extend(&cause.suspects);
            return;
        }
        let broken = cause
            .relations
            .iter()
            .filter_map(|id| crate::causes::get(parts.relations, *id))
            .filter(|relation| matches!(relation.verdict, Verdict::Broken(_)));
        for relation in broken {
            if relation.shape == Shape::Bound {
                // The finding is about what exceeds the limit, whatever sums it stands in.
                self.blamed.extend(relation.terms().iter().map(|term| term.figure));
            } else {
                self.blamed.extend(relation.figures().filter(|figure| !self.verified.contains(figure)));
            }
        }
    }

    /// The equations that a figure stands in.
    pub fn relations(&self, figure: FigureId) -> Vec<u32> {
        self.relations.get(&figure).cloned().unwrap_or_default()
    }

    /// Whether a figure was checked, and why not.
    pub fn of(&self, figure: FigureId) -> (model::Status, Option<Unchecked>) {
        if self.blamed.contains(&figure) {
            (model::Status::Mismatched, None)
        } else if self.verified.contains(&figure) {
            (model::Status::Verified, None)
        } else if self.insufficient.contains(&figure) {
            (model::Status::Unverified, Some(Unchecked::Insufficient))
        } else if self.bounded.contains(&figure) {
            (model::Status::Unverified, Some(Unchecked::OnlyBound))
        } else {
            (model::Status::Unverified, Some(Unchecked::NoRelation))
        }
    }
}
