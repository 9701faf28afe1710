// Several files: which belong together, what became of each, and every way to put them right.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { EDITIONS, harnessed } from './harness.mjs';
import { accessible, GARDENS, HAN, noSidewaysScroll } from './looks.mjs';

const harness = harnessed();
const { papers } = harness;

/** What the overview shows: submissions with their files and states. */
const overview = (visit) =>
  visit.page.$$eval('#overview .submission', (rows) =>
    rows.map((row) => ({
      title: row.querySelector('h2').innerText,
      errors: Number(row.querySelector('[data-severity="error"]')?.dataset.count ?? 0),
      files: [...row.querySelectorAll('.file')].map((file) => `${file.querySelector('.file-name > *').textContent} ${file.dataset.state}`),
    })),
  );
const file = (visit, name) => visit.page.locator('#overview .file', { has: visit.page.locator('.file-name > :first-child', { hasText: name }) }).first();
const move = (visit, name, to) =>
  visit.result(async () => {
    const select = file(visit, name).locator('[data-move]');
    const options = await select.locator('option').allInnerTexts();
    await select.selectOption({ index: options.findIndex((words) => words.includes(to)) });
  });

const WAYS = {
  dropped: (visit, files) => visit.drop(...files),
  chosen: (visit, files) => visit.choose(...files),
  pasted: (visit, files) => visit.pasteFiles(...files),
};

