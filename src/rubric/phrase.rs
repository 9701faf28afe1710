//! Tokens → phrases: what must hold, and what it gives.

use super::range::is_sign;
use super::token::Token;
use super::words::{CONTRARY, EXPLAIN, Kind, OPENERS};
use super::{Formula, Give, Test};
use crate::base::amount::Amount;
use crate::base::list::Joined as _;
use crate::base::list::TakeIn as _;

/// What must hold, and what it gives.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// ①, where it is the first of an item.
    pub marker: Option<String>,
    /// What must hold.
    pub tests: Vec<Test>,
    /// One of them is enough.
    pub any: bool,
    /// 其中 stands before it.
    pub within: bool,
    /// What it says.
    pub says: Says,
}

/// What a phrase says of points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Nothing: an explanation, a requirement.
    Nothing,
    /// What the case gives.
    Gives(Give),
    /// What each of several things gives: 预算、决算各1.5分.
    Apiece(Amount),
    /// The points of the row.
    Weight(Amount),
    /// The most that can be taken or given.
    Most(Amount),
    /// The least that is left: 最低得1分.
    Least(Amount),
    /// The most that can be reached.
    Total(Amount),
    /// 扣完为止
    Floor,
    /// 以100%为标准
    Standard(Amount),
    /// 不足1个百分点按1个百分点计
    Begun(bool),
}

/// Reads tokens one after the other.
pub struct Reader<'a> {
    pub(super) tokens: &'a [Token],
    /// The next token.
    pub at: usize,
    pub(super) points: Amount,
    pub(super) words: String,
    pub(super) chunks: Vec<String>,
    pub(super) tests: Vec<Test>,
    pub(super) any: bool,
    pub(super) joined: bool,
    pub(super) marker: Option<String>,
    pub(super) phrases: Vec<Phrase>,
    /// How figures follow from others.
    pub(super) defined: Vec<Formula>,
    /// What only a person can judge, or what is not understood.
    pub doubt: Option<String>,
}

/// All phrases of a criterion, the figures it explains, and what raises doubt.
pub fn phrases(tokens: &[Token], points: Amount) -> (Vec<Phrase>, Vec<Formula>, Option<String>) {
    let mut reader = Reader {
        tokens,
        at: 0,
        points,
        words: String::new(),
        chunks: Vec::new(),
        tests: Vec::new(),
        any: false,
        joined: false,
        marker: None,
        phrases: Vec::new(),
        defined: Vec::new(),
        doubt: None,
    };
    while reader.kind() != Kind::End {
        let before = reader.at;
        reader.next();
        // Whatever the words: every round consumes.
        reader.at = reader.at.max(before.saturating_add(1));
    }
    reader.close();
    (reader.phrases, reader.defined, reader.doubt)
}

