// What every state of the page has to be: accessible, within the window, in one language; and the files to try it with.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/lib/paths.mjs';

export const HAN = /[\u4e00-\u9fff]/;
export const CLEAN = inRoot('www', 'samples', 'clean.txt');
export const CONTRADICTIONS = inRoot('www', 'samples', 'contradictions.txt');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function noSidewaysScroll(visit, where) {
  const [content, window] = await visit.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(content <= window, `${where}: ${content} px in a window of ${window} px`);
}

export async function accessible(visit, state) {
  // Through the debugger: the page's policy lets no foreign script in.
  await visit.page.evaluate(axe);
  const { violations, passes } = await visit.page.evaluate(() => window.axe.run(document));
  assert.ok(passes.length > 10, 'axe looked at the page');
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
  assert.deepEqual(told, [], state);
}

/** The order of the page, of findings in the order of the engine. */
export const gravestFirst = (findings) => ['error', 'warning', 'note'].flatMap((level) => findings.filter(({ severity }) => severity === level));

/** The department of the sample with contradictions, and another's report written as if it were its second file. */
export const GARDENS = '竹埠区园林绿化服务中心';
const asGardens = (text) => text.replaceAll('临澜区文化遗产保护中心', GARDENS).replaceAll('临澜区', '竹埠区');
const of = (unit) => (text) => text.replaceAll(GARDENS, unit);

/** Files of invented departments in a folder of their own; `end` removes it. */
export class Papers {
  folder = mkdtempSync(join(tmpdir(), 'jihe-'));
  end = () => rmSync(this.folder, { recursive: true, force: true });

  write(name, content) {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  #from = (sample, name, change) => this.write(name, change(readFileSync(sample, 'utf8')));

  unreadable = () => this.write('damaged.docx', 'PK\u0003\u0004 and nothing that belongs there');
  /** The self-evaluation form of one department, with its three findings. */
  form = (name = '自评表.txt', unit = GARDENS) => this.#from(CONTRADICTIONS, name, of(unit));
  /** The same with one score corrected: one finding less. */
  corrected = (name = '自评表.txt') => this.#from(CONTRADICTIONS, name, (text) => text.replace('98.90%', '96.90%'));
  /** The base data of the same department and year, without findings of its own. */
  baseData = (name = '基础数据.txt') => this.#from(CLEAN, name, asGardens);
  /** A department of its own. */
  heritage = (name = '文保中心.txt') => this.#from(CLEAN, name, (text) => text);
  many = (n) => Array.from({ length: n }, (_, i) => this.form(`第${i + 1}号.txt`, `江湾县第${i + 1}服务中心`));
}

/** Makes the engine in use never come back from the file of that name. */
export async function stick(visit, name) {
  const [worker] = visit.page.workers();
  await worker.evaluate((name) => {
    const serve = self.onmessage;
    self.onmessage = (event) => {
      const { request } = event.data;
      if (request?.op === 'open' && request.input.name === name) for (;;);
      serve(event);
    };
  }, name);
}

/** Makes the engine in use wait before each request; what is returned lets so many through. */
export async function gate(visit) {
  const [worker] = visit.page.workers();
  await worker.evaluate(() => {
    const serve = self.onmessage;
    const waiting = [];
    let allowed = 0;
    const pass = () => {
      while (allowed > 0 && waiting.length > 0) {
        allowed--;
        serve(waiting.shift());
      }
    };
    self.onmessage = (event) => {
      waiting.push(event);
      pass();
    };
    self.allow = (n) => {
      allowed += n;
      pass();
    };
  });
  return (n) => worker.evaluate((n) => self.allow(n), n);
}
