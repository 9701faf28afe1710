//! The slips of the rubric itself.

use super::{Give, Scheme};
use crate::base::amount::Amount;
use crate::base::text::Text;

/// Something that the text of a criterion gets wrong by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// A word for programs.
    pub kind: &'static str,
    /// What people read.
    pub message: Text,
}

impl Scheme {
    /// The most that the text gives; none where it does not say.
    pub fn said(&self) -> Option<Amount> {
        let mut sum = Amount::ZERO;
        for part in self.parts.iter().filter(|part| !part.takes()) {
            let mut most = None;
            for arm in &part.arms {
                match &arm.give {
                    Give::Points { high, .. } => most = most.max(Some(*high)),
                    Give::Ratio(ratio) => most = most.max(Some(ratio.of)),
                    Give::Step(step) if step.adds => {
                        let base = most.unwrap_or_default();
                        most = Some(base.plus(step.most?)?);
                    }
                    _ => {}
                }
            }
            sum = sum.plus(most?)?;
        }
        (!sum.is_zero()).then_some(sum)
    }

    /// The slips of the text that was read.
    pub fn slips(&self) -> Vec<Slip> {
        let mut slips = Vec::new();
        if let Some(said) = self.said().filter(|said| *said != self.points) {
            let (said, points) = (said.written(0), self.points.written(0));
            let kind = if self.parts.len() > 1 { "items" } else { "points" };
            let message = Text::new(
                format!("评分标准最多可得 {said} 分，与分值 {points} 分不一致"),
                format!("the criterion gives at most {said} points, the row has {points}"),
            );
            slips.push(Slip { kind, message });
        }
        slips
    }
}
