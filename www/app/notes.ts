// Answers in a small JSON file, so that they outlive the page: schema/notes.schema.json, also read by `jihe check --notes`.

import type { Answer, Mark } from "./answers";

/** The answer to one finding; whose it is: a department and a year, or files by their names where no department is stated. */
export interface Note {
  department: string | null;
  year: number | null;
  files: string[];
  code: string;
  fingerprint: string;
  mark: Mark;
  text: string;
}

export const NOTES_NAME = "绩核答复.json";
const VERSION = 1;
const LONGEST = 500;

type Kept = { identity: string; name: string; answer: Answer };

/** What was pasted has no name under which it could be found again: its answers are left out. */
export function toNotes(kept: Kept[]): Note[] {
  const notes: Note[] = [];
  for (const { identity, name, answer } of kept) {
    const whose = whoseOf(JSON.parse(identity));
    const [code = "", fingerprint = ""] = name.split(" ");
    if (whose) notes.push({ ...whose, code, fingerprint, ...answer });
  }
  return notes;
}

function whoseOf(identity: unknown[]): Pick<Note, "department" | "year" | "files"> | null {
  const [first, second] = identity;
  if (typeof first !== "string") return null;
  if (identity.length === 2 && typeof second !== "string") return { department: first, year: second as number | null, files: [] };
  return { department: null, year: null, files: identity as string[] };
}

export function write(notes: Note[]): string {
  return `${JSON.stringify({ jiheNotes: VERSION, notes }, null, 2)}\n`;
}

/** Null where the text is not what `write` makes. */
export function read(text: string): Kept[] | null {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
  const { jiheNotes, notes } = (file || {}) as { jiheNotes?: unknown; notes?: unknown };
  if (jiheNotes !== VERSION || !Array.isArray(notes)) return null;
  const kept = notes.map(keptOf);
  return kept.every((one): one is Kept => one !== null) ? kept : null;
}

function keptOf(note: Partial<Note> | null): Kept | null {
  const { department, year, files, code, fingerprint, mark, text } = note || {};
  const named = typeof department === "string" && (typeof year === "number" || year === null);
  const listed = Array.isArray(files) && files.length > 0 && files.every((one) => typeof one === "string");
  if (!named && !listed) return null;
  if (typeof code !== "string" || typeof fingerprint !== "string" || typeof text !== "string") return null;
  if (mark !== "explained" && mark !== "verified") return null;
  const identity = JSON.stringify(named ? [department, year] : [...(files as string[])].sort());
  return { identity, name: `${code} ${fingerprint}`, answer: { mark, text: text.slice(0, LONGEST) } };
}
