// npm run screenshot: makes docs/screenshot.png anew, from the sample with contradictions, as the README shows it.
import { mkdirSync } from 'node:fs';
import { start } from '../tests/browser/harness.mjs';
import { page } from './build/page.mjs';
import { wasm } from './build/wasm.mjs';
import { inRoot } from './lib/paths.mjs';
import { main, steps } from './lib/steps.mjs';

/** The way to the place, and its flash. */
const SCROLLED_MS = 2000;

await main(async () => {
  await steps([wasm, page]);
  const path = inRoot('docs', 'screenshot.png');
  mkdirSync(inRoot('docs'), { recursive: true });
  const harness = await start();
  try {
    const visit = await harness.open('site');
    await visit.result(() => visit.page.click('[data-sample="contradictions"]'));
    await visit.page.click('[data-finding="0"] .where');
    await visit.page.waitForTimeout(SCROLLED_MS);
    await visit.page.screenshot({ path });
    await visit.end();
  } finally {
    await harness.close();
  }
  console.log(path);
});
