//! Where a step begins to count.

use super::read::Reading;
use super::step::side_of;
use super::words::Side;
use super::{Arm, Give, Test};
use crate::base::amount::Amount;

impl Reading {
    /// 控制率≤1, 大于1的: of a rate 1 is 100%.
    pub(super) fn shares(&mut self, tests: &mut [Test]) {
        for test in tests {
            let Test::Range { subject, low, high, unit } = test else { continue };
            if !subject.is_empty() {
                let change = ["变动", "增长", "调整", "下降"].iter().any(|word| subject.contains(word));
                self.rate = subject.ends_with('率') && !change;
            }
            let edges = || low.iter().chain(high.iter());
            let share = |at: Amount| !at.is_negative() && at <= Amount::whole(2);
            let fits =
                edges().all(|edge| edge.against.is_empty() && share(edge.at)) && edges().any(|edge| !edge.at.is_zero());
            if self.rate && unit.is_empty() && fits {
                "%".clone_into(unit);
                for edge in low.iter_mut().chain(high) {
                    edge.at = edge.at.times(Amount::whole(100)).unwrap_or(edge.at);
                }
            }
        }
    }

    /// Where a step begins to count: what it says itself, what its case asks, the standard, or the end of the case before.
    pub(super) fn start(&mut self, arm: &mut Arm) {
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
        if step.unit == "%" && super::deduct::reference(&step.words.0).is_some() {
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
                (Side::Both, Some(low), Some(high)) if low.at == high.at => Some(low),
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
}
