// What is shown when a file could not be read, or when the engine broke: what, what to do, what to copy.

import { append, fill, h } from "../dom";
import { nameInWords } from "../names";
import type { Input } from "../protocol";
import type { Failure } from "../desk";
import type { State } from "../session";
import { t } from "../words";

const MOST_ROWS = 8;

export interface ProblemActions {
  version(): string;
  retry(): void;
  back(): void;
}

export function showProblem(root: HTMLElement, state: State, actions: ProblemActions): void {
  const failure = state.phase === "error" ? state.failure : null;
  root.hidden = !failure;
  if (!failure) return;
  const { kind } = failure;
  const broken = kind !== "unreadable";
  const panel = h("div", { class: "problem", role: "alert" });
  if (kind === "unreadable") append(panel, unreadable(state));
  else {
    append(panel, [
      h("h1", {}, t(`problem.${kind}`)),
      h("p", { class: "message" }, t(kind === "stopped" ? "problem.stoppedKept" : "problem.kept")),
      state.typed ? h("p", { class: "typed" }, t("problem.typed"), h("b", {}, state.typed)) : null,
      kind === "stopped" ? null : facts(state, actions.version()),
    ]);
  }
  append(panel, [
    h(
      "p",
      { class: "buttons" },
      broken
        ? h("button", { type: "button", class: "primary", click: actions.retry }, t(kind === "stopped" ? "overview.resume" : "problem.retry"))
        : null,
      h("button", { type: "button", click: actions.back }, t("problem.back")),
    ),
  ]);
  fill(root, panel);
}

/** Every file that could not be read: where none could, each has its own reason. */
function unreadable({ desk, failure }: State): HTMLElement[] {
  const failures = desk.files.map((file) => file.failure).filter((one): one is Failure => one !== null);
  const all = failures.length > 0 ? failures : failure ? [failure] : [];
  const parts: HTMLElement[] = [];
  all.forEach((one, i) => {
    parts.push(h(i === 0 ? "h1" : "h2", {}, t("problem.unreadable", { name: nameInWords(one.name) })));
    parts.push(h("p", { class: "message" }, words(one)));
    if (one.error && one.error.advice) parts.push(h("p", { class: "todo" }, one.error.advice));
  });
  return parts;
}

function words(failure: Failure): string {
  return failure.error ? failure.error.message : t("problem.noReason");
}

/** What a developer needs to know and the report does not give away. */
function facts(state: State, known: string): HTMLElement {
  const inputs = state.desk.files.map((file) => file.input);
  const rows = Math.min(inputs.length, MOST_ROWS) + 1;
  const field = h("textarea", { readonly: true, rows, "aria-label": t("problem.facts") });
  const version = `${t("problem.version")} ${known || "—"}`;
  void Promise.all(inputs.map((input) => hashLine(input, state))).then((lines) => {
    field.value = [version].concat(lines).join("\n");
  });
  const copy = (): void => {
    field.select();
    // The clipboard of secure pages is missing on plain http and over file://.
    document.execCommand("copy");
  };
  return h(
    "div",
    { class: "facts" },
    h("p", {}, t("problem.facts")),
    field,
    h("button", { type: "button", click: copy }, t("problem.copy")),
  );
}

/** The hash from the last report, else the browser's own, which plain http does not have. */
async function hashLine(input: Input, state: State): Promise<string> {
  const sources = state.report ? state.report.sources : [];
  const known = sources.find((one) => one.name === input.name);
  const hash = known ? known.sha256 : await sha256(input.bytes);
  return `${input.name} · SHA-256 ${hash}`;
}

async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = window.crypto ? window.crypto.subtle : undefined;
  if (!subtle) return "—";
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => (byte < 16 ? "0" : "") + byte.toString(16)).join("");
}

/**
 * Files set aside while others could be checked; with several submissions the overview says whose they are not. Above
 * all, that the report is the one of before.
 */
export function showUnreadable(root: HTMLElement, { desk, shown }: State, retry: () => void): void {
  const all = desk.submissions.length > 1 ? [] : desk.files;
  const failures = all.map((file) => file.failure).filter((one): one is Failure => one !== null);
  const old = shown && shown.report ? shown.failure : null;
  root.hidden = failures.length === 0 && !old;
  fill(
    root,
    old
      ? h("p", { role: "alert" }, t("problem.notRenewed", { why: t(`problem.${old.kind}`) }), " ", h("button", { type: "button", click: retry }, t("problem.retry")))
      : null,
    ...failures.map((failure) =>
      h(
        "p",
        {},
        h("b", {}, t("problem.unreadable", { name: nameInWords(failure.name) })),
        " ",
        failure.kind === "unreadable" ? words(failure) : t(`problem.${failure.kind}`),
        failure.error ? ` ${failure.error.advice}` : "",
      ),
    ),
  );
}
