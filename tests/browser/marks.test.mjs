// What the report's marks say: the level of what was found, that it was answered, and what was not checked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITIONS, harnessed } from './harness.mjs';
import { accessible } from './looks.mjs';

const harness = harnessed();
const { papers } = harness;

/** A form with a total of scores that is too low, and a grade in words of its own: an error, and a note about a cell. */
const GRADED = (grade) => `<p>石埠县园林绿化中心</p><p>2023年度部门整体支出绩效自评报告</p><table>
<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td><td>完成值</td><td>分值</td><td>得分</td></tr>
<tr><td rowspan="2">产出指标</td><td rowspan="2">数量指标</td><td>新建绿地</td><td>12处</td><td>12处</td><td>50</td><td>50</td></tr>
<tr><td>补植行道树</td><td>300株</td><td>300株</td><td>50</td><td>50</td></tr>
<tr><td colspan="5">总分</td><td>100</td><td>98</td></tr></table>
<table><tr><td>评价得分</td><td>98</td><td>评价等次</td><td>${grade}</td></tr></table>`;
const UNKNOWN = `<p>石埠县园林绿化中心</p><p>2023年度部门整体支出绩效自评报告</p>
<table><tr><td>苗木</td><td>株数</td><td>亩数</td></tr><tr><td>香樟</td><td>120</td><td>三亩</td></tr><tr><td>桂花</td><td>80</td><td>两亩</td></tr>
<tr><td>合计</td><td>200</td><td>五亩</td></tr></table><p>附：地块</p><table><tr><td>地块</td><td>朝向</td></tr><tr><td>东园</td><td>12</td></tr></table>`;

/** The colour of a mark, and of the card of the finding it stands for. */
const tones = (visit) =>
  visit.page.$$eval('[data-finding]', (cards) =>
    cards.map((card) => {
      const mark = [...document.querySelectorAll('#sheets [data-sign]')].find((one) => one.dataset.sign.split(',').includes(String(Number(card.dataset.finding) + 1)));
      const badge = getComputedStyle(card.querySelector('.badge')).backgroundColor;
      return { level: card.dataset.severity, badge, mark: mark && getComputedStyle(mark, '::after').backgroundColor };
    }),
  );

for (const edition of EDITIONS) {
  test(`a mark has the colour of its level, also about a cell; answered it is calm, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.write('评分.html', GRADED('优秀')));
    const all = (await tones(visit)).filter(({ mark }) => mark);
    assert.deepEqual([...new Set(all.map(({ level }) => level))], ['error', 'note']);
    for (const { level, badge, mark } of all) assert.equal(mark, badge, level);
    const note = await visit.page.$eval('[data-severity="note"][data-finding]', ({ dataset }) => Number(dataset.finding));
    await visit.page.click(`[data-finding="${note}"] [data-answer-open]`);
    await visit.page.click(`[data-finding="${note}"] button[data-mark="verified"]`);
    assert.equal(await visit.page.getAttribute('#summary [data-severity="note"]', 'data-count'), '0');
    assert.match(await visit.page.innerText('#summary .verdict'), /1 处已答复/);
    assert.equal(await visit.page.getAttribute(`#sheets [data-sign="${note + 1}"]`, 'data-severity'), 'answered');
    const { mark, badge } = (await tones(visit))[note];
    assert.equal(mark, badge, 'both are calm now');
    await accessible(visit, 'answered');
    await visit.end();
  });

  test(`above a table of no known form stands whether anything in it was checked, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.write('苗木.html', UNKNOWN));
    const notes = await visit.page.$$eval('[data-unknown]', (all) => all.filter((one) => !one.hidden).map((one) => one.textContent));
    assert.deepEqual(notes, ['未识别此表：只核对了其中标为“相符”“不一致”的数字。', '未识别此表，其中的数字未核对。']);
    await visit.end();
  });
}
