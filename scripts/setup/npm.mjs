import { existsSync, writeFileSync } from 'node:fs';
import { inRoot } from '../lib/paths.mjs';
import { finish, digest, forget, isFresh } from '../lib/stamp.mjs';
import { Stop, ask, run } from '../lib/run.mjs';

const inputs = { paths: [inRoot('package.json'), inRoot('package-lock.json')], words: [process.version, process.arch, process.platform] };
// Kept inside node_modules as well: whoever removes or replaces the folder gets a new one.
const mark = inRoot('node_modules', '.jihe');

export const npmPackages = {
  name: 'npm packages',
  fresh: () => isFresh('npm', inputs, [mark]),
  async run(options) {
    if (!ask('npm', ['--version'])) throw new Stop('npm is missing.', 'install Node.js 20 or later together with npm', '缺少 npm');
    forget('npm');
    try {
      await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: inRoot(), ...options });
    } catch (error) {
      throw new Stop(`${error.message}\n\nThe npm packages could not be installed: they come from the npm registry, once.`, 'the same command again with a network; it runs: npm ci', 'npm 软件包安装失败，请检查网络后重试');
    }
    writeFileSync(mark, '');
    finish('npm', digest(inputs));
  },
};

export function needNode() {
  if (Number(process.versions.node.split('.')[0]) < 20) throw new Stop(`Node.js ${process.version} is too old: 20 or later is needed.`, '', '需要 Node.js 20 或更高版本');
  if (!existsSync(inRoot('Cargo.lock'))) throw new Stop('Cargo.lock is missing: this is no complete checkout.', 'git checkout Cargo.lock');
}
