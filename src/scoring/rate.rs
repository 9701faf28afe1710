//! Figures that criteria ask for by name, computed from those that the forms hold (财预〔2013〕53号).

use super::source::{Figures, Slot};
use super::{Grounds, Value};
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::{Label, Text};
use crate::base::word::{has, is_one};
use crate::diagnostic::Operand;
use crate::facts::{Confidence, Figure};
use crate::packs::Stage;
use crate::vocabulary::{Measure, measure};

/// A rate with the ways to compute it, the usual one first.
pub(super) struct Rate {
    /// Its names have one of each of these.
    names: &'static [&'static str],
    /// And none of these.
    without: &'static str,
    ways: &'static [Way],
}

/// A way to compute a rate.
struct Way {
    top: Slot,
    bottom: Slot,
    /// What some count in as well.
    also: Option<Slot>,
    /// (top − bottom) ÷ bottom.
    change: bool,
    /// No other reading of the words is lawful.
    certain: bool,
    /// A formula printed with the criterion has these words, where it is the same.
    words: &'static str,
    formula: Label,
}

const ANY: &[Option<Stage>] =
    &[None, Some(Stage::InitialBudget), Some(Stage::AdjustedBudget), Some(Stage::Executed), Some(Stage::FinalAccounts)];
const DONE: &[Option<Stage>] = &[Some(Stage::FinalAccounts), Some(Stage::Executed)];
const BUDGET: &[Option<Stage>] = &[Some(Stage::InitialBudget), Some(Stage::AdjustedBudget)];
const INITIAL: &[Option<Stage>] = &[Some(Stage::InitialBudget)];
const ADJUSTED: &[Option<Stage>] = &[Some(Stage::AdjustedBudget)];

const fn slot(measure: Measure, stages: &'static [Option<Stage>]) -> Slot {
    Slot { measure, stages, prior: false }
}

const STAFF: Label = Label { zh: "在职人数÷编制数×100%", en: "in-service staff ÷ authorized posts × 100%" };
const ASSETS: Label =
    Label { zh: "在用固定资产÷固定资产总额×100%", en: "fixed assets in use ÷ all × 100%" };
const CONTROL: Label = Label { zh: "实际支出数÷预算安排数×100%", en: "spent ÷ budgeted × 100%" };
const OF_INITIAL: Label = Label { zh: "执行数÷年初预算数×100%", en: "executed ÷ initial budget × 100%" };
const OF_ADJUSTED: Label = Label { zh: "执行数÷全年预算数×100%", en: "executed ÷ adjusted budget × 100%" };
const CHANGE: Label =
    Label { zh: "（本年数−上年数）÷上年数×100%", en: "(this year − last year) ÷ last year × 100%" };

const ADJUSTMENT: Label = Label {
    zh: "|调整后预算数−年初预算数|÷年初预算数×100%",
    en: "|adjusted budget − initial one| ÷ initial × 100%",
};
const OF_BUDGET: Label = Label { zh: "结转结余数÷支出预算数×100%", en: "surplus ÷ budget × 100%" };
const AREA: Label = Label { zh: "实际规模÷批复规模×100%", en: "actual area ÷ approved × 100%" };
const INVESTED: Label = Label { zh: "实际投资÷批复投资×100%", en: "actual investment ÷ approved × 100%" };

const fn control(measure: Measure, certain: bool) -> Way {
    let (top, bottom) = (slot(measure, DONE), slot(measure, BUDGET));
    Way { top, bottom, also: None, change: false, certain, words: "预算", formula: CONTROL }
}

const fn executed(measure: Measure, adjusted: bool) -> Way {
    let (stages, formula) = if adjusted { (ADJUSTED, OF_ADJUSTED) } else { (INITIAL, OF_INITIAL) };
    let (top, bottom) = (slot(measure, DONE), slot(measure, stages));
    Way { top, bottom, also: None, change: false, certain: true, words: "预算", formula }
}

/// How far one stage of the budget went from another, up or down.
const fn adjusted(measure: Measure) -> Way {
    let (top, bottom) = (slot(measure, ADJUSTED), slot(measure, INITIAL));
    Way { top, bottom, also: None, change: true, certain: false, words: "预算", formula: ADJUSTMENT }
}

/// A part of the budget, in the way of 53号.
const fn of_budget(measure: Measure, budget: Measure, stages: &'static [Option<Stage>]) -> Way {
    let (top, bottom) = (slot(measure, ANY), slot(budget, stages));
    Way { top, bottom, also: None, change: false, certain: false, words: "预算", formula: OF_BUDGET }
}

