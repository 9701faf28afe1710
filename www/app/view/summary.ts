// What there is to know in five seconds: how many findings, how much was checked, whose report, which forms.

import type { Coverage, Finding, Form, Place, Report } from "../../api";
import { fill, h } from "../dom";
import { LEVELS, tally } from "../filter";
import type { Sheet } from "../places";
import { t } from "../words";
import type { Goto } from "./working";

type Answered = (finding: Finding) => boolean;

export function showSummary(root: HTMLElement, report: Report, sheets: Sheet[], answered: Answered, goto: Goto): void {
  const about = h("div", { class: "about" }, identity(report, goto), forms(report, sheets, goto));
  fill(root, verdict(report, answered), report.coverage.figures > 0 ? coverage(report) : null, about);
}

function verdict(report: Report, answered: Answered): HTMLElement {
  if (report.findings.length > 0) return h("p", { class: "verdict" }, ...between(countsOf(report, answered), " · "));
  const { figures } = report.coverage;
  const words = calmWords(report);
  const share = t("summary.cleanCoverage", { n: checked(report.coverage), m: figures });
  return h(
    "p",
    { class: words === "summary.clean" ? "verdict calm" : "verdict" },
    t(words),
    figures > 0 ? h("small", {}, share) : null,
  );
}

/** What is said where nothing was found: only what was checked can be called clean. */
export function calmWords({ coverage }: Report): "summary.nothing" | "summary.unchecked" | "summary.clean" {
  if (coverage.figures === 0) return "summary.nothing";
  return checked(coverage) === 0 ? "summary.unchecked" : "summary.clean";
}

/** How many findings of each level wait for an answer, and how many have one. */
export function countsOf({ findings }: Report, answered: Answered): HTMLElement[] {
  const counts = tally(findings, answered);
  const kinds = [...LEVELS, ...(counts.answered > 0 ? (["answered"] as const) : [])];
  return kinds.map((kind) => {
    const n = counts[kind];
    const none = n === 0 ? "count none" : "count";
    return h("span", { class: none, "data-severity": kind, "data-count": n }, h("b", {}, String(n)), " ", t(`summary.${kind}`));
  });
}

function between(items: HTMLElement[], text: string): (HTMLElement | string)[] {
  const all: (HTMLElement | string)[] = [];
  items.forEach((item, i) => {
    if (i > 0) all.push(text);
    all.push(item);
  });
  return all;
}

export function checked({ verified, mismatched }: Coverage): number {
  return verified + mismatched;
}

function coverage({ coverage, findings }: Report): HTMLElement {
  const { figures, verified, mismatched, unverified } = coverage;
  // A clean verdict already says how much was checked.
  const rest = unverified > 0 ? t("summary.rest", { n: unverified }) : "";
  const words = findings.length > 0 ? t("summary.coverage", { n: checked(coverage), m: figures }) : rest;
  const share = (kind: string, n: number): HTMLElement => {
    const part = h("i", { class: kind });
    // Not as an attribute: the page's policy allows no inline styles.
    part.style.width = `${figures === 0 ? 0 : (100 * n) / figures}%`;
    return part;
  };
  return h(
    "div",
    { class: "coverage" },
    h("p", {}, words),
    h(
      "div",
      { class: "bar", title: t("summary.bar", { verified, mismatched, unverified }) },
      share("verified", verified),
      share("mismatched", mismatched),
    ),
  );
}

function identity(report: Report, goto: Goto): HTMLElement {
  const department = report.department || t("summary.noDepartment");
  const year = report.year === null ? t("summary.noYear") : t("summary.year", { year: report.year });
  return h(
    "p",
    { class: "identity" },
    h("b", {}, evident(department, report.departmentPlace, goto)),
    h("span", {}, evident(year, report.yearPlace, goto)),
  );
}

/** Words that lead to where the report says so. */
function evident(words: string, place: Place | null, goto: Goto): HTMLElement | string {
  if (!place) return words;
  const quote = (place.quote || "").trim();
  const title = quote === "" ? null : t("summary.evidence", { quote });
  return h("button", { type: "button", class: "source", title, click: () => goto(place) }, words);
}

function forms(report: Report, sheets: Sheet[], goto: Goto): HTMLElement {
  const chips: HTMLElement[] = [];
  const seen = new Map<string, number>();
  let unknown = 0;
  for (const form of report.forms) {
    if (form.kind === "unknown") unknown++;
    else seen.set(form.label, (seen.get(form.label) || 0) + 1);
  }
  seen.forEach((n, label) => {
    const same = report.forms.filter((one) => one.label === label);
    const words = n > 1 ? `${label} ×${n}` : label;
    chips.push(h("li", {}, chip(words, same, goto)));
  });
  if (unknown > 0) {
    const same = report.forms.filter((one) => one.kind === "unknown");
    chips.push(h("li", { class: "unknown" }, chip(t("summary.unknownForms", { n: unknown }), same, goto)));
  }
  if (chips.length === 0 && !sheets.some(({ view }) => view.tables.length > 0)) {
    chips.push(h("li", { class: "unknown" }, t("summary.noTables")));
  }
  return h("ul", { class: "forms", "aria-label": t("summary.forms") }, ...chips);
}

/** Leads to the forms it stands for, one after the other. */
function chip(words: string, forms: Form[], goto: Goto): HTMLElement {
  let next = 0;
  const click = (): void => {
    const form = forms[next++ % forms.length];
    if (form) goto(form.place);
  };
  return h("button", { type: "button", title: forms.map(evidenceOf).join("\n") || null, click }, words);
}

function evidenceOf(form: Form): string {
  return form.evidence.join("\n");
}
