// npm run size [DEPTH]: what the engine is made of. Bytes of functions by crate and module (DEPTH parts of their path), before
// compression: compare two of these to see what grew.
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { namedFile, wasm, wasmFile } from './build/wasm.mjs';
import { main, steps } from './lib/steps.mjs';
import { CODE, DATA, functions, sections } from './lib/wasm.mjs';

const LEAST = 1000;

/** `jihe::relations` of `00012 <jihe[hash]::relations::Relation as core::clone::Clone>::clone`: the number is its place. */
const module = (name, depth) => name.replace(/^\d+ |\[[0-9a-f]{16}\]/g, '').replace(/^[<&[(]+(mut |dyn )?/, '').split(/[<>]| as /)[0].split('::').slice(0, depth).join('::');

await main(async () => {
  await steps([wasm]);
  const [bytes, depth] = [readFileSync(wasmFile), Number(process.argv[2] ?? 2)];
  const sum = new Map();
  for (const { name, body } of functions(readFileSync(namedFile))) {
    const group = module(name, depth);
    sum.set(group, (sum.get(group) ?? 0) + body.length);
  }
  for (const [group, size] of [...sum].sort((a, b) => b[1] - a[1]).filter(([, size]) => size >= LEAST)) console.log(`${size.toLocaleString('en').padStart(9)}  ${group}`);
  const told = (what, part) => console.log(`${what}: ${part.length.toLocaleString('en')} bytes, brotli ${brotliCompressSync(part).length.toLocaleString('en')}`);
  told('code', sections(bytes).get(CODE));
  told('data', sections(bytes).get(DATA));
  told('engine', bytes);
});
