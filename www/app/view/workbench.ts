// 工作台: a criterion, points and values typed in, and at once how it is read and what it gives. For those who write
// criteria, and for whoever wonders about one.

import { fill, h } from "../dom";
import { copy } from "../hand-out";
import type { CriterionAnswer, Supplied } from "../protocol";
import { language, t, type Key } from "../words";
import type { Bench } from "./scores-row";

export type AskCriterion = (text: string, points: string, values: Supplied[]) => Promise<CriterionAnswer | null>;

/** The whole engine may still be on its way. */
const AGAIN_MS = 400;
const MOST_FIELDS = 24;
const LONGEST = 4000;

export class Workbench {
  private readonly criterion = h("textarea", { id: "bench-criterion", rows: 5, maxlength: LONGEST, spellcheck: "false" });
  private readonly points = h("input", { id: "bench-points", inputmode: "decimal", autocomplete: "off", size: 6 });
  private readonly fields = h("div", { class: "bench-values" });
  private readonly read = h("div", { class: "bench-answer", role: "status" });
  private readonly line = h("textarea", { id: "bench-line", rows: 3, readonly: true });
  /** Values by name, also those that the text asks for no more. */
  private values = new Map<string, string>();
  private names: string[] = [];
  private spoken = "";
  private asked = 0;

  constructor(
    private readonly root: HTMLDialogElement,
    private readonly ask: AskCriterion,
  ) {
    for (const field of [this.criterion, this.points]) field.addEventListener("input", () => void this.work());
    root.addEventListener("close", () => this.asked++);
  }

  /** With a row of a score sheet, or with what was there before. */
  open(row: Bench | null): void {
    if (this.spoken !== language()) this.build();
    if (row) {
      this.criterion.value = row.criterion;
      this.points.value = row.points;
      this.values = new Map(row.values.map(({ name, value }): [string, string] => [name, value]));
      this.names = [];
    }
    if (!this.root.open) this.root.showModal();
    this.criterion.focus();
    void this.work();
  }

  private build(): void {
    this.spoken = language();
    this.names = [];
    this.criterion.placeholder = t("bench.example");
    fill(
      this.root,
      h("h2", {}, t("bench.title")),
      h("p", { class: "quiet" }, t("bench.hint")),
      h(
        "div",
        { class: "bench" },
        h(
          "section",
          {},
          h("label", { for: "bench-criterion" }, t("bench.criterion")),
          this.criterion,
          h("p", { class: "bench-points" }, h("label", { for: "bench-points" }, t("bench.points")), this.points),
          this.fields,
        ),
        this.read,
      ),
      h(
        "details",
        { class: "fold" },
        h("summary", {}, t("bench.line")),
        h("label", { class: "quiet", for: "bench-line" }, t("bench.lineHint")),
        this.line,
        h("p", {}, h("button", { type: "button", class: "link", click: () => copy(this.line.value) }, t("bench.copy"))),
      ),
      h("button", { type: "button", class: "primary", click: () => this.root.close() }, t("keys.close")),
    );
  }

  private given(): Supplied[] {
    return this.names.map((name) => ({ name, value: (this.values.get(name) || "").trim() })).filter(({ value }) => value !== "");
  }

  /** Asks, and asks again where the answer names values that are known already. */
  private async work(): Promise<void> {
    const asked = ++this.asked;
    const text = this.criterion.value.trim();
    const points = this.points.value.trim();
    if (text === "" || points === "") return this.show(null, text === "" ? "bench.empty" : "bench.noPoints");
    let answer = await this.ask(text, points, this.given()).catch(() => null);
    if (asked !== this.asked) return;
    if (!answer && /^\d+(\.\d+)?分?$/.test(points)) {
      this.show(null, "bench.waiting");
      window.setTimeout(() => asked === this.asked && void this.work(), AGAIN_MS);
      return;
    }
    if (answer && this.refit(answer)) answer = await this.ask(text, points, this.given()).catch(() => null);
    if (asked !== this.asked) return;
    this.show(answer, "bench.noPoints");
  }

  /** A field for each value that is asked for; true where one that holds something is new. */
  private refit({ scheme }: CriterionAnswer): boolean {
    const asks = scheme.asks.slice(0, MOST_FIELDS);
    // Where the text names nothing, the only value goes by any name.
    const named = asks.map((ask) => ({ ...ask, name: ask.name || ask.shown || t("bench.value") }));
    const names = named.map(({ name }) => name).filter((name, i, all) => all.indexOf(name) === i);
    if (names.join("\n") === this.names.join("\n")) return false;
    const fresh = names.some((name) => this.names.indexOf(name) < 0 && this.values.has(name));
    this.names = names;
    const field = (name: string): HTMLElement => {
      const ask = named.find((one) => one.name === name);
      const input = h("input", { value: this.values.get(name) || "", autocomplete: "off", placeholder: t(ask && ask.figure ? "bench.figure" : "bench.answer") });
      input.addEventListener("input", () => {
        this.values.set(name, input.value);
        void this.work();
      });
      return h("label", {}, h("span", {}, (ask && ask.shown) || name), input);
    };
    fill(this.fields, names.length > 0 ? h("h3", {}, t("bench.values")) : null, ...names.map(field));
    return fresh;
  }

  private show(answer: CriterionAnswer | null, otherwise: Key): void {
    const values = this.given().reduce<Record<string, string>>((all, { name, value }) => ({ ...all, [name]: value }), {});
    const line = { criterion: this.criterion.value.trim(), points: this.points.value.trim(), values };
    this.line.value = answer ? `${JSON.stringify(line)}\n${JSON.stringify(answer)}` : JSON.stringify(line);
    if (!answer) {
      if (otherwise !== "bench.waiting") fill(this.fields);
      if (otherwise !== "bench.waiting") this.names = [];
      return fill(this.read, h("p", { class: "quiet" }, t(otherwise)));
    }
    const said = (key: Key, text: string): HTMLElement => h("div", {}, h("dt", {}, t(key)), h("dd", {}, text));
    const { reading, alternatives, slips, award } = answer;
    const why = award.reason || award.judgement || "";
    fill(
      this.read,
      h(
        "dl",
        {},
        said("bench.original", this.criterion.value.trim()),
        said("bench.reading", reading || t("scores.judgement")),
        said("bench.award", awardWords(answer)),
        why === "" ? null : said("bench.why", why),
        ...alternatives.map((other) => said("bench.other", t("bench.otherText", other))),
        ...slips.map(({ message }) => said("bench.slip", message)),
      ),
    );
  }
}

function awardWords({ award: { points, low, high } }: CriterionAnswer): string {
  if (points !== undefined) return t("bench.points.of", { points });
  if (low !== undefined && high !== undefined) return t("bench.points.of", { points: `${low}–${high}` });
  return t("scores.judgement");
}
