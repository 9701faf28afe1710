//! Which cases of a scheme hold, for what is known.

use super::value::{Value, Values};
use super::words::{BASE, REFERENCES};
use super::{Arm, Edge, End, Give, Part, Scheme, Step, Test, expression};
use crate::base::amount::Amount;
use crate::base::list::Gather as _;

/// A scheme beside what is known.
pub struct Known<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// What is known.
    pub values: &'a Values,
    /// The words of all figures that the scheme asks for.
    pub subjects: Vec<String>,
}

/// Whether a test holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// At the end of a range that does not say whether it belongs to it.
    Edge,
    /// It does not.
    No,
    /// What it asks for is not known.
    Unknown,
}

impl Scheme {
    /// Whether the list is one of misdeeds (①虚列支出), so that yes says that something was done; none where it is mixed.
    pub(super) fn misdeeds(&self, step: &Step) -> Option<bool> {
        const EVIL: &[&str] =
            &["虚", "超标准", "超预算", "违", "挪用", "截留", "挤占", "套取", "滞留", "损失", "浪费", "事故", "问题"];
        const NOT: &[&str] = &["未", "不", "无", "没有"];
        let evil = |check: &&super::Check| {
            let has = |list: &[&str]| list.iter().any(|word| check.words.contains(word));
            has(EVIL) != has(NOT)
        };
        let count = self.checks.iter().filter(evil).count();
        let said = |list: &[&str]| list.iter().any(|word| step.words.0.contains(word) || step.words.1.contains(word));
        let happens = said(&["存", "发生", "出现"]) && !said(NOT) && !said(&["缺"]);
        if count == self.checks.len() {
            Some(!said(NOT))
        } else if count > 0 && happens {
            None
        } else {
            Some(false)
        }
    }

    /// The words of all figures that are asked for.
    pub fn subjects(&self) -> Vec<String> {
        let mut subjects: Vec<String> = Vec::new();
        for part in &self.parts {
            // Two parts that ask for figures of the same name ask for two.
            let before = subjects.len();
            let mut add = |words: &str| {
                if !words.is_empty() && !subjects.iter().skip(before).any(|known| known == words) {
                    subjects.push(words.to_owned());
                }
            };
            for arm in &part.arms {
                for test in &arm.tests {
                    if let Test::Range { subject, low, high, .. } = test
                        && low.iter().chain(high).all(|edge| edge.other().is_none())
                    {
                        add(subject);
                    }
                }
                match &arm.give {
                    Give::Step(step) => add(&step_subject(part, step)),
                    // 项目完成率 and 完成率 are one.
                    Give::Ratio(ratio) => expression::names(&ratio.over)
                        .unwrap_or_default()
                        .iter()
                        .filter(|name| !subject_of(part).ends_with(name.as_str()))
                        .for_each(|name| add(name)),
                    _ => {}
                }
            }
        }
        subjects
    }
}

/// The words by which the figure of a part is known.
pub fn subject_of(part: &Part) -> &str {
    let tests = part.arms.iter().flat_map(|arm| &arm.tests);
    let mut subjects = tests.filter_map(|test| match test {
        Test::Range { subject, .. } if !subject.is_empty() => Some(subject.as_str()),
        // 无结余; 超过上年结转: the figure is that of which there is none.
        Test::Words(words) => ["没有", "无", "有"].iter().find_map(|word| words.strip_prefix(word)),
        _ => None,
    });
    subjects.next().unwrap_or_default()
}

/// The words of a figure, or those of its part.
fn part_subject<'a>(part: &'a Part, subject: &'a str) -> &'a str {
    if subject.is_empty() { subject_of(part) } else { subject }
}

/// The words by which the figure of a step is known: of a rate those of its part, of cases its own.
pub fn step_subject(part: &Part, step: &Step) -> String {
    let ranges = part.arms.iter().flat_map(|arm| &arm.tests).filter_map(|test| match test {
        Test::Range { low, high, unit, .. } if low.iter().chain(high).all(|edge| edge.other().is_none()) => Some(unit),
        _ => None,
    });
    let percent = step.unit == "%";
    if ranges.into_iter().any(|unit| *unit == step.unit || percent && unit.is_empty()) {
        return subject_of(part).to_owned();
    }
    [&step.words.0, &step.unit, &step.words.1, "数"].concat()
}

