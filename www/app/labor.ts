// The work on what lies on the desk: files are read, put together and checked, one request at a time.

import type { Edit, Lang, Report } from "../api";
import { identityOf } from "./answers";
import {
  accept, fileBy, loose, renewed, settle, submissionOf, unread, whose,
  type Desk, type FileEntry, type Submission,
} from "./desk";
import { gravestFirst } from "./filter";
import { breachOf, type Hold } from "./hold";
import type { Spot } from "./places";

/** Something that goes on until it is done, stopped by the user, or overtaken by something else. */
export interface Job {
  stopped: boolean;
  overtaken: boolean;
}

export interface Progress {
  stage: "read" | "group" | "check";
  done: number;
  total: number;
  name: string;
}

/** A change made on the page: new texts of whole cells or paragraphs, and what stood there before. */
export interface Change {
  spots: Spot[];
  after: string[];
  before: string[];
}

/** What the work has to know of the session, at any time. */
export interface Around {
  lang(): Lang;
  desk(): Desk;
  shown(): Submission | undefined;
  history(): Change[];
  pack(): string | null;
  isPasted(name: string): boolean;
  advance(progress: Progress): void;
}

export class Labor {
  constructor(
    private readonly hold: Hold,
    private readonly around: Around,
  ) {}

  /** Reads what nobody has tried to read yet. */
  async readAll(desk: Desk, job: Job): Promise<void> {
    const todo = unread(desk);
    for (let i = 0; i < todo.length; i++) {
      const file = todo[i] as FileEntry;
      if (job.stopped || job.overtaken) return;
      this.around.advance({ stage: "read", done: i, total: todo.length, name: file.input.name });
      await this.hold.step(() => this.read(desk, file, job));
    }
  }

  private async read(desk: Desk, file: FileEntry, job: Job): Promise<void> {
    if (job.overtaken || file.view || file.failure) return;
    const { input } = file;
    const alone = desk.files.length === 1 && desk.submissions.length === 0;
    try {
      const answer = await this.hold.ask({ op: "open", input, lang: this.around.lang(), alone, pack: this.around.pack() });
      if (desk !== this.around.desk() || file.input !== input || desk.files.indexOf(file) < 0) {
        // Nobody waits for it any more.
        await this.hold.ask({ op: "close", ids: answer.opened.map((one) => one.id) });
        return;
      }
      accept(file, answer.opened[0]);
      if (!alone || !file.view) return;
      const submission = submissionOf([file.key]);
      desk.submissions.push(submission);
      this.checked(submission, answer.report);
    } catch (error) {
      file.failure = { kind: breachOf(error), name: file.input.name, error: null };
    }
  }

  /** Puts together what belongs together. */
  async group(desk: Desk, job: Job): Promise<void> {
    if (loose(desk).length + renewed(desk).length === 0) return;
    const readable = desk.files.filter((file) => file.view !== null);
    // A stopped engine has taken with it what was read: reading all that again is not what was asked for.
    if (job.stopped && readable.some((file) => file.id === null)) return;
    this.around.advance({ stage: "group", done: 0, total: 1, name: "" });
    const ask = async (): Promise<void> => {
      for (const file of readable) await this.reopen(file);
      const { grouping } = await this.hold.ask({ op: "group", ids: readable.map(idOf) });
      settle(desk, grouping || { submissions: [], repeated: [] });
    };
    const single = readable.length === 1;
    try {
      if (single) settle(desk, { submissions: [], repeated: [] });
      else await this.hold.step(ask);
    } catch (error) {
      // Without an answer each file stands by itself; the user can put them together.
      if (breachOf(error) !== "stopped") settle(desk, { submissions: [], repeated: [] });
    }
  }

  /** Checks what was not checked in the language of the page. */
  async checkAll(submissions: Submission[], job: Job): Promise<void> {
    const todo = submissions.filter((one) => !one.failure && !this.current(one));
    // What the user is looking at comes first.
    todo.sort((a, b) => Number(b === this.around.shown()) - Number(a === this.around.shown()));
    for (let i = 0; i < todo.length; i++) {
      const submission = todo[i] as Submission;
      if (job.stopped || job.overtaken) return;
      this.around.advance({ stage: "check", done: i, total: todo.length, name: this.nameOf(submission) });
      await this.hold.step(() => this.check(submission, job));
    }
  }

