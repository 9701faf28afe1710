// What is shown when a file could not be read, or when the engine broke: what, what to do, what to copy.

import { append, fill, h } from "../dom";
import type { Input } from "../protocol";
import type { Failure, State } from "../session";
import { t } from "../words";

export interface ProblemActions {
  retry(): void;
  back(): void;
}

export function showProblem(root: HTMLElement, state: State, actions: ProblemActions): void {
  const failure = state.failure;
  root.hidden = !failure;
  if (!failure) return;
  const broken = failure.kind !== "unreadable";
  const panel = h(
    "div",
    { class: "problem", role: "alert" },
    h("h1", {}, broken ? t(`problem.${failure.kind}`) : t("problem.unreadable", { name: failure.name })),
    h("p", { class: "message" }, broken ? t("problem.kept") : words(failure)),
    failure.error && failure.error.advice ? h("p", { class: "todo" }, failure.error.advice) : null,
  );
  if (broken) append(panel, [facts(state)]);
  append(panel, [
    h(
      "p",
      { class: "buttons" },
      broken ? h("button", { type: "button", class: "primary", click: actions.retry }, t("problem.retry")) : null,
      h("button", { type: "button", click: actions.back }, t("problem.back")),
    ),
  ]);
  fill(root, panel);
}

function words(failure: Failure): string {
  return failure.error ? failure.error.message : t("problem.noReason");
}

/** What a developer needs to know and the report does not give away. */
function facts(state: State): HTMLElement {
  const rows = state.inputs.length + 1;
  const field = h("textarea", { readonly: true, rows, "aria-label": t("problem.facts") });
  const version = `${t("problem.version")} ${state.version || "—"}`;
  void Promise.all(state.inputs.map((input) => hashLine(input, state))).then((lines) => {
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

/** Files set aside while others could be checked. */
export function showUnreadable(root: HTMLElement, failures: Failure[]): void {
  root.hidden = failures.length === 0;
  fill(
    root,
    ...failures.map((failure) =>
      h(
        "p",
        {},
        h("b", {}, t("problem.unreadable", { name: failure.name })),
        " ",
        words(failure),
        failure.error ? ` ${failure.error.advice}` : "",
      ),
    ),
  );
}
