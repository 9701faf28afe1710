// Chromium of any age, by those words of the DevTools protocol that version 69 knows already.
import { Connection } from './connection.mjs';
import { keysOf } from './keys.mjs';
import { launch, newProfile } from './process.mjs';
import { callOf } from './page.mjs';

const CONTROL = 2;
// No network but this machine's: whatever else is asked for meets a closed door. The browser itself is kept quiet too.
const QUIET = [
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=127.0.0.1',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
];

/** Starts a Chromium; `newPage()` opens a page in a context of its own. */
export async function startChromium(path) {
  const profile = newProfile();
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--remote-debugging-port=0', `--user-data-dir=${profile}`];
  const { address, end } = await launch(path, [...args, ...QUIET, 'about:blank'], { profile, pattern: /DevTools listening on (ws:\S+)/ });
  const browser = await Connection.to(address);
  return {
    async newPage({ width, height }) {
      const { browserContextId } = await browser.send('Target.createBrowserContext');
      const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank', width, height, browserContextId });
      const page = new ChromiumPage(await Connection.to(`ws://${new URL(address).host}/devtools/page/${targetId}`));
      page.close = async () => {
        page.connection.close();
        await browser.send('Target.disposeBrowserContext', { browserContextId });
      };
      await page.prepare(width, height);
      return page;
    },
    async close() {
      browser.close();
      await end();
    },
  };
}

class ChromiumPage {
  /** What the page said or did wrong, and what it asked for, in their order. */
  faults = [];
  requests = [];

  constructor(connection) {
    this.connection = connection;
  }

  async prepare(width, height) {
    const { connection } = this;
    const fault = (what) => this.faults.push(what);
    connection.on('Inspector.targetCrashed', () => {
      fault('the page crashed');
      connection.fail(new Error('the page crashed'));
    });
    connection.on('Runtime.consoleAPICalled', ({ type, args }) => fault(`console.${type}: ${args.map((arg) => arg.value ?? arg.description).join(' ')}`));
    connection.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => fault(`error: ${text} ${exception?.description ?? ''}`));
    connection.on('Log.entryAdded', ({ entry }) => fault(`log: ${entry.source} ${entry.level}: ${entry.text} ${entry.url ?? ''}`));
    connection.on('Network.requestWillBeSent', ({ request }) => this.requests.push(`${request.method} ${request.url}`));
    for (const domain of ['Inspector', 'Page', 'Runtime', 'Log', 'Network', 'DOM']) await connection.send(`${domain}.enable`);
    await this.resize(width, height);
  }

  resize(width, height) {
    return this.connection.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  }

  /** Runs in every page that is opened from now on, before its own scripts. */
  preload(what) {
    return this.connection.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${what})()` });
  }

  async open(url) {
    const loaded = new Promise((resolve) => this.connection.on('Page.loadEventFired', resolve));
    const { errorText } = await this.connection.send('Page.navigate', { url });
    if (errorText) throw new Error(`${url}: ${errorText}`);
    await loaded;
  }

  /** Calls a function in the page, with plain data in and out. */
  async evaluate(what, ...args) {
    const { result, exceptionDetails } = await this.connection.send('Runtime.evaluate', { expression: `(${callOf(what, args)})()`, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value === undefined ? undefined : JSON.parse(result.value);
  }

  async press(combination) {
    const { held, pressed } = keysOf(combination);
    const modifiers = held.length > 0 ? CONTROL : 0;
    for (const key of held) await this.#key('rawKeyDown', key, CONTROL);
    await this.#key(pressed.text && !modifiers ? 'keyDown' : 'rawKeyDown', pressed, modifiers);
    await this.#key('keyUp', pressed, modifiers);
    for (const key of held) await this.#key('keyUp', key, 0);
  }

  #key(type, { key, code, text }, modifiers) {
    return this.connection.send('Input.dispatchKeyEvent', { type, key, modifiers, windowsVirtualKeyCode: code, nativeVirtualKeyCode: code, ...(type === 'keyDown' && { text }) });
  }

  async type(text) {
    for (const char of text) await this.connection.send('Input.dispatchKeyEvent', { type: 'char', key: char, text: char });
  }

  async clickAt(x, y, times = 1) {
    const button = (type, clickCount) => this.connection.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount });
    await this.connection.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
    for (let count = 1; count <= times; count++) {
      await button('mousePressed', count);
      await button('mouseReleased', count);
    }
  }

  async choose(selector, files) {
    const { root } = await this.connection.send('DOM.getDocument');
    const { nodeId } = await this.connection.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    await this.connection.send('DOM.setFileInputFiles', { nodeId, files });
  }

  /** Ends the page's process; never answered. */
  crash() {
    return this.connection.send('Page.crash');
  }

  /** A picture as PNG bytes. */
  async picture() {
    const { data } = await this.connection.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }
}
