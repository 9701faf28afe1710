// What reports said before anything was tried in them: figures changed on the page, values added.

import type { Report } from "../api";
import type { Submission } from "./desk";

export class Trials {
  private readonly plain = new Map<number, Report>();

  /** The report before anything was tried; null where nothing is, or where it was of other files. */
  before(submission: Submission | undefined, report: Report, edited: boolean): Report | null {
    if (!submission) return null;
    if (!edited && submission.supplied.length === 0) {
      this.plain.set(submission.key, report);
      return null;
    }
    const known = this.plain.get(submission.key);
    return known && filesOf(known) === filesOf(report) ? known : null;
  }
}

function filesOf({ sources }: Report): string {
  return sources.map(({ sha256 }) => sha256).join();
}
