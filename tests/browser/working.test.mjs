// Working with a result: from a finding to its place and back, and a corrected cell that clears its finding.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { check, engine } from '../engine.mjs';
import { EDITIONS, harnessed } from './harness.mjs';
import { correctable, timeCorrection } from './timing.mjs';

const SAMPLE = inRoot('www', 'samples', 'contradictions.txt');
/** Some twenty frames: a guard against a blow-up. `npm run bench` measures in earnest. */
const BLOW_UP_MS = 350;

let told;
const harness = harnessed();
before(async () => {
  told = JSON.parse(check(await engine(), SAMPLE).json).findings;
});

const active = (visit) =>
  visit.page.evaluate(() => {
    const { left, right, top, bottom } = document.activeElement.getBoundingClientRect();
    const inSight = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    const inReport = Boolean(document.activeElement.closest('#sheets'));
    return { inSight, inReport, text: document.activeElement.textContent, finding: document.activeElement.dataset.finding };
  });

for (const edition of EDITIONS) {
  test(`from finding to place and back, by mouse and by keys, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(SAMPLE);
    for (const [index, { place }] of told.entries()) {
      for (const go of [() => visit.page.click(`[data-finding="${index}"] .where`), () => visit.page.press(`[data-finding="${index}"]`, 'Enter')]) {
        await go();
        await visit.page.waitForTimeout(600); // the scroll is smooth
        const there = await active(visit);
        assert.ok(there.inReport && there.inSight, `finding ${index} leads to a place in sight`);
        if (place.quote) assert.ok(there.text.includes(place.quote), `${there.text} holds ${place.quote}`);
        await visit.page.keyboard.press('f');
        assert.notEqual((await active(visit)).finding, undefined, 'and back to a finding');
      }
    }
    await visit.screenshot(`${edition}-finding`);
    await visit.end();
  });

  test(`a corrected cell clears its finding, ${edition}`, async (t) => {
    const index = correctable(told);
    assert.ok(index >= 0, 'the sample has a finding with a sum');
    const visit = await harness.open(edition);
    await visit.pasteFile(SAMPLE);
    const before = (await visit.findings()).length;
    const time = await timeCorrection(visit, index, told[index]);
    assert.ok((await visit.findings()).length < before, told[index].fingerprint);
    await visit.screenshot(`${edition}-corrected`);
    await visit.result(() => visit.page.keyboard.press('Control+z'));
    assert.equal((await visit.findings()).length, before, 'undone, it is there again');
    await visit.end();
    t.diagnostic(`from Enter to the new list: ${time.toFixed(1)} ms`);
    assert.ok(time <= BLOW_UP_MS, `${time.toFixed(1)} ms`);
  });
}
