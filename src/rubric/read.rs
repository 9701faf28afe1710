//! Phrases → scheme: which cases belong together, from where a deduction counts, what is not certain.

use super::phrase::{Phrase, Says, phrases};
use super::step::side_of;
use super::token::tokens;
use super::words::Side;
use super::{Arm, Check, Edge, End, Formula, Give, Part, Scheme, Test};
use crate::base::amount::Amount;
use crate::base::list::TakeIn as _;
use crate::base::list::{Gather as _, Joined as _};
use crate::base::numeral;
use crate::base::text::Text;
use crate::ingest::limits;

/// Reads a criterion for a row of so many points.
pub fn read(text: &str, points: Amount) -> Scheme {
    if text.chars().nth(limits::CRITERION_CHARS).is_some() {
        return unread(points, "评分标准过长", "the criterion is too long");
    }
    let (phrases, figures, doubt) = phrases(&tokens(text), points);
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
        Some(word) if !graded => unread(points, &format!("“{word}”需由人判断"), "left to a person's judgement"),
        _ => Scheme { places: places(text), ..reading.scheme(points, figures) },
    }
}

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
struct Reading {
    parts: Vec<Part>,
    checks: Vec<Check>,
    standard: Option<Amount>,
    /// The item that the next points belong to.
    item: Option<String>,
    wrong: Option<(&'static str, &'static str)>,
    /// The points of a heading that the first cases of the first part divide.
    headed: Option<Amount>,
    /// 各1分: what each item of the list gives.
    apiece: Option<Amount>,
    /// Figures that the text states, with their units: 目标值200户.
    stated: Vec<(Amount, String)>,
}

