// What the page is told is what the command line says, byte for byte.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { before, test } from 'node:test';
import { inRoot } from '../scripts/lib/paths.mjs';
import { check, engine, fixtures, noReports, reports } from './engine.mjs';

let wasm;
let jihe;

before(async () => {
  wasm = await engine();
  const built = spawnSync('cargo', ['build', '-q', '--bin', 'jihe', '--message-format', 'json'], { cwd: inRoot(), encoding: 'utf8' });
  assert.equal(built.status, 0, built.stderr);
  const artifacts = built.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  jihe = artifacts.find(({ executable, target }) => executable && target.name === 'jihe').executable;
});

function compare(file) {
  const { opened, json } = check(wasm, file);
  const native = spawnSync(jihe, ['check', '--format', 'json', basename(file)], { cwd: dirname(file), encoding: 'utf8' });
  assert.ok(native.stdout.endsWith('\n'), `the command line printed no report: ${native.stderr}`);
  assert.equal(`${json}\n`, native.stdout);
  assert.equal(opened.error, null);
  assert.equal(check(wasm, file).json, json, 'the second run differs from the first');
}

for (const file of fixtures()) test(`native = wasm: ${basename(file)}`, () => compare(file));
for (const file of reports()) test(`native = wasm: ${basename(file)}`, () => compare(file));
test('native = wasm: real reports', { skip: noReports }, () => assert.ok(reports().length > 0));
