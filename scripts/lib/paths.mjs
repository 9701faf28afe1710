import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const inRoot = (...parts) => join(root, ...parts);
/** Everything that can be made again lives here; git ignores it. */
export const cache = (...parts) => join(root, '.cache', ...parts);
export const shared = (...parts) => join(root, '..', 'shared', ...parts);

/** The version of a package in a Cargo.lock. */
export function locked(name, file = inRoot('Cargo.lock')) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return new RegExp(`name = "${name}"\\nversion = "(.*?)"`).exec(text)?.[1];
}

for (const folder of ['logs', 'stamps']) mkdirSync(cache(folder), { recursive: true });
