// What is open, what was changed in it, and what the engine last said. It knows the engine and no element.

import type { Edit, Lang, Opened, ReadError, Report } from "../api";
import { EngineBroken, type Checker } from "./checker";
import { spotKey, textAt, type Sheet, type Spot } from "./places";
import type { Answer, Input, Request } from "./protocol";
import type { Supply } from "./supply";

export type Phase = "start" | "checking" | "done" | "error";

export interface Failure {
  kind: "unreadable" | "trap" | "timeout" | "engine";
  name: string;
  error: ReadError | null;
}

/** A change made on the page: new texts of whole cells or paragraphs, and what stood there before. */
export interface Change {
  spots: Spot[];
  after: string[];
  before: string[];
}

export interface State {
  phase: Phase;
  inputs: Input[];
  sheets: Sheet[];
  report: Report | null;
  /** Files that could not be read, beside others that could. */
  unreadable: Failure[];
  failure: Failure | null;
  history: Change[];
  version: string;
}

export class Session {
  readonly state: State = {
    phase: "start",
    inputs: [],
    sheets: [],
    report: null,
    unreadable: [],
    failure: null,
    history: [],
    version: "",
  };
  private checker: Promise<Checker>;
  /** Requests go one after the other; an answer to an older opening is dropped. */
  private turn = 0;
  private queue: Promise<unknown> = Promise.resolve();
  /** What the engine has open. */
  private held: number[] = [];

  constructor(
    private readonly supply: Supply,
    private lang: Lang,
    private readonly changed: (state: State) => void,
  ) {
    this.checker = this.take();
  }

  /** The engine now in use, once it can be asked. */
  async engine(): Promise<Checker> {
    const checker = await this.checker;
    await checker.ready;
    return checker;
  }

  async open(inputs: Input[]): Promise<void> {
    const turn = ++this.turn;
    this.release();
    const report = inputs === this.state.inputs ? this.state.report : null;
    this.set({ phase: "checking", inputs, report, failure: null, unreadable: [] });
    const answer = await this.answer({ op: "open", inputs, lang: this.lang });
    if (answer && turn === this.turn) this.opened(inputs, answer);
  }

  /** Gives the same input to a fresh engine, with the changes made since. */
  async retry(): Promise<void> {
    const changes = this.state.history;
    await this.open(this.state.inputs);
    if (this.state.phase !== "done") return;
    for (const change of changes) await this.apply(change);
  }

  leave(): void {
    this.turn++;
    this.release();
    this.set({ phase: "start", sheets: [], report: null, failure: null, unreadable: [], history: [] });
  }

  async speak(lang: Lang): Promise<void> {
    this.lang = lang;
    // Why a file could not be read was said in the other language.
    if (this.state.unreadable.length > 0) return this.retry();
    if (this.state.phase !== "done") return;
    const answer = await this.answer({ op: "check", ids: this.ids(), lang });
    if (answer) this.set({ phase: "done", report: answer.report });
  }

  /** Writes new texts; what stood there is kept for undo. */
  async change(spots: Spot[], after: string[]): Promise<void> {
    const before = spots.map((spot) => textAt(this.state.sheets, spot));
    await this.apply({ spots, after, before });
  }

  async undo(): Promise<void> {
    const last = this.state.history[this.state.history.length - 1];
    if (!last) return;
    await this.write(last.spots, last.before, this.state.history.slice(0, -1));
  }

  editedKeys(): Set<string> {
    const keys = new Set<string>();
    for (const change of this.state.history) {
      for (const spot of change.spots) keys.add(spotKey(spot));
    }
    return keys;
  }

  private apply(change: Change): Promise<void> {
    return this.write(change.spots, change.after, this.state.history.concat([change]));
  }

  private async write(spots: Spot[], texts: string[], history: Change[]): Promise<void> {
    const first = spots[0];
    const sheet = first ? this.state.sheets[first.slot] : undefined;
    if (!sheet) return;
    const edits = spots.map((spot, i) => editOf(spot, texts[i] || ""));
    const request: Request = { op: "edit", id: sheet.id, edits, ids: this.ids(), lang: this.lang };
    const answer = await this.answer(request);
    if (!answer) return;
    this.refresh(answer.opened);
    this.set({ phase: "done", report: answer.report, history });
  }

  private opened(inputs: Input[], answer: Answer): void {
    const sheets = sheetsOf(inputs, answer.opened);
    const unreadable: Failure[] = [];
    answer.opened.forEach(({ document, error }, i) => {
      if (!document) unreadable.push({ kind: "unreadable", name: nameOf(inputs, i), error });
    });
    this.held = sheets.map((sheet) => sheet.id);
    const failure = sheets.length === 0 ? unreadable[0] || null : null;
    const phase: Phase = failure ? "error" : "done";
    this.set({ phase, sheets, report: answer.report, unreadable, failure, history: [] });
  }

  private refresh(opened: Opened[]): void {
    this.state.sheets = this.state.sheets.map((sheet) => {
      const fresh = opened.find((one) => one.id === sheet.id);
      return fresh && fresh.document ? { ...sheet, view: fresh.document } : sheet;
    });
  }

  private release(): void {
    const ids = this.held;
    this.held = [];
    if (ids.length > 0) void this.ask({ op: "close", ids }).catch(() => undefined);
  }

  private ids(): number[] {
    return this.state.sheets.map((sheet) => sheet.id);
  }

  private async answer(request: Request): Promise<Answer | null> {
    try {
      return await this.ask(request);
    } catch (error) {
      this.broke(error);
      return null;
    }
  }

  private ask(request: Request): Promise<Answer> {
    const next = this.queue.then(async () => (await this.checker).ask(request));
    this.queue = next.catch(() => undefined);
    return next;
  }

  /** The worker is replaced; what the user gave us stays. */
  private broke(error: unknown): void {
    const kind = error instanceof EngineBroken ? error.why : "engine";
    this.checker.then((checker) => checker.dispose()).catch(() => undefined);
    this.checker = this.take();
    this.held = [];
    const name = this.state.inputs.map((input) => input.name).join("、");
    this.set({ phase: "error", failure: { kind, name, error: null } });
  }

  private take(): Promise<Checker> {
    const checker = this.supply.next();
    checker.then((one) => one.ready).then((version) => (this.state.version = version), () => undefined);
    return checker;
  }

  private set(part: Partial<State>): void {
    Object.assign(this.state, part);
    this.changed(this.state);
  }
}

/** The readable ones among the files, numbered. */
export function sheetsOf(inputs: Input[], opened: Opened[]): Sheet[] {
  const sheets: Sheet[] = [];
  opened.forEach(({ id, document }, i) => {
    if (document) sheets.push({ slot: sheets.length, id, name: nameOf(inputs, i), view: document });
  });
  return sheets;
}

function nameOf(inputs: Input[], index: number): string {
  const input = inputs[index];
  return input ? input.name : "";
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
