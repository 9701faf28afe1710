// The findings, one card each: what, where, the sum, why, what to do.

import type { Finding, Report, Suggestion } from "../../api";
import { nameOf } from "../answers";
import { fill, h } from "../dom";
import { cellAddress, placeLabel } from "../labels";
import { inWords, type Edited } from "../edits";
import { mentions } from "../marks";
import { nameInWords } from "../names";
import { sheetOf, spotKey, spotOf, type Sheet } from "../places";
import { language, say, t } from "../words";
import { answerPart, type AnswerActions } from "./answer";
import { calmWords } from "./summary";
import { workingTable, type Goto } from "./working";

export interface FindingActions extends AnswerActions {
  /** Leads to a place in the report, on behalf of a finding. */
  goto(index: number, ...place: Parameters<Goto>): void;
  /** Tries a suggestion's edits. */
  attempt(suggestion: Suggestion): void;
  /** An answer was given or taken back. */
  answered?(): void;
}

/** Longer sums may go on on the next sheet of paper. */
const HALF_A_PAGE = 24;

export class FindingsView {
  private looks: string[] | null = null;
  private whose = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly actions: FindingActions,
  ) {}

  /** `whose` tells apart submissions that say the same. */
  show(report: Report, sheets: Sheet[], whose: string, edits: Edited[]): void {
    const names = sheets.map((sheet) => sheet.name).join("\n");
    const looks = [language() + whose + names + JSON.stringify(edits)].concat(report.findings.map((one) => JSON.stringify(one)));
    if (this.looks && looks.join("\n") === this.looks.join("\n")) return;
    this.looks = looks;
    this.whose = whose;
    const cards = report.findings.map((one, i) => this.card(one, i, report, sheets, edits));
    fill(this.root, ...(cards.length > 0 ? cards : [clean(report)]));
  }

  /** Hides all but these. */
  only(visible: number[]): void {
    const shown = new Set(visible);
    const cards = this.root.querySelectorAll<HTMLElement>("[data-finding]");
    cards.forEach((card) => ((card.parentElement as HTMLElement).hidden = !shown.has(Number(card.dataset.finding))));
  }

  clear(): void {
    this.looks = null;
    fill(this.root);
  }

  card(finding: Finding, index: number, report: Report, sheets: Sheet[], edits: Edited[]): HTMLElement {
    const goto: Goto = (place) => this.actions.goto(index, place);
    const where = (finding.at || placeLabel(report, finding.place, sheets)) + cellAddress(finding.place);
    const id = `finding-${index}`;
    const operands = finding.working ? finding.working.operands.length : 0;
    const card = h(
      "article",
      {
        class: operands > HALF_A_PAGE ? "finding long" : "finding",
        id,
        "data-finding": index,
        "data-code": finding.code,
        "data-severity": finding.severity,
        tabindex: 0,
        "aria-labelledby": `${id}-title`,
      },
      head(finding.severity, index, where, () => goto(finding.place)),
      sheets.length > 1 ? inFile(report, finding, sheets) : null,
      h("h3", { class: "what", id: `${id}-title` }, finding.message),
      tried(finding, report, sheets, edits),
      workingTable(finding, report, goto),
      finding.reason ? part(t("finding.why"), finding.reason) : null,
      this.advice(finding),
      related(finding, report, sheets, goto),
      h("p", { class: "code" }, h("span", {}, finding.label), " ", h("span", {}, finding.code)),
    );
    const mark = (): void => {
      const answer = this.actions.answerOf(finding);
      if (answer) card.setAttribute("data-answered", answer.mark);
      else card.removeAttribute("data-answered");
    };
    const changed = (): void => {
      mark();
      if (this.actions.answered) this.actions.answered();
    };
    card.insertBefore(answerPart(finding, `${this.whose} ${nameOf(finding)}`, this.actions, changed), card.lastElementChild);
    mark();
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

function inFile(report: Report, { place }: Finding, sheets: Sheet[]): HTMLElement | null {
  const sheet = sheetOf(report, place.source, sheets);
  return sheet ? h("p", { class: "in-file" }, nameInWords(sheet.name)) : null;
}

/** That a figure it speaks of was changed on the page. */
function tried(finding: Finding, report: Report, sheets: Sheet[], edits: Edited[]): HTMLElement | null {
  if (edits.length === 0) return null;
  const spots = [finding.place, ...mentions(finding)].map((place) => spotOf(report, place, sheets));
  const keys = new Set(spots.map((spot) => (spot ? spotKey(spot) : "")));
  const own = edits.filter(({ spot }) => keys.has(spotKey(spot)));
  return own.length > 0 ? h("p", { class: "tried" }, t("finding.tried"), own.map(inWords).join(t("list.and"))) : null;
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

const CALM = { "summary.nothing": "findings.nothing", "summary.unchecked": "findings.unchecked", "summary.clean": "findings.clean" } as const;

function clean(report: Report): HTMLElement {
  const { unverified } = report.coverage;
  const title = calmWords(report);
  const words = CALM[title];
  return h(
    "li",
    { class: title === "summary.clean" ? "clean calm" : "clean" },
    h("p", {}, t(title)),
    h("p", { class: "quiet" }, t(unverified === 0 && title === "summary.clean" ? "findings.allClean" : words, { n: unverified })),
  );
}
