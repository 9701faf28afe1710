// Work that takes long: it says how far it is, can be stopped, and what was read stays. Long reports stay usable.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { EDITIONS, harnessed } from './harness.mjs';
import { accessible, gate, HAN, stick } from './looks.mjs';

const harness = harnessed();
const { papers } = harness;

const states = (visit) => visit.page.$$eval('#overview .file', (files) => files.map(({ dataset }) => dataset.state));
const count = (all, one) => all.filter((other) => other === one).length;
const says = (visit, words) => visit.page.waitForFunction((words) => document.querySelector('#progress').innerText.includes(words), words);
const stop = async (visit) => {
  await visit.page.waitForSelector('#progress:not([hidden])');
  await visit.page.click('#stop');
};

/** A table of income with as many units as that, every seventh total wrong. */
function longReport(units) {
  const lines = ['江湾县卫生健康局', '2023年度部门整体支出绩效自评报告', '', '年度收入情况（万元）', ''];
  const row = (...cells) => lines.push(...cells.map((cell) => `\t${cell}`), '');
  row('机构名称', '收入合计', '其中：');
  row('上年结转', '公共财政拨款', '政府基金拨款', '纳入专户管理的非税收入拨款', '其他收入');
  const parts = (i) => [1, 10 + i, 3, 0, 2];
  const money = (numbers) => numbers.map((number) => `${number}.00`);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const rows = Array.from({ length: units }, (_, i) => parts(i + 1)).map((all, i) => [sum(all) + (i % 7 === 0 ? 1 : 0), ...all]);
  row('局机关及二级机构汇总', ...money(rows[0].map((_, k) => sum(rows.map((one) => one[k])))));
  rows.forEach((one, i) => row(`${i + 1}、第${i + 1}卫生院`, ...money(one)));
  return lines.join('\n');
}

