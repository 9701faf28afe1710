// npm test: everything there is to test, with its own set-up. Ends with "N passed, N failed" over all parts.
import { page } from './build/page.mjs';
import { wasm } from './build/wasm.mjs';
import { main, steps } from './lib/steps.mjs';
import { browser } from './setup/browser.mjs';
import { oldChromium } from './setup/old-chromium.mjs';
import { needNode, npmPackages } from './setup/npm.mjs';
import { needCargo, wasmToolchain } from './setup/rust.mjs';
import { tools } from './setup/tools.mjs';
import { licences, native, nodeTests, types } from './test/parts.mjs';
import { Tally } from './test/tally.mjs';

const tally = new Tally();
process.on('exit', (code) => {
  if (code !== 0 && tally.failed === 0) tally.failed = 1;
  console.log(`\n${tally.line()}`);
});

await main(async () => {
  needNode();
  needCargo();
  const setUp = tools('wasm-bindgen', 'wasm-pack', 'cargo-deny');
  await steps([[npmPackages, wasmToolchain, browser, oldChromium, setUp]]);
  await tally.part('format, lints, native tests, generated files (cargo dev check)', native);
  await tally.part('licences, bans, sources (cargo deny; advisories need a database from the network: not checked)', licences);
  await tally.part('types (tsc --strict)', types);
  const built = await tally.part('WebAssembly and page', () => steps([wasm, page]));
  if (built) await tally.part('WebAssembly, sizes, parity and browsers (node --test)', nodeTests);
  else tally.missed('WebAssembly, sizes, parity and browsers: not run, for there is nothing built');
  if (tally.failed > 0) process.exitCode = 1;
});
