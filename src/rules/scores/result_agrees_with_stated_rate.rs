//! JH-S117. Page and cases: `result_agrees_with_stated_rate.md`.

use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::text::{Label, Text};
use crate::diagnostic::{Annotation, Code, Severity};
use crate::facts::{Figure, ScoreNode, ScoreTable};
use crate::rules::{Check, Rule, Scan, column_of, say};
use crate::vocabulary::{Measure, measure};

/// The result of an indicator that is a rate (预算执行率, 在职人员控制率) is the one that another form of the document states
/// under that name. Rates of parts count too: nothing says of which money the indicator speaks.
pub const RULE: Rule = Rule {
    code: Code("JH-S117"),
    name: "result-agrees-with-stated-rate",
    severity: Severity::Warning,
    check: Check::Scan(scan),
    #[cfg(feature = "cli")]
    page: include_str!("result_agrees_with_stated_rate.md"),
};

/// Names of indicators that are the names of rates in forms.
const RATES: [(&str, Measure); 5] = [
    ("预算执行率", measure::BUDGET_EXECUTION_RATE),
    ("在职人员控制率", measure::IN_SERVICE_STAFF_CONTROL_RATE),
    ("固定资产利用率", measure::FIXED_ASSET_UTILIZATION),
    ("规模控制率", measure::AREA_CONTROL_RATE),
    ("投资概算控制率", measure::INVESTMENT_CONTROL_RATE),
];

const OTHER: Label = Label {
    zh: "指标“{0}”的完成值填 {1}，同一份报告的表中该比率为 {2}，请核实。",
    en: "“{0}”: the result is {1}, but a form of the same report states {2}; please check.",
};

fn scan(scan: &mut Scan<'_>) {
    for table in &scan.facts.scores {
        for row in table.nodes.iter().filter(|row| !row.heading) {
            check(scan, table, row);
        }
    }
}

fn check(scan: &mut Scan<'_>, table: &ScoreTable, row: &ScoreNode) {
    let Some(result) = row.result_rate() else { return };
    let facts = scan.facts;
    let Some((_, rate)) = RATES.iter().find(|(name, _)| *name == row.name()) else { return };
    let fields =
        facts.fields.iter().filter(|field| field.anchor.source == table.source && field.measure == Some(*rate));
    let stated: Vec<&Figure> = fields.filter_map(|field| facts.figure(field.figure()?)).gather();
    let Some(first) = stated.first() else { return };
    scan.look();
    let agrees = |figure: &&Figure| {
        let digit = Amount::last_digit(figure.scale.min(result.scale));
        let near = |amount: Amount| amount.minus(result.amount).is_some_and(|off| off.abs() <= digit);
        near(figure.amount) || (figure.bare && figure.amount.times(Amount::whole(100)).is_some_and(near))
    };
    // A rate that its own row contradicts is that row's slip.
    if stated.iter().any(agrees) || stated.iter().any(|figure| scan.is_disputed(figure.id)) {
        return;
    }
    let (Some(says), Some(anchor)) = (&row.said.actual, first.anchor) else { return };
    let message = say(OTHER, &[row.name(), &says.text, &first.raw]);
    let related = vec![Annotation { label: Text::same(&first.raw), anchor }];
    scan.find(Severity::Warning, (column_of(table, "实际完成值"), says.anchor), message, related);
}
