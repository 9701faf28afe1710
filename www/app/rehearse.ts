// Browsers compile code when it first runs, and look up glyphs when they first draw them: the samples go through it
// all, out of sight, while the page waits for its user.

import clean from "../samples/clean.txt";
import contradictions from "../samples/contradictions.txt";
import { h } from "./dom";
import type { Checker } from "./checker";
import type { Sheet } from "./places";
import type { Answer } from "./protocol";
import { DocumentView } from "./view/document";
import { FindingsView } from "./view/findings";
import { showSummary } from "./view/summary";

export async function rehearse(checker: Checker): Promise<void> {
  for (const text of [clean, contradictions, contradictions]) {
    const input = { name: "", bytes: new TextEncoder().encode(text) };
    const answer = await checker.ask({ op: "open", input, lang: "zh", alone: true, pack: null });
    perform(answer);
    await checker.ask({ op: "close", ids: answer.opened.map((one) => one.id) });
  }
}

function perform({ opened, report }: Answer): void {
  const [file] = opened;
  if (!report || !file || !file.document) return;
  const sheets: Sheet[] = [{ slot: 0, name: "", view: file.document }];
  const stage = { sheets: h("div"), findings: h("ol"), summary: h("div") };
  new DocumentView(stage.sheets).show({ sheets, report, edited: new Map(), answered: () => false, slot: 0 });
  const nothing = (): void => undefined;
  const actions = { goto: nothing, attempt: nothing, answerOf: () => null, answer: nothing };
  new FindingsView(stage.findings, actions).show(report, sheets, "", []);
  showSummary(stage.summary, report, sheets, () => false, nothing);
  const scene = h("div", { class: "rehearsal", "aria-hidden": "true" });
  scene.appendChild(stage.sheets);
  scene.appendChild(stage.findings);
  document.body.appendChild(scene);
  // Reading a size makes the browser lay it out.
  void scene.offsetHeight;
  document.body.removeChild(scene);
}
