//! Ranges: ≥95%, 95%（含）以上, 80%（含）-90%, 80%≤完成率<90%, 90%以下80%以上, 6月30日前, 不超过上年结转.

use super::phrase::Reader;
use super::words::{Kind, REFERENCES};
use super::{Edge, End, Test};
use crate::base::amount::Amount;

/// A number with what stands around it.
struct Bound {
    edge: Edge,
    side: Kind,
    unit: String,
}

impl Reader<'_> {
    /// Reads a range; nothing is consumed where there is none.
    pub fn range(&mut self, subject: &str) -> Option<Test> {
        let start = self.at;
        let mut subject = subject.to_owned();
        let found = self.two_bounds(&mut subject);
        if found.is_none() {
            self.at = start;
        }
        let (first, second) = found?;
        Some(combined(subject, first, second))
    }

    /// 有2次投诉的得1分: a number of them, as 投诉2次 is.
    pub(super) fn counted(&mut self) -> bool {
        let lead = ["有", "发现", "发生", "出现", "存在", "受到"].iter().find(|word| self.words.ends_with(**word));
        let unit = self.kind_at(self.at.saturating_add(1)) == Kind::Counter;
        let noun = self.at.saturating_add(2);
        if lead.is_none() || self.kind() != Kind::Number || !unit || self.kind_at(noun) != Kind::Text {
            return false;
        }
        let mut end = noun.saturating_add(1);
        while self.kind_at(end) == Kind::Skip {
            end = end.saturating_add(1);
        }
        if !matches!(self.kind_at(end), Kind::Gain | Kind::Nothing | Kind::Full) {
            return false;
        }
        let edge = Edge { at: self.amount(), against: String::new(), end: End::Closed };
        self.at = self.at.saturating_add(1);
        let unit = self.unit();
        let subject = [super::phrase::bare(&self.words), self.text()].concat();
        self.tests.push(Test::Range { subject, low: Some(edge.clone()), high: Some(edge), unit });
        self.words.clear();
        self.at = end;
        true
    }

    fn two_bounds(&mut self, subject: &mut String) -> Option<(Bound, Option<Bound>)> {
        let bare = matches!(self.kind(), Kind::Number | Kind::Date);
        let mut first = self.bound()?;
        // 80%≤完成率<90%
        if bare && first.side == Kind::Equal && is_sign(self.kind()) {
            first.side = flipped(self.kind());
            first.edge.end = end_of(first.side);
            let start = self.at;
            self.at = self.at.saturating_add(1);
            while self.kind() == Kind::Text {
                subject.push_str(self.text());
                self.at = self.at.saturating_add(1);
            }
            if !is_sign(self.kind()) {
                self.at = start;
                return None;
            }
            return Some((first, Some(self.bound()?)));
        }
        let start = self.at;
        // 介于70%与95%之间
        let within = self.kind() == Kind::Text
            && matches!(self.text(), "与" | "和")
            && self.kind_at(self.at.saturating_add(1)) == Kind::Number
            && (1..5usize).any(|ahead| self.text_at(self.at.saturating_add(ahead)) == "之间");
        let dash = self.kind() == Kind::Dash || within;
        if let Some(bare) = subject.strip_suffix("介于").or_else(|| subject.strip_suffix("位于")).filter(|_| dash) {
            *subject = bare.to_owned();
        }
        if dash || matches!(self.kind(), Kind::And | Kind::Pause | Kind::Skip) {
            self.at = self.at.saturating_add(1);
        }
        let second = self.bound().filter(|second| dash || opposite(first.side, second.side));
        let Some(mut second) = second else {
            self.at = start;
            let alone = first.side == Kind::Equal && !self.is_value(&first.unit);
            return if alone && bare { None } else { Some((first, None)) };
        };
        if dash {
            self.span(&mut first, &mut second);
        }
        Some((first, Some(second)))
    }

    /// The two ends of 80%-90%. Of an end that says nothing the neighboring band may tell.
    fn span(&mut self, first: &mut Bound, second: &mut Bound) {
        let named = self.inclusion();
        if let Some((end, Some(at))) = named {
            let bound = if at == first.edge.at { &mut *first } else { &mut *second };
            bound.edge.end = end;
        } else if let Some((end, None)) = named {
            second.edge.end = end;
        }
        if first.unit.is_empty() {
            first.unit.clone_from(&second.unit);
        }
        // 2022年11月1日至11月30日: of the same year.
        let year = Amount::whole(10_000);
        if first.unit == "日期" && first.edge.at > year && second.edge.at < year {
            let start = first.edge.at.over(year).and_then(|years| years.whole_part().times(year));
            second.edge.at = start.and_then(|start| second.edge.at.plus(start)).unwrap_or(second.edge.at);
        }
        let descends = first.edge.at > second.edge.at;
        (first.side, second.side) =
            if descends { (Kind::AtMost, Kind::AtLeast) } else { (Kind::AtLeast, Kind::AtMost) };
        if matches!(self.kind(), Kind::OrMore | Kind::OrLess) {
            self.at = self.at.saturating_add(1);
        }
    }

    /// [≥] number [%] [（含）] [以上] [（含）], or ≤ with the name of another figure.
    fn bound(&mut self) -> Option<Bound> {
        let sign = is_sign(self.kind()).then(|| self.kind());
        if sign.is_some() {
            self.at = self.at.saturating_add(1);
            // 大于或等于 is one word, but ≥（含） is seen too.
            while self.kind() == Kind::Skip {
                self.at = self.at.saturating_add(1);
            }
        }
        if let (Some(sign), Kind::Text) = (sign, self.kind()) {
            let known = REFERENCES.iter().any(|reference| self.text().starts_with(reference));
            let mut against = String::new();
            while self.kind() == Kind::Text {
                against.push_str(self.text());
                self.at = self.at.saturating_add(1);
            }
            against.truncate(against.trim_end_matches('按').len());
            let edge = Edge { at: Amount::ZERO, against, end: end_of(sign) };
            return known.then(|| Bound { edge, side: sign, unit: String::new() });
        }
        let date = self.kind() == Kind::Date;
        if !date && self.kind() != Kind::Number {
            return None;
        }
        let at = self.amount();
        // ±5%: to both sides.
        let both = if self.text().starts_with('±') { "±" } else { "" };
        self.at = self.at.saturating_add(1);
        let unit = if date { "日期".to_owned() } else { [both, &self.unit()].concat() };
        let mut edge = Edge { at, against: String::new(), end: End::Unsaid };
        let mut side = sign.unwrap_or(Kind::Equal);
        edge.end = end_of(side);
        for _ in 0..2 {
            let start = self.at;
            match self.inclusion() {
                // 85%-95%（含85%）: of the other end.
                Some((_, Some(named))) if named != at => self.at = start,
                Some((end, _)) => edge.end = end,
                None => {}
            }
            let post = self.kind();
            // 达到90%以上 and 控制在5%以内 say it twice.
            let agrees = match sign {
                Some(Kind::AtLeast) => post == Kind::OrMore,
                Some(Kind::AtMost) => post == Kind::OrLess,
                sign => sign.is_none(),
            };
            if agrees && matches!(post, Kind::OrMore | Kind::OrLess) {
                side = if post == Kind::OrMore { Kind::AtLeast } else { Kind::AtMost };
                if self.text().ends_with('后') {
                    edge.end = End::Open;
                } else if self.text().contains('含') || self.text().starts_with('及') {
                    edge.end = End::Closed;
                }
                self.at = self.at.saturating_add(1);
            }
        }
        Some(Bound { edge, side, unit })
    }

    /// （含）, （不含90%）, 含本数.
    pub(super) fn inclusion(&mut self) -> Option<(End, Option<Amount>)> {
        let start = self.at;
        if self.kind() == Kind::Open {
            self.at = self.at.saturating_add(1);
        }
        let end = match self.kind() {
            Kind::With => End::Closed,
            Kind::Without => End::Open,
            _ => {
                self.at = start;
                return None;
            }
        };
        self.at = self.at.saturating_add(1);
        let mut named = None;
        if self.kind() == Kind::Number {
            named = Some(self.amount());
            self.at = self.at.saturating_add(1);
            self.unit();
        }
        if self.kind() == Kind::Close {
            self.at = self.at.saturating_add(1);
        }
        Some((end, named))
    }

    /// The unit at this place, consumed: `%` for all words of percent.
    pub fn unit(&mut self) -> String {
        let unit = match self.kind() {
            Kind::Percent => "%",
            Kind::Points => "分",
            Kind::Counter => self.text(),
            _ => return String::new(),
        };
        let unit = unit.to_owned();
        self.at = self.at.saturating_add(1);
        unit
    }

    /// A bare number is a value only where it has a unit and points follow: 发生1起得3分, 100%得5分.
    fn is_value(&self, unit: &str) -> bool {
        let mut ahead = self.at;
        let gap = |kind| matches!(kind, Kind::Skip | Kind::Pause | Kind::Close | Kind::Open);
        while gap(self.kind_at(ahead)) {
            ahead = ahead.saturating_add(1);
        }
        let behind = self.kind_at(ahead);
        let given = matches!(behind, Kind::Gain | Kind::Deduct | Kind::Nothing | Kind::Full | Kind::Standard);
        given || unit == "%" || (behind == Kind::Number && self.kind_at(ahead.saturating_add(1)) == Kind::Points)
    }
}

