// www/ and .cache/pkg → dist/site, for any static web server, and dist/jihe.html, the whole in one file.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cache, inRoot } from '../lib/paths.mjs';
import { digest, finish, forget, isFresh } from '../lib/stamp.mjs';
import { SITE_POLICY, filePolicy, html } from './html.mjs';
import { glueFile, loaderFile, loaderGlueFile, packsFile, pkg, startFile, wasmFile } from './wasm.mjs';

export const dist = inRoot('dist');
export const site = join(dist, 'site');
export const singleFile = join(dist, 'jihe.html');

const inputs = () => ({ paths: [inRoot('www'), pkg, inRoot('scripts', 'build'), inRoot('package-lock.json')] });

export const page = {
  name: 'page (dist/site, dist/jihe.html)',
  id: 'page',
  fresh: () => isFresh('page', inputs(), [join(site, 'index.html'), singleFile]),
  async run() {
    const made = digest(inputs());
    forget('page');
    const parts = await bundle();
    mkdirSync(dist, { recursive: true });
    writeSite(parts);
    writeFile(parts);
    finish('page', made);
  },
};

/** Lowered to what Chromium 69 can read; syntax only: the library is what `lib` in www/tsconfig.json names. */
async function bundle() {
  const { build } = await import('esbuild');
  const bundled = async (entry, options = {}) => {
    const result = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      target: 'chrome69',
      charset: 'utf8',
      legalComments: 'none',
      logLevel: 'silent',
      alias: { jihe: glueFile, 'jihe-pack': loaderGlueFile },
      loader: { '.txt': 'text' },
      // Only the glue's default address uses it, and the page always names its own.
      define: { 'import.meta.url': '""' },
      ...options,
    });
    if (result.warnings.length) throw new Error(result.warnings.map(({ text, location }) => `${location?.file}:${location?.line}: ${text}`).join('\n'));
    return result.outputFiles[0].text.trim();
  };
  const source = readFileSync(inRoot('www', 'index.html'), 'utf8');
  return {
    source,
    main: await bundled(inRoot('www', 'app', 'main.ts')),
    worker: await bundled(inRoot('www', 'app', 'worker.ts')),
    style: await bundled(undefined, { entryPoints: undefined, stdin: { contents: html.imports(source), loader: 'css', resolveDir: inRoot('www') } }),
    start: readFileSync(startFile),
    wasm: readFileSync(wasmFile),
    packs: readFileSync(packsFile),
    loader: readFileSync(loaderFile),
  };
}

/** Every file but index.html carries its hash in its name: a new page never meets an old engine in a cache. */
function writeSite({ source, main, worker, style, start, wasm, packs, loader }) {
  const fresh = cache('site-new');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  const put = (name, content) => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10);
    const versioned = name.replace(/(?=\.\w+$)/, `-${hash}`);
    writeFileSync(join(fresh, versioned), content);
    return versioned;
  };
  let script = main;
  for (const [name, content] of [['start_bg.wasm', start], ['jihe_bg.wasm', wasm], ['pack_bg.wasm', loader], ['packs.bin', packs], ['worker.js', worker]]) {
    if (!script.includes(`"${name}"`)) throw new Error(`the page never asks for ${name}`);
    script = script.replaceAll(`"${name}"`, `"${put(name, content)}"`);
  }
  const index = html.assemble(source, {
    policy: SITE_POLICY,
    style: `<link rel="stylesheet" href="${put('style.css', style)}">`,
    script: `<script defer src="${put('main.js', script)}"></script>`,
  });
  writeFileSync(join(fresh, 'index.html'), index);
  rmSync(site, { recursive: true, force: true });
  renameSync(fresh, site);
}

function writeFile({ source, main, worker, style, wasm, packs, loader }) {
  const payload = (id, bytes) => `<script type="application/octet-stream" id="${id}">${gzipSync(bytes, { level: 9 }).toString('base64')}</script>`;
  const text = html.assemble(source, {
    policy: filePolicy(main, style),
    style: `<style>${style}</style>`,
    script: [payload('jihe-wasm', wasm), payload('jihe-packs', packs), payload('jihe-pack', loader), payload('jihe-worker', worker), `<script>${main}</script>`].join('\n'),
  });
  writeFileSync(singleFile, text);
}
