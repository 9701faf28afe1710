// The report as it was read, one file at a time. Each is built when it is first looked at; afterwards only cells that
// look different are made anew.

import type { DocumentView as View, Finding, Report } from "../../api";
import { append, fill, h } from "../dom";
import { said } from "../edits";
import { markAll, type MarkMap } from "../marks";
import { isFigureLike } from "../labels";
import { nameInWords } from "../names";
import { paragraphText, spotKey, type Sheet, type Spot } from "../places";
import { language, t } from "../words";
import { levelOf, markedText, signature, type FigureContext } from "./figures";
import { paragraphKind } from "./prose";
import { showUnknown, tableElement, tableShape } from "./table";

export interface DocumentModel {
  sheets: Sheet[];
  report: Report | null;
  /** What stood there before it was changed on the page, by spot. */
  edited: Map<string, string>;
  answered(finding: Finding): boolean;
  /** The sheet to look at. */
  slot: number;
}

/** A file as it stands on the page. */
interface Built {
  element: HTMLElement;
  view: View;
  shape: string;
  spots: Map<string, { element: HTMLElement; looks: string }>;
  /** What it was last painted with. */
  report: Report | null;
}

export class DocumentView {
  private readonly built = new Map<number, Built>();
  private shown = -1;

  constructor(private readonly root: HTMLElement) {}

  show(model: DocumentModel): void {
    const { sheets, slot } = model;
    Array.from(this.built.keys()).forEach((known) => {
      if (!sheets.some((sheet) => sheet.slot === known)) this.drop(known);
    });
    this.shown = slot;
    const sheet = sheets.find((one) => one.slot === slot);
    if (sheet) this.paint(this.build(sheet), sheet, model);
    this.built.forEach(({ element }, known) => (element.hidden = known !== slot));
  }

  /** Builds and paints what was not looked at yet: on paper all of it is wanted. */
  showAll(model: DocumentModel): void {
    for (const sheet of model.sheets) this.paint(this.build(sheet), sheet, model);
    model.sheets.forEach(({ slot }) => {
      const known = this.built.get(slot);
      if (known) this.root.appendChild(known.element);
    });
  }

  /** What is out of sight need not be laid out for the first picture; from here on it is. */
  settle(): void {
    this.root.classList.remove("unsettled");
  }

  clear(): void {
    this.built.clear();
    fill(this.root);
  }

  /** The element of a spot in the sheet that is looked at. */
  element(spot: Spot): HTMLElement | null {
    const built = spot.slot === this.shown ? this.built.get(spot.slot) : undefined;
    const known = built ? built.spots.get(spotKey(spot)) : undefined;
    return known ? known.element : null;
  }

  private drop(slot: number): void {
    const known = this.built.get(slot);
    if (known) this.root.removeChild(known.element);
    this.built.delete(slot);
  }

  private build(sheet: Sheet): Built {
    const known = this.built.get(sheet.slot);
    const shape = known && known.view === sheet.view ? known.shape : shapeOf(sheet.view);
    if (known && known.shape === shape && known.element.dataset.spoken === language()) {
      known.view = sheet.view;
      return known;
    }
    this.drop(sheet.slot);
    const spots: Built["spots"] = new Map();
    const built = { element: page(sheet, spots), view: sheet.view, shape, spots, report: null };
    this.built.set(sheet.slot, built);
    this.root.classList.add("unsettled");
    this.root.appendChild(built.element);
    return built;
  }

  private paint(built: Built, sheet: Sheet, { sheets, report, edited, answered }: DocumentModel): void {
    const marks: MarkMap = report ? markAll(report, sheets) : new Map();
    const context: FigureContext = {
      figures: report ? report.figures : [],
      findings: report ? report.findings : [],
      answered,
    };
    const lang = language();
    for (const { key, text } of texts(sheet)) {
      const known = built.spots.get(key);
      if (!known) continue;
      const spot = marks.get(key);
      const before = edited.get(key);
      const looks = [lang, before, signature(text, spot, context)].join();
      if (looks === known.looks) continue;
      known.looks = looks;
      paintSpot(known.element, text, before, spot ? spot.whole : [], context);
      const holder = textHolder(known.element);
      fill(holder, ...markedText(text, spot ? spot.marks : [], context));
    }
    if (report && built.report !== report) showUnknown(built.element, sheet, report, sheets);
    built.report = report;
  }
}

function page(sheet: Sheet, spots: Built["spots"]): HTMLElement {
  const keep = (spot: Spot, element: HTMLElement): void => {
    spots.set(spotKey(spot), { element, looks: "\u0000" });
  };
  const element = h("article", {
    class: "sheet",
    lang: "zh-CN",
    "data-spoken": language(),
    "data-slot": sheet.slot,
    "aria-label": nameInWords(sheet.name),
  });
  element.appendChild(h("p", { class: "sheet-name" }, nameInWords(sheet.name)));
  sheet.view.blocks.forEach((block, index) => {
    if (block.table !== null) {
      append(element, [tableElement(sheet, block.table, keep)]);
      return;
    }
    const kind = paragraphKind(sheet.view.blocks, index);
    const paragraph = h("p", { class: `para ${kind}`, "data-slot": sheet.slot, "data-block": index });
    keep({ slot: sheet.slot, block: index }, paragraph);
    element.appendChild(paragraph);
  });
  return element;
}

/** A cell keeps its text apart from tables nested in it. */
function textHolder(element: HTMLElement): HTMLElement {
  const first = element.firstElementChild;
  return first && first.classList.contains("cell-text") ? (first as HTMLElement) : element;
}

function paintSpot(element: HTMLElement, text: string, before: string | undefined, whole: number[], context: FigureContext): void {
  const edited = before !== undefined;
  const found = whole.length > 0;
  element.classList.toggle("edited", edited);
  element.classList.toggle("has-finding", found);
  put(element, "data-edited", edited ? t("edit.mark") : null);
  put(element, "data-before", edited ? t("edit.was", { before: said(before) }) : null);
  put(element, "data-findings", found ? whole.join(" ") : null);
  put(element, "data-sign", found ? whole.map((i) => i + 1).join(",") : null);
  put(element, "data-severity", levelOf(whole, context));
  if (element.tagName !== "TD") return;
  const figure = text.trim() !== "" && isFigureLike(text);
  const short = text.trim().length <= 12 && !/^[\s\u3000]+\S|[：:]\s*\S|。/.test(text);
  element.classList.toggle("num", figure);
  element.classList.toggle("short", !figure && short);
}

function put(element: HTMLElement, attribute: string, value: string | null): void {
  if (value === null) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

function* texts({ slot, view }: Sheet): Iterable<{ key: string; text: string }> {
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

function shapeOf(view: View): string {
  return JSON.stringify([
    view.blocks.map((block, i) => (block.table === null ? paragraphKind(view.blocks, i) : block.table)),
    view.tables.map(tableShape),
  ]);
}
