//! Kinds of forms.

use crate::base::text::Label;

/// A kind of form (or of a block of one that is filled by itself).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormKind {
    /// 收入情况
    Income,
    /// 支出和结余情况
    ExpenditureAndSurplus,
    /// 三公经费
    ThreePublicExpenses,
    /// 固定资产
    FixedAssets,
    /// 自评表, its money block
    SelfEvaluationFunds,
    /// 自评表, its indicators
    SelfEvaluationIndicators,
    /// 评分表
    ScoringTable,
    /// 基础数据表, its block on staff
    BaseDataStaff,
    /// 基础数据表, its block on money
    BaseDataMoney,
    /// 基础数据表, its block on buildings (楼堂馆所)
    BaseDataBuildings,
    /// 基本概况 and other labelled squares
    Overview,
    /// 基本支出总额, 项目支出总额 beside a money block
    ExpenditureSquares,
    /// 综合得分
    TotalScore,
    /// 绩效目标 without points
    Targets,
    /// 绩效目标申报表, 批复表: targets before the year began
    ApprovedTargets,
    /// 评价人员
    Evaluators,
    /// 三公经费 as a list
    ThreePublicList,
    /// 三公经费 with a year a row
    ThreePublicMatrix,
    /// 收入 as a list
    IncomeList,
    /// 支出 as a list
    ExpenditureList,
    /// 收入决算表, a 科目 a row
    IncomeBySubject,
    /// 支出决算表, a 科目 a row
    ExpenditureBySubject,
}

const TABLE: &[(FormKind, &str, Label)] = &[
    (FormKind::Income, "income", Label { zh: "收入情况", en: "Income" }),
    (
        FormKind::ExpenditureAndSurplus,
        "expenditureAndSurplus",
        Label { zh: "支出和结余情况", en: "Expenditure and surplus" },
    ),
    (
        FormKind::ThreePublicExpenses,
        "threePublicExpenses",
        Label { zh: "三公经费情况", en: "\"Three public\" expenses" },
    ),
    (FormKind::FixedAssets, "fixedAssets", Label { zh: "固定资产情况", en: "Fixed assets" }),
    (
        FormKind::SelfEvaluationFunds,
        "selfEvaluationFunds",
        Label { zh: "自评表·资金", en: "Self-evaluation form, funds" },
    ),
    (
        FormKind::SelfEvaluationIndicators,
        "selfEvaluationIndicators",
        Label { zh: "自评表·绩效指标", en: "Self-evaluation form, indicators" },
    ),
    (FormKind::ScoringTable, "scoringTable", Label { zh: "评分表", en: "Scoring table" }),
    (FormKind::BaseDataStaff, "baseDataStaff", Label { zh: "基础数据表·人员", en: "Base data, staff" }),
    (FormKind::BaseDataMoney, "baseDataMoney", Label { zh: "基础数据表·经费", en: "Base data, money" }),
    (FormKind::BaseDataBuildings, "baseDataBuildings", Label { zh: "基础数据表·楼堂馆所", en: "Base data, buildings" }),
    (FormKind::Overview, "overview", Label { zh: "基本概况", en: "Overview" }),
    (FormKind::ExpenditureSquares, "expenditureSquares", Label { zh: "支出总额", en: "Expenditure" }),
    (FormKind::TotalScore, "totalScore", Label { zh: "综合得分", en: "Overall score" }),
    (FormKind::Targets, "targets", Label { zh: "绩效目标完成情况", en: "Targets and results" }),
    (FormKind::ApprovedTargets, "approvedTargets", Label { zh: "绩效目标表", en: "Approved targets" }),
    (FormKind::Evaluators, "evaluators", Label { zh: "评价人员", en: "Evaluators" }),
    (FormKind::ThreePublicList, "threePublicList", Label { zh: "三公经费表", en: "List of \"three public\" expenses" }),
    (
        FormKind::ThreePublicMatrix,
        "threePublicMatrix",
        Label { zh: "三公经费表", en: "Table of \"three public\" expenses" },
    ),
    (FormKind::IncomeList, "incomeList", Label { zh: "收支表·收入", en: "Income list" }),
    (FormKind::ExpenditureList, "expenditureList", Label { zh: "收支表·支出", en: "Expenditure list" }),
    (FormKind::IncomeBySubject, "incomeBySubject", Label { zh: "分科目收入表", en: "Income by subject" }),
    (
        FormKind::ExpenditureBySubject,
        "expenditureBySubject",
        Label { zh: "分科目支出表", en: "Expenditure by subject" },
    ),
];

impl FormKind {
    /// The kind of this id.
    pub fn by_id(id: &str) -> Option<Self> {
        TABLE.iter().find(|(_, other, _)| *other == id).map(|(kind, _, _)| *kind)
    }

    /// All kinds.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(kind, ..)| *kind)
    }

    /// Its id in packs and JSON.
    pub fn id(self) -> &'static str {
        TABLE.iter().find(|(kind, _, _)| *kind == self).map_or("unknown", |(_, id, _)| id)
    }

    /// Its name.
    pub fn label(self) -> Label {
        const UNKNOWN: Label = Label { zh: "未识别的表格", en: "Unknown table" };
        TABLE.iter().find(|(kind, _, _)| *kind == self).map_or(UNKNOWN, |(_, _, label)| *label)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_every_pack_has_a_kind() {
        for form in crate::packs::Packs::built_in().unwrap().forms() {
            assert!(FormKind::by_id(&form.kind).is_some(), "{}", form.kind);
        }
    }
}
