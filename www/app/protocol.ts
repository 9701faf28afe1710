// What the page asks of the engine, and what it gets back: plain data, so that it may cross to a worker.

import type { Edit, Grouping, Lang, Opened, PackRead, Report } from "../api";

/** A file or a pasted text as it came, kept so that a broken engine can be given it again. */
export interface Input {
  name: string;
  bytes: Uint8Array;
}

/** A value that the user adds to a report. */
export interface Supplied {
  name: string;
  value: string;
}

export type Request =
  /** Alone: the file is a submission of its own, and is checked in the same breath. */
  | { op: "open"; input: Input; lang: Lang; alone: boolean; pack: string | null }
  /** Which of the files belong together. */
  | { op: "group"; ids: number[] }
  /** New texts in one or several files; then `ids` are checked, unless there are none. */
  | ({ op: "edit"; changes: { id: number; edits: Edit[] }[]; ids: number[] } & Wishes)
  | ({ op: "check"; ids: number[] } & Wishes)
  /** What a criterion gives for points and values. */
  | { op: "criterion"; text: string; points: string; values: Supplied[]; lang: Lang }
  | { op: "close"; ids: number[] }
  /** Reads a pack of the user's (TOML) by a module of its own; `packs` are those that it may inherit from. */
  | { op: "readPack"; loader: ArrayBuffer; packs: Uint8Array; toml: Uint8Array; lang: Lang }
  /** An engine with other packs takes the place of this one: what is open in it is lost. */
  | { op: "packs"; packs: Uint8Array };

/** How to check. */
export interface Wishes {
  lang: Lang;
  supplied: Supplied[];
  /** The pack that the user has chosen; none where the report decides. */
  pack: string | null;
}

/** What became of a pack of the user's. */
export interface PackAnswer {
  said: PackRead;
  /** For an engine, where nothing is wrong with it. */
  bytes: Uint8Array;
}

/** What the workbench shows of an answer; `jihe criterion` gives the same. */
export interface CriterionAnswer {
  scheme: { kind: string; asks: { name: string; shown: string; figure: boolean }[] };
  reading: string;
  award: { points?: string; low?: string; high?: string; reason?: string; judgement?: string };
  alternatives: { points: string; reading: string }[];
  slips: { kind: string; message: string }[];
}

export interface Answer {
  /** Documents opened or changed by this request. */
  opened: Opened[];
  /** Null where nothing could be checked. */
  report: Report | null;
  /** Only where it was asked for. */
  grouping: Grouping | null;
  criterion: CriterionAnswer | null;
  /** Only where it was asked for. */
  pack: PackAnswer | null;
}

/** An answer as the engine wrote it. Text crosses to the page several times faster than the objects it stands for. */
export interface RawAnswer {
  opened: string[];
  report: string | null;
  grouping: string | null;
  criterion: string | null;
  pack: { said: string; bytes: Uint8Array } | null;
}

export function parse({ opened, report, grouping, criterion, pack }: RawAnswer): Answer {
  return {
    opened: opened.map((json) => JSON.parse(json) as Opened),
    report: report === null ? null : (JSON.parse(report) as Report),
    grouping: grouping === null ? null : (JSON.parse(grouping) as Grouping),
    criterion: criterion === null ? null : (JSON.parse(criterion) as CriterionAnswer),
    pack: pack && { said: JSON.parse(pack.said) as PackRead, bytes: pack.bytes },
  };
}

/** What an engine is started from. */
export interface Parts {
  wasm: ArrayBuffer;
  /** What differs from place to place, as data. */
  packs: ArrayBuffer;
}

/** From the page to the worker. */
export type ToWorker =
  | { kind: "start"; parts: Parts }
  | { kind: "ask"; serial: number; request: Request };

/** From the worker to the page. */
export type FromWorker =
  | { kind: "ready"; version: string }
  | { kind: "answer"; serial: number; answer: RawAnswer }
  | { kind: "broken"; serial: number; message: string };
