// What `npm start -- [files]` runs: the app in its window where there can be one, else in the browser.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBuild, root } from './launcher/ensureBuild.js';
import { ensureNode, handOver } from './launcher/ensureNode.js';

const downloadSeconds = 10;
/** A window that ends with an error this soon never opened. */
const startSeconds = 5;

if (ensureNode()) {
  ensureBuild();
  const { dataFile, files, serveOptions } = parseArguments(process.argv.slice(2));
  if (dataFile) process.env.HEARTWOOD_DATA = dataFile;
  const reason = serveOptions.length > 0 ? '' : await openWindow(files);
  if (reason !== null) await serve(reason, [...serveOptions, ...files]);
}

/** Asking for a port is asking for the served app. */
function parseArguments(given) {
  const files = [];
  const serveOptions = [];
  let dataFile = '';
  for (let i = 0; i < given.length; i++) {
    const [name, inline] = splitOption(given[i]);
    if (name === '--data') dataFile = inline ?? given[++i] ?? '';
    else if (name === '--port') serveOptions.push(`--port=${inline ?? given[++i] ?? ''}`);
    else if (name.startsWith('--')) serveOptions.push(given[i]);
    else files.push(given[i]);
  }
  return { dataFile, files, serveOptions };
}

function splitOption(text) {
  const [, name, value] = /^(--[\w-]+)=(.*)$/s.exec(text) ?? [];
  return name ? [name, value] : [text, undefined];
}

/** Opens the Electron app. Returns null when it runs, else the reason why it doesn't. */
async function openWindow(files) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'There is no screen to open a window on';
  }
  const electron = findElectron() ?? (await downloadElectron());
  if (!electron) return 'Electron could not be had within ten seconds';
  const child = spawn(electron, [root, ...files], { stdio: 'inherit' });
  const isRunning = await new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), startSeconds * 1000);
    child.once('error', () => resolve(false));
    child.once('exit', (code) => {
      clearTimeout(timer);
      if (code === 0) process.exit(0);
      resolve(false);
    });
  });
  if (!isRunning) return 'Electron did not start';
  handOver(child);
  return null;
}

function findElectron() {
  const folder = electronFolder();
  const pathFile = folder && join(folder, 'path.txt');
  if (!pathFile || !existsSync(pathFile)) return null;
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const binary = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** The package brings its binary at first use only. */
async function downloadElectron() {
  const folder = electronFolder();
  if (!folder) return null;
  process.stderr.write('Getting Electron …\n');
  const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
  await new Promise((resolve) => {
    const timer = setTimeout(() => child.kill(), downloadSeconds * 1000);
    child.once('error', resolve);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return findElectron();
}

function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

async function serve(reason, args) {
  if (reason) process.stdout.write(`${reason}: serving the app for the browser instead.\n`);
  process.argv = [process.argv[0], process.argv[1], 'serve', ...args];
  await import(new URL('../../out/main/cli.js', import.meta.url).href);
}
