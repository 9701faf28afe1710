// Programs from crates.io, built into .cache/tools: not on every run, and never into the user's own folders.
import { existsSync, rmSync } from 'node:fs';
import { cache, locked } from '../lib/paths.mjs';
import { Stop, ask, run } from '../lib/run.mjs';

const folder = cache('tools');
export const toolPath = cache('tools', 'bin');

const TOOLS = {
  // Must be exactly the library's version. Its own lock file wants crates that may be gone, so not --locked;
  // the default features are only for its test runner.
  'wasm-bindgen': () => ['wasm-bindgen-cli', locked('wasm-bindgen'), '--no-default-features', '--bin', 'wasm-bindgen'],
  'wasm-pack': () => ['wasm-pack', '0.15.1', '--locked'],
  'cargo-deny': () => ['cargo-deny', '0.20.2', '--locked', '--no-default-features'],
};

const binary = (name) => cache('tools', 'bin', name);
const isThere = (name) => {
  const version = TOOLS[name]()[1];
  return existsSync(binary(name)) && (ask(binary(name), ['--version']) ?? '').split(/\s+/).includes(version);
};

/** A step that makes sure of the named tools. */
export const tools = (...names) => ({
  name: names.join(', '),
  id: `tools-${names[0]}`,
  fresh: () => names.every(isThere),
  async run(options) {
    // Unoptimised: built in a third of the time, and their work is small. One target folder: shared crates once.
    const env = { CARGO_TARGET_DIR: cache('tools', 'target'), CARGO_PROFILE_DEV_DEBUG: '0', CARGO_INCREMENTAL: '0' };
    for (const name of names.filter((name) => !isThere(name))) {
      const [crate, version, ...flags] = TOOLS[name]();
      const args = ['install', crate, '--version', version, '--root', folder, '--debug', '--force', ...flags];
      try {
        await run('cargo', args, { cwd: cache(), env, ...options });
      } catch (error) {
        throw new Stop(`${error.message}\n\n${crate} ${version} could not be built: its sources come from crates.io, once.`, `the same command again with a network; it runs: cargo ${args.join(' ')}`, '工具安装失败，请检查网络后重试');
      }
    }
    rmSync(cache('tools', 'target'), { recursive: true, force: true });
  },
});
