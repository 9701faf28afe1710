// What is open, what was changed in it, and what the engine last said. It knows the engine and no element.

import type { Finding, Lang, PackRead, Report } from "../api";
import { Answers, type Answer, type Review } from "./answers";
import type { Checker } from "./checker";
import {
  fileBy, fileEntry, forget, homeOf, join, loose, outdate, sheetsOf, submissionBy, submissionOf, takeOut, unread,
  type Desk, type Failure, type FileEntry, type Submission,
} from "./desk";
import { editsIn, type Edited } from "./edits";
import { breachOf, Hold } from "./hold";
import { editsOf, idOf, Labor, type Change, type Job, type Progress } from "./labor";
import { write } from "./notes";
import { sheetOf, textAt, type Sheet, type Spot } from "./places";
import { Packs, type OwnPack } from "./packs";
import type { CriterionAnswer, Input, Supplied } from "./protocol";
import type { Supply } from "./supply";

export type Phase = "start" | "checking" | "done" | "error";

export interface State {
  phase: Phase;
  desk: Desk;
  /** The submission shown, and which of its files. */
  shown: Submission | undefined;
  slot: number;
  report: Report | null;
  sheets: Sheet[];
  /** All there is, instead of one submission. */
  overview: boolean;
  failure: Failure | null;
  history: Change[];
  /** What is being done, while it lasts. */
  progress: Progress | null;
  /** What the user typed and got no answer to. */
  typed: string;
}

/** What was asked for last and got no answer: it can be asked again, or be as if it had not been. */
interface Pending {
  again(): Promise<void>;
  undo(): void;
}

/** How long a request may still take when the user has had enough. */
const GRACE_MS = 800;
const NOTHING: Desk = { files: [], submissions: [] };

export class Session {
  readonly state: State = {
    phase: "start", desk: NOTHING, shown: undefined, slot: -1, report: null, sheets: [], overview: false,
    failure: null, history: [], progress: null, typed: "",
  };
  readonly answers = new Answers();
  readonly packs = new Packs();
  private readonly hold: Hold;
  private readonly labor: Labor;
  private pending: Pending | null = null;
  private job: Job = { stopped: false, overtaken: false };
  /** Whether the file shown is the one to look at, by choice or for its findings. */
  private lookedAt = false;
  /** What is being worked on: not yet what is shown, while files are read for the first time. */
  private desk: Desk = NOTHING;

  constructor(
    private readonly parts: Supply,
    private lang: Lang,
    isPasted: (name: string) => boolean,
    private readonly changed: (state: State) => void,
  ) {
    this.hold = new Hold(parts, () => this.desk.files.forEach((file) => (file.id = null)));
    this.labor = new Labor(this.hold, {
      lang: () => this.lang,
      desk: () => this.desk,
      shown: () => this.state.shown,
      history: () => this.state.history,
      pack: () => this.packs.chosen,
      isPasted,
      advance: (progress) => this.advance(progress),
    });
  }

  get version(): string {
    return this.hold.version;
  }

  engine(): Promise<Checker> {
    return this.hold.engine();
  }

  /** An engine that does more takes over: it is given what is open, and checks it once more. */
  async upgrade(): Promise<void> {
    await this.hold.step(() => this.hold.exchange());
    this.desk.submissions.forEach(outdate);
    if (this.desk.files.length > 0) await this.resume();
  }

  /** Begins anew with these files. */
  async open(inputs: Input[]): Promise<void> {
    const old = this.desk.files;
    const job = this.begin();
    this.desk = { files: inputs.map(fileEntry), submissions: [] };
    this.close(old);
    this.set({ phase: "checking", failure: null });
    await this.run(job);
  }

  /** More files; one that has the name of another takes its place. The answer is what became of them. */
  async add(inputs: Input[]): Promise<FileEntry[]> {
    const added = inputs.map((input) => {
      const same = this.desk.files.find((file) => file.input.name === input.name);
      if (same) this.renew(same, input);
      else this.desk.files.push(fileEntry(input));
      return same || (this.desk.files[this.desk.files.length - 1] as FileEntry);
    });
    await this.resume();
    return added;
  }

  /** Reads a file once more, mended or not. */
  async reread(key: number, input: Input | null): Promise<void> {
    const file = fileBy(this.desk, key);
    if (!file) return;
    this.renew(file, input || file.input);
    await this.resume();
  }

  /** Goes on with what was stopped or broke off; what was changed on the page is changed again. */
  async retry(): Promise<void> {
    const { pending } = this;
    for (const one of [...this.desk.files, ...this.desk.submissions]) {
      if (one.failure && one.failure.kind !== "unreadable" && one.failure.kind !== "stopped") one.failure = null;
    }
    if (this.desk.files.length === 1) this.desk.files.forEach((file) => (file.failure = null));
    await (pending ? pending.again() : this.resume());
  }

