// How long the page takes, as its user sees it. Times are told, never promised: other work on the machine adds to them.
import { report } from '../engine.mjs';

export const STEMS = ['yueyang-resettlement-2017', 'yunxi-port-office-2020', 'ziyang-expropriation-2022'];

/** Runs in the page: takes the time from the next paste to the frame after its result. */
function watchPaste() {
  const root = document.documentElement;
  let began;
  document.addEventListener('paste', () => (began = performance.now()), { capture: true, once: true });
  window.pasteTime = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (began === undefined || root.dataset.state !== 'done') return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
    });
    observer.observe(root, { attributes: true, attributeFilter: ['data-state'] });
  });
}

/** Milliseconds from the paste of a real report to its painted findings. */
export async function timePaste(visit, stem) {
  await visit.page.evaluate(watchPaste);
  await visit.pasteFile(report(`${stem}.txt`));
  return visit.page.evaluate(() => window.pasteTime);
}

/** Runs in the page: presses Enter in the editor and waits for a list with fewer findings. */
function timeToFewer(before) {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const list = document.querySelector('#findings');
    const observer = new MutationObserver(() => {
      if (list.querySelectorAll('[data-finding]').length >= before) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(list, { childList: true, subtree: true });
    setTimeout(() => reject(new Error('the finding stays')), 5000);
    document.querySelector('textarea.editor').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
}

/** Milliseconds from Enter in a cell that was corrected to a list without its finding. The finding is at `index`. */
export async function timeCorrection(visit, index, { place, working }) {
  const before = (await visit.findings()).length;
  await visit.page.click(`[data-finding="${index}"] .where`);
  await visit.page.keyboard.press('Enter');
  const text = await visit.page.inputValue('textarea.editor');
  await visit.page.fill('textarea.editor', text.replace(place.quote, working.expected));
  return visit.page.evaluate(timeToFewer, before);
}

/** Runs in the page: types a value into a field of the score sheet and waits for the sheet it makes. */
function timeToScores([name, value]) {
  return new Promise((resolve, reject) => {
    const root = document.querySelector('#scores');
    const field = Array.from(root.querySelectorAll('.score-questions input')).find((one) => one.name === name);
    field.focus();
    field.value = value;
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(root, { childList: true });
    const began = performance.now();
    field.dispatchEvent(new Event('change', { bubbles: true }));
    setTimeout(() => reject(new Error('the sheet stays')), 5000);
  });
}

/** Milliseconds from a value that is added to the score sheet to the sheet with its new points. */
export async function timeSupply(visit, name, value) {
  const time = await visit.page.evaluate(timeToScores, [name, value]);
  await visit.settled();
  return time;
}

/** The first finding whose figure can be corrected to what it should be. */
export const correctable = (findings) => findings.findIndex(({ working, place }) => working && place.quote && place.table !== null);

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
