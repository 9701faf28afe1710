// The sum written out, as one would on paper.

import type { Finding, Place, Relation, Report, Working } from "../../api";
import { h } from "../dom";
import { t } from "../words";

export type Goto = (place: Place) => void;

export function workingTable(finding: Finding, report: Report, goto: Goto): HTMLElement | null {
  const working = finding.working;
  if (!working) return null;
  const shape = shapeOf(finding, report);
  const rows = working.operands.map((operand, i) => {
    const click = (): void => goto(operand.place);
    const value = h("button", { type: "button", class: "value", click }, operand.value);
    return line("operand", sign(shape, i, operand.sign), operand.label, value);
  });
  return h(
    "table",
    { class: "working", "aria-label": t("working.title") },
    h("tbody", {}, ...rows, ...results(finding, working, goto)),
  );
}

function results(finding: Finding, working: Working, goto: Goto): HTMLElement[] {
  const found = h(
    "button",
    { type: "button", class: "value", click: () => goto(finding.place) },
    working.found,
  );
  const lines = [
    line("expected", "=", t("working.expected"), working.expected),
    line("found", "", t("working.found"), found),
    line("gap", "", t("working.gap"), signed(working.gap)),
  ];
  if (!isZero(working.slack)) {
    lines.push(line("slack", "", t("working.slack"), `±${working.slack}`));
  }
  return lines;
}

function line(kind: string, mark: string, label: string, value: HTMLElement | string): HTMLElement {
  return h(
    "tr",
    { class: kind },
    h("td", { class: "sign" }, mark),
    h("th", { scope: "row" }, label),
    h("td", { class: "amount" }, value),
  );
}

/** The working does not name its operation; the relation of the same place does. */
function shapeOf(finding: Finding, report: Report): string {
  const same = report.relations.find((one) => one.rule === finding.code && endsAt(one, finding.place));
  return same ? same.shape : "sum";
}

function endsAt(relation: Relation, place: Place): boolean {
  return relation.terms.some(
    (term) =>
      term.role === "result" &&
      term.place !== null &&
      term.place.source === place.source &&
      term.place.block === place.block &&
      term.place.table === place.table &&
      term.place.row === place.row &&
      term.place.col === place.col,
  );
}

function sign(shape: string, index: number, sign: number): string {
  if (shape === "ratio") return index === 0 ? "" : "÷";
  if (shape === "product") return index === 0 ? "" : "×";
  if (sign < 0) return "−";
  return index === 0 ? "" : "+";
}

/** A true minus sign, as wide as the plus. */
export function signed(amount: string): string {
  if (amount.charAt(0) === "-") return `−${amount.slice(1)}`;
  return isZero(amount) || amount.charAt(0) === "+" ? amount : `+${amount}`;
}

export function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
