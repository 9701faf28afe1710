// npm run build: dist/site (copy it to any web server) and dist/jihe.html (the whole in one file).
import { main, steps } from './lib/steps.mjs';
import { page } from './build/page.mjs';
import { wasm } from './build/wasm.mjs';
import { needNode, npmPackages } from './setup/npm.mjs';
import { needCargo, wasmToolchain } from './setup/rust.mjs';
import { tools } from './setup/tools.mjs';

await main(async () => {
  needNode();
  needCargo();
  await steps([[npmPackages, wasmToolchain, tools('wasm-bindgen', 'wasm-pack')], wasm, page]);
});
