//! Phrases → scheme: which cases belong together, from where a deduction counts, what is not certain.

use super::arrange::{joins, listed, merged, unheaded, worded};
use super::phrase::{Phrase, Says, phrases};
use super::tidy::tidy;
use super::token::{folded, tokens};
use super::words::Side;
use super::{Arm, Check, Edge, Formula, Give, Part, Scheme, Test};
use crate::base::amount::Amount;
use crate::base::list::{Gather as _, Joined as _};
use crate::base::numeral;
use crate::base::text::Text;
use crate::ingest::limits;

/// Reads a criterion for a row of so many points.
pub fn read(text: &str, points: Amount) -> Scheme {
    if text.chars().nth(limits::CRITERION_CHARS).is_some() {
        return unread(points, "评分标准过长", "the criterion is too long");
    }
    let restated = super::restate::plain(folded(text), points);
    let (phrases, figures, doubt) = phrases(&tokens(&restated), points);
    let stated = |figure: &Formula| super::value::numeric(&figure.over);
    let mut reading = Reading { stated: figures.iter().filter_map(stated).gather(), ..Reading::default() };
    for phrase in phrases {
        reading.take(phrase, points);
    }
    // 视情况计0-6分 leaves all of it to a person.
    let graded = reading.parts.iter().flat_map(|part| &part.arms).any(|arm| match arm.give {
        Give::Points { low, high } => low != high && !(low.is_zero() && high >= points),
        _ => false,
    });
    match doubt {
        Some(word) if !graded || UNREAD.contains(&word.as_str()) => {
            unread(points, &format!("“{word}”需由人判断"), "left to a person's judgement")
        }
        _ => Scheme { places: places(text), ..reading.scheme(points, figures) },
    }
}

/// What is not understood of the points themselves, though a person may choose among them.
const UNREAD: &[&str] =
    &["以上", "左右", "大约", "上下", "±", "×", "每", "得分公式", "若干", "不等", "分别", "扣分幅度"];

/// 保留两位小数: how many.
fn places(text: &str) -> Option<u32> {
    let (number, _) = text.split_once("保留")?.1.split_once("位小数")?;
    let number = if number == "两" { "二" } else { number };
    Amount::parse(number).or_else(|| numeral::parse(number))?.written(0).parse().ok().filter(|places| *places < 7)
}

fn unread(points: Amount, zh: &str, en: &str) -> Scheme {
    Scheme::judgement(points, Text::new(zh, en))
}

#[derive(Default)]
pub(super) struct Reading {
    pub(super) parts: Vec<Part>,
    pub(super) checks: Vec<Check>,
    pub(super) standard: Option<Amount>,
    /// The item that the next points belong to.
    pub(super) item: Option<String>,
    pub(super) wrong: Option<(&'static str, &'static str)>,
    /// The points of a heading that the first cases of the first part divide.
    headed: Option<Amount>,
    /// 各1分: what each item of the list gives.
    apiece: Option<Amount>,
    /// Figures that the text states, with their units: 目标值200户.
    pub(super) stated: Vec<(Amount, String)>,
    /// The last figure that was named is a rate.
    pub(super) rate: bool,
    /// A step was taken to go on from the last of several figures.
    pub(super) several: bool,
}

