// Where the engine comes from: beside the page on a web server, or inside the page when it is a single file.

import { gunzipSync } from "fflate";
import { InThreadChecker, WorkerChecker, type Checker } from "./checker";
import type { Parts } from "./protocol";

/** Makes checkers, one at a time: another is asked for when the last one broke. */
export interface Supply {
  next(): Promise<Checker>;
  /** Resolves when nothing will be fetched any more: whether an engine has come that does more than the first one. */
  complete(): Promise<boolean>;
  /** What a pack of the user's is read with: the loader, and the packs of the build. */
  packParts(): Promise<{ loader: ArrayBuffer; packs: ArrayBuffer }>;
}

/** The page begins with a small engine, and lets the whole one take over. */
const START_URL = "start_bg.wasm";
const WHOLE_URL = "jihe_bg.wasm";
const LOADER_URL = "pack_bg.wasm";
const PACKS_URL = "packs.bin";
const WORKER_URL = "worker.js";
const SPARES = 2;

export function supply(): Supply {
  const wasm = embedded("jihe-wasm");
  const packs = embedded("jihe-packs");
  const worker = embedded("jihe-worker");
  const loader = embedded("jihe-pack");
  return wasm && packs && worker && loader ? fromPage({ wasm, packs, loader }, worker) : fromServer();
}

/**
 * A worker is loaded by its address, which needs the server: a broken one cannot be replaced once the page has gone
 * offline. So spares are started while the page is loading.
 */
function fromServer(): Supply {
  let packs: Promise<ArrayBuffer> | null = null;
  let loader: Promise<ArrayBuffer> | null = null;
  const spares: Checker[] = [];
  const start = async (module: Promise<ArrayBuffer>): Promise<Checker> => {
    packs = packs || download(PACKS_URL);
    const checker = new WorkerChecker(new Worker(WORKER_URL));
    checker.start({ wasm: await module, packs: await packs });
    await checker.ready;
    return checker;
  };
  let stocked = false;
  return {
    next: () => {
      const spare = spares.shift();
      if (spare) return Promise.resolve(spare);
      return stocked ? Promise.reject(new Error("no spare engine")) : start(download(START_URL));
    },
    complete: async () => {
      const whole = download(WHOLE_URL);
      // One takes over at once.
      while (spares.length <= SPARES) spares.push(await start(whole));
      loader = loader || download(LOADER_URL);
      await loader;
      stocked = true;
      return true;
    },
    packParts: async () => {
      packs = packs || download(PACKS_URL);
      loader = loader || download(LOADER_URL);
      return { loader: await loader, packs: await packs };
    },
  };
}

async function download(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

function fromPage(packed: { wasm: string; packs: string; loader: string }, packedWorker: string): Supply {
  const parts: Parts = { wasm: unpack(packed.wasm), packs: unpack(packed.packs) };
  const script = new Blob([unpack(packedWorker)], { type: "text/javascript" });
  const inWorker = async (): Promise<Checker> => {
    const checker = new WorkerChecker(new Worker(URL.createObjectURL(script)));
    checker.start(parts);
    await checker.ready;
    return checker;
  };
  const inThread = async (): Promise<Checker> => {
    const checker = new InThreadChecker(parts);
    await checker.ready;
    return checker;
  };
  return {
    next: () => inWorker().catch(inThread),
    complete: () => Promise.resolve(false),
    packParts: () => Promise.resolve({ loader: unpack(packed.loader), packs: parts.packs }),
  };
}

function embedded(id: string): string | null {
  const element = document.getElementById(id);
  const text = element ? (element.textContent || "").trim() : "";
  return text === "" ? null : text;
}

function unpack(base64: string): ArrayBuffer {
  const binary = atob(base64);
  const packed = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) packed[i] = binary.charCodeAt(i);
  return gunzipSync(packed).slice().buffer as ArrayBuffer;
}
