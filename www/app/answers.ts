// What the user has said about findings, and written beside rows of score tables. Kept by submission and fingerprint for
// as long as the page is open, so that it is still there when a corrected file of the same department and year is read
// again; and in a file, if saved.

import type { Finding } from "../api";
import { whose, type FileEntry, type Submission } from "./desk";
import { Kept } from "./kept";
import { read, toNotes, toReviews, type Notes } from "./notes";

export type Mark = "explained" | "verified";

export interface Answer {
  mark: Mark;
  text: string;
}

/** 复核得分 and 复核依据, as typed. */
export interface Review {
  score: string;
  grounds: string;
}

export class Answers {
  private readonly findings = new Kept<Answer>();
  private readonly rows = new Kept<Review>();

  get(identity: string | null, finding: Finding): Answer | null {
    return this.findings.get(identity, nameOf(finding));
  }

  /** Null takes the answer back. */
  set(identity: string, finding: Finding, answer: Answer | null): void {
    this.findings.set(identity, nameOf(finding), answer);
  }

  /** What stands beside a row, by its fingerprint. */
  reviewOf(identity: string | null, row: string): Review | null {
    return this.rows.get(identity, row);
  }

  /** Nothing in both fields takes it back. */
  review(identity: string, row: string, { score, grounds }: Review): void {
    this.rows.set(identity, row, score === "" && grounds === "" ? null : { score, grounds });
  }

  save(): Notes {
    const kept: Parameters<typeof toNotes>[0] = [];
    const reviews: Parameters<typeof toReviews>[0] = [];
    this.findings.each((identity, name, answer) => kept.push({ identity, name, answer }));
    this.rows.each((identity, name, review) => reviews.push({ identity, name, review }));
    return { notes: toNotes(kept), reviews: toReviews(reviews) };
  }

  /** Puts saved answers beside those that are there, in the place of older ones; null where it is no file of answers. */
  load(text: string): number | null {
    const kept = read(text);
    if (!kept) return null;
    for (const { identity, name, answer } of kept.answers) this.findings.set(identity, name, answer);
    for (const { identity, name, review } of kept.reviews) this.review(identity, name, review);
    return kept.answers.length + kept.reviews.length;
  }
}

/** The same in another version of the report, whatever its number becomes. */
export function nameOf(finding: Finding): string {
  return `${finding.code} ${finding.fingerprint}`;
}

/** Department and year; else the names of the files, which a pasted text does not have. */
export function identityOf(submission: Submission, files: FileEntry[], isPasted: (name: string) => boolean): string {
  const { department, year } = whose(submission);
  if (department) return JSON.stringify([department, year]);
  const names = files.map((file) => file.input.name).sort();
  return JSON.stringify(names.some(isPasted) ? [submission.key] : names);
}
