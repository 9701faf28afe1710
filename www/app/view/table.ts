// A table as a table: merged cells merged, holes kept as holes, nested tables in their cells.

import type { CellView, Report, TableView } from "../../api";
import { h } from "../dom";
import { sheetOf, squares, tableOf, type Sheet, type Spot } from "../places";
import { say, t } from "../words";

/** Called with every cell that was made. */
export type Keep = (spot: Spot, element: HTMLElement) => void;

export function tableElement(sheet: Sheet, number: number, keep: Keep): HTMLElement | null {
  const view = tableOf(sheet, number);
  if (!view) return null;
  const table = h("table", { class: "grid", "data-slot": sheet.slot, "data-table": number });
  table.appendChild(body(sheet, view, keep));
  // A wide form may not squeeze its columns below what can be read.
  table.style.minWidth = `${Math.min(longestRow(view) * 4.5, 48)}rem`;
  const scroller = h("div", { class: "scroller" }, table);
  const unknown = h("p", { class: "doubt", "data-unknown": number, hidden: true }, t("table.unknown"));
  return h("div", { class: "table" }, doubt(view), unknown, scroller);
}

/** Says above a table that nobody knew what it is, and whether anything in it was checked; unless another form was found in it. */
export function showUnknown(root: HTMLElement, sheet: Sheet, report: Report, sheets: Sheet[]): void {
  const forms = report.forms.filter((form) => {
    const home = sheetOf(report, form.place.source, sheets);
    return home !== undefined && home.slot === sheet.slot;
  });
  const checked = new Set<number | null>();
  for (const { place, status } of report.figures) {
    const home = status === "unverified" ? undefined : sheetOf(report, place.source, sheets);
    if (home && home.slot === sheet.slot) checked.add(place.table);
  }
  root.querySelectorAll<HTMLElement>("[data-unknown]").forEach((note) => {
    const table = Number(note.dataset.unknown);
    const kinds = forms.filter((form) => form.place.table === table).map((form) => form.kind);
    note.hidden = kinds.length === 0 || kinds.some((kind) => kind !== "unknown");
    note.textContent = t(checked.has(table) ? "table.partly" : "table.unknown");
  });
}

/** Cells in the fullest row: the grid of a form has more columns than any of its rows. */
function longestRow(view: TableView): number {
  const counts: number[] = [];
  for (const { row } of view.cells) counts[row] = (counts[row] || 0) + 1;
  return counts.reduce((most, count) => Math.max(most, count || 0), 1);
}

function doubt(view: TableView): HTMLElement | null {
  if (view.reading === "certain") return null;
  return h("p", { class: "doubt", "data-reading": view.reading }, say("table", view.reading));
}

function body(sheet: Sheet, view: TableView, keep: Keep): HTMLElement {
  const rows: HTMLTableRowElement[] = [];
  for (let row = 0; row < view.rows; row++) rows.push(h("tr"));
  const covered = squares(view);
  for (let row = 0; row < view.rows; row++) {
    for (let col = 0; col < view.cols; col++) {
      const cell = covered[row * view.cols + col];
      const line = rows[row];
      if (!line) continue;
      if (!cell) line.appendChild(h("td", { class: "hole" }));
      else if (cell.row === row && cell.col === col) line.appendChild(square(sheet, view, cell, keep));
    }
  }
  return h("tbody", {}, ...rows);
}

function square(sheet: Sheet, view: TableView, cell: CellView, keep: Keep): HTMLElement {
  const first = cell.row === 0 && cell.col === 0;
  const element = h("td", {
    rowspan: cell.rowSpan > 1 ? cell.rowSpan : null,
    colspan: cell.colSpan > 1 ? cell.colSpan : null,
    "data-slot": sheet.slot,
    "data-table": view.table,
    "data-row": cell.row,
    "data-col": cell.col,
    // One stop of the Tab key a table; the arrow keys go on from there.
    tabindex: first ? 0 : -1,
  });
  element.appendChild(h("div", { class: "cell-text" }));
  for (const nested of cell.tables) {
    const inner = tableElement(sheet, nested, keep);
    if (inner) element.appendChild(inner);
  }
  keep({ slot: sheet.slot, table: view.table, row: cell.row, col: cell.col }, element);
  return element;
}

/** What decides whether a table must be built anew. */
export function tableShape(view: TableView): unknown {
  return [
    view.rows,
    view.cols,
    view.reading,
    view.cells.map((cell) => [cell.row, cell.col, cell.rowSpan, cell.colSpan, cell.tables]),
  ];
}
