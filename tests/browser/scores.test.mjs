// The score sheet: what rows are worth by their own criteria, from which figures, and what the user can add to it.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { asHtml } from './form.mjs';
import { EDITIONS, harnessed } from './harness.mjs';
import { accessible, HAN, noSidewaysScroll } from './looks.mjs';

const harness = harnessed();
const { folder } = harness.papers;

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
  await visit.page.waitForFunction(() => document.querySelector('.score-sheet').textContent.includes('据补充数据'));
  assert.match(await row(), /\| 8 \| 相符/);
  // Somebody may be typing in it already.
  const field = await visit.page.$('.score-questions input[name="重点支出安排率"]');
  await visit.settled();
  assert.ok(await field.evaluate((one) => one.isConnected), 'the sheet is made anew once');
  await visit.page.fill('.score-questions input[name="重点支出安排率"]', '');
  await visit.result(() => visit.page.keyboard.press('Tab'));
  await visit.page.waitForFunction(() => !document.querySelector('.score-sheet').textContent.includes('据补充数据'));
  assert.match(await row(), /\| 0–10 \|/);
  await visit.end();
});

test('what was before stands beside what is, for rows, total and grade', async () => {
  const visit = await harness.open('site');
  await visit.paste(pasted(form.replace('| 8 | 安排率为86%', '| 8 |')));
  await visit.settled();
  const whole = async () => (await sums(visit)).slice(0, 2);
  assert.deepEqual(await whole(), ['总分（满分 100） 94 57–97 67–97', '等次 优 差–优 中–优']);
  assert.ok((await visit.page.innerText('.score-grade')).includes('复算最低 67 分：中，距“良”差 13 分'));
  await visit.page.click('.score-questions summary');
  await visit.page.fill('.score-questions input[name="重点支出安排率"]', '75%');
  await visit.result(() => visit.page.keyboard.press('Tab'));
  await visit.page.waitForSelector('.score-was');
  assert.deepEqual(await whole(), ['总分（满分 100） 94 57–97 67–97 → 67–87', '等次 优 差–优 中–优 → 中–良']);
  assert.ok((await rows(visit)).includes('重点支出安排率 | 自评 8／10 | 0–10 → | 0 | 不符'));
  await accessible(visit, 'was and is');
  await visit.end();
});

test('a review is kept, saved, read again, and handed out with the sheet', async () => {
  const visit = await harness.open('site');
  const name = join(folder, '荷塘.html');
  writeFileSync(name, asHtml(form));
  await visit.choose(name);
  await visit.settled();
  await unfold(visit, '在职人员控制率');
  const review = '.score-rows details[open]';
  await visit.page.fill(`${review} .review-score`, '11');
  assert.match(await visit.page.innerText(review), /超过了分值 10/);
  await visit.page.fill(`${review} .review-score`, '7.5');
  await visit.page.fill(`${review} .review-grounds`, '=1+1，编制批复未附');
  assert.equal(await visit.page.innerText('.score-reviewed'), '已复核 1/7 行：复核得分 7.5，这些行自评 8，相差 −0.5。');
  await accessible(visit, 'a review');
  for (const width of [360, 683]) {
    await visit.page.setViewportSize({ width, height: 600 });
    await noSidewaysScroll(visit, `the score sheet at ${width} px`);
  }
  await visit.page.setViewportSize({ width: 1366, height: 768 });
  await visit.page.emulateMedia({ media: 'print' });
  assert.equal(await visit.page.innerText(`${review} .score-review`), '复核得分：7.5　复核依据：=1+1，编制批复未附');
  await visit.page.emulateMedia({ media: 'screen' });
  const save = async (button, as) => {
    const [download] = await Promise.all([visit.page.waitForEvent('download'), visit.page.click(button)]);
    const path = join(folder, as);
    await download.saveAs(path);
    return { path, text: readFileSync(path, 'utf8'), name: download.suggestedFilename() };
  };
  const csv = await save('.score-tools button:has-text("CSV")', 'sheet.csv');
  assert.equal(csv.name, '荷塘县档案馆 2022 年度 评分表.csv');
  assert.ok(csv.text.startsWith('\uFEFF指标,分值,标准,数据来源,计算过程,自评,系统复算,依据,复核得分,复核依据\r\n'), csv.text);
  assert.ok(csv.text.includes("据实复算,7.5,'=1+1，编制批复未附\r\n"), csv.text);
  assert.match(csv.text, /在职人数|实际在职人数/);
  const html = await save('.score-tools button:has-text("网页")', 'sheet.html');
  assert.ok(html.text.includes('=1+1，编制批复未附') && html.text.includes('佐证材料清单（1 行）'), html.text);
  const notes = await save('#save-answers', 'notes.json');
  assert.equal(JSON.parse(notes.text).reviews[0].grounds, '=1+1，编制批复未附');
  await visit.end();

  const later = await harness.open('site');
  // The corrected file: another figure, the same row.
  writeFileSync(name, asHtml(form.replace('| 50 | 52 | 104%', '| 50 | 51 | 102%')));
  await later.choose(notes.path, name);
  await later.settled();
  await unfold(later, '在职人员控制率');
  assert.equal(await later.page.inputValue(`${review} .review-score`), '7.5');
  assert.equal(await later.page.inputValue(`${review} .review-grounds`), '=1+1，编制批复未附');
  await later.end();
});

