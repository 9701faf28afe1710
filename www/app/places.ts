// Places: how the report's anchors name a cell or a paragraph of the shown documents.

import type { BlockView, CellView, DocumentView, Place, Report, TableView } from "../api";

/** A document on the page. The sheets of a submission stand in the order in which its report names its sources. */
export interface Sheet {
  /** The file's number on the page; it stays when the file moves to another submission. */
  slot: number;
  name: string;
  view: DocumentView;
}

/** Where text can stand and be edited: a cell or a paragraph. */
export type Spot =
  | { slot: number; table: number; row: number; col: number }
  | { slot: number; block: number };

export function spotKey(spot: Spot): string {
  return "table" in spot
    ? `${spot.slot}/t${spot.table}/${spot.row}/${spot.col}`
    : `${spot.slot}/b${spot.block}`;
}

/** The sheet of a source, as the report numbers it. */
export function sheetOf(report: Report, source: number, sheets: Sheet[]): Sheet | undefined {
  return sheets[report.sources.findIndex((one) => one.id === source)];
}

/** The cell or paragraph of a place; null where it means a whole table or document. */
export function spotOf(report: Report, place: Place, sheets: Sheet[]): Spot | null {
  const sheet = sheetOf(report, place.source, sheets);
  if (!sheet) return null;
  const { slot } = sheet;
  if (place.table !== null && place.row !== null && place.col !== null) {
    const cell = cellAt(sheet, place.table, place.row, place.col);
    return cell ? { slot, table: place.table, row: cell.row, col: cell.col } : null;
  }
  return place.table === null && place.block !== null ? { slot, block: place.block } : null;
}

export function tableOf(sheet: Sheet | undefined, table: number): TableView | undefined {
  return sheet ? sheet.view.tables.find((one) => one.table === table) : undefined;
}

/** The cell that covers a square, merged ones included. */
export function cellAt(
  sheet: Sheet | undefined,
  table: number,
  row: number,
  col: number,
): CellView | undefined {
  const view = tableOf(sheet, table);
  return view ? covering(view, row, col) : undefined;
}

/** The cell of a table that covers a square. */
export function covering(view: TableView, row: number, col: number): CellView | undefined {
  return col < view.cols ? squares(view)[row * view.cols + col] : undefined;
}

const known = new WeakMap<TableView, (CellView | undefined)[]>();

/** For each square of a table, row by row, the cell that covers it. */
export function squares(view: TableView): (CellView | undefined)[] {
  const before = known.get(view);
  if (before) return before;
  const all: (CellView | undefined)[] = [];
  for (const cell of view.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) {
        all[row * view.cols + col] = cell;
      }
    }
  }
  known.set(view, all);
  return all;
}

export function textAt(sheets: Sheet[], spot: Spot): string {
  const sheet = sheets.find((one) => one.slot === spot.slot);
  if (!sheet) return "";
  if ("table" in spot) {
    const cell = cellAt(sheet, spot.table, spot.row, spot.col);
    return cell ? cell.text : "";
  }
  return paragraphText(sheet.view.blocks[spot.block]) || "";
}

/** The text of a paragraph; null for a table. */
export function paragraphText(block: BlockView | undefined): string | null {
  return block ? block.text : null;
}