impl Reading {
    fn take(&mut self, phrase: Phrase, points: Amount) {
        if let Some(marker) = phrase.marker {
            self.item = Some(marker);
        }
        if phrase.within {
            self.heading();
        }
        let mut tests = phrase.tests;
        self.shares(&mut tests);
        match phrase.says {
            // 每建立1项得0.5分（共2分）
            Says::Weight(weight) => self.steps(|step| {
                if step.adds && weight < points {
                    step.most.get_or_insert(weight);
                }
            }),
            Says::Standard(at) => self.standard = Some(at),
            Says::Begun(whole) => self.steps(|step| step.begun = Some(whole)),
            Says::Floor => {
                self.steps(|step| step.floor = true);
                if let Some(part) = self.parts.last_mut() {
                    part.floor |= matches!(part.arms.last(), Some(Arm { give: Give::Minus(_), .. }));
                }
            }
            Says::Most(most) => self.steps(|step| step.most = Some(most)),
            Says::Least(least) => {
                let given = self.parts.last().and_then(|part| part.arms.iter().filter_map(Arm::fixed).max());
                let most = given.unwrap_or(points).minus(least);
                self.steps(|step| step.most = step.most.min(most).or(most));
            }
            Says::Total(total) => {
                let given = self.parts.last().and_then(|part| part.arms.iter().filter_map(Arm::fixed).max());
                let most = total.minus(given.unwrap_or_default()).unwrap_or(total);
                self.steps(|step| {
                    if step.adds {
                        step.most = Some(most);
                    }
                });
            }
            Says::Apiece(each) if tests.is_empty() => self.apiece = Some(each),
            Says::Apiece(each) => {
                for test in tests {
                    let give = Give::Points { low: each, high: each };
                    self.arm(Arm { tests: vec![test], any: false, give });
                }
            }
            // 各占25%，符合的得分，不符合的不得分
            Says::Gives(Give::Points { high, .. }) if high.is_zero() && self.apiece.is_some() && lacking(&tests) => {}
            Says::Nothing => self.requirement(tests),
            Says::Gives(give) => {
                for arm in self.sides(Arm { tests, any: phrase.any, give }) {
                    self.arm(arm);
                }
            }
        }
    }

    /// 内部控制制度建立得2分，其中：…1分、…1分: the points before are those of what follows, where these add up to them.
    fn heading(&mut self) {
        let Some(part) = self.parts.last_mut() else { return };
        let last = part.arms.last().filter(|arm| worded(arm) && part.arms.len() == 1 && part.marker.is_empty());
        if let Some(given) = last.and_then(Arm::fixed) {
            self.headed = Some(given);
        }
    }

    fn steps(&mut self, change: impl Fn(&mut super::Step)) {
        let arms = self.parts.last_mut().map(|part| part.arms.as_mut_slice()).unwrap_or_default();
        match arms {
            // Below the one end and above the other.
            [.., Arm { give: Give::Step(one), .. }, Arm { give: Give::Step(step), .. }]
                if (one.side, step.side) == (Side::Under, Side::Over)
                    && (one.each, one.amount) == (step.each, step.amount) =>
            {
                change(one);
                change(step);
            }
            [.., Arm { give: Give::Step(step), .. }] => change(step),
            _ => {}
        }
    }

    /// An item without points is a requirement, a lone number a standard; other sentences explain.
    fn requirement(&mut self, tests: Vec<Test>) {
        if let Some(marker) = self.item.take() {
            let words = tests.iter().map(super::render::test).collect::<Vec<_>>().joined("，");
            if !words.is_empty() {
                self.checks.push(Check { marker, words });
            }
            return;
        }
        if let [Test::Range { low: Some(low), high: Some(high), unit, .. }] = tests.as_slice()
            && low == high
            && unit == "%"
        {
            self.standard.get_or_insert(low.at);
        }
    }

