//! Phrases → scheme: which cases belong together, from where a deduction counts, what is not certain.

use super::phrase::{Phrase, Says, phrases};
use super::token::tokens;
use super::words::Side;
use super::{Arm, Check, Edge, Give, Part, Ratio, Scheme, Test};
use crate::base::amount::Amount;
use crate::base::text::Text;
use crate::ingest::limits;

/// Reads a criterion for a row of so many points.
pub fn read(text: &str, points: Amount) -> Scheme {
    if text.chars().nth(limits::CRITERION_CHARS).is_some() {
        return unread(points, "评分标准过长", "the criterion is too long");
    }
    let (phrases, doubt) = phrases(&tokens(text), points);
    let mut reading = Reading::default();
    for phrase in phrases {
        reading.take(phrase);
    }
    let graded = reading.parts.iter().flat_map(|part| &part.arms).any(|arm| match arm.give {
        Give::Points { low, high } => low != high,
        _ => false,
    });
    match doubt {
        Some(word) if !graded => unread(points, &format!("“{word}”需由人判断"), "left to a person's judgement"),
        _ => reading.scheme(points),
    }
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
}

impl Reading {
    fn take(&mut self, phrase: Phrase) {
        if let Some(marker) = phrase.marker {
            self.item = Some(marker);
        }
        let tests = phrase.tests;
        match phrase.says {
            Says::Weight(_) => {}
            Says::Standard(at) => self.standard = Some(at),
            Says::Begun(whole) => self.steps(|step| step.begun = Some(whole)),
            Says::Floor => self.steps(|step| step.floor = true),
            Says::Most(most) => self.steps(|step| step.most = Some(most)),
            Says::Nothing => self.requirement(tests),
            Says::Gives(give) => self.arm(Arm { tests, any: phrase.any, give }),
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
            let words = tests.iter().map(super::render::test).collect::<Vec<_>>().join("，");
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
        if !self.checks.is_empty() {
            arm.tests.iter_mut().for_each(of_all);
        }
        if let Some(marker) = self.item.take() {
            self.start(&mut arm);
            self.parts.push(Part { marker, arms: vec![arm] });
            return;
        }
        self.start(&mut arm);
        let joins = self.parts.last().is_some_and(|part| joins(part, &arm));
        match self.parts.last_mut() {
            Some(part) if joins => part.arms.push(arm),
            _ => self.parts.push(Part { marker: String::new(), arms: vec![arm] }),
        }
    }

    /// Where a step begins to count: what it says itself, what its case asks, the standard, or the end of the case before.
    fn start(&mut self, arm: &mut Arm) {
        let Give::Step(step) = &mut arm.give else { return };
        if step.side == Side::Count {
            return;
        }
        if let [Test::Range { low, high, .. }] = arm.tests.as_slice() {
            let facing = match step.side {
                Side::Over => low,
                _ => high,
            };
            let both = low.is_some() && high.is_some();
            if let (Some(edge), false) = (facing, both) {
                step.from.get_or_insert(edge.at);
                arm.tests.clear();
            }
        }
        if step.from.is_some() {
            return;
        }
        step.from = self.standard;
        let part = self.parts.last();
        let giving: Vec<&Arm> = part
            .map(|part| part.arms.iter().filter(|arm| arm.fixed().is_some_and(|points| !points.is_zero())).collect())
            .unwrap_or_default();
        if let ([Arm { tests, .. }], None) = (giving.as_slice(), step.from)
            && let [Test::Range { low, high, .. }] = tests.as_slice()
        {
            let edge = match (step.side, low, high) {
                (Side::Over, _, Some(high)) => Some(high),
                (Side::Under, Some(low), _) => Some(low),
                _ => None,
            };
            step.from = edge.map(|edge| edge.at);
        }
        // 每增长1%: a rate of growth counts from nothing.
        if step.from.is_none() && part.is_none() && step.words.0.contains("增长") {
            step.from = Some(Amount::ZERO);
        }
        if step.from.is_none() && step.unit == "%" {
            self.wrong = Some(("扣分的起点没有写明", "where the deduction begins is not said"));
        }
        if giving.len() > 1 && step.from.is_none() {
            self.wrong = Some(("扣分的起点没有写明", "where the deduction begins is not said"));
        }
    }

    fn scheme(self, points: Amount) -> Scheme {
        if let Some((zh, en)) = self.wrong {
            return unread(points, zh, en);
        }
        if self.parts.is_empty() {
            return unread(points, "没有写明如何得分", "it does not say how points are given");
        }
        let parts = self.parts.into_iter().flat_map(|part| listed(part, points)).collect();
        Scheme { points, parts, checks: self.checks, why: None }
    }
}

/// 全部符合 and 有一项不符合 speak of the requirements listed before.
fn of_all(test: &mut Test) {
    let Test::Words(words) = test else { return };
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    if has(&["均不", "均未", "都不", "都未", "全部不", "全不"]) {
        *test = Test::NoneOf;
    } else if has(&["一项", "任一", "任何", "其中", "有缺"]) && has(&["不", "未", "缺"]) {
        *test = Test::Else;
    } else if has(&["全部", "均", "都", "同时", "所有", "完全", "各项"]) && !has(&["不", "未", "部分"])
    {
        *test = Test::All;
    }
}

/// Requirements that together make the points of the row are no grades: each is a part of its own.
fn listed(part: Part, points: Amount) -> Vec<Part> {
    let mut sum = Some(Amount::ZERO);
    for arm in &part.arms {
        let given = arm.fixed().filter(|given| !given.is_zero() && !arm.tests.contains(&Test::Else));
        sum = sum.zip(given).and_then(|(sum, given)| sum.plus(given));
    }
    if part.arms.len() < 2 || sum != Some(points) || !part.marker.is_empty() {
        return vec![part];
    }
    part.arms.into_iter().map(|arm| Part { marker: String::new(), arms: vec![arm] }).collect()
}

/// True where a case goes on with those of the part before it.
fn joins(part: &Part, arm: &Arm) -> bool {
    let lone = arm.tests.iter().any(|test| matches!(test, Test::Else));
    let fixed = part.arms.iter().any(|arm| arm.fixed().is_some());
    match &arm.give {
        _ if lone => true,
        Give::Step(step) if !step.adds => fixed || step.side != Side::Count && !part.arms.is_empty(),
        Give::Ratio(_) => fixed,
        Give::Points { .. } => part.marker.is_empty(),
        _ => false,
    }
}

impl Edge {
    /// The other figure, where it is compared with one.
    pub fn other(&self) -> Option<&str> {
        (!self.against.is_empty()).then_some(self.against.as_str())
    }
}

impl Ratio {
    /// The two figures of a quotient.
    pub fn quotient(&self) -> Option<(&str, &str)> {
        let inner = self.over.trim_matches(['(', ')']);
        inner.split_once(['/', '÷'])
    }
}
