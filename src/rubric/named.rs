//! The indicator that a criterion speaks of, beside the one whose row it stands in.

use super::slip::Slip;
use super::token::folded;
use super::{Give, Scheme, Test, expression};
use crate::base::text::Text;

/// Names of one indicator each. What some places call otherwise stands in one line, so that it is no slip.
const INDICATORS: &[&[&str]] = &[
    &["在职人员控制率", "财政供养人员控制率", "供养人员控制率", "人员控制率", "人员编制控制率", "编制控制率"],
    &["三公经费变动率"],
    &["三公经费控制率"],
    &["公用经费控制率"],
    &["重点支出安排率"],
    &["预算执行率", "预算完成率", "支付进度率", "支出进度率"],
    &["预算调整率", "预算控制率"],
    &["结转结余率"],
    &["结转结余变动率"],
    &["政府采购执行率", "政府采购预算执行率"],
    &["公务卡刷卡率", "公务卡使用率"],
    &["固定资产利用率", "资产利用率"],
    &["质量达标率"],
    &["完成及时率"],
    &["资金到位率"],
    &["满意度", "满意率"],
    &["经济效益", "经济社会效益", "社会经济效益"],
    &["社会效益", "社会经济效益", "满意度"],
    &["生态效益"],
    &["可持续影响", "满意度"],
];

/// The indicators that a text names.
fn of(text: &str) -> impl Iterator<Item = usize> + '_ {
    let named = move |names: &&[&str]| names.iter().any(|name| text.contains(name));
    INDICATORS.iter().enumerate().filter(move |(_, names)| named(names)).map(|(at, _)| at)
}

impl Scheme {
    /// The slip of a criterion that speaks of other indicators than the one of its row.
    pub fn misplaced(&self, name: &str) -> Option<Slip> {
        let name = folded(name);
        let spoken = self.spoken();
        let other = spoken.iter().find(|subject| of(subject).next().is_some())?;
        let shared = |at: usize| spoken.iter().any(|subject| of(subject).any(|one| one == at));
        if of(&name).next().is_none() || of(&name).any(shared) || spoken.iter().any(|subject| subject.contains(&name)) {
            return None;
        }
        let known = of(other).next().and_then(|at| INDICATORS.get(at)?.iter().find(|name| other.contains(**name)))?;
        let message = Text::new(
            format!("评分标准说的是“{known}”，不是本行的指标"),
            format!("the criterion speaks of {known}, which is not the indicator of the row"),
        );
        Some(Slip { kind: "indicator", message })
    }

    /// The words of all figures and grades, and the names of those that follow from others.
    fn spoken(&self) -> Vec<String> {
        let mut spoken: Vec<String> = self.figures.iter().map(|figure| figure.name.clone()).collect();
        for arm in self.parts.iter().flat_map(|part| &part.arms) {
            for test in &arm.tests {
                match test {
                    Test::Range { subject: words, .. } | Test::Words(words) => spoken.push(words.clone()),
                    Test::Else | Test::All | Test::NoneOf => {}
                }
            }
            match &arm.give {
                Give::Ratio(ratio) => spoken.extend(expression::names(&ratio.over).unwrap_or_default()),
                Give::Step(step) => spoken.push(step.words.0.clone()),
                _ => {}
            }
        }
        spoken.extend(self.checks.iter().map(|check| check.words.clone()));
        spoken
    }
}
