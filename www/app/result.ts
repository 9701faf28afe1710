// One submission on the page: its findings, its files, what was and was not checked. Only what changed is made anew.

import type { Finding, Place, Report } from "../api";
import { byId, fill, h } from "./dom";
import type { Review } from "./answers";
import { factsOf } from "./filter";
import { download, fileName } from "./hand-out";
import { titleOf } from "./labels";
import { Navigator } from "./navigate";
import { spotKey } from "./places";
import { scoresAsCsv, scoresAsHtml } from "./score-sheet";
import type { Session, State } from "./session";
import { rewrite } from "./suggest";
import { Trials } from "./trials";
import { showCoverage } from "./view/coverage";
import { DocumentView, type DocumentModel } from "./view/document";
import { FilterBar } from "./view/filters";
import { KeepView } from "./view/keep";
import { listenToMap, showMap } from "./view/map";
import { FindingsView } from "./view/findings";
import { inspect } from "./view/inspector";
import { showUnreadable } from "./view/problem";
import { showPacks } from "./view/packs";
import { showScores } from "./view/scores";
import type { Bench } from "./view/scores-row";
import { showTabs } from "./view/sheets";
import { showSummary } from "./view/summary";
import { language, t } from "./words";

const LATER_MS = 60;

export class Result {
  readonly trail: Navigator;
  readonly document = new DocumentView(byId("sheets"));
  readonly filters: FilterBar;
  readonly keep: KeepView;
  private readonly findings: FindingsView;
  private waiting = 0;
  /** What was last shown, so that progress elsewhere makes nothing anew. */
  private seen: unknown[] = [];
  private report: Report | null = null;
  /** Whose score sheet is shown. */
  private scored: Report | null = null;
  private readonly trials = new Trials();

  constructor(
    private readonly session: Session,
    private readonly state: State,
    private readonly bench: (row: Bench | null) => void,
  ) {
    this.filters = new FilterBar(byId("finder"), byId("filters"), () => this.filter());
    this.trail = new Navigator(byId("findings"), byId("paper"), this.document, () => state, {
      turnTo: (slot) => session.showFile(slot),
      visible: () => this.filters.visible(),
      uncover: (index) => {
        if (this.filters.visible().indexOf(index) < 0) this.filters.clear();
      },
    });
    this.findings = new FindingsView(byId("findings"), {
      goto: (index, place) => this.trail.goto(place, index),
      attempt: (suggestion) => {
        const { report, sheets } = state;
        const change = report ? rewrite(suggestion, report, sheets) : null;
        const first = suggestion.edits[0];
        if (!change || !first) return;
        // The finding may go, and the focus with it: it moves to what was changed.
        void session.change(change.spots, change.texts).then(() => this.trail.goto(first.place, -1));
      },
      answerOf: (finding) => session.answerOf(finding),
      answer: (finding, answer) => session.answer(finding, answer),
      answered: () => {
        this.refilter();
        // Answered, it is no longer among what is to be done, nor marked as if it were.
        this.document.show(this.model());
        this.trail.repaint();
        if (state.report) this.summarize(state.report);
        showMap(byId("map"), byId("paper"));
      },
    });
    listenToMap(byId("map"), byId("paper"));
    this.keep = new KeepView(byId("keep"), {
      save: () => session.saveAnswers(),
      load: (text) => {
        const n = session.loadAnswers(text);
        if (n === null) return n;
        // What is answered now may not have been before.
        this.findings.clear();
        this.seen = [];
        if (state.phase === "done" && !state.overview) this.show();
        return n;
      },
    });
  }

  show(): void {
    const { state } = this;
    const { report, sheets, shown, slot } = state;
    const now = [language(), report, shown, shown ? shown.failure : null, slot, state.history, sheets.map((sheet) => sheet.view)];
    if (same(now, this.seen)) return;
    const another = shown !== this.seen[2];
    this.seen = now;
    this.document.show(this.model());
    showTabs(byId("tabs"), report, sheets, slot, (to) => this.session.showFile(to));
    byId("unchecked").hidden = report !== null || !shown;
    if (report) this.showReport(report, another);
    else this.forget();
    showUnreadable(byId("unreadable"), state, () => void this.session.retry());
    this.showEdits();
    inspect(byId("inspector"), state, null);
    if (another) this.trail.begin();
    else this.trail.renew();
  }

