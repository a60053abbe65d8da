import { InvalidArgumentError, type Command } from 'commander';
import type { ArchiveChoice } from '@shared/ipc/archiving';
import { aheadTypes, parseDay, type AheadType } from '@shared/period/Period';
import type { CommandContext } from '../CommandContext';
import { toArchivedText, toStatusText } from '../toArchivingTexts';
import { toJsonLine } from '../toPrintable';
import { archive } from '../waitForJob';

interface Options {
  forceIdsites?: number[];
  skipIdsites?: number[];
  forceAllWebsites?: boolean;
  forcePeriods?: AheadType[];
  forceDateRange?: ArchiveChoice['dates'];
  forceIdsegments?: number[];
  skipAllSegments?: boolean;
  status?: boolean;
  json?: boolean;
}

export function addArchiveCommand(program: Command, context: CommandContext): void {
  program
    .command('archive')
    .alias('core:archive')
    .description('archive what is due, so that every report answers at once')
    .option('--force-idsites <list>', 'only these sites', parseIds)
    .option('--skip-idsites <list>', 'not these sites', parseIds)
    .option('--force-all-websites', 'look at sites without anything new since the last run, too')
    .option('--force-periods <list>', `only these periods: ${aheadTypes.join(', ')}`, parsePeriods)
    .option('--force-date-range <from,to>', 'only periods that begin on these days: 2026-03-01,2026-03-31', parseDates)
    .option('--force-idsegments <list>', 'of stored segments only these', parseIds)
    .option('--skip-all-segments', 'no stored segments')
    .option('--status', 'archive nothing; say when that was last done, and what is due')
    .option('--json', 'print as JSON')
    .action(async ({ status, json, ...options }: Options) => {
      const engine = await context.openEngine({ data: program.opts().data, command: 'heartwood archive', readers: 0 });
      try {
        if (status) {
          const found = await engine.call('archive.status', {});
          context.out(json ? toJsonLine(found) : toStatusText(found));
          return;
        }
        const { archived } = await archive(context, engine, toChoice(options));
        context.out(json ? toJsonLine(archived) : `${toArchivedText(archived)}\n`);
      } finally {
        await engine.close();
      }
    });
}

function toChoice(options: Options): ArchiveChoice {
  return {
    idSites: options.forceIdsites,
    skipIdSites: options.skipIdsites,
    periods: options.forcePeriods,
    dates: options.forceDateRange,
    idSegments: options.skipAllSegments ? [] : options.forceIdsegments,
    allSites: options.forceAllWebsites,
  };
}

function parseIds(text: string): number[] {
  const ids = text.split(',').map(Number);
  if (!ids.every((id) => Number.isInteger(id) && id > 0)) throw new InvalidArgumentError('It takes ids: 1,2.');
  return ids;
}

function parsePeriods(text: string): AheadType[] {
  return text.split(',').map((name) => {
    const known = aheadTypes.find((type) => type === name.trim());
    if (known) return known;
    const ranges = name.trim() === 'range' ? ' Ranges are archived when they are asked for.' : '';
    throw new InvalidArgumentError(`It takes ${aheadTypes.join(', ')}.${ranges}`);
  });
}

function parseDates(text: string): NonNullable<ArchiveChoice['dates']> {
  const [first = null, last = null, ...more] = text.split(',').map((date) => parseDay(date.trim()));
  if (first === null || last === null || more.length > 0) {
    throw new InvalidArgumentError('It takes two days: 2026-03-01,2026-03-31.');
  }
  if (last < first) throw new InvalidArgumentError('The second day is before the first.');
  return { first, last };
}
