// What is shipped: WebAssembly 1.0 only, and small.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { singleFile, site } from '../scripts/build/page.mjs';
import { loaderFile, startFile, wasmFile } from '../scripts/build/wasm.mjs';
import { inRoot, root } from '../scripts/lib/paths.mjs';

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

function limit(t, what, size, most) {
  t.diagnostic(`${what}: ${size.toLocaleString('en')} of ${most.toLocaleString('en')} bytes`);
  assert.ok(size <= most, `${what} is ${size} bytes, at most ${most} are allowed`);
}

// `wasm-validate` of 2024 and later accepts more by default, so each newer feature is named.
const NEWER = ['sign-extension', 'bulk-memory', 'reference-types', 'multi-value', 'saturating-float-to-int', 'simd'];

const modules = { 'the engine': wasmFile, 'the engine with which the page begins': startFile, 'the loader of packs': loaderFile };

for (const [what, file] of Object.entries(modules)) {
  test(`${what} is WebAssembly 1.0`, () => {
    execFileSync(inRoot('node_modules', '.bin', 'wasm-validate'), [...NEWER.map((name) => `--disable-${name}`), file], { stdio: 'pipe' });
  });

  test(`${what} names no folder of the machine it was built on`, () => {
    const text = readFileSync(file).toString('latin1');
    for (const folder of [root, homedir(), '.cargo/registry', '/usr/lib/']) assert.ok(!text.includes(folder), `${folder} is in the module`);
  });
}

test('the engine is small', (t) => {
  limit(t, 'engine with which the page begins, brotli', brotli(readFileSync(startFile)), 220_000);
  limit(t, 'engine, brotli', brotli(readFileSync(wasmFile)), 390_000);
  limit(t, 'loader of packs, brotli', brotli(readFileSync(loaderFile)), 110_000);
});

test('the page starts with little', (t) => {
  // What it fetches later, when it can be worked with already, is the whole engine and the loader of packs.
  const first = readdirSync(site).filter((name) => !/^(jihe|pack)_bg-/.test(name));
  const total = first.reduce((sum, name) => sum + brotli(readFileSync(join(site, name))), 0);
  limit(t, 'start of the page, brotli', total, 300_000);
});

test('the single file is small', (t) => limit(t, 'jihe.html', readFileSync(singleFile).length, 1_500_000));
