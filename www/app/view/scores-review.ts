// 复核得分 and 复核依据: what a reviewer writes beside the rows, and what it comes to.

import type { ScoreRow, ScoreTable, Scored } from "../../api";
import type { Review } from "../answers";
import { compare, difference, isPoints, sum } from "../decimal";
import { fill, h } from "../dom";
import { LONGEST, LONGEST_SCORE } from "../notes";
import { t } from "../words";
import { gradeOf } from "./scores-total";
import { signed } from "./working";

export interface ReviewActions {
  reviewOf(row: string): Review | null;
  review(row: string, review: Review): void;
}

export function reviewFields(row: ScoreRow, { fingerprint }: Scored, actions: ReviewActions, changed: () => void): HTMLElement {
  const known = actions.reviewOf(fingerprint);
  const score = h("input", {
    class: "review-score",
    value: known ? known.score : "",
    maxlength: LONGEST_SCORE,
    inputmode: "decimal",
    autocomplete: "off",
  });
  const grounds = h("input", { class: "review-grounds", value: known ? known.grounds : "", maxlength: LONGEST, autocomplete: "off" });
  const hint = h("small", { class: "quiet", role: "status" });
  // A field shows on paper what fits into it.
  const printed = h("span", { class: "review-print", "aria-hidden": "true" });
  const check = (): void => {
    const text = score.value.trim();
    const wrong = text !== "" && !isPoints(text);
    const beyond = !wrong && text !== "" && row.points !== null && compare(text, row.points) > 0;
    score.setAttribute("aria-invalid", String(wrong || beyond));
    part.classList.toggle("blank", score.value === "" && grounds.value === "");
    fill(printed, `${t("review.score")}${t("punctuation.colon")}${text || "—"}　${t("review.grounds")}${t("punctuation.colon")}${grounds.value.trim() || "—"}`);
    fill(hint, wrong ? t("review.number") : beyond ? t("review.beyond", { points: row.points || "" }) : "");
  };
  const keep = (): void => {
    actions.review(fingerprint, { score: score.value.trim(), grounds: grounds.value.trim() });
    check();
    changed();
  };
  for (const field of [score, grounds]) field.addEventListener("input", keep);
  const part = h(
    "p",
    { class: "score-review" },
    h("label", {}, t("review.score"), score),
    h("label", { class: "wide" }, t("review.grounds"), grounds),
    hint,
    printed,
  );
  check();
  return part;
}

/** How many rows were reviewed, and what they come to beside what they claim; the whole with its grade once all are. */
export function reviewed(table: ScoreTable, rows: { row: ScoreRow; scored: Scored }[], reviewOf: ReviewActions["reviewOf"]): string {
  const scores = rows.map(({ row, scored }) => {
    const review = reviewOf(scored.fingerprint);
    return { claimed: row.score, score: review && isPoints(review.score) ? review.score : null };
  });
  const given = scores.filter(({ score }) => score !== null);
  if (given.length === 0) return "";
  const total = sum(given.map(({ score }) => score));
  const claimed = sum(given.map((one) => one.claimed));
  const gap = signed(difference(total, claimed));
  const told = t("review.sum", { n: given.length, m: rows.length, total, claimed, gap });
  const grade = given.length === rows.length ? gradeOf(table, total) : null;
  return grade === null ? told : told + t("review.grade", { grade });
}
