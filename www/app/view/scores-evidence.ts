// 佐证材料清单: what to ask the unit for, row by row.

import type { Place, Report } from "../../api";
import { fill, h } from "../dom";
import { copy } from "../hand-out";
import { t } from "../words";

export function evidenceList({ scores }: Report, goto: (place: Place) => void): HTMLElement | null {
  const { evidence } = scores;
  if (evidence.length === 0) return null;
  const told = h("span", { role: "status", class: "quiet" });
  const take = (): void => {
    copy(evidenceText(scores.evidence));
    fill(told, t("evidence.copied", { n: evidence.length }));
  };
  const rows = evidence.map(({ row, points, asks, place }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, h("button", { type: "button", class: "value", click: () => goto(place) }, row)),
      h("td", {}, points || "—"),
      h("td", {}, asks.join(t("evidence.join"))),
    ),
  );
  return h(
    "details",
    { class: "fold score-evidence", "data-row": "!" },
    h("summary", {}, t("evidence.title", { n: evidence.length })),
    h("p", { class: "quiet" }, t("evidence.hint")),
    h("p", { class: "score-tools" }, h("button", { type: "button", class: "link", click: take }, t("evidence.copy")), told),
    h(
      "table",
      { class: "score-sums" },
      h("thead", {}, h("tr", {}, ...(["scores.section", "scores.points", "evidence.asks"] as const).map((key) => h("th", { scope: "col" }, t(key))))),
      h("tbody", {}, ...rows),
    ),
  );
}

/** A line a row, to be sent as a message. */
export function evidenceText(evidence: Report["scores"]["evidence"]): string {
  return evidence
    .map(({ row, points, asks }, at) => `${at + 1}. ${points ? t("scores.row", { row, points }) : row}${t("punctuation.colon")}${asks.join(t("evidence.join"))}`)
    .join("\n");
}
