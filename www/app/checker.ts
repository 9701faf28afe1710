// The engine as the page sees it: one interface, in a worker or on the page's own thread.

import { parse, type Answer, type FromWorker, type Parts, type Request, type ToWorker } from "./protocol";
import { startEngine, type Served } from "./serve";

export interface Checker {
  /** Resolves with the engine's version when it can be asked. */
  readonly ready: Promise<string>;
  ask(request: Request): Promise<Answer>;
  /** Whoever still waits for an answer is told that there will be none. */
  dispose(): void;
}

/** The engine broke, took too long or was stopped; this checker is of no more use. */
export class EngineBroken extends Error {
  constructor(
    readonly why: "trap" | "timeout" | "stopped",
    message: string,
  ) {
    super(message);
    // Lowered classes lose their prototype when they extend Error.
    Object.setPrototypeOf(this, EngineBroken.prototype);
  }
}

const PATIENCE_MS = 20000;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: EngineBroken): void;
  timer: number;
}

export class WorkerChecker implements Checker {
  readonly ready: Promise<string>;
  private readonly waiting = new Map<number, Waiting>();
  private serial = 0;
  private dead: EngineBroken | null = null;
  private settleReady: { resolve(version: string): void; reject(error: Error): void } | null = null;

  constructor(
    private readonly worker: Worker,
    private readonly patience = PATIENCE_MS,
  ) {
    this.ready = new Promise((resolve, reject) => (this.settleReady = { resolve, reject }));
    worker.onmessage = (event: MessageEvent) => this.receive(event.data as FromWorker);
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(new EngineBroken("trap", event.message || "worker"));
    };
  }

  start(parts: Parts): void {
    this.post({ kind: "start", parts });
  }

  ask(request: Request): Promise<Answer> {
    if (this.dead) return Promise.reject(this.dead);
    const serial = ++this.serial;
    return new Promise((resolve, reject) => {
      const late = (): void => this.fail(new EngineBroken("timeout", request.op));
      this.waiting.set(serial, { resolve, reject, timer: window.setTimeout(late, this.patience) });
      this.post({ kind: "ask", serial, request });
    });
  }

  dispose(): void {
    this.fail(new EngineBroken("stopped", "disposed"));
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromWorker): void {
    if (message.kind === "ready") {
      if (this.settleReady) this.settleReady.resolve(message.version);
    } else if (message.kind === "broken") {
      this.fail(new EngineBroken("trap", message.message));
    } else {
      const waiting = this.waiting.get(message.serial);
      if (!waiting) return;
      this.waiting.delete(message.serial);
      window.clearTimeout(waiting.timer);
      waiting.resolve(parse(message.answer));
    }
  }

  private fail(error: EngineBroken): void {
    this.dead = this.dead || error;
    this.worker.terminate();
    if (this.settleReady) this.settleReady.reject(error);
    const all = Array.from(this.waiting.values());
    this.waiting.clear();
    for (const { reject, timer } of all) {
      window.clearTimeout(timer);
      reject(error);
    }
  }
}

/** For browsers that refuse workers to a page opened from disk. */
export class InThreadChecker implements Checker {
  readonly ready: Promise<string>;
  private readonly engine: Promise<Served>;

  constructor(parts: Parts) {
    this.engine = startEngine(parts);
    this.ready = this.engine.then(({ version }) => version);
  }

  ask(request: Request): Promise<Answer> {
    // The page is drawn between two requests, as nothing can be drawn during one.
    const served = this.engine.then(breathe).then((engine) => engine.serve(request));
    return served.then(parse, (error: unknown) => {
      throw new EngineBroken("trap", String(error));
    });
  }

  dispose(): void {
    // The module lives as long as the page: its memory cannot be given back.
  }
}

function breathe<T>(value: T): Promise<T> {
  return new Promise((resolve) => window.setTimeout(() => resolve(value)));
}
