import { availableParallelism } from 'node:os';
import { InvalidArgumentError, type Command } from 'commander';
import type { EngineClient } from '../../worker/EngineClient';
import type { CommandContext } from '../CommandContext';
import { openBrowser } from '../openBrowser';
import { toCounterTable } from '../toCounterTable';
import { assertDone, waitForJob } from '../waitForJob';

interface ServeOptions {
  port: number;
  open: boolean;
}

export function addServeCommand(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('serve the app and the HTTP Reporting API on this machine, until Ctrl-C')
    .argument('[file...]', 'log files to import; every host gets a site')
    .option('--port <number>', 'the port; any free one when not given', parsePort, 0)
    .option('--no-open', 'do not open the browser')
    .action(async (paths: string[], options: ServeOptions) => {
      const readers = Math.min(2, Math.max(1, availableParallelism() - 2));
      const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood serve', readers });
      try {
        await serve(context, engine, { paths, ...options });
      } finally {
        await engine.close();
      }
    });
}

async function serve(
  context: CommandContext,
  engine: EngineClient,
  { paths, port, open }: ServeOptions & { paths: string[] },
): Promise<void> {
  const { rendererFolder, resourcesFolder } = context;
  // Node's HTTP brings much along; no other command shall wait for it.
  const { openServer } = await import('../../server/openServer');
  const server = await openServer({ engine, port, rendererFolder, resourcesFolder });
  try {
    context.out(`Heartwood is open, until Ctrl-C, at ${server.address}\n`);
    if (open) openBrowser(server.address);
    const interrupted = new Promise<void>((resolve) => context.onInterrupt(resolve));
    if (paths.length > 0) await importFiles(context, engine, paths);
    await interrupted;
  } finally {
    await server.close();
  }
}

/** Failing to import does not end the app that is open: it says so there and here. */
async function importFiles(context: CommandContext, engine: EngineClient, paths: string[]): Promise<void> {
  try {
    const { job } = await engine.call('import.start', { paths, options: { addSitesNewHosts: true } });
    const ended = await waitForJob(context, engine, job);
    assertDone(ended);
    if (ended.counters) context.out(`Imported ${ended.title}:\n${toCounterTable(ended.counters)}`);
    engine.emit({ name: 'open', value: { what: 'dashboard' } });
  } catch (error) {
    context.err(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
