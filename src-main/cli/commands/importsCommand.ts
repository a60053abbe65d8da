import { InvalidArgumentError, type Command } from 'commander';
import { AppError } from '@shared/errors';
import type { ImportDetails } from '@shared/ipc/ledger';
import type { EngineClient } from '../../worker/EngineClient';
import type { CommandContext } from '../CommandContext';
import { toImportText, toLines } from '../toDuplicateText';
import { toDetailsText, toImportTable, toUndoText } from '../toImportTexts';
import { toJsonLine } from '../toPrintable';
import { assertDone, waitForArchiving, waitForJob } from '../waitForJob';

interface Options {
  json?: boolean;
  yes?: boolean;
}

export function addImportsCommand(program: Command, context: CommandContext): void {
  const withEngine = async (work: (engine: EngineClient) => Promise<void>): Promise<void> => {
    const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood imports', readers: 0 });
    try {
      await work(engine);
    } finally {
      await engine.close();
    }
  };
  const imports = program
    .command('imports')
    .description('list what was imported; show or undo an import')
    .option('--json', 'print as JSON')
    .action(({ json }: Options) =>
      withEngine(async (engine) => {
        const list = await engine.call('import.list', {});
        context.out(json ? toJsonLine(list) : toImportTable(list));
      }),
    );
  const isJson = (options: Options): boolean => options.json ?? imports.opts<Options>().json ?? false;
  imports
    .command('show')
    .description('all that is known of an import: files, options, what became of each line')
    .argument('<id>', 'its number', parseId)
    .option('--json', 'print as JSON')
    .action((idImport: number, options: Options) =>
      withEngine(async (engine) => {
        const details = await engine.call('import.details', { idImport });
        context.out(isJson(options) ? toJsonLine(details) : toDetailsText(details));
      }),
    );
  imports
    .command('undo')
    .description('take an import out of all reports; lines that other files share with it are read again from those')
    .argument('<id>', 'its number', parseId)
    .option('-y, --yes', 'without being asked')
    .option('--json', 'print as JSON')
    .action((idImport: number, options: Options) =>
      withEngine((engine) => undo(context, engine, { idImport, yes: options.yes, json: isJson(options) })),
    );
}

async function undo(
  context: CommandContext,
  engine: EngineClient,
  { idImport, yes, json }: Options & { idImport: number },
): Promise<void> {
  const details = await engine.call('import.details', { idImport });
  if (yes !== true && !(await mayUndo(context, details))) return;
  const { job } = await engine.call('import.undo', { idImport });
  const ended = await waitForJob(context, engine, job);
  assertDone(ended);
  if (ended.undone) context.out(json === true ? toJsonLine(ended.undone) : toUndoText(ended.undone));
  await waitForArchiving(context, engine);
}

/** Throws: AppError usage where nobody can be asked. */
async function mayUndo({ isTerminal, confirm }: CommandContext, details: ImportDetails): Promise<boolean> {
  const { idImport, counters, heldBack } = details;
  if (!isTerminal)
    throw new AppError('usage', { message: `Say --yes to undo import ${idImport} without being asked.` });
  const lost = heldBack.filter(({ isReadable }) => !isReadable).reduce((sum, { lines }) => sum + lines, 0);
  const warning = lost > 0 ? ` ${toLines(lost)} that other files share with it cannot be read again.` : '';
  return confirm(`Undo ${toImportText(details)}, ${toLines(counters.imported)} imported?${warning}`);
}

function parseId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('It takes the number of an import.');
  return Number(text);
}
