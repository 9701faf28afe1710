//! Relations of a score table: rows to headings, headings to the whole, scores to their points and to the total.

use std::ops::Range;

use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::list::TakeIn as _;
use crate::base::ordered::Map;
use crate::base::ordered::sort_by_key;

use super::{Basis, Dimension, Missing, Reading, Relation, Shape, Term, minus, plus, stated};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::facts::{Confidence, Facts, FigureId, Labels, Points, ScoreNode, ScoreTable};
use crate::vocabulary::{Measure, measure};

/// All relations of all score tables.
pub(super) fn state(facts: &Facts) -> Vec<Relation> {
    facts.scores.iter().spread(|table| table_relations(facts, table)).gather()
}

fn table_relations(facts: &Facts, table: &ScoreTable) -> Vec<Relation> {
    let tree = Tree::new(table);
    let mut relations: Vec<Relation> = Vec::new();
    for (number, node) in table.nodes.iter().enumerate().filter(|(_, node)| node.heading) {
        relations.take_in(heading_points(&tree, number, node));
        relations.take_in(heading_score(&tree, number, node));
    }
    relations.take_in(whole(&tree));
    if cfg!(feature = "whole") {
        relations.take_in(labelled(table));
    }
    let hundred = are_of_a_hundred(facts, table);
    relations.take_in(total_score(facts, table).filter(|_| !hundred));
    for (number, node) in table.nodes.iter().enumerate() {
        relations.take_in(product(facts, &tree, node));
        relations.take_in(limit(&tree, number, node).filter(|_| !hundred));
    }
    let apart = table.execution_apart || is_before_execution(facts, table);
    if apart && !(cfg!(feature = "whole") && holds_execution(facts, &relations, table)) {
        for relation in relations.iter_mut().filter(|relation| relation.basis == Basis::Form || is_whole(relation)) {
            leave_out_execution(table, relation);
        }
    }
    relations.retain(|relation| relation.readings.iter().any(|reading| !reading.terms.is_empty()));
    relations
}

/// A score table with what is asked of it many times looked up once.
struct Tree<'a> {
    table: &'a ScoreTable,
    /// What stands right under each heading, and at the top.
    children: Map<Option<usize>, Vec<usize>>,
    /// The scores of all rows under each heading.
    scores: Map<usize, Parts>,
    /// Scores of the rows that share the points of another row.
    sharing: Map<usize, Vec<FigureId>>,
}

impl<'a> Tree<'a> {
    fn new(table: &'a ScoreTable) -> Self {
        let mut tree = Self { table, children: Map::new(), scores: Map::new(), sharing: Map::new() };
        for (number, node) in table.nodes.iter().enumerate() {
            tree.children.entry(node.parent).or_default().push(number);
            if let Points::Shared(first) = node.points {
                tree.sharing.entry(first).or_default().take_in(node.score);
            }
            if takes_part(node) {
                tree.add_to_headings(node);
            }
        }
        tree
    }

    fn add_to_headings(&mut self, row: &ScoreNode) {
        let mut at = row.parent;
        while let Some(heading) = at {
            self.scores.entry(heading).or_default().add(row, row.score);
            at = self.table.nodes.get(heading).and_then(|node| node.parent);
        }
    }

    fn under(&self, parent: Option<usize>) -> impl Iterator<Item = (usize, &'a ScoreNode)> {
        let children = self.children.get(&parent).map(Vec::as_slice).unwrap_or_default();
        children.iter().filter_map(|number| Some((*number, self.table.nodes.get(*number)?)))
    }
}

/// True where rows are scored out of a hundred each and their points are weights: most scores are above the points.
fn are_of_a_hundred(facts: &Facts, table: &ScoreTable) -> bool {
    let (mut above, mut rows) = (0_usize, 0_usize);
    for (points, score) in table.rows().filter_map(|node| node.points_and_score(facts)) {
        rows = rows.saturating_add(1);
        above = above.saturating_add(usize::from(score.amount > points.amount));
        if score.amount > Amount::whole(100) {
            return false;
        }
    }
    rows > 2 && above.saturating_mul(2) > rows
}

/// True for a row whose score is expected in sums: not one that shares a score, or does not apply.
fn takes_part(node: &ScoreNode) -> bool {
    let inapplicable = node.not_applicable && node.score.is_none();
    !(node.heading || node.shares_score || inapplicable)
}

