// A strip beside the report: where figures agree, where they do not, where nobody could check. A picture of what the
// marks in the report say one by one; the keys and the list of unverified figures lead to the same places.

import { fill, h } from "../dom";

/** As many stripes as can be told apart. */
const STRIPES = 160;
/** The graver covers the milder. */
const RANKS = ["verified", "unverified", "answered", "note", "warning", "error"];

export function showMap(root: HTMLElement, pane: HTMLElement): void {
  const height = pane.scrollHeight;
  const worst = new Map<number, string>();
  const top = pane.getBoundingClientRect().top - pane.scrollTop;
  pane.querySelectorAll<HTMLElement>(".sheet .fig[data-figure-status]").forEach((figure) => {
    const at = figure.getBoundingClientRect().top - top;
    const stripe = Math.min(STRIPES - 1, Math.max(0, Math.floor((at / height) * STRIPES)));
    const { figureStatus = "", severity = "error" } = figure.dataset;
    const kind = figureStatus === "mismatched" ? severity : figureStatus;
    if (RANKS.indexOf(kind) > RANKS.indexOf(worst.get(stripe) || "")) worst.set(stripe, kind);
  });
  const stripes: HTMLElement[] = [];
  worst.forEach((kind, at) => {
    const checked = kind === "verified" || kind === "unverified";
    const stripe = h("i", checked ? { "data-status": kind } : { "data-status": "mismatched", "data-severity": kind });
    stripe.style.top = `${(at / STRIPES) * 100}%`;
    stripe.style.height = `${100 / STRIPES}%`;
    stripes.push(stripe);
  });
  fill(root, ...stripes);
}

/** A click on the strip leads to that part of the report. */
export function listenToMap(root: HTMLElement, pane: HTMLElement): void {
  root.addEventListener("click", (event) => {
    const { top, height } = root.getBoundingClientRect();
    pane.scrollTop = ((event.clientY - top) / height) * pane.scrollHeight - pane.clientHeight / 2;
  });
}