    fn arm(&mut self, mut arm: Arm) {
        // 超出±5%但在±10%以内: the two ends of one range.
        if let [
            Test::Range { low: Some(_), high: end @ None, unit, .. },
            Test::Range { subject, low: None, high, unit: other },
        ] = arm.tests.as_mut_slice()
            && unit == other
            && subject.is_empty()
            && unit != "日期"
            && !arm.any
        {
            *end = high.take();
            arm.tests.truncate(1);
        }
        // 逾期10天以内扣1分: not where nothing is late.
        if let (Give::Minus(_), [Test::Range { subject, low: low @ None, high: Some(high), unit }]) =
            (&arm.give, arm.tests.as_mut_slice())
            && ["逾", "延", "迟", "滞后", "晚"].iter().any(|word| subject.contains(word))
            && !matches!(unit.as_str(), "%" | "日期")
            && high.other().is_none()
        {
            *low = Some(Edge { at: Amount::ZERO, against: String::new(), end: super::End::Open });
        }
        // 低于序时进度5个百分点以内: by so much less than another figure.
        if let [Test::Range { low, high, .. }, Test::Range { subject, unit, .. }] = arm.tests.as_slice()
            && low.iter().chain(high).any(|edge| edge.other().is_some())
            && subject.is_empty()
            && unit == "%"
        {
            self.wrong = Some(("与另一数值相差的幅度读不准", "by how much it differs from another figure is not read"));
        }
        // ①…1分；②…1分。以上一项不符合扣1分: the same said twice.
        let again =
            matches!(&arm.give, Give::Step(step) if !step.adds && step.unit == "项" && step.side == Side::Count);
        let amount = match &arm.give {
            Give::Step(step) => Some(step.amount),
            _ => None,
        };
        let equal =
            |part: &Part| part.arms.len() > 1 && part.arms.iter().all(|arm| worded(arm) && arm.fixed() == amount);
        if again && self.checks.is_empty() && self.parts.iter().any(|part| !part.marker.is_empty() || equal(part)) {
            return;
        }
        // 按完成比例计分，得分=完成数÷计划数×8分: the formula of that proportion.
        if let (Give::Ratio(ratio), Some(Arm { tests, give: Give::Ratio(last), .. })) =
            (&arm.give, self.parts.last_mut().and_then(|part| part.arms.last_mut()))
            && tests.is_empty()
            && last.over.is_empty()
            && !ratio.over.is_empty()
        {
            last.clone_from(ratio);
            return;
        }
        if !self.checks.is_empty() && !one_of(&arm) {
            arm.tests.iter_mut().for_each(of_all);
        }
        self.whole(&mut arm);
        if let Some(marker) = self.item.take() {
            self.start(&mut arm);
            self.parts.push(Part { marker, arms: vec![arm], floor: false });
            return;
        }
        self.start(&mut arm);
        let joins = self.parts.last().is_some_and(|part| joins(part, &arm));
        match self.parts.last_mut() {
            Some(part) if joins => part.arms.push(arm),
            _ => self.parts.push(Part { marker: String::new(), arms: vec![arm], floor: false }),
        }
    }

    fn scheme(mut self, points: Amount, figures: Vec<Formula>) -> Scheme {
        if let Some(each) = self.apiece.filter(|_| self.parts.is_empty() && self.checks.len() > 1) {
            self.parts.push(Part { marker: String::new(), arms: vec![of_each(each)], floor: false });
        }
        if let Some((zh, en)) = self.wrong {
            return unread(points, zh, en);
        }
        if self.parts.is_empty() {
            return unread(points, "没有写明如何得分", "it does not say how points are given");
        }
        if let (Some(given), [part, ..]) = (self.headed, self.parts.as_mut_slice()) {
            let mut left = Some(given);
            for arm in part.arms.iter().skip(1) {
                left = left.zip(arm.fixed().filter(|_| worded(arm))).and_then(|(left, given)| left.minus(given));
                if left.is_some_and(|left| left.is_zero()) {
                    part.arms.remove(0);
                    break;
                }
            }
        }
        let headed = unheaded(self.parts, points);
        let Some(parts) = headed else {
            return unread(points, "没有写明各部分如何得分", "how its sections are scored is not said");
        };
        let mut parts = merged(parts, points);
        // 5分。每发现一处扣1分: the points of the row; elsewhere points for nothing are not understood.
        for part in &mut parts {
            let many = part.arms.len() > 1;
            let mut first = true;
            part.arms.retain(|arm| {
                let weight = many && first && arm.tests.is_empty() && arm.fixed() == Some(points);
                first = false;
                !weight
            });
        }
        // 1次扣1分，2次扣2分: by case, or by number? The two overlap.
        let arms = || parts.iter().flat_map(|part| &part.arms);
        let steps = arms().any(|arm| matches!(&arm.give, Give::Step(step) if step.side == Side::Count));
        let banded = |arm: &Arm| {
            matches!(arm.give, Give::Minus(_)) && arm.tests.iter().any(|test| matches!(test, Test::Range { .. }))
        };
        if steps && arms().any(banded) {
            return unread(points, "既按次数、又按档次扣分", "it takes points both by number and by band");
        }
        // 每少一次扣1分；有学习记录得2分: of how many points the first takes is not said.
        let takes = |arm: &Arm| matches!(&arm.give, Give::Step(step) if !step.adds && step.side == Side::Count);
        let less = |arm: &Arm| worded(arm) && arm.fixed().is_some_and(|given| !given.is_zero() && given < points);
        if parts.iter().any(|part| part.arms.first().is_some_and(takes) && part.arms.iter().any(less)) {
            return unread(points, "没有写明从多少分中扣", "of how many points it takes is not said");
        }
        // 视亮点多少计0-4分
        if let [Part { arms, .. }] = parts.as_slice()
            && let [Arm { give: Give::Points { low, high }, .. }] = arms.as_slice()
            && low.is_zero()
            && *high >= points
            && low != high
        {
            return unread(points, "由人在分值以内评定", "a person chooses among all points");
        }
        let groundless = |arm: &Arm| arm.tests.is_empty() && arm.fixed().is_some();
        if parts.iter().flat_map(|part| &part.arms).any(groundless) {
            return unread(points, "没有写明得分的条件", "what the points are given for is not said");
        }
        // 一季度25%、二季度50%: whether more would do is not said.
        let exact = |test: &Test| {
            matches!(test, Test::Range { low: Some(low), high: Some(high), unit, .. }
                if low == high && !low.at.is_zero() && matches!(unit.as_str(), "%" | "" | "日期"))
        };
        if parts.iter().flat_map(|part| &part.arms).any(|arm| arm.tests.len() > 1 && arm.tests.iter().any(exact)) {
            return unread(points, "没有写明是否须恰好相等", "whether it must be equal is not said");
        }
        if !self.checks.is_empty() {
            parts.iter_mut().for_each(super::arrange::of_list);
            parts.iter_mut().flat_map(|part| &mut part.arms).flat_map(|arm| &mut arm.tests).for_each(of_all);
        }
        parts.iter_mut().for_each(super::change::change);
        parts.iter_mut().for_each(tidy);
        let parts: Vec<Part> = parts.into_iter().flat_map(|part| listed(part, points)).collect();
        // 各项相加恰为分值, but read as the cases of one thing.
        if let [part] = parts.as_slice() {
            let given = || part.arms.iter().filter_map(Arm::fixed).filter(|given| !given.is_zero());
            let sum = given().try_fold(Amount::ZERO, Amount::plus);
            if self.several || given().count() > 1 && sum == Some(points) {
                return unread(points, "各项是否累加读不准", "whether these add up is not certain");
            }
        }
        Scheme { points, parts, figures, places: None, checks: self.checks, why: None }
    }
}