/// What is there over what was approved.
const fn approved(there: Measure, approved: Measure, words: &'static str, formula: Label) -> Way {
    let (top, bottom) = (slot(there, ANY), slot(approved, ANY));
    Way { top, bottom, also: None, change: false, certain: false, words, formula }
}

const fn staff(measure: Measure, certain: bool) -> Way {
    let (top, bottom) = (slot(measure, ANY), slot(measure::AUTHORIZED_POSTS, ANY));
    Way { top, bottom, also: None, change: false, certain, words: "在职 编制", formula: STAFF }
}

const fn completed(measure: Measure, adjusted: bool) -> Way {
    Way { certain: false, ..executed(measure, adjusted) }
}

const fn surplus_change(measure: Measure) -> Way {
    let (top, bottom) = (slot(measure, ANY), slot(measure::CARRY_OVER_FROM_PRIOR_YEAR, ANY));
    Way { top, bottom, also: None, change: true, certain: false, words: "上年", formula: CHANGE }
}

/// Words of rates of something less than the whole.
const NARROW: &str = "项目 专项 三公 采购 公用 基本 基金 政府性 绩效 分 人员";

const RATES: &[Rate] = &[
    Rate {
        names: &["人员控制率 人员编制控制率 人员规模控制率"],
        without: "编外 聘 退休",
        ways: &[staff(measure::IN_SERVICE_STAFF, true), staff(measure::ACTUAL_HEADCOUNT, false)],
    },
    Rate {
        names: &["资产利用率 资产使用率"],
        without: "无形 流动",
        ways: &[Way {
            top: slot(measure::FIXED_ASSETS_IN_USE, ANY),
            bottom: slot(measure::FIXED_ASSETS, ANY),
            also: Some(slot(measure::FIXED_ASSETS_LEASED_OUT, ANY)),
            change: false,
            certain: true,
            words: "资产",
            formula: ASSETS,
        }],
    },
    Rate { names: &["三公", "控制率"], without: "公用", ways: &[control(measure::THREE_PUBLIC_EXPENSES, true)] },
    Rate {
        names: &["三公", "变动率 变化率 增减率 增长率"],
        without: "公用",
        // Budgets or outturns of two years: places differ, and a form seldom has both pairs.
        ways: &[Way {
            top: slot(measure::THREE_PUBLIC_EXPENSES, &[Some(Stage::FinalAccounts), Some(Stage::Executed), None]),
            bottom: Slot {
                measure: measure::THREE_PUBLIC_EXPENSES,
                stages: &[Some(Stage::FinalAccounts), Some(Stage::Executed), None],
                prior: true,
            },
            also: None,
            change: true,
            certain: false,
            words: "上年",
            formula: CHANGE,
        }],
    },
    Rate {
        names: &["公用经费", "控制率"], without: "三公", ways: &[control(measure::OPERATING_EXPENDITURE, false)]
    },
    Rate {
        names: &["采购", "执行率 完成率"], without: "", ways: &[control(measure::GOVERNMENT_PROCUREMENT, false)]
    },
    Rate { names: &["公务接待", "控制率"], without: "", ways: &[control(measure::OFFICIAL_RECEPTION, false)] },
    Rate {
        names: &["项目支出", "执行率 完成率"],
        without: "基本",
        ways: &[control(measure::PROJECT_EXPENDITURE, false)],
    },
    Rate {
        names: &["基本支出", "执行率 完成率"],
        without: "项目",
        ways: &[control(measure::BASIC_EXPENDITURE, false)],
    },
    Rate {
        names: &["楼堂馆所 建设规模 办公用房", "控制率"],
        without: "投资 概算",
        ways: &[approved(measure::ACTUAL_AREA, measure::APPROVED_AREA, "批复", AREA)],
    },
    Rate {
        names: &["投资 概算", "控制率"],
        without: "规模",
        ways: &[approved(measure::ACTUAL_INVESTMENT, measure::BUDGETED_INVESTMENT, "投资", INVESTED)],
    },
    Rate {
        names: &["预算调整率"],
        without: NARROW,
        ways: &[adjusted(measure::ANNUAL_FUNDS), adjusted(measure::EXPENDITURE_TOTAL)],
    },
    Rate {
        names: &["结转结余率 结转和结余率 结余结转率"],
        without: "变动",
        ways: &[
            of_budget(measure::CUMULATIVE_SURPLUS, measure::EXPENDITURE_TOTAL, BUDGET),
            of_budget(measure::SURPLUS, measure::EXPENDITURE_TOTAL, BUDGET),
            of_budget(measure::CUMULATIVE_SURPLUS, measure::ANNUAL_FUNDS, BUDGET),
            of_budget(measure::SURPLUS, measure::ANNUAL_FUNDS, BUDGET),
        ],
    },
    Rate {
        names: &["结转结余变动率 结转和结余变动率 结余结转变动率"],
        without: "",
        ways: &[surplus_change(measure::CUMULATIVE_SURPLUS), surplus_change(measure::SURPLUS)],
    },
    Rate {
        names: &["预算完成率"],
        without: NARROW,
        ways: &[
            completed(measure::ANNUAL_FUNDS, true),
            completed(measure::ANNUAL_FUNDS, false),
            completed(measure::EXPENDITURE_TOTAL, true),
            completed(measure::EXPENDITURE_TOTAL, false),
        ],
    },
    Rate {
        names: &["预算执行率"],
        without: NARROW,
        ways: &[
            executed(measure::ANNUAL_FUNDS, true),
            executed(measure::ANNUAL_FUNDS, false),
            executed(measure::EXPENDITURE_TOTAL, true),
            executed(measure::EXPENDITURE_TOTAL, false),
        ],
    },
];

