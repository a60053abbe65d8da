import type { Command } from 'commander';
import type { Job } from '@shared/ipc/contract';
import type { EngineClient } from '../../worker/EngineClient';
import type { CommandContext } from '../CommandContext';
import { toCounterJson, toCounterTable } from '../toCounterTable';
import { addImportOptions, toImportOptions } from '../toImportOptions';
import { assertDone, waitForArchiving, waitForJob } from '../waitForJob';

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
  for (const failure of ended.failures ?? []) context.err(`${toFailureText(failure)}\n`);
  assertDone(ended);
  await waitForArchiving(context, engine);
}

/** Log text is foreign: what could move a terminal's cursor is not printed. */
function toFailureText({ path, line, reason, text }: NonNullable<Job['failures']>[number]): string {
  const shown = text.replace(/\p{Cc}/gu, '?').slice(0, 200);
  return `Not understood: ${path}, line ${line} (${reason}): ${shown}`;
}
