// How fast the page answers a paste: from the key to the painted findings, each time in a fresh page.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noReports, report } from '../engine.mjs';
import { EDITIONS, start } from './harness.mjs';

const LIMIT = 100;
const STEMS = ['yueyang-resettlement-2017', 'yunxi-port-office-2020', 'ziyang-expropriation-2022'];

let harness;
before(async () => (harness = await start()));
after(() => harness?.close());

/** Runs in the page: takes the time from the paste to the frame after the result. */
function watchPaste() {
  const root = document.documentElement;
  let began;
  document.addEventListener('paste', () => (began = performance.now()), { capture: true, once: true });
  window.pasteTime = new Promise((resolve) => {
    new MutationObserver(() => {
      if (root.dataset.state !== 'done') return;
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    }).observe(root, { attributes: true, attributeFilter: ['data-state'] });
  });
}

for (const edition of EDITIONS) {
  for (const stem of STEMS) {
    test(`findings within ${LIMIT} ms of a paste, ${stem}, ${edition}`, { skip: noReports }, async (t) => {
      const times = [];
      // Whatever else this machine does only adds: the best of some tries is the page's own time.
      while (times.length < 5 && !(times.at(-1) <= LIMIT)) {
        const visit = await harness.open(edition);
        await visit.page.evaluate(watchPaste);
        await visit.pasteFile(report(`${stem}.txt`));
        times.push(await visit.page.evaluate(() => window.pasteTime));
        await visit.end();
      }
      t.diagnostic(`${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
      assert.ok(Math.min(...times) <= LIMIT);
    });
  }
}
