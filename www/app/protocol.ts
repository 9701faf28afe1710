// What the page asks of the engine, and what it gets back: plain data, so that it may cross to a worker.

import type { Edit, Lang, Opened, Report } from "../api";

/** A file or a pasted text as it came, kept so that a broken engine can be given it again. */
export interface Input {
  name: string;
  bytes: Uint8Array;
}

export type Request =
  | { op: "open"; inputs: Input[]; lang: Lang }
  | { op: "edit"; id: number; edits: Edit[]; ids: number[]; lang: Lang }
  | { op: "check"; ids: number[]; lang: Lang }
  | { op: "close"; ids: number[] };

export interface Answer {
  /** Documents opened or changed by this request. */
  opened: Opened[];
  /** Null where nothing could be checked. */
  report: Report | null;
}

/** An answer as the engine wrote it. Text crosses to the page several times faster than the objects it stands for. */
export interface RawAnswer {
  opened: string[];
  report: string | null;
}

export function parse({ opened, report }: RawAnswer): Answer {
  return {
    opened: opened.map((json) => JSON.parse(json) as Opened),
    report: report === null ? null : (JSON.parse(report) as Report),
  };
}

/** From the page to the worker. */
export type ToWorker =
  | { kind: "start"; wasm: ArrayBuffer }
  | { kind: "ask"; serial: number; request: Request };

/** From the worker to the page. */
export type FromWorker =
  | { kind: "ready"; version: string }
  | { kind: "answer"; serial: number; answer: RawAnswer }
  | { kind: "broken"; serial: number; message: string };