  leave(): void {
    this.begin();
    this.close(this.desk.files);
    this.desk = NOTHING;
    this.end({ phase: "start", desk: NOTHING, shown: undefined, overview: false, failure: null, history: [] });
  }

  /** Leaves an error for what was there before it, if anything. */
  back(): void {
    if (this.desk.submissions.length === 0) return this.leave();
    if (this.pending) this.pending.undo();
    this.pending = null;
    this.set({ phase: "done", desk: this.desk, failure: null, overview: this.desk.files.length > 1 });
  }

  /** Stops what is going on. What was read stays; an engine that does not stop by itself is replaced. */
  stop(): void {
    this.job.stopped = true;
    this.hold.giveUp(GRACE_MS);
  }

  async speak(lang: Lang): Promise<void> {
    this.lang = lang;
    // Why a file could not be read was said in the other language.
    const said = this.desk.files.filter((file) => file.failure && file.failure.kind === "unreadable");
    said.forEach((file) => (file.failure = null));
    if (this.desk.files.length > 0) await this.resume();
  }

  /** Shows a submission; where it was not checked yet, it is now. */
  async show(key: number, slot = -1): Promise<void> {
    const shown = submissionBy(this.desk, key);
    if (!shown) return;
    if (shown !== this.state.shown || slot >= 0) {
      this.state.slot = slot;
      this.lookedAt = slot >= 0;
    }
    this.set({ shown, overview: false });
    if (!this.labor.current(shown) && !shown.failure && !this.working()) await this.resume([shown]);
  }

  showFile(slot: number): void {
    if (slot === this.state.slot) return;
    this.lookedAt = true;
    this.set({ slot });
  }

  showOverview(): void {
    this.set({ overview: true });
  }

  /** Into another submission, or (null) one of its own. */
  async move(key: number, to: number | null): Promise<void> {
    const file = fileBy(this.desk, key);
    const target = to === null ? null : submissionBy(this.desk, to);
    if (!file || target === undefined || (target && target === homeOf(this.desk, key))) return;
    file.sameAs = null;
    file.placed = true;
    if (target) join(target, [key]);
    // Out of the old one after that, as it may be left with nothing.
    const old = this.desk.submissions.find((one) => one !== target && one.files.indexOf(key) >= 0);
    if (old) takeOut(this.desk, key, old);
    if (!target) this.desk.submissions.push(submissionOf([key]));
    await this.resume();
  }

  async remove(key: number): Promise<void> {
    const file = fileBy(this.desk, key);
    if (!file) return;
    const home = homeOf(this.desk, key);
    const heirs = this.desk.files.filter((one) => one.sameAs === key);
    this.desk.files = this.desk.files.filter((one) => one !== file);
    this.state.history = this.state.history.filter(({ spots }) => !spots.some((spot) => spot.slot === key));
    // A file that said the same takes its place.
    heirs.forEach((one, i) => (one.sameAs = i === 0 || !heirs[0] ? null : heirs[0].key));
    if (home && heirs[0]) join(home, [heirs[0].key]);
    takeOut(this.desk, key, home);
    this.close([file]);
    if (this.desk.files.length === 0) this.leave();
    else await this.resume();
  }

  answerOf(finding: Finding, submission: Submission | undefined = this.state.shown): Answer | null {
    return submission ? this.answers.get(submission.identity, finding) : null;
  }

  answer(finding: Finding, answer: Answer | null): void {
    const { shown } = this.state;
    if (shown && shown.identity !== null) this.answers.set(shown.identity, finding, answer);
  }

  reviewOf(row: string): Review | null {
    const { shown } = this.state;
    return shown ? this.answers.reviewOf(shown.identity, row) : null;
  }

  review(row: string, review: Review): void {
    const { shown } = this.state;
    if (shown && shown.identity !== null) this.answers.review(shown.identity, row, review);
  }

  /** What a criterion gives; no report is needed for that. Null until the whole engine is there. */
  async criterion(text: string, points: string, values: Supplied[]): Promise<CriterionAnswer | null> {
    const request = { op: "criterion" as const, text, points, values, lang: this.lang };
    return (await this.hold.step(() => this.hold.ask(request))).criterion;
  }

