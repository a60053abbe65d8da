import type { Command } from 'commander';
import { AppError, fromErrorValue } from '@shared/errors';
import type { Job } from '@shared/ipc/contract';
import type { EngineClient } from '../../worker/EngineClient';
import type { CommandContext } from '../CommandContext';
import { toCounterJson, toCounterTable } from '../toCounterTable';
import { addImportOptions, toImportOptions } from '../toImportOptions';
import { waitForJob } from '../waitForJob';

export function addImportCommand(program: Command, context: CommandContext): void {
  const command = program
    .command('import')
    .description('import log files, folders of them, or - for standard input')
    .argument('<file...>', 'log files, plain or compressed')
    .option('--json', 'print the counters as one JSON object');
  addImportOptions(command).action(async (paths: string[], options: Record<string, unknown>) => {
    const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood import', readers: 0 });
    try {
      await runImport(context, engine, { paths, options });
    } finally {
      await engine.close();
    }
  });
}

async function runImport(
  context: CommandContext,
  engine: EngineClient,
  { paths, options }: { paths: string[]; options: Record<string, unknown> },
): Promise<void> {
  const { job } = await engine.call('import.start', { paths, options: toImportOptions(options) });
  const ended = await waitForJob(context, engine, job);
  if (ended.counters) context.out(options.json ? toCounterJson(ended.counters) : toCounterTable(ended.counters));
  assertDone(ended);
  await waitForArchiving(context, engine);
}

/** An import is followed by the archiving of what it touched, unless archive.afterImport says otherwise. */
async function waitForArchiving(context: CommandContext, engine: EngineClient): Promise<void> {
  for (const { id, kind } of await engine.call('job.list', {})) {
    if (kind === 'archive') assertDone(await waitForJob(context, engine, id));
  }
}

/** Throws: AppError, with the reason why the job did not end well. */
export function assertDone({ state, error, counters }: Job): void {
  if (state === 'done') return;
  if (state === 'failed' && error) throw fromErrorValue(error);
  throw new AppError('import.cancelled', { lines: counters?.lines_read ?? 0 });
}
