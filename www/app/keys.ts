// What the keys do, outside of text fields. Described to the user in view/help.ts.

import { closest, isTyping } from "./dom";

export interface KeyActions {
  step(by: number): void;
  /** From a finding to its place. */
  goto(index: number): void;
  /** From a place to its finding; false where there is none. */
  back(from: EventTarget | null): boolean;
  edit(cell: HTMLElement): void;
  /** Begins an answer to the finding chosen. */
  answer(): void;
  /** To the next figure that nobody could check, or the one before. */
  unverified(by: 1 | -1): void;
  /** To the words that are looked for. */
  find(): void;
  undo(): void;
  help(): void;
}

export function listenToKeys(actions: KeyActions): void {
  document.addEventListener("keydown", (event) => {
    const { state, view } = document.documentElement.dataset;
    if (state !== "done" || view === "overview" || isTyping(event.target)) return;
    if (closest(event.target, "dialog")) return;
    if (handle(event, actions)) event.preventDefault();
  });
}

function handle(event: KeyboardEvent, actions: KeyActions): boolean {
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "z" || event.shiftKey) return false;
    actions.undo();
    return true;
  }
  if (event.altKey) return false;
  return inCell(event, actions) || onFinding(event, actions) || anywhere(event, actions);
}

function inCell(event: KeyboardEvent, actions: KeyActions): boolean {
  const cell = closest(event.target, "td[data-row], p[data-block]");
  if (!cell) return false;
  switch (event.key) {
    case "Enter":
    case "F2":
      actions.edit(cell);
      return true;
    case "Escape":
    case "Backspace":
      return actions.back(event.target);
    case "ArrowUp":
    case "ArrowDown":
    case "ArrowLeft":
    case "ArrowRight":
      return cell.tagName === "TD" && move(cell as HTMLTableCellElement, event.key);
    default:
      return false;
  }
}

function onFinding(event: KeyboardEvent, actions: KeyActions): boolean {
  const card = closest(event.target, "[data-finding]");
  if (!card) return false;
  if (event.key === "Enter" && event.target === card) {
    actions.goto(Number(card.dataset.finding));
    return true;
  }
  return arrows(event.key, actions);
}

function anywhere(event: KeyboardEvent, actions: KeyActions): boolean {
  switch (event.key) {
    case "j":
    case "k":
      actions.step(event.key === "j" ? 1 : -1);
      return true;
    case "f":
      return actions.back(event.target);
    case "a":
      actions.answer();
      return true;
    case "u":
    case "U":
      actions.unverified(event.shiftKey ? -1 : 1);
      return true;
    case "/":
      actions.find();
      return true;
    case "?":
    case "？":
      actions.help();
      return true;
    default:
      // In the report itself the arrows scroll.
      return event.target === document.body && arrows(event.key, actions);
  }
}

function arrows(key: string, actions: KeyActions): boolean {
  if (key !== "ArrowDown" && key !== "ArrowUp") return false;
  actions.step(key === "ArrowDown" ? 1 : -1);
  return true;
}

/** To the neighbouring cell, merged ones counting as one. */
function move(cell: HTMLTableCellElement, key: string): boolean {
  const table = cell.closest("table");
  if (!table) return false;
  const row = Number(cell.dataset.row);
  const col = Number(cell.dataset.col);
  const to = {
    ArrowUp: [row - 1, col],
    ArrowDown: [row + cell.rowSpan, col],
    ArrowLeft: [row, col - 1],
    ArrowRight: [row, col + cell.colSpan],
  }[key];
  const next = to ? covering(table, to[0] as number, to[1] as number) : null;
  if (next) next.focus();
  return true;
}

function covering(table: HTMLTableElement, row: number, col: number): HTMLElement | null {
  const number = table.dataset.table || "";
  const cells = Array.from(table.querySelectorAll<HTMLTableCellElement>("td[data-row]"));
  const found = cells.find((cell) => {
    const top = Number(cell.dataset.row);
    const left = Number(cell.dataset.col);
    return (
      cell.dataset.table === number &&
      top <= row &&
      row < top + cell.rowSpan &&
      left <= col &&
      col < left + cell.colSpan
    );
  });
  return found || null;
}
