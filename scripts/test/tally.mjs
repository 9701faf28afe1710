// Counts over all parts. A part that breaks counts as one failure and lets the others run.
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

export class Tally {
  passed = 0;
  failed = 0;
  skipped = 0;

  /** `body` returns counts, or nothing where the part is one test. Tells whether nothing failed. */
  async part(name, body) {
    console.log(`\n── ${name}`);
    const began = Date.now();
    let counts;
    try {
      counts = { passed: 0, failed: 0, skipped: 0, ...((await body()) ?? { passed: 1 }) };
    } catch (error) {
      console.error(error.message ?? error);
      counts = { passed: 0, failed: 1, skipped: 0, ...error.counts };
    }
    for (const key of ['passed', 'failed', 'skipped']) this[key] += counts[key];
    console.log(`${counts.failed ? '✖' : '✔'} ${line(counts)} in ${seconds(began)}`);
    return counts.failed === 0;
  }

  missed(what) {
    console.error(`\n── ${what}`);
    this.failed += 1;
  }

  line() {
    return line(this);
  }
}

const line = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
