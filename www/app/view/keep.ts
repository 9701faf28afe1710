// Below the findings: saves the answers to a file, and takes them in from one.

import { NOTES_NAME } from "../notes";
import { fill, h } from "../dom";
import { download } from "../hand-out";
import { t } from "../words";
import { readFiles } from "./intake";

export interface KeepActions {
  /** The answers as a file; null where there are none. */
  save(): string | null;
  /** How many answers the text holds; null where it is no file of answers. */
  load(text: string): number | null;
}

export class KeepView {
  private readonly told = h("span", { role: "status", class: "quiet" });
  private readonly saveButton = h("button", { type: "button", class: "link", id: "save-answers", click: () => this.save() });
  private readonly file = h("input", { type: "file", id: "load-answers", accept: ".json" });
  private readonly words = h("span", {});

  constructor(
    root: HTMLElement,
    private readonly actions: KeepActions,
  ) {
    this.file.addEventListener("change", () => {
      const { files } = this.file;
      void readFiles(files).then(([input]) => {
        // The same file may be chosen again.
        this.file.value = "";
        if (input) this.load(input.bytes);
      });
    });
    fill(root, this.saveButton, h("label", { class: "pick small" }, this.file, this.words), this.told);
  }

  /** After a change of language or of what is shown. */
  show(): void {
    this.saveButton.textContent = t("keep.save");
    this.words.textContent = t("keep.load");
    this.tell("");
  }

  /** How many answers were taken in; null where the bytes are no file of answers. */
  load(bytes: Uint8Array): number | null {
    const n = this.actions.load(new TextDecoder().decode(bytes));
    this.tell(n === null ? t("keep.unreadable") : t("keep.loaded", { n }));
    return n;
  }

  private save(): void {
    const text = this.actions.save();
    if (text === null) return this.tell(t("keep.nothing"));
    download(NOTES_NAME, text, "application/json");
    this.tell(t("keep.saved"));
  }

  private tell(words: string): void {
    this.told.textContent = words;
  }
}
