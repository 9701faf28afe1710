//! Points for every so much (每超过一个百分点扣0.5分), and formulas.

use super::phrase::{Reader, Says, bare};
use super::words::{Kind, SIDES, Side};
use super::{Give, Ratio, Step};
use crate::base::amount::Amount;

impl Reader<'_> {
    /// 控制率=在职/编制×100% says what a figure is; 得分=完成率×分值 gives points.
    pub(super) fn formula(&mut self) -> bool {
        if self.kind() != Kind::Equal || matches!(self.kind_at(self.at.saturating_add(1)), Kind::Number | Kind::Date) {
            return false;
        }
        let gives = self.words.ends_with("得分") || self.words.ends_with("计分") || self.words.ends_with("得");
        let start = self.at.saturating_add(1);
        let (mut end, mut depth, mut operator) = (start, 0usize, false);
        loop {
            match self.kind_at(end) {
                Kind::End | Kind::Stop => break,
                Kind::Pause if depth == 0 => break,
                Kind::Close if depth == 0 => break,
                Kind::Open => depth = depth.saturating_add(1),
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Times | Kind::Over => operator = true,
                _ => operator |= self.text_at(end).contains('除'),
            }
            end = end.saturating_add(1);
        }
        if !operator {
            return false;
        }
        let factors = self.factors(start, end);
        self.at = end;
        self.words.clear();
        if gives {
            match factors {
                Some(over) => {
                    let ratio = Ratio { of: self.points, full: Amount::whole(100), over };
                    self.push(Says::Gives(Give::Ratio(ratio)));
                }
                None => self.doubt = Some("得分公式".to_owned()),
            }
        }
        true
    }

    /// The rate in rate × points; none where the product is of another kind.
    pub(super) fn factors(&self, start: usize, end: usize) -> Option<String> {
        let (mut rate, mut current, mut weights, mut depth) = (String::new(), String::new(), 0u8, 0usize);
        for at in start..=end {
            let kind = if at == end { Kind::Times } else { self.kind_at(at) };
            match kind {
                Kind::Open => depth = depth.saturating_add(1),
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Times if depth == 0 => {
                    let factor = std::mem::take(&mut current);
                    let bare = factor.trim_end_matches('分');
                    let weight = Amount::parse(bare) == Some(self.points) || factor == "分值";
                    if weight {
                        weights = weights.saturating_add(1);
                    } else if factor != "100%" {
                        if !rate.is_empty() {
                            return None;
                        }
                        rate = factor;
                    }
                }
                Kind::Share | Kind::Full => current.push_str("分值"),
                Kind::Skip => {}
                _ => current.push_str(self.text_at(at)),
            }
        }
        let plain = !rate.is_empty() && !rate.contains(['-', '+', '—', '=']);
        (weights == 1 && plain).then_some(rate)
    }

    /// 每超过一个百分点扣0.5分, 每低于100%一个百分点扣0.1分, 每发现一例扣1分, 发现一例扣1分.
    pub(super) fn step(&mut self) -> Option<Step> {
        let each = self.kind() == Kind::Each;
        let one = self.kind() == Kind::Number
            && self.amount() == Amount::whole(1)
            && self.kind_at(self.at.saturating_add(1)) == Kind::Counter;
        if !each && !one {
            return None;
        }
        let start = self.at;
        let found = self.steps(each);
        match &found {
            Some(_) => self.words.clear(),
            None => {
                self.at = start;
                self.unread_step(each);
            }
        }
        found
    }

    pub(super) fn steps(&mut self, each: bool) -> Option<Step> {
        let mut before = if each { String::new() } else { bare(&self.words).to_owned() };
        if each {
            if self.text() == "每一" {
                before.clear();
            }
            self.step_on();
        }
        let (mut from, mut number, mut unit, mut after) = (None, None, String::new(), String::new());
        let adds = loop {
            match self.kind() {
                Kind::End | Kind::Stop | Kind::Each | Kind::Marker => return None,
                Kind::Gain if self.number_at(1) && each => break true,
                Kind::Deduct if self.number_at(1) => break false,
                // 每年不少于2次 asks for something else.
                Kind::Dash | Kind::OrMore | Kind::OrLess if number.is_some() => return None,
                Kind::AtLeast | Kind::AtMost if self.kind_at(self.at.saturating_add(1)) == Kind::Number => return None,
                Kind::Number if self.kind_at(self.at.saturating_add(1)) == Kind::Points && each && number.is_some() => {
                    break true;
                }
                Kind::Number => {
                    let amount = self.amount();
                    self.step_on();
                    let read = self.unit();
                    if read.is_empty() {
                        return None;
                    }
                    match number {
                        // 每低于100%一个百分点: the first number is where counting begins.
                        Some(first) if unit == read && read == "%" => from = Some(first),
                        Some(_) => {
                            after.push_str(&amount.written(0));
                            after.push_str(&read);
                            continue;
                        }
                        None => {}
                    }
                    (number, unit) = (Some(amount), read);
                }
                Kind::Percent | Kind::Counter if number.is_none() => {
                    (number, unit) = (Some(Amount::whole(1)), self.unit());
                }
                Kind::Pause | Kind::Open | Kind::Close => self.step_on(),
                _ => {
                    let words = if number.is_none()
                        || (from.is_none() && unit == "%" && after.is_empty() && self.number_at(0))
                    {
                        &mut before
                    } else {
                        &mut after
                    };
                    words.push_str(self.tokens.get(self.at).map_or("", |token| token.text.as_str()));
                    self.step_on();
                }
            }
        };
        while matches!(self.kind(), Kind::Deduct | Kind::Gain | Kind::Skip | Kind::Share) {
            self.step_on();
        }
        let (_, amount) = self.fixed().or_else(|| self.share())?;
        let (before, after) = (bare(&before).to_owned(), bare(&after).to_owned());
        let side = if unit == "%" { side_of(&before, &after)? } else { Side::Count };
        Some(Step {
            adds,
            from,
            side,
            each: number?,
            unit,
            words: (before, after),
            amount,
            most: None,
            floor: false,
            begun: None,
        })
    }

    /// 每 before points that it was not understood how to count.
    pub(super) fn unread_step(&mut self, each: bool) {
        let mut ahead = 1usize;
        while each && !matches!(self.kind_at(self.at.saturating_add(ahead)), Kind::End | Kind::Stop) {
            let kind = self.kind_at(self.at.saturating_add(ahead));
            if matches!(kind, Kind::Deduct | Kind::Gain) && self.number_at(ahead.saturating_add(1)) {
                self.doubt.get_or_insert_with(|| "每".to_owned());
            }
            ahead = ahead.saturating_add(1);
        }
    }

    /// A number of points or a share follows `ahead` tokens from here.
    pub(super) fn number_at(&self, ahead: usize) -> bool {
        let mut at = self.at.saturating_add(ahead);
        while matches!(self.kind_at(at), Kind::Skip | Kind::Share | Kind::Gain | Kind::Deduct) {
            at = at.saturating_add(1);
        }
        let behind = |ahead: usize| self.kind_at(at.saturating_add(ahead));
        let shared = at > 0 && self.kind_at(at.saturating_sub(1)) == Kind::Skip || behind(2) == Kind::Share;
        match (self.kind_at(at), behind(1)) {
            (Kind::Number, Kind::Points) => true,
            (Kind::Number, Kind::Percent) => shared || behind(2) == Kind::Skip && behind(3) == Kind::Share,
            (Kind::Percent, _) => shared,
            _ => false,
        }
    }
}

pub(super) fn side_of(before: &str, after: &str) -> Option<Side> {
    SIDES
        .iter()
        .find(|(_, words)| words.split(' ').any(|word| before.contains(word) || after.contains(word)))
        .map(|(side, _)| *side)
}