/// The rate of this name.
pub(super) fn named(name: &str) -> Option<&'static Rate> {
    RATES.iter().find(|rate| {
        let without = !rate.without.is_empty() && has(name, rate.without);
        !without && rate.names.iter().all(|words| has(name, words))
    })
}

/// True where both are names of one rate.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    matches!((named(one), named(other)), (Some(one), Some(other)) if std::ptr::eq(one, other))
}

/// What the figures give for a rate that is asked for under a name, by every way for which they stand.
pub(super) fn values(figures: &Figures<'_>, rate: &Rate, asked: &str, criterion: &str) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    let printed = criterion.contains(['=', '＝']) && criterion.contains(['÷', '/', '／', '除']);
    for way in rate.ways {
        let other = printed && !way.words.split(' ').all(|word| criterion.contains(word));
        for (top, bottom, one_form) in pairs(figures, way) {
            let certain = way.certain && one_form && !other && sure(top) && sure(bottom);
            add(figures, way, (top, bottom), (asked, certain), &mut values);
        }
    }
    values
}

/// What a sentence tells may be meant otherwise.
fn sure(figure: &Figure) -> bool {
    figure.confidence == Confidence::Certain && !figure.about && figure.measure.is_some()
}

/// Figures to divide: of one form where there are any, else of whichever forms hold them.
fn pairs<'a>(figures: &Figures<'a>, way: &Way) -> Vec<(&'a Figure, &'a Figure, bool)> {
    const MOST: usize = 4;
    let (tops, bottoms) = (figures.of(way.top), figures.of(way.bottom));
    let mut pairs: Vec<(&Figure, &Figure, bool)> = Vec::new();
    for top in tops.iter().take(MOST) {
        for bottom in bottoms.iter().filter(|bottom| bottom.id != top.id).take(MOST) {
            let source = |figure: &Figure| figure.anchor.map(|anchor| anchor.source);
            let one = top.labels.form == bottom.labels.form && source(top) == source(bottom);
            pairs.push((top, bottom, one));
        }
    }
    if pairs.iter().any(|pair| pair.2) {
        // What a sentence tells otherwise is tried beside what the form holds.
        let told = |figure: &Figure| figure.measure.is_none() && figures.is_disputed(figure.id);
        pairs.retain(|pair| pair.2 || told(pair.0) || told(pair.1));
    }
    pairs
}

fn add(
    figures: &Figures<'_>,
    way: &Way,
    (top, bottom): (&Figure, &Figure),
    (asked, certain): (&str, bool),
    values: &mut Vec<Value>,
) {
    let disputed = figures.is_disputed(top.id) || figures.is_disputed(bottom.id);
    let also = way.also.map(|also| figures.of(also)).unwrap_or_default();
    let also = also.into_iter().find(|also| also.scope == top.scope && !also.amount.is_zero());
    for (above, at) in figures.amounts(top).into_iter().zip(0u8..) {
        for (below, beside) in figures.amounts(bottom).into_iter().zip(0u8..) {
            if above.is_zero() && below.is_zero() && values.is_empty() && top.unit.yuan().is_some() {
                values.push(nothing(way, (top, bottom), asked));
                return;
            }
            let Some(share) = quotient(way, (top, above), (bottom, below)) else { continue };
            let shown = format!("{}%", share.rounded(2).written(0));
            let tried = format!("{}%", share.rounded(8).written(0));
            if values.iter().any(|known| known.tries.first() == Some(&tried)) {
                continue;
            }
            let repaired = at > 0 || beside > 0;
            let Label { zh, en } = way.formula;
            let reading = if repaired {
                Text::new(format!("存疑的数改正后为 {shown}"), format!("{shown}, once the figure in doubt is mended"))
            } else {
                Text::new(format!("{zh}＝{shown}"), format!("{en} = {shown}"))
            };
            values.push(Value {
                tries: vec![tried],
                certain,
                disputed,
                formula: Some(way.formula.text()),
                reading,
                operands: operands(way, (top, above), (bottom, below)),
                anchor: top.anchor,
                ..Value::new(Grounds::Figures, asked, &shown)
            });
        }
    }
    let both = also.and_then(|also| top.amount.plus(also.amount));
    let share = both.and_then(|both| quotient(way, (top, both), (bottom, bottom.amount)));
    if let (Some(share), Some(first)) = (share, values.first().cloned()) {
        let shown = format!("{}%", share.rounded(2).written(0));
        let reading = Text::new(format!("出租的也计入，为 {shown}"), format!("{shown}, with what is leased out"));
        values.push(Value { tries: vec![format!("{}%", share.rounded(8).written(0))], shown, reading, ..first });
    }
}

