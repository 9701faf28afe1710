// The same ways of use in every browser the page promises to work in: today's Chromium and Firefox, and the oldest core.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { check, engine, noReports, report } from '../engine.mjs';
import { BROWSERS, EDITIONS, startBrowser } from './drivers/visit.mjs';
import { asHtml } from './form.mjs';
import { correctable } from './timing.mjs';
import { gravestFirst } from './looks.mjs';

const [CLEAN, CONTRADICTIONS] = ['clean', 'contradictions'].map((name) => inRoot('www', 'samples', `${name}.txt`));
const HAN = /[\u4e00-\u9fff]/;
const NARROW = [360, 740];

let wasm;
let folder;
let unreadable;
let copied;
before(async () => {
  wasm = await engine();
  folder = mkdtempSync(join(tmpdir(), 'jihe-'));
  unreadable = join(folder, 'damaged.docx');
  writeFileSync(unreadable, 'PK\u0003\u0004 and nothing that belongs there');
  const form = readFileSync(inRoot('tests', 'corpus', 'clean', 'ninety-and-ten.form'), 'utf8');
  copied = join(folder, 'copied.html');
  writeFileSync(copied, asHtml(form.replace('6座 |  8 | 8', '6座 |  18 | 8')));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const told = (file) => gravestFirst(JSON.parse(check(wasm, file).json).findings);
const short = ({ severity, code }) => `${severity} ${code}`;

/** The page shows what the engine says of this file. */
async function shows(visit, file) {
  const expected = told(file);
  assert.ok(expected.length > 0, `${file} has findings`);
  assert.deepEqual((await visit.findings()).map(short), expected.map(short));
}

async function noSidewaysScroll(visit, where) {
  const [content, window] = await visit.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `${where}: ${content} px in a window of ${window} px`);
}

const SCENARIOS = {
  async 'the start page, and only its own files were fetched'(visit, edition) {
    assert.match(await visit.text('.offline'), /可断网使用/);
    assert.ok(await visit.evaluate(() => document.querySelector('#paste').offsetHeight > 100));
    if (edition === 'file') assert.deepEqual(visit.before.filter((request) => !request.startsWith('GET file://')), []);
    else for (const request of visit.served) assert.match(request, /^GET \/([\w-]+\.(html|js|css|wasm|bin))?$/);
    await visit.screenshot('start');
    await visit.page.resize(...NARROW);
    await noSidewaysScroll(visit, 'start');
    await visit.screenshot('start-narrow');
  },

  async 'text from the clipboard'(visit) {
    assert.equal(await visit.paste({ 'text/plain': readFileSync(CONTRADICTIONS, 'utf8') }), 'done');
    await shows(visit, CONTRADICTIONS);
    assert.ok((await visit.figures()).verified > 0);
    await visit.screenshot('result');
    await visit.page.resize(...NARROW);
    await noSidewaysScroll(visit, 'result');
    await visit.screenshot('result-narrow');
  },

  async 'a table from the clipboard, with its merged cells'(visit) {
    const contents = { 'text/plain': '表格', 'text/html': readFileSync(copied, 'utf8') };
    assert.equal(await visit.paste(contents), 'done');
    await shows(visit, copied);
    assert.ok((await visit.evaluate(() => document.querySelectorAll('#sheets td[rowspan], #sheets td[colspan]').length)) > 0);
    await visit.screenshot('copied-table');
  },

  async 'a file dropped, another one chosen'(visit) {
    assert.equal(await visit.drop(CONTRADICTIONS), 'done');
    await shows(visit, CONTRADICTIONS);
    await visit.click('#again');
    await visit.until(() => document.documentElement.dataset.state === 'start', 'the start page');
    assert.equal(await visit.choose(CLEAN), 'done');
    assert.deepEqual((await visit.findings()).map(short), told(CLEAN).map(short));
    assert.match(await visit.evaluate(() => document.title), /clean\.txt/);
    await visit.screenshot('clean');
  },

  async 'several files at once, one of which cannot be read'(visit) {
    assert.equal(await visit.drop(CONTRADICTIONS, CLEAN, unreadable), 'done');
    const seen = await visit.text('#overview');
    for (const name of ['contradictions.txt', 'clean.txt', 'damaged.docx']) assert.ok(seen.includes(name), name);
    await visit.screenshot('files');
    await visit.page.resize(...NARROW);
    await noSidewaysScroll(visit, 'files');
    await visit.screenshot('files-narrow');
    await visit.page.resize(1280, 800);
    await visit.click('.submission .submission-head button');
    await visit.until(() => document.querySelectorAll('#sheets [data-figure-status]').length > 0, 'one of them');
    await visit.screenshot('one-of-several');
    await visit.click('#all');
    await visit.until(() => document.querySelector('#overview').offsetParent !== null, 'all of them again');
  },

  async 'a corrected cell clears its finding, and undone brings it back'(visit) {
    await visit.drop(CONTRADICTIONS);
    const before = told(CONTRADICTIONS);
    const index = correctable(before);
    await visit.click(`[data-finding="${index}"] .where`);
    await visit.press('Enter');
    await visit.screenshot('editor');
    const text = await visit.evaluate(() => document.querySelector('textarea.editor').value);
    await visit.type(text.replace(before[index].place.quote, before[index].working.expected));
    await visit.press('Enter');
    await visit.until((before) => document.querySelectorAll('[data-finding]').length < before, 'fewer findings', before.length);
    await visit.screenshot('corrected');
    await visit.press('Control+z');
    await visit.until((before) => document.querySelectorAll('[data-finding]').length === before, 'as many as before', before.length);
    await shows(visit, CONTRADICTIONS);
    await visit.click(`[data-finding="${index}"] .where`);
    await visit.click('#sheets .is-place', 2);
    await visit.until(() => document.activeElement.matches('textarea.editor'), 'a double click edits');
    await visit.press('Escape');
    await visit.until(() => !document.querySelector('textarea.editor'), 'Escape leaves the cell');
    await shows(visit, CONTRADICTIONS);
  },

  async 'through the findings by keys, and the list of keys'(visit) {
    await visit.drop(CONTRADICTIONS);
    const count = (await visit.findings()).length;
    const at = () => visit.evaluate(() => Number(document.querySelector('.finding.active').dataset.finding));
    for (let index = 1; index <= count; index++) {
      await visit.press('j');
      assert.equal(await at(), index % count);
    }
    await visit.press('Enter');
    assert.ok(await visit.evaluate(() => Boolean(document.activeElement.closest('#sheets'))));
    await visit.press('f');
    assert.ok(await visit.evaluate(() => document.activeElement.matches('[data-finding]')));
    await visit.press('?');
    assert.ok(await visit.evaluate(() => document.querySelector('#keys').open));
    await visit.screenshot('keys');
    await visit.press('Escape');
    await visit.until(() => !document.querySelector('#keys').open, 'Escape closes the list of keys');
  },

  async 'English and back'(visit) {
    await visit.drop(CONTRADICTIONS);
    const chinese = await visit.findings();
    await visit.click('#lang');
    await visit.until(() => !/[\u4e00-\u9fff]/.test(document.querySelector('.finding .code span').textContent), 'English');
    assert.doesNotMatch(await visit.text('#again'), HAN);
    assert.deepEqual((await visit.findings()).map(short), chinese.map(short));
    await visit.screenshot('english');
    await visit.click('#lang');
    await visit.until(() => /[\u4e00-\u9fff]/.test(document.querySelector('.finding .code span').textContent), 'Chinese');
    assert.deepEqual(await visit.findings(), chinese);
  },

  async 'a file that cannot be read is said to be so, and what was pasted stays'(visit) {
    const text = readFileSync(CONTRADICTIONS, 'utf8');
    await visit.paste({ 'text/plain': text });
    assert.equal(await visit.drop(unreadable), 'error');
    assert.match(await visit.text('#problem'), /damaged\.docx/);
    assert.equal(await visit.evaluate(() => document.querySelector('#paste').value), text);
    await visit.screenshot('unreadable');
  },
};

/** Does all that a page should not do, so that it is known to be seen. */
async function misbehave(visit) {
  await visit.evaluate(() => {
    console.warn('a warning');
    setTimeout(() => {
      throw new Error('an error');
    });
    setTimeout(() => void Promise.reject(new Error('a rejection')));
    const image = document.createElement('img');
    image.src = 'http://127.0.0.1:9/picture.png';
    document.body.appendChild(image);
  });
  const seen = async () => [...visit.page.faults, ...(await visit.evaluate(() => window.seenFaults))].join('\n');
  for (const pattern of [/a warning/, /an error/, /a rejection/, /policy: img-src/]) {
    for (let tries = 0; tries < 100 && !pattern.test(await seen()); tries++) await new Promise((resolve) => setTimeout(resolve, 30));
    assert.match(await seen(), pattern);
  }
  await assert.rejects(visit.end(), /a warning/);
}

const REPORT = 'yunxi-port-office-2020.docx';
const REAL = {
  async 'a real report of Word'(visit) {
    assert.equal(await visit.drop(report(REPORT)), 'done');
    await shows(visit, report(REPORT));
    await visit.screenshot('report');
  },
};

for (const name of Object.keys(BROWSERS)) {
  describe(`in ${name}`, () => {
    let browser;
    before(async () => (browser = await startBrowser(name)));
    after(() => browser?.close());

    test('what a page should not do is seen', async () => misbehave(await browser.open('site')));

    if (BROWSERS[name].canCrash) {
      test('a page that crashes is a failure at once', async () => {
        const visit = await browser.open('site');
        await assert.rejects(visit.page.crash(), /the page crashed/);
        await visit.page.close();
      });
    }

    const scenario = (edition, act) => async () => {
      const visit = await browser.open(edition);
      try {
        await act(visit, edition);
      } catch (error) {
        // The error of a page that cannot be closed (crashed, say) is not the one to tell.
        await visit.leave().catch(() => {});
        error.message = [error.message, ...visit.page.faults].join('\n');
        throw error;
      }
      await visit.end();
    };
    for (const edition of EDITIONS) {
      for (const [what, act] of Object.entries(SCENARIOS)) test(`${what}, ${edition}`, scenario(edition, act));
      for (const [what, act] of Object.entries(REAL)) test(`${what}, ${edition}`, { skip: noReports }, scenario(edition, act));
    }
  });
}
