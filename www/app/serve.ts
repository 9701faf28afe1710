// One request, one answer: the only file that calls the engine. The worker and the main thread share it.

import init, { Engine } from "jihe";
import type { Lang, Opened } from "../api";
import type { RawAnswer, Request } from "./protocol";

export interface Served {
  version: string;
  serve(request: Request): RawAnswer;
}

export async function startEngine(wasm: ArrayBuffer): Promise<Served> {
  await init({ module_or_path: wasm });
  const engine = new Engine();
  return { version: Engine.version(), serve: (request) => serve(engine, request) };
}

function serve(engine: Engine, request: Request): RawAnswer {
  switch (request.op) {
    case "open": {
      const { inputs, lang } = request;
      const opened = inputs.map((input) => engine.open(input.name, input.bytes, lang));
      return { opened, report: check(engine, readable(opened), lang) };
    }
    case "edit": {
      const opened = [engine.edit(request.id, request.edits)];
      return { opened, report: check(engine, request.ids, request.lang) };
    }
    case "check":
      return { opened: [], report: check(engine, request.ids, request.lang) };
    case "close":
      for (const id of request.ids) engine.close(id);
      return { opened: [], report: null };
  }
}

function readable(opened: string[]): number[] {
  return opened
    .map((json) => JSON.parse(json) as Opened)
    .filter((one) => one.document !== null)
    .map((one) => one.id);
}

function check(engine: Engine, ids: number[], lang: Lang): string | null {
  return ids.length === 0 ? null : engine.check(new Uint32Array(ids), { lang });
}
