// Which file of a submission is looked at, where there are several.

import type { Report } from "../../api";
import { fill, h } from "../dom";
import { sheetOf, type Sheet } from "../places";
import { t } from "../words";

export function showTabs(root: HTMLElement, report: Report | null, sheets: Sheet[], slot: number, choose: (slot: number) => void): void {
  root.hidden = sheets.length < 2;
  const focused = root.contains(document.activeElement);
  const tabs = sheets.map((sheet) => {
    const n = report ? findingsIn(report, sheets, sheet) : 0;
    const current = sheet.slot === slot;
    return h(
      "button",
      { type: "button", class: "tab", "aria-pressed": String(current), "data-tab": sheet.slot, title: sheet.name, click: () => choose(sheet.slot) },
      h("span", { class: "tab-name" }, sheet.name),
      n > 0 ? h("b", { "aria-label": t("sheets.findings", { n }) }, String(n)) : null,
    );
  });
  fill(root, ...tabs);
  const now = focused ? root.querySelector<HTMLElement>('[aria-pressed="true"]') : null;
  if (now) now.focus();
}

function findingsIn(report: Report, sheets: Sheet[], sheet: Sheet): number {
  return report.findings.filter(({ place }) => sheetOf(report, place.source, sheets) === sheet).length;
}