test('what to ask the unit for can be copied', async () => {
  const visit = await harness.open('site');
  await visit.paste(pasted(form));
  await visit.settled();
  await visit.page.click('.score-evidence summary');
  const copied = visit.page.evaluate(() => new Promise((resolve) => document.addEventListener('copy', () => resolve(String(window.getSelection() || document.activeElement.value)), { once: true })));
  await visit.page.click('.score-evidence button:has-text("复制清单")');
  assert.match(await copied, /^1\. 档案数字化（20分）：能证明完成情况的原始资料/);
  assert.match(await visit.page.innerText('.score-evidence'), /已复制 1 行/);
  await accessible(visit, 'the list of evidence');
  await visit.end();
});

for (const edition of EDITIONS) {
  test(`the workbench answers while one types, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.page.click('#to-workbench');
    const answer = (words) => visit.page.waitForFunction((words) => document.querySelector('.bench-answer').innerText.includes(words), words);
    await answer('请写评分标准');
    await visit.page.fill('#bench-criterion', '公用经费控制率不超过100%，得4分；每超出1个百分点，扣0.5分，扣完为止。');
    await answer('请写分值');
    await visit.page.fill('#bench-points', '4');
    await answer('0–4 分');
    await visit.page.fill('.bench-values input', '103.2%');
    await answer('2.5 分');
    await answer('2.4 分（按比例计算）');
    await answer('每超出1个百分点扣0.5分');
    assert.match(await visit.page.inputValue('#bench-line'), /^\{"criterion":"公用.*"103.2%"\}\}\n\{"scheme"/);
    await accessible(visit, 'the workbench');
    await visit.page.setViewportSize({ width: 683, height: 500 });
    await noSidewaysScroll(visit, 'the workbench at 200%');
    await visit.page.keyboard.press('Escape');
    await visit.page.setViewportSize({ width: 1366, height: 768 });
    await visit.paste(pasted(form));
    await visit.settled();
    await unfold(visit, '在职人员控制率');
    await visit.page.click('#help');
    await visit.page.click('#keys button:has-text("工作台")');
    await answer('每超出1个百分点扣0.5分');
    await visit.page.keyboard.press('Escape');
    await visit.page.click('.score-rows details[open] button:has-text("工作台")');
    await answer('每超过1个百分点扣0.5分');
    assert.equal(await visit.page.inputValue('.bench-values input'), '104%');
    await visit.end();
  });
}

test('the score sheet in English, and none where there is none', async () => {
  const visit = await harness.open('site');
  await visit.paste({ 'text/plain': '收入情况（万元）\n' });
  assert.ok(await visit.page.isHidden('#scores'));
  await visit.page.click('#again');
  await visit.paste(pasted(form));
  await visit.result(() => visit.page.click('#lang'));
  await visit.settled();
  const own = await visit.page.$$eval('#scores h3, .score-sums caption, .score-sums thead th, .score-claimed, .score-standing, .score-tools, .score-review label', (all) => all.map((one) => one.textContent).join('\n'));
  assert.doesNotMatch(own, HAN);
  await visit.end();
});
