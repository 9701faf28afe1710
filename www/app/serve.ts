// One request, one answer: the only file that calls the engine. The worker and the main thread share it.

import init, { Engine } from "jihe";
import type { Lang, Opened } from "../api";
import type { Parts, RawAnswer, Request, Supplied } from "./protocol";

export interface Served {
  version: string;
  serve(request: Request): RawAnswer;
}

export async function startEngine({ wasm, packs }: Parts): Promise<Served> {
  await init({ module_or_path: wasm });
  const engine = new Engine(new Uint8Array(packs));
  return { version: Engine.version(), serve: (request) => serve(engine, request) };
}

function serve(engine: Engine, request: Request): RawAnswer {
  const answer: RawAnswer = { opened: [], report: null, grouping: null, criterion: null };
  switch (request.op) {
    case "open": {
      const { input, lang, alone } = request;
      const opened = engine.open(input.name, input.bytes, lang);
      return { ...answer, opened: [opened], report: alone ? check(engine, readable(opened), lang, []) : null };
    }
    case "group":
      return { ...answer, grouping: engine.group(new Uint32Array(request.ids)) };
    case "edit": {
      const opened = request.changes.map(({ id, edits }) => engine.edit(id, edits));
      return { ...answer, opened, report: check(engine, request.ids, request.lang, request.supplied) };
    }
    case "check":
      return { ...answer, report: check(engine, request.ids, request.lang, request.supplied) };
    case "criterion": {
      const { text, points, values, lang } = request;
      const criterion = engine.criterion(text, points, values, lang);
      return { ...answer, criterion: criterion === undefined ? null : criterion };
    }
    case "close":
      for (const id of request.ids) engine.close(id);
      return answer;
  }
}

function readable(opened: string): number[] {
  const { id, document } = JSON.parse(opened) as Opened;
  return document === null ? [] : [id];
}

function check(engine: Engine, ids: number[], lang: Lang, supplied: Supplied[]): string | null {
  return ids.length === 0 ? null : engine.check(new Uint32Array(ids), { lang, supplied });
}
