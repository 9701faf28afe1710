// Firefox, over WebDriver BiDi.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connection } from './connection.mjs';
import { keysOf } from './keys.mjs';
import { launch, newProfile } from './process.mjs';
import { callOf } from './page.mjs';

// No network but this machine's: whatever else is asked for meets a closed door. The browser itself is kept quiet too.
const PREFERENCES = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.auto': false,
};
const LEFT = 0;

/** Starts a Firefox; `newPage()` opens a page in a context of its own. */
export async function startFirefox(path) {
  const profile = newProfile();
  writeFileSync(join(profile, 'user.js'), Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(''));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0', 'about:blank'];
  const { address, end } = await launch(path, args, { profile, pattern: /WebDriver BiDi listening on (ws:\S+)/ });
  const browser = await Connection.to(`${address}/session`);
  await browser.send('session.new', { capabilities: {} });
  await browser.send('session.subscribe', { events: ['log.entryAdded', 'network.beforeRequestSent'] });
  const pages = new Map();
  browser.on('log.entryAdded', ({ source, type, level, text }) => pages.get(source.context)?.faults.push(`log: ${type} ${level}: ${text}`));
  browser.on('network.beforeRequestSent', ({ context, request }) => pages.get(context)?.requests.push(`${request.method} ${request.url}`));
  return {
    async newPage({ width, height }) {
      const { userContext } = await browser.send('browser.createUserContext');
      const { context } = await browser.send('browsingContext.create', { type: 'tab', userContext });
      const page = new FirefoxPage(browser, context);
      pages.set(context, page);
      page.close = async () => {
        pages.delete(context);
        await browser.send('browser.removeUserContext', { userContext });
      };
      await page.resize(width, height);
      return page;
    },
    async close() {
      browser.close();
      await end();
    },
  };
}

class FirefoxPage {
  /** What the page said or did wrong, and what it asked for, in their order. */
  faults = [];
  requests = [];

  constructor(connection, context) {
    this.connection = connection;
    this.context = context;
  }

  #send(method, params) {
    return this.connection.send(method, { context: this.context, ...params });
  }

  resize(width, height) {
    return this.#send('browsingContext.setViewport', { viewport: { width, height } });
  }

  /** Runs in every page that is opened from now on, before its own scripts. */
  preload(what) {
    return this.connection.send('script.addPreloadScript', { functionDeclaration: String(what), contexts: [this.context] });
  }

  open(url) {
    return this.#send('browsingContext.navigate', { url, wait: 'complete' });
  }

  /** Calls a function in the page, with plain data in and out. */
  async evaluate(what, ...args) {
    const { value } = await this.#call(callOf(what, args));
    return value === undefined ? undefined : JSON.parse(value);
  }

  async #call(functionDeclaration) {
    const { type, result, exceptionDetails } = await this.connection.send('script.callFunction', { functionDeclaration, awaitPromise: true, target: { context: this.context } });
    if (type === 'exception') throw new Error(exceptionDetails.text);
    return result;
  }

  press(combination) {
    const { held, pressed } = keysOf(combination);
    const down = ({ webdriver }) => ({ type: 'keyDown', value: webdriver });
    const up = ({ webdriver }) => ({ type: 'keyUp', value: webdriver });
    return this.#keys([...held.map(down), down(pressed), up(pressed), ...held.map(up)]);
  }

  type(text) {
    return this.#keys([...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  #keys(actions) {
    return this.#send('input.performActions', { actions: [{ type: 'key', id: 'keys', actions }] });
  }

  clickAt(x, y, times = 1) {
    const click = [{ type: 'pointerDown', button: LEFT }, { type: 'pointerUp', button: LEFT }];
    const actions = [{ type: 'pointerMove', x: Math.round(x), y: Math.round(y) }, ...Array(times).fill(click).flat()];
    return this.#send('input.performActions', { actions: [{ type: 'pointer', id: 'mouse', actions }] });
  }

  async choose(selector, files) {
    const { sharedId } = await this.#call(`() => document.querySelector(${JSON.stringify(selector)})`);
    await this.#send('input.setFiles', { element: { sharedId }, files });
  }

  /** A picture as PNG bytes. */
  async picture() {
    const { data } = await this.#send('browsingContext.captureScreenshot', {});
    return Buffer.from(data, 'base64');
  }
}
