// The built WebAssembly as node sees it: the same module and glue that the page gets.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { glueFile, packsFile, wasmFile } from '../scripts/build/wasm.mjs';
import { inRoot, shared } from '../scripts/lib/paths.mjs';

export async function engine() {
  const { Engine, initSync } = await import(glueFile);
  initSync({ module: readFileSync(wasmFile) });
  return new Engine(readFileSync(packsFile));
}

/** Report as the page gets it; the file is closed again. */
export function check(engine, file, options = { lang: 'zh' }) {
  const opened = JSON.parse(engine.open(basename(file), readFileSync(file), 'zh'));
  const json = engine.check(Uint32Array.of(opened.id), options);
  engine.close(opened.id);
  return { opened, json };
}

export const reportsFolder = shared('reports');
/** Why a test that needs real reports is skipped, or false. */
export const noReports = existsSync(reportsFolder) ? false : '../shared/reports is missing';
export const report = (name) => join(reportsFolder, name);

function within(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? within(path) : [path];
  });
}

const readable = (path) => /\.(txt|docx)$/.test(path);
export const fixtures = () => [...within(inRoot('tests', 'fixtures')), ...within(inRoot('www', 'samples'))].filter(readable);
export const reports = () => (noReports ? [] : readdirSync(reportsFolder).sort().map(report)).filter(readable);
