// One page in one of the browsers, used as a person would and cut off from the network as soon as it says it needs none.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { singleFile, site } from '../../../scripts/build/page.mjs';
import { cache } from '../../../scripts/lib/paths.mjs';
import { serve } from '../../../scripts/serve.mjs';
import { chromium, firefox } from '../../../scripts/setup/browser.mjs';
import { chromium69 } from '../../../scripts/setup/old-chromium.mjs';
import { countFigures, dropFiles, fillClipboard, listFindings, watchFaults, watchState } from '../in-page.mjs';
import { startChromium } from './chromium.mjs';
import { startFirefox } from './firefox.mjs';

/** Every browser the page is tested in: where it is, what drives it, and whether a page can be made to crash. */
export const BROWSERS = {
  chromium: { find: chromium, start: startChromium, canCrash: true },
  firefox: { find: firefox, start: startFirefox, canCrash: false },
  'chromium-69': { find: chromium69, start: startChromium, canCrash: true },
};

export const EDITIONS = ['site', 'file'];
const PATIENCE_MS = 60_000;
const LOOK_MS = 30;
const screenshots = cache('screenshots');
mkdirSync(screenshots, { recursive: true });

/** Starts a browser by its name; a missing one is a failure. */
export async function startBrowser(name) {
  const { find, start } = BROWSERS[name];
  const path = find();
  assert.ok(path, `no ${name}: \`npm test\` installs it`);
  const browser = await start(path);
  return { close: () => browser.close(), open: (edition, size) => Visit.open(browser, `${name}-${edition}`, edition, size) };
}

const isOwn = (request) => !/^\w+ (data|blob|about):/.test(request);

export class Visit {
  /** What the web server was asked for. */
  served = [];

  static async open(browser, name, edition, { width = 1280, height = 800 } = {}) {
    const visit = new Visit();
    visit.name = name;
    visit.page = await browser.newPage({ width, height });
    await visit.page.preload(watchFaults);
    await visit.page.open(await visit.#address(edition));
    await visit.until(() => document.documentElement.dataset.offline === 'ready', 'the page is complete');
    visit.#cutOff();
    return visit;
  }

  async #address(edition) {
    if (edition === 'file') return pathToFileURL(singleFile).href;
    const { server, url } = await serve(site, 0);
    server.on('request', ({ method, url: path }) => this.served.push(`${method} ${path}`));
    this.server = server;
    return url;
  }

  /** From the page's own mark on, there is no server. */
  #cutOff() {
    this.server?.close();
    this.server?.closeAllConnections();
    this.server = undefined;
    this.before = this.page.requests.filter(isOwn);
  }

  /** Fails on anything the page should not have done. */
  async end() {
    try {
      assert.deepEqual([...this.page.faults, ...(await this.evaluate(() => window.seenFaults))], []);
      assert.deepEqual(this.page.requests.filter(isOwn), this.before, 'no request once the page has said that it needs none');
    } finally {
      await this.leave();
    }
  }

  async leave() {
    this.server?.close();
    this.server?.closeAllConnections();
    await this.page.close();
  }

  evaluate(what, ...args) {
    return this.page.evaluate(what, ...args);
  }

  /** Waits until something is so in the page. */
  async until(what, name, ...args) {
    const late = Date.now() + PATIENCE_MS;
    while (!(await this.evaluate(what, ...args))) {
      assert.ok(Date.now() < late, `in vain: ${name}; ${this.page.faults.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }

  /** Does something and waits for what the page makes of it. */
  async result(act) {
    await this.evaluate(watchState);
    await act();
    await this.until(() => window.seenState !== '', 'a result');
    return this.evaluate(() => window.seenState);
  }

  /** Through the real clipboard: a copy handler fills it, the keys do the rest. */
  async paste(contents) {
    await this.evaluate(fillClipboard, contents);
    await this.page.press('Control+c');
    await this.evaluate(() => document.querySelector('#paste').focus());
    return this.result(() => this.page.press('Control+v'));
  }

  drop(...files) {
    const given = files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString('base64') }));
    return this.result(() => this.evaluate(dropFiles, given));
  }

  choose(...files) {
    return this.result(() => this.page.choose('#file', files));
  }

  /** A click of the mouse in the middle of the first element that matches. */
  async click(selector, times = 1) {
    const at = await this.evaluate((selector) => {
      const element = document.querySelector(selector);
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }, selector);
    await this.page.clickAt(...at, times);
  }

  press(combination) {
    return this.page.press(combination);
  }

  type(text) {
    return this.page.type(text);
  }

  /** What is to be seen of an element's text. */
  text(selector) {
    return this.evaluate((selector) => document.querySelector(selector).innerText, selector);
  }

  findings() {
    return this.evaluate(listFindings);
  }

  figures() {
    return this.evaluate(countFigures);
  }

  async screenshot(state) {
    writeFileSync(`${screenshots}/${this.name}-${state}.png`, await this.page.picture());
  }
}
