// Places: how the report's anchors name a cell or a paragraph of the shown documents, in keys and in words.

import type { BlockView, CellView, DocumentView, Form, Place, Report, TableView } from "../api";
import { t } from "./words";

/** A document on the page. Its slot is its number among the readable ones, which the report counts too. */
export interface Sheet {
  slot: number;
  /** The engine's handle. */
  id: number;
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

/** The report's own number of a source, as the slot of a sheet. */
export function slotOf(report: Report, source: number): number {
  return report.sources.findIndex((one) => one.id === source);
}

/** The cell or paragraph of a place; null where it means a whole table or document. */
export function spotOf(report: Report, place: Place, sheets: Sheet[]): Spot | null {
  const slot = slotOf(report, place.source);
  if (place.table !== null && place.row !== null && place.col !== null) {
    const cell = cellAt(sheets[slot], place.table, place.row, place.col);
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

function covering(view: TableView, row: number, col: number): CellView | undefined {
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
  const sheet = sheets[spot.slot];
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

/** In words: form · row · column, or the heading and the figure. */
export function placeLabel(report: Report, place: Place, sheets: Sheet[]): string {
  const sheet = sheets[slotOf(report, place.source)];
  if (place.table === null) return paragraphLabel(sheet, place);
  const parts = [formLabel(report, place)];
  const view = tableOf(sheet, place.table);
  if (view && place.row !== null && place.col !== null) {
    parts.push(rowLabel(view, place, place.row, place.col));
    // Prose in a frame stands under no column.
    const framed = textAt(sheets, { slot: sheet ? sheet.slot : -1, table: view.table, row: place.row, col: place.col });
    if (framed.length <= FRAMED) parts.push(columnLabel(view, place.row, place.col));
  }
  return parts.filter((part) => part !== "").join(" · ");
}

/** A large form holds several: the one that begins last before the place is meant. */
function formLabel(report: Report, place: Place): string {
  const row = place.row === null ? 0 : place.row;
  let best: Form | null = null;
  for (const form of report.forms) {
    const same = form.place.source === place.source && form.place.table === place.table;
    if (!same || startRow(form) > row) continue;
    if (!best || startRow(form) >= startRow(best)) best = form;
  }
  return best ? best.label : t("place.table", { n: (place.table === null ? 0 : place.table) + 1 });
}

function startRow(form: Form): number {
  return form.place.row === null ? 0 : form.place.row;
}

/** A cell that holds a figure and at most its unit. */
export function isFigureLike(text: string): boolean {
  return FIGURE_LIKE.test(text);
}

const FIGURE_LIKE = /^[\s\-+−–—/／.,，\d%％‰()（）≥≤≦≧＞＜><=]*(万元|亿元|元|分|个|人|户)?\s*$/;
const HAN = /[\u4e00-\u9fff]/;
const LONG = 22;
const FRAMED = 60;

function rowLabel(view: TableView, place: Place, row: number, col: number): string {
  const own = covering(view, row, col);
  // "其中：基本支出：264.56" carries its label before the figure.
  if (own && HAN.test(own.text) && !isFigureLike(own.text)) {
    const end = place.start === null ? own.text.search(/\d/) : place.start;
    if (end > 0) return lastWords(own.text.slice(0, end));
  }
  for (let left = (own ? own.col : col) - 1; left >= 0; left--) {
    const cell = covering(view, row, left);
    if (cell && isLabel(cell.text)) return tidy(cell.text);
  }
  return own && isLabel(own.text) ? tidy(own.text) : "";
}

/** The words that lead to a figure: "其中：基本支出：" gives 基本支出. */
function lastWords(before: string): string {
  const pieces = before.split(/[\n，。；：:;,、]/).map(tidy).filter((piece) => piece !== "");
  const last = pieces[pieces.length - 1] || "";
  return last.length <= LONG ? last : `…${last.slice(-LONG)}`;
}

function isLabel(text: string): boolean {
  return HAN.test(text) && !isFigureLike(text) && tidy(text).length <= LONG;
}

function columnLabel(view: TableView, row: number, col: number): string {
  for (let above = row - 1; above >= 0; above--) {
    const cell = covering(view, above, col);
    if (!cell || cell.colSpan >= view.cols) continue;
    const text = tidy(cell.text);
    if (isLabel(text) && text !== "其中") return text;
  }
  return "";
}

function tidy(text: string): string {
  return text.replace(/\s+/g, "").replace(/[：:，,、（(]+$/, "");
}

const HEADING = /^\s*([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/;

export function isHeading(text: string): boolean {
  return HEADING.test(text) && text.trim().length <= 40;
}

function paragraphLabel(sheet: Sheet | undefined, place: Place): string {
  const parts = [t("place.prose")];
  const blocks = sheet ? sheet.view.blocks : [];
  for (let at = place.block === null ? -1 : place.block; at >= 0; at--) {
    const text = paragraphText(blocks[at]);
    if (text === null || !isHeading(text)) continue;
    parts.push(text.trim());
    break;
  }
  if (place.quote) parts.push(`“${place.quote}”`);
  return parts.join(" · ");
}
