//! What to ask the unit for: rows that rest neither on figures nor on a result that the report states (佐证材料清单).

use super::{Row, Sheet};
use crate::base::list::Gather as _;
use crate::base::list::Joined as _;
use crate::base::text::{Label, Text};
use crate::base::word::has;
use crate::facts::{Facts, ScoreNode};
use crate::rubric::Outcome;

/// A row with what would show what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The row, as table and row of a sheet.
    pub row: (usize, usize),
    /// What to ask for.
    pub asks: Vec<Text>,
}

const fn label(zh: &'static str, en: &'static str) -> Label {
    Label { zh, en }
}

/// What shows a thing, by the words that name it; the more special first.
const MATERIALS: &[(&str, Label)] = &[
    ("满意", label("满意度调查的问卷、样本数和统计结果", "the survey: questionnaire, sample and results")),
    ("公务卡", label("公务卡结算和应刷卡支出的明细", "payments by official card, and those that should be")),
    ("采购", label("政府采购预算、合同和执行明细", "procurement budget, contracts and execution")),
    ("资产", label("资产台账和盘点表", "the register of assets and the stocktaking")),
    ("编制 人员 在职", label("编制批复和在职人员名册", "the approved posts and the list of staff")),
    ("公开", label("信息公开的网址、日期和截图", "where and when it was published")),
    ("绩效目标", label("绩效目标申报表及批复", "the performance targets as filed and approved")),
    ("合规 违规 截留 挤占 挪用", label("会计凭证，审计或检查的结论", "vouchers, and what audits found")),
    ("制度 办法 规定 机制 管理", label("相关制度、文件和执行记录", "the rules, and records that they are kept")),
    ("质量 验收 合格", label("验收报告或质量检验记录", "reports of acceptance or inspection")),
    (
        "及时 时效 按时 按期",
        label("完成日期的证明：文件、进度或验收记录", "proof of dates: papers, progress, acceptance"),
    ),
    ("成本 节约", label("合同、结算和成本明细", "contracts, settlements and costs")),
    ("预算 支出 资金 结转 结余", label("预算批复、指标文件和决算报表", "approved budgets and final accounts")),
    ("效益 影响 效果 可持续", label("受益范围和成效的统计或证明", "figures or proof of who benefited and how")),
    ("数量 任务 完成情况 完成率", label("任务清单和逐项完成的证明", "the list of tasks, with proof of each")),
];
const ANY: Label = label("能证明完成情况的原始资料", "original papers that show what was done");

/// Rows of all sheets that rest on neither, in order. Points beside the whole, and rows that do not apply, are left out.
pub fn evidence(facts: &Facts, sheets: &[Sheet]) -> Vec<Evidence> {
    let mut all = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let nodes = facts.scores.get(sheet.table).map(|table| table.nodes.as_slice()).unwrap_or_default();
        for (number, row) in sheet.rows.iter().enumerate() {
            let Some(node) = nodes.get(row.node) else { continue };
            if is_open(row) && !node.bonus && !node.not_applicable {
                all.push(Evidence { row: (at, number), asks: asks(row, node) });
            }
        }
    }
    all
}

fn is_open(row: &Row) -> bool {
    row.grounds.is_none() || !matches!(row.outcome, Outcome::Points(_))
}

/// What shows such things, and what is lacking by name.
fn asks(row: &Row, node: &ScoreNode) -> Vec<Text> {
    const MOST: usize = 2;
    // The row's own name says best what it is about, then what it is scored by, then the headings over it.
    let headings = node.path.concat();
    let material = |words: &str| {
        let shown = MATERIALS.iter().filter(|(names, _)| has(words, names)).take(MOST);
        shown.map(|(_, material)| material.text()).gather()
    };
    let mut asks = [node.name(), &node.said.standard, &headings].into_iter().map(material);
    let mut asks = asks.find(|asks| !asks.is_empty()).unwrap_or_else(|| vec![ANY.text()]);
    let lacking: Vec<&str> = row.missing.iter().map(String::as_str).filter(|name| !node.name().contains(name)).gather();
    if !lacking.is_empty() {
        let shows =
            Text::new(format!("须能说明：{}", lacking.joined("、")), format!("showing: {}", lacking.joined(", ")));
        asks.push(shows);
    }
    asks
}
