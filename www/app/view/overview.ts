// Several files: which submissions they make, what was found in each, and what became of every file.

import type { Finding } from "../../api";
import { fileBy, type Desk, type FileEntry, type Submission } from "../desk";
import { fill, h } from "../dom";
import { fold, LEVELS, tally, type Level } from "../filter";
import { titleOf } from "../labels";
import { nameInWords } from "../names";
import { t } from "../words";
import { accepted, fileRow, type FileActions } from "./file";
import { calmWords, checked, countsOf } from "./summary";

export interface OverviewActions extends FileActions {
  resume(): void;
}

export interface OverviewModel {
  desk: Desk;
  /** Something is going on; what is not done yet will be. */
  working: boolean;
  unfinished: boolean;
  /** Whether a submission's report is in the language of the page. */
  lang: string;
  answered(submission: Submission, finding: Finding): boolean;
  /** How many cells and paragraphs were changed on the page. */
  edited(submission: Submission): number;
}

/** More submissions than one sees at a glance can be searched. */
const MANY = 6;
const NEWS_MS = 120;

export class OverviewView {
  private words = "";
  private level: Level | null = null;
  private model: OverviewModel | null = null;
  private waiting = 0;
  private readonly search = h("input", { type: "search", id: "search-submissions", autocomplete: "off" });
  private readonly head = h("div", { class: "overview-head" });
  private readonly asked = h("div", { class: "asked" });
  private readonly told = h("p", { class: "told", role: "status" });
  private readonly list = h("ol", { class: "submissions" });
  private readonly rest = h("div", { class: "rest-files" });

  constructor(
    private readonly root: HTMLElement,
    private readonly actions: OverviewActions,
  ) {
    this.search.addEventListener("input", () => {
      this.words = this.search.value;
      this.again();
    });
    fill(root, this.head, this.asked, this.told, this.list, this.rest);
  }

  show(model: OverviewModel): void {
    if (this.model && this.model.desk !== model.desk) {
      this.words = this.search.value = "";
      this.level = null;
    }
    const first = !this.model || this.model.desk !== model.desk;
    this.model = model;
    window.clearTimeout(this.waiting);
    // While it works there is news many times a second, and many rows to make anew.
    if (model.working && !first) this.waiting = window.setTimeout(() => this.again(), NEWS_MS);
    else this.again();
  }

  /** On paper all submissions are wanted. */
  unfold(): void {
    const { words, level } = this;
    this.words = "";
    this.level = null;
    this.again();
    const restore = (): void => {
      this.words = words;
      this.level = level;
      this.again();
    };
    window.addEventListener("afterprint", restore, { once: true });
  }

  private clear(): void {
    this.words = this.search.value = "";
    this.level = null;
    this.again();
    this.search.focus();
  }

  private again(): void {
    const { model } = this;
    if (model) keepFocus(this.root, () => this.paint(model));
  }

  private paint(model: OverviewModel): void {
    const { desk } = model;
    const shown = desk.submissions.filter((one) => this.wanted(one, model));
    this.paintHead(model);
    this.paintAsked(model);
    const asked = this.words.trim() !== "" || this.level !== null;
    fill(
      this.told,
      shown.length === desk.submissions.length ? "" : t("overview.shown", { n: shown.length, m: desk.submissions.length }),
      asked ? h("button", { type: "button", class: "link", id: "clear-submissions", click: () => this.clear() }, t("filter.clear")) : null,
    );
    fill(this.list, ...shown.map((one) => submissionRow(one, model, this.actions)));
    const homeless = desk.files.filter(
      (file) => file.sameAs === null && !desk.submissions.some((one) => one.files.indexOf(file.key) >= 0),
    );
    fill(
      this.rest,
      homeless.length > 0 ? h("h2", {}, t("overview.rest")) : null,
      homeless.length > 0 ? h("ul", { class: "files" }, ...homeless.map((file) => fileRow(file, null, desk, this.actions))) : null,
    );
  }

  private paintHead({ desk, working, unfinished }: OverviewModel): void {
    const open = unfinished && !working;
    fill(
      this.head,
      h("h1", {}, t("overview.title")),
      h("p", { class: "quiet" }, t("overview.count", { n: desk.files.length, m: desk.submissions.length })),
      open ? h("p", { class: "stopped" }, t("overview.stopped"), " ", this.resume()) : null,
      this.adding(),
    );
  }

  private resume(): HTMLElement {
    const { resume } = this.actions;
    return h("button", { type: "button", id: "resume", "data-focus": "resume", class: "primary", click: resume }, t("overview.resume"));
  }

