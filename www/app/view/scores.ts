// The score sheet: what every row is worth by its own criterion, on which grounds, and what is left to a person.

import type { Award, Place, QuestionRow, Report, Scored, ScoreRow, ScoreSum, ScoreTable, ScoreValue } from "../../api";
import { percent, sum } from "../decimal";
import { fill, h } from "../dom";
import type { Supplied } from "../protocol";
import { say, t, type Key } from "../words";

export interface ScoreActions {
  goto(place: Place): void;
  /** Adds a value under this name; an empty one takes it back. */
  supply(name: string, value: string): void;
}

type Goto = (place: Place) => void;

/** A row that is scored; headings are not. */
interface Row {
  row: ScoreRow;
  scored: Scored;
}

const GROUNDS = ["figures", "stated", "supplied", "open"] as const;

export function showScores(root: HTMLElement, report: Report, supplied: Supplied[], actions: ScoreActions): void {
  const scored = report.scores.tables.filter(({ sums }) => sums !== null);
  const opened = new Set(Array.from(root.querySelectorAll("details[open]")).map((one) => one.getAttribute("data-row")));
  const focused = document.activeElement instanceof HTMLInputElement ? document.activeElement.name : null;
  root.hidden = scored.length === 0;
  fill(
    root,
    scored.length > 0 && h("h3", {}, t("scores.title")),
    ...scored.map((table) => sheet(table, actions.goto)),
    questions(report, supplied, actions),
  );
  root.querySelectorAll("details").forEach((one) => (one.open = opened.has(one.getAttribute("data-row"))));
  // What was typed has changed the sheet: the next field is where the user is going.
  const field = focused === null ? null : Array.from(root.querySelectorAll("input")).find((one) => one.name === focused);
  if (field) field.focus();
}

/** Only what is missing is asked for, each with the rows it would decide. */
function questions(report: Report, supplied: Supplied[], actions: ScoreActions): HTMLElement | null {
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

function sheet(table: ScoreTable, goto: Goto): HTMLElement {
  const rows = table.rows.reduce<Row[]>((all, row) => (row.scored ? all.concat([{ row, scored: row.scored }]) : all), []);
  return h("section", { class: "score-sheet" }, sums(table), chart(rows), h("ul", { class: "score-rows" }, ...rows.map((one) => line(one, goto))));
}

/** By grounds, never one sum. */
function sums({ sums }: ScoreTable): HTMLElement | null {
  if (!sums) return null;
  const lines = GROUNDS.filter((grounds) => sums[grounds].rows > 0).map((grounds) => sumLine(grounds, sums[grounds]));
  return table(["scores.grounds", "scores.rows", "scores.points", "scores.claimed", "scores.computed"], lines, "scores.bySource");
}

function sumLine(grounds: (typeof GROUNDS)[number], { rows, points, claimed, awarded }: ScoreSum): string[] {
  return [say("grounds", grounds), String(rows), points, claimed, grounds === "open" ? "—" : awarded];
}

function table(head: Key[], lines: (string | Node)[][], caption: Key): HTMLElement {
  return h(
    "table",
    { class: "score-sums" },
    h("caption", {}, t(caption)),
    h("thead", {}, h("tr", {}, ...head.map((key) => h("th", { scope: "col" }, t(key))))),
    h("tbody", {}, ...lines.map(([name, ...cells]) => h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((cell) => h("td", {}, cell))))),
  );
}

/** Points by section: claimed, computed, open. The bars say nothing that the numbers beside them do not. */
function chart(rows: Row[]): HTMLElement | null {
  const sections = new Map<string, Row[]>();
  for (const one of rows) {
    const name = one.row.path[0] || "";
    sections.set(name, (sections.get(name) || []).concat([one]));
  }
  if (sections.size < 2) return null;
  const lines: (string | Node)[][] = [];
  sections.forEach((here, name) => {
    const known = here.filter(({ scored }) => scored.award.points !== null);
    const open = here.filter(({ scored }) => scored.award.points === null);
    const points = sum(here.map(({ row }) => row.points));
    const claimed = sum(here.map(({ row }) => row.score));
    const computed = sum(known.map(({ scored }) => scored.award.points));
    const left = sum(open.map(({ row }) => row.points));
    lines.push([name, claimed, computed, left, bar(points, computed, left)]);
  });
  return table(["scores.section", "scores.claimed", "scores.computed", "scores.open", "scores.share"], lines, "scores.bySection");
}

function bar(points: string, computed: string, open: string): HTMLElement {
  const part = (kind: string, size: number): HTMLElement => {
    const element = h("span", { "data-part": kind });
    element.style.width = `${size}%`;
    return element;
  };
  return h("span", { class: "score-bar", "aria-hidden": "true" }, part("computed", percent(computed, points)), part("open", percent(open, points)));
}

function line({ row, scored }: Row, goto: Goto): HTMLElement {
  const name = row.path[row.path.length - 1] || "";
  const id = row.path.join("/");
  return h(
    "li",
    { "data-standing": scored.standing },
    h(
      "details",
      { "data-row": id },
      h(
        "summary",
        {},
        h("span", { class: "score-name" }, name),
        h("span", { class: "score-claimed" }, t("scores.of", { score: row.score || "—", points: row.points || "—" })),
        h("span", { class: "score-award" }, awardText(scored.award)),
        h("span", { class: "score-standing" }, say("standing", scored.standing)),
      ),
      ...steps(row, scored, goto),
    ),
  );
}

/** Points, a range, or a person's word. */
function awardText({ points, low, high, judgement }: Award): string {
  if (points !== null) return points;
  if (judgement || low === null || high === null) return t("scores.judgement");
  return `${low}–${high}`;
}

function steps(row: ScoreRow, scored: Scored, goto: Goto): (HTMLElement | null)[] {
  const said = (key: Key, ...content: (string | Node)[]): HTMLElement => h("p", {}, h("b", {}, t(key)), ...content);
  const { award, alternatives, missing, slips, values } = scored;
  return [
    h("p", { class: "score-place" }, h("button", { type: "button", class: "value", click: () => goto(row.place) }, t("scores.place"))),
    row.criterion ? said("scores.criterion", row.criterion) : null,
    row.criterion ? said("scores.reading", scored.reading) : null,
    ...values.map((value) => said(scored.disputed ? "scores.disputed" : "scores.value", ...valueText(value, goto))),
    award.reason ? said("scores.why", award.reason) : null,
    ...alternatives.map((other) => said("scores.other", `${awardText(other.award)}（${other.reading}）`)),
    missing.length > 0 ? said("scores.missing", missing.join(t("list.and"))) : null,
    ...slips.map((slip) => said("scores.slip", slip)),
  ];
}

/** 在职人员控制率 75%＝实有人数 6 ÷ 人员编制 8, every figure a way to its place. */
function valueText({ name, value, grounds, operands, place }: ScoreValue, goto: Goto): (string | Node)[] {
  const link = (text: string, to: Place | null): string | Node =>
    to ? h("button", { type: "button", class: "value", click: () => goto(to) }, text) : text;
  const terms = operands.reduce<(string | Node)[]>(
    (all, one) => all.concat([one.operator ? ` ${one.operator} ` : " ", `${one.label} `, link(one.value, one.place)]),
    [],
  );
  const source = `（${say("grounds", grounds)}）`;
  return operands.length > 0 ? [`${name} ${value} ＝`, ...terms, source] : [`${name} `, link(value, place), source];
}
