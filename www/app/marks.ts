// What the report says about each piece of text: figures with their status, and the findings that point there.

import type { Figure, Finding, Place, Report } from "../api";
import { spotKey, spotOf, type Sheet } from "./places";

/** A stretch of a text that means something. */
export interface Mark {
  start: number;
  end: number;
  /** Index into the report's figures; null where only a finding points here. */
  figure: number | null;
  /** Findings whose own place this is, by index. */
  findings: number[];
  /** Findings in whose working or notes this stands. */
  mentioned: number[];
}

export interface SpotMarks {
  marks: Mark[];
  /** Findings about the cell or paragraph as a whole. */
  whole: number[];
}

export type MarkMap = Map<string, SpotMarks>;

export function markAll(report: Report, sheets: Sheet[]): MarkMap {
  const map: MarkMap = new Map();
  const at = (place: Place): SpotMarks | null => {
    const spot = spotOf(report, place, sheets);
    if (!spot) return null;
    const key = spotKey(spot);
    const known = map.get(key) || { marks: [], whole: [] };
    map.set(key, known);
    return known;
  };
  report.figures.forEach((figure, index) => addFigure(at(figure.place), figure, index));
  report.findings.forEach((finding, index) => addFinding(at, finding, index));
  map.forEach(({ marks }) => marks.sort((a, b) => a.start - b.start));
  return map;
}

/** Further than any text reaches: a place without a range means all of it. */
const ALL = Number.MAX_SAFE_INTEGER;

function addFigure(spot: SpotMarks | null, figure: Figure, index: number): void {
  if (!spot) return;
  const start = figure.place.start === null ? 0 : figure.place.start;
  const end = figure.place.end === null ? ALL : figure.place.end;
  if (spot.marks.some((mark) => overlaps(mark, start, end))) return;
  spot.marks.push({ start, end, figure: index, findings: [], mentioned: [] });
}

function addFinding(
  at: (place: Place) => SpotMarks | null,
  finding: Finding,
  index: number,
): void {
  const home = at(finding.place);
  if (home) {
    const mark = markFor(home, finding.place);
    if (mark) mark.findings.push(index);
    else home.whole.push(index);
  }
  for (const place of mentions(finding)) {
    const spot = at(place);
    const mark = spot ? spot.marks.find((one) => covers(one, place)) : undefined;
    if (mark && mark.mentioned.indexOf(index) < 0) mark.mentioned.push(index);
  }
}

/** The places a finding speaks of besides its own. */
export function mentions(finding: Finding): Place[] {
  const places = finding.related.map((one) => one.place);
  const operands = finding.working ? finding.working.operands : [];
  return places.concat(operands.map((one) => one.place));
}

function markFor(spot: SpotMarks, place: Place): Mark | null {
  if (place.start === null || place.end === null) {
    return spot.marks.length === 1 ? (spot.marks[0] as Mark) : null;
  }
  const known = spot.marks.find((mark) => covers(mark, place));
  if (known) return known;
  const fresh: Mark = {
    start: place.start,
    end: place.end,
    figure: null,
    findings: [],
    mentioned: [],
  };
  spot.marks.push(fresh);
  return fresh;
}

export function covers(mark: { start: number; end: number }, place: Place): boolean {
  if (place.start === null || place.end === null) return true;
  return overlaps(mark, place.start, place.end);
}

function overlaps(mark: { start: number; end: number }, start: number, end: number): boolean {
  return mark.start < end && start < mark.end;
}
