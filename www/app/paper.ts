// What a printed sheet holds besides what is on the screen: who, what and when, and all that is folded away or hidden.

import { byId, fill, h } from "./dom";
import { titleOf } from "./labels";
import type { Result } from "./result";
import type { State } from "./session";
import { language, t } from "./words";

/** To be called before printing; what was folded is folded again afterwards. */
export function unfold(state: State, result: Result): void {
  const whole = byId<HTMLInputElement>("with-report").checked && !state.overview;
  document.documentElement.classList.toggle("print-report", whole);
  if (whole) result.complete();
  showHead(state, result);
  const folded = Array.from(document.querySelectorAll("details")).filter((one) => !one.open);
  folded.forEach((one) => {
    one.dispatchEvent(new Event("unfold"));
    one.open = true;
  });
  const restore = (): void => folded.forEach((one) => (one.open = false));
  window.addEventListener("afterprint", restore, { once: true });
}

function showHead(state: State, result: Result): void {
  const { shown, sheets, report } = state;
  const hidden = result.filters.hidden();
  const row = (label: string, value: string): HTMLElement => h("p", {}, h("b", {}, label), value);
  const total = report ? report.findings.length : 0;
  fill(
    byId("sheet-head"),
    h("h1", {}, t(state.overview ? "paper.overview" : "paper.sheet")),
    state.overview || !shown ? null : row(t("paper.whose"), titleOf(shown)),
    state.overview ? null : row(t("paper.files"), sheets.map((sheet) => sheet.name).join("、")),
    row(t("paper.when"), today()),
    hidden > 0 && !state.overview ? h("p", { class: "quiet" }, t("paper.hidden", { n: hidden, m: total })) : null,
  );
}

function today(): string {
  const now = new Date();
  if (language() === "zh") return `${now.getFullYear()}年${now.getMonth() + 1}月${now.getDate()}日`;
  const two = (n: number): string => (n < 10 ? `0${n}` : String(n));
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
