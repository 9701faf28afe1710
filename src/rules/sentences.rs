//! The words of findings, by the shape of the equation: a hundred rules sound like one author.
//!
//! Jihe says 不一致, 差额, 请核实; never 错误, 虚报, 通过 or 合格.

use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::{Label, Text};
use crate::base::unit::Unit;
use crate::causes::{Cause, Explanation};
use crate::diagnostic::Suggestion;
use crate::facts::{Facts, Figure, Labels};
use crate::relations::{Basis, Dimension, Gap, Relation, Shape, Verdict, is_ten_thousand};
use crate::vocabulary::measure;

/// What does not agree, with both values and the gap. With a suspect, the sentence begins with it.
pub fn message(facts: &Facts, relation: &Relation, suspect: Option<&Figure>, scale: u32) -> Text {
    let (Verdict::Broken(gap) | Verdict::Rounding(gap)) = relation.verdict else {
        return Text::same(&relation.labels.name());
    };
    let unit = relation.result.and_then(|id| facts.figure(id)).map_or(Unit::Points, |figure| figure.unit);
    let values = Values::new(gap, scale, unit);
    let result = relation.result.and_then(|id| facts.figure(id));
    let stated = sentence(relation, &values);
    match suspect.filter(|figure| result.is_none_or(|result| result.id != figure.id)) {
        Some(figure) => Text::new(
            format!("请核实{}：{}", quoted(&name(figure)), stated.zh),
            format!("Please verify “{}”: {}", name(figure), stated.en),
        ),
        None => stated,
    }
}

/// The numbers of a sentence, with their unit, in both languages.
struct Values {
    stated: Text,
    computed: Text,
    gap: Text,
}

impl Values {
    fn new(gap: Gap, scale: u32, unit: Unit) -> Self {
        let of_gap = if unit == Unit::Percent { Unit::PercentagePoint } else { unit };
        Self {
            stated: with_unit(&gap.stated.written(scale), unit),
            computed: with_unit(&gap.computed.written(scale), unit),
            gap: with_unit(&gap.difference.signed(scale), of_gap),
        }
    }
}

/// A written number and its unit, a blank between them where the unit is a word.
fn with_unit(written: &str, unit: Unit) -> Text {
    let join = |word: &str| match word {
        "" | "%" | "‰" => format!("{written}{word}"),
        _ => format!("{written} {word}"),
    };
    Text::new(join(unit.zh()), join(unit.en()))
}

/// A sentence in both languages; `{s}`, `{c}` and `{g}` stand for the stated value, the computed one and the gap.
fn fill(values: &Values, zh: &str, en: &str) -> Text {
    let put = |pattern: &str, stated: &str, computed: &str, gap: &str| {
        pattern.replace("{s}", stated).replace("{c}", computed).replace("{g}", gap)
    };
    Text::new(
        put(zh, &values.stated.zh, &values.computed.zh, &values.gap.zh),
        put(en, &values.stated.en, &values.computed.en, &values.gap.en),
    )
}

fn sentence(relation: &Relation, values: &Values) -> Text {
    let (zh, en) = pattern(relation);
    let filled = match relation.result {
        Some(_) => fill(values, zh, en),
        // A convention that the report does not print.
        None => fill(values, &zh.replace("总分为 {s}", "总分按 {s}计"), &en.replace("is {s}", "is taken to be {s}")),
    };
    let name = relation.labels.name();
    let row = relation.labels.row.last().cloned().unwrap_or_default();
    // Labels last: what stands in the report is never read as a pattern.
    let named = |text: &str| text.replace("{name}", &name).replace("{row}", &row);
    Text::new(named(&filled.zh), named(&filled.en))
}