  clear(): void {
    window.clearTimeout(this.waiting);
    this.seen = [];
    this.document.clear();
    this.forget();
    for (const id of ["edits", "unreadable"]) fill(byId(id));
    inspect(byId("inspector"), this.state, null);
  }

  /** On paper everything is wanted: every file, and the long lists. */
  complete(): void {
    this.document.showAll(this.model());
    this.document.settle();
  }

  private model(): DocumentModel {
    const { sheets, report, slot } = this.state;
    const edited = new Map(this.session.edits().map(({ spot, before }) => [spotKey(spot), before]));
    return { sheets, report, slot, edited, answered: (finding) => this.session.answerOf(finding) !== null };
  }

  private showReport(report: Report, another: boolean): void {
    const { sheets, shown } = this.state;
    if (another) this.filters.clear();
    byId("keep").hidden = report.findings.length === 0 && report.scores.tables.every(({ sums }) => sums === null);
    this.keep.show();
    this.findings.show(report, sheets, shown ? String(shown.key) : "", this.session.edits());
    this.refilter();
    this.summarize(report);
    // The long lists of what was and was not checked can wait until the findings are on the screen.
    window.clearTimeout(this.waiting);
    // But not what the user has just changed there.
    const typed = this.report !== null && byId("scores").contains(document.activeElement);
    if (typed && this.report !== report) this.showSheet(report);
    this.waiting = window.setTimeout(() => {
      this.document.settle();
      showMap(byId("map"), byId("paper"));
      if (this.report !== report) this.showRest(report);
      this.report = report;
    }, LATER_MS);
  }

  private showRest(report: Report): void {
    // Made anew a second time it would take from under the user's hands what is being typed there.
    if (this.scored !== report) this.showSheet(report);
    const goto = (place: Place): void => this.trail.goto(place, -1);
    showPacks(byId("packs"), report, this.session.packs, (id) => void this.session.choosePack(id));
    showCoverage(byId("coverage"), report, goto);
  }

  private showSheet(report: Report): void {
    const { session } = this;
    this.scored = report;
    const { shown, sheets } = this.state;
    const supplied = shown ? shown.supplied : [];
    const reviewOf = (row: string): Review | null => session.reviewOf(row);
    const title = t("export.title", { name: shown ? titleOf(shown) : "" });
    showScores(byId("scores"), { report, supplied, before: this.trials.before(shown, report, session.edits().length > 0) }, {
      goto: (place) => this.trail.goto(place, -1),
      supply: (name, value) => void session.supply(name, value),
      bench: this.bench,
      reviewOf,
      review: (row, review) => session.review(row, review),
      hand: (kind) => {
        const handed = { report, sheets, title, reviewOf };
        if (kind === "csv") download(`${fileName(title)}.csv`, scoresAsCsv(handed), "text/csv");
        else download(`${fileName(title)}.html`, scoresAsHtml(handed), "text/html");
      },
    });
  }

  private summarize(report: Report): void {
    const answered = (finding: Finding): boolean => this.session.answerOf(finding) !== null;
    showSummary(byId("summary"), report, this.state.sheets, answered, (place) => this.trail.goto(place, -1));
  }

  private forget(): void {
    this.findings.clear();
    byId("keep").hidden = true;
    this.filters.show([]);
    this.report = this.scored = null;
    for (const id of ["summary", "packs", "coverage", "map"]) fill(byId(id));
  }

  /** After an answer, too: it may be asked for. */
  private refilter(): void {
    const { report, sheets } = this.state;
    const facts = (report ? report.findings : []).map((finding) => {
      const answer = this.session.answerOf(finding);
      return factsOf(finding, report as Report, sheets, answer ? answer.text : null);
    });
    this.filters.show(facts);
    this.filter();
  }

  private filter(): void {
    this.findings.only(this.filters.visible());
  }

  private showEdits(): void {
    const bar = byId("edits");
    const n = this.session.edits().length;
    const focused = bar.contains(document.activeElement);
    bar.hidden = n === 0;
    fill(
      bar,
      h("span", {}, t("edit.count", { n })),
      h("button", { type: "button", id: "undo", click: () => void this.session.undo() }, t("edit.undo")),
    );
    if (focused) (bar.hidden ? byId("paper") : byId("undo")).focus();
  }
}

function same(a: unknown[], b: unknown[]): boolean {
  return a.length === b.length && a.every((one, i) => (Array.isArray(one) && Array.isArray(b[i]) ? same(one, b[i] as unknown[]) : one === b[i]));
}
