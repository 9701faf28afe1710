// An engine that breaks while somebody works: it is replaced, what was given and typed is kept, and nothing of before is
// shown as if it were new.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { site } from '../../scripts/build/page.mjs';
import { EDITIONS, start } from './harness.mjs';
import { accessible, CONTRADICTIONS } from './looks.mjs';
import { broken } from './trap.mjs';

let harness;
before(async () => {
  harness = await start();
});
after(() => harness?.close());

/** A page whose engines, all of them, trap in a function or never come back from it. */
const withBroken = (name, how) =>
  harness.open('site', {
    early: async (visit, arrive) => {
      const serve = (route) => {
        const file = new URL(route.request().url()).pathname.split('/').pop();
        return route.fulfill({ body: broken(readFileSync(join(site, file)), name, how), contentType: 'application/wasm' });
      };
      await visit.page.route(/\/(start|jihe)_bg-\w+\.wasm$/, serve);
      await arrive();
    },
  });

/** From the next call on, the engine in use fails as after a trap; its spares do not. */
async function breakEngine(visit) {
  const worker = visit.page.workers()[0];
  await worker.evaluate(() => {
    TextDecoder.prototype.decode = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
  });
}

async function edit(visit, text) {
  await visit.page.click('[data-finding="0"] .where');
  await visit.page.keyboard.press('Enter');
  await visit.page.fill('textarea.editor', text);
  await visit.page.keyboard.press('Enter');
}

/** What a developer is to be told: the version, and the hash of every file. */
async function facts(visit) {
  await visit.page.waitForFunction(() => /SHA-256 [0-9a-f]{64}/.test(document.querySelector('#problem textarea').value));
  assert.match(await visit.page.inputValue('#problem textarea'), /版本 \d+\.\d+\.\d+/);
}

const problem = (visit) => visit.page.innerText('#problem');
const retry = (visit) => visit.result(() => visit.page.click('#problem .primary'));
const back = (visit) => visit.result(() => visit.page.click('#problem .buttons button:last-child'));

test('a trap at an edit: what was typed is shown, and the report of before is there again', async () => {
  const visit = await withBroken('engine_edit');
  await visit.pasteFile(CONTRADICTIONS);
  const findings = await visit.findings();
  assert.equal(await visit.result(() => edit(visit, '97.90%')), 'error');
  // Until there is no spare engine left, and after that.
  for (let times = 0; times < 4; times++) {
    assert.match(await problem(visit), times < 3 ? /中断[^]*97\.90%/ : /97\.90%/);
    await facts(visit);
    assert.equal(await retry(visit), 'error');
  }
  await accessible(visit, 'a trap at an edit');
  assert.equal(await back(visit), 'done');
  assert.deepEqual(await visit.findings(), findings);
  assert.ok(!(await visit.page.isVisible('#unreadable')), 'what is shown is as it was');
  await visit.end();
});

test('an engine that never comes back is given up', async () => {
  const visit = await withBroken('engine_edit', { endless: true });
  await visit.pasteFile(CONTRADICTIONS);
  await edit(visit, '97.90%');
  await visit.page.waitForSelector('html[data-state="error"]', { timeout: 60_000 });
  assert.match(await problem(visit), /超过时限[^]*97\.90%/);
  await facts(visit);
  assert.equal(await back(visit), 'done');
  await visit.end();
});

for (const edition of EDITIONS) {
  test(`an edit is made by the next engine, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    const before = await visit.findings();
    await breakEngine(visit);
    assert.equal(await visit.result(() => edit(visit, '97.90%')), 'error');
    assert.match(await problem(visit), /97\.90%/);
    assert.equal(await retry(visit), 'done');
    assert.notDeepEqual(await visit.findings(), before);
    assert.match(await visit.page.innerText('#sheets'), /97\.90%/);
    await visit.end();
  });

  test(`a report that could not be checked anew is not shown as if it had been, ${edition}`, async () => {
    const visit = await harness.open(edition);
    await visit.pasteFile(CONTRADICTIONS);
    await breakEngine(visit);
    assert.equal(await visit.result(() => visit.page.click('#lang')), 'error');
    assert.match(await problem(visit), /stopped/);
    assert.equal(await back(visit), 'done');
    assert.match(await visit.page.innerText('#unreadable'), /Not checked anew/);
    await accessible(visit, 'not checked anew');
    assert.equal(await visit.result(() => visit.page.click('#unreadable button')), 'done');
    assert.ok(!(await visit.page.isVisible('#unreadable')));
    await visit.end();
  });
}
