// Debian's packages: installed only where we are root on Debian, else named in the command that installs them.
import { Stop, ask, isRoot, run, system } from '../lib/run.mjs';

const installed = (name) => ask('dpkg-query', ['-W', '-f=${db:Status-Status}', name]) === 'installed';

let queue = Promise.resolve();

/** Makes sure of Debian packages; `purpose` tells people what they are for. One at a time: apt locks its lists. */
export function debianPackages(names, purpose, options) {
  queue = queue.catch(() => {}).then(() => install(names, purpose, options));
  return queue;
}

async function install(names, purpose, options) {
  const missing = names.filter((name) => !installed(name));
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (!['debian', 'ubuntu'].includes(system()) || !isRoot()) {
    throw new Stop(`${purpose} needs these Debian packages: ${missing.join(', ')}.`, `sudo apt-get update && sudo ${command}`, '缺少系统软件包，请先安装');
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { env, ...options });
  try {
    await apt('update', '-qq');
    await apt('install', '-y', '--no-install-recommends', ...missing);
  } catch (error) {
    throw new Stop(`${error.message}\n\nDebian's packages ${missing.join(', ')} could not be installed.`, `apt-get update && ${command}`, '系统软件包安装失败，请检查网络');
  }
}
