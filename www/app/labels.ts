// Places in words: form · row · column. What the engine has already said in words is not said again here.

import type { Form, Place, Report, TableView } from "../api";
import { whose, type Submission } from "./desk";
import { covering, paragraphText, sheetOf, tableOf, type Sheet, type Spot } from "./places";
import { t } from "./words";

/** In words: form · row · column, or the heading and the figure. */
export function placeLabel(report: Report, place: Place, sheets: Sheet[]): string {
  const sheet = sheetOf(report, place.source, sheets);
  if (place.table === null) return paragraphLabel(sheet, place);
  const parts = [formLabel(report, place)];
  const view = tableOf(sheet, place.table);
  if (view && place.row !== null && place.col !== null) {
    // A figure with its label in its own cell stands under no column.
    const own = ownLabel(view, place, place.row, place.col);
    if (own !== "") parts.push(own);
    else parts.push(rowLabel(view, place.row, place.col), columnLabel(view, place.row, place.col));
  }
  return parts.filter((part) => part !== "").join(" · ");
}

/** The same for a cell or paragraph as a whole. */
export function spotLabel(report: Report, spot: Spot, sheets: Sheet[]): string {
  const source = report.sources[sheets.findIndex(({ slot }) => slot === spot.slot)];
  const nowhere = { block: null, table: null, row: null, col: null, start: null, end: null, quote: null, origin: null };
  return source ? placeLabel(report, { ...nowhere, ...spot, source: source.id }, sheets) : "";
}

/** Where a place stands in a workbook; empty in other files. */
export function cellAddress(place: Place): string {
  const { sheet, cell } = place.origin || {};
  return sheet && cell ? t("place.cell", { sheet, cell }) : "";
}

/** The form a place stands in; a large one holds several, and the one that begins last before the place is meant. */
export function formLabel(report: Report, place: Place): string {
  if (place.table === null) return t("place.prose");
  const row = place.row === null ? 0 : place.row;
  let best: Form | null = null;
  for (const form of report.forms) {
    const same = form.place.source === place.source && form.place.table === place.table;
    if (!same || startRow(form) > row) continue;
    if (!best || startRow(form) >= startRow(best)) best = form;
  }
  return best ? best.label : t("place.table", { n: place.table + 1 });
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

/** "其中：基本支出：264.56" carries its label before the figure. */
function ownLabel(view: TableView, place: Place, row: number, col: number): string {
  const own = covering(view, row, col);
  if (!own || !HAN.test(own.text) || isFigureLike(own.text)) return "";
  const end = place.start === null ? own.text.search(/\d/) : place.start;
  return end > 0 ? lastWords(own.text.slice(0, end)) : "";
}

function rowLabel(view: TableView, row: number, col: number): string {
  const own = covering(view, row, col);
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

/** Whose report, and of which year. */
export function titleOf(submission: Submission): string {
  const { department, year } = whose(submission);
  const when = year === null ? t("summary.noYear") : t("summary.year", { year });
  return `${department || t("summary.noDepartment")} ${when}`;
}
