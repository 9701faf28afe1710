// One file in the overview: its name, what became of it, and what can be done with it.

import { fileBy, type Desk, type FileEntry, type Submission } from "../desk";
import { byId, h } from "../dom";
import { titleOf } from "../labels";
import { nameInWords } from "../names";
import { say, t } from "../words";

export interface FileActions {
  show(submission: number, slot: number): void;
  move(file: number, to: number | null): void;
  remove(file: number): void;
  /** Null reads the same bytes again. */
  reread(file: number, chosen: FileList | null): void;
  add(chosen: FileList): void;
}

/** `home` is the submission it is shown under. */
export function fileRow(file: FileEntry, home: Submission | null, desk: Desk, actions: FileActions): HTMLElement {
  const name = nameInWords(file.input.name);
  const state = stateOf(file, home, desk);
  const used = home !== null && file.sameAs === null && file.view !== null;
  const show = (): void => actions.show(home ? home.key : -1, file.key);
  return h(
    "li",
    { class: "file", "data-file": file.key, "data-state": state.id },
    h(
      "div",
      { class: "file-name" },
      used ? h("button", { type: "button", class: "link", "data-focus": `file-${file.key}`, click: show }, name) : h("span", {}, name),
      h("small", { class: "quiet" }, [formatOf(file, home), state.words].filter((words) => words !== "").join(" · ")),
    ),
    h("div", { class: "file-acts" }, ...acts(file, home, desk, actions)),
    ...message(file),
  );
}

function acts(file: FileEntry, home: Submission | null, desk: Desk, actions: FileActions): (HTMLElement | null)[] {
  const name = nameInWords(file.input.name);
  const { failure } = file;
  const again = failure !== null && failure.kind !== "unreadable";
  return [
    again
      ? h("button", { type: "button", class: "link", "data-focus": `again-${file.key}`, click: () => actions.reread(file.key, null) }, t("file.again"))
      : null,
    file.view !== null && (home || desk.submissions.length > 0) ? mover(file, home, desk, actions) : null,
    replacer(file, actions),
    h(
      "button",
      { type: "button", class: "link", "data-remove": "", "data-focus": `remove-${file.key}`, "aria-label": t("file.removeName", { name }), click: () => actions.remove(file.key) },
      t("file.remove"),
    ),
  ];
}

/** Belongs to: a list, so that keys and phones can do it too. */
function mover(file: FileEntry, home: Submission | null, desk: Desk, actions: FileActions): HTMLElement | null {
  const lone = home !== null && file.sameAs === null && home.files.length === 1;
  if (lone && desk.submissions.length < 2) return null;
  const select = h("select", { "aria-label": t("file.moveName", { name: nameInWords(file.input.name) }), "data-move": "", "data-focus": `move-${file.key}` });
  const option = (value: string, words: string, selected = false): void => {
    select.appendChild(h("option", { value, selected }, words));
  };
  option("", t(file.sameAs === null ? "file.stay" : "file.unused"), true);
  for (const one of desk.submissions) {
    if (one !== home || file.sameAs !== null) option(String(one.key), t("file.into", { name: labelOf(one, desk) }));
  }
  if (!lone) option("new", t("file.own"));
  select.addEventListener("change", () => {
    if (select.value !== "") actions.move(file.key, select.value === "new" ? null : Number(select.value));
  });
  return select;
}

/** Two submissions of one department and year are told apart by their first file. */
function labelOf(submission: Submission, desk: Desk): string {
  const title = titleOf(submission);
  if (desk.submissions.filter((one) => titleOf(one) === title).length < 2) return title;
  const first = fileBy(desk, submission.files[0] || -1);
  return first ? `${title} · ${nameInWords(first.input.name)}` : title;
}

function replacer(file: FileEntry, actions: FileActions): HTMLElement {
  const label = t("file.replaceName", { name: nameInWords(file.input.name) });
  const input = h("input", { type: "file", accept: accepted(), "aria-label": label, "data-replace": "", "data-focus": `replace-${file.key}` });
  input.addEventListener("change", () => {
    if (input.files && input.files.length > 0) actions.reread(file.key, input.files);
  });
  return h("label", { class: "pick small" }, input, h("span", {}, t("file.replace")));
}

function message({ failure }: FileEntry): (HTMLElement | null)[] {
  if (!failure) return [];
  if (failure.kind !== "unreadable") return [h("p", { class: "why" }, t(`problem.${failure.kind}`))];
  const { error } = failure;
  return [h("p", { class: "why" }, error ? error.message : t("problem.noReason"), error ? h("b", {}, ` ${error.advice}`) : null)];
}

function stateOf(file: FileEntry, home: Submission | null, desk: Desk): { id: string; words: string } {
  const original = file.sameAs === null ? undefined : fileBy(desk, file.sameAs);
  if (original) return { id: "same", words: t("file.same", { name: nameInWords(original.input.name) }) };
  if (file.failure) return { id: "failed", words: t("file.failed") };
  if (file.view === null) return { id: "waiting", words: t("file.waiting") };
  if (home === null) return { id: "loose", words: t("file.loose") };
  const repeated = home.report ? home.report.repeated.some((one) => one.name === file.input.name) : false;
  return repeated ? { id: "same", words: t("file.sameHere") } : { id: "read", words: t("file.read") };
}

function formatOf(file: FileEntry, home: Submission | null): string {
  const sources = home && home.report ? home.report.sources : [];
  const source = sources.find((one) => one.name === file.input.name);
  const ending = /\.(\w{1,5})$/.exec(file.input.name);
  const id = source && source.format ? source.format : ending ? String(ending[1]).toLowerCase() : "";
  const words = say("format", id);
  return words === id ? id.toUpperCase() : words;
}

/** What the start page lets one choose. */
export function accepted(): string {
  return byId<HTMLInputElement>("file").accept;
}
