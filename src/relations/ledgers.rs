//! Sums of tables that follow no form: stated where other columns of the same table confirm how it is read.

use super::scale::Scales;
use super::{Basis, Dimension, Missing, Reading, Relation, Shape, Verdict, plus, rates, stated, verdict};
use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::list::TakeIn as _;
use crate::facts::{Confidence, Facts, Field, FigureId, Labels, TOO_LONG};
use crate::vocabulary::measure;

/// The sums of all such tables.
pub(super) fn state(facts: &Facts) -> Vec<Relation> {
    let mut relations = Vec::new();
    let scales = Scales::new(facts);
    for ledger in &facts.ledgers {
        relations.take_in(ledger.beyond.map(too_long));
        let block: Vec<&Field> = ledger.rated.iter().gather();
        for of in [measure::BUDGET_EXECUTION_RATE, measure::CHANGE_AMOUNT, measure::CHANGE_RATE] {
            let computed = block.iter().filter(|field| field.measure == Some(of)).filter_map(|field| {
                let rate = Some(*field).filter(|_| of == measure::BUDGET_EXECUTION_RATE);
                let computed = rate.and_then(|rate| rates::execution_rate(rate, &block));
                let relation = computed.or_else(|| rates::change(field, &block))?;
                Some(Relation { trust: Confidence::Likely, basis: Basis::Structure, ..relation })
            });
            let computed: Vec<Relation> = computed.gather();
            // Where most rows disagree, the columns are others than their headers say (追加 beside 年初预算).
            let count = |wanted: fn(&Verdict) -> bool| {
                computed.iter().filter(|relation| wanted(&verdict::judge(relation, facts, &scales).0)).count()
            };
            let broken = count(|verdict| matches!(verdict, Verdict::Broken(_)));
            let holding = count(|verdict| matches!(verdict, Verdict::Holds | Verdict::Rounding(_)));
            if broken <= holding {
                relations.take_in(computed);
            }
        }
        let holding = ledger.sums.iter().filter(|sum| holds(facts, sum, ledger.doubtful)).count();
        for (total, parts) in &ledger.sums {
            // Where no column adds up, the rows are no parts of the total (人次, 批次, 其中).
            let confirmed = holding > 0 || (ledger.sums.len() == 1 && !ledger.doubtful);
            let stated_sum = confirmed && !is_extreme(facts, *total, parts);
            let Some(figure) = facts.figure(*total).filter(|_| stated_sum) else { continue };
            let Some(anchor) = figure.anchor else { continue };
            let mut relation = stated(Shape::Sum, Basis::Structure, Dimension::Part, anchor, figure.labels.clone());
            relation.result = Some(*total);
            relation.trust = if holding > 0 { Confidence::Likely } else { Confidence::Guess };
            relation.readings.push(Reading { terms: parts.iter().copied().map(plus).gather() });
            relations.push(relation);
        }
    }
    relations
}

/// True where the total of several amounts is the largest or the smallest of them: the highest level, the best rank.
fn is_extreme(facts: &Facts, total: FigureId, parts: &[FigureId]) -> bool {
    const SEVERAL: usize = 3;
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let filled = || parts.iter().filter_map(|part| amount(*part)).filter(|amount| !amount.is_zero());
    let stated = amount(total);
    filled().count() >= SEVERAL && (filled().max() == stated || filled().min() == stated)
}

/// What was not summed is said.
fn too_long(anchor: Anchor) -> Relation {
    let mut relation = stated(Shape::Sum, Basis::Structure, Dimension::Part, anchor, Labels::default());
    let name = TOO_LONG.to_owned();
    relation.missing.push(Missing { anchor, name, unread: true, minus: false, signed: false });
    relation
}

/// A column that adds up confirms even with one amount among zeros; a row does not, as its total may be a copy.
fn holds(facts: &Facts, (total, parts): &(FigureId, Vec<FigureId>), doubtful: bool) -> bool {
    let amount = |id: FigureId| facts.figure(id).map(|figure| figure.amount);
    let filled = parts.iter().filter_map(|part| amount(*part)).filter(|amount| !amount.is_zero()).count();
    let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(amount(*part)?));
    filled > usize::from(doubtful) && sum.is_some() && sum == amount(*total)
}
