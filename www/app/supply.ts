// Where the engine comes from: beside the page on a web server, or inside the page when it is a single file.

import { gunzipSync } from "fflate";
import { InThreadChecker, WorkerChecker, type Checker } from "./checker";

/** Makes checkers, one at a time: another is asked for when the last one broke. */
export interface Supply {
  next(): Promise<Checker>;
  /** Resolves when nothing will be fetched any more. */
  complete(): Promise<void>;
}

const WASM_URL = "jihe_bg.wasm";
const WORKER_URL = "worker.js";
const SPARES = 2;

export function supply(): Supply {
  const wasm = embedded("jihe-wasm");
  const worker = embedded("jihe-worker");
  return wasm && worker ? fromPage(wasm, worker) : fromServer();
}

/**
 * A worker is loaded by its address, which needs the server: a broken one cannot be replaced once the page has gone
 * offline. So spares are started while the page is loading.
 */
function fromServer(): Supply {
  let wasm: Promise<ArrayBuffer> | null = null;
  const spares: Checker[] = [];
  const start = async (): Promise<Checker> => {
    wasm = wasm || download(WASM_URL);
    const checker = new WorkerChecker(new Worker(WORKER_URL));
    checker.start((await wasm).slice(0));
    await checker.ready;
    return checker;
  };
  let stocked = false;
  return {
    next: () => {
      const spare = spares.shift();
      if (spare) return Promise.resolve(spare);
      return stocked ? Promise.reject(new Error("no spare engine")) : start();
    },
    complete: async () => {
      while (spares.length < SPARES) spares.push(await start());
      stocked = true;
    },
  };
}

async function download(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

function fromPage(packedWasm: string, packedWorker: string): Supply {
  const wasm = unpack(packedWasm);
  const script = new Blob([unpack(packedWorker)], { type: "text/javascript" });
  const inWorker = async (): Promise<Checker> => {
    const checker = new WorkerChecker(new Worker(URL.createObjectURL(script)));
    checker.start(buffer(wasm));
    await checker.ready;
    return checker;
  };
  const inThread = async (): Promise<Checker> => {
    const checker = new InThreadChecker(buffer(wasm));
    await checker.ready;
    return checker;
  };
  return {
    next: () => inWorker().catch(inThread),
    complete: () => Promise.resolve(),
  };
}

/** A copy that may be handed over. */
function buffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new Uint8Array(bytes.length);
  copy.set(bytes);
  return copy.buffer;
}

function embedded(id: string): string | null {
  const element = document.getElementById(id);
  const text = element ? (element.textContent || "").trim() : "";
  return text === "" ? null : text;
}

function unpack(base64: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64);
  const packed = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) packed[i] = binary.charCodeAt(i);
  return gunzipSync(packed) as Uint8Array<ArrayBuffer>;
}
