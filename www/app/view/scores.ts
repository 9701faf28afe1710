// The score sheet: what every row is worth by its own criterion, on which grounds, and what is left to a person.

import type { QuestionRow, Report, ScoreTable } from "../../api";
import { append, fill, h } from "../dom";
import type { Supplied } from "../protocol";
import { t } from "../words";
import { evidenceList } from "./scores-evidence";
import { line, scoredRows, type RowActions } from "./scores-row";
import { reviewed } from "./scores-review";
import { chart, sums, whole } from "./scores-total";

export interface ScoreActions extends RowActions {
  /** Adds a value under this name; an empty one takes it back. */
  supply(name: string, value: string): void;
  /** Hands the sheets out as a file. */
  hand(kind: "csv" | "html"): void;
}

export interface ScoreModel {
  report: Report;
  supplied: Supplied[];
  /** The same before anything was tried, where something was. */
  before: Report | null;
}

export function showScores(root: HTMLElement, model: ScoreModel, actions: ScoreActions): void {
  const { report, before } = model;
  const scored = report.scores.tables.filter(({ sums }) => sums !== null);
  const opened = new Set(Array.from(root.querySelectorAll("details[open]")).map((one) => one.getAttribute("data-row")));
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : null;
  root.hidden = scored.length === 0;
  fill(root);
  if (scored.length === 0) return;
  append(root, [
    h("h3", {}, t("scores.title")),
    tools(actions),
    ...scored.map((table) => sheet(table, before, actions)),
    questions(model, actions),
    evidenceList(report, actions.goto),
  ]);
  root.querySelectorAll("details").forEach((one) => (one.open = opened.has(one.getAttribute("data-row"))));
  // What was typed has changed the sheet: the next field is where the user is going.
  const field = focused === null ? null : Array.from(root.querySelectorAll("input")).find((one) => one.name === focused);
  if (field) field.focus();
}

function tools(actions: ScoreActions): HTMLElement {
  const button = (words: string, act: () => void): HTMLElement => h("button", { type: "button", class: "link", click: act }, words);
  return h(
    "p",
    { class: "score-tools" },
    button(t("scores.csv"), () => actions.hand("csv")),
    button(t("scores.html"), () => actions.hand("html")),
    button(t("bench.title"), () => actions.bench(null)),
  );
}

function sheet(table: ScoreTable, before: Report | null, actions: ScoreActions): HTMLElement {
  const rows = scoredRows(table);
  const review = h("p", { class: "score-reviewed", role: "status" });
  const tell = (): void => fill(review, reviewed(table, rows, actions.reviewOf));
  tell();
  return h(
    "section",
    { class: "score-sheet" },
    whole(table, before),
    sums(table),
    chart(rows),
    h("ul", { class: "score-rows" }, ...rows.map((one) => line(one, before, actions, tell))),
    review,
  );
}

/** Only what is missing is asked for, each with the rows it would decide. */
function questions({ report, supplied }: ScoreModel, actions: ScoreActions): HTMLElement | null {
  const asked = report.scores.questions;
  const known = supplied.filter(({ name }) => !asked.some((one) => one.name === name));
  if (asked.length + known.length === 0) return null;
  const field = (name: string, value: string, rows: string): HTMLElement =>
    h(
      "label",
      {},
      h("span", {}, name),
      h("input", {
        name,
        value,
        autocomplete: "off",
        placeholder: t("scores.unknown"),
        change: (event) => actions.supply(name, (event.target as HTMLInputElement).value.trim()),
      }),
      h("small", { class: "quiet" }, rows),
    );
  const decides = (rows: QuestionRow[]): string =>
    t("scores.decides", { rows: rows.map(({ row, points }) => t("scores.row", { row, points: points || "—" })).join(t("list.and")) });
  return h(
    "details",
    { class: "fold score-questions", "data-row": "?" },
    h("summary", {}, t("scores.questions", { n: asked.length })),
    h("p", { class: "quiet" }, t("scores.questions.hint")),
    ...known.map(({ name, value }) => field(name, value, t("scores.supplied"))),
    ...asked.map(({ name, rows }) => field(name, "", decides(rows))),
  );
}
