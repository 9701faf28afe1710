// The page's own words in two languages. What the engine says comes in the language asked of it.

import en from "../i18n/en.json";
import zh from "../i18n/zh-CN.json";
import type { Lang } from "../api";

export type Key = keyof typeof zh;

const TEXTS: Record<Lang, Record<Key, string>> = { zh, en };
let current: Lang = "zh";

export function language(): Lang {
  return current;
}

export function setLanguage(lang: Lang): void {
  current = lang;
  document.documentElement.lang = lang === "zh" ? "zh-CN" : "en";
  translate(document.body);
}

/** A text of the page, its {names} filled in. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  return TEXTS[current][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}

/** An id of the engine in words; an id that is new to the page stands for itself. */
export function say(family: string, id: string): string {
  const key = `${family}.${id}`;
  return key in TEXTS[current] ? t(key as Key) : id;
}

/** Fills the fixed parts of the page: data-t is the text, data-t-NAME an attribute. */
export function translate(root: Element): void {
  root.querySelectorAll<HTMLElement>("[data-t]").forEach((element) => {
    element.textContent = t(element.dataset.t as Key);
  });
  for (const name of ["placeholder", "title", "aria-label"]) {
    root.querySelectorAll<HTMLElement>(`[data-t-${name}]`).forEach((element) => {
      element.setAttribute(name, t(element.getAttribute(`data-t-${name}`) as Key));
    });
  }
}
