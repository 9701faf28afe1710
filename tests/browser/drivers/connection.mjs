// Commands and events over a WebSocket: what the DevTools protocol and WebDriver BiDi have in common.
import { WebSocket } from 'ws';

const PATIENCE_MS = 30_000;

export class Connection {
  #socket;
  #serial = 0;
  #waiting = new Map();
  #listeners = new Map();
  #broken;

  /** Connects to a browser, or to one of its pages. */
  static async to(address) {
    const connection = new Connection();
    const socket = new WebSocket(address, { perMessageDeflate: false, maxPayload: 1 << 28 });
    connection.#socket = socket;
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.on('error', (error) => connection.fail(error));
    socket.on('close', () => connection.fail(new Error('the browser has gone')));
    socket.on('message', (data) => connection.#receive(JSON.parse(data)));
    return connection;
  }

  /** Sends a command and resolves with its result. */
  send(method, params = {}) {
    if (this.#broken) return Promise.reject(this.#broken);
    const id = ++this.#serial;
    const answer = new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, 'reject', new Error(`${method}: no answer`)), PATIENCE_MS);
      this.#waiting.set(id, { method, resolve, reject, timer });
    });
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answer;
  }

  /** Calls `listener` with the parameters of every such event. */
  on(event, listener) {
    const known = this.#listeners.get(event) ?? [];
    this.#listeners.set(event, [...known, listener]);
  }

  /** Nothing will be answered any more: whoever waits is told why, at once. */
  fail(error) {
    this.#broken ??= error;
    for (const id of [...this.#waiting.keys()]) this.#settle(id, 'reject', this.#broken);
  }

  close() {
    this.#socket.terminate();
  }

  #receive({ id, method, params, result, error, message }) {
    if (id === undefined) return this.#listeners.get(method)?.forEach((listener) => listener(params));
    // An error is an object in one protocol, and a word with a message in the other.
    if (error) this.#settle(id, 'reject', new Error(`${this.#waiting.get(id)?.method}: ${error.message ?? `${error}: ${message}`}`));
    else this.#settle(id, 'resolve', result);
  }

  #settle(id, how, value) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting[how](value);
  }
}
