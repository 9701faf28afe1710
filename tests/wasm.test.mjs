// What is shipped: WebAssembly 1.0 only, and small.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { singleFile, site } from '../scripts/build/page.mjs';
import { wasmFile } from '../scripts/build/wasm.mjs';
import { inRoot, root } from '../scripts/lib/paths.mjs';

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }).length;

function limit(t, what, size, most) {
  t.diagnostic(`${what}: ${size.toLocaleString('en')} of ${most.toLocaleString('en')} bytes`);
  assert.ok(size <= most, `${what} is ${size} bytes, at most ${most} are allowed`);
}

// `wasm-validate` of 2024 and later accepts more by default, so each newer feature is named.
const NEWER = ['sign-extension', 'bulk-memory', 'reference-types', 'multi-value', 'saturating-float-to-int', 'simd'];

test('the engine is WebAssembly 1.0', () => {
  execFileSync(inRoot('node_modules', '.bin', 'wasm-validate'), [...NEWER.map((name) => `--disable-${name}`), wasmFile], { stdio: 'pipe' });
});

test('the engine names no folder of the machine it was built on', () => {
  const text = readFileSync(wasmFile).toString('latin1');
  for (const folder of [root, homedir(), '.cargo/registry', '/usr/lib/']) assert.ok(!text.includes(folder), `${folder} is in the module`);
});

test('the engine is small', (t) => limit(t, 'engine, brotli', brotli(readFileSync(wasmFile)), 220_000));

test('the page starts with little', (t) => {
  const total = readdirSync(site).reduce((sum, name) => sum + brotli(readFileSync(join(site, name))), 0);
  limit(t, 'start of the page, brotli', total, 300_000);
});

test('the single file is small', (t) => limit(t, 'jihe.html', readFileSync(singleFile).length, 1_500_000));
