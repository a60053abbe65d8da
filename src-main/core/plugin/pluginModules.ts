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
const SDK = 'heartwood:sdk';
const SDK_KEY = Symbol.for('heartwood.sdk');
const loadFolder = /\/\.load-\d+\//;
const extensions = ['', '.ts', '.js', '.mjs', '.json'];

interface Root {
  /** With a slash at the end, as the address below which its files are found. */
  folder: string;
  address: string;
}

/** By the address of a load's folder. */
const roots = new Map<string, Root>();
const requireModule = createRequire(import.meta.url);
let loads = 0;
let isReady = false;

/** Reads a plugin's files anew. Throws: Error with a reason that can end a sentence. */
export function openPluginModules(path: string): (file: string) => unknown {
  prepare();
  const folder = realpathSync(path) + sep;
  const address = `${pathToFileURL(folder).href}.load-${++loads}/`;
  roots.set(address, { folder, address });
  return (file) => {
    try {
      return requireModule(`${ENTRY}${address}${file}`) as unknown;
    } catch (error) {
      throw new Error(`${file}: ${toReason(error)}`, { cause: error });
    }
  };
}

/** Once a thread. */
function prepare(): void {
  if (isReady) return;
  if (typeof module.registerHooks !== 'function') {
    throw new Error(`optional plugins need Node 22.15 or newer, and this is ${process.versions.node}`);
  }
  Object.assign(globalThis, { [SDK_KEY]: sdk });
  module.registerHooks({ resolve, load });
  isReady = true;
}

const resolve: module.ResolveHookSync = (specifier, context, nextResolve) => {
  if (specifier.startsWith(ENTRY)) return found(specifier.slice(ENTRY.length));
  const root = rootOf(context.parentURL);
  if (!root) return nextResolve(specifier, context);
  if (specifier === 'heartwood/sdk') return { url: SDK, format: 'module', shortCircuit: true };
  if (!/^\.\.?\//.test(specifier)) throw new Error(forbidden(specifier));
  const url = new URL(specifier, context.parentURL).href;
  if (!url.startsWith(root.address)) throw new Error(forbidden(specifier));
  const extension = extensions.find((candidate) => isFile(toPath(url + candidate)));
  if (extension === undefined) throw new Error(`it imports ${specifier}, which is not there`);
  if (!realpathSync(toPath(url + extension)).startsWith(root.folder)) throw new Error(forbidden(specifier));
  return found(url + extension);
};

const load: module.LoadHookSync = (url, context, nextLoad) => {
  if (url === SDK) return { format: 'module', source: sdkSource(), shortCircuit: true };
  if (!rootOf(url)) return nextLoad(url, context);
  const source = readFileSync(toPath(url), 'utf8');
  if (url.endsWith('.json')) return { format: 'module', source: `export default ${source};`, shortCircuit: true };
  return { format: url.endsWith('.ts') ? 'module-typescript' : 'module', source, shortCircuit: true };
};

function found(url: string): module.ResolveFnOutput {
  return { url, format: url.endsWith('.ts') ? 'module-typescript' : 'module', shortCircuit: true };
}

function rootOf(url: string | undefined): Root | undefined {
  const end = loadFolder.exec(url ?? '');
  return url !== undefined && end ? roots.get(url.slice(0, end.index + end[0].length)) : undefined;
}

function toPath(url: string): string {
  return fileURLToPath(url.replace(loadFolder, '/'));
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

function sdkSource(): string {
  const names = Object.keys(sdk).filter((name) => name !== 'default');
  return `export const { ${names.join(', ')} } = globalThis[Symbol.for('heartwood.sdk')];`;
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
