// How fast the page answers a paste: told, and guarded against a blow-up only. `npm run bench` measures in earnest.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { noReports } from '../engine.mjs';
import { EDITIONS, start } from './harness.mjs';
import { STEMS, timePaste } from './timing.mjs';

/** Twenty times what is aimed at. */
const BLOW_UP_MS = 2000;

let harness;
before(async () => (harness = await start()));
after(() => harness?.close());

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
