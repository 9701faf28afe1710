// What leaves the page by the user's own hand: files, and texts for the clipboard. Nothing of it goes over the network.

import { h } from "./dom";

/** Hands a file to the user. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: url, download: name, hidden: true });
  document.body.appendChild(link);
  link.click();
  document.body.removeChild(link);
  URL.revokeObjectURL(url);
}

/** Puts a text on the clipboard; the focus goes back where it was. */
export function copy(text: string): void {
  const before = document.activeElement;
  const field = h("textarea", { readonly: true, class: "off", "aria-hidden": "true", tabindex: -1 });
  field.value = text;
  // Within an open dialog nothing else can be chosen.
  const home = (before && before.closest("dialog")) || document.body;
  home.appendChild(field);
  field.select();
  // The clipboard of secure pages is missing on plain http and over file://.
  document.execCommand("copy");
  home.removeChild(field);
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
}

/** A name that every system takes. */
export function fileName(...words: string[]): string {
  return words.filter((word) => word !== "").join(" ").replace(/[\\/:*?"<>|\u0000-\u001f]+/g, "_");
}

/**
 * Lines as a CSV file that Excel reads as UTF-8. A cell that a spreadsheet would take for a formula begins with an
 * apostrophe; plain numbers stay numbers.
 */
export function csv(lines: string[][]): string {
  const cell = (text: string): string => {
    const risky = /^[=+\-@\t\r\n＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
    const safe = risky ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\uFEFF${lines.map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}
