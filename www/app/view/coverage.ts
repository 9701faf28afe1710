// What was checked and what was not: every rule with its outcome, every figure that no equation touches.

import type { Check, Figure, Place, Report } from "../../api";
import { fill, h } from "../dom";
import { say, t } from "../words";
import { reasonOf } from "./figures";

const OUTCOMES = ["failed", "passed", "insufficient", "notApplicable"] as const;

export function showCoverage(root: HTMLElement, report: Report, goto: (place: Place) => void): void {
  const openBefore = Array.from(root.querySelectorAll("details")).map((one) => one.open);
  const sections = [checks(report), unverified(report, goto), engine(report)];
  sections.forEach((one, i) => (one.open = openBefore[i] || false));
  fill(root, ...sections);
}

function checks({ checks }: Report): HTMLDetailsElement {
  const groups = OUTCOMES.map((outcome) => {
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
  return h("details", { class: "fold" }, h("summary", {}, title), ...groups);
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
  const byReason = new Map<string, Figure[]>();
  for (const figure of report.figures) {
    if (figure.status !== "unverified") continue;
    const reason = reasonOf(figure) || say("reason", "noRelation");
    byReason.set(reason, (byReason.get(reason) || []).concat([figure]));
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
  const title = t("coverage.unverified", { n: report.coverage.unverified });
  return h("details", { class: "fold" }, h("summary", {}, title), ...groups);
}

function engine(report: Report): HTMLDetailsElement {
  const packs = report.engine.packs.map((pack) => `${pack.id} ${pack.version}`).join(" · ");
  const files = report.sources.map((one) =>
    h("p", { class: "source" }, [one.name, one.format].join(" · "), h("code", {}, `SHA-256 ${one.sha256}`)),
  );
  return h(
    "details",
    { class: "fold" },
    h("summary", {}, t("coverage.engine")),
    h("p", {}, `${report.engine.name} ${report.engine.version}`, packs ? ` · ${packs}` : ""),
    ...files,
    h("p", { class: "quiet" }, t("coverage.disclaimer")),
  );
}