  private adding(): HTMLElement {
    const input = h("input", { type: "file", id: "more", multiple: true, accept: accepted(), "data-focus": "more" });
    input.addEventListener("change", () => {
      if (input.files && input.files.length > 0) this.actions.add(input.files);
    });
    return h("label", { class: "pick" }, input, h("span", {}, t("overview.add")));
  }

  private paintAsked(model: OverviewModel): void {
    const { desk } = model;
    this.asked.hidden = desk.submissions.length <= MANY && this.words === "" && this.level === null;
    this.search.placeholder = t("overview.search");
    this.search.setAttribute("aria-label", t("overview.search"));
    const chips = LEVELS.map((level) => {
      const n = desk.submissions.filter((one) => count(one, level, model) > 0).length;
      const on = this.level === level;
      const click = (): void => {
        this.level = on ? null : level;
        this.again();
      };
      const words = t("overview.with", { name: t(`severity.${level}`) });
      return h(
        "button",
        { type: "button", class: "chip", "data-chip": level, "data-focus": `chip-${level}`, "aria-pressed": String(on), click },
        words,
        " ",
        h("b", {}, String(n)),
      );
    });
    if (this.search.parentNode !== this.asked) this.asked.appendChild(this.search);
    const old = this.asked.querySelector(".chips");
    if (old) this.asked.removeChild(old);
    this.asked.appendChild(h("div", { class: "chips" }, ...chips));
  }

  private wanted(submission: Submission, model: OverviewModel): boolean {
    const { desk } = model;
    if (this.level !== null && count(submission, this.level, model) === 0) return false;
    const names = submission.files.map((key) => fileBy(desk, key)).map((file) => (file ? nameInWords(file.input.name) : ""));
    const text = fold([titleOf(submission), ...names].join("\n"));
    return fold(this.words).split(/\s+/).every((word) => text.indexOf(word) >= 0);
  }
}

function submissionRow(submission: Submission, model: OverviewModel, actions: OverviewActions): HTMLElement {
  const { desk } = model;
  const used = submission.files.map((key) => fileBy(desk, key)).filter((one): one is FileEntry => one !== undefined);
  const same = desk.files.filter((file) => file.sameAs !== null && submission.files.indexOf(file.sameAs) >= 0);
  const open = (): void => actions.show(submission.key, -1);
  return h(
    "li",
    { class: "submission", "data-submission": submission.key },
    h(
      "div",
      { class: "submission-head" },
      h("h2", {}, h("button", { type: "button", class: "link", "data-focus": `show-${submission.key}`, click: open }, titleOf(submission))),
      verdict(submission, model),
    ),
    h("ul", { class: "files" }, ...[...used, ...same].map((file) => fileRow(file, submission, desk, actions))),
  );
}

function count(submission: Submission, level: Level, { answered }: OverviewModel): number {
  const findings = submission.report ? submission.report.findings : [];
  return tally(findings, (one) => answered(submission, one))[level];
}

function verdict(submission: Submission, { working, edited, answered }: OverviewModel): HTMLElement {
  const { report, failure } = submission;
  if (failure) return h("p", { class: "verdict-line broken" }, t(`problem.${failure.kind === "unreadable" ? "engine" : failure.kind}`));
  if (!report) return h("p", { class: "verdict-line quiet" }, t(working ? "overview.waiting" : "overview.unchecked"));
  const { figures } = report.coverage;
  const words = calmWords(report);
  const calm = h("span", { class: words === "summary.clean" ? "calm" : "quiet" }, t(words));
  const edits = edited(submission);
  return h(
    "p",
    { class: "verdict-line" },
    ...(report.findings.length > 0 ? countsOf(report, (finding) => answered(submission, finding)) : [calm]),
    figures > 0 ? h("span", { class: "quiet" }, t("summary.coverage", { n: checked(report.coverage), m: figures })) : null,
    edits > 0 ? h("span", { class: "tried" }, t("overview.edited", { n: edits })) : null,
  );
}

/** Rows are made anew while somebody may be in the middle of them. */
function keepFocus(root: HTMLElement, paint: () => void): void {
  const active = document.activeElement;
  const name = active instanceof HTMLElement && root.contains(active) ? active.dataset.focus : undefined;
  paint();
  if (name === undefined) return;
  const again = Array.from(root.querySelectorAll<HTMLElement>("[data-focus]")).find((one) => one.dataset.focus === name);
  if (again && again !== document.activeElement) again.focus();
}