impl Reading {
    fn take(&mut self, phrase: Phrase, points: Amount) {
        if let Some(marker) = phrase.marker {
            self.item = Some(marker);
        }
        if phrase.within {
            self.heading();
        }
        let tests = phrase.tests;
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
            Says::Gives(give) => self.arm(Arm { tests, any: phrase.any, give }),
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
        let arm = self.parts.last_mut().and_then(|part| part.arms.last_mut());
        if let Some(Arm { give: Give::Step(step), .. }) = arm {
            change(step);
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
        if !self.checks.is_empty() {
            arm.tests.iter_mut().for_each(of_all);
        }
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

    /// Where a step begins to count: what it says itself, what its case asks, the standard, or the end of the case before.
    fn start(&mut self, arm: &mut Arm) {
        let Give::Step(step) = &mut arm.give else { return };
        if arm.tests == [Test::Else] {
            arm.tests.clear();
        }
        // 被通报的，每次扣1分: the words say what is counted.
        let found = matches!(step.words.0.as_str(), "" | "发现" | "出现" | "发生" | "查出");
        if let ([Test::Words(words)], Side::Count, true) = (arm.tests.as_slice(), step.side, found) {
            step.words.0 = [words, step.words.0.as_str()].concat();
            arm.tests.clear();
        }
        let last = self.parts.last().filter(|part| part.marker.is_empty() || self.item.is_none());
        // 任务3000亩，每少5亩扣1分
        let base = self.stated.iter().find(|(_, unit)| *unit == step.unit).map(|(at, _)| *at);
        if let (Some(base), None, false) = (base, step.from, step.adds)
            && let Some(side) = side_of(&step.words.0, "")
        {
            (step.side, step.from) = (side, Some(base));
        }
        if step.side == Side::Count {
            // 不超过30分钟得3分，每超过10分钟扣1分: the unit is that of the case, so it is no number of cases.
            let same = |arm: &Arm| matches!(arm.tests.as_slice(), [Test::Range { unit, .. }] if *unit == step.unit);
            let beyond = match arm.tests.as_slice() {
                [Test::Range { low: Some(_), high: None, unit, .. }] if *unit == step.unit => Some(Side::Over),
                [Test::Range { low: None, high: Some(_), unit, .. }] if *unit == step.unit => Some(Side::Under),
                _ => None,
            };
            let side = side_of(&step.words.0, "").or(beyond);
            match side.filter(|_| {
                same(&Arm { tests: arm.tests.clone(), any: false, give: Give::Minus(Amount::ZERO) })
                    || last.is_some_and(|part| part.arms.iter().any(same))
            }) {
                Some(side) => step.side = side,
                None => return,
            }
        }
        let facing = |test: &Test| match (test, step.side) {
            (Test::Range { low: Some(edge), high: None, .. }, Side::Over) => Some(edge.at),
            (Test::Range { low: None, high: Some(edge), .. }, Side::Under | Side::Both | Side::Count) => Some(edge.at),
            _ => None,
        };
        if let Some(at) = arm.tests.iter().find_map(facing) {
            step.from.get_or_insert(at);
            arm.tests.retain(|test| facing(test).is_none());
        }
        if step.from.is_some() {
            // 100%以下得5分；100%以下每低1个百分点扣0.5分
            let both = |test: &Test| match test {
                Test::Range { low: None, high: Some(edge), .. } => {
                    step.side == Side::Under && Some(edge.at) == step.from
                }
                Test::Range { low: Some(edge), high: None, .. } => {
                    step.side == Side::Over && Some(edge.at) == step.from
                }
                _ => false,
            };
            let arms =
                last.iter().flat_map(|part| &part.arms).filter(|arm| arm.fixed().is_some_and(|at| !at.is_zero()));
            if !step.adds && arms.flat_map(|arm| &arm.tests).any(both) {
                self.wrong = Some(("同一种情况既得分、又扣分", "the same case both gives and takes points"));
            }
            return;
        }
        // 增长的，在3分基础上每增长1%扣1分
        let rises = ["增长", "上升", "增加"];
        if step.unit == "%"
            && rises.iter().any(|word| step.words.0.contains(word))
            && matches!(arm.tests.as_slice(), [Test::Words(words)] if rises.iter().any(|word| words.ends_with(word)))
        {
            arm.tests.clear();
            step.from = Some(Amount::ZERO);
            return;
        }
        step.from = self.standard;
        // 每低于序时进度2个百分点: from that figure.
        if step.unit == "%" && super::award::reference(&step.words.0).is_some() {
            step.from = Some(Amount::ZERO);
            return;
        }
        let part = self.parts.last();
        let giving: Vec<&Arm> = part
            .map(|part| part.arms.iter().filter(|arm| arm.fixed().is_some_and(|points| !points.is_zero())).collect())
            .unwrap_or_default();
        if let ([Arm { tests, any, .. }], None) = (giving.as_slice(), step.from)
            && let [Test::Range { low, high, .. }, rest @ ..] = tests.as_slice()
            && (rest.is_empty() || *any)
        {
            let edge = match (step.side, low, high) {
                (Side::Over, Some(low), None) if step.adds => Some(low),
                (Side::Over, _, Some(high)) => Some(high),
                (Side::Under, Some(low), _) => Some(low),
                _ => None,
            };
            step.from = edge.map(|edge| edge.at);
        }
        // 每增长1%: a rate of growth counts from nothing.
        let ranged = part.is_some_and(|part| {
            part.arms.iter().flat_map(|arm| &arm.tests).any(|test| matches!(test, Test::Range { .. }))
        });
        let grows = ["增长", "上升", "增加"].iter().any(|word| step.words.0.contains(word));
        // 每超预算1%; 未调整预算得满分，调整率每10%: what is said of is the excess.
        let without = |arm: &&Arm| matches!(arm.tests.as_slice(), [Test::Words(words)] if words.contains(['未', '无']));
        let excess = step.words.0.starts_with("超预算") || step.words.0.contains("调整") && giving.iter().all(without);
        if excess && step.from.is_none() && step.unit == "%" {
            step.from = Some(Amount::ZERO);
        }
        if step.from.is_none()
            && !ranged
            && grows
            && step.unit == "%"
            && (part.is_some() || step.words.0.contains("增长"))
        {
            step.from = Some(Amount::ZERO);
        }
        if step.from.is_none() && step.unit == "%" {
            self.wrong = Some(("扣分的起点没有写明", "where the deduction begins is not said"));
        }
        if giving.len() > 1 && step.from.is_none() {
            self.wrong = Some(("扣分的起点没有写明", "where the deduction begins is not said"));
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
            parts.iter_mut().flat_map(|part| &mut part.arms).flat_map(|arm| &mut arm.tests).for_each(of_all);
        }
        parts.iter_mut().for_each(super::change::change);
        parts.iter_mut().for_each(tidy);
        let parts = parts.into_iter().flat_map(|part| listed(part, points)).collect();
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

/// 全部符合 and 有一项不符合 speak of the requirements listed before.
fn of_all(test: &mut Test) {
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

/// 100%得10分 above 90%以上得8分 means 100% and more; a date without its year is of the year named before.
fn tidy(part: &mut Part) {
    let most = part.arms.iter().filter_map(Arm::fixed).max();
    let (mut highest, mut count, mut year) = (Amount::ZERO, 0usize, Amount::ZERO);
    for arm in &mut part.arms {
        for test in &mut arm.tests {
            let Test::Range { low, high, unit, .. } = test else { continue };
            for edge in low.iter_mut().chain(high) {
                if unit == "日期" {
                    let years = edge.at.over(Amount::whole(10_000)).map_or(Amount::ZERO, Amount::whole_part);
                    let start = years.times(Amount::whole(10_000)).unwrap_or_default();
                    year = if start.is_zero() { year } else { start };
                    edge.at = if start.is_zero() { edge.at.plus(year).unwrap_or(edge.at) } else { edge.at };
                }
                highest = highest.max(edge.at);
            }
            count = count.saturating_add(1);
        }
    }
    adjoin(part);
    let subject = super::known::subject_of(part).to_owned();
    let mut tests = part.arms.iter_mut().filter(|arm| arm.tests.len() == 1).flat_map(|arm| &mut arm.tests);
    // The first that has them keeps its words.
    tests.find(|test| matches!(test, Test::Range { subject: own, .. } if *own == subject));
    for test in tests {
        let dated = matches!(test, Test::Range { unit, .. } if unit == "日期");
        if let Test::Range { subject: later, low, high, .. } = test
            && low.iter().chain(high.iter()).all(|edge| edge.other().is_none())
            && (subject.ends_with(later.as_str()) || dated && subject.contains(later.as_str()))
        {
            later.clear();
        }
    }
    let steps = part.arms.iter().any(|arm| matches!(arm.give, Give::Step(_)));
    for arm in &mut part.arms {
        let less = ["控制", "变动", "调整", "结转", "结余", "超", "负债"].iter().any(|word| subject.contains(word));
        let top = arm.fixed() == most && (count > 1 || !less) && !steps;
        if let [Test::Range { low: Some(low), high, unit, .. }] = arm.tests.as_mut_slice()
            && high.as_ref() == Some(low)
            && (top && low.at == highest && unit == "%" && !low.at.is_zero())
            && low.against.is_empty()
        {
            *high = None;
        }
    }
}

/// 80%（含）-90% beside 90%以上: what is said of one end tells of the other, where another band begins there.
fn adjoin(part: &mut Part) {
    let mut ends: Vec<Amount> = Vec::new();
    for test in part.arms.iter().flat_map(|arm| &arm.tests) {
        if let Test::Range { low, high, .. } = test {
            let same = low == high;
            ends.take_in(low.iter().chain(high.iter().filter(|_| !same)).map(|edge| edge.at));
        }
    }
    let met = |at: Amount| ends.iter().filter(|end| **end == at).count() > 1;
    let other = |end: End| if end == End::Closed { End::Open } else { End::Closed };
    for test in part.arms.iter_mut().flat_map(|arm| &mut arm.tests) {
        let Test::Range { low: Some(low), high: Some(high), .. } = test else { continue };
        match (low.end, high.end) {
            (End::Unsaid, said) if said != End::Unsaid && met(low.at) => low.end = other(said),
            (said, End::Unsaid) if said != End::Unsaid && met(high.at) => high.end = other(said),
            _ => {}
        }
    }
}

/// 预算执行6分，得分=执行率×6分；资金管理4分：①专款专用2分②无挪用2分: the points of a heading are those of what follows.
/// None where the bands of a section follow.
fn unheaded(parts: Vec<Part>, points: Amount) -> Option<Vec<Part>> {
    let whole = parts.iter().map(|part| part.arms.first().and_then(Arm::fixed));
    if whole.into_iter().try_fold(Amount::ZERO, |sum, given| sum.plus(given?)) == Some(points) {
        return Some(parts);
    }
    let mut left: Vec<Part> = Vec::new();
    let mut rest = parts.as_slice();
    while let [part, behind @ ..] = rest {
        rest = behind;
        let mut arms = part.arms.as_slice();
        let mut part = Part { marker: part.marker.clone(), arms: Vec::new(), floor: part.floor };
        while let [arm, after @ ..] = arms {
            arms = after;
            let worded =
                |arm: &Arm| arm.tests.iter().all(|test| matches!(test, Test::Words(_))) && !arm.tests.is_empty();
            let given = arm.fixed().filter(|given| worded(arm) && !given.is_zero());
            let next = after.iter().chain(behind.iter().flat_map(|part| &part.arms));
            let mut sum = Some(Amount::ZERO);
            let mut items = 0usize;
            for item in next.clone().take_while(|item| worded(item)) {
                sum = sum.zip(item.fixed()).and_then(|(sum, given)| sum.plus(given));
                items = items.saturating_add(1);
                if sum >= given {
                    break;
                }
            }
            // B. follows A., it is no part of it.
            let level = behind
                .first()
                .is_some_and(|next| !part.marker.is_empty() && kind_of(&part.marker) == kind_of(&next.marker));
            let heads = match next.clone().next() {
                _ if level && after.is_empty() => false,
                Some(Arm { give: Give::Ratio(ratio), tests, .. }) => {
                    tests.is_empty() && Some(ratio.of) == given && !ratio.over.is_empty()
                }
                Some(Arm { tests, give: Give::Points { high, .. }, .. })
                    if Some(*high) == given
                        && after.len() > 1
                        && matches!(tests.as_slice(), [Test::Range { subject, .. }] if subject.is_empty()) =>
                {
                    return None;
                }
                _ => {
                    items > 1 && sum == given && !behind.is_empty() && behind.iter().any(|part| !part.marker.is_empty())
                }
            };
            if !(heads && given.is_some()) {
                part.arms.push(arm.clone());
            }
        }
        if !part.arms.is_empty() {
            left.push(part);
        }
    }
    Some(left)
}

/// A, 1, ①, (1: the manner of a marker.
fn kind_of(marker: &str) -> (bool, bool, bool, bool) {
    let is = |fits: fn(&char) -> bool| marker.chars().any(|c| fits(&c));
    let circled = is(|c| matches!(c, '①'..='⑳'));
    (marker.starts_with('('), circled, is(char::is_ascii_digit), is(char::is_ascii_uppercase))
}

/// （1）≥90%计3分；（2）≥80%计2分: numbered bands are no items.
fn merged(parts: Vec<Part>, points: Amount) -> Vec<Part> {
    let (mut sum, mut most) = (Amount::ZERO, Amount::ZERO);
    for part in &parts {
        let [arm] = part.arms.as_slice() else { return parts };
        let Some(given) =
            arm.fixed().filter(|_| !part.marker.is_empty() && matches!(arm.tests.as_slice(), [Test::Range { .. }]))
        else {
            return parts;
        };
        (sum, most) = (sum.plus(given).unwrap_or(sum), most.max(given));
    }
    if parts.len() < 2 || sum == points || most != points {
        return parts;
    }
    vec![Part { marker: String::new(), arms: parts.into_iter().flat_map(|part| part.arms).collect(), floor: false }]
}

/// Requirements that together make the points of the row are no grades: each is a part of its own.
fn listed(part: Part, points: Amount) -> Vec<Part> {
    let mut part = part;
    // 制度建设2分，其中：制度健全1分，制度有效1分
    let given: Vec<Amount> = part.arms.iter().filter_map(Arm::fixed).collect();
    if let [whole, rest @ ..] = given.as_slice()
        && *whole == points
        && rest.len() > 1
        && !rest.contains(&Amount::ZERO)
        && given.len() == part.arms.len()
        && rest.iter().try_fold(Amount::ZERO, |sum, given| sum.plus(*given)) == Some(points)
        && part.arms.iter().all(|arm| matches!(arm.tests.as_slice(), [Test::Words(_)]))
    {
        part.arms.remove(0);
    }
    let mut sum = Some(Amount::ZERO);
    for arm in &part.arms {
        let given = arm.fixed().filter(|given| !given.is_zero() && !arm.tests.contains(&Test::Else));
        sum = sum.zip(given).and_then(|(sum, given)| sum.plus(given));
    }
    if part.arms.len() < 2 || !part.marker.is_empty() {
        return vec![part];
    }
    if sum != Some(points) && !(sum.is_some() && additive(&part, points)) {
        return by_figure(part, points);
    }
    part.arms.into_iter().map(|arm| Part { marker: String::new(), arms: vec![arm], floor: false }).collect()
}

/// 编制合理2分；程序合规1分；按时上报1分: none of them gives all, and none is a grade.
fn additive(part: &Part, points: Amount) -> bool {
    const GRADES: &[&str] = &[
        "好",
        "差",
        "一般",
        "较",
        "优",
        "良",
        "中",
        "明显",
        "显著",
        "基本",
        "部分",
        "全部",
        "大部分",
        "等",
        "级",
        "档",
        "完全",
        "合格",
        "满意",
        "奖",
        "高",
        "低",
        "多",
        "少",
    ];
    let words = part.arms.iter().map(|arm| match arm.tests.as_slice() {
        [Test::Words(words)] if arm.fixed() < Some(points) => Some(words.as_str()),
        _ => None,
    });
    let graded = |words: &str| GRADES.iter().any(|grade| words.contains(grade));
    part.arms.len() > 2 && words.into_iter().all(|words| words.is_some_and(|words| !graded(words)))
}

/// 控制率≤100%得2分；变动率≤0得2分: cases of two figures that together make the points of the row are two parts.
fn by_figure(part: Part, points: Amount) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut subjects: Vec<&str> = Vec::new();
    for arm in &part.arms {
        let [Test::Range { subject, .. }] = arm.tests.as_slice() else { return vec![part] };
        let new = subjects.is_empty() || !subject.is_empty() && subjects.iter().all(|known| *known != subject);
        if arm.fixed().is_none() || new && arm.fixed() == Some(Amount::ZERO) {
            return vec![part];
        }
        if new {
            subjects.push(subject);
            parts.push(Part::default());
        }
        if let Some(last) = parts.last_mut() {
            last.arms.push(arm.clone());
        }
    }
    let most = |part: &Part| part.arms.iter().filter_map(Arm::fixed).max();
    let sum = parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(most(part)?));
    if parts.len() < 2 || sum != Some(points) {
        return vec![part];
    }
    parts.iter_mut().for_each(tidy);
    parts
}

/// True where a case goes on with those of the part before it.
fn joins(part: &Part, arm: &Arm) -> bool {
    let lone = arm.tests.iter().any(|test| matches!(test, Test::Else));
    let fixed = part.arms.iter().any(|arm| arm.fixed().is_some());
    match &arm.give {
        _ if lone => true,
        // 每建立1项得0.5分；印发执行的得1分: two things, but not 完成4项得满分.
        Give::Points { .. } if part.arms.iter().all(adds) && matches!(arm.tests.as_slice(), [Test::Words(_)]) => false,
        Give::Step(step) if step.adds => fixed && step.from.is_some(),
        Give::Step(step) => fixed || step.side != Side::Count && !part.arms.is_empty(),
        Give::Ratio(_) | Give::Line => fixed,
        // 否则不得分 ends what it is said of.
        Give::Points { high, .. } => {
            let all = matches!(arm.tests.as_slice(), [Test::All | Test::NoneOf]);
            let over = part.arms.iter().any(|arm| arm.tests == [Test::Else]) && !high.is_zero() && !all;
            part.marker.is_empty() && !over || bands(part, arm)
        }
        // 公开规范得5分；未公开预算扣1分
        Give::Minus(_) => fixed && bands(part, arm) || worded(arm) && takes_from_words(part),
    }
}

fn worded(arm: &Arm) -> bool {
    matches!(arm.tests.as_slice(), [Test::Words(_)])
}

/// One case in words that gives points, then cases in words that take.
fn takes_from_words(part: &Part) -> bool {
    let takes = |arm: &Arm| matches!(arm.give, Give::Minus(_)) && worded(arm);
    matches!(part.arms.as_slice(), [first, rest @ ..] if first.fixed().is_some_and(|given| !given.is_zero()) && worded(first) && rest.iter().all(takes))
}

/// 每建立1项得0.5分
fn adds(arm: &Arm) -> bool {
    matches!(&arm.give, Give::Step(step) if step.adds && step.side == Side::Count && step.from.is_none())
}

/// True where a case is a further band of the figure of a part.
fn bands(part: &Part, arm: &Arm) -> bool {
    let unit = |arm: &Arm| match arm.tests.as_slice() {
        [Test::Range { subject, unit, .. }] => Some((subject.clone(), unit.clone())),
        _ => None,
    };
    let subject = super::known::subject_of(part);
    let last = part.arms.last().and_then(unit);
    let next = unit(arm);
    last.zip(next).is_some_and(|((_, unit), (other, next))| unit == next && subject.ends_with(other.as_str()))
}

impl Edge {
    /// The other figure, where it is compared with one.
    pub fn other(&self) -> Option<&str> {
        (!self.against.is_empty()).then_some(self.against.as_str())
    }
}
