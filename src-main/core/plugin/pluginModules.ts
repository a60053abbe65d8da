import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as sdk from '@shared/plugin';

/**
 * How the files of optional plugins become modules of this thread: `heartwood/sdk` is the very module that the engine
 * works with, so that there is one class DataTable; beside it a file may import only files of its own plugin.
 *
 * An address such as `file:///…/plugins/Weekend/.load-2/archiver.ts` stands for the file without `.load-2/`: each time
 * that plugins are loaded they are read anew.
 */
const ENTRY = 'heartwood-plugin:';
const loadFolder = /\/\.load-\d+\//;
const extensions = ['', '.ts', '.js', '.mjs', '.json'];

/** Modules of ours by specifier. */
const provided = new Map<string, object>([['heartwood/sdk', sdk]]);
const PROVIDED_KEY = Symbol.for('heartwood.modules');

interface Root {
  /** With a slash at the end, as the address below which its files are found. */
  folder: string;
  address: string;
  /** Tests may import what Node has. */
  allowsNode: boolean;
}

const roots: Root[] = [];
const requireModule = createRequire(import.meta.url);
let loads = 0;
let isReady = false;

/** Reads a plugin's files anew. Throws: Error with a reason that can end a sentence. */
export function openPluginModules(path: string): (file: string) => unknown {
  prepare();
  const folder = realpathSync(path) + sep;
  const address = `${pathToFileURL(folder).href}.load-${++loads}/`;
  roots.push({ folder, address, allowsNode: false });
  return (file) => {
    try {
      return requireModule(`${ENTRY}${address}${file}`) as unknown;
    } catch (error) {
      throw new Error(`${file}: ${toReason(error)}`, { cause: error });
    }
  };
}

/** Lets the tests of the plugin in this folder import it, `heartwood/testing` and Node's own modules. */
export function allowTests(path: string, testing: object): void {
  prepare();
  provided.set('heartwood/testing', testing);
  const folder = realpathSync(path) + sep;
  roots.push({ folder, address: pathToFileURL(folder).href, allowsNode: true });
}

/** Once a thread. */
function prepare(): void {
  if (isReady) return;
  if (typeof module.registerHooks !== 'function') {
    throw new Error(`optional plugins need Node 22.15 or newer, and this is ${process.versions.node}`);
  }
  Object.assign(globalThis, { [PROVIDED_KEY]: provided });
  module.registerHooks({ resolve, load });
  isReady = true;
}

const resolve: module.ResolveHookSync = (specifier, context, nextResolve) => {
  if (specifier.startsWith(ENTRY)) return found(specifier.slice(ENTRY.length));
  const root = rootOf(context.parentURL);
  if (!root || (root.allowsNode && specifier.startsWith('node:'))) return nextResolve(specifier, context);
  if (provided.has(specifier)) return { url: `heartwood:${specifier}`, format: 'module', shortCircuit: true };
  if (!/^\.\.?\//.test(specifier)) throw new Error(forbidden(specifier));
  const url = new URL(specifier, context.parentURL).href;
  if (!url.startsWith(root.address)) throw new Error(forbidden(specifier));
  const extension = extensions.find((candidate) => isFile(toPath(url + candidate)));
  if (extension === undefined) throw new Error(`it imports ${specifier}, which is not there`);
  if (!realpathSync(toPath(url + extension)).startsWith(root.folder)) throw new Error(forbidden(specifier));
  return found(url + extension);
};

const load: module.LoadHookSync = (url, context, nextLoad) => {
  const specifier = url.slice('heartwood:'.length);
  const own = url.startsWith('heartwood:') ? provided.get(specifier) : undefined;
  if (own) return { format: 'module', source: sourceOf(specifier, own), shortCircuit: true };
  if (!rootOf(url)) return nextLoad(url, context);
  const source = readFileSync(toPath(url), 'utf8');
  if (url.endsWith('.json')) return { format: 'module', source: `export default ${source};`, shortCircuit: true };
  return { format: formatOf(url), source, shortCircuit: true };
};

function found(url: string): module.ResolveFnOutput {
  return { url, format: formatOf(url), shortCircuit: true };
}

function formatOf(url: string): 'module' | 'module-typescript' {
  return url.endsWith('.ts') ? 'module-typescript' : 'module';
}

function rootOf(url: string | undefined): Root | undefined {
  return url === undefined ? undefined : roots.find(({ address }) => url.startsWith(address));
}

function toPath(url: string): string {
  return fileURLToPath(url.replace(loadFolder, '/'));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** A module that hands on what this thread has. */
function sourceOf(specifier: string, exports: object): string {
  const names = Object.keys(exports).filter((name) => name !== 'default');
  const from = `globalThis[Symbol.for('heartwood.modules')].get('${specifier}')`;
  return `export const { ${names.join(', ')} } = ${from};`;
}

function forbidden(specifier: string): string {
  return `it imports '${specifier}'; a plugin may import heartwood/sdk and its own files, nothing else`;
}

/** The first line of what was thrown, without the way by which the file came here. */
function toReason(error: unknown): string {
  const { code, message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  if (code === 'ERR_REQUIRE_ASYNC_MODULE') return 'it waits (await) while it is loaded, which is not possible';
  if (code === 'ERR_NO_TYPESCRIPT' || code === 'ERR_UNKNOWN_MODULE_FORMAT') {
    return `this program's Node ${process.versions.node} cannot read TypeScript; write .js`;
  }
  const line = (message.split('\n')[0] ?? '').trim();
  return error instanceof SyntaxError ? `${line}${placeOf(error)}` : line;
}

/** ` (line 3)`, where the stack of a syntax error begins with the file. */
function placeOf(error: SyntaxError): string {
  const line = /^file:[^\n]*?:(\d+)\n/.exec(error.stack ?? '')?.[1];
  return line ? ` (line ${line})` : '';
}