  private async check(submission: Submission, job: Job): Promise<void> {
    if (job.overtaken) return;
    try {
      await this.ensure(submission);
      const answer = await this.hold.ask({
        op: "check", ids: this.idsOf(submission), lang: this.around.lang(), supplied: submission.supplied, pack: this.around.pack(),
      });
      if (!job.overtaken) this.checked(submission, answer.report);
    } catch (error) {
      const kind = breachOf(error);
      // Stopped is not failed: it is checked when it is looked at.
      if (kind !== "stopped") submission.failure = { kind, name: this.nameOf(submission), error: null };
    }
  }

  /** A submission has its report. */
  checked(submission: Submission, report: Report | null): void {
    submission.report = report && { ...report, findings: gravestFirst(report.findings) };
    submission.lang = this.around.lang();
    submission.failure = null;
    if (submission.identity !== null) return;
    const files = submission.files.map((key) => fileBy(this.around.desk(), key)).filter((one): one is FileEntry => !!one);
    submission.identity = identityOf(submission, files, this.around.isPasted);
  }

  /** Whether a report is there, and in the language of the page. */
  current(submission: Submission): boolean {
    return submission.report !== null && submission.lang === this.around.lang();
  }

  /** To be called in a step: afterwards the engine has the files of a submission open. */
  async ensure(submission: Submission): Promise<void> {
    for (const key of submission.files) {
      const file = fileBy(this.around.desk(), key);
      if (file) await this.reopen(file);
    }
  }

  /** A new engine is given what the old one had: the file, and the changes made in it since. By other packs it may read
   * the file anew: other columns of a text. */
  async reopen(file: FileEntry, anew = false): Promise<void> {
    if (file.id !== null) return;
    const answer = await this.hold.ask({ op: "open", input: file.input, lang: this.around.lang(), alone: false, pack: null });
    const [opened] = answer.opened;
    if (!opened || !opened.document) return;
    file.id = opened.id;
    if (anew) file.view = opened.document;
    for (const { spots, after } of this.around.history()) {
      const here = editsOf(spots, after).filter(({ slot }) => slot === file.key);
      const changes = here.map(({ edits }) => ({ id: idOf(file), edits }));
      if (changes.length === 0) continue;
      const wishes = { lang: this.around.lang(), supplied: [], pack: null };
      const [edited] = (await this.hold.ask({ op: "edit", changes, ids: [], ...wishes })).opened;
      if (anew && edited && edited.document) file.view = edited.document;
    }
  }

  idsOf(submission: Submission): number[] {
    const files = submission.files.map((key) => fileBy(this.around.desk(), key));
    return files.map((file) => (file ? file.id : null)).filter((id): id is number => id !== null);
  }

  /** For people who wait. */
  nameOf(submission: Submission): string {
    const file = fileBy(this.around.desk(), submission.files[0] || -1);
    return whose(submission).department || (file ? file.input.name : "");
  }
}

export function idOf(file: FileEntry | undefined): number {
  return file && file.id !== null ? file.id : -1;
}

/** Edits by file. */
export function editsOf(spots: Spot[], texts: string[]): { slot: number; edits: Edit[] }[] {
  const all: { slot: number; edits: Edit[] }[] = [];
  spots.forEach((spot, i) => {
    let here = all.find((one) => one.slot === spot.slot);
    if (!here) all.push((here = { slot: spot.slot, edits: [] }));
    here.edits.push(editOf(spot, texts[i] || ""));
  });
  return all;
}

function editOf(spot: Spot, replacement: string): Edit {
  const cell = "table" in spot ? spot : null;
  return {
    block: "block" in spot ? spot.block : null,
    table: cell ? cell.table : null,
    row: cell ? cell.row : null,
    col: cell ? cell.col : null,
    start: null,
    end: null,
    replacement,
  };
}
