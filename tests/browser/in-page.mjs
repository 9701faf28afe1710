// Functions that tests run inside the page: each is sent there as its source, and knows nothing of this file.

/** Before the page's own scripts: keeps what a browser may not tell its debugger. */
export function watchFaults() {
  window.seenFaults = [];
  const see = (what) => window.seenFaults.push(what);
  document.addEventListener('securitypolicyviolation', (event) => see(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  window.addEventListener('error', (event) => see(`error: ${event.message}`));
  window.addEventListener('unhandledrejection', (event) => see(`rejection: ${event.reason}`));
}

/** From now on, remembers how the page's next work ends; an older result on the page does not count. */
export function watchState() {
  const root = document.documentElement;
  window.seenState = '';
  const look = () => /^(done|error)$/.test(root.dataset.state) && (window.seenState = root.dataset.state);
  new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ['data-state'] });
}

/** The next copy puts these contents, by type, on the clipboard. */
export function fillClipboard(contents) {
  const fill = (event) => {
    for (const type of Object.keys(contents)) event.clipboardData.setData(type, contents[type]);
    event.preventDefault();
  };
  document.addEventListener('copy', fill, { once: true });
  if (document.activeElement) document.activeElement.blur();
}

/** The events of a drag from outside, with the files (`{ name, base64 }`) in a real DataTransfer. */
export function dropFiles(given) {
  const transfer = new DataTransfer();
  for (const { name, base64 } of given) {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    transfer.items.add(new File([bytes], name));
  }
  const target = document.querySelector('#drop');
  for (const type of ['dragenter', 'dragover', 'drop']) {
    target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }
}

/** What the list of findings shows, in its order. */
export function listFindings() {
  return Array.from(document.querySelectorAll('[data-finding]'), ({ dataset, textContent }) => ({
    code: dataset.code,
    severity: dataset.severity,
    text: textContent.replace(/\s+/g, ' ').trim(),
  }));
}

/** How many figures in the report are shown as verified, mismatched, unverified. */
export function countFigures() {
  const counts = { verified: 0, mismatched: 0, unverified: 0 };
  for (const { dataset } of document.querySelectorAll('#sheets [data-figure-status]')) counts[dataset.figureStatus]++;
  return counts;
}