impl Known<'_> {
    /// The figure of a subject, or of an item.
    pub fn figure(&self, subject: &str, marker: &str, fits: &dyn Fn(&Value) -> bool) -> Option<&Value> {
        let marked = if marker.is_empty() { None } else { self.values.item(marker, "").filter(|value| fits(value)) };
        marked.or_else(|| self.values.named(subject, &self.subjects, fits))
    }

    /// The least and the most number of requirements that hold (or do not): from the answers to them.
    pub fn answered(&self, holding: bool) -> Option<(Amount, Amount)> {
        let (mut least, mut unknown) = (0i64, 0i64);
        for check in &self.scheme.checks {
            match self.values.item(&check.marker, &check.words).and_then(Value::answer) {
                Some(answer) => least = least.saturating_add(i64::from(answer == holding)),
                None => unknown = unknown.saturating_add(1),
            }
        }
        let all = self.scheme.checks.len();
        (usize::try_from(unknown).is_ok_and(|unknown| unknown < all))
            .then(|| (Amount::whole(least), Amount::whole(least.saturating_add(unknown))))
    }

    /// Whether a case holds.
    pub fn holds(&self, part: &Part, arm: &Arm) -> Truth {
        let mut result = if arm.any { Truth::No } else { Truth::Yes };
        for test in &arm.tests {
            let truth = self.test(part, test);
            let (decides, neutral) = if arm.any { (Truth::Yes, Truth::No) } else { (Truth::No, Truth::Yes) };
            result = match (result, truth) {
                (result, _) if result == decides => decides,
                (_, truth) if truth == decides => decides,
                (Truth::Unknown, _) | (_, Truth::Unknown) => Truth::Unknown,
                (result, truth) => {
                    if truth == neutral {
                        result
                    } else {
                        truth
                    }
                }
            };
        }
        result
    }

    pub(super) fn test(&self, part: &Part, test: &Test) -> Truth {
        match test {
            Test::Range { subject, low, high, unit } => {
                let subject = if subject.is_empty() { subject_of(part) } else { subject.as_str() };
                self.range(part, subject, [low.as_ref(), high.as_ref()], unit)
            }
            Test::Words(words) => self.wording(part, words),
            Test::All => self.counted(true),
            Test::NoneOf => self.counted(false),
            Test::Else => Truth::Unknown,
        }
    }

    /// Whether all requirements hold (or none): from the answers, from one answer for all, or from their number.
    fn counted(&self, all: bool) -> Truth {
        let of = Amount::whole(i64::try_from(self.scheme.checks.len()).unwrap_or(i64::MAX));
        let only = self.values.only();
        let (least, most) =
            match (self.answered(all), only.and_then(Value::answer), only.and_then(|value| value.number)) {
                (Some(answered), ..) => answered,
                (_, Some(answer), _) => return if answer == all { Truth::Yes } else { Truth::No },
                (_, _, Some(number)) if all => (number, number),
                (_, _, Some(number)) => (of.minus(number).unwrap_or(of), of.minus(number).unwrap_or(of)),
                _ => return Truth::Unknown,
            };
        match (least == of, most < of) {
            (true, _) => Truth::Yes,
            (_, true) => Truth::No,
            _ => Truth::Unknown,
        }
    }

    fn range(&self, part: &Part, subject: &str, ends: [Option<&Edge>; 2], unit: &str) -> Truth {
        let (unit, both) = unit.strip_prefix('±').map_or((unit, false), |unit| (unit, true));
        let dated = unit == "日期";
        let loose = unit == "%" || unit.is_empty();
        let fits = |value: &Value| {
            // 逾期2天 is no time taken.
            if value.is_late(subject) {
                return false;
            }
            // 63人 is no rate.
            let of_kind = if unit == "%" { value.may_be_rate() } else { loose || value.unit != "%" };
            value.in_unit(unit).is_some() && of_kind && dated == (value.unit == "日期")
        };
        let against = ends.iter().spread(|one| one).find_map(|edge| edge.other());
        if let Some(sign) = against.and_then(|other| self.compared(other).or_else(|| self.excess(subject, other))) {
            let moved =
                ends.map(|edge| edge.map(|edge| Edge { at: Amount::ZERO, against: String::new(), end: edge.end }));
            let [low, high] = &moved;
            return within([low.as_ref(), high.as_ref()], sign);
        }
        let moved = if against.is_none() && unit == "%" { self.relative(part) } else { None };
        if let Some(share) = moved.filter(|_| self.figure(subject, &part.marker, &fits).is_none()) {
            return within(ends, share);
        }
        // 未超预算: the words of the range themselves.
        let said = || {
            let other = against.filter(|_| ends.first().is_some_and(Option::is_none))?;
            let same = |value: &Value| {
                ["未超", "不超", "未超过", "不超过"].iter().any(|word| value.name.strip_prefix(word) == Some(other))
            };
            self.values.one(&same)?.answer()
        };
        if let Some(answer) = said() {
            return if answer { Truth::Yes } else { Truth::No };
        }
        let pair = against.and_then(|other| self.beside(subject, other));
        let found = match against {
            Some(_) => pair.map(|(value, _)| value),
            None => self.figure(subject, &part.marker, &fits),
        };
        let Some(value) = found.or_else(|| self.figure(subject, &part.marker, &fits)) else {
            let answer = self.values.item(&part.marker, subject).and_then(Value::answer);
            let holding = !["不", "未", "缺"].iter().any(|word| subject.contains(word));
            return match (answer, part.arms.len(), self.answered(holding)) {
                // ②：是, where the item is that a rate is reached.
                (Some(answer), 1, _) if !part.marker.is_empty() => {
                    if answer {
                        Truth::Yes
                    } else {
                        Truth::No
                    }
                }
                (_, _, Some((least, most))) if least == most && !loose => within(ends, least),
                _ => Truth::Unknown,
            };
        };
        if let Some(other) = against {
            let named = || self.values.named(other, &self.subjects, &fits);
            let other = pair.map(|(_, other)| other).or_else(named).filter(|other| !std::ptr::eq(*other, value));
            let (Some(other), Some(figure)) = (other.and_then(|other| other.number), value.number) else {
                return Truth::Unknown;
            };
            let moved = ends.map(|edge| edge.map(|edge| Edge { at: other, against: String::new(), end: edge.end }));
            let [low, high] = &moved;
            return within([low.as_ref(), high.as_ref()], figure);
        }
        let near = ends.iter().spread(|one| one).map(|edge| edge.at.abs()).max().unwrap_or_default();
        // ≤1 beside 96%: of which kind the 1 is, is not said.
        if unit.is_empty() && value.unit == "%" && !near.is_zero() && near <= Amount::whole(2) {
            return Truth::Unknown;
        }
        let figures = if unit == "%" { value.rate(near) } else { value.in_unit(unit).map(|number| (number, None)) };
        let Some((figure, other)) = figures else { return Truth::Unknown };
        let figure = if dated { same_year(figure, near) } else { figure };
        let figure = if both || part_subject(part, subject).contains("绝对值") { figure.abs() } else { figure };
        // 下降5%以上: a rate of change below nothing.
        let falls = ["下降", "减少", "降低", "压减", "下降幅度", "下降率", "降幅", "减幅", "降低率", "压减率"]
            .iter()
            .any(|word| subject.ends_with(word));
        let figure = match (falls, figure.is_negative()) {
            (true, true) => figure.negated(),
            (true, false) if ["变动", "增长"].iter().any(|word| value.name.contains(word)) => figure.negated(),
            _ => figure,
        };
        // 降幅5% beside a rate of change.
        let falling = ["下降", "降幅", "减幅", "降低", "减少"].iter().any(|word| value.name.contains(word));
        let figure =
            if subject.ends_with("变动") && falling && !figure.is_negative() { figure.negated() } else { figure };
        let truth = within(ends, figure);
        match other.map(|other| within(ends, other)) {
            Some(second) if second != truth => Truth::Unknown,
            _ => truth,
        }
    }

    /// A figure and the one it is compared with: 本年三公经费 beside 上年三公经费.
    fn beside(&self, subject: &str, other: &str) -> Option<(&Value, &Value)> {
        let numeric = |value: &Value| value.number.is_some() && value.unit != "日期";
        let reference = REFERENCES.iter().find(|word| other.starts_with(**word));
        // 年初数 is the one figure of 年初.
        let of_reference =
            || self.values.one(&|value| numeric(value) && reference.is_some_and(|word| value.name.contains(word)));
        let other = self.values.named(other, &[other.to_owned()], &numeric).or_else(of_reference)?;
        let known = |value: &Value| REFERENCES.iter().any(|word| value.name.contains(word) && !subject.contains(word));
        let own =
            |value: &Value| numeric(value) && !std::ptr::eq(value, other) && value.unit == other.unit && !known(value);
        Some((self.values.one(&own)?, other))
    }

    /// By how many percent a figure exceeds the one that its part compares it with.
    pub fn relative(&self, part: &Part) -> Option<Amount> {
        let other = part.arms.iter().flat_map(|arm| &arm.tests).find_map(|test| match test {
            Test::Range { low, high, .. } => low.iter().chain(high).find_map(|edge| edge.other()),
            _ => None,
        })?;
        if let Some(excess) = self.excess(subject_of(part), other) {
            return Some(excess);
        }
        let (figure, other) = self.beside(subject_of(part), other)?;
        let (figure, base) = (figure.number?, other.number?);
        let hundred = Amount::whole(100);
        if other.unit == "%" { figure.minus(base) } else { figure.minus(base)?.times(hundred)?.over(base) }
    }

    /// 低于平均水平, 增幅8.5%: how a figure compares, where only that is known.
    fn compared(&self, other: &str) -> Option<Amount> {
        const SIGNS: &[(&str, i64)] = &[("低于", -1), ("等于", 0), ("持平", 0), ("高于", 1), ("超过", 1)];
        for (name, value) in self.values.iter() {
            let said = SIGNS.iter().find(|(word, _)| value.words.starts_with(word));
            if let Some((_, sign)) = said.filter(|_| name.contains(other) || value.words.contains(other)) {
                return Some(Amount::whole(*sign));
            }
            if other.starts_with('上') && name.ends_with("增幅") && value.unit == "%" {
                return value.number;
            }
        }
        None
    }

    /// 公务接待费超预算12%: by how much a figure exceeds the other.
    fn excess(&self, subject: &str, other: &str) -> Option<Amount> {
        let named = ["超", other].concat();
        let fits = |value: &Value| value.unit == "%" && value.name.contains(&named);
        self.values.named(subject, &[subject.to_owned()], &fits)?.number
    }

    /// Words hold where they are answered with yes, or are the grade itself; 无结余 where the figure is zero.
    fn wording(&self, part: &Part, words: &str) -> Truth {
        if words == BASE {
            return Truth::Yes;
        }
        let grades: Vec<&str> = part.arms.iter().filter_map(grade).collect();
        let named = self.values.item(&part.marker, words);
        let Some(value) = named.or_else(|| self.values.only().filter(|_| self.scheme.parts.len() == 1)) else {
            return self.graded(&grades, words).unwrap_or_else(|| self.presence(words));
        };
        let others = part.arms.iter().any(|arm| arm.tests == [Test::Else]);
        if let Some(answer) = value.answer().filter(|answer| named.is_some() || grades.len() < 2 || others && !answer) {
            // 未按时完成 beside an answer to 按时完成 is the contrary.
            let contrary = ["未", "不", "没有", "无"].iter().any(|word| {
                words.strip_prefix(word) == Some(&value.name) || value.name.strip_prefix(word) == Some(words)
            });
            return if answer != contrary { Truth::Yes } else { Truth::No };
        }
        // 未公开 beside the number of things that what was published lacks.
        // 较上年下降, by 6.2%.
        let fell = ["下降", "减少", "降低"].iter().any(|word| words.ends_with(word));
        if let Some(number) =
            value.number.filter(|_| fell && named.is_some() && value.unit == "%" && value.name == words)
        {
            return if number.is_zero() || number.is_negative() { Truth::Unknown } else { Truth::Yes };
        }
        let negated = words.strip_prefix('未');
        if negated.is_some_and(|act| value.count().is_some() && value.name.contains(act)) {
            return Truth::No;
        }
        self.graded(&grades, words).unwrap_or_else(|| self.presence(words))
    }

    /// Whether these words are the grade given, where one of the grades is.
    fn graded(&self, grades: &[&str], words: &str) -> Option<Truth> {
        let named = |(name, value): &(String, Value)| {
            chosen(grades, &value.words).or_else(|| chosen(grades, &[name.as_str(), &value.words].concat()))
        };
        let given = self.values.iter().find_map(named)?;
        Some(if given == words { Truth::Yes } else { Truth::No })
    }

    /// 无结余 and 有投诉, from a figure.
    fn presence(&self, words: &str) -> Truth {
        const NONE: &[&str] = &["无", "没有", "未发生", "未出现", "未发现", "不存在", "零"];
        const SOME: &[&str] = &["受到", "有", "存在", "发生", "出现", "发现"];
        const TIMES: &[&str] = &["年末", "期末", "年底", "当年", "本年度", "本年", "年度", "年内", "全年"];
        let words = TIMES.iter().find_map(|time| words.strip_prefix(time)).unwrap_or(words);
        let find = |list: &[&'static str]| list.iter().find_map(|word| words.strip_prefix(word));
        let (what, none) = match (find(NONE), find(SOME)) {
            (Some(what), _) => (what, true),
            (_, Some(what)) => (what, false),
            _ => return Truth::Unknown,
        };
        // A single figure stands for what there should be none of, but not for one of several evils.
        let related = |value: &Value| none || what.contains(value.name.as_str()) || value.name.contains(what);
        let before = |value: &Value| ["年初", "上年", "去年"].iter().any(|word| value.name.contains(word));
        let fits = |value: &Value| value.count().is_some() && related(value) && !before(value);
        let figure = self.values.named(what, &self.subjects, &fits).and_then(Value::count);
        match figure {
            Some(figure) if figure.is_zero() == none => Truth::Yes,
            Some(_) => Truth::No,
            None => Truth::Unknown,
        }
    }
}

