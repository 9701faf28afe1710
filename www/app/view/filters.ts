// The line above the findings that says which of them are shown. Built once, so that the focus stays where it is.

import { fill, h } from "../dom";
import { countWith, formsOf, isOpen, LEVELS, matches, OPEN, type Facts, type Filter, type Level } from "../filter";
import { t } from "../words";

/** With fewer findings there is nothing to look for. */
const FEW = 2;

export class FilterBar {
  private filter: Filter = OPEN;
  private all: Facts[] = [];
  private readonly search = h("input", { type: "search", id: "search", autocomplete: "off", spellcheck: "false" });
  private readonly form = h("select", { id: "form-filter" });
  private readonly chips = h("div", { class: "chips" });
  private readonly told = h("span", { role: "status", id: "shown-count" });
  private readonly reset = h("button", { type: "button", class: "link", id: "clear-filter" });

  /** `changed` is told when other findings are to be shown. */
  constructor(
    private readonly finder: HTMLElement,
    private readonly root: HTMLElement,
    private readonly changed: () => void,
  ) {
    this.search.addEventListener("input", () => this.set({ words: this.search.value }));
    this.search.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.search.value === "") return;
      event.preventDefault();
      this.search.value = "";
      this.set({ words: "" });
    });
    this.form.addEventListener("change", () => this.set({ form: this.form.value === "" ? null : this.form.value.slice(1) }));
    this.reset.addEventListener("click", () => {
      this.clear();
      this.search.focus();
    });
    fill(finder, this.search);
    fill(root, h("div", { class: "asked" }, this.chips, this.form), h("p", { class: "told" }, this.told, this.reset));
  }

  show(all: Facts[]): void {
    this.all = all;
    // A form that is not there any more hides nothing.
    if (this.filter.form !== null && formsOf(all).indexOf(this.filter.form) < 0) this.filter = { ...this.filter, form: null };
    this.paint();
  }

  visible(): number[] {
    const shown: number[] = [];
    this.all.forEach((facts, i) => {
      if (matches(this.filter, facts)) shown.push(i);
    });
    return shown;
  }

  /** How many findings the filter hides. */
  hidden(): number {
    return this.all.length - this.visible().length;
  }

  clear(): void {
    this.search.value = "";
    this.set(OPEN);
  }

  private set(part: Partial<Filter>): void {
    this.filter = { ...this.filter, ...part };
    this.paint();
    this.changed();
  }

  private paint(): void {
    const { filter, all } = this;
    this.root.hidden = this.finder.hidden = all.length < FEW && isOpen(filter);
    this.search.placeholder = t("filter.search");
    this.search.setAttribute("aria-label", t("filter.search"));
    this.form.setAttribute("aria-label", t("filter.form"));
    this.reset.textContent = t("filter.clear");
    this.reset.hidden = isOpen(filter);
    const shown = this.visible().length;
    this.told.textContent = isOpen(filter) ? "" : t(shown === 0 ? "filter.nothing" : "filter.shown", { n: shown, m: all.length });
    this.paintForms();
    this.paintChips();
  }

  private paintForms(): void {
    const { filter, all } = this;
    const forms = formsOf(all);
    const option = (value: string | null): HTMLElement => {
      const n = countWith(filter, { form: value }, all);
      const words = value === null ? t("filter.allForms", { n }) : t("filter.count", { name: value, n });
      // A sign before the name, as a form may have an empty one.
      return h("option", { value: value === null ? "" : `=${value}`, selected: value === filter.form }, words);
    };
    this.form.hidden = forms.length < 2;
    fill(this.form, option(null), ...forms.map(option));
  }

  private paintChips(): void {
    const { filter, all } = this;
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.chip : undefined;
    const chips = LEVELS.filter((level) => all.some((facts) => facts.level === level)).map((level) => this.levelChip(level));
    const answered = all.some((facts) => facts.answered);
    if (answered || filter.answered !== null) {
      for (const value of [false, true]) chips.push(this.answerChip(value));
    }
    fill(this.chips, ...chips);
    const again = focused ? this.chips.querySelector<HTMLElement>(`[data-chip="${focused}"]`) : null;
    if (again) again.focus();
  }

  private levelChip(level: Level): HTMLElement {
    const on = this.filter.levels.indexOf(level) >= 0;
    const without = this.filter.levels.filter((one) => one !== level);
    const n = countWith(this.filter, { levels: [level] }, this.all);
    const click = (): void => this.set({ levels: on ? without : without.concat([level]) });
    return chip(level, t(`severity.${level}`), n, on, click);
  }

  private answerChip(value: boolean): HTMLElement {
    const on = this.filter.answered === value;
    const n = countWith(this.filter, { answered: value }, this.all);
    const words = t(value ? "filter.answered" : "filter.unanswered");
    return chip(value ? "answered" : "unanswered", words, n, on, () => this.set({ answered: on ? null : value }));
  }
}

function chip(id: string, words: string, n: number, on: boolean, click: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: "chip", "data-chip": id, "aria-pressed": String(on), click },
    words,
    " ",
    h("b", {}, String(n)),
  );
}
