// Sums of points. Numbers come as decimal texts and stay exact: whole numbers of the smallest unit, never fractions.

const PLACES = 6;

/** The sum of decimal texts, without zeros at its end. */
export function sum(texts: (string | null)[]): string {
  return written(texts.reduce((total, text) => total + (text === null ? 0 : unitsOf(text)), 0));
}

/** one − other */
export function difference(one: string, other: string): string {
  return written(unitsOf(one) - unitsOf(other));
}

/** Below zero, zero or above it, as one is less than the other, the same, or more. */
export function compare(one: string, other: string): number {
  return unitsOf(one) - unitsOf(other);
}

/** Whether a text is a number of points. */
export function isPoints(text: string): boolean {
  return /^\d{1,6}(\.\d{1,6})?$/.test(text);
}

/** How large the first is of the second, in whole percents up to 100: for bars. */
export function percent(part: string, whole: string): number {
  const of = unitsOf(whole);
  return of <= 0 ? 0 : Math.max(0, Math.min(100, Math.round((unitsOf(part) * 100) / of)));
}

function written(units: number): string {
  const digits = String(Math.abs(units)).padStart(PLACES + 1, "0");
  const whole = digits.slice(0, -PLACES);
  const part = digits.slice(-PLACES).replace(/0+$/, "");
  return `${units < 0 ? "-" : ""}${whole}${part === "" ? "" : `.${part}`}`;
}

function unitsOf(text: string): number {
  const [whole = "0", part = ""] = text.replace("-", "").split(".");
  const units = Number(whole + part.padEnd(PLACES, "0").slice(0, PLACES));
  return text.charAt(0) === "-" ? -units : units;
}
