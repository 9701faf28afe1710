// A score sheet of sixty rows, each with a criterion of its own, for tests and measurements of time.

const HEAD = `云岭县茶叶服务中心2022年度部门整体支出绩效自评报告
2022年度部门整体支出绩效评价基础数据表
财政供养人员情况（人） | 编制数 | 2022年实际在职人数 | 控制率
^ | 50 | 48 | 96%
经费控制情况（万元） | 2021年决算数 | 2022年预算数 | 2022年决算数
三公经费 | 10.00 | 9.00 | 8.64
政府采购金额 | —— | 30.00 | 29.40
---
部门整体支出绩效评价评分表
一级指标 | 二级指标 | 三级指标 | 评分标准 | 分值 | 自评得分 | 扣分原因
`;

const CRITERIA = [
  ['在职人员控制率', '以100%为标准。在职人员控制率≤100%，计2分；每超过一个百分点扣0.5分，扣完为止。'],
  ['“三公经费”控制率', '三公经费控制率≤100%，计2分；每超过一个百分点扣0.1分，扣完为止。'],
  ['政府采购执行率', '政府采购执行率≥95%，计2分；每减少一个百分点扣0.5分，扣完为止。'],
  ['茶园验收合格率', '茶园验收合格率≥90%，计2分；80%（含）-90%，计1分；低于80%不得分。'],
  ['管理制度健全性', '①已制定资金管理办法，1分；②制度得到有效执行，1分。'],
  ['技术培训完成率', '技术培训完成率达到100%，计2分；未达到的，按完成率×2分计分。'],
];

/** What the report does not say, and the sheet asks for. */
export const ASKED = '茶园验收合格率';

/** In the notation of tests/corpus/NOTATION.md; a hundred and twenty points in six sections. */
export function sixtyRows() {
  const rows = Array.from({ length: 60 }, (_, at) => {
    const [name, criterion] = CRITERIA[at % CRITERIA.length];
    const section = at % 10 === 0 ? `第${at / 10 + 1}部分（20分）` : '^';
    const own = at < CRITERIA.length ? name : `${name}（第${Math.floor(at / CRITERIA.length) + 1}批）`;
    return `${section} | ${at % 10 === 0 ? '任务' : '^'} | ${own} | ${criterion} | 2 | 2 |`;
  });
  return `${HEAD}${rows.join('\n')}\n总分 | < | < | < | 120 | 120 |\n`;
}
