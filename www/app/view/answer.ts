// Under each finding: what the user says about it. Closed it is one line; open, a few words and two ways to end them.

import type { Finding } from "../../api";
import type { Answer, Mark } from "../answers";
import { fill, h } from "../dom";
import { LONGEST } from "../notes";
import { t, type Key } from "../words";

export interface AnswerActions {
  answerOf(finding: Finding): Answer | null;
  answer(finding: Finding, answer: Answer | null): void;
}

/** What clerks write most often, to begin with. */
const PHRASES: Key[] = ["phrase.scope", "phrase.rounding", "phrase.added", "phrase.later", "phrase.returned", "phrase.upper"];

/** Words begun and not yet ended, for as long as the list is made anew around them. */
const drafts = new Map<string, string>();

/** `key` names the finding among all submissions. */
export function answerPart(finding: Finding, key: string, actions: AnswerActions, changed: () => void): HTMLElement {
  const root = h("div", { class: "answer" });
  const closed = (focus: boolean): void => {
    drafts.delete(key);
    const answer = actions.answerOf(finding);
    fill(root, ...(answer ? said(answer) : [opener(t("answer.open"))]));
    if (focus) focusOn(root, "[data-answer-open]");
  };
  const opener = (words: string): HTMLElement =>
    h("button", { type: "button", class: "link", "data-answer-open": "", click: () => open(null) }, words);
  const said = ({ mark, text }: Answer): HTMLElement[] => [
    h("p", { class: "said", "data-mark": mark }, h("b", {}, t(`answer.${mark}`)), text === "" ? "" : t("punctuation.colon") + text),
    h(
      "p",
      { class: "acts" },
      opener(t("answer.change")),
      h("button", { type: "button", class: "link", "data-answer-back": "", click: () => end(null) }, t("answer.back")),
    ),
  ];
  const end = (answer: Answer | null): void => {
    actions.answer(finding, answer);
    closed(true);
    changed();
  };
  const open = (draft: string | null): void => {
    const known = actions.answerOf(finding);
    fill(root, ...form(key, draft === null && known ? known.text : draft || "", end, () => closed(true)));
    if (draft === null) focusOn(root, "textarea");
  };
  const draft = drafts.get(key);
  if (draft === undefined) closed(false);
  else open(draft);
  return root;
}

function form(key: string, text: string, end: (answer: Answer) => void, cancel: () => void): HTMLElement[] {
  const field = h("textarea", { rows: 2, maxlength: LONGEST, "aria-label": t("answer.label"), placeholder: t("answer.label") });
  field.value = text;
  const keep = (): void => void drafts.set(key, field.value);
  keep();
  const hint = h("p", { class: "quiet", role: "status" });
  const give = (mark: Mark): void => {
    const words = field.value.trim();
    // To have explained something takes words.
    if (mark === "verified" || words !== "") return end({ mark, text: words });
    fill(hint, t("answer.words"));
    field.focus();
  };
  field.addEventListener("input", keep);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") cancel();
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) give("explained");
    else return;
    event.stopPropagation();
    event.preventDefault();
  });
  const phrase = (words: Key): HTMLElement => {
    const insert = (): void => {
      field.value = field.value.trim() === "" ? t(words) : `${field.value}${t("phrase.join")}${t(words)}`;
      keep();
      field.focus();
    };
    return h("button", { type: "button", class: "phrase", click: insert }, t(words));
  };
  return [
    field,
    h("p", { class: "phrases", role: "group", "aria-label": t("phrase.title") }, ...PHRASES.map(phrase)),
    hint,
    h(
      "p",
      { class: "acts" },
      h("button", { type: "button", class: "primary", "data-mark": "explained", click: () => give("explained") }, t("answer.explained")),
      h("button", { type: "button", "data-mark": "verified", click: () => give("verified") }, t("answer.verified")),
      h("button", { type: "button", class: "link", click: cancel }, t("answer.cancel")),
    ),
  ];
}

function focusOn(root: HTMLElement, selector: string): void {
  const element = root.querySelector<HTMLElement>(selector);
  if (element) element.focus();
}
