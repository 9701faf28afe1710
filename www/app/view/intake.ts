// How a report comes in: paste, drop, the file button, a sample. All end in the same call.

import clean from "../../samples/clean.txt";
import contradictions from "../../samples/contradictions.txt";
import { byId, isTyping } from "../dom";
import { give } from "../names";
import type { Input } from "../protocol";
import type { Key } from "../words";

export type Take = (inputs: Input[]) => Promise<void>;

const SAMPLES: Record<string, { text: string; name: Key }> = {
  clean: { text: clean, name: "sample.clean.name" },
  contradictions: { text: contradictions, name: "sample.contradictions.name" },
};

/** A pause after typing, before what was typed is checked. */
const PAUSE_MS = 600;

/** `names` are those of the files that new ones would join. */
export function intake(take: Take, names: () => string[]): void {
  const field = byId<HTMLTextAreaElement>("paste");
  pasting(field, take, names);
  typing(field, take, names);
  files(take);
  dropping(take, names);
  document.querySelectorAll<HTMLElement>("[data-sample]").forEach((button) => {
    button.addEventListener("click", () => {
      const sample = SAMPLES[button.dataset.sample || ""];
      if (sample) void take([textInput(give(sample.name), sample.text)]);
    });
  });
}

export function textInput(name: string, text: string): Input {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** What was copied, a table with its cells where they are there; null where it is no text. */
function copied(data: DataTransfer, names: () => string[]): Input | null {
  const text = data.getData("text/plain");
  const page = data.getData("text/html");
  if (/<table[\s>]/i.test(page)) return textInput(give("input.pastedTable", names()), page);
  return text.trim() === "" ? null : textInput(give("input.pasted", names()), text);
}

function pasting(field: HTMLTextAreaElement, take: Take, names: () => string[]): void {
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    // Other text fields (a cell being edited) keep their paste.
    if (!data || (event.target !== field && isTyping(event.target))) return;
    const text = data.getData("text/plain");
    const input = copied(data, names);
    if (input) {
      event.preventDefault();
      // Kept in the field, but only when it is out of sight: laying out a whole report there costs a frame or two.
      void take([input]).then(() => (field.value = text));
    } else if (data.files.length > 0) {
      event.preventDefault();
      void readFiles(data.files).then(take);
    }
  });
}

function typing(field: HTMLTextAreaElement, take: Take, names: () => string[]): void {
  let timer = 0;
  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    // A few words are not a report yet.
    if (field.value.trim().length < 40) return;
    timer = window.setTimeout(() => void take([textInput(give("input.pasted", names()), field.value)]), PAUSE_MS);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    window.clearTimeout(timer);
    if (field.value.trim() !== "") void take([textInput(give("input.pasted", names()), field.value)]);
  });
}

function files(take: Take): void {
  const picker = byId<HTMLInputElement>("file");
  picker.addEventListener("change", () => {
    const chosen = picker.files;
    if (!chosen || chosen.length === 0) return;
    void readFiles(chosen).then((inputs) => {
      // The same file, mended, may be chosen again.
      picker.value = "";
      return take(inputs);
    });
  });
}

/** The whole window takes a drop, so that no file ever opens in place of the page. */
function dropping(take: Take, names: () => string[]): void {
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
    const folders = foldersOf(data.items);
    const input = copied(data, names);
    if (folders.length > 0) void readFolders(folders).then(take);
    else if (data.files.length > 0) void readFiles(data.files).then(take);
    else if (input) void take([input]);
  });
}

export function readFiles(list: FileList | null): Promise<Input[]> {
  return Promise.all(Array.from(list || []).map(readOne));
}

/** What the engine takes at most (INPUT_BYTES). Of more, one byte is enough for it to say so. */
const MOST_BYTES = 50 * 1024 * 1024;

function readOne(file: File): Promise<Input> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    const done = (bytes: Uint8Array): void => resolve({ name: file.name, bytes });
    reader.onload = () => done(new Uint8Array(reader.result as ArrayBuffer));
    // A folder, or a file that has gone: the engine says that nothing could be read.
    reader.onerror = () => done(new Uint8Array(0));
    reader.readAsArrayBuffer(file.slice(0, MOST_BYTES + 1));
  });
}

/** What is dropped, where a folder is among it. */
function foldersOf(items: DataTransferItemList): FileSystemEntry[] {
  const entries = Array.from(items).map((item) => (item.kind === "file" ? item.webkitGetAsEntry() : null));
  const all = entries.filter((entry): entry is FileSystemEntry => entry !== null);
  return all.some((entry) => entry.isDirectory) ? all : [];
}

/** More than anybody hands in; a folder dropped by mistake may hold anything. */
const MOST_FILES = 300;
/** Files that programs leave behind. */
const LEFT_BEHIND = /^(\.|~\$)|^(Thumbs\.db|desktop\.ini)$/i;

async function readFolders(entries: FileSystemEntry[]): Promise<Input[]> {
  const inputs: Input[] = [];
  const waiting = entries.slice();
  while (waiting.length > 0 && inputs.length < MOST_FILES) {
    const entry = waiting.shift() as FileSystemEntry;
    if (LEFT_BEHIND.test(entry.name)) continue;
    if (entry.isDirectory) waiting.unshift(...(await entriesOf(entry as FileSystemDirectoryEntry)));
    else inputs.push({ ...(await fileOf(entry as FileSystemFileEntry).then(readOne)), name: nameIn(entry) });
  }
  return inputs;
}

/** With its folder: the reports of many units often have one name. */
function nameIn(entry: FileSystemEntry): string {
  return entry.fullPath.replace(/^\//, "");
}

/** A folder is read in parts: the empty one is the last. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  while (all.length < MOST_FILES) {
    const part = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (part.length === 0) break;
    all.push(...part);
  }
  return all.sort((a, b) => a.name.localeCompare(b.name, "zh"));
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve) => entry.file(resolve, () => resolve(new File([], entry.name))));
}