/// ≥ and the like.
pub(super) fn is_sign(kind: Kind) -> bool {
    matches!(kind, Kind::AtLeast | Kind::Above | Kind::AtMost | Kind::Below | Kind::Equal)
}

fn end_of(sign: Kind) -> End {
    match sign {
        Kind::Above | Kind::Below => End::Open,
        Kind::AtLeast | Kind::AtMost => End::Closed,
        _ => End::Unsaid,
    }
}

fn flipped(sign: Kind) -> Kind {
    match sign {
        Kind::AtMost => Kind::AtLeast,
        Kind::Below => Kind::Above,
        Kind::AtLeast => Kind::AtMost,
        Kind::Above => Kind::Below,
        other => other,
    }
}

fn opposite(first: Kind, second: Kind) -> bool {
    let up = |kind| matches!(kind, Kind::AtLeast | Kind::Above);
    let down = |kind| matches!(kind, Kind::AtMost | Kind::Below);
    (up(first) && down(second)) || (down(first) && up(second))
}

fn combined(subject: String, first: Bound, second: Option<Bound>) -> Test {
    let unit = if first.unit.is_empty() {
        second.as_ref().map(|bound| bound.unit.clone()).unwrap_or_default()
    } else {
        first.unit.clone()
    };
    let (mut low, mut high) = (None, None);
    for bound in std::iter::once(first).chain(second) {
        match bound.side {
            Kind::AtLeast | Kind::Above => low = Some(bound.edge),
            Kind::AtMost | Kind::Below => high = Some(bound.edge),
            _ => {
                let edge = Edge { end: End::Closed, ..bound.edge };
                (low, high) = (Some(edge.clone()), Some(edge));
            }
        }
    }
    Test::Range { subject, low, high, unit }
}