fn is_whole(relation: &Relation) -> bool {
    relation.varies == Dimension::Heading
}

/// True where the printed total is what the indicators alone make up, the points of the execution rate left out: a
/// total of 90 before 执行率 is met as well as one of 100 with it.
fn is_before_execution(facts: &Facts, table: &ScoreTable) -> bool {
    let amount = |id: Option<FigureId>| id.and_then(|id| facts.figure(id)).map(|figure| figure.amount);
    let execution = table.nodes.iter().find(|node| node.execution).and_then(|node| match node.points {
        Points::Own(points) => amount(Some(points)),
        Points::Shared(_) | Points::Unstated => None,
    });
    let (Some(total), Some(execution), Some(full)) = (amount(table.total_points), execution, table.full_points) else {
        return false;
    };
    total.plus(execution) == Some(full)
}

/// True where the printed score is that of all rows with the score of the execution rate, and without it would not be:
/// then the points hold it too.
fn holds_execution(facts: &Facts, relations: &[Relation], table: &ScoreTable) -> bool {
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let score = table.nodes.iter().find(|node| node.execution).and_then(|node| amount(node.score?));
    let own = |relation: &&Relation| relation.result.is_some() && relation.result == table.total_score;
    let adds_up = |relation: &Relation| {
        let sum = relation.terms().iter().try_fold(Amount::ZERO, |sum, term| sum.plus(amount(term.figure)?));
        relation.missing.is_empty() && sum.is_some() && sum == relation.result.and_then(amount)
    };
    score.is_some_and(|score| !score.is_zero()) && relations.iter().find(own).is_some_and(adds_up)
}

/// Adds the reading without points and score of the execution rate.
fn leave_out_execution(table: &ScoreTable, relation: &mut Relation) {
    let own = |figure: FigureId| {
        let mut nodes = table.nodes.iter().filter(|node| node.execution);
        nodes.any(|node| node.points == Points::Own(figure) || node.score == Some(figure))
    };
    let Some(mut without) = relation.readings.first().cloned() else { return };
    without.terms.retain(|term| !own(term.figure));
    if !without.terms.is_empty() && !relation.readings.contains(&without) {
        relation.readings.push(without);
    }
}

/// Terms of a sum over rows, and the rows that state nothing.
#[derive(Clone, Default)]
struct Parts {
    terms: Vec<Term>,
    missing: Vec<Missing>,
}

impl Parts {
    fn add(&mut self, node: &ScoreNode, figure: Option<FigureId>) {
        match figure {
            Some(figure) => self.terms.push(plus(figure)),
            None => self.missing.push(Missing {
                anchor: node.anchor,
                name: node.path.joined("·"),
                unread: false,
                minus: false,
                signed: node.bonus,
            }),
        }
    }
}

/// Points right under a heading (or the whole): of headings that state their own, else of the rows below them. Those
/// of 加分项 are asked for by themselves.
fn points_below(tree: &Tree<'_>, parent: Option<usize>, bonus: bool) -> Parts {
    let mut parts = Parts::default();
    let mut open = vec![parent];
    while let Some(parent) = open.pop() {
        for (number, node) in
            tree.under(parent).filter(|(_, node)| node.bonus == bonus && !(bonus && node.is_deduction()))
        {
            match node.points {
                Points::Own(figure) => parts.add(node, Some(figure)),
                Points::Shared(_) => {}
                Points::Unstated if node.heading => open.push(Some(number)),
                Points::Unstated if node.not_applicable => {}
                Points::Unstated => parts.add(node, None),
            }
        }
    }
    sort(&mut parts);
    parts
}

/// Points of every row.
fn points_of_rows(table: &ScoreTable) -> Parts {
    let mut parts = Parts::default();
    for node in table.nodes.iter().filter(|node| !node.heading && !node.bonus) {
        match node.points {
            Points::Own(figure) => parts.add(node, Some(figure)),
            Points::Shared(_) => {}
            Points::Unstated if node.not_applicable => {}
            Points::Unstated => parts.add(node, None),
        }
    }
    parts
}

/// Headings are opened from the last to the first; terms are wanted in document order, which is that of the figures.
fn sort(parts: &mut Parts) {
    sort_by_key(&mut parts.terms, |term| term.figure);
    sort_by_key(&mut parts.missing, |missing| missing.anchor);
}