for (const edition of EDITIONS) {
  for (const [way, hand] of Object.entries(WAYS)) {
    test(`several files ${way} are put together by department and year, ${edition}`, async () => {
      const visit = await harness.open(edition);
      const files = [papers.form(), papers.heritage(), papers.baseData(), papers.form('副本.txt'), papers.unreadable()];
      assert.equal(await hand(visit, files), 'done');
      assert.deepEqual(await overview(visit), [
        { title: `${GARDENS} 2023 年度`, errors: 3, files: ['自评表.txt read', '基础数据.txt read', '副本.txt same'] },
        { title: '临澜区文化遗产保护中心 2023 年度', errors: 0, files: ['文保中心.txt read'] },
      ]);
      const rest = await visit.page.innerText('.rest-files');
      assert.match(rest, /damaged\.docx[^]*请重新下载或复制[^]*另存/, 'what could not be read says the way out');
      await accessible(visit, 'overview');
      await visit.screenshot(`${edition}-overview-${way}`, { fullPage: true });
      await visit.end();
    });
  }

  test(`one file has nothing of all that around it, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form());
    for (const id of ['all', 'which', 'tabs', 'overview', 'unreadable', 'progress']) {
      assert.ok(!(await visit.page.isVisible(`#${id}`)), id);
    }
    await visit.end();
  });

  test(`a file goes to another submission, to one of its own, and away, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form(), papers.heritage(), papers.baseData());
    await move(visit, '基础数据', '单独');
    assert.deepEqual((await overview(visit)).map(({ files }) => files.length), [1, 1, 1]);
    await move(visit, '自评表', '临澜区');
    const both = await overview(visit);
    assert.deepEqual(both.map(({ files }) => files.length).sort(), [1, 2]);
    assert.equal(both.find(({ files }) => files.length === 2).errors, 3, 'they were checked anew, together');
    await visit.result(() => file(visit, '自评表').locator('[data-remove]').click());
    assert.deepEqual((await overview(visit)).map(({ errors }) => errors), [0, 0]);
    for (const name of ['文保中心', '基础数据']) await file(visit, name).locator('[data-remove]').click();
    await visit.page.waitForSelector('html[data-state="start"]');
    await visit.end();
  });

  test(`a copy takes the place of the file it repeats when that is removed, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form(), papers.heritage(), papers.form('副本.txt'));
    await visit.result(() => file(visit, '自评表').locator('[data-remove]').click());
    const [one] = (await overview(visit)).filter(({ errors }) => errors === 3);
    assert.deepEqual(one.files, ['副本.txt read']);
    await visit.end();
  });

  test(`a finding in a file that is not shown turns to that file, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.baseData(), papers.form());
    assert.equal(await visit.page.locator('#tabs .tab').count(), 2);
    assert.match(await visit.page.innerText('#tabs [aria-pressed="true"]'), /自评表/, 'the file with the first finding is shown first');
    await visit.page.click('#tabs .tab:has-text("基础数据")');
    assert.ok(await visit.page.isVisible('.sheet[aria-label="基础数据.txt"]'));
    assert.ok(!(await visit.page.isVisible('.sheet[aria-label="自评表.txt"]')));
    assert.match(await visit.page.innerText('[data-finding="0"] .in-file'), /自评表/);
    await accessible(visit, 'files of one submission');
    await visit.page.click('[data-code="JH-S103"] .where');
    await visit.page.waitForTimeout(700); // the scroll is smooth
    const there = await visit.page.evaluate(() => {
      const { top, bottom } = document.activeElement.getBoundingClientRect();
      return { sheet: document.activeElement.closest('.sheet').getAttribute('aria-label'), inSight: top >= 0 && bottom <= innerHeight };
    });
    assert.deepEqual(there, { sheet: '自评表.txt', inSight: true });
    await visit.screenshot(`${edition}-two-files`);
    await visit.end();
  });

  test(`an edit in one file of several is made there, and undone, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.baseData(), papers.form());
    const count = (await visit.findings()).length;
    await visit.page.click('[data-code="JH-R101"] .where');
    await visit.page.keyboard.press('Enter');
    await visit.page.fill('textarea.editor', '96.90%');
    await visit.result(() => visit.page.keyboard.press('Enter'));
    assert.equal((await visit.findings()).length, count - 1);
    await visit.result(() => visit.page.click('#undo'));
    assert.equal((await visit.findings()).length, count);
    await visit.end();
  });

  test(`from the list to a submission, to the next, and back, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(...papers.many(3));
    await visit.page.click('.submission:nth-child(2) .submission-head button');
    assert.match(await visit.page.innerText('#source'), /江湾县第2服务中心/);
    assert.match(await visit.page.innerText('#position'), /2\/3/);
    assert.equal((await visit.findings()).length, 3);
    await visit.page.click('#next');
    assert.match(await visit.page.innerText('#source'), /江湾县第3服务中心/);
    assert.ok(await visit.page.isDisabled('#next'));
    await visit.page.click('#all');
    assert.ok(await visit.page.isVisible('#overview'));
    await visit.end();
  });

  test(`a corrected file takes the place of the one it corrects, by drop and by choice, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form(), papers.heritage());
    assert.equal(await visit.drop(papers.corrected()), 'done');
    assert.deepEqual((await overview(visit)).map(({ errors }) => errors), [2, 0]);
    await visit.result(() => file(visit, '自评表').locator('[data-replace]').setInputFiles(papers.form('改回.txt')));
    assert.deepEqual((await overview(visit)).map(({ errors, files }) => [errors, files.length]), [[3, 1], [0, 1]]);
    await visit.result(() => visit.page.setInputFiles('#more', papers.form('另一单位.txt', '云岭县第一中心')));
    assert.equal((await overview(visit)).length, 3);
    await visit.end();
  });

  test(`a file that takes another's place goes where it belongs, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form(), papers.baseData(), papers.heritage());
    await visit.result(() => file(visit, '基础数据').locator('[data-replace]').setInputFiles(papers.form('另一单位.txt', '云岭县第一中心')));
    assert.deepEqual((await overview(visit)).map(({ title, files }) => [title, files.length]), [
      [`${GARDENS} 2023 年度`, 1],
      ['临澜区文化遗产保护中心 2023 年度', 1],
      ['云岭县第一中心 2023 年度', 1],
    ]);
    await visit.result(() => file(visit, '文保中心').locator('[data-replace]').setInputFiles(papers.baseData('基础数据二.txt')));
    assert.deepEqual((await overview(visit)).map(({ files }) => files.length), [2, 1], 'to its department, if that is there');
    await move(visit, '另一单位', GARDENS);
    await visit.result(() => file(visit, '另一单位').locator('[data-replace]').setInputFiles(papers.form('再改.txt', '云岭县第一中心')));
    assert.deepEqual((await overview(visit)).map(({ files }) => files.length), [3], 'where the user has put it, it stays');
    await visit.end();
  });

  test(`more files while one submission is looked at: it is said what became of them, and shown, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form(), papers.heritage());
    await visit.page.click('.submission:nth-child(2) .submission-head button');
    const after = async (files, words) => {
      await visit.drop(...files);
      await visit.page.waitForFunction((words) => document.querySelector('#notice').innerText.includes(words), words);
      return visit.page.innerText('#source');
    };
    assert.match(await after([papers.baseData()], `1 个文件已加入这一份：${GARDENS} 2023 年度`), new RegExp(GARDENS));
    assert.match(await visit.page.innerText('#tabs [aria-pressed="true"]'), /基础数据/);
    assert.match(await after([papers.form('x.txt', '云岭县第一中心')], '另为一份：云岭县第一中心'), /云岭县第一中心/);
    assert.match(await after([papers.form('y.txt')], '“y.txt”与“自评表.txt”内容相同'), new RegExp(GARDENS));
    await accessible(visit, 'told what became of a file');
    await visit.screenshot(`${edition}-joined`);
    await visit.drop(...papers.many(2));
    await visit.page.waitForSelector('#overview', { state: 'visible' });
    await visit.end();
  });

  test(`English: no Chinese of the page's own in the list, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form('a.txt'), papers.heritage('b.txt'), papers.form('c.txt'), papers.unreadable());
    await visit.result(() => visit.page.click('#lang'));
    const words = (await visit.page.innerText('body')).replaceAll(/核|绩核|中文|竹埠区园林绿化服务中心|临澜区文化遗产保护中心/g, '');
    assert.doesNotMatch(words, HAN);
    assert.equal(await visit.page.getAttribute('html', 'lang'), 'en');
    await visit.screenshot(`${edition}-overview-english`);
    await visit.end();
  });

  test(`forty files: a list to search, and small windows, ${edition}`, async (t) => {
    const visit = await harness.open(edition, { width: 360, height: 740 });
    const began = Date.now();
    await visit.drop(...papers.many(40), papers.unreadable());
    t.diagnostic(`${Date.now() - began} ms`);
    assert.equal((await overview(visit)).length, 40);
    await noSidewaysScroll(visit, 'overview');
    await accessible(visit, 'long overview');
    await visit.page.fill('#search-submissions', '第40');
    assert.equal((await overview(visit)).length, 1);
    assert.match(await visit.page.innerText('#overview .told'), /1 份，共 40 份/);
    await visit.page.fill('#search-submissions', '没有这个单位');
    assert.equal((await overview(visit)).length, 0);
    await visit.page.click('#clear-submissions');
    assert.equal((await overview(visit)).length, 40);
    await visit.page.click('#overview [data-chip="note"]');
    assert.equal((await overview(visit)).length, 0);
    await visit.page.click('#overview [data-chip="error"]');
    assert.equal((await overview(visit)).length, 40);
    await visit.screenshot(`${edition}-overview-narrow`);
    await visit.end();
  });

  test(`files that none of which can be read are all named, ${edition}`, async () => {
    const visit = await harness.open(edition);
    const files = [papers.unreadable(), papers.write('broken.docx', 'PK\u0003\u0004')];
    assert.equal(await visit.drop(...files), 'error');
    for (const path of files) assert.ok((await visit.page.innerText('#problem')).includes(basename(path)));
    await accessible(visit, 'none could be read');
    await visit.end();
  });

  test(`pasted text joins the files, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.drop(papers.form(), papers.heritage());
    const text = readFileSync(papers.form('x.txt', '云岭县第一中心'), 'utf8');
    await visit.paste({ 'text/plain': text }, { field: false });
    assert.equal((await overview(visit)).length, 3);
    await visit.paste({ 'text/plain': text.replaceAll('第一中心', '第二中心') }, { field: false });
    assert.equal((await overview(visit)).length, 4);
    await visit.end();
  });
}
