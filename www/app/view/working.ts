// The sum written out, as one would on paper.

import type { Finding, Operand, Place, Relation, Report, Working } from "../../api";
import { h } from "../dom";
import { say, t } from "../words";

export type Goto = (place: Place) => void;

/** Longer sums show their beginning only, so that what they come to, and why, stays in sight. */
const LONG = 6;
const BEGINNING = 4;

export function workingTable(finding: Finding, report: Report, goto: Goto): HTMLElement | null {
  const working = finding.working;
  if (!working) return null;
  const relation = relationOf(finding, report);
  const limit = relation && relation.shape === "bound" ? relation : null;
  const bodies = limit ? bound(working, limit, goto) : equation(finding, working, report, goto);
  return h("table", { class: "working", "aria-label": t("working.title") }, ...bodies);
}

/** operands = what should stand there (or, where nothing is to blame, what they come to); found; the gap. */
function equation(
  finding: Finding,
  working: Working,
  report: Report,
  goto: Goto,
): HTMLElement[] {
  const first = working.operands[0];
  const divided = working.operands.some((operand) => operand.operator === "÷");
  const usual = divided && first ? unitAt(report, first.place) : working.unit;
  const rows = working.operands.map((operand) => {
    const unit = unitAt(report, operand.place);
    const label = operand.label + (unit === usual ? "" : inUnit(unit));
    return line("operand", operand.operator, label, link(operand.value, operand.place, goto));
  });
  const rate = isRate(working.unit) ? working.unit : "";
  const gapUnit = rate === "%" ? t("unit.points") : "";
  const results = [
    line("expected", "=", t(working.blamed ? "working.expected" : "working.computed") + (rate ? "" : inUnit(working.unit)), working.expected, rate),
    line("found", "", t("working.found"), link(working.found, finding.place, goto), rate),
    line("gap", "", t("working.gap") + (gapUnit ? inWords(gapUnit) : ""), signed(working.gap)),
  ];
  if (!isZero(working.slack)) {
    results.push(line("slack", "", t("working.slack"), `±${working.slack}`));
  }
  return [...folded(rows), h("tbody", {}, ...results)];
}

/** A limit: the scores, the points they may not exceed, and by how much they do. */
function bound(working: Working, relation: Relation, goto: Goto): HTMLElement[] {
  const { operands } = working;
  const only: Operand | undefined = operands.length === 1 ? operands[0] : undefined;
  const rows = only
    ? []
    : operands.map(({ label, value, place }, i) => line("operand", i === 0 ? "" : "+", label, link(value, place, goto)));
  const limits = relation.terms.find((one) => one.role === "limit");
  const found = only ? link(working.found, only.place, goto) : working.found;
  const limit = limits && limits.place ? link(working.expected, limits.place, goto) : working.expected;
  const score = t(only ? "working.score" : "working.scores");
  const results = [
    line(only ? "found" : "found sum", only ? "" : "=", score, found),
    line("limit", "", t("working.points"), limit),
    line("gap", "", t("working.excess"), working.gap.replace(/^[+-]/, "")),
  ];
  return [...folded(rows), h("tbody", {}, ...results)];
}

/** The beginning of a long sum, and the rest on demand. */
function folded(rows: HTMLElement[]): HTMLElement[] {
  if (rows.length <= LONG) return rows.length > 0 ? [h("tbody", {}, ...rows)] : [];
  const rest = h("tbody", { class: "rest" }, ...rows.slice(BEGINNING));
  rest.hidden = true;
  const words = (): string =>
    t(rest.hidden ? "working.rest" : "working.fold", { n: rows.length - BEGINNING });
  const toggle = (): void => {
    rest.hidden = !rest.hidden;
    button.textContent = words();
    button.setAttribute("aria-expanded", String(!rest.hidden));
  };
  const button = h("button", { type: "button", "aria-expanded": "false", click: toggle }, words());
  const more = h(
    "tr",
    {},
    h("td", { class: "sign" }, "+"),
    h("td", { colspan: 2 }, button),
  );
  return [h("tbody", {}, ...rows.slice(0, BEGINNING)), h("tbody", { class: "more" }, more), rest];
}

function link(value: string, place: Place, goto: Goto): HTMLElement {
  return h("button", { type: "button", class: "value", click: () => goto(place) }, value);
}

function line(kind: string, mark: string, label: string, value: HTMLElement | string, suffix = ""): HTMLElement {
  return h(
    "tr",
    { class: kind },
    h("td", { class: "sign" }, mark),
    h("th", { scope: "row" }, label),
    h("td", { class: "amount" }, value, suffix === "" ? null : h("span", { class: "suffix" }, suffix)),
  );
}

/** The relation in which the figure stands: the one that a limit belongs to. */
function relationOf(finding: Finding, report: Report): Relation | null {
  const claimed = report.relations.filter((one) => one.rule === finding.code && one.verdict !== "holds");
  const result = claimed.find((one) => one.terms.some((term) => term.role !== "part" && at(term.place, finding.place)));
  return result || claimed.find((one) => one.terms.some((term) => at(term.place, finding.place))) || null;
}

function at(one: Place | null, other: Place): boolean {
  return (
    one !== null &&
    one.source === other.source &&
    one.block === other.block &&
    one.table === other.table &&
    one.row === other.row &&
    one.col === other.col &&
    one.start === other.start
  );
}

const units = new WeakMap<Report, Map<string, string>>();

function unitAt(report: Report, place: Place): string {
  let known = units.get(report);
  if (!known) {
    known = new Map();
    for (const figure of report.figures) known.set(keyOf(figure.place), figure.unit);
    units.set(report, known);
  }
  return known.get(keyOf(place)) || "";
}

function keyOf({ source, block, table, row, col, start }: Place): string {
  return [source, block, table, row, col, start].join();
}

/** Of a hundred, or of a thousand: written at each number. Other units are named once. */
function isRate(unit: string): boolean {
  return unit === "%" || unit === "‰";
}

function inUnit(unit: string): string {
  return unit === "" ? "" : inWords(say("unit", unit));
}

function inWords(unit: string): string {
  return t("unit.in", { unit });
}

/** A true minus sign, as wide as the plus. */
export function signed(amount: string): string {
  if (amount.charAt(0) === "-") return `−${amount.slice(1)}`;
  return isZero(amount) || amount.charAt(0) === "+" ? amount : `+${amount}`;
}

export function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
