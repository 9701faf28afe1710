// The score sheets of a report as files: CSV for a spreadsheet, a page for people and paper.

import type { Operand, Place, Report, Scored, ScoreRow, ScoreTable, ScoreValue } from "../api";
import type { Review } from "./answers";
import { h } from "./dom";
import { csv } from "./hand-out";
import { cellAddress, placeLabel } from "./labels";
import type { Sheet } from "./places";
import { awardText } from "./view/scores-row";
import { spanText } from "./view/scores-total";
import { language, say, t, type Key } from "./words";

export interface Handed {
  report: Report;
  sheets: Sheet[];
  title: string;
  reviewOf(row: string): Review | null;
}

const COLUMNS: Key[] = [
  "scores.section", "scores.points", "export.criterion", "export.sources", "export.working",
  "scores.claimed", "export.computed", "scores.grounds", "review.score", "review.grounds",
];

/** All score sheets of a report, one below the other. */
export function scoresAsCsv(handed: Handed): string {
  const tables = scored(handed).map((table) => [heads(), ...lines(table, handed)]);
  return csv(tables.reduce((all, table) => all.concat(all.length > 0 ? [[]] : [], table), [] as string[][]));
}

/** The same as a page that stands by itself. */
export function scoresAsHtml(handed: Handed): string {
  const page = document.implementation.createHTMLDocument(handed.title);
  const { report } = handed;
  page.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  page.head.insertBefore(h("meta", { charset: "utf-8" }), page.head.firstChild);
  page.body.appendChild(h("h1", {}, handed.title));
  for (const table of scored(handed)) {
    for (const line of summary(table)) page.body.appendChild(h("p", {}, line));
    page.body.appendChild(grid(heads(), lines(table, handed)));
  }
  const { evidence } = report.scores;
  if (evidence.length > 0) {
    page.body.appendChild(h("h2", {}, t("evidence.title", { n: evidence.length })));
    const asked = evidence.map(({ row, points, asks }) => [row, points || "—", asks.join(t("evidence.join"))]);
    page.body.appendChild(grid([t("scores.section"), t("scores.points"), t("evidence.asks")], asked));
  }
  page.body.appendChild(h("p", {}, t("coverage.disclaimer")));
  // The policy of this page lets no style of others in, not even into a page that is never shown.
  return `<!doctype html>\n${page.documentElement.outerHTML.replace("</head>", `<style>${STYLE}</style></head>`)}\n`;
}

const STYLE =
  "body{margin:2em;font:14px/1.5 sans-serif}h1{font-size:1.4em}h2{font-size:1.1em}" +
  "table{width:100%;border-collapse:collapse}th,td{padding:.3em .5em;border:1px solid #999;text-align:left;vertical-align:top;white-space:pre-line}" +
  "thead{display:table-header-group}tr{break-inside:avoid}@page{size:landscape;margin:12mm}";

function grid(head: string[], rows: string[][]): HTMLElement {
  const cells = (tag: "th" | "td", texts: string[]): HTMLElement => h("tr", {}, ...texts.map((text) => h(tag, {}, text)));
  return h("table", {}, h("thead", {}, cells("th", head)), h("tbody", {}, ...rows.map((row) => cells("td", row))));
}

function scored({ report }: Handed): ScoreTable[] {
  return report.scores.tables.filter(({ sums }) => sums !== null);
}

function heads(): string[] {
  return COLUMNS.map((key) => t(key));
}

/** The whole: claimed, computed, grades. */
function summary({ total, sums }: ScoreTable): string[] {
  if (!total || !sums) return [];
  const { claimed, byFigures, byAll, points } = total;
  const whole = t("export.total", { points, claimed: claimed || "—", figures: spanText(byFigures), all: spanText(byAll) });
  return [whole, t("export.share", { figures: sums.figures.share, stated: sums.stated.share, open: sums.open.share })];
}

function lines(table: ScoreTable, handed: Handed): string[][] {
  const rows: string[][] = [];
  for (const row of table.rows) if (row.scored) rows.push(line(row, row.scored, handed));
  const { total } = table;
  if (total) rows.push([t("total.title"), total.points, "", "", "", total.claimed || "", spanText(total.byAll), "", "", ""]);
  return rows;
}

function line(row: ScoreRow, scored: Scored, { report, sheets, reviewOf }: Handed): string[] {
  const review = reviewOf(scored.fingerprint);
  const at = (place: Place): string => placeLabel(report, place, sheets) + cellAddress(place);
  const source = ({ value, label, place }: Operand): string => t("export.source", { label, value, place: at(place) });
  const sources = (value: ScoreValue): string[] => {
    if (value.operands.length > 0) return value.operands.map(source);
    const { name, place } = value;
    return [place ? t("export.source", { label: name, value: value.value, place: at(place) }) : `${name} ${value.value}`];
  };
  const all = scored.values.reduce<string[]>((list, value) => list.concat(sources(value)), []);
  return [
    row.path.join(" / "),
    row.points || "",
    row.criterion || "",
    all.filter((one, i) => all.indexOf(one) === i).join("\n"),
    working(scored).join("\n"),
    row.score || "",
    awardText(scored.award),
    scored.disputed ? t("standing.disputed") : say("grounds", scored.grounds || "open"),
    review ? review.score : "",
    review ? review.grounds : "",
  ];
}

/** What was read, and each value with its formula; why it is no single number. */
function working({ reading, values, award, missing }: Scored): string[] {
  const term = ({ operator, value }: Operand): string => (operator ? ` ${operator} ${value}` : value);
  const computed = values.map(({ name, value, operands }) => `${name} ${value}${operands.length > 0 ? ` ＝ ${operands.map(term).join("")}` : ""}`);
  return [
    reading,
    ...computed,
    award.reason || "",
    missing.length > 0 ? t("scores.missing") + missing.join(t("list.and")) : "",
  ].filter((one) => one !== "");
}