for (const edition of EDITIONS) {
  test(`short work shows no progress, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.page.evaluate(() => {
      new MutationObserver(() => (window.seen = window.seen || !document.querySelector('#progress').hidden)).observe(document.querySelector('#progress'), { attributes: true });
    });
    await visit.drop(papers.form());
    await visit.page.waitForTimeout(500);
    assert.ok(!(await visit.page.evaluate(() => window.seen)));
    await visit.end();
  });

  test(`progress counts files and submissions, ${edition}`, async () => {
    const visit = await harness.open(edition);
    const allow = await gate(visit);
    const result = visit.drop(...papers.many(5));
    await allow(2);
    await says(visit, '正在读取第 3 个文件，共 5 个');
    await accessible(visit, 'reading');
    await visit.screenshot(`${edition}-reading`);
    await allow(3 + 1 + 1);
    await says(visit, '正在核对第 2 份，共 5 份');
    assert.ok(await visit.page.isVisible('.submission'), 'the list is there while it is being filled');
    await accessible(visit, 'checking');
    await visit.screenshot(`${edition}-checking`);
    await allow(4);
    assert.equal(await result, 'done');
    assert.ok(!(await visit.page.isVisible('#progress')));
    await visit.end();
  });

  test(`stopped while reading: what was read stays, and it goes on from there, ${edition}`, async () => {
    const visit = await harness.open(edition);
    const allow = await gate(visit);
    const result = visit.drop(...papers.many(8));
    await allow(2);
    await says(visit, '第 3 个');
    await stop(visit);
    await allow(100);
    assert.equal(await result, 'done');
    assert.equal(count(await states(visit), 'read'), 3, 'the one under way is read to its end');
    assert.match(await visit.page.innerText('.stopped'), /已停止/);
    await accessible(visit, 'stopped');
    await visit.screenshot(`${edition}-stopped`);
    assert.equal(await visit.result(() => visit.page.click('#resume')), 'done');
    assert.equal(count(await states(visit), 'read'), 8);
    assert.ok(!(await visit.page.isVisible('.stopped')));
    await visit.end();
  });

  test(`stopped while checking: what is opened is checked then, ${edition}`, async () => {
    const visit = await harness.open(edition);
    const allow = await gate(visit);
    const result = visit.drop(...papers.many(5));
    await allow(5 + 1 + 1);
    await says(visit, '核对第 2 份');
    await stop(visit);
    await allow(100);
    assert.equal(await result, 'done');
    assert.match(await visit.page.innerText('.submission:nth-child(5)'), /尚未核对/);
    await visit.result(() => visit.page.click('.submission:nth-child(5) .submission-head button'));
    assert.equal((await visit.findings()).length, 3);
    await visit.end();
  });

  test(`a busy engine is replaced when stopped; the other files are still there, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await stick(visit, '难.txt');
    const result = visit.drop(papers.form('甲.txt', '江湾县第一中心'), papers.form('难.txt', '江湾县第二中心'), papers.form('乙.txt', '江湾县第三中心'));
    await stop(visit);
    assert.equal(await result, 'done');
    assert.deepEqual((await states(visit)).sort(), ['failed', 'loose', 'waiting']);
    assert.equal(await visit.result(() => visit.page.click('#resume')), 'done');
    assert.equal(count(await states(visit), 'read'), 2);
    assert.match(await visit.page.innerText('.rest-files'), /难\.txt[^]*已停止/);
    await accessible(visit, 'one was too hard');
    assert.equal(await visit.result(() => visit.page.click('.rest-files .file-acts button >> nth=0')), 'done');
    assert.equal(count(await states(visit), 'read'), 3, 'the new engine reads it');
    await visit.end();
  });

  test(`a single report can be stopped, and what was pasted stays, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await stick(visit, '粘贴的内容.txt');
    const result = visit.pasteFile(papers.form());
    await stop(visit);
    assert.equal(await result, 'error');
    assert.match(await visit.page.innerText('#problem'), /已停止[^]*继续/);
    await accessible(visit, 'stopped');
    assert.equal(await visit.page.inputValue('#paste'), readFileSync(papers.form(), 'utf8'));
    assert.equal(await visit.result(() => visit.page.click('#problem .primary')), 'done');
    assert.equal((await visit.findings()).length, 3);
    await visit.end();
  });

  test(`progress in English, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.page.click('#lang');
    const allow = await gate(visit);
    const result = visit.drop(papers.form('a.txt'), papers.heritage('b.txt'), papers.baseData('c.txt'));
    await visit.page.waitForSelector('#progress:not([hidden])');
    assert.doesNotMatch(await visit.page.innerText('#progress'), HAN);
    await allow(100);
    await result;
    await visit.end();
  });

  test(`a report of four hundred rows stays usable, ${edition}`, async (t) => {
    const visit = await harness.open(edition);
    const path = papers.write('长表.txt', longReport(400));
    const time = async (name, act) => {
      const began = Date.now();
      await act();
      t.diagnostic(`${name}: ${Date.now() - began} ms`);
      assert.ok(Date.now() - began < 5000, name);
    };
    await time('from drop to findings', () => visit.drop(path));
    const all = (await visit.findings()).length;
    assert.ok(all > 50, `${all} findings`);
    await time('ten times j', async () => {
      for (let i = 0; i < 10; i++) await visit.page.keyboard.press('j');
    });
    await time('search', () => visit.page.fill('#search', '第99卫生院'));
    await time('clear', () => visit.page.click('#clear-filter'));
    await visit.page.waitForTimeout(700); // the scroll is smooth
    await visit.page.dblclick('td[data-row="9"][data-col="1"]');
    await visit.page.fill('textarea.editor', '1.00');
    await time('edit', () => visit.result(() => visit.page.keyboard.press('Enter')));
    assert.ok((await visit.findings()).length >= all);
    await visit.screenshot(`${edition}-long`);
    await visit.end();
  });
}