/// The words of a case that asks for nothing else.
fn grade(arm: &Arm) -> Option<&str> {
    match arm.tests.as_slice() {
        [Test::Words(words)] => Some(words.as_str()),
        _ => None,
    }
}

/// The grade that is meant: the words themselves, or what tells them from the others (效果显著, 效果一般: 显著).
fn chosen<'a>(grades: &[&'a str], given: &str) -> Option<&'a str> {
    let plain = |text: &str| text.chars().filter(|c| !matches!(c, '，' | ',' | '且' | '但' | '。')).collect::<String>();
    let given = plain(given);
    let last = |grade: &str| grade.rsplit('，').next() == Some(given.as_str());
    if let Some(grade) = grades.iter().find(|grade| plain(grade) == given || last(grade)) {
        return Some(grade);
    }
    let mut ends = grades.iter().filter(|grade| given.chars().count() > 2 && plain(grade).ends_with(&given));
    if let (Some(grade), None) = (ends.next(), ends.next()) {
        return Some(grade);
    }
    let first = grades.first()?;
    let shared = |from: &dyn Fn(&str, usize) -> String| {
        (1..first.chars().count()).rev().find(|length| {
            let piece = from(first, *length);
            grades.len() > 1 && grades.iter().all(|grade| from(grade, *length) == piece)
        })
    };
    let start = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let finish = |text: &str, length: usize| text.chars().rev().take(length).collect::<String>();
    let (head, tail) = (shared(&start).unwrap_or(0), shared(&finish).unwrap_or(0));
    grades.iter().copied().find(|grade| {
        let length = grade.chars().count();
        let cut = |from: usize, to: usize| {
            grade.chars().skip(from).take(length.saturating_sub(from).saturating_sub(to)).collect::<String>()
        };
        !given.is_empty() && (cut(head, 0) == given || cut(0, tail) == given || cut(head, tail) == given)
    })
}

