// A row of the score sheet: what it claims and is worth, the steps on demand, and what a reviewer writes beside it.

import type { Award, Place, Report, Scored, ScoreRow, ScoreTable, ScoreValue } from "../../api";
import { h } from "../dom";
import { isPoints } from "../decimal";
import { say, t, type Key } from "../words";
import { reviewFields, type ReviewActions } from "./scores-review";

/** What the workbench begins with. */
export interface Bench {
  criterion: string;
  points: string;
  values: { name: string; value: string }[];
}

export interface RowActions extends ReviewActions {
  goto(place: Place): void;
  /** Opens the workbench, with nothing in it or with a row. */
  bench(row: Bench | null): void;
}

/** A row that is scored; headings are not. */
export interface Row {
  row: ScoreRow;
  scored: Scored;
}

export function scoredRows({ rows }: ScoreTable): Row[] {
  return rows.reduce<Row[]>((all, row) => (row.scored ? all.concat([{ row, scored: row.scored }]) : all), []);
}

/** What the row was worth before something was tried; null where it is the same. */
function earlier(before: Report | null, { scored }: Row): string | null {
  if (!before) return null;
  for (const table of before.scores.tables) {
    const old = table.rows.find((row) => row.scored !== null && row.scored.fingerprint === scored.fingerprint);
    if (old && old.scored) {
      const text = awardText(old.scored.award);
      return text === awardText(scored.award) ? null : text;
    }
  }
  return null;
}

export function line(one: Row, before: Report | null, actions: RowActions, reviewChanged: () => void): HTMLElement {
  const { row, scored } = one;
  const was = earlier(before, one);
  return h(
    "li",
    { "data-standing": scored.standing, "data-disputed": scored.disputed },
    h(
      "details",
      { "data-row": scored.fingerprint },
      h(
        "summary",
        {},
        h("span", { class: "score-name" }, row.path[row.path.length - 1] || ""),
        h("span", { class: "score-claimed" }, t("scores.of", { score: row.score || "—", points: row.points || "—" })),
        was === null ? null : h("span", { class: "score-was" }, t("scores.was", { was })),
        h("span", { class: "score-award" }, awardText(scored.award)),
        h("span", { class: "score-standing" }, standing(scored)),
      ),
      ...steps(row, scored, actions),
      reviewFields(row, scored, actions, reviewChanged),
    ),
  );
}

/** A figure in doubt is named first: what rests on it is not computed. */
function standing(scored: Scored): string {
  return scored.disputed && scored.award.points === null ? t("standing.disputed") : say("standing", scored.standing);
}

/** Points, a range, or a person's word. */
export function awardText({ points, low, high, judgement }: Award): string {
  if (points !== null) return points;
  if (judgement || low === null || high === null) return t("scores.judgement");
  return `${low}–${high}`;
}

function steps(row: ScoreRow, scored: Scored, actions: RowActions): (HTMLElement | null)[] {
  const said = (key: Key, ...content: (string | Node)[]): HTMLElement => h("p", {}, h("b", {}, t(key)), ...content);
  const { award, alternatives, missing, slips, values } = scored;
  const { criterion } = row;
  const bench = (): void =>
    actions.bench({
      criterion: criterion || "",
      points: row.points || "",
      values: values.map(({ name, value }) => ({ name, value })),
    });
  return [
    h(
      "p",
      { class: "score-place" },
      h("button", { type: "button", class: "value", click: () => actions.goto(row.place) }, t("scores.place")),
      criterion && row.points && isPoints(row.points) ? h("button", { type: "button", class: "value", click: bench }, t("bench.open")) : null,
    ),
    criterion ? said("scores.criterion", criterion) : null,
    criterion ? said("scores.reading", scored.reading) : null,
    ...values.map((value) => said(value.disputed ? "scores.disputed" : "scores.value", ...valueText(value, actions.goto))),
    award.reason ? said("scores.why", award.reason) : null,
    ...alternatives.map((other) => said("scores.other", `${awardText(other.award)}（${other.reading}）`)),
    missing.length > 0 ? said("scores.missing", missing.join(t("list.and"))) : null,
    ...slips.map((slip) => said("scores.slip", slip)),
  ];
}

/** 在职人员控制率 75%＝实有人数 6 ÷ 人员编制 8, every figure a way to its place. */
function valueText({ name, value, grounds, operands, place }: ScoreValue, goto: (place: Place) => void): (string | Node)[] {
  const link = (text: string, to: Place | null): string | Node =>
    to ? h("button", { type: "button", class: "value", click: () => goto(to) }, text) : text;
  const terms = operands.reduce<(string | Node)[]>(
    (all, one) => all.concat([one.operator ? ` ${one.operator} ` : " ", `${one.label} `, link(one.value, one.place)]),
    [],
  );
  const source = `（${say("grounds", grounds)}）`;
  return operands.length > 0 ? [`${name} ${value} ＝`, ...terms, source] : [`${name} `, link(value, place), source];
}
