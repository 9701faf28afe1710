// A text with its figures marked: status by underline, sign and words, never by colour alone.

import type { Figure, Finding } from "../../api";
import { h } from "../dom";
import type { Mark, SpotMarks } from "../marks";
import { say, t } from "../words";

export interface FigureContext {
  figures: Figure[];
  findings: Finding[];
  answered(finding: Finding): boolean;
}

/** How findings are marked: by the gravest that nobody has answered yet. They stand in that order. */
export function levelOf(findings: number[], { findings: all, answered }: FigureContext): string | null {
  const told = findings.map((i) => all[i]).filter((one): one is Finding => one !== undefined);
  const open = told.find((one) => !answered(one));
  return open ? open.severity : told.length > 0 ? "answered" : null;
}

/** The pieces of a text, figures wrapped. Joined, their text is the text. */
export function markedText(text: string, marks: Mark[], context: FigureContext): Node[] {
  const pieces: Node[] = [];
  let at = 0;
  for (const mark of marks) {
    const start = Math.max(at, mark.start);
    const end = Math.min(mark.end, text.length);
    if (end <= start) continue;
    if (start > at) pieces.push(document.createTextNode(text.slice(at, start)));
    pieces.push(figureSpan(text.slice(start, end), mark, context));
    at = end;
  }
  if (at < text.length) pieces.push(document.createTextNode(text.slice(at)));
  return pieces;
}

function figureSpan(quote: string, mark: Mark, context: FigureContext): HTMLElement {
  const figure = mark.figure === null ? undefined : context.figures[mark.figure];
  const status = figure ? figure.status : null;
  const findings = findingsOf(mark, status === "mismatched");
  const words = describe(figure, findings);
  const leads = findings.length > 0;
  return h(
    "span",
    {
      class: "fig",
      "data-figure-status": status,
      "data-figure": mark.figure,
      "data-start": mark.start,
      "data-end": mark.end,
      "data-findings": leads ? findings.join(" ") : null,
      "data-severity": levelOf(findings, context),
      // The finding's number stands beside the figure that it is about.
      "data-sign": mark.findings.length > 0 ? mark.findings.map((i) => i + 1).join(",") : null,
      title: words,
      role: leads ? "button" : null,
      tabindex: leads ? 0 : -1,
      "aria-label": leads ? `${quote} ${words}` : null,
    },
    quote,
  );
}

/** Findings to lead to: those about this figure, else those that name it, where it is part of what fails. */
function findingsOf(mark: Mark, mismatched: boolean): number[] {
  if (mark.findings.length > 0) return mark.findings;
  return mismatched ? mark.mentioned : [];
}

function describe(figure: Figure | undefined, findings: number[]): string {
  const numbers = findings.map((i) => i + 1).join(t("list.and"));
  if (!figure) return t("figure.finding", { n: numbers });
  if (findings.length > 0) {
    const key = figure.status === "mismatched" ? "figure.mismatchedAt" : "figure.finding";
    return t(key, { n: numbers });
  }
  if (figure.status === "unverified") {
    const reason = reasonOf(figure);
    return t("figure.unverified") + (reason ? t("punctuation.colon") + reason : "");
  }
  return t(figure.status === "verified" ? "figure.verified" : "figure.mismatched");
}

/** Why a figure was not checked, in words. */
export function reasonOf(figure: Figure): string {
  return figure.reason ? say("reason", figure.reason) : "";
}

/** What decides how a text looks: equal signatures need no new elements. */
export function signature(text: string, spot: SpotMarks | undefined, context: FigureContext): string {
  if (!spot) return text;
  const looks = spot.marks.map((mark) => {
    const figure = mark.figure === null ? undefined : context.figures[mark.figure];
    const seen = figure ? [figure.status, figure.reason] : [];
    return [mark.start, mark.end, mark.figure, mark.findings, mark.mentioned, levelOf(findingsOf(mark, true), context), seen];
  });
  return JSON.stringify([text, looks, spot.whole, levelOf(spot.whole, context)]);
}