  /** Adds a value to what is shown, or (empty) takes it back; it never leaves the page. */
  async supply(name: string, value: string): Promise<void> {
    const { shown } = this.state;
    if (!shown) return;
    const { supplied, lang } = shown;
    const others = supplied.filter((one) => one.name !== name);
    const undo = (): void => {
      Object.assign(shown, { supplied, lang, failure: null });
    };
    const again = async (): Promise<void> => {
      outdate(shown);
      await this.resume([shown]);
      if (shown.failure) this.keep({ again, undo }, `${name} ${value}`);
    };
    shown.supplied = value === "" ? others : others.concat([{ name, value }]);
    await again();
  }

  /** A pack of the user's: what is wrong with it, or it is used from now on. */
  async takePack(input: Input): Promise<PackRead> {
    const { loader, packs } = await this.parts.packParts();
    const { said, own } = await this.hold.step(async () => {
      const known = this.packs.after(packs);
      const { pack } = await this.hold.ask({ op: "readPack", loader, packs: known, toml: input.bytes, lang: this.lang });
      if (!pack) throw new Error("no answer about a pack");
      const own: OwnPack = { id: pack.said.id || "", name: pack.said.name || "", bytes: pack.bytes };
      return { said: pack.said, own: pack.said.problems.length === 0 ? own : null };
    });
    if (!own) return said;
    this.packs.take(own);
    await this.hold.step(async () => {
      await this.hold.tell({ op: "packs", packs: this.packs.after(packs) });
      for (const file of this.desk.files) if (file.view) await this.labor.reopen(file, true);
    });
    await this.choosePack(own.id);
    return said;
  }

  /** Goes by this pack; none: by what the report says. */
  async choosePack(id: string | null): Promise<void> {
    this.packs.chosen = id;
    this.desk.submissions.forEach(outdate);
    if (this.desk.files.length > 0) await this.resume();
  }

  /** The answers to all findings, as a file; null where there are none. */
  saveAnswers(): string | null {
    const saved = this.answers.save();
    return saved.notes.length + saved.reviews.length > 0 ? write(saved) : null;
  }

  /** How many answers the file holds; null where it is not one of answers. */
  loadAnswers(text: string): number | null {
    return this.answers.load(text);
  }

  /** Writes new texts; what stood there is kept for undo. */
  async change(spots: Spot[], after: string[]): Promise<void> {
    const before = spots.map((spot) => textAt(this.state.sheets, spot));
    const change = { spots, after, before };
    await this.write(spots, after, (history) => history.concat([change]));
  }

  async undo(): Promise<void> {
    const last = this.changes().pop();
    if (last) await this.write(last.spots, last.before, (history) => history.filter((one) => one !== last));
  }

  /** What was changed on the page and is not as it was. */
  edits(submission: Submission | undefined = this.state.shown): Edited[] {
    return editsIn(this.state.history, sheetsOf(this.state.desk, submission));
  }

  private changes(): Change[] {
    const slots = this.state.sheets.map((sheet) => sheet.slot);
    return this.state.history.filter(({ spots }) => spots.some((spot) => slots.indexOf(spot.slot) >= 0));
  }

  /** What is left to do where the user has stopped. */
  unfinished(): boolean {
    const { desk } = this;
    return unread(desk).length + loose(desk).length > 0 || desk.submissions.some((one) => !one.failure && !this.labor.current(one));
  }

  /** Whether something is going on. */
  working(): boolean {
    return this.state.progress !== null;
  }

  private async write(spots: Spot[], texts: string[], then: (history: Change[]) => Change[]): Promise<void> {
    const submission = this.state.shown;
    if (!submission) return;
    const { desk } = this;
    this.pending = null;
    const amid = this.working();
    if (!amid) this.set({ phase: "checking", progress: { stage: "check", done: 0, total: 1, name: this.labor.nameOf(submission) } });
    let failure: Failure | null = null;
    try {
      const report = await this.hold.step(async () => {
        await this.labor.ensure(submission);
        const changes = editsOf(spots, texts).map(({ slot, edits }) => ({ id: idOf(fileBy(this.desk, slot)), edits }));
        const ids = this.labor.idsOf(submission);
        const wishes = { lang: this.lang, supplied: submission.supplied, pack: this.packs.chosen };
        const request = { op: "edit" as const, changes, ids, ...wishes };
        const answer = await this.hold.ask(request);
        for (const opened of answer.opened) {
          const file = this.desk.files.find((one) => one.id === opened.id);
          if (file && opened.document) file.view = opened.document;
        }
        return answer.report;
      });
      if (desk !== this.desk) return;
      this.labor.checked(submission, report);
      this.state.history = then(this.state.history);
    } catch (error) {
      const kind = breachOf(error);
      if (kind !== "stopped") failure = { kind, name: this.labor.nameOf(submission), error: null };
    }
    if (desk !== this.desk) return;
    if (failure) this.keep({ again: () => this.write(spots, texts, then), undo: () => undefined }, texts.join(" "));
    if (amid) this.set({});
    else this.end({ phase: failure ? "error" : "done", failure });
  }

