// Keys by the names that the web gives them, and what each protocol calls them.
// WebDriver's private characters, and the codes that Windows gave to keys and every browser still asks for.
const NAMED = {
  Backspace: { webdriver: '\uE003', code: 8 },
  Tab: { webdriver: '\uE004', code: 9 },
  Enter: { webdriver: '\uE007', code: 13, text: '\r' },
  Escape: { webdriver: '\uE00C', code: 27 },
  Control: { webdriver: '\uE009', code: 17 },
};

/** "Control+v" → what to hold and what to press: `{ key, webdriver, code, text }` each. */
export function keysOf(combination) {
  const keys = combination.split('+').map((key) => ({ key, ...(NAMED[key] ?? { webdriver: key, code: key.toUpperCase().charCodeAt(0), text: key }) }));
  return { held: keys.slice(0, -1), pressed: keys.at(-1) };
}
