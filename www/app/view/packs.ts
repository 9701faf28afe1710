// By which packs a report was checked, why, and what they say; and what is wrong with one of the user's.

import type { PackFact, PackRead, PackUsed, Report } from "../../api";
import { byId, fill, h } from "../dom";
import type { Packs } from "../packs";
import { t } from "../words";

/** The packs of a report, folded away; the user may choose another one. */
export function showPacks(root: HTMLElement, report: Report, packs: Packs, choose: (id: string | null) => void): void {
  const [first] = report.packs;
  root.hidden = !first;
  if (!first) return fill(root);
  const before = root.querySelector("details");
  const details = h(
    "details",
    { class: "fold" },
    h("summary", {}, t("packs.title"), h("span", { class: "pack-name" }, `${first.name}（${why(first)}）`)),
    chooser(report, packs, choose),
    ...report.packs.map(packOf),
  );
  details.open = before !== null && before.open;
  fill(root, details);
}

function chooser(report: Report, packs: Packs, choose: (id: string | null) => void): HTMLElement {
  const select = h("select", { id: "choose-pack" }, h("option", { value: "" }, t("packs.automatic")));
  for (const { id, name } of report.engine.packs) select.appendChild(h("option", { value: id }, name));
  select.value = packs.chosen || "";
  select.addEventListener("change", () => choose(select.value || null));
  return h("p", { class: "choose-pack" }, h("label", { for: "choose-pack" }, t("packs.choose")), select);
}

function why(pack: PackUsed): string {
  return pack.choice === "named" ? t("packs.why.named", { word: pack.word || "" }) : t(`packs.why.${pack.choice}`);
}

function packOf(pack: PackUsed): HTMLElement {
  return h(
    "section",
    { class: "pack", "data-pack": pack.id },
    h("h4", {}, pack.name, h("span", {}, why(pack))),
    h("p", { class: "quiet" }, t("packs.source"), ...originOf(pack)),
    pack.facts.length > 0 ? h("ul", {}, ...pack.facts.map(factOf)) : null,
  );
}

function factOf(fact: PackFact): HTMLElement {
  return h("li", {}, h("b", {}, fact.label), h("span", {}, fact.says), h("small", { class: "quiet" }, ...originOf(fact)));
}

/** Where it is from; what nobody has put a link in for says so. */
function originOf({ source, link, fromMemory }: { source: string; link: string | null; fromMemory: boolean }): (HTMLElement | string | null)[] {
  const words = link ? h("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, source) : source;
  return [words, fromMemory ? h("em", { class: "from-memory" }, t("packs.fromMemory")) : null];
}

/** What is wrong with a pack, line by line; none takes it away. */
export function showPackProblems(name: string, said: PackRead | null): void {
  const root = byId("pack-problems");
  const problems = said ? said.problems : [];
  root.hidden = problems.length === 0;
  if (root.hidden) return fill(root);
  const place = (line: number, column: number): string => (line === 0 ? "" : t("packs.place", { line, column }));
  fill(
    root,
    h(
      "div",
      { class: "problem" },
      h("h2", {}, t("packs.wrong", { name, n: problems.length })),
      h("ol", {}, ...problems.map(({ line, column, message }) => h("li", {}, h("b", {}, place(line, column)), message))),
      h("p", { class: "quiet" }, t("packs.unchanged")),
      h("p", { class: "buttons" }, h("button", { type: "button", id: "close-pack", click: () => showPackProblems("", null) }, t("notice.close"))),
    ),
  );
  byId("close-pack").focus();
}
