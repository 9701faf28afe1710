// A table as a table: merged cells merged, holes kept as holes, nested tables in their cells.

import type { CellView, Report, TableView } from "../../api";
import { h } from "../dom";
import { slotOf, tableOf, type Sheet, type Spot } from "../places";
import { say, t } from "../words";

/** Called with every cell that was made. */
export type Keep = (spot: Spot, element: HTMLElement) => void;

export function tableElement(sheet: Sheet, number: number, keep: Keep): HTMLElement | null {
  const view = tableOf(sheet, number);
  if (!view) return null;
  const table = h("table", { class: "grid", "data-slot": sheet.slot, "data-table": number });
  table.appendChild(body(sheet, view, keep));
  // A wide form may not squeeze its columns below what can be read.
  table.style.minWidth = `${Math.min(view.cols * 4, 60)}rem`;
  const scroller = h("div", { class: "scroller" }, table);
  const unknown = h("p", { class: "doubt", "data-unknown": number, hidden: true }, t("table.unknown"));
  return h("div", { class: "table" }, doubt(view), unknown, scroller);
}

/** Says above a table that nobody knew what it is; unless another form was found in it. */
export function showUnknown(root: HTMLElement, report: Report): void {
  root.querySelectorAll<HTMLElement>("[data-unknown]").forEach((note) => {
    const page = note.closest("[data-slot]") as HTMLElement | null;
    const slot = page ? Number(page.dataset.slot) : -1;
    const kinds = report.forms
      .filter((form) => form.place.table === Number(note.dataset.unknown))
      .filter((form) => slotOf(report, form.place.source) === slot)
      .map((form) => form.kind);
    note.hidden = kinds.length === 0 || kinds.some((kind) => kind !== "unknown");
  });
}

function doubt(view: TableView): HTMLElement | null {
  if (view.reading === "certain") return null;
  return h("p", { class: "doubt", "data-reading": view.reading }, say("table", view.reading));
}

function body(sheet: Sheet, view: TableView, keep: Keep): HTMLElement {
  const rows: HTMLTableRowElement[] = [];
  for (let row = 0; row < view.rows; row++) rows.push(h("tr"));
  const squares = cover(view);
  for (let row = 0; row < view.rows; row++) {
    for (let col = 0; col < view.cols; col++) {
      const cell = squares[row * view.cols + col];
      const line = rows[row];
      if (!line) continue;
      if (!cell) line.appendChild(h("td", { class: "hole" }));
      else if (cell.row === row && cell.col === col) line.appendChild(square(sheet, view, cell, keep));
    }
  }
  return h("tbody", {}, ...rows);
}

function cover(view: TableView): (CellView | undefined)[] {
  const squares: (CellView | undefined)[] = new Array<undefined>(view.rows * view.cols);
  for (const cell of view.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) {
        squares[row * view.cols + col] = cell;
      }
    }
  }
  return squares;
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
