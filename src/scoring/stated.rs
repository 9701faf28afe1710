//! Results that the report states without the figures behind them: in the row itself, among the targets, in sentences.

use super::source::Figures;
use super::{Grounds, Value, rate};
use crate::base::amount::Amount;
use crate::base::anchor::{Anchor, Place};
use crate::base::fold;
use crate::base::list::Gather as _;
use crate::base::number::{self, Bound, CellValue, Number};
use crate::base::ordered::Set;
use crate::base::text::Text;
use crate::base::unit::Unit;
use crate::base::word::has;
use crate::facts::{Facts, FigureId, Said, Says, ScoreNode};
use crate::vocabulary::Measure;
use crate::vocabulary::measure::{self, UnitKind};

/// What a row asks for.
pub(super) struct Asked<'a> {
    /// The row.
    pub(super) node: &'a ScoreNode,
    /// The table it stands in.
    pub(super) table: usize,
    /// The names by which it is known: the words of the criterion, the row's own.
    pub(super) names: &'a [String],
    /// The name under which the criterion asks.
    pub(super) asked: &'a str,
    /// The row asks for nothing else, so that a result beside it is this one.
    pub(super) alone: bool,
}

/// Results that the report states, wherever they stand.
#[derive(Debug, Default)]
pub(super) struct Results(Vec<Result>);

#[derive(Debug)]
struct Result {
    /// The table of results that it stands in.
    table: Option<usize>,
    /// Its name, or what it measures.
    name: String,
    measure: Option<Measure>,
    number: Rate,
    shown: String,
    anchor: Anchor,
    /// The figure, where it is one.
    figure: Option<FigureId>,
}

/// A number as far as it matters here.
#[derive(Clone, Copy, Debug)]
struct Rate {
    amount: Amount,
    scale: u32,
    unit: Unit,
    bound: Option<Bound>,
}

impl Results {
    /// Of a submission.
    pub(super) fn new(facts: &Facts) -> Self {
        /// More results than any report has.
        const MOST: usize = 1000;
        let mut results = Vec::new();
        let mut cells = Set::new();
        for (at, table) in facts.scores.iter().enumerate() {
            for node in table.nodes.iter().filter(|node| !node.heading) {
                let Said { target, actual, reason, remark, criterion, .. } = &node.said;
                cells.insert(cell(node.anchor));
                for says in [target, actual, reason, remark, criterion].into_iter().flatten() {
                    cells.insert(cell(says.anchor));
                }
                let Some(actual) = actual.as_ref().filter(|actual| !actual.of_several()) else { continue };
                if let Some(number) = Rate::of(&actual.value) {
                    results.push(Result {
                        table: Some(at),
                        name: plain(node.name()),
                        measure: None,
                        number,
                        shown: actual.text.clone(),
                        anchor: actual.anchor,
                        figure: None,
                    });
                }
            }
        }
        for figure in facts.figures.iter().filter(|figure| figure.unit == Unit::Percent && !figure.scope.project) {
            let (Some(anchor), None) = (figure.anchor, figure.bound) else { continue };
            let name = match figure.measure {
                Some(of) if of.unit() == UnitKind::Rate => String::new(),
                None if figure.labels.form.is_none() => {
                    let own = Some(&figure.labels.column).filter(|column| !column.is_empty());
                    own.or(figure.labels.row.last()).map(|name| plain(name)).unwrap_or_default()
                }
                _ => continue,
            };
            if !cells.contains(&cell(anchor)) {
                let number = Rate { amount: figure.amount, scale: figure.scale, unit: figure.unit, bound: None };
                let shown = number.written();
                results.push(Result {
                    table: None,
                    name,
                    measure: figure.measure,
                    number,
                    shown,
                    anchor,
                    figure: Some(figure.id),
                });
            }
        }
        results.truncate(MOST);
        Self(results)
    }
}

impl Rate {
    fn of(value: &CellValue) -> Option<Self> {
        match value {
            CellValue::Number(Number { amount, scale, unit, bound, .. }) => {
                Some(Self { amount: *amount, scale: *scale, unit: *unit, bound: *bound })
            }
            _ => None,
        }
    }

    fn written(self) -> String {
        format!("{}{}", self.amount.written(self.scale), self.unit.zh())
    }
}

/// A place, the whole cell.
fn cell(anchor: Anchor) -> Anchor {
    let place = match anchor.place {
        Place::Cell { table, row, col, .. } => Place::Cell { table, row, col, range: None },
        other => other,
    };
    Anchor { place, ..anchor }
}

