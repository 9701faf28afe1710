// The whole of a score sheet: what is claimed and what it may come to, by grounds and by section; the grade.

import type { Graded, Report, ScoreSpan, ScoreSum, ScoreTable, ScoreTotal } from "../../api";
import { compare, percent, sum } from "../decimal";
import { h } from "../dom";
import { say, t, type Key } from "../words";
import type { Row } from "./scores-row";

const GROUNDS = ["figures", "stated", "supplied", "open"] as const;

/** The claimed total beside the computed one, which is a range as long as rows are open; the grades of both. */
export function whole(sheet: ScoreTable, before: Report | null): HTMLElement | null {
  const { total } = sheet;
  if (!total) return null;
  const old = earlier(sheet, before);
  const { claimed, byFigures, byAll, points } = total;
  const cell = (now: string, was: string | null): Node =>
    h("span", {}, ...(was === null || was === now ? [] : [h("span", { class: "score-was" }, t("scores.was", { was })), " "]), now);
  const scores = [
    t("total.points", { points }),
    cell(claimed || "—", old && (old.claimed || "—")),
    cell(spanText(byFigures), old && spanText(old.byFigures)),
    cell(spanText(byAll), old && spanText(old.byAll)),
  ];
  const lines: (string | Node)[][] = [scores];
  if (total.grade) {
    const from = old && old.grade;
    lines.push([
      t("total.grade"),
      cell(gradeName(total.grade.claimed), from && gradeName(from.claimed)),
      cell(gradeSpan(total, byFigures), old && gradeSpan(old, old.byFigures)),
      cell(gradeSpan(total, byAll), old && gradeSpan(old, old.byAll)),
    ]);
  }
  return h(
    "div",
    { class: "score-whole" },
    table(["total.title", "scores.claimed", "grounds.figures", "total.all"], lines, "total.caption"),
    scale(total),
    total.grade ? bandsText(total) : null,
  );
}

/** The same sheet before something was tried. */
function earlier(sheet: ScoreTable, before: Report | null): ScoreTotal | null {
  const first = sheet.rows.find(({ scored }) => scored !== null);
  if (!before || !first || !first.scored) return null;
  const { fingerprint } = first.scored;
  const old = before.scores.tables.find(({ rows }) => rows.some(({ scored }) => scored !== null && scored.fingerprint === fingerprint));
  return old ? old.total : null;
}

export function spanText({ low, high }: ScoreSpan): string {
  return low === high ? low : `${low}–${high}`;
}

function gradeName(graded: Graded | null): string {
  return graded ? graded.grade : "—";
}

function gradeSpan(total: ScoreTotal, { low, high }: ScoreSpan): string {
  const [least, most] = [bandOf(total, low), bandOf(total, high)];
  return least === most ? least : `${least}–${most}`;
}

function bandOf({ grade }: ScoreTotal, score: string): string {
  const band = (grade ? grade.bands : []).find(({ from }) => compare(score, String(from)) >= 0);
  return band ? band.grade : "—";
}

/** The grade of a total in the bands of a sheet; null where it has none. */
export function gradeOf({ total }: ScoreTable, score: string): string | null {
  return total && total.grade ? bandOf(total, score) : null;
}

/** The bands, and how far the next one is: for the claimed total, and for the ends of the computed one. */
function bandsText({ grade }: ScoreTotal): HTMLElement | null {
  if (!grade) return null;
  const bands = grade.bands.filter(({ from }) => from > 0).map((band) => `${band.grade} ≥ ${band.from}`).join(t("list.and"));
  const at = (key: Key, graded: Graded | null): HTMLElement | null => {
    if (!graded) return null;
    const { total, grade: own, next, lacks } = graded;
    const far = next !== null && lacks !== null ? t("total.lacks", { next, lacks }) : t("total.best");
    return h("li", {}, t(key, { total, grade: own }), far);
  };
  const ends = grade.low && grade.high && grade.low.total === grade.high.total;
  return h(
    "div",
    { class: "score-grade" },
    h("p", { class: "quiet" }, t("total.bands", { source: grade.source, bands })),
    h(
      "ul",
      {},
      at("total.claimedAt", grade.claimed),
      ends ? at("total.at", grade.low) : at("total.lowAt", grade.low),
      ends ? null : at("total.highAt", grade.high),
    ),
  );
}

/** A line from nothing to all points: bands, what is computed, what is claimed. It says nothing that the table does not. */
function scale({ points, claimed, byAll, grade }: ScoreTotal): HTMLElement | null {
  if (percent(points, points) === 0) return null;
  const part = (kind: string, from: string, to: string, words = ""): HTMLElement => {
    const element = h("span", { "data-part": kind }, words);
    const [start, end] = [percent(from, points), percent(to, points)];
    element.style.left = `${start}%`;
    element.style.width = `${end - start}%`;
    return element;
  };
  const bands = (grade ? grade.bands : []).map(({ grade: name, from }, at, all) => {
    const above = all[at - 1];
    return part("band", String(from), above ? String(above.from) : points, name);
  });
  const marks = [part("span", byAll.low, byAll.high), claimed ? part("claimed", claimed, claimed) : null];
  return h("div", { class: "score-scale", "aria-hidden": "true" }, ...bands, ...marks);
}

/** By grounds, never one sum. */
export function sums({ sums }: ScoreTable): HTMLElement | null {
  if (!sums) return null;
  const lines = GROUNDS.filter((grounds) => sums[grounds].rows > 0).map((grounds) => sumLine(grounds, sums[grounds]));
  return table(["scores.grounds", "scores.rows", "scores.points", "scores.share", "scores.claimed", "scores.computed"], lines, "scores.bySource");
}

function sumLine(grounds: (typeof GROUNDS)[number], { rows, points, share, claimed, awarded }: ScoreSum): string[] {
  return [say("grounds", grounds), String(rows), points, `${share}%`, claimed, grounds === "open" ? "—" : awarded];
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
export function chart(rows: Row[]): HTMLElement | null {
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
