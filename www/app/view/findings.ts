// The findings, one card each: what, where, the sum, why, what to do.

import type { Finding, Report, Suggestion } from "../../api";
import { fill, h } from "../dom";
import { placeLabel } from "../labels";
import type { Sheet } from "../places";
import { language, say, t } from "../words";
import { workingTable, type Goto } from "./working";

export interface FindingActions {
  /** Leads to a place in the report, on behalf of a finding. */
  goto(index: number, ...place: Parameters<Goto>): void;
  /** Tries a suggestion's edits. */
  attempt(suggestion: Suggestion): void;
}

export class FindingsView {
  private looks: string[] | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly actions: FindingActions,
  ) {}

  show(report: Report, sheets: Sheet[]): void {
    const looks = report.findings.map((one) => language() + JSON.stringify(one));
    if (this.looks && looks.join("\n") === this.looks.join("\n")) return;
    this.looks = looks;
    const cards = report.findings.map((one, i) => this.card(one, i, report, sheets));
    fill(this.root, ...(cards.length > 0 ? cards : [clean(report)]));
  }

  clear(): void {
    this.looks = null;
    fill(this.root);
  }

  card(finding: Finding, index: number, report: Report, sheets: Sheet[]): HTMLElement {
    const goto: Goto = (place) => this.actions.goto(index, place);
    const where = finding.at || placeLabel(report, finding.place, sheets);
    const id = `finding-${index}`;
    const card = h(
      "article",
      {
        class: "finding",
        id,
        "data-finding": index,
        "data-code": finding.code,
        "data-severity": finding.severity,
        tabindex: 0,
        "aria-labelledby": `${id}-title`,
      },
      head(finding.severity, index, where, () => goto(finding.place)),
      h("h3", { class: "what", id: `${id}-title` }, finding.message),
      workingTable(finding, report, goto),
      finding.reason ? part(t("finding.why"), finding.reason) : null,
      this.advice(finding),
      related(finding, report, sheets, goto),
      h("p", { class: "code" }, h("span", {}, finding.label), " ", h("span", {}, finding.code)),
    );
    return h("li", {}, card);
  }

  private advice(finding: Finding): HTMLElement | null {
    if (finding.suggestions.length === 0) return null;
    const items = finding.suggestions.map((one) => {
      const button =
        one.edits.length > 0
          ? h(
              "button",
              { type: "button", class: "try", "data-try": "", click: () => this.actions.attempt(one) },
              t("finding.try"),
            )
          : null;
      return h("li", { "data-safety": one.safety }, h("span", {}, one.title), button);
    });
    return part(t("finding.how"), h("ul", { class: "advice" }, ...items));
  }
}

function head(severity: string, index: number, where: string, go: () => void): HTMLElement {
  return h(
    "header",
    {},
    h("span", { class: "badge", "aria-hidden": "true" }, String(index + 1)),
    h("span", { class: "severity" }, say("severity", severity)),
    h("button", { type: "button", class: "where", title: t("finding.goto"), click: go }, where),
  );
}

function part(label: string, content: string | HTMLElement): HTMLElement {
  const value = typeof content === "string" ? h("p", {}, content) : content;
  return h("div", { class: "part" }, h("h4", {}, label), value);
}

function related(finding: Finding, report: Report, sheets: Sheet[], goto: Goto): HTMLElement | null {
  if (finding.related.length === 0) return null;
  const items = finding.related.map(({ label, place }) =>
    h(
      "li",
      {},
      h("span", {}, label),
      h(
        "button",
        { type: "button", class: "value", title: placeLabel(report, place, sheets), click: () => goto(place) },
        place.quote || t("finding.there"),
      ),
    ),
  );
  return part(t("finding.related"), h("ul", { class: "related" }, ...items));
}

function clean(report: Report): HTMLElement {
  const { figures, unverified } = report.coverage;
  const words =
    figures === 0 ? "findings.nothing" : figures === unverified ? "findings.unchecked" : "findings.clean";
  const title =
    figures === 0 ? "summary.nothing" : figures === unverified ? "summary.unchecked" : "summary.clean";
  return h(
    "li",
    { class: "clean" },
    h("p", {}, t(title)),
    h("p", { class: "quiet" }, t(words, { n: unverified })),
  );
}
