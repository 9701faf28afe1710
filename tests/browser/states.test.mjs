// States other than "a result": English, a file that cannot be read, a broken engine, paper, small windows.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { EDITIONS, start } from './harness.mjs';
import { accessible, CLEAN, CONTRADICTIONS, HAN, noSidewaysScroll } from './looks.mjs';

const SAMPLES = [CLEAN, CONTRADICTIONS];

/** A document of the corpus as a text extraction leaves it: see tests/corpus/NOTATION.md. */
const extracted = (form) => {
  const cell = (text) => `\t${text === '^' ? '' : text.replaceAll('\\n', '\n')}\n`;
  const cells = (line) => line.split('|').map((text) => text.trim()).filter((text) => text !== '<');
  const lines = form.split('\n').map((line) => (line.includes(' | ') ? cells(line).map(cell).join('') : line));
  return lines.join('\n');
};

let harness;
let folder;
let unreadable;
let longSum;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jihe-'));
  unreadable = join(folder, 'damaged.docx');
  writeFileSync(unreadable, 'PK\u0003\u0004 and nothing that belongs there');
  longSum = join(folder, 'long-sum.txt');
  const form = readFileSync(inRoot('tests', 'corpus', 'clean', 'ninety-and-ten.form'), 'utf8');
  writeFileSync(longSum, extracted(form.replace('6座 |  8 | 8', '6座 |  18 | 8')));
  harness = await start();
});
after(async () => {
  await harness?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The texts of the page's own that are to be seen, without what stands in the report. */
const ownWords = (visit) =>
  visit.page.$$eval('#top, .tools, .side-title, .severity, .part h4, .fold summary, .working .expected th, .working .gap th, .code span:first-child, .verdict, .coverage p, .problem, #intake', (elements) =>
    elements.filter((one) => one.offsetParent !== null).map((one) => one.innerText),
  );

/** From the next call on, the engine in use fails as after a trap; its spares do not. */
async function breakEngine(visit) {
  const [worker] = visit.page.workers();
  await worker.evaluate(() => {
    const trap = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
    TextDecoder.prototype.decode = trap;
  });
}

for (const edition of EDITIONS) {
  test(`English and back, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    const chinese = await visit.findings();
    await visit.result(() => visit.page.click('#lang'));
    await visit.page.waitForFunction(() => !/[\u4e00-\u9fff]/.test(document.querySelector('.finding .code span').textContent));
    await visit.settled();
    const foreign = (await ownWords(visit)).join('\n').replace(/核|Jihe 绩核|中文/g, '');
    assert.doesNotMatch(foreign, HAN);
    assert.deepEqual((await visit.findings()).map(({ code }) => code), chinese.map(({ code }) => code));
    await visit.screenshot(`${edition}-english`);
    await visit.result(() => visit.page.click('#lang'));
    await visit.page.waitForFunction(() => /[\u4e00-\u9fff]/.test(document.querySelector('.finding .code span').textContent));
    assert.deepEqual(await visit.findings(), chinese);
    await visit.end();
  });

  test(`j and k go through the findings, f from a figure back, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    const count = (await visit.findings()).length;
    const at = () => visit.page.evaluate(() => Number(document.querySelector('.finding.active').dataset.finding));
    const press = async (key) => {
      await visit.page.keyboard.press(key);
      return at();
    };
    assert.equal(await at(), 0);
    for (let index = 1; index <= count; index++) assert.equal(await press('j'), index % count);
    assert.equal(await press('k'), count - 1);
    await visit.page.keyboard.press('Enter');
    assert.ok(await visit.page.evaluate(() => Boolean(document.activeElement.closest('#sheets'))));
    assert.equal(await press('f'), count - 1);
    assert.equal(await visit.page.evaluate(() => Number(document.activeElement.dataset.finding)), count - 1);
    await visit.end();
  });

  test(`in one column j shows the finding, and Enter its place, ${edition}`, async () => {
    const visit = await harness.open(edition, { width: 683, height: 384 });
    await visit.pasteFile(CONTRADICTIONS);
    const inSight = (selector) => visit.page.$eval(selector, (one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return top < innerHeight - 20 && bottom > 20;
    });
    for (const key of ['j', 'j', 'k']) {
      await visit.page.keyboard.press(key);
      await visit.page.waitForTimeout(700); // the scroll is smooth
      assert.ok(await inSight('.finding.active'), key);
    }
    await visit.page.keyboard.press('Enter');
    await visit.page.waitForTimeout(700);
    assert.ok(await inSight('#sheets .is-place'));
    await visit.end();
  });

  test(`an edit undone gives the keys their finding back, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    const edit = async () => {
      await visit.page.click('[data-finding="0"] .where');
      await visit.page.keyboard.press('Enter');
      await visit.page.fill('textarea.editor', '96.90%');
      await visit.result(() => visit.page.keyboard.press('Enter'));
      await visit.result(() => visit.page.keyboard.press('Control+z'));
    };
    await edit();
    await visit.page.keyboard.press('Escape');
    assert.equal(await visit.page.evaluate(() => document.activeElement.dataset.finding), '0');
    await edit();
    await visit.page.keyboard.press('a');
    assert.equal(await visit.page.evaluate(() => document.activeElement.tagName), 'TEXTAREA');
    await visit.end();
  });

  test(`u leads from one unverified figure to the next, and the strip shows where they are, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    await visit.settled();
    const unverified = await visit.page.$$eval('#sheets [data-figure-status="unverified"]', (all) => all.map(({ dataset }) => dataset.figure));
    assert.ok(unverified.length > 2);
    const at = () => visit.page.evaluate(() => document.activeElement.dataset.figure);
    const led = [];
    for (let i = 0; i <= unverified.length; i++) {
      await visit.page.keyboard.press('u');
      led.push(await at());
    }
    assert.deepEqual(led, [...unverified, unverified[0]]);
    await visit.page.keyboard.press('Shift+U');
    assert.equal(await at(), unverified[unverified.length - 1]);
    assert.match(await visit.page.innerText('#inspector'), /未核对/);

    const kinds = await visit.page.$$eval('#map i', (all) => [...new Set(all.map(({ dataset }) => dataset.status))].sort());
    assert.deepEqual(kinds, ['mismatched', 'unverified', 'verified']);
    const box = await visit.page.locator('#map').boundingBox();
    const scrolled = () => visit.page.evaluate(() => document.querySelector('#paper').scrollTop);
    await visit.page.mouse.click(box.x + box.width / 2, box.y + 1);
    assert.equal(await scrolled(), 0);
    await visit.page.mouse.click(box.x + box.width / 2, box.y + box.height - 1);
    assert.ok((await scrolled()) > 100);
    await visit.end();
  });

  test(`a long sum begins folded, and what it comes to is in sight, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(longSum);
    for (const part of ['.working .expected', '.working .gap', '.part p', '.advice']) {
      const box = await visit.page.locator(`.finding ${part}`).first().boundingBox();
      assert.ok(box && box.y + box.height <= 768, `${part} is in sight`);
    }
    const rows = () => visit.page.locator('.working .operand:visible').count();
    const short = await rows();
    await visit.page.click('.more button');
    assert.ok((await rows()) > short);
    await visit.end();
  });

  test(`a file that cannot be read is said to be so, and what was pasted stays, ${edition}`, async () => {
    const visit = await harness.open(edition);
    const text = readFileSync(CONTRADICTIONS, 'utf8');
    await visit.paste({ 'text/plain': text });
    assert.equal(await visit.drop(unreadable), 'error');
    assert.match(await visit.page.innerText('#problem'), /damaged\.docx/);
    assert.match(await visit.page.innerText('#problem'), HAN);
    assert.equal(await visit.page.inputValue('#paste'), text);
    await accessible(visit, 'error');
    await visit.screenshot(`${edition}-unreadable`);
    await visit.page.click('#lang');
    await visit.page.waitForFunction(() => !/[\u4e00-\u9fff]/.test(document.querySelector('#problem').innerText));
    await visit.end();
  });

  test(`a file that cannot be read does not keep the others from being checked, ${edition}`, async () => {
    const visit = await harness.open(edition);
    assert.equal(await visit.drop(unreadable, CONTRADICTIONS), 'done');
    assert.match(await visit.page.innerText('#unreadable'), /damaged\.docx/);
    assert.ok((await visit.findings()).length > 0);
    await visit.end();
  });

  test(`a broken engine is replaced, and the input kept, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await breakEngine(visit);
    assert.equal(await visit.pasteFile(CONTRADICTIONS), 'error');
    assert.match(await visit.page.innerText('#problem'), /中断/);
    await visit.page.waitForFunction(() => /SHA-256 [0-9a-f]{64}/.test(document.querySelector('#problem textarea').value));
    assert.equal(await visit.page.inputValue('#paste'), readFileSync(CONTRADICTIONS, 'utf8'));
    await accessible(visit, 'broken engine');
    await visit.screenshot(`${edition}-broken-engine`);
    assert.equal(await visit.result(() => visit.page.click('#problem .primary')), 'done');
    assert.ok((await visit.findings()).length > 0);
    await visit.end();
  });

  test(`on paper, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    await visit.settled();
    await visit.page.click('[data-finding="0"] [data-answer-open]');
    await visit.page.fill('[data-finding="0"] textarea', '两处口径不同');
    await visit.page.click('[data-finding="0"] [data-mark="explained"]');
    await visit.page.fill('#search', '总得分');
    await visit.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await visit.page.emulateMedia({ media: 'print' });
    for (const hidden of ['#again', '.try', '#filters', '#paper', '.acts', '#tabs']) {
      assert.ok(!(await visit.page.locator(hidden).first().isVisible()), hidden);
    }
    assert.match(await visit.page.innerText('#sheet-head'), /^自查结果单[^]*竹埠区园林绿化服务中心 2023 年度[^]*自查日期：20\d\d年[^]*筛选隐去了其中 2 条/);
    assert.equal(await visit.page.innerText('.disclaimer'), '系统自动比对结果，不代表财政部门审核意见。');
    assert.match(await visit.page.innerText('.coverage'), /已核对 \d+\/\d+ 个数字/);
    const cards = await visit.page.locator('.finding:visible').allInnerTexts();
    assert.equal(cards.length, 3, 'what a filter hides is printed');
    cards.forEach((card, i) => assert.match(card, new RegExp(`^${i + 1}\\s*必须修改\\s*自评表`)));
    assert.match(cards[0], /已说明：两处口径不同/);
    assert.ok(await visit.page.isVisible('.fold li'), 'what is folded is printed');
    const folded = await visit.page.$$eval('.working .operand', (rows) => rows.filter((row) => row.offsetParent === null).length);
    assert.equal(folded, 0, 'a sum is whole on paper');
    await visit.screenshot(`${edition}-print`, { fullPage: true });
    await visit.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await visit.page.emulateMedia({ media: 'screen' });
    await visit.page.check('#with-report');
    await visit.page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await visit.page.emulateMedia({ media: 'print' });
    assert.ok(await visit.page.isVisible('.sheet'), 'the report is printed where that was asked for');
    await visit.end();
  });

  test(`on paper it is said what was changed on the page, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    const change = async (text) => {
      await visit.page.click('[data-finding="0"] .where');
      await visit.page.keyboard.press('Enter');
      await visit.page.fill('textarea.editor', text);
      await visit.result(() => visit.page.keyboard.press('Enter'));
    };
    const print = async (media) => {
      await visit.page.evaluate((name) => window.dispatchEvent(new Event(name)), media === 'print' ? 'beforeprint' : 'afterprint');
      await visit.page.emulateMedia({ media });
    };
    await visit.page.check('#with-report');
    await change('97.90%');
    await print('print');
    assert.match(await visit.page.innerText('#sheet-head'), /已在页面上试改 1 处，原文件未改[^]*执行率：98\.90% → 97\.90%/);
    assert.match(await visit.page.innerText('[data-finding="0"]'), /试改过：98\.90% → 97\.90%/);
    const beside = await visit.page.$eval('#sheets .edited', (cell) => getComputedStyle(cell, '::before').content);
    assert.match(beside, /98\.90%/, 'the report says what its file says');
    await visit.screenshot(`${edition}-print-edited`, { fullPage: true });
    await print('screen');
    await change('98.90%');
    await print('print');
    assert.doesNotMatch(await visit.page.innerText('#sheet-head'), /试改/, 'what is as it was is not changed');
    assert.ok(!(await visit.page.locator('.edited, #edits').first().isVisible()));
    await visit.end();
  });

  test(`the bar on top is in order in small windows, in both languages, ${edition}`, async () => {
    for (const width of [360, 500, 700, 800, 1000]) {
      const visit = await harness.open(edition, { width, height: 740 });
      await visit.drop(CONTRADICTIONS);
      for (const language of ['Chinese', 'English']) {
        const rows = await visit.page.$$eval('#top > *', (all) => {
          const seen = all.filter((one) => one.offsetParent !== null && one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible');
          const rows = [];
          for (const one of seen) {
            const { top, bottom, left, right } = one.getBoundingClientRect();
            const middle = (top + bottom) / 2;
            const row = rows.find((other) => other.top < middle && middle < other.bottom) || (rows.push({ top, bottom, all: [] }), rows[rows.length - 1]);
            row.all.push({ id: one.id || one.className, left, right });
          }
          return rows.map(({ all }) => all);
        });
        const where = `${width} px, ${language}`;
        assert.deepEqual(rows.map((row) => row.map(({ id }) => id)), [['brand', 'help', 'print', 'lang', 'again'], ['source', 'offline']], where);
        for (const row of rows) row.forEach(({ left }, i) => assert.ok(i === 0 || left >= row[i - 1].right, `${where}: apart`));
        await visit.result(() => visit.page.click('#lang'));
      }
      await visit.end();
    }
  });

  test(`no sideways scroll at 360 px and at 200 %, no violation of axe, ${edition}`, async () => {
    for (const [name, size] of Object.entries({ usual: {}, narrow: { width: 360, height: 740 }, doubled: { width: 683, height: 384 } })) {
      const visit = await harness.open(edition, size);
      await noSidewaysScroll(visit, `start, ${name}`);
      await accessible(visit, `start, ${name}`);
      for (const sample of SAMPLES) {
        await visit.drop(sample);
        await visit.settled();
        await noSidewaysScroll(visit, `result, ${name}`);
        await accessible(visit, `result, ${name}`);
      }
      await visit.screenshot(`${edition}-${name}`);
      await visit.end();
    }
  });
}
