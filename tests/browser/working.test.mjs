// Working with a result: from a finding to its place and back, and a corrected cell that clears its finding.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inRoot } from '../../scripts/lib/paths.mjs';
import { check, engine } from '../engine.mjs';
import { EDITIONS, start } from './harness.mjs';

const SAMPLE = inRoot('www', 'samples', 'contradictions.txt');
const FRAME = 1000 / 60;

let told;
let harness;
before(async () => {
  told = JSON.parse(check(await engine(), SAMPLE).json).findings;
  harness = await start();
});
after(() => harness?.close());

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

  test(`a corrected cell clears its finding within one frame, ${edition}`, async (t) => {
    const index = told.findIndex(({ working, place }) => working && place.quote && place.table !== null);
    assert.ok(index >= 0, 'the sample has a finding with a sum');
    const { place, working, fingerprint } = told[index];
    const visit = await harness.open(edition);
    await visit.pasteFile(SAMPLE);
    const before = (await visit.findings()).length;
    const times = [];
    for (let round = 0; round < 5; round++) {
      await visit.page.click(`[data-finding="${index}"] .where`);
      await visit.page.keyboard.press('Enter');
      const text = await visit.page.inputValue('textarea.editor');
      await visit.page.fill('textarea.editor', text.replace(place.quote, working.expected));
      times.push(await visit.page.evaluate(timeToFewer, before));
      assert.equal((await visit.findings()).length < before, true, fingerprint);
      if (round === 0) await visit.screenshot(`${edition}-corrected`);
      await visit.result(() => visit.page.keyboard.press('Control+z'));
      assert.equal((await visit.findings()).length, before, 'undone, it is there again');
    }
    await visit.end();
    const best = Math.min(...times);
    t.diagnostic(`from Enter to the new list: ${times.map((ms) => ms.toFixed(1)).join(', ')} ms`);
    assert.ok(best <= FRAME, `at best ${best.toFixed(1)} ms`);
  });
}

/** Runs in the page: presses Enter in the editor and waits for a list with fewer findings. */
function timeToFewer(before) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const list = document.querySelector('#findings');
    const observer = new MutationObserver(() => {
      if (list.querySelectorAll('[data-finding]').length >= before) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(list, { childList: true, subtree: true });
    setTimeout(() => reject(new Error('the finding stays')), 5000);
    document.querySelector('textarea.editor').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
}
