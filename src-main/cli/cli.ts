import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { EngineClient } from '../worker/EngineClient';
import type { CommandContext } from './CommandContext';
import { findDataFile, findPluginPlaces } from '../worker/EngineClientDataFile';
import { runCommandLine } from './runCommandLine';

// Built, this file is out/main/cli.js; the worker bundles lie beside it.
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { version } = JSON.parse(readFileSync(at('../../package.json'), 'utf8')) as { version: string };
const sampleLog = at('../../resources/sample/access.log');

const context: CommandContext = {
  version,
  rendererFolder: at('../renderer'),
  resourcesFolder: at('../../resources'),
  out: (text, encoding) => void process.stdout.write(text, encoding),
  err: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
  confirm: async (question) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
    } finally {
      terminal.close();
    }
  },
  pluginTestUrl: new URL('./pluginTest.js', import.meta.url),
  pluginPlaces: ({ data, plugins }) => findPluginPlaces(findDataFile(data), plugins),
  openEngine: ({ data, plugins, command, readers }) =>
    EngineClient.open({
      workerUrl: new URL('./worker.js', import.meta.url),
      parseThreadUrl: new URL('./parseThread.js', import.meta.url),
      archiveThreadUrl: new URL('./archiveThread.js', import.meta.url),
      databasePath: findDataFile(data),
      version,
      host: 'browser',
      sampleLog: existsSync(sampleLog) ? sampleLog : null,
      command,
      readers,
      plugins: findPluginPlaces(findDataFile(data), plugins),
    }),
  onInterrupt: (listener) => {
    process.once('SIGINT', listener);
    process.once('SIGTERM', listener);
    return () => process.off('SIGINT', listener).off('SIGTERM', listener);
  },
};

// The launcher sees to the right Node; who starts this bundle with an older one gets a sentence, not a crash.
if (Number(process.versions.napi) < 10 || !process.versions.zstd) {
  process.stderr.write(`Heartwood needs Node 22.15 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

// Whoever reads our output may stop early: `heartwood api … | head`.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await runCommandLine(context, process.argv.slice(2));
