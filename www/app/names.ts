// Names of files. What comes without one is named by the page, in the language that it speaks now.

import { t, type Key } from "./words";

/** What the page has named, by that name. */
const given = new Map<string, { key: Key; n: number }>();

/** A name that is not taken. */
export function give(key: Key, taken: string[] = []): string {
  let n = 1;
  while (taken.some((name) => nameInWords(name) === numbered(key, n))) n++;
  given.set(numbered(key, n), { key, n });
  return numbered(key, n);
}

/** As the page says it now; a file's own name is the same in every language. */
export function nameInWords(name: string): string {
  const known = given.get(name);
  return known ? numbered(known.key, known.n) : name;
}

/** Such a name says nothing about whose report it is. */
export function isPasted(name: string): boolean {
  const known = given.get(name);
  return known !== undefined && (known.key === "input.pasted" || known.key === "input.pastedTable");
}

function numbered(key: Key, n: number): string {
  return n === 1 ? t(key) : t(key).replace(/(\.\w+)$/, ` ${n}$1`);
}
