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

test('native = wasm: criteria', () => {
  const criterion = '公用经费控制率不超过100%，得4分；每超出1个百分点，扣0.5分，扣完为止。';
  for (const [text, values] of [[criterion, { 公用经费控制率: '103.2%' }], [criterion, {}], ['由考核组评分。', {}]]) {
    const input = JSON.stringify({ criterion: text, points: '4', values });
    const native = spawnSync(jihe, ['criterion'], { input, encoding: 'utf8' });
    const named = Object.keys(values).map((name) => ({ name, value: values[name] }));
    assert.equal(`${wasm.criterion(text, '4', named, 'zh')}\n`, native.stdout);
  }
  assert.equal(wasm.criterion(criterion, '四', [], 'zh'), undefined, 'no number of points');
});
