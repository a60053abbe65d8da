import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, delimiter, join } from 'node:path';

const neededNapi = 10;

/**
 * True when this Node can load the database. Otherwise the same command runs once more, on the Node that was installed
 * with the packages, and false is returned; where there is none, the process ends with a sentence.
 */
export function ensureNode() {
  if (Number(process.versions.napi) >= neededNapi && process.versions.zstd) return true;
  const node = findInstalledNode();
  if (!node) {
    process.stderr.write(`Heartwood needs Node 22.15 or newer; this is ${process.version}.\n`);
    process.exit(1);
  }
  const path = [dirname(node), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit', env: { ...process.env, PATH: path } });
  handOver(child);
  return false;
}

/** This process now only stands for the child: signals go there, and its end is ours. */
export function handOver(child) {
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of forwarded) {
    process.on(signal, () => {
      // Ctrl-C on a terminal reaches the whole group: the child has it already.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}

function findInstalledNode() {
  const require = createRequire(import.meta.url);
  try {
    const folder = dirname(require.resolve(`node-${process.platform}-${process.arch}/package.json`));
    const node = join(folder, 'bin', 'node');
    return existsSync(node) ? node : null;
  } catch {
    return null;
  }
}