/// The sentence for a kind of relation.
fn pattern(relation: &Relation) -> (&'static str, &'static str) {
    if relation.basis == Basis::Sentence {
        return of_sentence(relation);
    }
    if relation.basis == Basis::Structure && relation.shape != Shape::Sum && relation.measure.is_none() {
        return (
            "“{name}”填 {s}，按表中数据计算为 {c}，相差 {g}。",
            "“{name}” is {s}; computed from the table it is {c}: a gap of {g}.",
        );
    }
    match (relation.shape, relation.varies) {
        (Shape::Sum, Dimension::Unit) => (
            "“{name}”填 {s}，本级与所属单位之和为 {c}，相差 {g}。",
            "“{name}” is {s}; the department and its units sum to {c}: a gap of {g}.",
        ),
        (Shape::Sum, Dimension::Heading) => (
            "总分为 {s}，各级标题标明的分值之和为 {c}，相差 {g}。",
            "The total is {s}; the points of the headings sum to {c}: a gap of {g}.",
        ),
        (Shape::Sum, Dimension::Indicator) if relation.basis == Basis::Heading => (
            "“{row}”标明 {s}，其下各项之和为 {c}，相差 {g}。",
            "“{row}” is marked {s}; what stands under it sums to {c}: a gap of {g}.",
        ),
        (Shape::Sum, Dimension::Indicator) if relation.measure == Some(measure::SELF_SCORE) => (
            "总得分填 {s}，各项得分之和为 {c}，相差 {g}。",
            "The total score is {s}; the scores sum to {c}: a gap of {g}.",
        ),
        (Shape::Sum, Dimension::Stage) => (
            "“{name}”填 {s}，按同一行的数据计算为 {c}，相差 {g}。",
            "“{name}” is {s}; computed from its row it is {c}: a gap of {g}.",
        ),
        (Shape::Sum, Dimension::Indicator) => (
            "总分为 {s}，各项分值之和为 {c}，相差 {g}。",
            "The total is {s}; the points of the rows sum to {c}: a gap of {g}.",
        ),
        (Shape::Sum, _) => {
            ("“{name}”填 {s}，各分项之和为 {c}，相差 {g}。", "“{name}” is {s}; its parts sum to {c}: a gap of {g}.")
        }
        (Shape::Difference, _) => (
            "“{name}”填 {s}，按收入减支出计算为 {c}，相差 {g}。",
            "“{name}” is {s}; income less expenditure is {c}: a gap of {g}.",
        ),
        (Shape::Ratio, Dimension::Measure) => (
            "“{name}”填 {s}，按同一行的数据计算为 {c}，相差 {g}。",
            "“{name}” is {s}; computed from its row it is {c}: a gap of {g}.",
        ),
        (Shape::Ratio, _) => (
            "“{name}”填 {s}，按执行数除以预算数计算为 {c}，相差 {g}。",
            "“{name}” is {s}; executed over budgeted funds is {c}: a gap of {g}.",
        ),
        (Shape::Change | Shape::Growth, _) => (
            "“{name}”填 {s}，按同一行的数据计算为 {c}，相差 {g}。",
            "“{name}” is {s}; computed from its row it is {c}: a gap of {g}.",
        ),
        (Shape::Product, Dimension::Stage) => (
            "“{name}”填 {s}，执行率乘以分值为 {c}，相差 {g}。",
            "“{name}” is {s}; the rate times the points is {c}: a gap of {g}.",
        ),
        (Shape::Product, _) => (
            "“{name}”填 {s}，得分系数乘以权重为 {c}，相差 {g}。",
            "“{name}” is {s}; the coefficient times the weight is {c}: a gap of {g}.",
        ),
        (Shape::Equal, Dimension::Measure) => (
            "“{name}”填 {s}，收入一侧的总计为 {c}，相差 {g}。",
            "“{name}” is {s}; the total of income is {c}: a gap of {g}.",
        ),
        (Shape::Equal, Dimension::Form) => (
            "“{name}”填 {s}，另一处同一数据为 {c}，相差 {g}。",
            "“{name}” is {s}; another place gives {c} for it: a gap of {g}.",
        ),
        (Shape::Equal, _) => (
            "“{name}”填 {s}，与年初预算数、全年预算数、全年执行数均不一致（全年预算数为 {c}）。",
            "“{name}” is {s}, which is none of the funds of the year (adjusted budget: {c}).",
        ),
        (Shape::Bound, _) if relation.terms().len() > 1 => (
            "“{row}”与其下合用一个分值的各行，得分合计 {s}，超过该分值 {c}。",
            "“{row}” and the rows that share its points claim {s} together, more than these points, {c}.",
        ),
        (Shape::Bound, Dimension::Part) => (
            "“{name}”填 {s}，超过它所属的合计 {c}，多出 {g}。",
            "“{name}” is {s}, more than the whole it belongs to, {c}: {g} too much.",
        ),
        (Shape::Bound, _) => ("“{row}”得分 {s}，超过该项分值 {c}。", "“{row}” claims {s}, more than its points, {c}."),
    }
}

