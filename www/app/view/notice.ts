// A sentence about what was just done, where nothing else on the page would tell. It goes by itself.

import { byId, fill, h } from "../dom";
import { t } from "../words";

const LONG_ENOUGH_MS = 12000;

let waiting = 0;

/** No words take back what was said. */
export function notice(...words: string[]): void {
  const root = byId("notice");
  window.clearTimeout(waiting);
  root.classList.toggle("told", words.length > 0);
  fill(
    root,
    ...words.map((one) => h("p", {}, one)),
    words.length > 0 ? h("button", { type: "button", class: "link", click: () => notice() }, t("notice.close")) : null,
  );
  if (words.length > 0) waiting = window.setTimeout(notice, LONG_ENOUGH_MS);
}
