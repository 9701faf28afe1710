// Elements from data. Text only ever becomes a text node: nothing here can make markup out of a report.

type Child = Node | string | null | undefined | false;
type Handler = (event: Event) => void;
type Value = string | number | boolean | null | undefined | Handler;

/** Makes an element; a function is a listener, null and false leave an attribute out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, Value> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) set(element, name, attributes[name]);
  append(element, children);
  return element;
}

function set(element: HTMLElement, name: string, value: Value): void {
  if (value === null || value === undefined || value === false) return;
  if (typeof value === "function") element.addEventListener(name, value);
  else element.setAttribute(name, value === true ? "" : String(value));
}

export function append(element: Node, children: Child[]): void {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child);
  }
}

/** Puts new children in the place of the old ones. */
export function fill(element: Element, ...children: Child[]): void {
  element.textContent = "";
  append(element, children);
}

export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no element #${id}`);
  return element as T;
}

/** The nearest element around a target that matches. */
export function closest(target: EventTarget | null, selector: string): HTMLElement | null {
  return target instanceof Element ? (target.closest(selector) as HTMLElement | null) : null;
}

/** Whether keys typed here are text, and not ours to act on. */
export function isTyping(target: EventTarget | null): boolean {
  return closest(target, "textarea, input, select, [contenteditable]") !== null;
}
