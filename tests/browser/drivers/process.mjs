// A browser as a process with a profile of its own, thrown away in the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 180_000;

/** A new folder for a profile. */
export const newProfile = () => mkdtempSync(join(tmpdir(), 'jihe-profile-'));

/** Starts a browser and waits for the address by which it can be driven: `pattern` finds it in what the browser says. */
export async function launch(path, args, { profile, pattern }) {
  // A group of its own: a browser is many processes, and all of them must end.
  const child = spawn(path, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  // Tests that are broken off leave no browser behind.
  const broken = () => process.exit(1);
  process.on('exit', kill).on('SIGINT', broken).on('SIGTERM', broken);
  const end = async () => {
    process.off('exit', kill).off('SIGINT', broken).off('SIGTERM', broken);
    kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    return { address: await addressOf(child, path, pattern), end };
  } catch (error) {
    await end();
    throw error;
  }
}

function addressOf(child, path, pattern) {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why) => reject(new Error(`${path} ${why}\n${said.slice(-2000)}`));
    const timer = setTimeout(() => fail('cannot be driven: it names no address'), PATIENCE_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        said += text;
        const found = pattern.exec(said);
        if (!found) return;
        clearTimeout(timer);
        resolve(found[1]);
      });
    }
    child.once('error', (error) => fail(`does not start: ${error.message}`));
    child.once('exit', (code, signal) => fail(`ended at once (${signal ?? code})`));
  });
}
