//! How a self-score stands to what its row is worth.

use super::{Grounds, Other, Row};
use crate::base::amount::Amount;
use crate::base::text::Text;
use crate::facts::Figure;
use crate::rubric::Outcome;

/// How a self-score stands to what its row is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is nothing to compare: no score, or a person must judge.
    Open,
    /// It agrees, or lies in the range.
    Agrees,
    /// It agrees by another lawful reading only.
    Otherwise(Text),
    /// It agrees with a result that the report states, not with its figures.
    ByStated(Text),
    /// No reading gives it.
    Differs {
        /// True where the figures leave no doubt.
        certain: bool,
    },
}

/// How an outcome fits a score.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Exact,
    Rounded,
    Not,
    Unknown,
}

/// Compares a self-score with its row; `more` tries what is seldom needed.
pub(super) fn standing(row: &Row, score: Option<&Figure>, more: impl FnOnce() -> Vec<Other>) -> Standing {
    let Some(score) = score else { return Standing::Open };
    match fit(&row.outcome, score) {
        Fit::Unknown => return Standing::Open,
        Fit::Exact => return Standing::Agrees,
        Fit::Rounded if row.kind == "proportional" => return Standing::Agrees,
        Fit::Rounded => return Standing::Otherwise(Text::new("四舍五入后", "once rounded")),
        Fit::Not => {}
    }
    let fits = |other: &&Other| matches!(fit(&other.outcome, score), Fit::Exact | Fit::Rounded);
    let readings = row.others.iter().filter(|other| other.grounds != Some(Grounds::Stated));
    if let Some(other) = readings.clone().find(fits) {
        return Standing::Otherwise(other.why.clone());
    }
    if let Some(other) = more().iter().find(fits) {
        return Standing::Otherwise(other.why.clone());
    }
    if let Some(other) = row.others.iter().find(fits) {
        return if other.told { Standing::Agrees } else { Standing::ByStated(other.why.clone()) };
    }
    let sure = row.grounds == Some(Grounds::Figures) && !row.values.is_empty();
    Standing::Differs { certain: sure && row.values.iter().all(|value| value.certain && !row.disputed) }
}

/// Agreement is to the digits of the score.
fn fit(outcome: &Outcome, score: &Figure) -> Fit {
    let claimed = score.amount;
    match outcome {
        Outcome::Judgement(_) => Fit::Unknown,
        Outcome::Points(points) if *points == claimed => Fit::Exact,
        Outcome::Points(points) if is_rounded(*points, claimed, score.scale) => Fit::Rounded,
        Outcome::Points(_) => Fit::Not,
        Outcome::Between { low, high, .. } if *low <= claimed && claimed <= *high => Fit::Exact,
        Outcome::Between { low, high, .. } => {
            let near = [low, high].into_iter().any(|end| is_rounded(*end, claimed, score.scale));
            if near { Fit::Rounded } else { Fit::Not }
        }
    }
}

/// True where a score is the points to its own digits, half rounded either way.
fn is_rounded(points: Amount, claimed: Amount, scale: u32) -> bool {
    let half = Amount::last_digit(scale).over(Amount::whole(2));
    let gap = points.minus(claimed).map(Amount::abs);
    // 88.00 may be what is shown of 88: all digits that the points have are there.
    points.significant_scale() > scale && gap.zip(half).is_some_and(|(gap, half)| gap <= half)
}
