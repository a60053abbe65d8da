import { InvalidArgumentError, type Command } from 'commander';
import type { Job } from '@shared/ipc/contract';
import type { CommandContext } from '../CommandContext';
import { assertDone, waitForJob } from '../waitForJob';

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
        context.out(`${toSummary(ended)}\n`);
      } finally {
        await engine.close();
      }
    });
}

function toSummary({ archived }: Job): string {
  const { sites = 0, days = 0, weeks = 0, months = 0, years = 0 } = archived ?? {};
  if (days + weeks + months + years === 0) return 'Nothing was due.';
  const parts = [plural(days, 'day'), plural(weeks, 'week'), plural(months, 'month'), plural(years, 'year')];
  return `Archived ${parts.join(', ')} of ${plural(sites, 'site')}.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function parseIds(text: string): number[] {
  const ids = text.split(',').map(Number);
  if (!ids.every((id) => Number.isInteger(id) && id > 0)) throw new InvalidArgumentError('It takes ids: 1,2.');
  return ids;
}
