//! Rank 7: score tables + criteria + figures → what each row is worth by its own criterion, and on which grounds.
//!
//! Nothing is worded for findings here. 据实复算 (from figures) and 据自报值 (from results that the report only states) are
//! never added up in one number.

mod evidence;
mod grade;
mod rate;
mod row;
mod source;
mod standing;
mod stated;
mod supplied;
mod target;
mod total;

pub use evidence::{Evidence, evidence};
pub use grade::{Graded, graded};
pub use standing::Standing;
pub use supplied::Supplied;
pub use total::{Span, Sum, Totals};

use crate::base::amount::Amount;
use crate::base::anchor::Anchor;
use crate::base::list::Gather as _;
use crate::base::text::Text;
use crate::causes::Cause;
use crate::diagnostic::Operand;
use crate::facts::{Facts, FigureId};
use crate::packs::Terms;
use crate::relations::Relation;
use crate::rubric::Outcome;
use crate::rubric::slip::Slip;
use crate::vocabulary::FormKind;
use source::Figures;

/// What is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// What the packs in use say.
    pub terms: &'a Terms<'a>,
    /// Figures and score tables.
    pub facts: &'a Facts,
    /// Equations with their verdicts.
    pub relations: &'a [Relation],
    /// What is broken, by cause.
    pub causes: &'a [Cause],
    /// What the user adds.
    pub supplied: &'a [Supplied],
}

/// A score table, row by row.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its number among the score tables.
    pub table: usize,
    /// The rows that are scored, in order.
    pub rows: Vec<Row>,
}

/// On what an award rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grounds {
    /// What the user added.
    Supplied,
    /// Results that the report only states (据自报值).
    Stated,
    /// Figures (据实复算).
    Figures,
}

/// A row with what it is worth.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its number among the nodes of its table.
    pub node: usize,
    /// Its points; none where several rows share them or none are stated.
    pub points: Option<Amount>,
    /// Its self-score.
    pub claimed: Option<FigureId>,
    /// How it is scored.
    pub basis: Basis,
    /// The shape of its scheme, for programs.
    pub kind: &'static str,
    /// What was read, in Chinese.
    pub reading: String,
    /// What it is worth.
    pub outcome: Outcome,
    /// What other lawful readings give.
    pub others: Vec<Other>,
    /// On what that rests; none where nothing is known.
    pub grounds: Option<Grounds>,
    /// A figure in it is in doubt (取数存疑).
    pub disputed: bool,
    /// The values that were used.
    pub values: Vec<Value>,
    /// Names of what is asked for and not known.
    pub missing: Vec<String>,
    /// How the self-score stands to it.
    pub standing: Standing,
    /// What it claims too much or too little is the gap of a sum that is broken: one root cause.
    pub told: bool,
    /// The slips of the criterion itself.
    pub slips: Vec<Slip>,
    /// The most that its text gives, where it says so.
    pub said: Option<Amount>,
}

/// How a row is scored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// By its criterion.
    Criterion,
    /// By the criterion of the place, as the form prints none.
    Place,
    /// By the measure for self-evaluation forms: met in full, missed in proportion (财预〔2020〕10号).
    Target,
    /// By nothing that the report states.
    Nothing,
}

/// What another reading gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// What it gives.
    pub outcome: Outcome,
    /// On what it rests, where that is another value.
    pub grounds: Option<Grounds>,
    /// Another finding says already that the value is not right.
    pub told: bool,
    /// Which reading.
    pub why: Text,
}

/// A value that was used.
#[derive(Clone, Debug)]
pub struct Value {
    /// Under which name the criterion asks for it.
    pub name: String,
    /// What is tried: one text, or several where only a limit is known (95%以上).
    pub tries: Vec<String>,
    /// As people read it.
    pub shown: String,
    /// On what it rests.
    pub grounds: Grounds,
    /// No other reading of the report gives another value.
    pub certain: bool,
    /// A figure in it is in doubt.
    pub disputed: bool,
    /// It stands in the row itself.
    pub near: bool,
    /// What it is computed by.
    pub formula: Option<Text>,
    /// Which reading, where there are others.
    pub reading: Text,
    /// The figures it is computed from.
    pub operands: Vec<Operand>,
    /// Where it stands, or the first figure.
    pub anchor: Option<Anchor>,
}

impl Value {
    /// A value as it is stated, without a computation behind it.
    fn new(grounds: Grounds, name: &str, shown: &str) -> Self {
        Self {
            name: name.to_owned(),
            tries: Vec::new(),
            shown: shown.to_owned(),
            grounds,
            certain: false,
            disputed: false,
            near: false,
            formula: None,
            reading: Text::default(),
            operands: Vec::new(),
            anchor: None,
        }
    }
}

/// Something that the report lacks, and what it would decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name.
    pub name: String,
    /// The rows, as table and row of a sheet.
    pub rows: Vec<(usize, usize)>,
}

/// Scores the tables of a submission.
pub fn sheets(inputs: &Inputs<'_>) -> Vec<Sheet> {
    let work = row::Work {
        figures: Figures::new(inputs),
        results: stated::Results::new(inputs.facts),
        supplied: inputs.supplied,
        terms: inputs.terms,
    };
    let tables = inputs.facts.scores.iter().enumerate().filter(|(_, table)| table.kind != FormKind::Targets);
    tables
        .map(|(table, scores)| {
            let rows = scores.nodes.iter().enumerate().filter(|(_, node)| !node.heading);
            Sheet { table, rows: rows.map(|(node, _)| work.row(table, scores, node)).gather() }
        })
        .gather()
}

/// What is missing, with the rows that it would decide.
pub fn questions(sheets: &[Sheet]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for (sheet, at) in sheets.iter().zip(0usize..) {
        for (row, number) in sheet.rows.iter().zip(0usize..) {
            for name in &row.missing {
                match questions.iter_mut().find(|question| question.name == *name) {
                    Some(question) => question.rows.push((at, number)),
                    None => questions.push(Question { name: name.clone(), rows: vec![(at, number)] }),
                }
            }
        }
    }
    questions
}
