//! One criterion with points and values → how it was read and what it gives: the answer of `jihe criterion` and of the
//! workbench in the page, the same bytes in both.

use super::json::{self, Json};
use crate::base::amount::Amount;
use crate::base::list::Gather as _;
use crate::base::text::Lang;
use crate::rubric::{self, Arm, Award, Edge, End, Give, Outcome, Part, Scheme, Side, Step, Test, Values};

/// What is asked about a criterion.
pub struct Question<'a> {
    /// Its text.
    pub criterion: &'a str,
    /// The points of its row.
    pub points: &'a str,
    /// Values by name.
    pub values: &'a [(String, String)],
    /// The language of the answer.
    pub lang: Lang,
}

/// `{ scheme, reading, award, alternatives, slips }` as JSON; none where the points are no number of points.
pub fn answer(question: &Question<'_>) -> Option<String> {
    let points = question.points.trim().trim_end_matches('分');
    let points = Amount::parse(points).filter(|points| !points.is_negative())?;
    let values = question.values.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let scheme = rubric::read(question.criterion, points);
    let award = scheme.award(&Values::new(values));
    let lang = question.lang;
    let slips = scheme.slips_with(&award);
    let slips = slips.iter().map(|slip| object([("kind", text(slip.kind)), ("message", text(slip.message.get(lang)))]));
    let others = award.alternatives.iter();
    let others = others.map(|(at, why)| object([("points", amount(*at)), ("reading", text(why.get(lang)))]));
    Some(super::json(&object([
        ("scheme", whole(&scheme, lang)),
        ("reading", text(&scheme.reading())),
        ("award", awarded(&award, lang)),
        ("alternatives", Tree::List(others.gather())),
        ("slips", Tree::List(slips.gather())),
    ])))
}

/// JSON of no fixed type.
enum Tree {
    Null,
    Yes(bool),
    Number(u32),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(&'static str, Tree)>),
}

impl Json for Tree {
    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Yes(yes) => yes.write(out),
            Self::Number(number) => number.write(out),
            Self::Text(text) => text.write(out),
            Self::List(list) => list.write(out),
            Self::Object(fields) => {
                out.push('{');
                fields.iter().for_each(|(name, value)| json::field(out, name, value));
                out.push('}');
            }
        }
    }
}

fn object<const N: usize>(fields: [(&'static str, Tree); N]) -> Tree {
    Tree::Object(fields.into())
}

fn text(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

fn amount(amount: Amount) -> Tree {
    Tree::Text(amount.written(0))
}

fn maybe(tree: Option<Tree>) -> Tree {
    tree.unwrap_or(Tree::Null)
}

fn all<T>(items: &[T], of: impl Fn(&T) -> Tree) -> Tree {
    Tree::List(items.iter().map(of).gather())
}

fn awarded(award: &Award, lang: Lang) -> Tree {
    match &award.outcome {
        Outcome::Points(points) => object([("points", amount(*points))]),
        Outcome::Between { low, high, why } => {
            object([("low", amount(*low)), ("high", amount(*high)), ("reason", text(why.get(lang)))])
        }
        Outcome::Judgement(why) => object([("judgement", text(why.get(lang)))]),
    }
}

fn whole(scheme: &Scheme, lang: Lang) -> Tree {
    object([
        ("points", amount(scheme.points)),
        ("kind", text(scheme.kind())),
        ("parts", all(&scheme.parts, part)),
        (
            "figures",
            all(&scheme.figures, |figure| object([("name", text(&figure.name)), ("follows", text(&figure.over))])),
        ),
        ("places", maybe(scheme.places.map(Tree::Number))),
        (
            "checks",
            all(&scheme.checks, |check| object([("marker", text(&check.marker)), ("words", text(&check.words))])),
        ),
        ("judgement", maybe(scheme.why.as_ref().map(|why| text(why.get(lang))))),
        (
            "asks",
            all(&scheme.asks(), |ask| {
                object([("name", text(&ask.name)), ("shown", text(&ask.shown)), ("figure", Tree::Yes(ask.figure))])
            }),
        ),
    ])
}

fn part(part: &Part) -> Tree {
    let arm =
        |arm: &Arm| object([("when", all(&arm.tests, test)), ("any", Tree::Yes(arm.any)), ("give", give(&arm.give))]);
    object([("marker", text(&part.marker)), ("cases", all(&part.arms, arm))])
}

fn test(test: &Test) -> Tree {
    match test {
        Test::Range { subject, low, high, unit } => object([
            ("subject", text(subject)),
            ("from", maybe(low.as_ref().map(edge))),
            ("to", maybe(high.as_ref().map(edge))),
            ("unit", text(unit)),
        ]),
        Test::Words(words) => object([("words", text(words))]),
        Test::Else => text("else"),
        Test::All => text("all"),
        Test::NoneOf => text("none"),
    }
}

fn edge(edge: &Edge) -> Tree {
    let end = match edge.end {
        End::Closed => "included",
        End::Open => "excluded",
        End::Unsaid => "unsaid",
    };
    match edge.other() {
        Some(other) => object([("figure", text(other)), ("end", text(end))]),
        None => object([("at", amount(edge.at)), ("end", text(end))]),
    }
}

fn give(give: &Give) -> Tree {
    match give {
        Give::Points { low, high } if low == high => object([("points", amount(*low))]),
        Give::Points { low, high } => object([("low", amount(*low)), ("high", amount(*high))]),
        Give::Minus(taken) => object([("minus", amount(*taken))]),
        Give::Line => text("line"),
        Give::Ratio(ratio) => {
            let ratio = [("of", amount(ratio.of)), ("full", amount(ratio.full)), ("figure", text(&ratio.over))];
            object([("proportion", object(ratio))])
        }
        Give::Step(step) => object([("step", stepped(step))]),
    }
}

fn stepped(step: &Step) -> Tree {
    let side = match step.side {
        Side::Over => "over",
        Side::Under => "under",
        Side::Both => "both",
        Side::Count => "count",
    };
    object([
        ("adds", Tree::Yes(step.adds)),
        ("from", maybe(step.from.map(amount))),
        ("side", text(side)),
        ("each", amount(step.each)),
        ("unit", text(&step.unit)),
        ("words", Tree::List(vec![text(&step.words.0), text(&step.words.1)])),
        ("amount", amount(step.amount)),
        ("most", maybe(step.most.map(amount))),
        ("floor", Tree::Yes(step.floor)),
        ("begun", maybe(step.begun.map(Tree::Yes))),
    ])
}