impl Reader<'_> {
    /// What the next token is.
    pub fn kind(&self) -> Kind {
        self.kind_at(self.at)
    }

    /// What a token is.
    pub fn kind_at(&self, at: usize) -> Kind {
        self.tokens.get(at).map_or(Kind::End, |token| token.kind)
    }

    /// The words of the next token.
    pub fn text(&self) -> &str {
        self.text_at(self.at)
    }

    pub(super) fn text_at(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.text.as_str())
    }

    /// The value of the next token.
    pub fn amount(&self) -> Amount {
        self.tokens.get(self.at).map_or(Amount::ZERO, |token| token.amount)
    }

    pub(super) fn step_on(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    pub(super) fn next(&mut self) {
        match self.kind() {
            Kind::Stop => {
                self.close();
                self.step_on();
            }
            Kind::Marker => {
                self.close();
                self.marker = Some(self.text().to_owned());
                self.step_on();
            }
            // 结余率：0-5%得3分: the words before are what it is a range of.
            Kind::Pause if self.text() == ":" && self.is_value_at(self.at.saturating_add(1)) => self.step_on(),
            Kind::Times if self.is_blank() => self.word(),
            Kind::Times if self.kind_at(self.at.saturating_add(1)) != Kind::Number => {
                self.doubt.get_or_insert_with(|| "×".to_owned());
                self.step_on();
            }
            Kind::Gain | Kind::Deduct if self.is_unnumbered() => {
                self.doubt.get_or_insert_with(|| "计分".to_owned());
                self.step_on();
            }
            Kind::Open if self.bracketed() || self.absolute() => {}
            Kind::Pause | Kind::Open | Kind::Close => {
                self.part();
                self.step_on();
            }
            Kind::And | Kind::Or if self.is_joint() => {
                self.any |= self.kind() == Kind::Or;
                self.part();
                self.joined = true;
                self.step_on();
            }
            Kind::Else if self.gives_soon() || self.kind_at(self.at.saturating_add(2)) == Kind::Each => {
                self.chunks.clear();
                self.words.clear();
                self.tests = vec![Test::Else];
                self.step_on();
            }
            Kind::Respectively if self.lists() => self.respectively(),
            Kind::Floor => {
                self.words.clear();
                self.step_on();
                self.push(Says::Floor);
            }
            // 调整数：……产生的调整除外: an explanation excepts nothing from the points.
            Kind::Doubt if self.text() == "除外" && !self.scores() => self.word(),
            // 综合考核排名≤3名
            Kind::Doubt if self.text() == "排名" && self.is_value_at(self.at.saturating_add(1)) => self.word(),
            Kind::Doubt => {
                self.doubt.get_or_insert(self.tokens.get(self.at).map(|token| token.text.clone()).unwrap_or_default());
                self.word();
            }
            Kind::Skip if self.text() != "的" || self.words.is_empty() => self.step_on(),
            _ => self.clause(),
        }
    }

    /// A clause that says something, else a word more.
    pub(super) fn clause(&mut self) {
        if self.constant() || self.formula() || matches!(self.kind(), Kind::Text) && self.product() {
            return;
        }
        if let Some(whole) = self.begun() {
            return self.push(Says::Begun(whole));
        }
        if self.basis() {
            return;
        }
        if let Some(says) = self.most().or_else(|| self.gives()) {
            let says = self.apiece(says);
            self.push(says);
            return;
        }
        if self.counted() {
            return;
        }
        if let Some(step) = self.step() {
            self.push(Says::Gives(Give::Step(step)));
            return;
        }
        let subject = bare(&self.words).to_owned();
        if let Some(test) = self.range(&subject) {
            self.words.clear();
            if self.kind() == Kind::Standard {
                self.step_on();
                return self.standard(&test);
            }
            let Some(test) = self.each_of(&subject, test) else { return };
            let test = self.parted(test);
            // 有结余，但不超过上年结转: two conditions.
            if self.joined && subject.is_empty() {
                let words = std::mem::take(&mut self.chunks);
                self.tests.take_in(words.iter().map(|words| Test::Words(bare(words).to_owned())));
            }
            self.tests.push(test);
            return;
        }
        self.word();
    }

    /// 未获表彰但完成两项: words and a range; 获省级表彰或排名前10名: one of the two.
    fn parted(&mut self, mut test: Test) -> Test {
        let Test::Range { subject, .. } = &mut test else { return test };
        let cut = |words: &str| subject.rsplit_once(words).map(|(head, tail)| (head.to_owned(), tail.to_owned()));
        let earned =
            |head: &String| ["获", "受", "被", "有", "无", "未", "已"].iter().any(|word| head.starts_with(word));
        let or = cut("或").filter(|(head, _)| earned(head));
        let any = or.is_some();
        let Some((head, tail)) = or.or_else(|| cut("但")).filter(|(head, _)| !head.is_empty()) else { return test };
        *subject = tail;
        self.any |= any;
        self.tests.push(Test::Words(head));
        test
    }

    /// 调整率（取绝对值）: the words belong to the name.
    fn absolute(&mut self) -> bool {
        let inner = self.at.saturating_add(1);
        let said = matches!(self.text_at(inner), "取绝对值" | "绝对值" | "以绝对值计");
        let close = inner.saturating_add(1);
        if !said || self.kind_at(close) != Kind::Close {
            return false;
        }
        self.words.push_str("绝对值");
        self.at = close.saturating_add(1);
        true
    }

    pub(super) fn word(&mut self) {
        let text = self.tokens.get(self.at).map_or("", |token| token.text.as_str());
        self.words.push_str(text);
        self.step_on();
    }

    pub(super) fn standard(&mut self, test: &Test) {
        if let Test::Range { low: Some(edge), .. } = test {
            self.chunks.clear();
            self.push(Says::Standard(edge.at));
        }
    }

    /// The end of what a comma parts.
    pub(super) fn part(&mut self) {
        let words = std::mem::take(&mut self.words);
        let bare = bare(&words);
        // 90-100分为优: the name of a band.
        let named = bare.starts_with('为') && self.chunks.is_empty() && !self.tests.is_empty();
        // 低于85%时得0分, 90%以上评5分
        if bare.is_empty() || named || matches!(bare, "时" | "评") {
            return;
        }
        // 80%以上的项目: the words behind a range belong to what it is a range of.
        let explains = |words: &String| EXPLAIN.iter().any(|word| words.starts_with(word));
        let goes_on = self.chunks.iter().all(explains) && !self.joined;
        if let (Some(Test::Range { subject, .. }), true) = (self.tests.last_mut(), goes_on) {
            subject.push_str(bare);
        } else {
            self.chunks.push(bare.to_owned());
        }
    }

    /// 且 and 或 join only where something stands on both sides; in 并及时公开 they are words.
    pub(super) fn is_joint(&self) -> bool {
        let next = self.kind_at(self.at.saturating_add(1));
        !self.tests.is_empty() || is_sign(next) || self.is_value_at(self.at.saturating_add(1))
    }

    fn is_value_at(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Kind::Number | Kind::Date) && self.kind_at(at.saturating_add(1)) != Kind::Points
            || is_sign(self.kind_at(at))
    }

    /// Points stand in this sentence.
    fn scores(&self) -> bool {
        let ends = |at: &usize| !matches!(self.kind_at(*at), Kind::Stop | Kind::End);
        let before = (0..self.at).rev().take_while(ends);
        let mut all = before.chain((self.at..self.tokens.len()).take_while(ends));
        all.any(|at| matches!(self.kind_at(at), Kind::Points | Kind::Nothing | Kind::Full))
    }

    /// ×× stands for a name that is not said.
    fn is_blank(&self) -> bool {
        let opens = |kind| matches!(kind, Kind::Open | Kind::Pause | Kind::Stop | Kind::Times);
        let last = self.at.checked_sub(1).map_or(Kind::Stop, |at| self.kind_at(at));
        // ×财建[2018]26号
        let numbered = self.text_at(self.at.saturating_add(1)).contains('[');
        opens(last) || opens(self.kind_at(self.at.saturating_add(1))) || numbered
    }

    /// 计分, 相应扣减分值 at the end of a sentence: by how much is not said.
    fn is_unnumbered(&self) -> bool {
        let mut at = self.at.saturating_add(1);
        while self.kind() == Kind::Deduct && matches!(self.kind_at(at), Kind::Share | Kind::Skip) {
            at = at.saturating_add(1);
        }
        let shared = at > self.at.saturating_add(1);
        self.ends_at(at) && (shared || self.text().ends_with('分'))
    }

    pub(super) fn ends_at(&self, at: usize) -> bool {
        matches!(self.kind_at(at), Kind::End | Kind::Stop)
    }

    /// Points follow 分别 in this sentence.
    fn lists(&self) -> bool {
        let ahead =
            (self.at..self.at.saturating_add(24)).take_while(|at| !matches!(self.kind_at(*at), Kind::Stop | Kind::End));
        let found = ahead.filter(|at| self.kind_at(*at) == Kind::Number).count() > 1;
        found && (!self.chunks.is_empty() || self.tests.len() > 1)
    }

    /// Points follow, but for commas.
    pub(super) fn gives_soon(&self) -> bool {
        let mut ahead = self.at.saturating_add(1);
        while matches!(self.kind_at(ahead), Kind::Pause | Kind::Skip) {
            ahead = ahead.saturating_add(1);
        }
        let number = self.kind_at(ahead) == Kind::Number && self.kind_at(ahead.saturating_add(1)) == Kind::Points;
        number || matches!(self.kind_at(ahead), Kind::Gain | Kind::Nothing | Kind::Deduct | Kind::Full)
    }

    pub(super) fn close(&mut self) {
        self.part();
        if !self.tests.is_empty() || !self.chunks.is_empty() || self.marker.is_some() {
            self.push(Says::Nothing);
        }
    }

    /// A phrase of all that was read since the last.
    pub(super) fn push(&mut self, says: Says) {
        self.part();
        let mut tests = std::mem::take(&mut self.tests);
        let words = std::mem::take(&mut self.chunks);
        let ranges = !tests.is_empty();
        let told: Vec<&String> = words
            .iter()
            .filter(|words| {
                !ranges
                    || !(EXPLAIN.iter().any(|word| words.starts_with(word))
                        || words.ends_with("比较")
                        || words.ends_with("相比"))
            })
            .collect();
        let last = told.last().copied();
        let told: Vec<&String> = told
            .into_iter()
            .filter(|words| {
                let counted = words.starts_with('共') && words.contains(|c: char| c.is_ascii_digit());
                last == Some(*words) && !(ranges && counted)
                    || !words.contains('[') && !counted && !EXPLAIN.iter().any(|word| words.starts_with(word))
            })
            .collect();
        if ranges && matches!(says, Says::Nothing) {
            // The words of a requirement in their order.
            tests.splice(0..0, told.iter().map(|words| Test::Words((*words).clone())));
        } else if !told.is_empty() {
            // 超过的不得分: what the case before does not have.
            let joined = told.iter().map(|words| words.as_str()).collect::<Vec<_>>().joined("，");
            let contrary = !ranges && CONTRARY.contains(&joined.as_str()) && matches!(says, Says::Gives(_));
            tests.push(if contrary { Test::Else } else { Test::Words(joined) });
        }
        let within = words.iter().any(|words| words.starts_with("其中"));
        self.phrases.push(Phrase { marker: self.marker.take(), tests, any: self.any, within, says });
        (self.any, self.joined) = (false, false);
    }
}

/// Words without what only joins them to their neighbours.
pub fn bare(words: &str) -> &str {
    let mut words = words.trim_matches(['，', ',']);
    while let Some(rest) = OPENERS.iter().find_map(|opener| words.strip_prefix(opener)) {
        words = rest;
    }
    let words = words.trim_end_matches('的');
    if words.ends_with("行为") { words } else { words.trim_end_matches(['为', '在', '则', '的']) }
}