fn sum(
    table: &ScoreTable,
    of: Measure,
    result: Option<FigureId>,
    parts: Parts,
    basis: Basis,
    varies: Dimension,
) -> Relation {
    let anchor: Anchor = table.anchor();
    let column = if of == measure::MAX_POINTS { "分值" } else { "自评得分" };
    let labels = Labels { form: Some(table.kind), row: vec!["总分".to_owned()], column: column.to_owned() };
    let mut relation = stated(Shape::Sum, basis, varies, anchor, labels);
    relation.measure = Some(of);
    relation.result = result;
    relation.missing = parts.missing;
    relation.readings.push(Reading { terms: parts.terms });
    relation
}

/// A heading's points are those of what stands under it.
fn heading_points(tree: &Tree<'_>, number: usize, node: &ScoreNode) -> Option<Relation> {
    let Points::Own(own) = node.points else { return None };
    let parts = points_below(tree, Some(number), node.bonus);
    Some(sum(tree.table, measure::MAX_POINTS, Some(own), parts, Basis::Heading, Dimension::Indicator))
}

/// A subtotal's score is that of the rows under its heading.
fn heading_score(tree: &Tree<'_>, number: usize, node: &ScoreNode) -> Option<Relation> {
    let score = node.score?;
    let parts = tree.scores.get(&number).cloned().unwrap_or_default();
    Some(sum(tree.table, measure::SELF_SCORE, Some(score), parts, Basis::Heading, Dimension::Indicator))
}

/// Points in the label of a block are those of its rows. What else the label may speak of, nobody says: a question.
fn labelled(table: &ScoreTable) -> Vec<Relation> {
    let of_label = |(label, nodes): &(FigureId, Range<usize>)| {
        let mut parts = Parts::default();
        for node in table.nodes.get(nodes.clone()).unwrap_or_default() {
            match node.points {
                Points::Own(figure) if !(node.heading || node.bonus) => parts.add(node, Some(figure)),
                Points::Unstated if !node.heading && !node.not_applicable => parts.add(node, None),
                _ => {}
            }
        }
        let measure = measure::MAX_POINTS;
        let relation = sum(table, measure, Some(*label), parts, Basis::Heading, Dimension::Indicator);
        Relation { trust: Confidence::Likely, ..relation }
    };
    table.labelled.iter().map(of_label).gather()
}

/// The whole is the sum of the headings, and the sum of all rows.
fn whole(tree: &Tree<'_>) -> Vec<Relation> {
    let table = tree.table;
    let by_heading = points_below(tree, None, false);
    let beside = points_below(tree, None, true).terms;
    let by_row = points_of_rows(table);
    let same = by_heading.terms == by_row.terms;
    let filled = table.nodes.iter().any(|node| !node.execution && matches!(node.points, Points::Own(_)));
    if !filled {
        // A blank form: the points of the execution rate are printed on it.
        return Vec::new();
    }
    let constant = table.total_points.is_none().then_some(table.full_points).flatten();
    if table.total_points.is_none() && constant.is_none() {
        return Vec::new();
    }
    let mut relations = Vec::new();
    if !same {
        let basis = Basis::Heading;
        relations.push(sum(table, measure::MAX_POINTS, table.total_points, by_heading, basis, Dimension::Heading));
    }
    relations.push(sum(table, measure::MAX_POINTS, table.total_points, by_row, Basis::Form, Dimension::Indicator));
    for relation in &mut relations {
        leave_out_inapplicable(table, relation);
        // Points to be won beside the whole may be in its total: 105.
        let with: Vec<Reading> = relation.readings.iter().filter(|_| !beside.is_empty()).cloned().gather();
        relation.readings.take_in(with.into_iter().map(|mut reading| {
            reading.terms.extend(&beside);
            reading
        }));
    }
    if constant.is_some() {
        // That all points make 100 is a convention the report does not print: totals of 90 or 1000 are met as well.
        for relation in &mut relations {
            relation.constant = constant;
            relation.trust = Confidence::Likely;
        }
    }
    relations
}

/// Rows that do not apply may be left out of the whole.
fn leave_out_inapplicable(table: &ScoreTable, relation: &mut Relation) {
    let inapplicable = table.nodes.iter().filter(|node| node.not_applicable).filter_map(|node| match node.points {
        Points::Own(figure) => Some(minus(figure)),
        Points::Shared(_) | Points::Unstated => None,
    });
    let Some(mut without) = relation.readings.first().cloned() else { return };
    let before = without.terms.len();
    without.terms.take_in(inapplicable);
    if without.terms.len() > before {
        relation.readings.push(without);
    }
}

