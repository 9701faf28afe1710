// What takes long says how far it is, and can be stopped. What does not take long is not seen here.

import { fill, h } from "../dom";
import type { Progress } from "../labor";
import { nameInWords } from "../names";
import { t } from "../words";

const PATIENCE_MS = 300;

export class ProgressView {
  private timer = 0;
  private latest: Progress | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly stop: () => void,
  ) {}

  show(progress: Progress | null): void {
    const before = this.latest;
    this.latest = progress;
    if (progress === null) {
      window.clearTimeout(this.timer);
      this.timer = 0;
      this.root.hidden = true;
      return;
    }
    if (!this.root.hidden) this.paint();
    else if (before === null || this.timer === 0) this.timer = window.setTimeout(() => this.open(), PATIENCE_MS);
  }

  private open(): void {
    if (this.latest === null) return;
    const button = h("button", { type: "button", id: "stop" });
    button.addEventListener("click", () => {
      button.disabled = true;
      button.textContent = t("progress.stopping");
      this.stop();
    });
    fill(this.root, h("p", { class: "stage", role: "status" }), h("p", { class: "name" }), h("progress", {}), button);
    this.root.hidden = false;
    this.paint();
  }

  private paint(): void {
    const { latest, root } = this;
    const [stage, name] = Array.from(root.querySelectorAll("p"));
    const bar = root.querySelector("progress");
    const button = root.querySelector("button");
    if (!latest || !stage || !name || !bar || !button) return;
    const { stage: what, done, total } = latest;
    const alone = total === 1 && what !== "group";
    stage.textContent = alone ? t(`progress.${what}One` as const) : t(`progress.${what}`, { n: Math.min(done + 1, total), m: total });
    name.textContent = nameInWords(latest.name);
    bar.setAttribute("aria-label", stage.textContent);
    bar.max = total;
    // One of one: nobody knows how far it is.
    if (total > 1) bar.value = done;
    else bar.removeAttribute("value");
    if (!button.disabled) button.textContent = t("progress.stop");
  }
}
