//! Where a step begins to count.

use super::read::Reading;
use super::step::side_of;
use super::words::Side;
use super::{Arm, Give, Test};
use crate::base::amount::Amount;

impl Reading {
    /// 在95%至105%之间得5分，每偏离1个百分点扣1分: below the one end and above the other.
    pub(super) fn sides(&self, arm: Arm) -> Vec<Arm> {
        let Give::Step(step) = &arm.give else { return vec![arm] };
        let own = |arm: &Arm| {
            let (mut least, mut most) = (None, None);
            for test in &arm.tests {
                if let Test::Range { low, high, unit, .. } = test
                    && unit == "%"
                {
                    (least, most) = (least.or(low.as_ref()), most.or(high.as_ref()));
                }
            }
            least.zip(most).map(|(least, most)| (least.at, most.at))
        };
        let giving =
            || self.parts.last().and_then(|part| part.arms.first().filter(|_| part.arms.len() == 1)).and_then(own);
        let beyond = own(&arm).map(|(over, under)| (under, over));
        let none = step.from.is_none() && self.standard.is_none() && step.unit == "%" && step.side == Side::Both;
        let ends =
            beyond.or_else(|| giving().filter(|_| arm.tests.is_empty())).filter(|(low, high)| none && low < high);
        let Some((low, high)) = ends else { return vec![arm] };
        let side = |from: Amount, side: Side, word: &str| {
            let words = (word.to_owned(), String::new());
            let step = super::Step { from: Some(from), side, words, ..step.clone() };
            Arm { tests: Vec::new(), any: false, give: Give::Step(step) }
        };
        vec![side(low, Side::Under, "低"), side(high, Side::Over, "超")]
    }

    /// 达到90%得5分，未达到的按比例计分: in proportion to 90%, or to the target that is stated.
    pub(super) fn whole(&self, arm: &mut Arm) {
        let Give::Ratio(ratio) = &mut arm.give else { return };
        if !ratio.over.is_empty() || ratio.full != Amount::whole(100) {
            return;
        }
        let best = self.parts.last().and_then(|part| part.arms.iter().max_by_key(|arm| arm.fixed()));
        let reached = match best.map(|arm| arm.tests.as_slice()) {
            Some([Test::Range { low: Some(low), unit, .. }]) if unit == "%" && low.other().is_none() => Some(low.at),
            _ => None,
        };
        let stated =
            || self.stated.iter().find(|(at, unit)| unit == "%" && *at < Amount::whole(100)).map(|(at, _)| *at);
        let full = reached.or_else(stated).filter(|at| !at.is_zero() && !at.is_negative());
        ratio.full = full.unwrap_or(ratio.full);
    }

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
        // A率95%得2分，每低1%扣0.1分。B率100%得3分，每低1%扣0.5分: the last, where it is of another figure.
        let named = |arm: &Arm| match arm.tests.as_slice() {
            [Test::Range { subject, .. }] => subject.clone(),
            _ => String::new(),
        };
        let mut giving = giving;
        if let [first, .., last] = giving.as_slice() {
            let (one, other) = (named(first), named(last));
            if !one.is_empty() && !other.is_empty() && !one.ends_with(&other) && !other.ends_with(&one) {
                giving = vec![last];
                self.several = true;
            }
        }
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
