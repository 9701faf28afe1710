// The engine in a thread of its own. A trap poisons the instance: the page is told, and replaces this worker.

import type { FromWorker, ToWorker } from "./protocol";
import { startEngine, type Served } from "./serve";

interface WorkerScope {
  onmessage: ((event: { data: ToWorker }) => void) | null;
  postMessage(message: FromWorker): void;
}

const scope = self as unknown as WorkerScope;
let engine: Promise<Served> | null = null;

scope.onmessage = ({ data }) => {
  if (data.kind === "start") {
    engine = startEngine(data.parts);
    engine.then(
      ({ version }) => scope.postMessage({ kind: "ready", version }),
      (error: unknown) => broken(-1, error),
    );
    return;
  }
  const { serial, request } = data;
  (engine || Promise.reject(new Error("not started")))
    .then((served) => served.serve(request))
    .then((answer) => scope.postMessage({ kind: "answer", serial, answer }))
    .catch((error: unknown) => broken(serial, error));
};

function broken(serial: number, error: unknown): void {
  scope.postMessage({ kind: "broken", serial, message: String(error) });
}
