//! The prevailing scale: how many decimals the money of a table is written with.

use crate::base::ordered::Map;

use crate::base::anchor::{Anchor, Place};
use crate::base::unit::Unit;
use crate::facts::{Facts, Figure};

/// For each table (or paragraph) and unit, the number of decimals most of its money figures are written with.
#[derive(Clone, Debug, Default)]
pub struct Scales {
    counts: Map<(Home, Unit), Map<u32, usize>>,
}

/// A table of a source, or a paragraph.
type Home = (u32, Option<u32>, Option<usize>);

impl Scales {
    /// Counts the decimals of all money figures.
    pub fn new(facts: &Facts) -> Self {
        let mut scales = Self::default();
        for figure in facts.figures.iter().filter(|figure| figure.unit.yuan().is_some()) {
            let Some(anchor) = figure.anchor else { continue };
            let by_scale = scales.counts.entry((home(anchor), figure.unit)).or_default();
            let count = by_scale.entry(figure.scale).or_insert(0usize);
            *count = count.saturating_add(1);
        }
        scales
    }

    /// Digits after the point to write a figure (and what is computed for it) with: money to the prevailing scale, rates
    /// as they stand, counts and points as they need.
    pub fn to_write(&self, figure: &Figure) -> u32 {
        match figure.unit {
            Unit::Percent | Unit::PerMille | Unit::PercentagePoint => figure.scale,
            _ => self.around(figure),
        }
    }

    /// The scale that rounding is judged by: the prevailing one, but no finer than the unit is usually written with
    /// (万元: two decimals; a system's export with six does not tighten it). Where all figures are whole, 元 may have been
    /// rounded from 分; whole 万元 are dropped zeros.
    pub fn of_slack(&self, figure: &Figure) -> u32 {
        let usual = if figure.unit == Unit::YiYuan { 4 } else { 2 };
        match (self.around(figure), figure.unit) {
            (0, Unit::Yuan) => 0,
            (0, _) => usual,
            (scale, _) => scale.min(usual),
        }
    }

    /// The prevailing scale around a figure: the most frequent number of decimals among figures that have any, of
    /// equals the larger; 0 where all are whole, and for what is no money.
    pub fn around(&self, figure: &Figure) -> u32 {
        let Some(anchor) = figure.anchor else { return 0 };
        let Some(by_scale) = self.counts.get(&(home(anchor), figure.unit)) else { return 0 };
        by_scale
            .iter()
            .filter(|(scale, _)| **scale > 0)
            .max_by_key(|(scale, count)| (**count, **scale))
            .map_or(0, |(scale, _)| *scale)
    }
}

fn home(anchor: Anchor) -> Home {
    match anchor.place {
        Place::Document => (anchor.source.0, None, None),
        Place::Block { block, .. } => (anchor.source.0, None, Some(block)),
        Place::Cell { table, .. } => (anchor.source.0, Some(table.0), None),
    }
}
