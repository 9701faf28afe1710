// A suggestion's edits, as new texts of whole cells: what the session can write and take back.

import type { Report, Suggestion } from "../api";
import { spotKey, spotOf, textAt, type Sheet, type Spot } from "./places";

export interface Rewrite {
  spots: Spot[];
  texts: string[];
}

export function rewrite(suggestion: Suggestion, report: Report, sheets: Sheet[]): Rewrite | null {
  const spots: Spot[] = [];
  const texts: string[] = [];
  const seen = new Map<string, number>();
  // From the end of a text to its beginning, so that earlier offsets stay true.
  const edits = suggestion.edits.slice().sort((a, b) => (b.place.start || 0) - (a.place.start || 0));
  for (const { place, replacement } of edits) {
    const spot = spotOf(report, place, sheets);
    if (!spot) return null;
    let index = seen.get(spotKey(spot));
    if (index === undefined) {
      index = spots.push(spot) - 1;
      texts.push(textAt(sheets, spot));
      seen.set(spotKey(spot), index);
    }
    const text = texts[index] || "";
    const start = place.start === null ? 0 : place.start;
    const end = place.end === null ? text.length : place.end;
    texts[index] = text.slice(0, start) + replacement + text.slice(end);
  }
  return spots.length > 0 ? { spots, texts } : null;
}
