//! Score tables, and what their rows are worth.

use super::{Operand, Place};
use crate::report::json::{self, Json};

json_words! {
    /// By what a row is scored.
    pub enum ScoreBasis {
        /// Its criterion (评分标准).
        Criterion,
        /// Its target, by the measure for self-evaluation forms: met in full, missed in proportion.
        Target,
        /// Nothing that the report states.
        Nothing,
    }

    /// On what an award rests.
    pub enum Grounds {
        /// 据实复算: figures of the report.
        Figures,
        /// 据自报值: a result that the report only states.
        Stated,
        /// A value that the user added.
        Supplied,
    }

    /// How a self-score stands to what its row is worth.
    pub enum Standing {
        /// Nothing to compare.
        Open,
        /// It agrees, or lies in the range.
        Agrees,
        /// It agrees by another lawful reading only.
        Otherwise,
        /// It agrees with a stated result, not with the figures.
        ByStated,
        /// No reading gives it.
        Differs,
    }
}

json_types! {
    /// Score tables.
    pub struct Scores {
        /// The tables.
        pub tables: Vec<ScoreTable>,
        /// What the report lacks to score them; an answer under this name can be handed in.
        pub questions: Vec<Question>,
    }

    /// Something that the report lacks.
    pub struct Question {
        /// Its name.
        pub name: String,
        /// The rows that it would decide.
        pub rows: Vec<QuestionRow>,
    }

    /// A row that waits for an answer.
    pub struct QuestionRow {
        /// Its name.
        pub row: String,
        /// Its points.
        pub points: Option<String>,
        /// Its label's cell.
        pub place: Place,
    }

    /// A score table as it was read.
    pub struct ScoreTable {
        /// Id of the form's kind.
        pub kind: String,
        /// Points printed in the row of totals.
        pub total_points: Option<String>,
        /// Score printed in the row of totals.
        pub total_score: Option<String>,
        /// Headings and rows, in order.
        pub rows: Vec<ScoreRow>,
        /// What the rows are worth, by grounds. Never one sum.
        pub sums: Option<ScoreSums>,
    }

    /// Rows of a score table added up, by what their points rest on.
    pub struct ScoreSums {
        /// 据实复算: by figures of the report.
        pub figures: ScoreSum,
        /// 据自报值: by results that the report only states.
        pub stated: ScoreSum,
        /// By values that the user added.
        pub supplied: ScoreSum,
        /// Left to a person, or no more than a range.
        pub open: ScoreSum,
    }

    /// Rows added up.
    pub struct ScoreSum {
        /// How many rows.
        pub rows: u32,
        /// The points that they have.
        pub points: String,
        /// The points that they are worth; 0 where that is open.
        pub awarded: String,
        /// The points that they claim.
        pub claimed: String,
    }

    /// A heading or a row of a score table.
    pub struct ScoreRow {
        /// Labels from the outermost heading.
        pub path: Vec<String>,
        /// A heading; else a row.
        pub heading: bool,
        /// Its own points.
        pub points: Option<String>,
        /// True where it shares the points of a row above.
        pub shares_points: bool,
        /// Its score.
        pub score: Option<String>,
        /// Its label's cell.
        pub place: Place,
        /// The text by which it is scored (评分标准), as written.
        pub criterion: Option<String>,
        /// What it is worth; null for a heading, and where the engine does not score.
        pub scored: Option<Scored>,
    }

    /// A row with what it is worth.
    pub struct Scored {
        /// By what it is scored.
        pub basis: ScoreBasis,
        /// `ladder`, `deduct`, `perOccurrence`, `checklist`, `proportional` or `judgement`.
        pub scheme: String,
        /// What was read, in Chinese.
        pub reading: String,
        /// What it is worth.
        pub award: Award,
        /// On what that rests; null where nothing is known.
        pub grounds: Option<Grounds>,
        /// A figure in it is in doubt (取数存疑).
        pub disputed: bool,
        /// How the self-score stands to it.
        pub standing: Standing,
        /// self-score − points, or how far it lies outside of the range.
        pub gap: Option<String>,
        /// The values that were used.
        pub values: Vec<ScoreValue>,
        /// What other lawful readings give.
        pub alternatives: Vec<Alternative>,
        /// Names of what is asked for and not known.
        pub missing: Vec<String>,
        /// The slips of the criterion itself.
        pub slips: Vec<String>,
    }

    /// What a row is worth: `points`, or from `low` to `high`, or for a person to judge.
    pub struct Award {
        /// So many.
        pub points: Option<String>,
        /// At least.
        pub low: Option<String>,
        /// At most.
        pub high: Option<String>,
        /// A person must judge.
        pub judgement: bool,
        /// Why it is not one number.
        pub reason: Option<String>,
    }

    /// What another reading gives.
    pub struct Alternative {
        /// What it gives.
        pub award: Award,
        /// Which reading.
        pub reading: String,
        /// On what it rests, where that is another value.
        pub grounds: Option<Grounds>,
    }

    /// A value that was used.
    pub struct ScoreValue {
        /// Under which name the criterion asks for it.
        pub name: String,
        /// The value.
        pub value: String,
        /// On what it rests.
        pub grounds: Grounds,
        /// A figure in it is in doubt.
        pub disputed: bool,
        /// What it is computed by.
        pub formula: Option<String>,
        /// The figures that it is computed from.
        pub operands: Vec<Operand>,
        /// Where it stands, or the first of the figures.
        pub place: Option<Place>,
    }
}
