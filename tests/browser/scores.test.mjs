// The score sheet: what rows are worth by their own criteria, from which figures, and what the user can add to it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { asHtml } from './form.mjs';
import { EDITIONS, start } from './harness.mjs';
import { accessible, HAN } from './looks.mjs';

let harness;
before(async () => (harness = await start()));
after(() => harness?.close());

const form = readFileSync(inRoot('tests', 'corpus', 'clean', 'score-sheet-by-its-criteria.form'), 'utf8');
const pasted = (text) => ({ 'text/html': asHtml(text) });

/** What a row of the sheet says when it is folded: name, claimed, computed, how they stand. */
const rows = (visit) =>
  visit.page.$$eval('.score-rows summary', (all) => all.map((one) => Array.from(one.children, (part) => part.textContent.trim()).join(' | ')));

/** The tables above the rows, a line each. */
const sums = (visit) =>
  visit.page.$$eval('.score-sums tbody tr', (all) => all.map((one) => Array.from(one.cells, (cell) => cell.textContent.trim()).join(' ').trim()));

async function unfold(visit, name) {
  await visit.page.click(`.score-rows summary:has-text("${name}")`);
}

for (const edition of EDITIONS) {
  test(`rows are scored by their criteria, from figures that can be looked at, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.paste(pasted(form));
    await visit.settled();
    const [staff] = await rows(visit);
    assert.equal(staff, '在职人员控制率 | 自评 8／10 | 8 | 相符');
    assert.ok((await rows(visit)).includes('档案数字化 | 自评 19／20 | 需人工评定 | 待定'));
    assert.ok((await sums(visit)).some((line) => line.startsWith('据实复算')));
    await unfold(visit, '在职人员控制率');
    const steps = await visit.page.innerText('.score-rows details[open]');
    for (const part of ['读作：', '每超过1个百分点扣0.5分', '52', '÷', '50']) assert.ok(steps.includes(part), `${part} in ${steps}`);
    await visit.page.click('.score-rows details[open] button:has-text("52")');
    await visit.page.waitForFunction(() => document.activeElement.textContent.includes('52'));
    await accessible(visit, 'the score sheet');
    await visit.screenshot(`${edition}-scores`);
    await visit.end();
  });

  test(`a figure changed on the page moves its score at once, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.paste(pasted(form));
    await visit.settled();
    await unfold(visit, '在职人员控制率');
    await visit.page.click('.score-rows details[open] button:has-text("52")');
    await visit.page.keyboard.press('Enter');
    await visit.page.fill('textarea.editor', '50');
    await visit.result(() => visit.page.keyboard.press('Enter'));
    await visit.page.waitForFunction(() => document.querySelector('.score-rows .score-award').textContent === '10');
    assert.ok(await visit.page.$('.score-rows details[open]'), 'what was unfolded stays so');
    await visit.end();
  });
}

test('what is missing is asked for; an answer is used, marked as such, and can be taken back', async () => {
  const visit = await harness.open('site');
  // Nothing in the report says it now.
  await visit.paste(pasted(form.replace('| 8 | 安排率为86%', '| 8 |')));
  await visit.settled();
  const row = async () => (await rows(visit)).find((line) => line.startsWith('重点支出安排率'));
  assert.match(await row(), /\| 0–10 \|/);
  await visit.page.click('.score-questions summary');
  await visit.page.fill('.score-questions input[name="重点支出安排率"]', '86%');
  await visit.result(() => visit.page.keyboard.press('Tab'));
  await visit.page.waitForFunction(() => document.querySelector('.score-sums').textContent.includes('据补充数据'));
  assert.match(await row(), /\| 8 \| 相符/);
  await visit.page.fill('.score-questions input[name="重点支出安排率"]', '');
  await visit.result(() => visit.page.keyboard.press('Tab'));
  await visit.page.waitForFunction(() => !document.querySelector('.score-sums').textContent.includes('据补充数据'));
  assert.match(await row(), /\| 0–10 \|/);
  await visit.end();
});

test('the score sheet in English, and none where there is none', async () => {
  const visit = await harness.open('site');
  await visit.paste({ 'text/plain': '收入情况（万元）\n' });
  assert.ok(await visit.page.isHidden('#scores'));
  await visit.page.click('#again');
  await visit.paste(pasted(form));
  await visit.result(() => visit.page.click('#lang'));
  await visit.settled();
  const own = await visit.page.$$eval('#scores h3, .score-sums caption, .score-sums thead th, .score-claimed, .score-standing', (all) => all.map((one) => one.textContent).join('\n'));
  assert.doesNotMatch(own, HAN);
  await visit.end();
});
