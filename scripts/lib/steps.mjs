// Says which step it is at and how long each took: "[2/6] page … 0.8 s". Steps in one inner list run side by
// side. A step is `{ name, fresh?: () => boolean, run: (progress) => Promise<string | void> }`.
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { cache } from './paths.mjs';
import { Stop } from './run.mjs';

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const BEAT = 20_000;

export async function steps(plan) {
  const total = plan.flat().length;
  let number = 0;
  for (const group of plan) {
    // All are waited for: a package manager must not be cut off because a neighbour failed.
    const ends = await Promise.allSettled([group].flat().map((step) => one(step, `[${++number}/${total}]`)));
    const failed = ends.find(({ status }) => status === 'rejected');
    if (failed) throw failed.reason;
  }
}

async function one(step, label) {
  const began = Date.now();
  if (await step.fresh?.()) return console.log(`${label} ${step.name}: up to date`);
  console.log(`${label} ${step.name} …`);
  const log = cache('logs', `${step.id ?? step.name.replaceAll(/\W+/g, '-')}.log`);
  writeFileSync(log, '');
  let latest = '';
  const beat = setInterval(() => console.log(`${label}   ${seconds(began)}  ${latest.slice(0, 100)}`), BEAT);
  try {
    const note = await step.run({ log, onLine: (line) => (latest = line) });
    console.log(`${label} ${step.name}: ${note ? `${note}, ` : 'done in '}${seconds(began)}`);
  } catch (error) {
    console.error(`${label} ${step.name}: FAILED after ${seconds(began)}`);
    error.step = `${label} ${step.name}`;
    error.log = log;
    throw error;
  } finally {
    clearInterval(beat);
  }
}

/** Runs a command's main function; a failure ends it with one clear message. */
export async function main(body) {
  try {
    await body();
  } catch (error) {
    console.error(`\n${error.step ? `${error.step} stopped:\n` : ''}${error instanceof Stop || error.step ? error.message : error.stack}`);
    if (error.log && existsSync(error.log) && statSync(error.log).size > 0) console.error(`  full output: ${error.log}`);
    process.exit(1);
  }
}
