// The report as it was read. Built once; afterwards only cells that look different are made anew.

import type { Report } from "../../api";
import { append, fill, h } from "../dom";
import { markAll, type MarkMap } from "../marks";
import { isFigureLike } from "../labels";
import { paragraphText, spotKey, type Sheet, type Spot } from "../places";
import { language, t } from "../words";
import { markedText, signature, type FigureContext } from "./figures";
import { paragraphKind } from "./prose";
import { showUnknown, tableElement, tableShape } from "./table";

export interface DocumentModel {
  sheets: Sheet[];
  report: Report | null;
  edited: Set<string>;
}

export class DocumentView {
  private shape = "";
  private readonly spots = new Map<string, { element: HTMLElement; looks: string }>();

  constructor(private readonly root: HTMLElement) {}

  show(model: DocumentModel): void {
    const shape = shapeOf(model.sheets);
    if (shape !== this.shape) {
      this.shape = shape;
      this.spots.clear();
      this.root.classList.add("unsettled");
      fill(this.root, ...model.sheets.map((sheet) => this.sheet(sheet, model.sheets.length > 1)));
    }
    this.paint(model);
    if (model.report) showUnknown(this.root, model.report);
  }

  /** What is out of sight need not be laid out for the first picture; from here on it is. */
  settle(): void {
    this.root.classList.remove("unsettled");
  }

  clear(): void {
    this.shape = "";
    this.spots.clear();
    fill(this.root);
  }

  element(spot: Spot): HTMLElement | null {
    const known = this.spots.get(spotKey(spot));
    return known ? known.element : null;
  }

  private sheet(sheet: Sheet, several: boolean): HTMLElement {
    const page = h("article", { class: "sheet", lang: "zh-CN", "data-slot": sheet.slot, "aria-label": sheet.name });
    if (several) page.appendChild(h("p", { class: "sheet-name" }, sheet.name));
    sheet.view.blocks.forEach((block, index) => {
      if (block.table !== null) {
        append(page, [tableElement(sheet, block.table, (spot, cell) => this.keep(spot, cell))]);
        return;
      }
      const kind = paragraphKind(sheet.view.blocks, index);
      const element = h("p", { class: `para ${kind}`, "data-slot": sheet.slot, "data-block": index });
      this.keep({ slot: sheet.slot, block: index }, element);
      page.appendChild(element);
    });
    return page;
  }

  private keep(spot: Spot, element: HTMLElement): void {
    this.spots.set(spotKey(spot), { element, looks: "\u0000" });
  }

  private paint({ sheets, report, edited }: DocumentModel): void {
    const marks: MarkMap = report ? markAll(report, sheets) : new Map();
    const context: FigureContext = {
      figures: report ? report.figures : [],
      findings: report ? report.findings : [],
    };
    const lang = language();
    for (const { key, text } of texts(sheets)) {
      const known = this.spots.get(key);
      if (!known) continue;
      const spot = marks.get(key);
      const looks = lang + edited.has(key) + signature(text, spot, context);
      if (looks === known.looks) continue;
      known.looks = looks;
      paintSpot(known.element, text, edited.has(key), spot ? spot.whole : []);
      const holder = textHolder(known.element);
      fill(holder, ...markedText(text, spot ? spot.marks : [], context));
    }
  }
}

/** A cell keeps its text apart from tables nested in it. */
function textHolder(element: HTMLElement): HTMLElement {
  const first = element.firstElementChild;
  return first && first.classList.contains("cell-text") ? (first as HTMLElement) : element;
}

function paintSpot(element: HTMLElement, text: string, edited: boolean, whole: number[]): void {
  element.classList.toggle("edited", edited);
  element.classList.toggle("has-finding", whole.length > 0);
  if (edited) element.setAttribute("data-edited", t("edit.mark"));
  else element.removeAttribute("data-edited");
  if (whole.length > 0) {
    element.setAttribute("data-findings", whole.join(" "));
    element.setAttribute("data-sign", whole.map((i) => i + 1).join(","));
  } else {
    element.removeAttribute("data-findings");
    element.removeAttribute("data-sign");
  }
  if (element.tagName !== "TD") return;
  const figure = text.trim() !== "" && isFigureLike(text);
  const short = text.trim().length <= 12 && !/^[\s\u3000]+\S|[：:]\s*\S|。/.test(text);
  element.classList.toggle("num", figure);
  element.classList.toggle("short", !figure && short);
}

function* texts(sheets: Sheet[]): Iterable<{ key: string; text: string }> {
  for (const { slot, view } of sheets) {
    for (let block = 0; block < view.blocks.length; block++) {
      const text = paragraphText(view.blocks[block]);
      if (text !== null) yield { key: spotKey({ slot, block }), text };
    }
    for (const { table, cells } of view.tables) {
      for (const { row, col, text } of cells) {
        yield { key: spotKey({ slot, table, row, col }), text };
      }
    }
  }
}

function shapeOf(sheets: Sheet[]): string {
  const shapes = sheets.map(({ id, view }) => [
    id,
    view.blocks.map((block, i) => (block.table === null ? paragraphKind(view.blocks, i) : block.table)),
    view.tables.map(tableShape),
  ]);
  return language() + JSON.stringify(shapes);
}
