// Which findings are shown: by level, by form, by whether they are answered, and by words. No elements here.

import type { Finding, Report } from "../api";
import { formLabel, placeLabel } from "./labels";
import type { Sheet } from "./places";

export type Level = "error" | "warning" | "note";
export const LEVELS: Level[] = ["error", "warning", "note"];

/** What must be mended before what may be; of one level in the order of the report. */
export function gravestFirst(findings: Finding[]): Finding[] {
  const of = (level: Level): Finding[] => findings.filter(({ severity }) => severity === level);
  return of("error").concat(of("warning"), of("note"));
}

/** How many of a level wait for an answer; and how many have one. */
export function tally(findings: Finding[], answered: (finding: Finding) => boolean): Record<Level | "answered", number> {
  const counts = { error: 0, warning: 0, note: 0, answered: 0 };
  for (const one of findings) counts[answered(one) ? "answered" : one.severity]++;
  return counts;
}

export interface Filter {
  /** None chosen is all of them. */
  levels: Level[];
  form: string | null;
  answered: boolean | null;
  words: string;
}

export const OPEN: Filter = { levels: [], form: null, answered: null, words: "" };

/** What is asked of a finding, looked up once. */
export interface Facts {
  level: Level;
  form: string;
  answered: boolean;
  text: string;
}

export function isOpen(filter: Filter): boolean {
  const { levels, form, answered, words } = filter;
  return levels.length === 0 && form === null && answered === null && words.trim() === "";
}

export function factsOf(finding: Finding, report: Report, sheets: Sheet[], answer: string | null): Facts {
  return {
    level: finding.severity,
    form: formLabel(report, finding.place),
    answered: answer !== null,
    text: fold([...texts(finding, report, sheets), answer || ""].join("\n")),
  };
}

/** Everything a person may have read of it: words, labels, figures. */
function texts(finding: Finding, report: Report, sheets: Sheet[]): string[] {
  const { working } = finding;
  const all = [finding.code, finding.label, finding.message, finding.reason || "", finding.at];
  all.push(placeLabel(report, finding.place, sheets));
  for (const { label, place } of finding.related) all.push(label, place.quote || "");
  for (const { title } of finding.suggestions) all.push(title);
  if (working) all.push(working.expected, working.found, working.gap);
  for (const { label, value } of working ? working.operands : []) all.push(label, value);
  return all;
}

/** Width, case, and the commas within figures make no difference. */
export function fold(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\d),(?=\d)/g, "$1");
}

/** All words must be there, in any order. */
export function matches(filter: Filter, facts: Facts): boolean {
  const words = fold(filter.words).split(/\s+/).filter((word) => word !== "");
  return (
    (filter.levels.length === 0 || filter.levels.indexOf(facts.level) >= 0) &&
    (filter.form === null || filter.form === facts.form) &&
    (filter.answered === null || filter.answered === facts.answered) &&
    words.every((word) => facts.text.indexOf(word) >= 0)
  );
}

/** How many would be shown with one thing asked differently. */
export function countWith(filter: Filter, change: Partial<Filter>, all: Facts[]): number {
  const changed = { ...filter, ...change };
  return all.filter((facts) => matches(changed, facts)).length;
}

/** The forms that findings stand in, in their order. */
export function formsOf(all: Facts[]): string[] {
  const forms: string[] = [];
  for (const { form } of all) if (forms.indexOf(form) < 0) forms.push(form);
  return forms;
}
