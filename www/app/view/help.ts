// The keys, in a dialog that ? opens.

import { byId, fill, h } from "../dom";
import { t, type Key } from "../words";

const KEYS: [string[], Key][] = [
  [["j", "↓"], "keys.next"],
  [["k", "↑"], "keys.previous"],
  [["Enter"], "keys.goto"],
  [["f", "Esc", "Backspace"], "keys.back"],
  [["a"], "keys.answer"],
  [["u", "U"], "keys.unverified"],
  [["/"], "keys.find"],
  [["← ↑ ↓ →"], "keys.cells"],
  [["F2", "Enter"], "keys.edit"],
  [["Enter", "Esc"], "keys.commit"],
  [["Ctrl+Z"], "keys.undo"],
  [["Ctrl+V"], "keys.paste"],
  [["?"], "keys.help"],
];

export function toggleHelp(workbench: () => void): void {
  const dialog = byId<HTMLDialogElement>("keys");
  if (dialog.open) {
    dialog.close();
    return;
  }
  const leave = (): void => {
    dialog.close();
    workbench();
  };
  const rows = KEYS.map(([keys, what]) =>
    h(
      "tr",
      {},
      h("td", {}, ...keys.map((key) => h("kbd", {}, key))),
      h("td", {}, t(what)),
    ),
  );
  fill(
    dialog,
    h("h2", {}, t("keys.title")),
    h("table", {}, h("tbody", {}, ...rows)),
    h("p", {}, h("button", { type: "button", class: "link", click: leave }, t("bench.title")), h("span", { class: "quiet" }, t("bench.what"))),
    h("button", { type: "button", class: "primary", click: () => dialog.close() }, t("keys.close")),
  );
  dialog.showModal();
}
