// How a report comes in: paste, drop, the file button, a sample. All end in the same call.

import clean from "../../samples/clean.txt";
import contradictions from "../../samples/contradictions.txt";
import { byId, isTyping } from "../dom";
import type { Input } from "../protocol";
import { t, type Key } from "../words";

export type Take = (inputs: Input[]) => Promise<void>;

const SAMPLES: Record<string, { text: string; name: Key }> = {
  clean: { text: clean, name: "sample.clean.name" },
  contradictions: { text: contradictions, name: "sample.contradictions.name" },
};

/** A pause after typing, before what was typed is checked. */
const PAUSE_MS = 600;

export function intake(take: Take): void {
  const field = byId<HTMLTextAreaElement>("paste");
  pasting(field, take);
  typing(field, take);
  files(take);
  dropping(take);
  document.querySelectorAll<HTMLElement>("[data-sample]").forEach((button) => {
    button.addEventListener("click", () => {
      const sample = SAMPLES[button.dataset.sample || ""];
      if (sample) void take([textInput(t(sample.name), sample.text)]);
    });
  });
}

export function textInput(name: string, text: string): Input {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** What was copied, a table with its cells where they are there; null where it is no text. */
function copied(data: DataTransfer): Input | null {
  const text = data.getData("text/plain");
  const page = data.getData("text/html");
  if (/<table[\s>]/i.test(page)) return textInput(t("input.pastedTable"), page);
  return text.trim() === "" ? null : textInput(t("input.pasted"), text);
}

function pasting(field: HTMLTextAreaElement, take: Take): void {
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    // Other text fields (a cell being edited) keep their paste.
    if (!data || (event.target !== field && isTyping(event.target))) return;
    const text = data.getData("text/plain");
    const input = copied(data);
    if (input) {
      event.preventDefault();
      // Kept in the field, but only when it is out of sight: laying out a whole report there costs a frame or two.
      void take([input]).then(() => (field.value = text));
    } else if (data.files.length > 0) {
      event.preventDefault();
      void read(data.files).then(take);
    }
  });
}

function typing(field: HTMLTextAreaElement, take: Take): void {
  let timer = 0;
  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    // A few words are not a report yet.
    if (field.value.trim().length < 40) return;
    timer = window.setTimeout(() => void take([textInput(t("input.pasted"), field.value)]), PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    window.clearTimeout(timer);
    if (field.value.trim() !== "") void take([textInput(t("input.pasted"), field.value)]);
  });
}

function files(take: Take): void {
  const picker = byId<HTMLInputElement>("file");
  picker.addEventListener("change", () => {
    const chosen = picker.files;
    if (!chosen || chosen.length === 0) return;
    void read(chosen).then((inputs) => {
      // The same file, mended, may be chosen again.
      picker.value = "";
      return take(inputs);
    });
  });
}

/** The whole window takes a drop, so that no file ever opens in place of the page. */
function dropping(take: Take): void {
  const root = document.documentElement;
  let depth = 0;
  const over = (on: boolean): void => {
    depth = on ? depth + 1 : Math.max(0, depth - 1);
    root.classList.toggle("dropping", depth > 0);
  };
  window.addEventListener("dragenter", (event) => {
    event.preventDefault();
    over(true);
  });
  window.addEventListener("dragleave", () => over(false));
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  window.addEventListener("drop", (event) => {
    event.preventDefault();
    depth = 0;
    root.classList.remove("dropping");
    const data = event.dataTransfer;
    if (!data) return;
    const input = copied(data);
    if (data.files.length > 0) void read(data.files).then(take);
    else if (input) void take([input]);
  });
}

function read(list: FileList): Promise<Input[]> {
  return Promise.all(Array.from(list).map(readOne));
}

function readOne(file: File): Promise<Input> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    const done = (bytes: Uint8Array): void => resolve({ name: file.name, bytes });
    reader.onload = () => done(new Uint8Array(reader.result as ArrayBuffer));
    // A folder, or a file that has gone: the engine says that nothing could be read.
    reader.onerror = () => done(new Uint8Array(0));
    reader.readAsArrayBuffer(file);
  });
}
