//! What a criterion (评分标准) says: text → tokens → phrases → scheme, and scheme + values → award.
//!
//! A scheme renders back into Chinese and reads again as the same scheme. What cannot be read with certainty is a scheme
//! that says why a person must judge (需人工评定), never a guess: a wrong score is worse than none.

mod arrange;
mod ask;
pub mod award;
mod best;
mod change;
mod deduct;
mod expression;
mod given;
mod known;
mod named;
mod phrase;
mod range;
mod read;
mod render;
mod restate;
mod share;
pub mod slip;
mod spoken;
mod start;
mod step;
mod tidy;
mod token;
pub mod value;
mod words;

pub use ask::Ask;
pub use award::{Award, Outcome};
pub use read::read;
pub use value::Values;
pub use words::Side;

use crate::base::amount::Amount;
use crate::base::text::Text;

/// How the points of a row are awarded: the sum of its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The points of the row.
    pub points: Amount,
    /// What is scored. Where no part gives points, all of them take from the row's.
    pub parts: Vec<Part>,
    /// How figures follow from others, as the text explains them.
    pub figures: Vec<Formula>,
    /// 结果保留两位小数; none where the points stay exact.
    pub places: Option<u32>,
    /// Requirements without points of their own, which the parts count.
    pub checks: Vec<Check>,
    /// Why a person must judge; nothing else is said then.
    pub why: Option<Text>,
}

/// A figure that follows from others: 控制率=在职人数/编制数×100%.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Its name.
    pub name: String,
    /// What it follows from.
    pub over: String,
}

/// A requirement of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// ①
    pub marker: String,
    /// Its words.
    pub words: String,
}

/// What is scored by itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// ①, where it is an item of a list.
    pub marker: String,
    /// Its cases.
    pub arms: Vec<Arm>,
    /// 扣完为止 is written behind cases that take points.
    pub floor: bool,
}

/// A case: what must hold, and what it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arm {
    /// What must hold.
    pub tests: Vec<Test>,
    /// One of them is enough (或).
    pub any: bool,
    /// What it gives.
    pub give: Give,
}

/// Something that holds or does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// A figure lies in a range.
    Range {
        /// The words before it; empty where they are those of the case before.
        subject: String,
        /// From.
        low: Option<Edge>,
        /// To.
        high: Option<Edge>,
        /// `%`, `分`, `日期`, 次; empty where none is written.
        unit: String,
    },
    /// Words that a person answers with yes or no, or a grade.
    Words(String),
    /// None of the other cases.
    Else,
    /// All requirements hold.
    All,
    /// No requirement holds.
    NoneOf,
}

/// An end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Its value.
    pub at: Amount,
    /// The figure it is compared with instead: 上年结转.
    pub against: String,
    /// Whether it belongs to the range.
    pub end: End,
}

/// Whether the end of a range belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Said so: ≥, 含.
    Closed,
    /// Said not: 超过, 不含.
    Open,
    /// Not said: 以上 and 以下 include it, but where two cases meet the better one has it.
    Unsaid,
}

/// What a case gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Give {
    /// Points, or a range of them that a person chooses from.
    Points {
        /// At least.
        low: Amount,
        /// At most.
        high: Amount,
    },
    /// Takes points.
    Minus(Amount),
    /// Takes or adds points for every so much.
    Step(Step),
    /// In proportion.
    Ratio(Ratio),
    /// On the line between the cases above and below (内插).
    Line,
}

/// So many points for every so much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Adds instead of taking.
    pub adds: bool,
    /// Where counting begins; none for cases.
    pub from: Option<Amount>,
    /// To which side it counts.
    pub side: Side,
    /// For every so much.
    pub each: Amount,
    /// `%`, 次
    pub unit: String,
    /// The words before and behind the number.
    pub words: (String, String),
    /// So many points.
    pub amount: Amount,
    /// At most so many.
    pub most: Option<Amount>,
    /// 扣完为止 is written.
    pub floor: bool,
    /// A step begun counts whole (不足1个百分点按1个百分点计); none where nothing is said.
    pub begun: Option<bool>,
}

/// Points in proportion to a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ratio {
    /// The points of the whole.
    pub of: Amount,
    /// The figure at which all of them are given, in percent.
    pub full: Amount,
    /// The figure: 完成率, or what it follows from; with 分值 in it the points themselves.
    pub over: String,
}

impl Scheme {
    /// A scheme that leaves all to a person.
    pub fn judgement(points: Amount, why: Text) -> Self {
        Self { points, parts: Vec::new(), figures: Vec::new(), places: None, checks: Vec::new(), why: Some(why) }
    }
}

impl Scheme {
    /// The same where a step begun counts whole and the text does not say (不足1个百分点按1个百分点计).
    pub fn begun(&self) -> Self {
        let mut scheme = self.clone();
        for arm in scheme.parts.iter_mut().flat_map(|part| &mut part.arms) {
            if let Give::Step(step) = &mut arm.give {
                step.begun.get_or_insert(true);
            }
        }
        scheme
    }

    /// Its shape in a word, for programs.
    pub fn kind(&self) -> &'static str {
        let gives: Vec<&Give> = self.parts.iter().flat_map(|part| &part.arms).map(|arm| &arm.give).collect();
        match gives.as_slice() {
            _ if self.why.is_some() => "judgement",
            _ if self.parts.len() > 1 || !self.checks.is_empty() => "checklist",
            gives if gives.iter().any(|give| matches!(give, Give::Ratio(_) | Give::Line)) => "proportional",
            gives if gives.iter().any(|give| matches!(give, Give::Step(step) if step.side == Side::Count)) => {
                "perOccurrence"
            }
            gives if gives.iter().any(|give| matches!(give, Give::Step(_) | Give::Minus(_))) => "deduct",
            _ => "ladder",
        }
    }
}

impl Part {
    /// True where it takes points only.
    pub fn takes(&self) -> bool {
        self.arms.iter().all(|arm| match &arm.give {
            Give::Minus(_) => true,
            Give::Step(step) => !step.adds,
            _ => false,
        })
    }
}

impl Arm {
    /// The points it gives, where they are fixed.
    pub fn fixed(&self) -> Option<Amount> {
        match self.give {
            Give::Points { high, .. } => Some(high),
            _ => None,
        }
    }
}