/// Everything that the report states of it, the nearest first.
pub(super) fn values(figures: &Figures<'_>, results: &Results, asked: &Asked<'_>) -> Vec<Value> {
    let mut values: Vec<Value> = Vec::new();
    let mut add = |number: Rate, shown: &str, anchor: Anchor, result: Option<&Result>| {
        let tries = tries(number);
        if values.iter().all(|known| known.tries != tries) {
            let disputed = result.and_then(|result| result.figure).is_some_and(|id| figures.is_disputed(id));
            values.push(Value { disputed, near: result.is_none(), ..stated(asked.asked, tries, shown, anchor) });
        }
    };
    if asked.alone {
        let Said { actual, reason, remark, .. } = &asked.node.said;
        if let Some(actual) = actual.as_ref().filter(|actual| !actual.of_several())
            && let Some(number) = Rate::of(&actual.value)
        {
            add(number, &actual.text, actual.anchor, None);
        }
        for says in [reason, remark].into_iter().flatten().filter(|says| !says.of_several()) {
            if let Some(number) = rate_in(says) {
                add(number, &number.written(), says.anchor, None);
            }
        }
    }
    let others = || results.0.iter().filter(|result| result.table != Some(asked.table));
    // 群众满意度 goes before 职工满意度.
    let own = |result: &Result| asked.names.contains(&result.name);
    let exact = others().any(own);
    for result in others() {
        let named = match result.measure {
            Some(of) => by_measure(asked, of),
            None => is_named(asked, &result.name) && (own(result) || !exact),
        };
        if named {
            add(result.number, &result.shown, result.anchor, Some(result));
        }
    }
    values
}

/// A rate that a form prints, such as 控制率 in the base data.
fn by_measure(asked: &Asked<'_>, of: Measure) -> bool {
    let name = match of {
        measure::IN_SERVICE_STAFF_CONTROL_RATE => "在职人员控制率",
        measure::FIXED_ASSET_UTILIZATION => "固定资产利用率",
        measure::BUDGET_EXECUTION_RATE => "预算执行率",
        _ => return false,
    };
    asked.names.iter().any(|own| own == name || rate::is_same(own, name))
}

/// Names that mean one result.
fn is_named(asked: &Asked<'_>, name: &str) -> bool {
    const SATISFACTION: &str = "满意度";
    let pleased = |own: &String| own.contains(SATISFACTION) && name.contains(SATISFACTION);
    !name.is_empty()
        && asked.names.iter().any(|own| {
            own == name
                || rate::is_same(own, name)
                || pleased(own)
                || (name.chars().count() > 5 && (own.ends_with(name) || name.ends_with(own.as_str())) && has(own, "率"))
        })
}

/// A name without the target that may stand in it: 公务卡刷卡率100%.
pub(super) fn plain(name: &str) -> String {
    let cut = name.find(|c: char| c.is_ascii_digit() || matches!(c, '≥' | '≤' | '>' | '<' | '='));
    let bare = cut.and_then(|at| name.get(..at)).unwrap_or(name);
    fold::label(bare)
}

/// The only rate in words such as 完成率94.59%, 52÷50=104%.
fn rate_in(says: &Says) -> Option<Rate> {
    if let Some(number) = Rate::of(&says.value) {
        return (number.unit == Unit::Percent).then_some(number);
    }
    let mut found: Option<Rate> = None;
    let mut rest = says.text.as_str();
    while let Some((before, behind)) = rest.split_once('%') {
        let start = before.rfind(|c: char| !(c.is_ascii_digit() || c == '.')).map(|at| {
            at.saturating_add(before.get(at..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8))
        });
        let start = start.unwrap_or(0);
        let (words, digits) = (before.get(..start)?, before.get(start..)?);
        // 5.26%出租 is a share of something else.
        let alone = words.is_empty() && !behind.starts_with(|c: char| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let result = alone || words.ends_with(['率', '度', '=', '为', '达', '到', '评']);
        if found.is_some() || digits.is_empty() {
            return None;
        }
        let number = Rate::of(&number::cell(&format!("{digits}%")))?;
        if !result || has(words, "目标 应 低于 高于 未达 不足 超过 下降 增长") {
            return None;
        }
        found = Some(number);
        rest = behind;
    }
    found
}

/// The values that a number may be: itself, or, where it is a limit, some on its side of it.
fn tries(number: Rate) -> Vec<String> {
    const STEPS: &[i64] = &[0, 1, 3, 5, 10, 20, 50, 100];
    let unit = number.unit.zh();
    let text = |amount: Amount| format!("{}{unit}", amount.written(0));
    let Some(bound) = number.bound else { return vec![text(number.amount)] };
    let hundred = Amount::whole(100);
    let least = bound.is_least();
    // Shares end at the whole; what may be below nothing is a rate of change.
    let open = number.amount > hundred || number.unit != Unit::Percent;
    let zero = number.amount <= Amount::ZERO;
    let within = |amount: &Amount| if least { open || *amount <= hundred } else { zero || !amount.is_negative() };
    let strict = matches!(bound, Bound::Over | Bound::Under);
    let at = |step: i64| {
        let step = if strict && step == 0 { Amount::last_digit(2) } else { Amount::whole(step) };
        if least { number.amount.plus(step) } else { number.amount.minus(step) }
    };
    STEPS.iter().filter_map(|step| at(*step)).filter(within).map(text).gather()
}

fn stated(asked: &str, tries: Vec<String>, shown: &str, anchor: Anchor) -> Value {
    Value {
        tries,
        reading: Text::new(format!("按自报值 {shown}"), format!("by the stated {shown}")),
        anchor: Some(anchor),
        ..Value::new(Grounds::Stated, asked, shown)
    }
}
