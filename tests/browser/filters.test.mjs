// Finding the findings: by level, form, words, answers; and answering them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITIONS, harnessed } from './harness.mjs';
import { accessible, HAN, noSidewaysScroll } from './looks.mjs';

const harness = harnessed();
const { papers } = harness;

const shown = (visit) => visit.page.$$eval('#findings > li:not([hidden]) [data-finding]', (cards) => cards.map(({ dataset }) => Number(dataset.finding)));
const told = (visit) => visit.page.innerText('#shown-count');
const counts = (visit) => visit.page.$$eval('#filters .chip', (chips) => Object.fromEntries(chips.map((chip) => [chip.dataset.chip, Number(chip.querySelector('b').textContent)])));

async function answer(visit, index, text, mark) {
  const card = visit.page.locator(`[data-finding="${index}"]`);
  await card.locator('[data-answer-open]').click();
  await card.locator('textarea').fill(text);
  await card.locator(`[data-mark="${mark}"]`).click();
}
const said = (visit) => visit.page.$$eval('#findings .said', (all) => all.map((one) => one.textContent));

for (const edition of EDITIONS) {
  test(`search and chips show what fits, say how much, and can be cleared, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form());
    assert.deepEqual(await shown(visit), [0, 1, 2]);
    assert.equal(await told(visit), '');
    for (const [words, fits] of [['1006.30', [0, 1]], ['1,006.30', [0, 1]], ['１００６．３０', [0, 1]], ['总得分', [2]], ['jh-r101', [0]], ['执行率 98.90', [0]]]) {
      await visit.page.fill('#search', words);
      assert.deepEqual(await shown(visit), fits, words);
    }
    assert.equal(await told(visit), '列出 1 条，共 3 条');
    assert.equal(await visit.page.getAttribute('#shown-count', 'role'), 'status');
    await accessible(visit, 'filtered');
    await visit.page.keyboard.press('Escape');
    assert.deepEqual(await shown(visit), [0, 1, 2]);
    await visit.page.fill('#search', '没有这样的话');
    assert.deepEqual(await shown(visit), []);
    assert.equal(await told(visit), '没有符合条件的，共 3 条。');
    await visit.screenshot(`${edition}-filter-nothing`);
    await visit.page.click('#clear-filter');
    assert.deepEqual(await shown(visit), [0, 1, 2]);
    assert.equal(await visit.page.evaluate(() => document.activeElement.id), 'search');

    assert.deepEqual(await counts(visit), { error: 3 });
    const [, second] = await visit.page.$$eval('#form-filter option', (options) => options.map(({ value }) => value));
    await visit.page.selectOption('#form-filter', second);
    assert.deepEqual(await shown(visit), [0, 1]);
    assert.deepEqual(await counts(visit), { error: 2 });
    await visit.page.click('[data-chip="error"]');
    assert.equal(await visit.page.getAttribute('[data-chip="error"]', 'aria-pressed'), 'true');
    assert.equal(await visit.page.evaluate(() => document.activeElement.dataset.chip), 'error', 'the focus stays');
    await visit.screenshot(`${edition}-filtered`);
    await visit.end();
  });

  test(`keys go through what is shown; a figure in the report uncovers its finding, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form());
    await visit.page.keyboard.press('/');
    await visit.page.keyboard.type('1006.30');
    await visit.page.click('#findings > li >> nth=0');
    const at = async (key) => {
      await visit.page.keyboard.press(key);
      return visit.page.evaluate(() => Number(document.querySelector('.finding.active').dataset.finding));
    };
    await visit.page.focus('[data-finding="0"]');
    assert.deepEqual([await at('j'), await at('j'), await at('k')], [1, 0, 1]);
    await visit.page.waitForTimeout(700); // the scroll is smooth
    await visit.page.locator('#sheets [data-findings="2"]').first().click();
    await visit.page.waitForFunction(() => document.querySelector('.finding.active').dataset.finding === '2');
    assert.deepEqual(await shown(visit), [0, 1, 2], 'the filter that hid it is gone');
    await visit.end();
  });

  test(`an answer is given, changed, filtered by, taken back, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form());
    await visit.page.focus('[data-finding="0"]');
    await visit.page.keyboard.press('a');
    assert.equal(await visit.page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
    await accessible(visit, 'answering');
    await visit.screenshot(`${edition}-answering`);
    await visit.page.click('[data-finding="0"] [data-mark="explained"]');
    assert.match(await visit.page.innerText('[data-finding="0"] .answer'), /请先写明原因/, 'to have explained takes words');
    await visit.page.click('[data-finding="0"] .phrase >> nth=2');
    await visit.page.click('[data-finding="0"] [data-mark="explained"]');
    assert.deepEqual(await said(visit), ['已说明：年中追加预算']);
    assert.equal(await visit.page.evaluate(() => document.activeElement.hasAttribute('data-answer-open')), true, 'the focus stays');
    await answer(visit, 2, '', 'verified');
    assert.deepEqual(await counts(visit), { error: 3, unanswered: 1, answered: 2 });
    await visit.page.click('[data-chip="unanswered"]');
    assert.deepEqual(await shown(visit), [1]);
    await visit.page.click('[data-chip="answered"]');
    assert.deepEqual(await shown(visit), [0, 2]);
    await visit.page.fill('#search', '追加');
    assert.deepEqual(await shown(visit), [0], 'answers are searched too');
    await accessible(visit, 'answered');
    await visit.screenshot(`${edition}-answered`);
    await visit.page.click('#clear-filter');
    await visit.page.click('[data-finding="0"] [data-answer-back]');
    assert.deepEqual(await said(visit), ['已核实']);
    await visit.end();
  });

  test(`an answer survives edits, English, and a corrected file of the same submission, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form());
    await answer(visit, 2, '得分口径不同', 'explained');
    await visit.page.click('[data-finding="0"] .where');
    await visit.page.keyboard.press('Enter');
    await visit.page.fill('textarea.editor', '96.90%');
    await visit.result(() => visit.page.keyboard.press('Enter'));
    assert.deepEqual(await said(visit), ['已说明：得分口径不同']);
    await visit.result(() => visit.page.click('#lang'));
    await visit.page.waitForFunction(() => /Explained/.test(document.querySelector('.said').textContent));
    await visit.result(() => visit.page.click('#lang'));
    await visit.drop(papers.corrected('改好的自评表.txt'));
    assert.equal((await visit.findings()).length, 2);
    assert.deepEqual(await said(visit), ['已说明：得分口径不同']);
    assert.equal(await visit.page.getAttribute('[data-finding="1"]', 'data-answered'), 'explained');
    await visit.drop(papers.form('x.txt', '云岭县第一中心'));
    assert.deepEqual(await said(visit), [], 'another department has its own answers');
    await visit.drop(papers.form());
    assert.deepEqual(await said(visit), ['已说明：得分口径不同']);
    await visit.end();
  });

  test(`words begun are still there when the list is made anew, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form());
    await visit.page.click('[data-finding="2"] [data-answer-open]');
    await visit.page.fill('[data-finding="2"] textarea', '还没写完');
    await visit.result(() => visit.page.click('[data-finding="0"] [data-try]'));
    assert.equal(await visit.page.inputValue('#findings .answer textarea'), '还没写完');
    await visit.end();
  });

  test(`filters and answers in English, at 360 px and at 200 %, ${edition}`, async () => {
    for (const size of [{ width: 360, height: 740 }, { width: 683, height: 384 }]) {
      const visit = await harness.open(edition, size);
      await visit.drop(papers.form());
      await visit.page.click('[data-finding="0"] [data-answer-open]');
      await visit.page.fill('#search', 'JH');
      await noSidewaysScroll(visit, `${size.width}`);
      await accessible(visit, `${size.width}`);
      await visit.result(() => visit.page.click('#lang'));
      const own = await visit.page.$$eval('#filters .chip, #filters .told, .answer', (all) => all.map((one) => one.innerText).join('\n'));
      assert.doesNotMatch(own, HAN);
      await visit.screenshot(`${edition}-filters-${size.width}`);
      await visit.end();
    }
  });
}