/// The same for what a sentence states.
fn of_sentence(relation: &Relation) -> (&'static str, &'static str) {
    match (relation.shape, relation.varies) {
        (Shape::Sum, Dimension::Part) => (
            "“{name}”写 {s}，文中各分项之和为 {c}，相差 {g}。",
            "“{name}” is {s}; the parts in the text sum to {c}: a gap of {g}.",
        ),
        (Shape::Equal, Dimension::Form) => (
            "“{name}”文中写 {s}，表中同一数据为 {c}，相差 {g}。",
            "“{name}” is {s} in the text; the form gives {c} for it: a gap of {g}.",
        ),
        (Shape::Equal, _) => (
            "“{name}”写 {s}，文中另一处为 {c}，相差 {g}。",
            "“{name}” is {s}; another place in the text gives {c} for it: a gap of {g}.",
        ),
        (Shape::Bound, _) => (
            "“{name}”中的一项为 {s}，超过 {c}，多出 {g}。",
            "A part of “{name}” is {s}, more than the whole, {c}: {g} too much.",
        ),
        _ => (
            "“{name}”写 {s}，按文中数据计算为 {c}，相差 {g}。",
            "“{name}” is {s}; computed from the text it is {c}: a gap of {g}.",
        ),
    }
}

fn quoted(words: &str) -> String {
    format!("“{words}”")
}

/// A place in words: the form, the row, the column.
pub fn place(labels: &Labels) -> Text {
    let join = |form: Option<&str>| {
        let row = labels.row.joined("·");
        let parts = form.into_iter().followed_by([row.as_str(), labels.column.as_str()]);
        parts.filter(|part| !part.is_empty()).gather().joined("·")
    };
    let form = labels.form.map(|form| form.label());
    Text::new(join(form.map(|form| form.zh)), join(form.map(|form| form.en)))
}

/// A figure's name in the report.
pub fn name(figure: &Figure) -> String {
    let name = figure.labels.name();
    if name.is_empty() { figure.raw.clone() } else { name }
}

/// Why, where there is a plain explanation or a caution.
pub fn reason(facts: &Facts, cause: &Cause, telling: &Relation) -> Option<Text> {
    Some(match cause.explanation {
        Explanation::Plain if is_surplus(telling) => Text::new(
            "如差额来自结余分配、财政收回或年初调整，请说明金额和依据；否则请核对收入、支出和结余三处。",
            "If the gap is a distribution of surplus, funds taken back, or an adjustment of the opening balance, please explain it; else check income, expenditure and surplus.",
        ),
        Explanation::Plain if cause.suspects.is_empty() && !cause.repairs.is_empty() => Text::new(
            "仅凭这些关系无法判断是哪一个数填得不对，请对照原始凭证核实。",
            "The relations alone cannot tell which figure is to blame; please check the records.",
        ),
        Explanation::Plain => return repeated(facts, telling),
        Explanation::Exchanged => {
            let names: Vec<String> = cause
                .repairs
                .iter()
                .filter_map(|repair| facts.figure(*repair.figures.first()?))
                .map(|figure| quoted(&name(figure)))
                .gather();
            Text::new(
                format!("{}对调后，这里的关系都成立：可能填在了对方的格中。", names.joined("与")),
                format!("With {} exchanged, all relations here hold.", names.joined(" and ")),
            )
        }
        Explanation::TooMany => Text::new(
            "相互牵连的不一致过多，未逐一分析原因；请先核对列出的第一处。",
            "Too many relations hang together to search for single causes; please begin with the first.",
        ),
        Explanation::NoPointsLeft { whole, execution } => Text::new(
            format!(
                "各绩效指标的分值加起来已达 {whole} 分，没有给“预算执行率”留出 {execution} 分；改动任何一个数都无法使全部关系成立。"
            ),
            format!(
                "The indicators alone make up {whole} points; none are left for the {execution} of the budget execution rate. No single figure mends it."
            ),
        ),
        Explanation::ExecutionElsewhere { lacking } => Text::new(
            format!("差额正好是“预算执行率”通常所占的 {lacking} 分：如该项在别处计分，请说明。"),
            format!(
                "The gap is the {lacking} points usual for the budget execution rate: please explain where it is scored."
            ),
        ),
        Explanation::Template => {
            let names: Vec<String> = cause
                .suspects
                .iter()
                .filter_map(|id| facts.figure(*id))
                .filter_map(|f| f.labels.row.last())
                .map(|row| quoted(row))
                .gather();
            Text::new(
                format!(
                    "{}标的是同一个分值，须一并改动才能使各级分值吻合；这类问题多出自下发的评分表模板，请先与财政部门核对。",
                    names.joined("与")
                ),
                format!(
                    "{} state the same points and must change together. Such slips mostly come from the blank template: please check it with the finance bureau first.",
                    names.joined(" and ")
                ),
            )
        }
        Explanation::ThisYear => Text::new(
            "所写的比率正好是以本年数为分母算得的；增减率应以上年数（基数）为分母。",
            "The rate is right with this year's amount as divisor; a rate of change has the earlier amount below the line.",
        ),
        Explanation::PartLeftOut { part } => {
            let part = facts.figure(part).map(name).unwrap_or_default();
            Text::new(
                format!("差额正好等于{}，可能漏加或多加了这一项。", quoted(&part)),
                format!("The gap equals “{part}”: it may have been left out of the total, or added twice."),
            )
        }
    })
}

