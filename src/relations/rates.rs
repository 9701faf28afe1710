//! Rates by their own formula: 执行率 of a row by its budget stages, and the rates of the packs by their operands.

use super::forms::Block;
use super::{Basis, Dimension, Reading, Relation, Shape, minus, missing, plus, stated};
use crate::facts::Field;
use crate::packs::{Packs, Rate, Stage};
use crate::vocabulary::{Measure, measure};

/// The rates that one form states.
pub(super) fn state(block: &Block<'_>, packs: &Packs) -> Vec<Relation> {
    let of_rows = block.iter().filter(|field| field.measure == Some(measure::BUDGET_EXECUTION_RATE));
    let executed = of_rows.filter_map(|rate| execution_rate(rate, block));
    let formulas = packs.packs.iter().flat_map(|pack| &pack.rates);
    executed.chain(formulas.flat_map(|formula| by_formula(formula, block))).collect()
}

/// 执行率 = 全年执行数 ÷ 全年预算数 of its own row (财预〔2020〕10号, form of the annex).
fn execution_rate(rate: &Field, block: &Block<'_>) -> Option<Relation> {
    let of = |stages: [Stage; 2]| {
        block.iter().copied().find(|field| {
            field.line == rate.line && field.scope.stage.is_some_and(|s| stages.contains(&s)) && !field.scope.prior_year
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
        relation.readings.extend(adjusted.and(initial).and_then(divide));
    } else {
        let blank = [executed, budget].into_iter().filter(|field| field.figure().is_none());
        relation.missing = blank.map(missing).collect();
        relation.readings.push(Reading::default());
    }
    Some(relation)
}

/// A rate of a pack, wherever its operands stand in the same row or column.
fn by_formula(formula: &Rate, block: &Block<'_>) -> Vec<Relation> {
    let by_id = |id: &str| Measure::by_id(id);
    let (Some(result), Some(dividend), Some(divisor)) =
        (by_id(&formula.result), by_id(&formula.dividend), by_id(&formula.divisor))
    else {
        return Vec::new();
    };
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
        .collect()
}
