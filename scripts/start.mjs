// npm start: from a fresh checkout to the page on this machine, then rebuilding whenever a source changes.
import { watch } from 'node:fs';
import { page, site } from './build/page.mjs';
import { wasm } from './build/wasm.mjs';
import { inRoot } from './lib/paths.mjs';
import { Stop } from './lib/run.mjs';
import { main, steps } from './lib/steps.mjs';
import { serve } from './serve.mjs';
import { needNode, npmPackages } from './setup/npm.mjs';
import { needCargo, wasmToolchain } from './setup/rust.mjs';
import { tools } from './setup/tools.mjs';

await main(async () => {
  needNode();
  needCargo();
  let url;
  const server = {
    name: 'web server',
    async run() {
      ({ url } = await serve(site, Number(process.env.PORT) || 8317));
    },
  };
  await steps([[npmPackages, wasmToolchain, tools('wasm-bindgen', 'wasm-pack')], wasm, page, server]);
  console.log(`\n  Jihe 绩核  ${url}\n\n  Rebuilds when src/ or www/ change: reload the page then. Ctrl+C ends it.\n`);
  watchSources();
});

/** One rebuild at a time; a change during a rebuild starts another one. */
function watchSources() {
  let timer;
  let running = false;
  const rebuild = async () => {
    if (running) return later();
    running = true;
    try {
      if (!wasm.fresh()) await steps([wasm, page]);
      else if (!page.fresh()) await steps([page]);
    } catch (error) {
      console.error(`\n${error instanceof Stop ? error.message : (error.message ?? error)}\n\nStill serving the last good build.`);
    } finally {
      running = false;
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(rebuild, 150);
  };
  for (const folder of ['src', 'www']) watch(inRoot(folder), { recursive: true }, later);
  const others = ['Cargo.toml', 'Cargo.lock', 'build.rs'];
  watch(inRoot(), (_, name) => others.includes(name) && later());
}
