// Browsers compile code when it first runs, and look up glyphs when they first draw them: the samples go through it
// all, out of sight, while the page waits for its user.

import clean from "../samples/clean.txt";
import contradictions from "../samples/contradictions.txt";
import { h } from "./dom";
import type { Checker } from "./checker";
import type { Answer, Input } from "./protocol";
import { sheetsOf } from "./session";
import { DocumentView } from "./view/document";
import { FindingsView } from "./view/findings";
import { showSummary } from "./view/summary";

export async function rehearse(checker: Checker): Promise<void> {
  for (const text of [clean, contradictions, contradictions]) {
    const inputs = [{ name: "", bytes: new TextEncoder().encode(text) }];
    const answer = await checker.ask({ op: "open", inputs, lang: "zh" });
    perform(inputs, answer);
    await checker.ask({ op: "close", ids: answer.opened.map((one) => one.id) });
  }
}

function perform(inputs: Input[], { opened, report }: Answer): void {
  if (!report) return;
  const sheets = sheetsOf(inputs, opened);
  const stage = { sheets: h("div"), findings: h("ol"), summary: h("div") };
  new DocumentView(stage.sheets).show({ sheets, report, edited: new Set() });
  const nothing = (): void => undefined;
  new FindingsView(stage.findings, { goto: nothing, attempt: nothing }).show(report, sheets);
  showSummary(stage.summary, report, sheets, nothing);
  const scene = h("div", { class: "rehearsal", "aria-hidden": "true" });
  scene.appendChild(stage.sheets);
  scene.appendChild(stage.findings);
  document.body.appendChild(scene);
  // Reading a size makes the browser lay it out.
  void scene.offsetHeight;
  document.body.removeChild(scene);
}
