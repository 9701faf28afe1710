// src/ → .cache/pkg: the engine as WebAssembly 1.0 with its glue, by wasm-pack.
import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { homedir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { cache, inRoot, root } from '../lib/paths.mjs';
import { run } from '../lib/run.mjs';
import { digest, finish, forget, isFresh } from '../lib/stamp.mjs';
import { functions, renamed } from '../lib/wasm.mjs';
import { wasmCompiler } from '../setup/rust.mjs';
import { toolPath } from '../setup/tools.mjs';
import { WAYS, byLikeness } from './likeness.mjs';

export const pkg = cache('pkg');
export const wasmFile = join(pkg, 'jihe_bg.wasm');
/** The engine with which the page begins, without what can wait: the cargo feature `whole`. One glue serves both. */
export const startFile = join(pkg, 'start_bg.wasm');
/** What differs from place to place, as the build script has written it. */
export const packsFile = join(pkg, 'packs.bin');
/** The same with the names of its functions, for `npm run size`. */
export const namedFile = cache('jihe-named.wasm');
export const glueFile = join(pkg, 'jihe.js');
/** The loader of packs that users bring: TOML → what the engine takes. */
export const loaderFile = join(pkg, 'pack_bg.wasm');
export const loaderGlueFile = join(pkg, 'pack.js');

const SOURCES = ['src', 'build.rs', 'Cargo.toml', 'Cargo.lock', 'scripts/build/wasm.mjs', 'scripts/build/likeness.mjs', 'scripts/lib/wasm.mjs', 'package-lock.json'];
const inputs = () => ({ paths: SOURCES.map((path) => inRoot(path)), words: [wasmCompiler()?.version] });

/** No folder of this machine in what is shipped. Nobody reads the words of a panic there: it is a trap, without them. */
function flags({ sysroot }) {
  const cargo = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  const short = { [join(cargo, 'registry', 'src')]: 'crates', [root]: 'jihe', [sysroot]: 'rust' };
  // Hashing in a loop instead of unrolled: 1.3 KB less.
  const small = ['--cfg=sha2_backend="soft"', '--cfg=sha2_backend_soft="compact"'];
  const quiet = ['-Zunstable-options', '-Cpanic=immediate-abort', '-Zlocation-detail=none', '-Zfmt-debug=none'];
  return ['-Ctarget-cpu=mvp', ...small, ...quiet, ...Object.entries(short).map(([from, to]) => `--remap-path-prefix=${from}=${to}`)].join('\x1f');
}

/** What LLVM does for speed at the cost of size, even where it is asked for size: a twentieth of the engine, by trial. */
const SMALL = [
  '-inline-threshold=8',
  '-max-store-memcpy=1',
  '-max-store-memmove=1',
  '-max-store-memset=1',
  '-max-loads-per-memcmp=0',
  '-max-loads-per-memcmp-opt-size=0',
  '-disable-lsr',
  '-enable-pre=false',
  '-jump-threading-threshold=1',
  '-disable-early-taildup',
  '-disable-tail-duplicate',
  '-disable-licm-promotion',
  '-licm-mssa-optimization-cap=0',
  '-licm-max-num-uses-traversed=0',
];

/** The module with its functions named so that by name like ones stand together. */
function numbered(bytes, way) {
  const list = functions(bytes);
  const order = byLikeness(list.map(({ body }) => body), way).map((index) => list[index]);
  return renamed(bytes, new Map(order.map(({ number, name }, place) => [number, `${String(place).padStart(6, '0')} ${name}`])));
}

/** Puts the functions of `named` in the order that compresses best, there and (without names) in `file`. */
async function putInOrder(named, file, optimize) {
  const bytes = readFileSync(named);
  const [tried, bare] = [cache('ordered-named.wasm'), cache('ordered.wasm')];
  let least = Infinity;
  for (const way of WAYS) {
    writeFileSync(tried, numbered(bytes, way));
    await optimize('--reorder-functions-by-name', '-g', tried, '-o', tried);
    await optimize('--strip-debug', '--strip-producers', tried, '-o', bare);
    const size = brotliCompressSync(readFileSync(bare)).length;
    if (size >= least) continue;
    least = size;
    copyFileSync(tried, named);
    copyFileSync(bare, file);
  }
  for (const left of [tried, bare]) rmSync(left);
}

/** The folder into which our own build script has written. */
function scriptOutput(cargoSays) {
  const steps = cargoSays.match(/^\{"reason":"build-script-executed".*\}$/gm) ?? [];
  const own = steps.map((line) => JSON.parse(line)).find((step) => step.package_id.startsWith(`path+${pathToFileURL(root)}#`));
  if (!own) throw new Error('cargo does not say where the build script has written the packs');
  return own.out_dir;
}

/** cargo → wasm-bindgen → wasm-opt: one module with its glue and packs, in a folder of its own. */
async function build(features, built, named, { env, options }, name = 'jihe') {
  rmSync(built, { recursive: true, force: true });
  // Only where the library is built as nothing but a cdylib does cargo apply the profile's LTO: a third faster, and
  // smaller with little inlining. (`wasm-pack build` makes the same module without LTO.)
  const target = ['--target', 'wasm32-unknown-unknown'];
  const cargo = ['rustc', '--lib', '--crate-type', 'cdylib', '--release', '--no-default-features', '--features', features, ...target];
  // What lies below 1 MiB has shorter addresses: the stack, which nothing makes deep, leaves room for the data there.
  // Functions that came out the same are one.
  const link = ['-C', 'link-arg=-zstack-size=786432', '-C', 'passes=mergefunc'];
  const std = ['-Z', 'build-std=std,panic_abort', '-Z', 'build-std-features=optimize_for_size'];
  const told = ['--message-format', 'json-render-diagnostics'];
  const onLine = (line) => line.startsWith('{') || options.onLine?.(line);
  const cargoSays = await run('cargo', [...cargo, ...told, ...std, '--', ...link, ...SMALL.map((words) => `-Cllvm-args=${words}`)], { cwd: inRoot(), env, ...options, onLine });
  const linked = inRoot('target', 'wasm', 'wasm32-unknown-unknown', 'release', 'jihe.wasm');
  const glue = ['--target', 'web', '--out-dir', built, '--out-name', name, '--keep-debug'];
  await run('wasm-bindgen', [linked, ...glue], { cwd: inRoot(), env, ...options });
  // Without these words wasm-opt would put newer features back in. More than -O1 takes half a minute and comes
  // out larger after brotli; the three passes behind it, by trial, smaller.
  const old = ['--mvp-features', '--enable-mutable-globals', '--disable-sign-ext'];
  const raw = join(built, `${name}_bg.wasm`);
  const optimize = (...words) => run('wasm-opt', [...words, ...old], { cwd: inRoot(), env, ...options });
  await optimize('-O1', '--precompute-propagate', '--rse', '--vacuum', '-g', raw, '-o', named);
  await putInOrder(named, raw, optimize);
  copyFileSync(join(scriptOutput(cargoSays), 'packs.bin'), join(built, 'packs.bin'));
}

/** The module with which the page begins joins the whole one: both must speak to the same glue. */
function putTogether(start, built) {
  const same = (name) => readFileSync(join(start, name)).equals(readFileSync(join(built, name)));
  for (const name of ['jihe.js', 'packs.bin']) if (!same(name)) throw new Error(`the two modules differ in ${name}`);
  renameSync(join(start, 'jihe_bg.wasm'), join(built, 'start_bg.wasm'));
  rmSync(start, { recursive: true });
}

/** The loader joins them: it has glue of its own. */
function putBeside(loader, built) {
  for (const name of ['pack_bg.wasm', 'pack.js']) renameSync(join(loader, name), join(built, name));
  rmSync(loader, { recursive: true });
}

export const wasm = {
  name: 'WebAssembly',
  id: 'wasm',
  fresh: () => isFresh('wasm', inputs(), [wasmFile, startFile, loaderFile, packsFile, namedFile, glueFile, loaderGlueFile]),
  async run(options) {
    const made = digest(inputs());
    forget('wasm');
    const compiler = wasmCompiler();
    const env = {
      RUSTC: compiler.rustc,
      RUSTC_BOOTSTRAP: '1',
      RUSTFLAGS: undefined,
      CARGO_ENCODED_RUSTFLAGS: flags(compiler),
      // Measured: a tenth smaller than `s`; LTO makes up for the time.
      CARGO_PROFILE_RELEASE_OPT_LEVEL: 'z',
      CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: compiler.linker,
      CARGO_TARGET_DIR: inRoot('target', 'wasm'),
      PATH: [toolPath, inRoot('node_modules', '.bin'), process.env.PATH].join(delimiter),
    };
    const around = { env, options };
    const [built, start, loader] = [cache('pkg-new'), cache('pkg-start'), cache('pkg-pack')];
    await build('', start, cache('start-named.wasm'), around);
    await build('whole', built, namedFile, around);
    await build('reader', loader, cache('pack-named.wasm'), around, 'pack');
    putTogether(start, built);
    putBeside(loader, built);
    rmSync(pkg, { recursive: true, force: true });
    renameSync(built, pkg);
    finish('wasm', made);
    return compiler.version;
  },
};
