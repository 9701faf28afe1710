// What was changed on the page and is not as it was: what stood there before, and what stands there now.

import type { Change } from "./labor";
import { spotKey, textAt, type Sheet, type Spot } from "./places";
import { t } from "./words";

export interface Edited {
  spot: Spot;
  before: string;
  after: string;
}

export function editsIn(history: Change[], sheets: Sheet[]): Edited[] {
  const seen = new Set<string>();
  const all: Edited[] = [];
  for (const { spots, before } of history) {
    spots.forEach((spot, i) => {
      // What stood there before the first change is what the file says.
      if (seen.has(spotKey(spot)) || !sheets.some(({ slot }) => slot === spot.slot)) return;
      seen.add(spotKey(spot));
      all.push({ spot, before: before[i] || "", after: textAt(sheets, spot) });
    });
  }
  return all.filter((one) => one.before !== one.after);
}

const LONG = 40;
const AROUND = 8;

/** Old and new; of long texts the part that differs, with a little around it. */
export function inWords({ before, after }: Edited): string {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const long = before.length > LONG || after.length > LONG;
  const part = (text: string): string => said(long ? around(text, start, text.length - end) : text);
  return `${part(before)} → ${part(after)}`;
}

/** What stood there before, where it is short. */
export function said(text: string): string {
  return text.trim() === "" ? t("edit.blank") : text;
}

function around(text: string, start: number, end: number): string {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, end + AROUND);
  return (from > 0 ? "…" : "") + text.slice(from, to) + (to < text.length ? "…" : "");
}
