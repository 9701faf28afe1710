// A browser for the tests, and Chinese fonts so that its screenshots can be read.
import { accessSync, constants, existsSync } from 'node:fs';
import { Stop, ask, system } from '../lib/run.mjs';
import { debianPackages } from './debian.mjs';

const PLACES = [
  process.env.JIHE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Where Chromium is, or undefined. */
export function chromium() {
  return PLACES.find((path) => {
    if (!path || !existsSync(path)) return false;
    accessSync(path, constants.X_OK);
    return true;
  });
}

// Where nothing can tell (no fontconfig, not Linux), the fonts are the system's own affair.
const chineseFonts = () => process.platform !== 'linux' || Boolean(ask('fc-list', [':lang=zh', 'family']));

export const browser = {
  name: 'browser and Chinese fonts',
  id: 'browser',
  fresh: () => chromium() !== undefined && chineseFonts(),
  async run(options) {
    if (system() === 'debian') await debianPackages(['chromium', 'fonts-noto-cjk', 'fontconfig'], 'Testing in a browser', options);
    if (!chromium()) throw new Stop('No Chromium or Chrome was found for the browser tests.', 'JIHE_CHROMIUM=/path/to/chromium npm test', '缺少 Chromium 浏览器');
    if (!chineseFonts()) throw new Stop('No Chinese font was found: the screenshots could not be read.', 'install Noto Sans CJK', '缺少中文字体');
    return ask(chromium(), ['--version']);
  },
};
