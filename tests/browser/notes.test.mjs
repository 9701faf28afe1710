// Answers in a file: saved, taken in again in another visit, alone or with the report, and told from other files.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { EDITIONS, harnessed } from './harness.mjs';
import { accessible, CLEAN, CONTRADICTIONS } from './looks.mjs';

const WORDS = '年中追加，“文号”另附 <b>';
const harness = harnessed();
const { folder } = harness.papers;

const said = (visit) => visit.page.$$eval('.finding .said', (all) => all.map((one) => one.innerText));

for (const edition of EDITIONS) {
  test(`answers are saved and taken in again, ${edition}`, async () => {
    const saved = join(folder, `${edition}.json`);
    const first = await harness.open(edition);
    await first.drop(CONTRADICTIONS);
    await first.page.click('#save-answers');
    assert.match(await first.page.innerText('#keep'), /还没有答复/);
    await first.page.click('[data-finding="0"] [data-answer-open]');
    await first.page.fill('[data-finding="0"] textarea', WORDS);
    await first.page.click('[data-finding="0"] button[data-mark="explained"]');
    const [download] = await Promise.all([first.page.waitForEvent('download'), first.page.click('#save-answers')]);
    assert.equal(download.suggestedFilename(), '绩核答复.json');
    await download.saveAs(saved);
    await accessible(first, 'answers saved');
    await first.end();

    const [note, ...more] = JSON.parse(readFileSync(saved, 'utf8')).notes;
    assert.deepEqual(more, []);
    assert.equal(note.text, WORDS);

    const together = await harness.open(edition);
    await together.drop(saved, CONTRADICTIONS);
    assert.deepEqual(await said(together), [`已说明：${WORDS}`]);
    assert.ok(!(await together.page.isVisible('#tabs')), 'a file of answers is no report');
    await together.end();

    const later = await harness.open(edition);
    await later.drop(CONTRADICTIONS);
    assert.deepEqual(await said(later), []);
    await later.page.setInputFiles('#load-answers', saved);
    await later.page.waitForSelector('.finding .said');
    assert.deepEqual(await said(later), [`已说明：${WORDS}`]);
    assert.match(await later.page.innerText('#keep'), /1 条/);
    await later.end();
  });

  test(`answers that come before the report wait for it, and what is no file of answers changes nothing, ${edition}`, async () => {
    const saved = join(folder, `${edition}-first.json`);
    const note = { department: '竹埠区园林绿化服务中心', year: 2023, files: [], code: 'JH-R101', fingerprint: '0', mark: 'verified', text: '' };
    writeFileSync(saved, JSON.stringify({ jiheNotes: 1, notes: [note, { ...note, code: 'JH-S103' }] }));
    const wrong = join(folder, 'package.json');
    writeFileSync(wrong, '{}');
    const visit = await harness.open(edition);
    const told = async (path, words) => {
      await visit.page.setInputFiles('#file', path);
      await visit.page.waitForFunction((words) => document.querySelector('#notice').innerText.includes(words), words);
    };
    await told(saved, '已读入 2 条答复，请再给出报告');
    assert.equal(await visit.page.getAttribute('html', 'data-state'), 'start');
    await told(wrong, '“package.json”不是绩核保存的答复文件');
    await accessible(visit, 'told');
    await visit.screenshot(`${edition}-notice`);
    await visit.page.click('#notice button');
    assert.ok(!(await visit.page.isVisible('#notice')));
    await visit.drop(CONTRADICTIONS);
    await told(wrong, '不是绩核保存的答复文件');
    assert.equal((await visit.findings()).length, 3, 'the result is still there');
    await visit.end();
  });

  test(`a file that holds no answers is said to be none, and nothing is lost, ${edition}`, async () => {
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify({ jiheNotes: 1, notes: [{ department: 1 }] }));
    const visit = await harness.open(edition);
    await visit.drop(CONTRADICTIONS);
    const before = await visit.findings();
    for (const path of [wrong, CLEAN]) {
      await visit.page.setInputFiles('#load-answers', path);
      await visit.page.waitForFunction(() => /不是绩核保存的答复文件/.test(document.querySelector('#keep').textContent));
    }
    assert.deepEqual(await visit.findings(), before);
    await visit.end();
  });
}
