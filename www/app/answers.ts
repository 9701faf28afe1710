// What the user has said about findings. Kept by submission and fingerprint for as long as the page is open, so that
// an answer is still there when a corrected file of the same department and year is read again; and in a file, if saved.

import type { Finding } from "../api";
import { whose, type FileEntry, type Submission } from "./desk";
import { read, toNotes, type Note } from "./notes";

export type Mark = "explained" | "verified";

export interface Answer {
  mark: Mark;
  text: string;
}

export class Answers {
  private readonly all = new Map<string, Map<string, Answer>>();

  get(identity: string | null, finding: Finding): Answer | null {
    const known = identity === null ? undefined : this.all.get(identity);
    return (known && known.get(nameOf(finding))) || null;
  }

  /** Null takes the answer back. */
  set(identity: string, finding: Finding, answer: Answer | null): void {
    const known = this.all.get(identity) || new Map<string, Answer>();
    this.all.set(identity, known);
    if (answer) known.set(nameOf(finding), answer);
    else known.delete(nameOf(finding));
  }

  save(): Note[] {
    const kept: Parameters<typeof toNotes>[0] = [];
    this.all.forEach((known, identity) => known.forEach((answer, name) => kept.push({ identity, name, answer })));
    return toNotes(kept);
  }

  /** Puts saved answers beside those that are there, in the place of older ones; null where it is no file of answers. */
  load(text: string): number | null {
    const kept = read(text);
    if (!kept) return null;
    for (const { identity, name, answer } of kept) {
      const known = this.all.get(identity) || new Map<string, Answer>();
      this.all.set(identity, known.set(name, answer));
    }
    return kept.length;
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
