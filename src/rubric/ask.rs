//! What a scheme asks for.

use super::known::{step_subject, subject_of};
use super::words::BASE;
use super::{Arm, Give, Part, Scheme, Test, expression};

/// Something that a scheme asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The name under which the scheme takes it; empty where the text names none and the row is meant.
    pub name: String,
    /// The same in words for people.
    pub shown: String,
    /// A figure; else yes or no, or a grade.
    pub figure: bool,
}

impl Ask {
    fn new(name: &str, figure: bool) -> Self {
        Self { name: name.to_owned(), shown: name.to_owned(), figure }
    }
}

impl Scheme {
    /// What is asked for, once each, in the order of the text.
    pub fn asks(&self) -> Vec<Ask> {
        let mut asks: Vec<Ask> = Vec::new();
        if self.why.is_some() {
            return asks;
        }
        let mut add = |ask: Ask| {
            if !asks.contains(&ask) {
                asks.push(ask);
            }
        };
        self.checks.iter().for_each(|check| add(Ask::new(&check.words, false)));
        for part in &self.parts {
            // 好得6分，一般得4分: one grade is asked for.
            let graded =
                part.arms.len() > 1 && part.arms.iter().all(|arm| matches!(arm.tests.as_slice(), [Test::Words(_)]));
            if graded && self.parts.len() == 1 {
                add(Ask::new("", false));
                continue;
            }
            for arm in &part.arms {
                of_arm(self, part, arm, &mut add);
            }
        }
        asks
    }
}

impl Scheme {
    /// True for a figure that the text names itself: 目标值200户.
    fn states(&self, name: &str) -> bool {
        self.figures.iter().any(|figure| figure.name.ends_with(name) && super::value::numeric(&figure.over).is_some())
    }
}

fn of_arm(scheme: &Scheme, part: &Part, arm: &Arm, add: &mut impl FnMut(Ask)) {
    for test in &arm.tests {
        match test {
            Test::Range { subject, low, high, .. } => {
                let own = if subject.is_empty() { subject_of(part) } else { subject.as_str() };
                add(Ask::new(own, true));
                let others = low.iter().chain(high).filter_map(|edge| edge.other());
                others.for_each(|other| add(Ask::new(other, true)));
            }
            // 无结余, and 更多 for the rest, where the figure is asked for as well.
            Test::Words(words) if words == BASE || counts(part, words) => {}
            Test::Words(words) => add(Ask::new(words, false)),
            Test::Else | Test::All | Test::NoneOf => {}
        }
    }
    match &arm.give {
        Give::Step(step) if step.unit == "%" => add(Ask::new(subject_of(part), true)),
        // Of a list of requirements so many follow from the answers.
        Give::Step(_) if !scheme.checks.is_empty() => {}
        Give::Step(step) => {
            let shown = [&step.words.0, &step.words.1, "（", step.unit.trim_start_matches('个'), "）"].concat();
            add(Ask { shown, ..Ask::new(&step_subject(part, step), true) });
        }
        Give::Ratio(ratio) if ratio.over.is_empty() => add(Ask::new(subject_of(part), true)),
        Give::Ratio(ratio) => {
            let names = expression::names(&ratio.over).unwrap_or_default();
            let named = |name: &&String| *name != "分值" && !scheme.states(name);
            names.iter().filter(named).for_each(|name| add(Ask::new(name, true)));
        }
        Give::Line => add(Ask::new(subject_of(part), true)),
        Give::Points { .. } | Give::Minus(_) => {}
    }
}

/// True for 无结余 and 有结余 beside a case that compares the figure.
fn counts(part: &Part, words: &str) -> bool {
    let compares = part.arms.iter().flat_map(|arm| &arm.tests).any(|test| matches!(test, Test::Range { .. }));
    let own = ["没有", "无", "有"].iter().any(|word| words.strip_prefix(word) == Some(subject_of(part)));
    compares && (own || words.chars().nth(2).is_none())
}
