// How fast the page answers a paste: told, and guarded against a blow-up only. `npm run bench` measures in earnest.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noReports } from '../engine.mjs';
import { asHtml } from './form.mjs';
import { EDITIONS, harnessed } from './harness.mjs';
import { ASKED, sixtyRows } from './sixty.mjs';
import { STEMS, timePaste, timeSupply } from './timing.mjs';

/** Twenty times what is aimed at. */
const BLOW_UP_MS = 2000;

const harness = harnessed();

for (const edition of EDITIONS) {
  for (const stem of STEMS) {
    test(`from a paste to its findings, ${stem}, ${edition}`, { skip: noReports }, async (t) => {
      const visit = await harness.open(edition);
      const time = await timePaste(visit, stem);
      await visit.end();
      t.diagnostic(`${time.toFixed(0)} ms`);
      assert.ok(time <= BLOW_UP_MS, `${time.toFixed(0)} ms`);
    });
  }
}

for (const edition of EDITIONS) {
  test(`from a supplied value to a score sheet of sixty rows, ${edition}`, async (t) => {
    const visit = await harness.open(edition);
    await visit.paste({ 'text/html': asHtml(sixtyRows()) });
    await visit.settled();
    await visit.page.click('.score-questions summary');
    const time = await timeSupply(visit, ASKED, '85%');
    await visit.end();
    t.diagnostic(`${time.toFixed(1)} ms`);
    assert.ok(time <= BLOW_UP_MS, `${time.toFixed(1)} ms`);
  });
}
