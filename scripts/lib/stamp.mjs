// A step is fresh when the hash of all it depends on is the one it was last finished with. Contents and
// versions count, times do not: a checkout, a copied folder or a clock cannot fool it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cache, root } from './paths.mjs';

function files(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => files(join(path, name)));
}

/** Hash of files, folders and plain strings (versions). */
export function digest({ paths = [], words = [] }) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(files)) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  for (const word of words) hash.update(String(word)).update('\0');
  return hash.digest('hex');
}

const stamp = (name) => cache('stamps', name);

/** `outputs` must still be there: whoever removes one wants it made again. */
export function isFresh(name, inputs, outputs = []) {
  return outputs.every(existsSync) && existsSync(stamp(name)) && readFileSync(stamp(name), 'utf8') === digest(inputs);
}

export const forget = (name) => rmSync(stamp(name), { force: true });
export const finish = (name, value) => writeFileSync(stamp(name), value);
