// Which file of a submission is looked at, where there are several.

import type { Report } from "../../api";
import { fill, h } from "../dom";
import { nameInWords } from "../names";
import { sheetOf, type Sheet } from "../places";
import { t } from "../words";

export function showTabs(root: HTMLElement, report: Report | null, sheets: Sheet[], slot: number, choose: (slot: number) => void): void {
  root.hidden = sheets.length < 2;
  const focused = root.contains(document.activeElement);
  const tabs = sheets.map((sheet) => {
    const own = report ? report.findings.filter(({ place }) => sheetOf(report, place.source, sheets) === sheet) : [];
    const n = own.length;
    const [gravest] = own;
    const current = sheet.slot === slot;
    return h(
      "button",
      { type: "button", class: "tab", "aria-pressed": String(current), "data-tab": sheet.slot, title: nameInWords(sheet.name), click: () => choose(sheet.slot) },
      h("span", { class: "tab-name" }, nameInWords(sheet.name)),
      gravest ? h("b", { "data-severity": gravest.severity, "aria-label": t("sheets.findings", { n }) }, String(n)) : null,
    );
  });
  fill(root, ...tabs);
  const now = focused ? root.querySelector<HTMLElement>('[aria-pressed="true"]') : null;
  if (now) now.focus();
}
