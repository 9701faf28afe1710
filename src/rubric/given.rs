//! What a case gives: 计5分, 得满分, 不得分, 得60%的分值, 扣1分, 4-5分, 按比例计分, and its limits.

use super::phrase::{Reader, Says};
use super::words::{BASE, EXPLAIN, Kind};
use super::{Give, Ratio, Test};
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
        let least = self.text().starts_with("最低") || self.text().starts_with("最少");
        let mut total = ["得", "总分", "加到", "加至"].iter().any(|word| self.text().contains(word));
        self.step_on();
        while matches!(self.kind(), Kind::Deduct | Kind::Gain | Kind::Skip | Kind::Share | Kind::AtMost) {
            total |= self.text().contains('得') || self.text().contains('计');
            self.step_on();
        }
        let says = if self.kind() == Kind::Full {
            self.step_on();
            Some(Says::Total(self.points))
        } else {
            self.fixed().map(|(_, high)| match (least, total) {
                (true, _) => Says::Least(high),
                (_, true) => Says::Total(high),
                _ => Says::Most(high),
            })
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
        let lead = self.kind_at(start);
        // 按分值的80%-60%计分: the words around say no more.
        if found.is_some() && matches!(lead, Kind::Share | Kind::Number) && self.closes() {
            self.step_on();
            let bare = self.words.trim_end_matches('按').len();
            self.words.truncate(bare);
        }
        found
    }

    /// 预算、决算各1.5分, 各占分值的25%: of each.
    pub(super) fn apiece(&mut self, says: Says) -> Says {
        const EACH: &[&str] = &["各占", "各得", "各为", "各", "均占", "均为"];
        let Says::Gives(Give::Points { low, high }) = says else { return says };
        let words = self.words.clone();
        let Some(rest) = EACH.iter().find_map(|word| words.strip_suffix(word)).filter(|_| low == high) else {
            return says;
        };
        rest.clone_into(&mut self.words);
        self.part();
        // 以下四个要点各占25% speaks of the items.
        let listed =
            |words: &String| ["以下", "上述", "以上", "下列", "前述"].iter().any(|word| words.starts_with(word));
        let chunks: Vec<String> = std::mem::take(&mut self.chunks).into_iter().filter(|words| !listed(words)).collect();
        if !self.tests.is_empty() && !chunks.is_empty() {
            self.doubt.get_or_insert_with(|| "各".to_owned());
        }
        let marked = self.marker.is_some() || self.phrases.last().is_some_and(|phrase| phrase.marker.is_some());
        self.tests.extend(chunks.into_iter().filter(|_| !marked).map(Test::Words));
        Says::Apiece(high)
    }

    /// 在3分基础上: the points that a deduction goes on from are those of the case before.
    pub(super) fn basis(&mut self) -> bool {
        let behind = self.text_at(self.at.saturating_add(2));
        let said = self.words.ends_with('在') && ["基础上", "的基础上"].iter().any(|word| behind.starts_with(word));
        if !said || self.kind() != Kind::Number || self.kind_at(self.at.saturating_add(1)) != Kind::Points {
            return false;
        }
        self.words.pop();
        self.at = self.at.saturating_add(3);
        true
    }

    /// A、B两项均≥98%: of each; 只有一项≥98% is not understood.
    pub(super) fn each_of(&mut self, subject: &str, test: Test) -> Option<Test> {
        let own = ["人均", "户均", "平均", "年均", "日均", "月均"].iter().any(|word| subject.ends_with(word));
        let one = ["只有一项", "仅有一项", "仅一项", "其中一项", "任一项", "有一项", "两项", "三项"];
        if one.contains(&subject) {
            self.doubt.get_or_insert_with(|| subject.to_owned());
            return Some(test);
        }
        let Some(last) = subject.strip_suffix(['均', '都']).filter(|_| !own) else { return Some(test) };
        let counted = ["两项指标", "三项指标", "两项", "三项", "2项", "3项", "两个", "三个"];
        let last = counted.iter().find_map(|word| last.strip_suffix(word)).unwrap_or(last);
        let names: Vec<String> = std::mem::take(&mut self.chunks).into_iter().chain([last.to_owned()]).collect();
        if names.len() < 2 || names.iter().any(String::is_empty) {
            self.doubt.get_or_insert_with(|| subject.to_owned());
            return Some(test);
        }
        let Test::Range { low, high, unit, .. } = test else { return Some(test) };
        for name in names {
            self.tests.push(Test::Range { subject: name, low: low.clone(), high: high.clone(), unit: unit.clone() });
        }
        None
    }

    /// 计分 at the end of a clause.
    fn closes(&self) -> bool {
        let behind = self.kind_at(self.at.saturating_add(1));
        self.kind() == Kind::Gain
            && matches!(behind, Kind::End | Kind::Stop | Kind::Pause)
            && self.text().ends_with('分')
    }

    pub(super) fn given(&mut self) -> Option<Says> {
        let lead = self.kind();
        if lead == Kind::Deduct {
            self.step_on();
            while matches!(self.kind(), Kind::Skip | Kind::Share) {
                self.step_on();
            }
            let (low, amount) = self.fixed().or_else(|| self.share())?;
            // 扣1-2分
            if low != amount {
                self.doubt = Some("扣分幅度".to_owned());
            }
            return Some(Says::Gives(Give::Minus(amount)));
        }
        while self.kind() == Kind::Gain {
            self.step_on();
            self.pass_over();
        }
        match self.kind() {
            Kind::Nothing => {
                self.step_on();
                Some(points(Amount::ZERO, Amount::ZERO))
            }
            Kind::Full => {
                self.step_on();
                let of = self.at;
                self.pass_over();
                if let Some((low, high)) = self.share() {
                    return Some(points(low, high));
                }
                self.at = of;
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
            Kind::Line => {
                while matches!(self.kind(), Kind::Line | Kind::Gain | Kind::Text | Kind::Share | Kind::Skip) {
                    self.step_on();
                }
                self.words.clear();
                self.chunks.clear();
                Some(Says::Gives(Give::Line))
            }
            Kind::Share if lead == Kind::Gain || self.kind_at(self.shared()) == Kind::Number => {
                let start = self.at;
                self.step_on();
                self.pass_over();
                let shared = self.share();
                if lead == Kind::Share && shared.is_none() {
                    let base = matches!(self.text_at(start), "基本分" | "基础分");
                    let (_, high) = self.fixed()?;
                    if base && high < self.points && self.is_fresh() {
                        self.tests.push(Test::Words(BASE.to_owned()));
                        return Some(points(high, high));
                    }
                    return self.is_fresh().then_some(Says::Weight(high));
                }
                // 得基础分3分
                let (low, high) = shared.or_else(|| self.fixed()).unwrap_or((self.points, self.points));
                Some(points(low, high))
            }
            Kind::Number => {
                const WEIGHTS: &[&str] = &[
                    "共",
                    "共计",
                    "本项",
                    "本项共",
                    "该项",
                    "总分",
                    "本指标共",
                    "该指标共",
                    "本指标",
                    "该项共",
                    "共有",
                ];
                let weighs = self.tests.is_empty() && self.chunks.is_empty() && WEIGHTS.contains(&self.words.as_str());
                if weighs && let Some((_, high)) = self.fixed() {
                    self.words.clear();
                    return Some(Says::Weight(high));
                }
                let (low, high) = match self.fixed() {
                    Some((_, high)) if self.is_lowest(lead) => {
                        self.step_on();
                        (Amount::ZERO, high)
                    }
                    Some(fixed) if !self.is_value_here(lead) && (fixed.0 == fixed.1 || fixed.1 <= self.points) => fixed,
                    Some(_) => return None,
                    None => self.share().filter(|_| {
                        matches!(self.kind_at(self.at.saturating_sub(1)), Kind::Share)
                            || self.words.ends_with('按') && self.closes()
                            || lead == Kind::Gain && matches!(self.kind(), Kind::End | Kind::Stop | Kind::Pause)
                    })?,
                };
                Some(points(low, high))
            }
            _ => None,
        }
    }

    /// The token behind 分值 or 分值的.
    fn shared(&self) -> usize {
        let behind = self.at.saturating_add(1);
        let gap = self.kind_at(behind) == Kind::Skip && self.kind_at(behind.saturating_add(2)) == Kind::Percent;
        behind.saturating_add(usize::from(gap))
    }

    pub(super) fn pass_over(&mut self) {
        while self.kind() == Kind::Skip {
            self.step_on();
        }
    }

    /// Nothing was said yet in this sentence.
    pub(super) fn is_fresh(&self) -> bool {
        self.tests.is_empty() && self.chunks.is_empty() && self.words.is_empty()
    }

    /// Points were read, but they are the value that a case asks for: 90分以上, 90分得5分.
    pub(super) fn is_value_here(&self, lead: Kind) -> bool {
        let mut ahead = self.at;
        let close = self.kind_at(ahead) == Kind::Close;
        ahead = ahead.saturating_add(usize::from(close));
        while matches!(self.kind_at(ahead), Kind::Skip | Kind::Pause) {
            ahead = ahead.saturating_add(1);
        }
        let direct = ahead == self.at;
        let kind = self.kind_at(ahead);
        lead != Kind::Gain && kind == Kind::Gain && self.kind_at(ahead.saturating_add(1)) == Kind::Number
            || direct && matches!(kind, Kind::OrMore | Kind::OrLess | Kind::With | Kind::Without | Kind::Dash)
            || self.kind() == Kind::Open
                && matches!(self.kind_at(self.at.saturating_add(1)), Kind::With | Kind::Without)
    }

    /// 差得3分及以下, 不显著5分以下 behind bands with ranges of points: from nothing.
    fn is_lowest(&mut self, lead: Kind) -> bool {
        let next = self.kind_at(self.at.saturating_add(1));
        let ends = matches!(next, Kind::End | Kind::Stop | Kind::Pause | Kind::Close);
        let banded = self
            .phrases
            .iter()
            .any(|phrase| matches!(phrase.says, Says::Gives(Give::Points { low, high }) if low != high));
        let end = self.kind();
        if ends && (lead == Kind::Gain || banded) && end == Kind::OrMore {
            self.doubt.get_or_insert_with(|| "以上".to_owned());
        }
        ends && end == Kind::OrLess && (lead == Kind::Gain || banded)
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
        let mut share = self.span_of(Kind::Percent);
        // 60%以下分值
        let mut behind = self.at.saturating_add(1);
        while self.kind_at(behind) == Kind::Skip {
            behind = behind.saturating_add(1);
        }
        if self.kind() == Kind::OrLess && self.kind_at(behind) == Kind::Share {
            self.at = behind;
            share = share.map(|(_, high)| (Amount::ZERO, high));
        }
        let of = |share: Amount| self.points.times(share)?.over(Amount::whole(100));
        let found = share.and_then(|(low, high)| Some((of(low)?, of(high)?)));
        if found.is_none() {
            self.at = start;
            return None;
        }
        self.pass_over();
        // 80%的分
        let points = self.text() == "分" && self.ends_at(self.at.saturating_add(1))
            || self.text() == "分" && self.kind_at(self.at.saturating_add(1)) == Kind::Pause;
        if points || matches!(self.kind(), Kind::Share | Kind::Full | Kind::Points) {
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
        let start = self.at;
        let found = self.inclusion();
        if found.is_none() || matches!(self.kind(), Kind::OrMore | Kind::OrLess | Kind::Number) {
            self.at = start;
        }
    }

    pub(super) fn ratio(&mut self) -> Says {
        // 按完成比例计分: the words before say how, not what.
        if self.words.contains('反') {
            self.doubt.get_or_insert_with(|| "反比例".to_owned());
        }
        self.words.clear();
        let mut full = Amount::whole(100);
        if let [Test::Range { low: None, high: Some(edge), unit, .. }] = self.tests.as_slice()
            && unit == "%"
        {
            full = edge.at;
            self.tests.clear();
        }
        self.chunks.retain(|words| !EXPLAIN.iter().any(|word| words.starts_with(word)) && !words.starts_with('未'));
        Says::Gives(Give::Ratio(Ratio { of: self.points, full, over: String::new() }))
    }

    /// 优、良、中、差分别得5、4、2、0分: as many cases as points.
    pub(super) fn respectively(&mut self) {
        self.part();
        while !matches!(self.kind(), Kind::Number | Kind::End | Kind::Stop) {
            self.at = self.at.saturating_add(1);
        }
        let (mut given, mut percent) = (Vec::new(), false);
        while self.kind() == Kind::Number {
            let first = self.listed(&mut percent);
            let dash = self.kind() == Kind::Dash && self.kind_at(self.at.saturating_add(1)) == Kind::Number;
            let mut second = first;
            if dash {
                self.at = self.at.saturating_add(1);
                second = self.listed(&mut percent);
            }
            given.push((first.min(second), first.max(second)));
            let behind = self.kind_at(self.at.saturating_add(2));
            let bound = self.kind_at(self.at.saturating_add(3));
            let other = behind == Kind::Percent && !percent || matches!(bound, Kind::OrMore | Kind::OrLess);
            if matches!(self.kind(), Kind::Pause | Kind::And) && !other {
                self.at = self.at.saturating_add(1);
            }
        }
        let mut cases = std::mem::take(&mut self.tests);
        let mut words = std::mem::take(&mut self.chunks);
        if let [all] = words.as_slice()
            && all.contains('/')
        {
            words = all.split('/').map(str::to_owned).collect();
        }
        if cases.len() != given.len() {
            cases = words.iter().map(|words| Test::Words(grade(words).to_owned())).collect();
        }
        if cases.len() != given.len() || given.is_empty() {
            self.doubt.get_or_insert_with(|| "分别".to_owned());
            return;
        }
        for (case, (low, high)) in cases.into_iter().zip(given) {
            self.tests = vec![case];
            let of = |share: Amount| self.points.times(share)?.over(Amount::whole(100));
            let shares = of(low).zip(of(high)).filter(|_| percent);
            let (low, high) = shares.unwrap_or((low, high));
            self.push(points(low, high));
        }
        while !matches!(self.kind(), Kind::End | Kind::Stop | Kind::Pause) {
            self.at = self.at.saturating_add(1);
        }
    }

    fn listed(&mut self, percent: &mut bool) -> Amount {
        let amount = self.amount();
        self.at = self.at.saturating_add(1);
        *percent |= self.kind() == Kind::Percent;
        if matches!(self.kind(), Kind::Percent | Kind::Points) {
            self.at = self.at.saturating_add(1);
        }
        self.edge_word();
        amount
    }
}

/// A grade in a list of grades: 分为优, 差四个等次.
fn grade(words: &str) -> &str {
    let start = ["分为", "按照", "按"].iter().find_map(|word| words.split_once(word)).map_or(words, |(_, rest)| rest);
    let end = ["三档", "四档", "三个", "四个", "五个", "两个", "三级", "四级", "等级", "等次", "档次", "五档", "两档"];
    end.iter().find_map(|word| start.split_once(word)).map_or(start, |(head, _)| head)
}

fn points(low: Amount, high: Amount) -> Says {
    Says::Gives(Give::Points { low, high })
}
