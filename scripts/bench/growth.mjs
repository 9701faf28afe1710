// Reports of our own making that grow: how the time of a check grows with them.
import { engine } from '../../tests/engine.mjs';
import { median } from '../../tests/browser/timing.mjs';

const TRIES = 7;
/** Chapters of the report that the aim is stated for: 20 tables, about 30,000 characters. */
const CHAPTERS = 20;

const money = (hundredths) => (hundredths / 100).toFixed(2);

/** One chapter, of figures that agree: a table with its total, and sentences about it. */
function chapter(number) {
  const own = 120000 + 137 * number;
  const parts = [1, 2, 3, 4, 5, 6, 7, 8].map((part) => 1000 * part + 31 * number);
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const rows = parts.map((part, at) => [`第${at + 1}项工作经费`, money(part * 2), money(part), money(part), '100.00%']);
  const table = [
    ['项目', '年初预算数', '全年预算数', '全年执行数', '执行率'],
    ...rows,
    ['合计', money(whole * 2), money(whole), money(whole), '100.00%'],
  ].map((row) => row.join('\t'));
  const rest = own - whole;
  const sentences = [
    `（${number}）第${number}片区经费使用情况。全年共安排第${number}片区经费${money(own)}万元，其中日常养护经费${money(whole)}万元，应急处置经费${money(rest)}万元。`,
    `全年实际支出${money(own)}万元，支出完成率100%，比上年增加${money(500)}万元，上年支出${money(own - 500)}万元。`,
    `养护人员${20 + number}人，其中正式人员${number}人，聘用人员20人，人均补助300元，共发放补助${((20 + number) * 300 / 10000).toFixed(2)}万元。`,
    '各站所按照年度计划安排养护任务，先易后难，逐段推进，主汛期前完成隐患排查，汛后组织复查，所有问题均已建立台账并逐项销号。',
    '资金使用严格执行国库集中支付和政府采购规定，大额支出集体研究，原始凭证齐全，未发现截留、挤占、挪用等情况。',
    '群众普遍反映出行条件明显改善，沿线村组自发参与日常巡查，形成了共管共护的良好局面，满意度调查结果较上年有所提高。',
    '存在的主要问题是部分路段老化较快，养护标准与实际需要仍有差距，专业技术人员偏少，绩效指标的量化程度还不够。',
    '下一步将优化养护计划编制，细化支出科目，加强过程监控，推动绩效结果与次年预算安排挂钩，进一步提高资金使用效益。',
    '为保证数据真实可靠，各站所负责人对所报数据逐项签字确认，财务室会同业务股室抽查核对，发现差错及时更正，并将核对结果作为年终考核的依据之一。',
    '项目档案按年度归集，合同、验收单、影像资料和支付凭证一一对应，查阅方便；对跨年度实施的内容单独列表说明，注明结转原因和后续安排，便于持续跟踪。',
    '本片区还结合农忙时节和节假日车流变化调整巡查频次，对急弯陡坡、临水临崖路段增设警示标志，对排水不畅的边沟及时疏通，减少了水毁和二次损坏。',
    '从全年执行情况看，预算安排与工作任务基本匹配，资金拨付及时，未出现因资金不到位影响施工的情形；节约的资金按规定交回财政统筹使用，没有形成新的结余。',
  ];
  return [sentences[0], ...table, ...sentences.slice(1)].join('\n');
}

/** A report of so many chapters, as text. */
export function reportOf(chapters) {
  const head = '云岭县公路养护中心2023年度部门整体支出绩效自评报告\n\n一、基本情况\n';
  return head + Array.from({ length: chapters }, (_, at) => chapter(at + 1)).join('\n');
}

/** Prints what a report of the aimed size takes, and 3, 10, 30, 100 times as much. */
export async function growth() {
  const whole = await engine();
  let first = 0;
  for (const times of [1, 3, 10, 30, 100]) {
    const text = reportOf(CHAPTERS * times);
    const bytes = new TextEncoder().encode(text);
    const took = [];
    let told = '';
    for (let i = 0; i < TRIES; i++) {
      const began = performance.now();
      const { id } = JSON.parse(whole.open('growth.txt', bytes, 'zh'));
      told = whole.check(Uint32Array.of(id), { lang: 'zh' });
      took.push(performance.now() - began);
      whole.close(id);
    }
    const time = median(took);
    first ||= time;
    const { findings, coverage } = JSON.parse(told);
    console.log(
      `grown ${times} times (${text.length.toLocaleString('en')} characters, ${CHAPTERS * times} tables): ` +
        `${time.toFixed(1)} ms, ${(time / first / times).toFixed(2)} times the time a character; ` +
        `${findings.length} findings, ${coverage.verified} figures verified`,
    );
  }
}
