// The page begins with a small engine: whoever is early loses nothing when the whole one takes over.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { harnessed } from './harness.mjs';
import { CONTRADICTIONS } from './looks.mjs';

const harness = harnessed();

/** The sample, with a slip in one of its sentences. */
const slipped = readFileSync(CONTRADICTIONS, 'utf8').replace('全年预算1038.45万元', '全年预算1038.54万元');
const WHOLE = '**/jihe_bg-*.wasm';

test('a report pasted early is checked at once, and whole when everything is there', async () => {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  let early;
  const visit = await harness.open('site', {
    early: async (visit, arrive) => {
      await visit.page.route(WHOLE, async (route) => {
        await released;
        await route.continue();
      });
      await arrive();
      await visit.paste({ 'text/plain': slipped });
      early = await visit.findings();
      await visit.page.click('[data-finding="0"] .where');
      await visit.page.keyboard.press('Enter');
      await visit.page.fill('textarea.editor', '1.11');
      await visit.result(() => visit.page.keyboard.press('Enter'));
      await visit.result(async () => release());
    },
  });
  const codes = (findings) => findings.map(({ code }) => code);
  assert.ok(early.length > 0 && !codes(early).includes('JH-A141'), 'the small engine reads no sentences');
  assert.ok(codes(await visit.findings()).includes('JH-A141'), 'the whole one does');
  assert.match(await visit.page.textContent('#sheets'), /1\.11/, 'the edited cell is still edited');
  await visit.page.unroute(WHOLE);
  await visit.end();
});

test('a page that cannot get the whole engine says that it is not complete, and works on', async () => {
  const visit = await harness.open('site', {
    early: async (visit, arrive) => {
      await visit.page.route(WHOLE, (route) => route.abort());
      await arrive();
      await visit.page.waitForSelector('html[data-offline="failed"]');
      assert.match(await visit.page.innerText('.offline'), /没有核对/);
      await visit.page.evaluate(() => (document.documentElement.dataset.offline = 'ready'));
    },
  });
  await visit.paste({ 'text/plain': slipped });
  assert.ok((await visit.findings()).length > 0);
  await visit.context.close();
});
