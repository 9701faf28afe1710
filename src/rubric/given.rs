//! What a case gives: 计5分, 得满分, 不得分, 得60%的分值, 扣1分, 4-5分, 按比例计分, and its limits.

use super::phrase::{Reader, Says};
use super::words::Kind;
use super::{Give, Ratio};
use crate::base::amount::Amount;

impl Reader<'_> {
    /// 不足1个百分点按1个百分点计, 不足1个百分点不扣分, behind a step.
    pub(super) fn begun(&mut self) -> Option<bool> {
        let Some(Says::Gives(Give::Step(step))) = self.phrases.last().map(|phrase| &phrase.says) else { return None };
        let number = self.tokens.get(self.at.saturating_add(1))?;
        if self.kind() != Kind::Below || number.kind != Kind::Number || number.amount != step.each {
            return None;
        }
        let mut end = self.at.saturating_add(2);
        let mut words = String::new();
        while !matches!(self.kind_at(end), Kind::End | Kind::Stop | Kind::Pause | Kind::Close) {
            words.push_str(self.text_at(end));
            end = end.saturating_add(1);
        }
        let whole = words.contains('按');
        if !whole && !["不扣", "舍", "忽略", "不予"].iter().any(|word| words.contains(word)) {
            return None;
        }
        self.at = end;
        self.words.clear();
        Some(whole)
    }

    /// 最多扣3分, 最高得5分, 扣分不超过3分.
    pub(super) fn most(&mut self) -> Option<Says> {
        if self.kind() != Kind::Most {
            return None;
        }
        let start = self.at;
        self.step_on();
        while matches!(self.kind(), Kind::Deduct | Kind::Gain | Kind::Skip | Kind::Share | Kind::AtMost) {
            self.step_on();
        }
        let says = if self.kind() == Kind::Full {
            self.step_on();
            Some(Says::Most(self.points))
        } else {
            self.fixed().map(|(_, high)| Says::Most(high))
        };
        if says.is_none() {
            self.at = start;
        } else if self.text() == "为止" || self.text() == "为限" {
            self.step_on();
        }
        says
    }

    /// What a case gives: 计5分, 得满分, 不得分, 得60%的分值, 扣1分, 4-5分.
    pub(super) fn gives(&mut self) -> Option<Says> {
        let start = self.at;
        let found = self.given();
        if found.is_none() {
            self.at = start;
        }
        found
    }

    pub(super) fn given(&mut self) -> Option<Says> {
        let lead = self.kind();
        if lead == Kind::Deduct {
            self.step_on();
            self.skip();
            let amount = self.fixed().or_else(|| self.share())?.1;
            return Some(Says::Gives(Give::Minus(amount)));
        }
        while self.kind() == Kind::Gain {
            self.step_on();
            self.skip();
        }
        match self.kind() {
            Kind::Nothing => {
                self.step_on();
                Some(points(Amount::ZERO, Amount::ZERO))
            }
            Kind::Full => {
                self.step_on();
                let alone = lead == Kind::Full;
                let start = self.at;
                while matches!(self.kind(), Kind::Open | Kind::Gain | Kind::Pause) {
                    self.step_on();
                }
                match self.fixed() {
                    Some((_, high)) if alone && self.is_fresh() => Some(Says::Weight(high)),
                    Some((_, high)) => Some(points(high, high)),
                    None => {
                        self.at = start;
                        Some(points(self.points, self.points))
                    }
                }
            }
            Kind::Ratio => {
                self.step_on();
                Some(self.ratio())
            }
            Kind::Share if lead == Kind::Gain || self.kind_at(self.at.saturating_add(1)) == Kind::Number => {
                self.step_on();
                self.skip();
                let shared = self.share();
                if lead == Kind::Share && shared.is_none() {
                    let (_, high) = self.fixed()?;
                    return self.is_fresh().then_some(Says::Weight(high));
                }
                let (low, high) = shared.unwrap_or((self.points, self.points));
                Some(points(low, high))
            }
            Kind::Number => {
                let (low, high) = match self.fixed() {
                    Some(fixed) if lead == Kind::Gain || !self.is_value_here() => fixed,
                    Some(_) => return None,
                    None => self
                        .share()
                        .filter(|_| self.kind_at(self.at.saturating_sub(1)) == Kind::Share || lead == Kind::Gain)?,
                };
                Some(points(low, high))
            }
            _ => None,
        }
    }

    pub(super) fn skip(&mut self) {
        while self.kind() == Kind::Skip {
            self.step_on();
        }
    }

    /// Nothing was said yet in this sentence.
    pub(super) fn is_fresh(&self) -> bool {
        self.tests.is_empty() && self.chunks.is_empty() && self.words.is_empty()
    }

    /// Points were read, but they are the value that a case asks for: 90分以上, 90分得5分.
    pub(super) fn is_value_here(&self) -> bool {
        let mut ahead = self.at;
        let close = self.kind_at(ahead) == Kind::Close;
        ahead = ahead.saturating_add(usize::from(close));
        while matches!(self.kind_at(ahead), Kind::Skip | Kind::Pause) {
            ahead = ahead.saturating_add(1);
        }
        let direct = ahead == self.at;
        let kind = self.kind_at(ahead);
        kind == Kind::Gain && self.kind_at(ahead.saturating_add(1)) == Kind::Number
            || direct && matches!(kind, Kind::OrMore | Kind::OrLess | Kind::With | Kind::Without | Kind::Dash)
            || self.kind() == Kind::Open
                && matches!(self.kind_at(self.at.saturating_add(1)), Kind::With | Kind::Without)
    }

    /// 5分, 4-5分.
    pub(super) fn fixed(&mut self) -> Option<(Amount, Amount)> {
        let start = self.at;
        let found = self.span_of(Kind::Points);
        if found.is_none() {
            self.at = start;
        }
        found
    }

    /// 60%的分值, 100%-80%（含）: of the points of the row.
    pub(super) fn share(&mut self) -> Option<(Amount, Amount)> {
        let start = self.at;
        let share = self.span_of(Kind::Percent);
        let of = |share: Amount| self.points.times(share)?.over(Amount::whole(100));
        let found = share.and_then(|(low, high)| Some((of(low)?, of(high)?)));
        if found.is_none() {
            self.at = start;
            return None;
        }
        self.skip();
        if matches!(self.kind(), Kind::Share | Kind::Full | Kind::Points) {
            self.step_on();
        }
        found
    }

    pub(super) fn span_of(&mut self, unit: Kind) -> Option<(Amount, Amount)> {
        if self.kind() == Kind::Percent && unit == Kind::Percent {
            // 三分之二
            let value = self.amount();
            self.step_on();
            return (!value.is_zero()).then_some((value, value));
        }
        if self.kind() != Kind::Number {
            return None;
        }
        let first = self.amount();
        self.step_on();
        let mut ended = self.kind() == unit;
        if ended {
            self.step_on();
        }
        self.edge_word();
        let mut second = first;
        if self.kind() == Kind::Dash && self.kind_at(self.at.saturating_add(1)) == Kind::Number {
            self.step_on();
            second = self.amount();
            self.step_on();
            ended = self.kind() == unit;
            if ended {
                self.step_on();
            }
            self.edge_word();
        }
        ended.then_some((first.min(second), first.max(second)))
    }

    /// （含） behind points or shares says nothing that matters.
    pub(super) fn edge_word(&mut self) {
        let bracket = usize::from(self.kind() == Kind::Open);
        let word = self.at.saturating_add(bracket);
        let span = matches!(self.kind_at(word), Kind::With | Kind::Without);
        let behind = self.kind_at(word.saturating_add(bracket).saturating_add(1));
        if span && !matches!(behind, Kind::OrMore | Kind::OrLess | Kind::Number) {
            self.at = word.saturating_add(1).saturating_add(bracket);
        }
    }

    pub(super) fn ratio(&mut self) -> Says {
        self.part();
        let inverse = self.chunks.iter().any(|words| words.contains('反'));
        self.chunks.retain(|words| !words.contains('按') && !words.contains("实际") && !words.contains('同'));
        let hundred = Amount::whole(100);
        Says::Gives(Give::Ratio(Ratio { of: self.points, full: hundred, over: String::new(), inverse }))
    }
}

fn points(low: Amount, high: Amount) -> Says {
    Says::Gives(Give::Points { low, high })
}
