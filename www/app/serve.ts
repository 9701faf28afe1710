// One request, one answer: the only file that calls the engine. The worker and the main thread share it.

import init, { Engine } from "jihe";
import type { Lang, Opened, Report } from "../api";
import type { Answer, Request } from "./protocol";

export interface Served {
  version: string;
  serve(request: Request): Answer;
}

export async function startEngine(wasm: ArrayBuffer): Promise<Served> {
  await init({ module_or_path: wasm });
  const engine = new Engine();
  return { version: Engine.version(), serve: (request) => serve(engine, request) };
}

function serve(engine: Engine, request: Request): Answer {
  switch (request.op) {
    case "open": {
      const opened = request.inputs.map(
        (input) => JSON.parse(engine.open(input.name, input.bytes, request.lang)) as Opened,
      );
      return { opened, report: check(engine, readable(opened), request.lang) };
    }
    case "edit": {
      const opened = JSON.parse(engine.edit(request.id, request.edits)) as Opened;
      return { opened: [opened], report: check(engine, request.ids, request.lang) };
    }
    case "check":
      return { opened: [], report: check(engine, request.ids, request.lang) };
    case "close":
      for (const id of request.ids) engine.close(id);
      return { opened: [], report: null };
  }
}

function readable(opened: Opened[]): number[] {
  return opened.filter((one) => one.document !== null).map((one) => one.id);
}

function check(engine: Engine, ids: number[], lang: Lang): Report | null {
  if (ids.length === 0) return null;
  // A list is one report a submission; the page shows the first, which is the largest.
  const json = JSON.parse(engine.check(new Uint32Array(ids), { lang })) as Report | Report[];
  return Array.isArray(json) ? (json[0] ?? null) : json;
}