/// Whether a figure lies in a range.
fn within(ends: [Option<&Edge>; 2], figure: Amount) -> Truth {
    let [low, high] = ends;
    let low = low.map_or(Truth::Yes, |edge| reaches(edge.end, figure, edge.at));
    let high = high.map_or(Truth::Yes, |edge| reaches(edge.end, edge.at, figure));
    match (low, high) {
        (Truth::No, _) | (_, Truth::No) => Truth::No,
        (Truth::Edge, _) | (_, Truth::Edge) => Truth::Edge,
        _ => Truth::Yes,
    }
}

/// Whether `more` is at least `less`, one of which is the end of a range.
fn reaches(end: End, more: Amount, less: Amount) -> Truth {
    match (more.cmp(&less), end) {
        (std::cmp::Ordering::Greater, _) | (std::cmp::Ordering::Equal, End::Closed) => Truth::Yes,
        (std::cmp::Ordering::Equal, End::Unsaid) => Truth::Edge,
        _ => Truth::No,
    }
}

/// A date without its year, where the text names none.
fn same_year(figure: Amount, near: Amount) -> Amount {
    let year = Amount::whole(10_000);
    if near >= year || figure < year {
        return figure;
    }
    let years = figure.over(year).map(|years| years.rounded(0)).unwrap_or_default();
    years.times(year).and_then(|years| figure.minus(years)).unwrap_or(figure)
}
