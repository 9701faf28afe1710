// npm run size [DEPTH]: what the engine is made of. Bytes of functions by crate and module (DEPTH parts of their path), before
// compression: compare two of these to see what grew.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { namedFile, wasm, wasmFile } from './build/wasm.mjs';
import { main, steps } from './lib/steps.mjs';

const [CODE, DATA] = [10, 11];
const LEAST = 1000;

/** A reader of the binary format, as far as it is needed here. */
function reader(bytes, start = 0) {
  let at = start;
  const number = () => {
    for (let value = 0, scale = 1; ; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
  };
  const take = (length) => bytes.subarray(at, (at += length));
  return { number, take, byte: () => bytes[at++], text: () => take(number()).toString(), more: () => at < bytes.length };
}

function sections(bytes) {
  const found = new Map();
  for (const from = reader(bytes, 8); from.more(); ) {
    const id = from.byte();
    const body = from.take(from.number());
    const custom = id === 0 ? reader(body).text() : undefined;
    found.set(custom ?? id, custom === undefined ? body : body.subarray(1 + custom.length));
  }
  return found;
}

const times = (count, each) => Array.from({ length: count }, each);

/** The names of functions, by number; those of the module itself come after the imported ones. */
function names(section) {
  for (const from = reader(section); from.more(); ) {
    const kind = from.byte();
    const body = reader(from.take(from.number()));
    if (kind === 1) return times(body.number(), () => [body.number(), body.text()]);
  }
  return [];
}

function functions(bytes) {
  const found = sections(bytes);
  const code = reader(found.get(CODE));
  const sizes = times(code.number(), () => code.take(code.number()).length);
  const named = names(found.get('name'));
  // Every function has a name, so what has no body is imported.
  const imported = named.length - sizes.length;
  return named.filter(([number]) => number >= imported).map(([number, name]) => ({ name, size: sizes[number - imported] }));
}

/** `jihe::relations` of `<jihe[hash]::relations::Relation as core::clone::Clone>::clone`. */
const module = (name, depth) => name.replace(/\[[0-9a-f]{16}\]/g, '').replace(/^[<&[(]+(mut |dyn )?/, '').split(/[<>]| as /)[0].split('::').slice(0, depth).join('::');

await main(async () => {
  await steps([wasm]);
  const [bytes, depth] = [readFileSync(wasmFile), Number(process.argv[2] ?? 2)];
  const sum = new Map();
  for (const { name, size } of functions(readFileSync(namedFile))) {
    const group = module(name, depth);
    sum.set(group, (sum.get(group) ?? 0) + size);
  }
  for (const [group, size] of [...sum].sort((a, b) => b[1] - a[1]).filter(([, size]) => size >= LEAST)) console.log(`${size.toLocaleString('en').padStart(9)}  ${group}`);
  const told = (what, part) => console.log(`${what}: ${part.length.toLocaleString('en')} bytes, brotli ${brotliCompressSync(part).length.toLocaleString('en')}`);
  told('code', sections(bytes).get(CODE));
  told('data', sections(bytes).get(DATA));
  told('engine', bytes);
});
