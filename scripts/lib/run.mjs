// Starts other programs. Their output goes to a log file, so that the terminal shows only where we are.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What is missing, and the command that mends it: shown without a stack. */
export class Stop extends Error {
  constructor(missing, mend, zh) {
    super([missing, mend && `  mend it with:  ${mend}`, zh && `  （${zh}）`].filter(Boolean).join('\n'));
  }
}

/** Runs to its end; rejects with the tail of its output. `onLine` sees each line as it comes. */
export function run(command, args, { cwd, env, log, onLine } = {}) {
  return new Promise((resolve, reject) => {
    if (log) appendFileSync(log, `$ ${command} ${args.join(' ')}\n`);
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (log) appendFileSync(log, text);
        const line = text.trimEnd().split('\n').pop()?.trim();
        if (line) onLine?.(line);
      });
    }
    child.on('error', (error) => reject(error));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const tail = output.trimEnd().split('\n').slice(-40).join('\n');
      const failure = new Error(`${command} ${args.slice(0, 3).join(' ')} … failed (${signal ?? `exit ${code}`})\n${tail}`);
      failure.output = output;
      reject(failure);
    });
  });
}

/** What a small program prints, or undefined where there is no such program or it fails. */
export function ask(command, args, options = {}) {
  const { env, ...rest } = options;
  const result = spawnSync(command, args, { encoding: 'utf8', env: { ...process.env, ...env }, ...rest });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** "debian", "ubuntu", … or the platform where there is no such file. */
export function system() {
  if (!existsSync('/etc/os-release')) return process.platform;
  const text = readFileSync('/etc/os-release', 'utf8');
  return /^ID=(.*)$/m.exec(text)?.[1]?.replaceAll('"', '') ?? process.platform;
}

export const isRoot = () => process.getuid?.() === 0;