/// 不符合的 of a list of which each item gives points.
fn lacking(tests: &[Test]) -> bool {
    let lacks = ["不符合", "不满足", "未达到", "未做到", "缺少", "缺项", "不具备"];
    matches!(tests, [Test::Words(words)] if lacks.iter().any(|word| words.ends_with(word)))
}

/// 每符合1项得1分
fn of_each(amount: Amount) -> Arm {
    let words = ("符合".to_owned(), String::new());
    let (each, unit) = (Amount::whole(1), "项".to_owned());
    let step = super::Step {
        adds: true,
        from: None,
        side: Side::Count,
        each,
        unit,
        words,
        amount,
        most: None,
        floor: false,
        begun: None,
    };
    Arm { tests: Vec::new(), any: false, give: Give::Step(step) }
}

/// 具备下列条件之一得2分
pub(super) fn one_of(arm: &Arm) -> bool {
    let [Test::Words(words)] = arm.tests.as_slice() else { return false };
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    arm.fixed().is_some_and(|given| !given.is_zero())
        && has(&["之一", "任一", "任意一"])
        && !has(&["不", "未", "缺", "无", "没"])
}

/// 全部符合 and 有一项不符合 speak of the requirements listed before.
pub(super) fn of_all(test: &mut Test) {
    let Test::Words(words) = test else { return };
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let listed = ["上述", "以上", "下列", "以下"].iter().any(|word| words.contains(word))
        && has(&["情形", "情况", "行为", "问题"]);
    if listed && has(&["之一", "任一", "任何"]) {
        *test = Test::Else;
    } else if listed && has(&["没有", "无", "未"]) || has(&["均不", "均未", "都不", "都未", "全部不", "全不"])
    {
        *test = Test::NoneOf;
    } else if has(&["一项", "任一", "任何", "其中", "有缺"]) && has(&["不", "未", "缺"]) {
        *test = Test::Else;
    } else if has(&["全部", "均", "都", "同时", "所有", "完全", "各项"]) && !has(&["不", "未", "部分"])
    {
        *test = Test::All;
    }
}

impl Edge {
    /// The other figure, where it is compared with one.
    pub fn other(&self) -> Option<&str> {
        (!self.against.is_empty()).then_some(self.against.as_str())
    }
}
