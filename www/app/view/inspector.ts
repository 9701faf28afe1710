// One line about the figure under the cursor: what it is taken for, and the equations it stands in.

import type { Figure, Relation } from "../../api";
import { fill, h } from "../dom";
import { placeLabel } from "../labels";
import type { State } from "../session";
import { say, t } from "../words";

const SHOWN = 3;
const LONG = 8;
const BEGINNING = 5;

/** `mark` is the figure in the report: what it says of itself is said here too. */
export function inspect(root: HTMLElement, state: State, mark: HTMLElement | null): void {
  const { report, sheets } = state;
  const index = mark ? mark.dataset.figure : undefined;
  const figure = report && index !== undefined ? report.figures[Number(index)] : undefined;
  root.hidden = !figure;
  if (!report || !figure || !mark) return;
  const equations = figure.relations
    .map((id) => report.relations.find((one) => one.id === id))
    .filter((one): one is Relation => one !== undefined);
  fill(
    root,
    h(
      "p",
      { class: "inspected" },
      h("b", {}, figure.value + unitOf(figure)),
      h("span", {}, placeLabel(report, figure.place, sheets)),
      h("span", { class: "status", "data-status": figure.status }, mark.title),
    ),
    h("ul", {}, ...equations.slice(0, SHOWN).map(equation)),
    equations.length > SHOWN
      ? h("p", { class: "quiet" }, t("inspect.more", { n: equations.length - SHOWN }))
      : null,
  );
}

function unitOf({ unit }: Figure): string {
  return unit === "" || unit === "%" || unit === "‰" ? unit : ` ${say("unit", unit)}`;
}

const OPERATORS: Record<string, string> = { ratio: " ÷ ", product: " × " };

function comparison({ shape, verdict }: Relation): string {
  if (shape === "bound") return verdict === "broken" ? " > " : " ≤ ";
  return verdict === "broken" ? " ≠ " : " = ";
}

function equation(relation: Relation): HTMLElement {
  const result = relation.terms.filter((one) => one.role === "result").map((one) => one.value);
  const parts = relation.terms.filter((one) => one.role !== "result");
  // The sum of a long column would cover the column.
  const right = parts.slice(0, parts.length > LONG ? BEGINNING : LONG).map((one, i) => {
    const plain = OPERATORS[relation.shape] || (one.sign < 0 ? " − " : " + ");
    return (i > 0 ? plain : one.sign < 0 ? "−" : "") + one.value;
  });
  if (right.length < parts.length) right.push(t("inspect.terms", { n: parts.length - right.length }));
  const equal = comparison(relation);
  const words = say("verdict", relation.verdict) + (relation.gap ? ` ${relation.gap}` : "");
  return h(
    "li",
    { "data-verdict": relation.verdict },
    h("span", { class: "sum" }, result.join(" = ") + equal + right.join("")),
    h("span", { class: "quiet" }, words),
  );
}
