import { InvalidArgumentError, type Command } from 'commander';
import type { CommandContext } from '../CommandContext';
import { waitForJob } from '../waitForJob';
import { assertDone } from './importCommand';

export function addArchiveCommand(program: Command, context: CommandContext): void {
  program
    .command('archive')
    .alias('core:archive')
    .description('archive what is due, so that every report answers at once')
    .option('--force-idsites <list>', 'only these sites', parseIds)
    .action(async ({ forceIdsites: idSites }: { forceIdsites?: number[] }) => {
      const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood archive', readers: 0 });
      try {
        const { job } = await engine.call('archive.start', { idSites });
        const ended = await waitForJob(context, engine, job);
        assertDone(ended);
        context.out('Archived.\n');
      } finally {
        await engine.close();
      }
    });
}

function parseIds(text: string): number[] {
  const ids = text.split(',').map(Number);
  if (!ids.every((id) => Number.isInteger(id) && id > 0)) throw new InvalidArgumentError('It takes ids: 1,2.');
  return ids;
}
