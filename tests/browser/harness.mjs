// Opens the page in both its editions, watches all it does, and gives it reports the ways a person would.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { after, before } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium as playwright } from 'playwright-core';
import { singleFile, site } from '../../scripts/build/page.mjs';
import { cache } from '../../scripts/lib/paths.mjs';
import { serve } from '../../scripts/serve.mjs';
import { chromium } from '../../scripts/setup/browser.mjs';
import { Papers } from './looks.mjs';

const QUIET = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
export const EDITIONS = ['site', 'file'];
const screenshots = cache('screenshots');
mkdirSync(screenshots, { recursive: true });

/** For one test file: a browser with its web server, and files to hand in; gone when its tests are over. */
export function harnessed() {
  const papers = new Papers();
  let harness;
  before(async () => (harness = await start()));
  after(async () => {
    await harness?.close();
    papers.end();
  });
  return { papers, open: (...how) => harness.open(...how) };
}

/** A browser and a web server; `close` both in the end. */
export async function start() {
  const executablePath = chromium();
  assert.ok(executablePath, 'no Chromium: `npm test` installs it');
  const browser = await playwright.launch({ executablePath, headless: true, args: ['--no-sandbox', '--disable-gpu', ...QUIET] });
  const { server, url } = await serve(site, 0);
  const addresses = { site: url, file: pathToFileURL(singleFile).href };
  return {
    open: (edition, options) => Visit.open(browser, addresses[edition], options),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** One page in a context of its own. `end` fails on anything the page should not have done. */
export class Visit {
  /** Console messages, errors, failed requests, and requests after the page said it needs none. */
  faults = [];
  requests = [];
  offline = false;

  /** `early` is what happens before the page has all it needs; it is given the way to arrive there. */
  static async open(browser, address, { width = 1366, height = 768, early = (visit, arrive) => arrive() } = {}) {
    const visit = new Visit();
    visit.context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN' });
    visit.page = await visit.context.newPage();
    visit.#watch();
    await early(visit, () => visit.page.goto(address));
    await visit.#goOffline();
    return visit;
  }

  #watch() {
    const fault = (what) => this.faults.push(what);
    this.page.on('console', (message) => fault(`console.${message.type()}: ${message.text()}`));
    this.page.on('pageerror', (error) => fault(`error: ${error.stack ?? error}`));
    this.page.on('crash', () => fault('the page crashed'));
    this.context.on('requestfailed', (request) => fault(`failed: ${request.url()} ${request.failure()?.errorText}`));
    this.context.on('request', (request) => {
      const url = request.url();
      if (/^(data|blob):/.test(url)) return;
      this.requests.push(`${request.method()} ${url}`);
      if (this.offline) fault(`request after the page said it works offline: ${url}`);
    });
    this.page.on('websocket', (socket) => fault(`websocket: ${socket.url()}`));
  }

  /** From the page's own mark on, there is no network. */
  async #goOffline() {
    await this.page.waitForSelector('html[data-offline="ready"]', { timeout: 15_000 });
    this.offline = true;
    await this.context.setOffline(true);
  }

  async end() {
    await this.context.close();
    assert.deepEqual(this.faults, []);
  }

  async screenshot(name, options = {}) {
    await this.page.screenshot({ path: `${screenshots}/${name}.png`, ...options });
  }

  /** Does something and waits for what the page makes of it; an older result on the page does not count. */
  async result(act) {
    const seen = await this.page.evaluateHandle(() => {
      const root = document.documentElement;
      const seen = { state: '' };
      const look = () => /^(done|error)$/.test(root.dataset.state) && (seen.state = root.dataset.state);
      new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ['data-state'] });
      return seen;
    });
    await act();
    await this.page.waitForFunction((seen) => seen.state, seen, { timeout: 15_000 });
    return seen.evaluate(({ state }) => state);
  }

  /** The long lists below the findings follow a little later than the findings. */
  async settled() {
    await this.page.waitForTimeout(200);
  }

  /** Through the real clipboard: a copy handler fills it, the keys do the rest. */
  async paste(contents, { field = true } = {}) {
    await this.page.evaluate((contents) => {
      const fill = (event) => {
        for (const type of Object.keys(contents)) event.clipboardData.setData(type, contents[type]);
        event.preventDefault();
      };
      document.addEventListener('copy', fill, { once: true });
      document.activeElement?.blur();
    }, contents);
    await this.page.keyboard.press('Control+C');
    if (field) await this.page.focus('#paste');
    return this.result(() => this.page.keyboard.press('Control+V'));
  }

  pasteFile = (file) => this.paste({ 'text/plain': readFileSync(file, 'utf8') });

  /** What is dropped gives a result. */
  drop = (...files) => this.result(() => this.drag(...files));

  /** The events of a drag from outside, with the files in a real DataTransfer. */
  async drag(...files) {
    const given = files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString('base64') }));
    const dropIn = (given) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      const target = document.querySelector('#drop');
      for (const type of ['dragenter', 'dragover', 'drop']) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    };
    return this.page.evaluate(dropIn, given);
  }

  /** Files cannot be put on the clipboard from here: the event alone, as the browser would make it. */
  async pasteFiles(...files) {
    const given = files.map((file) => ({ name: basename(file), base64: readFileSync(file).toString('base64') }));
    const pasteIn = (given) => {
      const data = new DataTransfer();
      for (const { name, base64 } of given) {
        data.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
      }
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    };
    return this.result(() => this.page.evaluate(pasteIn, given));
  }

  async choose(...files) {
    return this.result(() => this.page.setInputFiles('#file', files));
  }

  /** What the list of findings shows, in its order. */
  findings() {
    return this.page.$$eval('[data-finding]', (elements) =>
      elements.map(({ dataset, textContent }) => ({ code: dataset.code, severity: dataset.severity, text: textContent.replace(/\s+/g, ' ').trim() })),
    );
  }

  /** How many figures in the report are shown as verified, mismatched, unverified. */
  figures() {
    return this.page.$$eval('#sheets [data-figure-status]', (elements) => {
      const counts = { verified: 0, mismatched: 0, unverified: 0 };
      for (const { dataset } of elements) counts[dataset.figureStatus]++;
      return counts;
    });
  }
}
