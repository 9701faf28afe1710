// npm run bench: the figures of BENCHMARKS.md, measured anew. Reads the reports of ../shared/reports.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { EDITIONS, start } from '../tests/browser/harness.mjs';
import { asHtml } from '../tests/browser/form.mjs';
import { ASKED, sixtyRows } from '../tests/browser/sixty.mjs';
import { STEMS, correctable, median, timeCorrection, timePaste, timeSupply } from '../tests/browser/timing.mjs';
import { check, engine, report } from '../tests/engine.mjs';
import { growth } from './bench/growth.mjs';
import { page, singleFile, site } from './build/page.mjs';
import { wasm, wasmFile } from './build/wasm.mjs';
import { inRoot } from './lib/paths.mjs';
import { main, steps } from './lib/steps.mjs';

const TRIES = 7;
/** Checks before the browser's or node's compiler has done its best. */
const WARM = 30;
const SAMPLE = inRoot('www', 'samples', 'contradictions.txt');
const LARGEST = 'yunxi-port-office-2020';

async function several(body) {
  const times = [];
  for (let i = 0; i < TRIES; i++) times.push(await body(i));
  return `${median(times).toFixed(1)} ms (${Math.min(...times).toFixed(1)}–${Math.max(...times).toFixed(1)})`;
}

async function inThePage(harness, edition) {
  for (const stem of STEMS) {
    const first = await several(async () => {
      const visit = await harness.open(edition);
      const time = await timePaste(visit, stem);
      await visit.end();
      return time;
    });
    const visit = await harness.open(edition);
    await timePaste(visit, stem);
    const later = await several(async () => {
      await visit.page.click('#again');
      return timePaste(visit, stem);
    });
    await visit.end();
    console.log(`paste to findings, ${stem}, ${edition}: first ${first}, later ${later}`);
  }
  const told = JSON.parse(check(await engine(), SAMPLE).json).findings;
  const index = correctable(told);
  const visit = await harness.open(edition);
  await visit.pasteFile(SAMPLE);
  const correction = await several(async () => {
    const time = await timeCorrection(visit, index, told[index]);
    await visit.result(() => visit.page.keyboard.press('Control+z'));
    return time;
  });
  await visit.end();
  console.log(`corrected cell to cleared finding, ${edition}: ${correction}`);
}

/** From a supplied value to a sheet of sixty rows with its new points, and the engine's part of it. */
async function sixtyRowsIn(harness, edition) {
  const visit = await harness.open(edition);
  await visit.paste({ 'text/html': asHtml(sixtyRows()) });
  await visit.settled();
  await visit.page.click('.score-questions summary');
  let value = 80;
  const times = await several(() => timeSupply(visit, ASKED, `${value++}%`));
  console.log(`value supplied to a sheet of 60 rows anew, ${edition}: ${times}`);
  await visit.end();
}

async function sixtyRowsInTheEngine() {
  const wasm = await engine();
  const { id } = JSON.parse(wasm.open('60.html', new TextEncoder().encode(asHtml(sixtyRows())), 'zh'));
  const check = (value) => wasm.check(Uint32Array.of(id), { lang: 'zh', supplied: [{ name: ASKED, value: `${value}%` }] });
  for (let i = 0; i < WARM; i++) check(i);
  const times = await several((i) => {
    const began = performance.now();
    check(80 + i);
    return performance.now() - began;
  });
  console.log(`check of a sheet of 60 rows, WebAssembly in node: ${times}`);
}

async function native() {
  execFileSync('cargo', ['build', '--release', '--bin', 'jihe'], { cwd: inRoot(), stdio: 'inherit' });
  for (const format of ['txt', 'docx']) {
    const time = await several(() => {
      const began = performance.now();
      spawnSync(inRoot('target', 'release', 'jihe'), ['check', report(`${LARGEST}.${format}`)]);
      return performance.now() - began;
    });
    console.log(`jihe check, whole process, ${LARGEST}.${format}: ${time}`);
  }
}

function sizes() {
  const brotli = (file) => brotliCompressSync(readFileSync(file)).length;
  const start = readdirSync(site).reduce((sum, name) => sum + brotli(join(site, name)), 0);
  const bytes = (count) => `${count.toLocaleString('en')} bytes`;
  console.log(`engine, brotli: ${bytes(brotli(wasmFile))}`);
  console.log(`start of the page, engine included, brotli: ${bytes(start)}`);
  console.log(`jihe.html: ${bytes(statSync(singleFile).size)}`);
}

await main(async () => {
  await steps([wasm, page]);
  console.log(`${cpus().length} × ${cpus()[0].model}; medians of ${TRIES}, least and most in brackets`);
  sizes();
  await growth();
  const harness = await start();
  try {
    for (const edition of EDITIONS) await inThePage(harness, edition);
    await sixtyRowsInTheEngine();
    for (const edition of EDITIONS) await sixtyRowsIn(harness, edition);
  } finally {
    await harness.close();
  }
  await native();
});
