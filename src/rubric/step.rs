//! Points for every so much (每超过一个百分点扣0.5分), and formulas.

use super::phrase::{Reader, Says, bare};
use super::words::{Kind, SIDES, Side};
use super::{Formula, Give, Ratio, Step, expression};
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
        let name = bare(&self.words).to_owned();
        let factors = self.factors(start, end);
        let over = self.joined_text(start, end);
        self.at = end;
        self.words.clear();
        match factors {
            Some(ratio) if gives => self.push(Says::Gives(Give::Ratio(ratio))),
            None if gives => self.doubt = Some("得分公式".to_owned()),
            _ => self.define(name, over),
        }
        true
    }

    /// 目标值200户, 控制数为30万元: a figure that the text names.
    pub(super) fn constant(&mut self) -> bool {
        const NAMES: &[&str] = &["目标值", "指标值", "控制数", "任务", "计划数", "计划", "目标", "目标任务"];
        let signed = matches!(self.kind(), Kind::Equal | Kind::AtLeast | Kind::AtMost);
        let at = self.at.saturating_add(usize::from(signed));
        let name = bare(&self.words).to_owned();
        let named = NAMES.iter().any(|word| name.ends_with(word)) && self.tests.is_empty();
        let unit = matches!(self.kind_at(at.saturating_add(1)), Kind::Percent | Kind::Counter);
        if !named || !unit || self.kind_at(at) != Kind::Number {
            return false;
        }
        let mut end = at.saturating_add(2);
        let closed = matches!(self.kind_at(end), Kind::Pause | Kind::Stop | Kind::End);
        while matches!(self.kind_at(end), Kind::Pause | Kind::Skip) {
            end = end.saturating_add(1);
        }
        if !closed || matches!(self.kind_at(end), Kind::Gain | Kind::Full | Kind::Nothing | Kind::Deduct | Kind::Number)
        {
            return false;
        }
        let over = self.joined_text(at, at.saturating_add(2));
        self.defined.push(Formula { name, over });
        self.words.clear();
        self.at = at.saturating_add(2);
        true
    }

    /// 控制率=在职人数/编制数×100%, where it is well formed.
    fn define(&mut self, name: String, over: String) {
        let names = expression::names(&over).unwrap_or_default();
        let fair = |name: &String| name.chars().count() <= 24 && !name.contains('除');
        if names.len() > 1 && names.iter().all(fair) && fair(&name) && !name.is_empty() {
            self.defined.push(Formula { name, over });
        }
    }

    /// 控制率（在职人数/编制数×100%）: the bracket is the formula.
    pub(super) fn bracketed(&mut self) -> bool {
        let start = self.at.saturating_add(1);
        let (mut end, mut depth, mut over) = (start, 0usize, false);
        loop {
            match self.kind_at(end) {
                Kind::Close if depth == 0 => break,
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Open => depth = depth.saturating_add(1),
                Kind::Over => over = true,
                Kind::Text | Kind::Times | Kind::Number | Kind::Percent | Kind::Dash | Kind::Skip => {}
                _ => return false,
            }
            end = end.saturating_add(1);
        }
        if !over || self.words.is_empty() {
            return false;
        }
        let (name, over) = (bare(&self.words).to_owned(), self.joined_text(start, end));
        self.define(name, over);
        self.at = end.saturating_add(1);
        true
    }

    /// 按完成率×6分计算: a product that ends with the points.
    pub(super) fn product(&mut self) -> bool {
        let start = self.at;
        let mut end = start;
        while matches!(
            self.kind_at(end),
            Kind::Text
                | Kind::Times
                | Kind::Over
                | Kind::Open
                | Kind::Close
                | Kind::Number
                | Kind::Percent
                | Kind::Dash
        ) {
            end = end.saturating_add(1);
        }
        let weight = matches!(self.kind_at(end), Kind::Points | Kind::Share);
        // 盘活率×3分×0.8, 盘活率×3分的80%
        let (mut last, mut share) = (end, String::new());
        if matches!(self.kind_at(end.saturating_add(1)), Kind::Times | Kind::Skip)
            && self.kind_at(end.saturating_add(2)) == Kind::Number
        {
            last = end.saturating_add(2);
            let percent = self.kind_at(end.saturating_add(3)) == Kind::Percent;
            last = last.saturating_add(usize::from(percent));
            share = ["×", &self.joined_text(end.saturating_add(2), last.saturating_add(1))].concat();
        }
        let next = last.saturating_add(1);
        let more = matches!(self.kind_at(next), Kind::Times | Kind::Over | Kind::Dash | Kind::Number | Kind::Points)
            || self.text_at(next).starts_with(['+', '*']);
        let factor = if self.kind_at(end) == Kind::Points { 2 } else { 1 };
        let times = end.checked_sub(factor).is_some_and(|at| at > start && self.kind_at(at) == Kind::Times);
        if weight && times && more {
            self.doubt.get_or_insert_with(|| "得分公式".to_owned());
        }
        // 按B/A或A/B×分值: which of them is not said.
        if weight && times && self.at.checked_sub(1).is_some_and(|at| self.kind_at(at) == Kind::Or) {
            self.doubt.get_or_insert_with(|| "或".to_owned());
        }
        let Some(mut ratio) = self.factors(start, end.saturating_add(1)).filter(|_| weight && times) else {
            return false;
        };
        for lead in ["按照", "按", "以", "根据"] {
            if let Some(rest) = ratio.over.strip_prefix(lead) {
                ratio.over = rest.to_owned();
                break;
            }
        }
        ratio.over.push_str(&share);
        self.at = next;
        while matches!(self.kind(), Kind::Gain | Kind::Skip) || matches!(self.text(), "算" | "计算") {
            self.step_on();
        }
        self.push(Says::Gives(Give::Ratio(ratio)));
        true
    }

    fn joined_text(&self, start: usize, end: usize) -> String {
        (start..end).map(|at| if self.kind_at(at) == Kind::Share { "分值" } else { self.text_at(at) }).collect()
    }

    /// The rate in rate × points; with a sum of its own the whole expression.
    pub(super) fn factors(&self, start: usize, end: usize) -> Option<Ratio> {
        let (mut rate, mut current, mut depth) = (String::new(), String::new(), 0usize);
        let (mut of, mut weights, mut sum, mut counted) = (self.points, 0u8, false, false);
        for at in start..=end {
            let kind = if at == end { Kind::Times } else { self.kind_at(at) };
            match kind {
                Kind::Times if depth == 0 => {
                    let factor = std::mem::take(&mut current);
                    let bare = factor.trim_end_matches('分');
                    let number = Amount::parse(bare).filter(|number| *number == self.points || bare != factor);
                    if number.is_some() || factor == "分值" {
                        of = number.unwrap_or(of);
                        weights = weights.saturating_add(1);
                    } else if factor != "100%" {
                        if !rate.is_empty() {
                            rate.push('×');
                        }
                        rate.push_str(&factor);
                    }
                    continue;
                }
                Kind::Open => depth = depth.saturating_add(1),
                Kind::Close => depth = depth.saturating_sub(1),
                Kind::Dash if depth == 0 => sum = true,
                Kind::Text if depth == 0 => sum |= self.text_at(at).contains('+'),
                Kind::Skip if self.text_at(at) != "的" => continue,
                // 执行率×5-1 are points, no share of them.
                Kind::Number => {
                    let share = self.kind_at(at.saturating_add(1)) == Kind::Percent;
                    let amount = self.tokens.get(at).map_or(Amount::ZERO, |token| token.amount);
                    counted |= !share && amount > Amount::whole(1);
                }
                _ => {}
            }
            current.push_str(if matches!(kind, Kind::Share | Kind::Full) { "分值" } else { self.text_at(at) });
        }
        let over = if sum { self.joined_text(start, end) } else { rate };
        let fair = !expression::names(&over)?.is_empty()
            && if sum { over.contains("分值") || weights == 0 && !counted } else { weights == 1 };
        fair.then_some(Ratio { of, full: Amount::whole(100), over })
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
        let words = self.words.clone();
        let mut cases = false;
        let mut before = if each { String::new() } else { bare(&self.words).to_owned() };
        let (mut from, mut number, mut unit, mut after) = (None, None, String::new(), String::new());
        if each {
            if self.text() == "每一" {
                before.clear();
            }
            cases = self.text() == "每个";
            self.step_on();
            // 每个扣1分
            if cases && self.kind() == Kind::Deduct {
                (number, unit) = (Some(Amount::whole(1)), "个".to_owned());
            }
        }
        // 每达到10%得1分: counts from nothing.
        let reached = each && self.kind() == Kind::AtLeast && matches!(self.text(), "达到" | "达");
        let reached = reached && self.kind_at(self.at.saturating_add(2)) == Kind::Percent;
        if reached {
            before.push_str("达到");
            from = Some(Amount::ZERO);
            self.step_on();
        }
        let adds = loop {
            match self.kind() {
                Kind::End | Kind::Stop | Kind::Each | Kind::Marker => return None,
                Kind::Gain if self.number_at(1) && each => {
                    if cases && number.is_none() {
                        (number, unit) = (Some(Amount::whole(1)), "个".to_owned());
                    }
                    break true;
                }
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
                Kind::Pause | Kind::Open | Kind::Close => {
                    if number.is_none() && !before.is_empty() {
                        match self.kind() {
                            Kind::Pause => before.push('，'),
                            // 每超过（降低）
                            Kind::Open if side_of(self.text_at(self.at.saturating_add(1)), "").is_some() => {
                                before.push('或')
                            }
                            _ => {}
                        }
                    }
                    self.step_on();
                }
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
        let (low, amount) = self.fixed().or_else(|| self.share())?;
        if low != amount {
            self.doubt = Some("每".to_owned());
        }
        let (before, after) = (bare(&before).to_owned(), bare(&after).to_owned());
        let turns = (reached || before.contains("调整率") || bare(&words).contains("调整率")).then_some(Side::Over);
        // 偏离该区间每1个百分点
        let apart = ["偏离", "偏差"].iter().find(|word| bare(&words).starts_with(**word));
        let apart = apart.filter(|_| unit == "%" && before.is_empty() && after.is_empty());
        let before = apart.map_or(before, |word| (*word).to_owned());
        let side = if unit == "%" { side_of(&before, &after).or(turns)? } else { Side::Count };
        // 受到县级通报批评的每次扣1分: the words before say what is counted.
        let told = if unit == "%" && before.contains("调整率") { before.clone() } else { bare(&words).to_owned() };
        // 执行率…；节约率每达到1%: of another rate than the case before.
        let name = bare(&words);
        let before_it = self.phrases.iter().flat_map(|phrase| &phrase.tests).find_map(|test| match test {
            super::Test::Range { subject, unit, .. } if unit == "%" && subject.ends_with('率') => Some(subject),
            _ => None,
        });
        if let Some(subject) = before_it.filter(|_| unit == "%" && name.ends_with('率'))
            && !subject.ends_with(name)
            && !name.ends_with(subject.as_str())
        {
            self.doubt.get_or_insert_with(|| name.to_owned());
        }
        let bare_rate = side == Side::Over && side_of(&before, &after).is_none();
        let whole = before.is_empty() && after.is_empty() && (side == Side::Count || bare_rate);
        // 安全事故每发生1起: the words say what is counted.
        let found = each && side == Side::Count && matches!(before.as_str(), "发现" | "出现" | "发生" | "查出");
        let explains = super::words::EXPLAIN.iter().any(|word| told.starts_with(word));
        let before = match (whole, found && !explains) {
            (true, _) => told,
            (_, true) => [told, before].concat(),
            _ => before,
        };
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
    // 每超过或降低, 每低/高于
    let parts = || before.split(['或', '/', '，']);
    if parts().count() == 2 && before.split(['或', '/', '，']).all(|part| !part.is_empty()) {
        let mut sides = parts().map(|part| side_of(part, ""));
        if let (Some(Some(one)), Some(Some(other))) = (sides.next(), sides.next())
            && one != other
        {
            return Some(Side::Both);
        }
    }
    SIDES
        .iter()
        .find(|(_, words)| words.split(' ').any(|word| before.contains(word) || after.contains(word)))
        .map(|(side, _)| *side)
}