  /** What was typed is not lost with the engine that did not answer. */
  private keep(pending: Pending, typed: string): void {
    this.pending = pending;
    this.set({ typed });
  }

  private async resume(only?: Submission[]): Promise<void> {
    const job = this.begin();
    this.set({ phase: "checking", failure: null });
    await this.run(job, only);
  }

  /** Reads what was not read, puts together what belongs together, checks what was not checked. */
  private async run(job: Job, only?: Submission[]): Promise<void> {
    const { desk } = this;
    if (!only) await this.labor.readAll(desk, job);
    if (job.overtaken) return;
    if (!only) await this.labor.group(desk, job);
    if (job.overtaken) return;
    this.arrive(desk);
    const { shown } = this.state;
    const before = shown ? shown.failure : null;
    await this.labor.checkAll(only || desk.submissions, job);
    if (job.overtaken) return;
    const failure = this.nothingToShow(desk, job) || this.notRenewed(shown, before);
    this.end({ phase: failure ? "error" : "done", desk, failure });
  }

  /** The files are there: they take the place of what was shown. */
  private arrive(desk: Desk): void {
    const fresh = desk !== this.state.desk;
    if (fresh) this.state.history = [];
    const known = this.state.shown && desk.submissions.indexOf(this.state.shown) >= 0;
    const before = this.state.shown;
    if (!known) this.state.shown = desk.submissions[0];
    if (fresh || !before || !this.state.shown) {
      this.state.overview = desk.files.length > 1 && desk.submissions.length !== 1;
    }
    if (desk.files.some((file) => file.view !== null)) this.state.desk = desk;
  }

  private nothingToShow(desk: Desk, job: Job): Failure | null {
    if (desk.submissions.length > 1 || desk.files.length > 1) {
      if (desk.files.some((file) => file.view !== null)) return null;
    }
    const [submission] = desk.submissions;
    if (submission && submission.report) return null;
    const [failed] = [...desk.files, ...desk.submissions].filter((one) => one.failure !== null);
    if (failed && failed.failure) return failed.failure;
    return job.stopped ? { kind: "stopped", name: "", error: null } : null;
  }

  /** What is looked at could not be checked anew: the report of before would be taken for what it says now. */
  private notRenewed(shown: Submission | undefined, before: Failure | null): Failure | null {
    if (!shown || shown !== this.state.shown || this.state.overview) return null;
    return shown.failure !== before ? shown.failure : null;
  }

  private renew(file: FileEntry, input: Input): void {
    this.close([file]);
    file.input = input;
    file.view = null;
    file.failure = null;
    file.sameAs = null;
    // What was the same may be so no more.
    for (const one of this.desk.files) if (one.sameAs === file.key) one.sameAs = null;
    this.state.history = this.state.history.filter(({ spots }) => !spots.some((spot) => spot.slot === file.key));
    const home = homeOf(this.desk, file.key);
    if (!home) return;
    forget(home);
    // It may be another's: then the answers are not for it, nor is its place.
    home.identity = null;
    file.renewed = !file.placed;
  }

  private close(files: FileEntry[]): void {
    const ids = files.map((file) => file.id).filter((id): id is number => id !== null);
    files.forEach((file) => (file.id = null));
    if (ids.length > 0) void this.hold.step(() => this.hold.ask({ op: "close", ids })).catch(() => undefined);
  }

  private begin(): Job {
    this.pending = null;
    this.state.typed = "";
    this.job.overtaken = true;
    this.job = { stopped: false, overtaken: false };
    return this.job;
  }

  private advance(progress: Progress): void {
    this.set({ progress });
  }

  private end(part: Partial<State>): void {
    this.set({ ...part, progress: null });
  }

  private set(part: Partial<State>): void {
    const { state } = this;
    Object.assign(state, part);
    const { shown } = state;
    state.report = shown ? shown.report : null;
    state.sheets = sheetsOf(state.desk, shown);
    // Until there is a report nobody knows which file is the one to look at.
    const known = this.lookedAt && state.sheets.some((sheet) => sheet.slot === state.slot);
    if (!known) state.slot = firstSlot(state);
    this.lookedAt = known || state.report !== null;
    this.changed(state);
  }
}

/** The file with the first finding, else the first file. */
function firstSlot({ report, sheets }: State): number {
  const finding = report ? report.findings[0] : undefined;
  const sheet = (report && finding && sheetOf(report, finding.place.source, sheets)) || sheets[0];
  return sheet ? sheet.slot : -1;
}
