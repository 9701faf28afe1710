// Answers and reviews in a small JSON file, so that they outlive the page: schema/notes.schema.json, also read by
// `jihe check --notes`.

import type { Answer, Mark, Review } from "./answers";

/** Whose it is: a department and a year, or files by their names where no department is stated. */
interface Whose {
  department: string | null;
  year: number | null;
  files: string[];
}

/** The answer to one finding. */
export interface Note extends Whose {
  code: string;
  fingerprint: string;
  mark: Mark;
  text: string;
}

/** What a reviewer has written beside one row. */
export interface Reviewed extends Whose {
  fingerprint: string;
  score: string;
  grounds: string;
}

export interface Notes {
  notes: Note[];
  reviews: Reviewed[];
}

export const NOTES_NAME = "绩核答复.json";
/** Letters of an answer, and of a review. */
export const LONGEST = 500;
/** Digits of a score. */
export const LONGEST_SCORE = 12;
const VERSION = 1;

type KeptAnswer = { identity: string; name: string; answer: Answer };
type KeptReview = { identity: string; name: string; review: Review };

/** What was pasted has no name under which it could be found again: its answers are left out. */
export function toNotes(kept: KeptAnswer[]): Note[] {
  const notes: Note[] = [];
  for (const { identity, name, answer } of kept) {
    const whose = whoseOf(JSON.parse(identity));
    const [code = "", fingerprint = ""] = name.split(" ");
    if (whose) notes.push({ ...whose, code, fingerprint, ...answer });
  }
  return notes;
}

export function toReviews(kept: KeptReview[]): Reviewed[] {
  const reviews: Reviewed[] = [];
  for (const { identity, name, review } of kept) {
    const whose = whoseOf(JSON.parse(identity));
    if (whose) reviews.push({ ...whose, fingerprint: name, ...review });
  }
  return reviews;
}

function whoseOf(identity: unknown[]): Whose | null {
  const [first, second] = identity;
  if (typeof first !== "string") return null;
  if (identity.length === 2 && typeof second !== "string") return { department: first, year: second as number | null, files: [] };
  return { department: null, year: null, files: identity as string[] };
}

export function write({ notes, reviews }: Notes): string {
  return `${JSON.stringify({ jiheNotes: VERSION, notes, reviews }, null, 2)}\n`;
}

/** Null where the text is not what `write` makes; older files hold no reviews. */
export function read(text: string): { answers: KeptAnswer[]; reviews: KeptReview[] } | null {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
  const { jiheNotes, notes, reviews = [] } = (file || {}) as { jiheNotes?: unknown; notes?: unknown; reviews?: unknown };
  if (jiheNotes !== VERSION || !Array.isArray(notes) || !Array.isArray(reviews)) return null;
  const answers = notes.map(answerOf);
  const rows = reviews.map(reviewOf);
  return isWhole(answers) && isWhole(rows) ? { answers, reviews: rows } : null;
}

function isWhole<T>(list: (T | null)[]): list is T[] {
  return list.every((one) => one !== null);
}

function identityOf({ department, year, files }: Partial<Whose>): string | null {
  const named = typeof department === "string" && (typeof year === "number" || year === null);
  const listed = Array.isArray(files) && files.length > 0 && files.every((one) => typeof one === "string");
  if (!named && !listed) return null;
  return JSON.stringify(named ? [department, year] : [...(files as string[])].sort());
}

function answerOf(note: Partial<Note> | null): KeptAnswer | null {
  const { code, fingerprint, mark, text } = note || {};
  const identity = identityOf(note || {});
  if (identity === null || typeof code !== "string" || typeof fingerprint !== "string" || typeof text !== "string") return null;
  if (mark !== "explained" && mark !== "verified") return null;
  return { identity, name: `${code} ${fingerprint}`, answer: { mark, text: text.slice(0, LONGEST) } };
}

function reviewOf(reviewed: Partial<Reviewed> | null): KeptReview | null {
  const { fingerprint, score, grounds } = reviewed || {};
  const identity = identityOf(reviewed || {});
  if (identity === null || typeof fingerprint !== "string" || typeof score !== "string" || typeof grounds !== "string") return null;
  return { identity, name: fingerprint, review: { score: score.slice(0, LONGEST_SCORE), grounds: grounds.slice(0, LONGEST) } };
}
