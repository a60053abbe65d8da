import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

const sources = [
  'src-shared',
  'src-main',
  'src-renderer',
  'plugins',
  'electron.vite.config.ts',
  'package.json',
  'tsconfig.base.json',
];
/** One file of each bundle; a build is as old as the oldest. */
const built = [
  'out/main/cli.js',
  'out/main/worker.js',
  'out/main/parseThread.js',
  'out/main/pluginTest.js',
  'out/renderer/index.html',
];

/** Holds the id of the process that builds, so that two that start at once do not write over each other. */
const buildLock = join(root, 'out', '.building');

/** Builds out/ when it is missing or older than the sources. A packed app has no sources and is left as it is. */
export function ensureBuild() {
  if (!existsSync(join(root, 'electron.vite.config.ts')) || isBuilt()) return;
  takeBuildLock();
  try {
    if (!isBuilt()) build();
  } finally {
    rmSync(buildLock, { force: true });
  }
}

function build() {
  process.stderr.write('Building Heartwood, once after each change …\n');
  const require = createRequire(import.meta.url);
  const electronVite = join(dirname(require.resolve('electron-vite/package.json')), 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [electronVite, 'build'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}\nHeartwood could not be built.\n`);
  rmSync(buildLock, { force: true });
  process.exit(1);
}

function takeBuildLock() {
  mkdirSync(dirname(buildLock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(buildLock, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isHolderAlive()) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    else rmSync(buildLock, { force: true });
  }
}

/** Interrupted, a build leaves its mark behind. */
function isHolderAlive() {
  try {
    process.kill(Number(readFileSync(buildLock, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function isBuilt() {
  if (!built.every((path) => existsSync(join(root, path)))) return false;
  const oldest = Math.min(...built.map((path) => statSync(join(root, path)).mtimeMs));
  return sources.every((path) => newestIn(join(root, path)) <= oldest);
}

function newestIn(path) {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (!entry) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  // A folder's own time tells of files that were removed.
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), entry.mtimeMs);
}