/// Nothing of nothing: no change, and 0% or 100% of a budget, as places write it.
fn nothing(way: &Way, (top, bottom): (&Figure, &Figure), asked: &str) -> Value {
    let tries = if way.change { vec!["0%".to_owned()] } else { vec!["0%".to_owned(), "100%".to_owned()] };
    let shown = tries.joined("或");
    Value {
        tries,
        formula: Some(way.formula.text()),
        reading: Text::new("两个数都是 0", "both are nothing"),
        operands: operands(way, (top, Amount::ZERO), (bottom, Amount::ZERO)),
        anchor: top.anchor,
        ..Value::new(Grounds::Figures, asked, &shown)
    }
}

fn quotient(way: &Way, (top, above): (&Figure, Amount), (bottom, below): (&Figure, Amount)) -> Option<Amount> {
    let ((kind, times), (other, factor)) = (top.unit.base(), bottom.unit.base());
    let people = top.unit.yuan().is_none() && bottom.unit.yuan().is_none();
    if kind != other && !people {
        return None;
    }
    let (above, below) = if people { (above, below) } else { (above.times(times)?, below.times(factor)?) };
    if below <= Amount::ZERO || above.is_negative() {
        return None;
    }
    let above = if way.change { above.minus(below)? } else { above };
    // An adjustment is one in either direction.
    let above = if std::ptr::eq(way.formula.zh, ADJUSTMENT.zh) { above.abs() } else { above };
    above.over(below)?.times(Amount::whole(100))
}

fn operands(way: &Way, (top, above): (&Figure, Amount), (bottom, below): (&Figure, Amount)) -> Vec<Operand> {
    let operand = |figure: &Figure, amount: Amount, operator| {
        let (label, value) = (figure.labels.name(), amount.written(figure.scale));
        Some(Operand { label, value, operator, anchor: figure.anchor? })
    };
    let change = if way.change { operand(bottom, below, "−") } else { None };
    [operand(top, above, ""), change, operand(bottom, below, "÷")].into_iter().flatten().gather()
}

/// 结余 and 上年结转: amounts, not rates.
const AMOUNTS: &[(&str, &[Measure])] = &[
    ("上年结转 上年结余 上年结转结余 上年末结转结余 上年结转和结余", &[measure::CARRY_OVER_FROM_PRIOR_YEAR]),
    (
        "结余 结转 结转结余 资金结余 年末结余 年末结转结余 累计结余 结转和结余",
        &[measure::CUMULATIVE_SURPLUS, measure::SURPLUS, measure::YEAR_SURPLUS],
    ),
];

/// What the figures give for an amount that is asked for by name. 结转 is not 结余, so that none is certain.
pub(super) fn amounts(figures: &Figures<'_>, name: &str, asked: &str) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    let Some((_, measures)) = AMOUNTS.iter().find(|(names, _)| is_one(name, names)) else { return values };
    for figure in measures.iter().flat_map(|measure| figures.of(slot(*measure, ANY))) {
        let disputed = figures.is_disputed(figure.id);
        for amount in figures.amounts(figure) {
            let (tried, name) = (amount.written(0), figure.labels.name());
            if values.iter().any(|known| known.tries.first() == Some(&tried)) {
                continue;
            }
            let shown = format!("{tried}{}", figure.unit.zh());
            values.push(Value {
                tries: vec![tried],
                reading: Text::same(&format!("{name} {shown}")),
                disputed,
                anchor: figure.anchor,
                ..Value::new(Grounds::Figures, asked, &shown)
            });
        }
    }
    values
}
