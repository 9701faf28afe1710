//! The score table: indicators with their points and scores, and the headings over them.

use std::ops::Range;

use super::Facts;
use super::figure::{Figure, FigureId};
use super::nested::Mark;
use super::said::Said;
use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place, SourceId, TableId};
use crate::base::word::has;
use crate::vocabulary::FormKind;

/// Indicators with points and scores, put together from one form or several that go on with each other.
#[derive(Clone, Debug)]
pub struct ScoreTable {
    /// The form.
    pub kind: FormKind,
    /// The document it stands in.
    pub source: SourceId,
    /// The table it begins in.
    pub table: TableId,
    /// Headings and rows, a heading before what stands under it.
    pub nodes: Vec<ScoreNode>,
    /// Points printed in the row of totals.
    pub total_points: Option<FigureId>,
    /// Score printed in the row of totals.
    pub total_score: Option<FigureId>,
    /// What all points add up to where no total is printed.
    pub full_points: Option<Amount>,
    /// Of one project, not of the department.
    pub project: bool,
    /// The row of the execution rate stands in the table before, by itself: whether the total holds it is open.
    pub execution_apart: bool,
    /// Labels of the whole block, or of the execution rate, that carry the points of all rows from one node to another:
    /// `绩效指标（90分）` beside the header.
    pub labelled: Vec<(FigureId, Range<usize>)>,
}

/// A heading or a row of a score table.
#[derive(Clone, Debug)]
pub struct ScoreNode {
    /// The heading over it.
    pub parent: Option<usize>,
    /// Labels from the outermost heading to its own, without points.
    pub path: Vec<String>,
    /// Its label's cell.
    pub anchor: Anchor,
    /// Points obtainable.
    pub points: Points,
    /// The score claimed.
    pub score: Option<FigureId>,
    /// Its score stands in a merged cell that begins in a row above, and counts there.
    pub shares_score: bool,
    /// 不适用: some places leave such a row and its points out of the whole.
    pub not_applicable: bool,
    /// A heading; else a row.
    pub heading: bool,
    /// The row of the execution rate (预算执行率), which stands outside the indicators.
    pub execution: bool,
    /// 加分项, 扣分项: points beside those that make up the whole.
    pub bonus: bool,
    /// 得分系数: the share of its points that it claims.
    pub coefficient: Option<FigureId>,
    /// The coefficient is the execution rate, and the form does not print that it is multiplied.
    pub by_custom: bool,
    /// What stands in its other columns.
    pub said: Said,
    /// The number before its name.
    pub mark: Option<Mark>,
}

/// Points obtainable (分值) of a row or heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Points {
    /// Its own.
    Own(FigureId),
    /// One figure for several rows: that of an earlier node.
    Shared(usize),
    /// Not stated.
    Unstated,
}

/// The name of the row that scores the execution rate.
pub const EXECUTION: &str = "预算执行率";

impl ScoreNode {
    /// The row of the execution rate, which is scored beside the indicators.
    pub fn of_execution(points: Option<FigureId>, score: Option<FigureId>, anchor: Anchor) -> Self {
        Self {
            parent: None,
            path: vec![EXECUTION.to_owned()],
            anchor,
            points: points.map_or(Points::Unstated, Points::Own),
            score,
            shares_score: false,
            not_applicable: false,
            heading: false,
            execution: true,
            bonus: false,
            coefficient: None,
            by_custom: false,
            said: Said::default(),
            mark: None,
        }
    }

    /// Its own name.
    pub fn name(&self) -> &str {
        self.path.last().map(String::as_str).unwrap_or_default()
    }

    /// The execution rate, wherever it stands: it needs no target.
    pub fn rates_execution(&self) -> bool {
        self.execution || self.name().contains(EXECUTION)
    }

    /// 扣分项: its score is taken off.
    pub fn is_deduction(&self) -> bool {
        self.bonus && self.path.iter().any(|label| has(label, "扣分 减分 扣减"))
    }

    /// Its points and its score, where it has both, and of its own.
    pub fn points_and_score<'a>(&self, facts: &'a Facts) -> Option<(&'a Figure, &'a Figure)> {
        match self.points {
            Points::Own(points) => Some((facts.figure(points)?, facts.figure(self.score?)?)),
            Points::Shared(_) | Points::Unstated => None,
        }
    }
}

impl ScoreTable {
    /// A table without rows.
    pub fn new(kind: FormKind, source: SourceId, table: TableId) -> Self {
        Self {
            kind,
            source,
            table,
            nodes: Vec::new(),
            total_points: None,
            total_score: None,
            full_points: None,
            project: false,
            execution_apart: false,
            labelled: Vec::new(),
        }
    }

    /// The rows that are judged each by itself: no headings, nothing beside the whole, no points for several rows.
    pub fn rows(&self) -> impl Iterator<Item = &ScoreNode> {
        let shares = |at: usize| self.nodes.get(at).is_some_and(|node| matches!(node.points, Points::Shared(_)));
        let alone = move |at: usize| !shares(at) && !shares(at.saturating_add(1));
        let plain = |node: &ScoreNode| !(node.heading || node.bonus || node.not_applicable || node.execution);
        self.nodes.iter().enumerate().filter(move |(at, node)| plain(node) && alone(*at)).map(|(_, node)| node)
    }

    /// The place of the whole table.
    pub fn anchor(&self) -> Anchor {
        Anchor { source: self.source, place: Place::Cell { table: self.table, row: 0, col: 0, range: None } }
    }
}
