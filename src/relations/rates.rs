//! Rates by their own formula: 执行率 of a row by its budget stages, and the rates of the packs by their operands.

use super::forms::Block;
use super::{Basis, Dimension, Reading, Relation, Shape, minus, missing, plus, stated};
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::facts::{Confidence, Field};
use crate::packs::{Packs, Rate, Stage};
use crate::vocabulary::{Measure, measure};

/// The rates that one form states.
pub(super) fn state(block: &Block<'_>, packs: &Packs) -> Vec<Relation> {
    let of_rows = block.iter().filter(|field| field.measure == Some(measure::BUDGET_EXECUTION_RATE));
    let executed = of_rows.filter_map(|rate| execution_rate(rate, block));
    let formulas = packs.packs.iter().spread(|pack| &pack.rates);
    let changes = block.iter().filter_map(|field| change(field, block));
    let steps = block.iter().filter(|_| cfg!(feature = "whole")).filter_map(|field| adjusted(field, block));
    let changes = changes.followed_by(steps);
    executed.followed_by(formulas.spread(|formula| by_formula(formula, block))).followed_by(changes).gather()
}

/// 执行率 = 全年执行数 ÷ 全年预算数 of its own row (财预〔2020〕10号, form of the annex).
pub(super) fn execution_rate(rate: &Field, block: &Block<'_>) -> Option<Relation> {
    let of = |stages: [Stage; 2]| {
        block.iter().copied().find(|field| {
            field.line == rate.line
                && field.scope.stage.is_some_and(|s| stages.contains(&s))
                && field.scope.prior_year == rate.scope.prior_year
        })
    };
    let executed = of([Stage::Executed, Stage::FinalAccounts])?;
    let adjusted = of([Stage::AdjustedBudget, Stage::AdjustedBudget]);
    let initial = of([Stage::InitialBudget, Stage::InitialBudget]);
    let budget = adjusted.or(initial)?;
    let mut relation = stated(Shape::Ratio, Basis::Form, Dimension::Stage, rate.anchor, rate.labels.clone());
    relation.measure = rate.measure;
    relation.result = Some(rate.figure()?);
    let divide = |by: &Field| Some(Reading { terms: vec![plus(executed.figure()?), minus(by.figure()?)] });
    if let Some(by_budget) = divide(budget) {
        relation.readings.push(by_budget);
        // Some places still divide by the initial budget: lawful where the form does not print its formula.
        relation.readings.take_in(adjusted.and(initial).and_then(divide));
    } else {
        let blank = [executed, budget].into_iter().filter(|field| field.figure().is_none());
        relation.missing = blank.map(missing).gather();
        relation.readings.push(Reading::default());
    }
    Some(relation)
}

/// 全年预算数 = 年初预算数 + 调整数 of its own row. Some write the adjusted budget itself under 调整数.
fn adjusted(field: &Field, block: &Block<'_>) -> Option<Relation> {
    let on_line = |wanted: &dyn Fn(&Field) -> bool| block.iter().find(|one| one.line == field.line && wanted(one));
    let of = |stage: Stage| on_line(&|one| one.scope.stage == Some(stage));
    let step = field.figure().filter(|_| field.measure == Some(measure::BUDGET_ADJUSTMENT))?;
    let (initial, budget) = (of(Stage::InitialBudget)?, of(Stage::AdjustedBudget)?);
    let mut relation = stated(Shape::Sum, Basis::Form, Dimension::Part, budget.anchor, budget.labels.clone());
    relation.result = Some(budget.figure()?);
    relation.trust = Confidence::Likely;
    let both = Reading { terms: vec![plus(initial.figure()?), plus(step)] };
    relation.readings = vec![both, Reading { terms: vec![plus(step)] }];
    // The two in each other's place would make it hold as well: it vouches for neither.
    relation.by_chance = true;
    Some(relation)
}

/// 增减额 and 增减率 of a row. What is compared with what, the headers rarely say: the outturn with that of the year
/// before or with the budget, or the budget with the year before.
pub(super) fn change(field: &Field, block: &Block<'_>) -> Option<Relation> {
    let shape = match field.measure? {
        measure::CHANGE_AMOUNT => Shape::Sum,
        measure::CHANGE_RATE => Shape::Change,
        _ => return None,
    };
    let of = |prior: bool, stages: [Stage; 2]| {
        let mut on_line = block.iter().filter(|other| other.line == field.line && other.scope.prior_year == prior);
        on_line.find(|other| other.scope.stage.is_some_and(|stage| stages.contains(&stage)))?.figure()
    };
    let outturn = of(false, [Stage::Executed, Stage::FinalAccounts]);
    let budget = of(false, [Stage::InitialBudget, Stage::AdjustedBudget]);
    let before = of(true, [Stage::Executed, Stage::FinalAccounts]);
    let pairs = [(outturn, before), (outturn, budget), (budget, before)];
    let mut relation = stated(shape, Basis::Form, Dimension::Stage, field.anchor, field.labels.clone());
    relation.measure = field.measure;
    relation.result = Some(field.figure()?);
    relation.readings = pairs
        .into_iter()
        .filter_map(|(later, earlier)| Some(Reading { terms: vec![plus(later?), minus(earlier?)] }))
        .gather();
    (!relation.readings.is_empty()).then_some(relation)
}

/// A rate of a pack, wherever its operands stand in the same row or column.
fn by_formula(formula: &Rate, block: &Block<'_>) -> Vec<Relation> {
    let Rate { result, dividend, divisor } = *formula;
    let rates = block.iter().filter(|field| field.measure == Some(result));
    rates
        .filter_map(|rate| {
            let of = |wanted: Measure| {
                block.iter().find(|field| field.measure == Some(wanted) && field.group == rate.group)?.figure()
            };
            let mut relation =
                stated(Shape::Ratio, Basis::Identity, Dimension::Measure, rate.anchor, rate.labels.clone());
            relation.measure = Some(result);
            relation.result = Some(rate.figure()?);
            relation.readings.push(Reading { terms: vec![plus(of(dividend)?), minus(of(divisor)?)] });
            Some(relation)
        })
        .gather()
}
