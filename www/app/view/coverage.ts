// What was checked and what was not: every rule with its outcome, every figure that no equation touches.

import type { Check, Figure, Place, Report } from "../../api";
import { append, fill, h } from "../dom";
import { nameInWords } from "../names";
import { say, t } from "../words";
import { reasonOf } from "./figures";

const OUTCOMES = ["failed", "passed", "insufficient", "notApplicable"] as const;

export function showCoverage(root: HTMLElement, report: Report, goto: (place: Place) => void): void {
  const openBefore = Array.from(root.querySelectorAll("details")).map((one) => one.open);
  const sections = [checks(report), unverified(report, goto), engine(report)];
  sections.forEach((one, i) => (one.open = openBefore[i] || false));
  fill(root, ...sections);
}

/** What is folded is made when it is unfolded: a long report has thousands of figures. */
function fold(title: string, content: () => (HTMLElement | null)[]): HTMLDetailsElement {
  const details = h("details", { class: "fold" }, h("summary", {}, title));
  let made = false;
  const make = (): void => {
    if (!made) append(details, content());
    made = true;
  };
  details.addEventListener("toggle", () => details.open && make());
  // Printing does not wait for the event above.
  details.addEventListener("unfold", make);
  return details;
}

function checks({ checks }: Report): HTMLDetailsElement {
  const groups = (): (HTMLElement | null)[] => OUTCOMES.map((outcome) => {
    const list = checks.list.filter((one) => one.outcome === outcome);
    if (list.length === 0) return null;
    return h(
      "section",
      { "data-outcome": outcome },
      h("h4", {}, t(`outcome.${outcome}`), h("span", {}, String(list.length))),
      h("ul", {}, ...list.map(checkLine)),
    );
  });
  const title = t("coverage.checks", { n: checks.checked, m: checks.list.length });
  return fold(title, groups);
}

function checkLine(check: Check): HTMLElement {
  return h(
    "li",
    {},
    h("span", { class: "name" }, check.label),
    h("span", { class: "small" }, check.code),
    check.detail ? h("p", { class: "quiet" }, check.detail) : null,
  );
}

function unverified(report: Report, goto: (place: Place) => void): HTMLDetailsElement {
  return fold(t("coverage.unverified", { n: report.coverage.unverified }), () => unverifiedGroups(report, goto));
}

function unverifiedGroups(report: Report, goto: (place: Place) => void): HTMLElement[] {
  const byReason = new Map<string, Figure[]>();
  for (const figure of report.figures) {
    if (figure.status !== "unverified") continue;
    const reason = reasonOf(figure) || say("reason", "noRelation");
    const same = byReason.get(reason) || [];
    same.push(figure);
    byReason.set(reason, same);
  }
  const groups: HTMLElement[] = [];
  byReason.forEach((figures, reason) => {
    const links = figures.map((figure) =>
      h(
        "button",
        { type: "button", class: "value", click: () => goto(figure.place) },
        figure.place.quote || figure.value,
      ),
    );
    groups.push(
      h(
        "section",
        {},
        h("h4", {}, reason, h("span", {}, String(figures.length))),
        h("p", { class: "values" }, ...links),
      ),
    );
  });
  return groups;
}

function engine(report: Report): HTMLDetailsElement {
  const used = report.engine.packs.filter(({ id }) => report.packs.some((one) => one.id === id));
  const packs = used.map((pack) => `${pack.id} ${pack.version}`).join(" · ");
  const files = report.sources.map((one) =>
    h("p", { class: "source" }, [nameInWords(one.name), one.format].join(" · "), h("code", {}, `SHA-256 ${one.sha256}`)),
  );
  return fold(t("coverage.engine"), () => [
    h("p", {}, `${report.engine.name} ${report.engine.version}`, packs ? ` · ${packs}` : ""),
    ...files,
    h("p", { class: "quiet" }, t("coverage.disclaimer")),
  ]);
}
