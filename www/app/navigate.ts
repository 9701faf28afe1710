// Between findings and places: which finding is chosen, where it leads, and the way back.

import type { Place, Report } from "../api";
import { nameOf } from "./answers";
import { closest } from "./dom";
import { mentions } from "./marks";
import { cellAt, sheetOf, spotOf, tableOf, type Sheet, type Spot } from "./places";
import type { DocumentView } from "./view/document";

/** What else decides what can be seen. */
export interface Scene {
  /** Brings the sheet on the page that is to be looked at. */
  turnTo(slot: number): void;
  /** The findings that no filter hides, in order. */
  visible(): number[];
  /** Lets a finding be seen that a filter hides. */
  uncover(index: number): void;
}

export class Navigator {
  private active = -1;
  /** Which finding that is, whatever its number becomes. */
  private name = "";
  /** The unverified figure last led to. */
  private figure = -1;

  constructor(
    private readonly findings: HTMLElement,
    private readonly paper: HTMLElement,
    private readonly view: DocumentView,
    private readonly now: () => { report: Report | null; sheets: Sheet[] },
    private readonly scene: Scene,
  ) {}

  /** A report just opened: its first finding is shown as chosen, and nothing scrolls. */
  begin(): void {
    this.select(0);
  }

  /** After the sheet on the page has changed: what is marked in it. */
  repaint(): void {
    this.paint();
  }

  /** After a new check: the choice follows its finding. It is none while that is gone; undone, an edit brings it back. */
  renew(): void {
    const { report } = this.now();
    const names = report ? report.findings.map(nameOf) : [];
    this.active = names[this.active] === this.name ? this.active : names.indexOf(this.name);
    this.paint();
  }

  private select(index: number): void {
    const { report } = this.now();
    const finding = report ? report.findings[index] : undefined;
    this.active = finding ? index : -1;
    this.name = finding ? nameOf(finding) : "";
    this.paint();
  }

  choose(index: number, how: { focus: boolean } = { focus: true }): void {
    this.scene.uncover(index);
    const card = this.card(index);
    if (!card) return;
    this.select(index);
    reveal(card, "nearest");
    if (how.focus) card.focus({ preventScroll: true });
  }

  step(by: number): void {
    const visible = this.scene.visible();
    const count = visible.length;
    if (count === 0) return;
    const at = visible.indexOf(this.active);
    const from = at >= 0 ? at : by > 0 ? before(visible, this.active) : before(visible, this.active) + 1;
    this.choose(visible[(from + by + count) % count] as number);
    // Where both stand in one column, the card is what is to be seen; Enter leads to the place.
    if (!this.together()) this.show(this.active);
  }

  /** Whether findings and report scroll as one. */
  private together(): boolean {
    return window.getComputedStyle(this.paper).overflowY === "visible";
  }

  /** Brings a finding's place into sight without leaving the finding. */
  show(index: number): void {
    const { report } = this.now();
    const finding = report ? report.findings[index] : undefined;
    if (!finding) return;
    this.turn(finding.place);
    const element = this.elementOf(finding.place);
    if (element) reveal(element, "center");
  }

  /** Goes to a place: scrolls, flashes, and puts the focus there. */
  goto(place: Place, index = this.active): void {
    this.turn(place);
    if (index >= 0) this.select(index);
    const element = this.elementOf(place);
    if (!element) return;
    reveal(element, "center");
    flash(element);
    if (!element.hasAttribute("tabindex")) element.setAttribute("tabindex", "-1");
    element.focus({ preventScroll: true });
  }

  gotoFinding(index: number): void {
    const { report } = this.now();
    const finding = report ? report.findings[index] : undefined;
    if (finding) this.goto(finding.place, index);
  }

  /** From the figure the user is at, else the last one led to, to the next unverified one. */
  unverified(by: 1 | -1): void {
    const { report } = this.now();
    const open = (report ? report.figures : []).map((figure, i) => (figure.status === "unverified" ? i : -1)).filter((i) => i >= 0);
    if (!report || open.length === 0) return;
    const here = closest(document.activeElement, ".fig");
    const from = here && here.dataset.figure !== undefined ? Number(here.dataset.figure) : this.figure;
    const rest = by > 0 ? open.filter((i) => i > from) : open.filter((i) => i < from).reverse();
    // After the last one the first.
    const next = rest.length > 0 ? rest[0] : by > 0 ? open[0] : open[open.length - 1];
    const figure = report.figures[next as number];
    if (!figure) return;
    this.figure = next as number;
    this.goto(figure.place, -1);
  }

