// The parts of `npm test` that other programs do, and their counts read from what those programs print.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cache, inRoot, shared } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';

const cwd = inRoot();

/** Runs with its output shown as it comes, and gives code and output. */
function shown(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const [from, to] of [[child.stdout, process.stdout], [child.stderr, process.stderr]]) {
      from.setEncoding('utf8');
      from.on('data', (text) => {
        output += text;
        to.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** A pattern's number, or one for each match where it has none. */
const sum = (output, patterns) => patterns.flatMap((pattern) => [...output.matchAll(pattern)]).reduce((total, [, count = 1]) => total + Number(count), 0);

/** A non-zero exit without a counted failure (a lint, a format, a crash) is one failure. */
function counts({ code, output }, patterns) {
  const [passed, failed, skipped] = patterns.map((some) => sum(output, some));
  return { passed: passed || (code === 0 ? 1 : 0), failed: failed || (code === 0 ? 0 : 1), skipped };
}

/** Its steps count one each, but for the tests: they are counted one by one. */
export async function native() {
  const result = await shown('cargo', ['dev', 'check']);
  return counts(result, [
    [/^test result: .* (\d+) passed;/gm, /^dev check: (?!tests).*?: ok/gm],
    [/^test result: .* (\d+) failed;/gm, /^dev check: (?!tests).*?: FAILED/gm],
    [/^test result: .* (\d+) ignored;/gm],
  ]);
}

export async function licences() {
  await run(cache('tools', 'bin', 'cargo-deny'), ['--log-level', 'error', 'check', 'licenses', 'bans', 'sources'], { cwd });
}

export async function types() {
  await run(inRoot('node_modules', '.bin', 'tsc'), ['-p', 'www', '--strict', '--noEmit'], { cwd });
}

export async function nodeTests() {
  if (!existsSync(shared('reports'))) {
    console.warn('!! ../shared/reports is missing: every test that reads a real report is SKIPPED.');
  }
  const files = ['tests', 'tests/browser'].flatMap((folder) =>
    readdirSync(inRoot(folder)).filter((name) => name.endsWith('.test.mjs')).map((name) => join(folder, name)),
  );
  // One file after another: timings in one browser are not disturbed by a second one.
  const args = ['--test', '--test-reporter=spec', '--test-concurrency=1', ...files];
  const result = await shown(process.execPath, args, { NODE_TEST_CONTEXT: undefined });
  return counts(result, [[/^ℹ pass (\d+)/gm], [/^ℹ (?:fail|cancelled) (\d+)/gm], [/^ℹ (?:skipped|todo) (\d+)/gm]]);
}
