// What lies on the desk: files, and the submissions they make. Plain data, changed by the session only.

import type { DocumentView, Grouping, Lang, Opened, ReadError, Report } from "../api";
import type { Breach } from "./hold";
import type { Sheet } from "./places";
import type { Input, Supplied } from "./protocol";

/** Why a file could not be read, or a submission not be checked. */
export interface Failure {
  kind: "unreadable" | Breach;
  name: string;
  error: ReadError | null;
}

export interface FileEntry {
  /** Its number on the page: never given twice. */
  key: number;
  input: Input;
  /** The engine's handle; null while it is not open there. */
  id: number | null;
  /** What it says, as last read or edited. */
  view: DocumentView | null;
  failure: Failure | null;
  /** The file that says the same and is used in its place. */
  sameAs: number | null;
  /** It took another's place: nobody has looked yet whether it belongs there. */
  renewed: boolean;
  /** The user has put it where it is. */
  placed: boolean;
}

export interface Submission {
  key: number;
  /** Files by their keys, in the order in which they are checked. */
  files: number[];
  department: string | null;
  year: number | null;
  report: Report | null;
  /** The language in which the report was asked for. */
  lang: Lang | null;
  failure: Failure | null;
  /** Under which the answers to its findings are kept. */
  identity: string | null;
  /** What the user has added for its score sheet. */
  supplied: Supplied[];
}

export interface Desk {
  files: FileEntry[];
  submissions: Submission[];
}

let keys = 0;

export function fileEntry(input: Input): FileEntry {
  return { key: ++keys, input, id: null, view: null, failure: null, sameAs: null, renewed: false, placed: false };
}

export function submissionOf(
  files: number[],
  who: { department: string | null; year: number | null } = { department: null, year: null },
): Submission {
  const { department, year } = who;
  return { key: ++keys, files, department, year, report: null, lang: null, failure: null, identity: null, supplied: [] };
}

/** What is said of it holds no longer; it is checked again, also where that failed before. */
export function outdate(submission: Submission): void {
  submission.lang = null;
  if (submission.failure && submission.failure.kind !== "unreadable") submission.failure = null;
}

export function fileBy(desk: Desk, key: number): FileEntry | undefined {
  return desk.files.find((one) => one.key === key);
}

export function submissionBy(desk: Desk, key: number): Submission | undefined {
  return desk.submissions.find((one) => one.key === key);
}

/** The submission a file is used in. */
export function homeOf(desk: Desk, file: number): Submission | undefined {
  return desk.submissions.find((one) => one.files.indexOf(file) >= 0);
}

/** What the engine made of a file. */
export function accept(file: FileEntry, opened: Opened | undefined): void {
  if (!opened) return;
  const { id, document, error } = opened;
  file.id = document ? id : null;
  file.view = document;
  file.failure = document ? null : { kind: "unreadable", name: file.input.name, error };
}

/** Files that were read and belong nowhere yet. */
export function loose(desk: Desk): FileEntry[] {
  return desk.files.filter((file) => file.view !== null && file.sameAs === null && !homeOf(desk, file.key));
}

/** Files that took another's place and were read. */
export function renewed(desk: Desk): FileEntry[] {
  return desk.files.filter((file) => file.renewed && file.view !== null);
}

/** Of what took another's place, what belongs elsewhere leaves; else the submission is whose the new file says. */
function release(desk: Desk, { submissions, repeated }: Grouping, keyOf: (id: number) => number): void {
  for (const file of renewed(desk)) {
    file.renewed = false;
    const home = homeOf(desk, file.key);
    if (!home) continue;
    const group = submissions.find(({ ids }) => ids.some((id) => keyOf(id) === file.key));
    const together = group ? group.ids.map(keyOf).filter((key) => key !== file.key) : [];
    // What the user has put here says nothing about whose this is.
    const others = home.files.filter((key) => key !== file.key && !isPlaced(desk, key));
    const repeats = repeated.some(({ id }) => keyOf(id) === file.key);
    const fits = others.length > 0 ? others.some((key) => together.indexOf(key) >= 0) : !together.some((key) => homeOf(desk, key));
    if (repeats || !fits) takeOut(desk, file.key, home);
    else Object.assign(home, { department: group ? group.department : null, year: group ? group.year : null });
  }
}

function isPlaced(desk: Desk, key: number): boolean {
  const file = fileBy(desk, key);
  return file !== undefined && file.placed;
}

/** Puts loose files where the engine says; what the user has put somewhere stays there. */
export function settle(desk: Desk, grouping: Grouping): void {
  const keyOf = (id: number): number => {
    const file = desk.files.find((one) => one.id === id);
    return file ? file.key : -1;
  };
  release(desk, grouping, keyOf);
  const waiting = new Set(loose(desk).map((file) => file.key));
  for (const { id, sameAs } of grouping.repeated) {
    const file = fileBy(desk, keyOf(id));
    if (file && waiting.delete(file.key)) file.sameAs = keyOf(sameAs);
  }
  for (const { ids, department, year } of grouping.submissions) {
    const all = ids.map(keyOf);
    const fresh = all.filter((key) => waiting.delete(key));
    if (fresh.length === 0) continue;
    const known = all.map((key) => homeOf(desk, key)).find((one) => one !== undefined);
    if (known) join(known, fresh);
    else desk.submissions.push(submissionOf(fresh, { department, year }));
  }
  // What the engine passed over is checked by itself.
  waiting.forEach((key) => desk.submissions.push(submissionOf([key])));
}

/** More files: what was found before says nothing any more. */
export function join(submission: Submission, files: number[]): void {
  submission.files = submission.files.concat(files);
  forget(submission);
}

export function forget(submission: Submission): void {
  submission.report = null;
  submission.failure = null;
}

/** Takes a file out of its submission; one that is left with nothing goes. */
export function takeOut(desk: Desk, key: number, home: Submission | undefined): void {
  if (!home) return;
  home.files = home.files.filter((one) => one !== key);
  forget(home);
  if (home.files.length === 0) desk.submissions = desk.submissions.filter((one) => one !== home);
}

/** The documents that a submission's report speaks of, in its order: a file that says what another says is none. */
export function sheetsOf(desk: Desk, submission: Submission | undefined): Sheet[] {
  if (!submission) return [];
  const sources = submission.report ? submission.report.sources : null;
  const sheets: Sheet[] = [];
  for (const key of submission.files) {
    const file = fileBy(desk, key);
    if (!file || !file.view) continue;
    const source = sources ? sources[sheets.length] : undefined;
    if (sources && (!source || source.name !== file.input.name)) continue;
    sheets.push({ slot: file.key, name: file.input.name, view: file.view });
  }
  return sheets;
}

/** Whose it is, as the report says, else as the engine said when it put the files together. */
export function whose(submission: Submission): { department: string | null; year: number | null } {
  const { report } = submission;
  return {
    department: (report && report.department) || submission.department,
    year: report && report.year !== null ? report.year : submission.year,
  };
}

/** Files that nobody has tried to read yet. */
export function unread(desk: Desk): FileEntry[] {
  return desk.files.filter((file) => file.view === null && file.failure === null);
}