  /** From a place to the finding that is about it, else to the one we came from. */
  back(from: EventTarget | null): boolean {
    const target = this.meant(from);
    if (target < 0) return false;
    this.choose(target);
    return true;
  }

  /** The finding that something in the report is about, the one chosen before others; else the one chosen. */
  meant(from: EventTarget | null): number {
    const all = findingsAt(from);
    return all.indexOf(this.active) >= 0 || all[0] === undefined ? this.active : all[0];
  }

  private turn(place: Place): void {
    const { report, sheets } = this.now();
    const sheet = report ? sheetOf(report, place.source, sheets) : undefined;
    if (sheet) this.scene.turnTo(sheet.slot);
  }

  private card(index: number): HTMLElement | null {
    return this.findings.querySelector<HTMLElement>(`[data-finding="${index}"]`);
  }

  private elementOf(place: Place): HTMLElement | null {
    const { report, sheets } = this.now();
    if (!report) return null;
    const spot = spotOf(report, place, sheets);
    const holder = spot ? this.view.element(spot) : this.tableElement(report, place, sheets);
    return holder ? stretch(holder, place) || holder : null;
  }

  private tableElement(report: Report, place: Place, sheets: Sheet[]): HTMLElement | null {
    const sheet = sheetOf(report, place.source, sheets);
    const table = place.table;
    if (!sheet || table === null || !tableOf(sheet, table)) return null;
    const first = cellAt(sheet, table, place.row || 0, 0);
    const spot: Spot | null = first ? { slot: sheet.slot, table, row: first.row, col: first.col } : null;
    return spot ? this.view.element(spot) : null;
  }

  /** Shows which card is chosen, and which figures it speaks of. */
  private paint(): void {
    unclass(this.findings, "active");
    unclass(this.paper, "is-place");
    unclass(this.paper, "is-operand");
    const card = this.card(this.active);
    const { report } = this.now();
    const finding = report ? report.findings[this.active] : undefined;
    if (!card || !finding) return;
    card.classList.add("active");
    for (const place of mentions(finding)) addClass(this.elementOf(place), "is-operand");
    const place = this.elementOf(finding.place);
    if (!place) return;
    place.classList.add("is-place");
    place.dataset.place = card.dataset.answered === undefined ? finding.severity : "answered";
  }
}

/** The place in the list of the last finding before one that is not in it. */
function before(visible: number[], index: number): number {
  return visible.filter((one) => one < index).length - 1;
}

export function findingAt(target: EventTarget | null): number {
  const first = namedBy(closest(target, "[data-findings]"))[0];
  return first === undefined ? -1 : first;
}

/** The findings about what has the focus: a figure, or a cell or paragraph with all that stands in it. */
function findingsAt(target: EventTarget | null): number[] {
  const around = namedBy(closest(target, "[data-findings]"));
  const spot = closest(target, "td[data-row], p[data-block]");
  const inside = around.length > 0 || !spot ? [] : Array.from(spot.querySelectorAll<HTMLElement>("[data-findings]"));
  return inside.reduce((all, one) => all.concat(namedBy(one)), around);
}

function namedBy(element: HTMLElement | null): number[] {
  const names = element ? (element.dataset.findings || "").split(" ") : [];
  return names.filter((name) => name !== "").map(Number);
}

/** The marked figure of a place inside its cell or paragraph; none where the place is all of it. */
function stretch(holder: HTMLElement, place: Place): HTMLElement | null {
  const { start, end } = place;
  if (start === null || end === null) return null;
  const figures = Array.from(holder.querySelectorAll<HTMLElement>(".fig"));
  return figures.find((one) => Number(one.dataset.start) <= start && end <= Number(one.dataset.end)) || null;
}

function reveal(element: HTMLElement, block: ScrollLogicalPosition): void {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  element.scrollIntoView({ block, inline: "nearest", behavior: calm ? "auto" : "smooth" });
}

const FLASH_MS = 1200;

function flash(element: HTMLElement): void {
  element.classList.remove("flash");
  // Reading a size makes the browser take notice, so that the animation starts anew.
  void element.offsetWidth;
  element.classList.add("flash");
  window.setTimeout(() => element.classList.remove("flash"), FLASH_MS);
}

function unclass(root: HTMLElement, name: string): void {
  Array.from(root.getElementsByClassName(name)).forEach((one) => one.classList.remove(name));
}

function addClass(element: HTMLElement | null, name: string): void {
  if (element) element.classList.add(name);
}
