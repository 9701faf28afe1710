// Today's browsers for the tests, and Chinese fonts so that their screenshots can be read.
import { accessSync, constants, existsSync } from 'node:fs';
import { Stop, ask, system } from '../lib/run.mjs';
import { debianPackages } from './debian.mjs';

const CHROMIUM = [
  process.env.JIHE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const FIREFOX = [
  process.env.JIHE_FIREFOX,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

const first = (places) =>
  places.find((path) => {
    if (!path || !existsSync(path)) return false;
    accessSync(path, constants.X_OK);
    return true;
  });

/** Where Chromium is, or undefined. */
export const chromium = () => first(CHROMIUM);
/** Where Firefox is, or undefined. */
export const firefox = () => first(FIREFOX);

// Where nothing can tell (no fontconfig, not Linux), the fonts are the system's own affair.
const chineseFonts = () => process.platform !== 'linux' || Boolean(ask('fc-list', [':lang=zh', 'family']));

export const browser = {
  name: 'browsers and Chinese fonts',
  id: 'browser',
  fresh: () => chromium() !== undefined && firefox() !== undefined && chineseFonts(),
  async run(options) {
    if (system() === 'debian') await debianPackages(['chromium', 'firefox-esr', 'fonts-noto-cjk', 'fontconfig'], 'Testing in browsers', options);
    if (!chromium()) throw new Stop('No Chromium or Chrome was found for the browser tests.', 'JIHE_CHROMIUM=/path/to/chromium npm test', '缺少 Chromium 浏览器');
    if (!firefox()) throw new Stop('No Firefox was found for the browser tests.', 'JIHE_FIREFOX=/path/to/firefox npm test', '缺少 Firefox 浏览器');
    if (!chineseFonts()) throw new Stop('No Chinese font was found: the screenshots could not be read.', 'install Noto Sans CJK', '缺少中文字体');
    return [chromium(), firefox()].map((path) => ask(path, ['--version'])).join(', ');
  },
};
