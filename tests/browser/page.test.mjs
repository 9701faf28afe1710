// The page itself: it starts alone, stays silent, asks for nothing once it is complete.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EDITIONS, harnessed } from './harness.mjs';

const harness = harnessed();

for (const edition of EDITIONS) {
  test(`the start page, ${edition}`, async () => {
    const visit = await harness.open(edition);
    assert.equal(await visit.page.title(), '绩核');
    assert.ok(await visit.page.isVisible('#paste') && (await visit.page.isVisible('#drop')));
    assert.ok(await visit.page.isVisible('text=可断网使用'));
    assert.ok(visit.page.workers().length > 0, 'the engine is in a worker');
    for (const request of visit.requests) assert.match(request, /^GET (http:\/\/127\.0\.0\.1|file:\/\/)/);
    await visit.screenshot(`${edition}-start`);
    await visit.end();
  });

  for (const [sample, errors] of [['clean', false], ['contradictions', true]]) {
    test(`the sample "${sample}", ${edition}`, async () => {
      const visit = await harness.open(edition);
      assert.equal(await visit.result(() => visit.page.click(`[data-sample="${sample}"]`)), 'done');
      const findings = await visit.findings();
      await visit.screenshot(`${edition}-sample-${sample}`);
      await visit.end();
      assert.equal(findings.some(({ severity }) => severity === 'error'), errors);
    });
  }

  test(`what is no report is said to be none, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.paste({ 'text/plain': '今天天气很好。' });
    assert.deepEqual(await visit.findings(), []);
    assert.equal((await visit.figures()).mismatched, 0);
    await visit.screenshot(`${edition}-no-report`);
    await visit.end();
  });
}
