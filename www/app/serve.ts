// One request, one answer: the only file that calls the engine. The worker and the main thread share it.

import init, { Engine } from "jihe";
import initLoader, { compile_pack, read_pack } from "jihe-pack";
import type { Opened } from "../api";
import type { Parts, RawAnswer, Request, Wishes } from "./protocol";

export interface Served {
  version: string;
  serve(request: Request): RawAnswer | Promise<RawAnswer>;
}

export async function startEngine({ wasm, packs }: Parts): Promise<Served> {
  await init({ module_or_path: wasm });
  let engine = new Engine(new Uint8Array(packs));
  const answer = (request: Request): RawAnswer | Promise<RawAnswer> => {
    if (request.op === "readPack") return readPack(request);
    if (request.op !== "packs") return serve(engine, request);
    const next = new Engine(request.packs);
    engine.free();
    engine = next;
    return NOTHING;
  };
  return { version: Engine.version(), serve: answer };
}

const NOTHING: RawAnswer = { opened: [], report: null, grouping: null, criterion: null, pack: null };

/** The loader is a module of its own, for the few who bring a pack. */
async function readPack({ loader, packs, toml, lang }: Extract<Request, { op: "readPack" }>): Promise<RawAnswer> {
  await initLoader({ module_or_path: loader });
  return { ...NOTHING, pack: { said: read_pack(toml, packs, lang), bytes: compile_pack(toml, packs) } };
}

function serve(engine: Engine, request: Exclude<Request, { op: "readPack" | "packs" }>): RawAnswer {
  const answer = NOTHING;
  switch (request.op) {
    case "open": {
      const { input, lang, alone } = request;
      const opened = engine.open(input.name, input.bytes, lang);
      return { ...answer, opened: [opened], report: alone ? check(engine, readable(opened), { lang, supplied: [], pack: request.pack }) : null };
    }
    case "group":
      return { ...answer, grouping: engine.group(new Uint32Array(request.ids)) };
    case "edit": {
      const opened = request.changes.map(({ id, edits }) => engine.edit(id, edits));
      return { ...answer, opened, report: check(engine, request.ids, request) };
    }
    case "check":
      return { ...answer, report: check(engine, request.ids, request) };
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

function check(engine: Engine, ids: number[], { lang, supplied, pack }: Wishes): string | null {
  return ids.length === 0 ? null : engine.check(new Uint32Array(ids), { lang, supplied, pack });
}
