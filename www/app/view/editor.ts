// Editing a cell or a paragraph where it stands.

import { h } from "../dom";
import { t } from "../words";

export interface Editing {
  element: HTMLElement;
  text: string;
  /** The new text, or null when nothing is to change. */
  done(text: string | null): void;
}

const PADDING = 4;

/** Puts a text field into the element. Enter writes, Esc leaves things as they were. */
export function edit({ element, text, done }: Editing): void {
  const holder = element.querySelector<HTMLElement>(".cell-text");
  // Where the text stands: in a tall merged cell that is its middle, and its top may be out of sight.
  const top = holder ? Math.max(0, holder.offsetTop - PADDING) : 0;
  const height = holder ? holder.offsetHeight + 2 * PADDING : element.offsetHeight;
  const field = h("textarea", { class: "editor", "aria-label": t("edit.label"), rows: 1 });
  field.value = text;
  field.style.top = `${top}px`;
  let open = true;
  const close = (result: string | null): void => {
    if (!open) return;
    open = false;
    element.classList.remove("editing");
    element.removeChild(field);
    done(result);
  };
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    // Enter also ends the composing of Chinese characters.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") close(null);
    else if (event.key === "Enter" && !event.altKey && !event.shiftKey) close(changed(field, text));
    else if (event.key === "Tab") close(changed(field, text));
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => close(changed(field, text)));
  field.addEventListener("input", () => grow(field, height));
  element.classList.add("editing");
  element.appendChild(field);
  grow(field, height);
  field.focus();
  field.select();
}

function changed(field: HTMLTextAreaElement, text: string): string | null {
  return field.value === text ? null : field.value;
}

function grow(field: HTMLTextAreaElement, least: number): void {
  field.style.height = "auto";
  field.style.height = `${Math.max(field.scrollHeight + 2, least)}px`;
}