/// The printed total score is the sum of the rows' scores, 加分项 included or not.
fn total_score(facts: &Facts, table: &ScoreTable) -> Option<Relation> {
    let total = table.total_score?;
    let mut all = Parts::default();
    let (mut plain, mut less) = (Reading::default(), Reading::default());
    for node in table.nodes.iter().filter(|node| takes_part(node)) {
        all.add(node, node.score);
        let Some(score) = node.score else { continue };
        let negative = facts.figure(score).is_some_and(|figure| figure.amount.is_negative());
        // What is written below zero is taken off on every reading; a deduction may be written without its sign.
        plain.terms.take_in((!node.bonus || negative).then(|| plus(score)));
        less.terms.push(Term { figure: score, minus: node.is_deduction() && !negative });
    }
    // What is won beside the whole may lift the total no higher than the whole.
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let stated = amount(total);
    let full = [table.full_points, table.total_points.and_then(amount)].contains(&stated);
    let scores = all.terms.iter().filter_map(|term| amount(term.figure)).try_fold(Amount::ZERO, Amount::plus);
    if full && scores > stated && table.nodes.iter().any(|node| node.bonus) {
        return None;
    }
    let mut relation = sum(table, measure::SELF_SCORE, Some(total), all, Basis::Form, Dimension::Indicator);
    for reading in [plain, less] {
        if !relation.readings.contains(&reading) {
            relation.readings.push(reading);
        }
    }
    // A total over the whole form holds the score of 执行率 too; where that was not found, the sum is not complete.
    let of_the_form = facts.figure(total).is_some_and(|figure| figure.measure == Some(measure::TOTAL_SELF_SCORE));
    if of_the_form && !table.nodes.iter().any(|node| node.execution) {
        relation.trust = Confidence::Likely;
    }
    Some(relation)
}

/// 指标得分 = 得分系数 × 指标权重, where the form has a column of coefficients; of the execution rate that rate, up to 100%.
fn product(facts: &Facts, tree: &Tree<'_>, node: &ScoreNode) -> Option<Relation> {
    let (Points::Own(points), Some(coefficient), Some(score)) = (node.points, node.coefficient, node.score) else {
        return None;
    };
    // Full points for more than 100%; without a formula nobody says what more, or nothing of nothing, is worth.
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let full = amount(score) == amount(points);
    let rate = amount(coefficient)?;
    let nothing = node.by_custom && rate.is_zero();
    if node.execution && (nothing || (full || node.by_custom) && rate > Amount::whole(100)) {
        return None;
    }
    let anchor = tree.table.anchor();
    let varies = if node.execution { Dimension::Stage } else { Dimension::Measure };
    let mut relation = stated(Shape::Product, Basis::Form, varies, anchor, Labels::default());
    relation.measure = Some(measure::SELF_SCORE);
    relation.result = Some(score);
    relation.readings.push(Reading { terms: vec![plus(coefficient), plus(points)] });
    if node.execution {
        relation.trust =
            if node.by_custom && in_steps(facts, score, full, rate) { Confidence::Guess } else { Confidence::Likely };
    }
    Some(relation)
}

/// Where no formula is printed, some places score the rate in steps, of whole or half points: all of them for less than
/// 100%, but for 100% never less.
fn in_steps(facts: &Facts, score: FigureId, full: bool, rate: Amount) -> bool {
    let twice = facts.figure(score).and_then(|figure| figure.amount.plus(figure.amount));
    full || (rate != Amount::whole(100) && twice.is_some_and(|twice| twice == twice.whole_part()))
}

/// A score is at most its points; scores that share points, together.
fn limit(tree: &Tree<'_>, number: usize, node: &ScoreNode) -> Option<Relation> {
    let (Points::Own(points), false, false) = (node.points, node.heading, node.bonus) else { return None };
    let sharing = tree.sharing.get(&number).map(Vec::as_slice).unwrap_or_default();
    let scores = node.score.into_iter().followed_by(sharing.iter().copied());
    let mut relation = stated(Shape::Bound, Basis::Form, Dimension::Indicator, tree.table.anchor(), Labels::default());
    relation.measure = Some(measure::SELF_SCORE);
    relation.result = Some(points);
    relation.readings.push(Reading { terms: scores.map(plus).gather() });
    Some(relation)
}
