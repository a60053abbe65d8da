import type { Command } from 'commander';
import { toSentence } from '@shared/errors';
import type { Job } from '@shared/ipc/contract';
import { importCounterNames } from '@shared/ipc/importCounters';
import type { EngineClient } from '../../worker/EngineClient';
import type { CommandContext } from '../CommandContext';
import { dumpPatterns } from '../dumpPatterns';
import { addCommandOptions, type GivenCommandOptions } from '../importCommandOptions';
import { openOutput } from '../openOutput';
import { toCounterTable } from '../toCounterTable';
import { toDuplicateText, toLines } from '../toDuplicateText';
import { toFailureText } from '../toFailureText';
import { toJsonLine } from '../toPrintable';
import { addImportOptions, toImportOptions } from '../toImportOptions';
import { assertDone, waitForArchiving, waitForJob } from '../waitForJob';

const failuresShown = 5;

type Given = GivenCommandOptions & Record<string, unknown>;

/** Its options are many: they are there when the line asks for the command. */
export function addImportCommand(program: Command, context: CommandContext, args: readonly string[]): void {
  const command = program
    .command('import')
    .description('import log files, folders of them, or - for standard input')
    .argument('<file...>', 'log files, plain or compressed');
  if (!args.includes(command.name())) return;
  addCommandOptions(command);
  addImportOptions(command).action(async (paths: string[], options: Given) => {
    const output = options.output === undefined ? null : openOutput(options.output);
    const given = { ...context, ...output?.texts, progressDelay: toDelay(options) };
    try {
      const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood import', readers: 0 });
      try {
        await (options.dumpLogRegex ? dumpPatterns : runImport)(given, engine, { paths, options });
      } finally {
        await engine.close();
      }
    } finally {
      output?.close();
    }
  });
}

function toDelay({ showProgress, showProgressDelay }: Given): number | undefined {
  return showProgress ? showProgressDelay : undefined;
}

async function runImport(
  context: CommandContext,
  engine: EngineClient,
  { paths, options }: { paths: string[]; options: Given },
): Promise<void> {
  const { job } = await engine.call('import.start', { paths, options: toImportOptions(options) });
  const ended = await waitForJob(context, engine, job);
  if (options.json === true) context.out(toImportJson(ended));
  else tellResult(context, ended);
  assertDone(ended);
  if (ended.counters?.lines_read === 0) context.err(`${toSentence('file.isEmpty', { path: paths.join(', ') })}\n`);
  await waitForArchiving(context, engine);
}

function tellResult({ out, err }: CommandContext, job: Job): void {
  if (job.counters) out(toCounterTable(job.counters));
  out(toDuplicateText(job));
  for (const { reason, lines } of job.failedBy ?? []) err(`Not understood, ${toLines(lines)}: ${reason}\n`);
  for (const failure of (job.failures ?? []).slice(0, failuresShown)) err(`  ${toFailureText(failure)}\n`);
}

/** The counters, then what else the ledger says of the import. */
function toImportJson({ counters, idImport, duplicatesOf, failedBy, failures }: Job): string {
  const counted = counters && Object.fromEntries(importCounterNames.map((name) => [name, counters[name]]));
  return toJsonLine({
    ...counted,
    import: idImport || null,
    duplicates_of: (duplicatesOf ?? []).map(({ idImport: id, ...known }) => ({ import: id, ...known })),
    failed_by: failedBy ?? [],
    failures: failures ?? [],
  });
}
