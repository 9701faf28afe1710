//! Score tables, and what their rows are worth.

use super::{Operand, Place};
use crate::report::json::{self, Json};

json_words! {
    /// By what a row is scored.
    pub enum ScoreBasis {
        /// Its criterion (评分标准).
        Criterion,
        /// The criterion of the place, as the form prints none.
        Place,
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
        /// 佐证材料清单: rows that rest neither on figures nor on a stated result, with what to ask the unit for.
        pub evidence: Vec<Evidence>,
    }

    /// A row of which the report does not show what it is worth.
    pub struct Evidence {
        /// Its name.
        pub row: String,
        /// Its points.
        pub points: Option<String>,
        /// Why it is open.
        pub reason: Option<String>,
        /// What would show it.
        pub asks: Vec<String>,
        /// Its label's cell.
        pub place: Place,
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
        /// What the whole comes to; null where the engine does not score.
        pub total: Option<ScoreTotal>,
    }

    /// What a score table comes to, as far as it can be told. Points beside the whole (加分项) are in none of it.
    pub struct ScoreTotal {
        /// The points of its rows.
        pub points: String,
        /// The points that they claim; null where none does.
        pub claimed: Option<String>,
        /// By figures alone (据实复算): every other row may give nothing, or all of its points.
        pub by_figures: ScoreSpan,
        /// The same, with results that the report only states (据自报值) and values that the user added.
        pub by_all: ScoreSpan,
        /// The grades; null unless the points are a hundred.
        pub grade: Option<ScoreGrade>,
    }

    /// From so many points to so many.
    pub struct ScoreSpan {
        /// At least.
        pub low: String,
        /// At most.
        pub high: String,
    }

    /// Which total makes which grade (评价等次).
    pub struct ScoreGrade {
        /// The measure that says so.
        pub source: String,
        /// The bands, the best first.
        pub bands: Vec<ScoreBand>,
        /// The grade that is claimed, by the printed total where there is one.
        pub claimed: Option<Graded>,
        /// The grade of `byAll.low`.
        pub low: Option<Graded>,
        /// The grade of `byAll.high`.
        pub high: Option<Graded>,
    }

    /// A grade, from its lowest total up to the band above.
    pub struct ScoreBand {
        /// 优, 良, 中, 差
        pub grade: String,
        /// Its lowest total, which belongs to it.
        pub from: u16,
    }

    /// The grade of a total.
    pub struct Graded {
        /// The total.
        pub total: String,
        /// Its grade.
        pub grade: String,
        /// The grade above; null for the best.
        pub next: Option<String>,
        /// How many points that one is away.
        pub lacks: Option<String>,
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
        /// The share of all points that they have, in percent.
        pub share: String,
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
        /// 16 hexadecimal digits that recognise the row in another version of the report.
        pub fingerprint: String,
        /// What a reviewer has written beside it, where that was handed in with the report.
        pub review: Option<Review>,
    }

    /// What a reviewer writes beside a row.
    pub struct Review {
        /// 复核得分
        pub score: Option<String>,
        /// 复核依据
        pub grounds: String,
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
