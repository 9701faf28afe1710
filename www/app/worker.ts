// The engine in a thread of its own. A trap poisons the instance: the page is told, and replaces this worker.

import clean from "../samples/clean.txt";
import contradictions from "../samples/contradictions.txt";
import type { FromWorker, ToWorker } from "./protocol";
import { readable, startEngine, type Served } from "./serve";

interface WorkerScope {
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
}

const scope = self as unknown as WorkerScope;
let engine: Promise<Served> | null = null;

scope.onmessage = ({ data }) => {
  if (data.kind === "start") {
    const { warm } = data;
    engine = startEngine(data.wasm).then((served) => {
      if (warm) warmUp(served);
      return served;
    });
    engine.then(
      ({ version }) => scope.postMessage({ kind: "ready", version }),
      (error: unknown) => broken(-1, error),
    );
    return;
  }
  const { serial, request } = data;
  (engine || Promise.reject(new Error("not started")))
    .then((served) => scope.postMessage({ kind: "answer", serial, answer: served.serve(request) }))
    .catch((error: unknown) => broken(serial, error));
};

/** Browsers compile code when it first runs: the samples go through it, so that the user's report need not wait. */
function warmUp({ serve }: Served): void {
  for (const text of [contradictions, clean, contradictions]) {
    const inputs = [{ name: "warm.txt", bytes: new TextEncoder().encode(text) }];
    const { opened } = serve({ op: "open", inputs, lang: "zh" });
    serve({ op: "close", ids: readable(opened) });
  }
}

function broken(serial: number, error: unknown): void {
  scope.postMessage({ kind: "broken", serial, message: String(error) });
}
