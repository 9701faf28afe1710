// What a printed sheet holds besides what is on the screen: who, what and when, and all that is folded away or hidden.

import { byId, fill, h } from "./dom";
import { inWords, type Edited } from "./edits";
import { spotLabel, titleOf } from "./labels";
import { nameInWords } from "./names";
import type { Result } from "./result";
import type { State } from "./session";
import { language, t } from "./words";

/** To be called before printing; what was folded is folded again afterwards. */
export function unfold(state: State, result: Result, edits: Edited[]): void {
  const whole = byId<HTMLInputElement>("with-report").checked && !state.overview;
  document.documentElement.classList.toggle("print-report", whole);
  if (whole) result.complete();
  showHead(state, result, edits);
  const folded = Array.from(document.querySelectorAll("details")).filter((one) => !one.open);
  folded.forEach((one) => {
    one.dispatchEvent(new Event("unfold"));
    one.open = true;
  });
  const restore = (): void => folded.forEach((one) => (one.open = false));
  window.addEventListener("afterprint", restore, { once: true });
}

function showHead(state: State, result: Result, edits: Edited[]): void {
  const { shown, sheets, report } = state;
  const hidden = result.filters.hidden();
  const row = (label: string, value: string): HTMLElement => h("p", {}, h("b", {}, label), value);
  const total = report ? report.findings.length : 0;
  fill(
    byId("sheet-head"),
    h("h1", {}, t(state.overview ? "paper.overview" : "paper.sheet")),
    state.overview || !shown ? null : row(t("paper.whose"), titleOf(shown)),
    state.overview ? null : row(t("paper.files"), sheets.map((sheet) => nameInWords(sheet.name)).join(t("list.and"))),
    row(t("paper.when"), today()),
    ...edited(state, edits),
    hidden > 0 && !state.overview ? h("p", { class: "quiet" }, t("paper.hidden", { n: hidden, m: total })) : null,
  );
}

/** Figures that are not those of the file: which, and what the file says. */
function edited({ overview, report, sheets }: State, edits: Edited[]): (HTMLElement | null)[] {
  if (edits.length === 0) return [];
  const line = (one: Edited): HTMLElement => {
    const where = report ? spotLabel(report, one.spot, sheets) : "";
    return h("li", {}, where === "" ? "" : where + t("punctuation.colon"), inWords(one));
  };
  return [
    h("p", { class: "tried" }, t("paper.edited", { n: edits.length })),
    overview ? null : h("ul", { class: "tried" }, ...edits.map(line)),
  ];
}

function today(): string {
  const now = new Date();
  if (language() === "zh") return `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