/// Why a sentence may not say what another place says.
fn repeated(facts: &Facts, telling: &Relation) -> Option<Text> {
    let Verdict::Broken(gap) = telling.verdict else { return None };
    if telling.shape != Shape::Equal || telling.basis != Basis::Sentence {
        return None;
    }
    if is_ten_thousand(gap.stated, gap.computed) {
        return Some(Text::new(
            "两处正好相差一万倍：单位可能漏写或多写了“万”字。",
            "One is ten thousand times the other: 万 may have been left out, or written too often.",
        ));
    }
    let figure = facts.figure(telling.result?)?;
    let mut before = facts.fields.iter().filter(|field| field.scope.prior_year && field.measure == telling.measure);
    let same = before.find_map(|field| facts.figure(field.figure()?).filter(|other| other.amount == figure.amount));
    same.map(|_| {
        Text::new(
            "所写的数是表中的上年数，可能没有更新。",
            "It is the amount of the year before: it may not have been renewed.",
        )
    })
}

fn is_surplus(relation: &Relation) -> bool {
    relation.shape == Shape::Difference
}

/// What to do where no change of a figure can be proposed.
pub fn advice(cause: &Cause, telling: &Relation) -> Option<Suggestion> {
    let title = match cause.explanation {
        Explanation::NoPointsLeft { whole, execution } => {
            let rest = whole.minus(execution)?;
            Text::new(
                format!(
                    "重新分配各指标分值，使指标合计为 {rest} 分，与“预算执行率”的 {execution} 分合成 {whole} 分，并相应调整得分。"
                ),
                format!(
                    "Distribute the points anew: {rest} over the indicators and {execution} for the execution rate make {whole}; adjust the scores accordingly."
                ),
            )
        }
        Explanation::ExecutionElsewhere { .. } => Text::new(
            "补上“预算执行率”一行，或说明其计分位置。",
            "Add the row of the budget execution rate, or explain where it is scored.",
        ),
        _ if cause.repairs.is_empty() && telling.shape == Shape::Bound && telling.varies == Dimension::Part => {
            Text::new("请核对这一项和它所属的合计。", "Please check this part and the whole it belongs to.")
        }
        _ if cause.repairs.is_empty() && telling.shape == Shape::Bound => {
            Text::new("请核对该项的分值和得分。", "Please check the points and the score of this row.")
        }
        _ if cause.repairs.is_empty() => Text::new(
            "逐项核对上面列出的各数，改正其中填得不对的一个。",
            "Check the figures listed above one by one and correct the one that is wrong.",
        ),
        _ => return None,
    };
    Some(Suggestion { title, edits: Vec::new() })
}

/// What to do with two figures in each other's place.
pub const EXCHANGE: Label = Label { zh: "核对后将两数对调。", en: "Check both figures and exchange them." };

/// A change of a figure, or of figures that state the same thing.
pub fn change(figures: &[&Figure], value: &str, mends: usize) -> Text {
    let mut names: Vec<String> = Vec::new();
    for name in figures.iter().map(|figure| quoted(&name(figure))) {
        // The same in two files.
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let raw = figures.first().map(|figure| figure.raw.as_str()).unwrap_or_default();
    Text::new(
        format!("如{}应为 {value}（现为 {raw}），则这里的 {mends} 处关系成立。", names.joined("和")),
        format!("If {} should be {value} (now {raw}), {mends} relation(s) here hold.", names.joined(" and ")),
    )
}

/// The label of a figure that carries the same slip.
pub fn same_slip(figure: &Figure) -> Text {
    Text::new(
        format!("{}为同一数值，须一并核实。", quoted(&name(figure))),
        format!("“{}” states the same and must change with it.", name(figure)),
    )
}
