// Rust twice: the toolchain on PATH for everything native, and for the wasm the first compiler that has the
// sources of its standard library, because that is built too (a ready-made one needs newer browsers).
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../lib/paths.mjs';
import { Stop, ask, run, system } from '../lib/run.mjs';
import { debianPackages } from './debian.mjs';

const DEBIAN = ['rustc-web', 'rust-web-src', 'lld-22'];
const MEND = `rustup component add rust-src   (or, on Debian: sudo apt-get install -y --no-install-recommends ${DEBIAN.join(' ')})`;

// The first that has panic=immediate-abort.
const WASM_LEAST = '1.92';

const numbers = (version) => (/\d+\.\d+(\.\d+)?/.exec(version ?? '')?.[0] ?? '0.0').split('.').map(Number);
const atLeast = (version, wanted) => {
  const [a, b] = [numbers(version), numbers(wanted)];
  return a[0] !== b[0] ? a[0] > b[0] : a[1] >= b[1];
};
const wanted = () => /^rust-version = "(.*)"$/m.exec(readFileSync(inRoot('Cargo.toml'), 'utf8'))[1];

/** Stops unless cargo is on PATH and new enough. */
export function needCargo() {
  const version = ask('cargo', ['--version'], { cwd: inRoot() });
  if (!version) throw new Stop('Rust is missing: `cargo --version` does not work here.', 'install Rust with rustup, then open a new terminal', '缺少 Rust（cargo）');
  if (!atLeast(version, wanted())) throw new Stop(`${version} is too old: ${wanted()} is needed.`, 'rustup update', 'Rust 版本过旧');
}

function compiler(command) {
  const sysroot = ask(command, ['--print', 'sysroot'], { cwd: inRoot() });
  if (!sysroot || !existsSync(join(sysroot, 'lib/rustlib/src/rust/library/Cargo.lock'))) return;
  const rustc = join(sysroot, 'bin', process.platform === 'win32' ? 'rustc.exe' : 'rustc');
  const version = ask(rustc, ['--version']);
  if (atLeast(version, WASM_LEAST)) return { rustc, version, sysroot, linker: linker(sysroot) };
}

/** rustup's compiler brings its linker along (undefined: take that); Debian's takes the newest one installed. */
function linker(sysroot) {
  if (sysroot !== '/usr') return;
  const found = readdirSync('/usr/bin').filter((name) => /^wasm-ld-\d+$/.test(name));
  return found.sort((a, b) => Number(b.slice(8)) - Number(a.slice(8)))[0] ?? null;
}

/** `{ rustc, version, sysroot, linker }`, or undefined where something is missing. */
export function wasmCompiler() {
  const found = compiler('rustc') ?? compiler('/usr/bin/rustc');
  return found?.linker === null ? undefined : found;
}

// rustup may download only where its owner lets it.
const mayDownload = () => process.env.RUSTUP_AUTO_INSTALL !== '0' && ask('rustup', ['--version']) !== undefined;

export const wasmToolchain = {
  name: 'Rust standard library sources for WebAssembly',
  id: 'wasm-toolchain',
  fresh: () => wasmCompiler() !== undefined,
  async run(options) {
    let failure = '';
    if (mayDownload()) {
      await run('rustup', ['component', 'add', 'rust-src'], { cwd: inRoot(), ...options }).catch((error) => (failure = `${error.message}\n\n`));
    }
    if (!wasmCompiler() && system() === 'debian') await debianPackages(DEBIAN, 'Building the WebAssembly', options);
    const found = wasmCompiler();
    if (!found) throw new Stop(`${failure}No Rust compiler of ${WASM_LEAST} or later here has the sources of its standard library.`, MEND, '缺少可用于 WebAssembly 的 Rust 标准库源码');
    return found.version;
  },
};
